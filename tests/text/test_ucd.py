"""Character properties: one version of Unicode, read fast, the same whatever Python runs."""

import importlib.util
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from leafletgen.text import ucd

DATABASE = Path("/usr/share/unicode")
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", "L"), ("\u05d0", "R"), ("\u0628", "AL"), ("7", "EN"), ("\u06f7", "EN"), ("\u0667", "AN"), ("-", "ES"),
        ("%", "ET"), (",", "CS"), ("\u00a0", "CS"), ("\u0301", "NSM"), ("\u200c", "BN"), ("\n", "B"), ("\t", "S"),
        (" ", "WS"), ("!", "ON"), ("\u2066", "LRI"), ("\u2067", "RLI"), ("\u2068", "FSI"), ("\u2069", "PDI"),
        ("\u202a", "LRE"), ("\u202b", "RLE"), ("\u202c", "PDF"), ("\u202d", "LRO"), ("\u202e", "RLO"),
        ("\U0010ffff", "BN"), ("\u05ff", "R"), ("\u1aff", "L"), ("\u20cf", "ET"), ("\U0001edff", "R"),
    ],
)  # fmt: skip
def test_bidi_class(character: str, expected: str) -> None:
    """Every class is known by its short name, and unassigned code points have the defaults of their block."""
    assert ucd.bidi_class(character) == expected


def test_agrees_with_the_standard_library() -> None:
    """Bidi_Class is the one that Python's own database of about the same version has, wherever both know a character."""
    same_version = unicodedata.unidata_version.startswith(ucd.UNICODE_VERSION)
    differing = [
        code
        for code in range(sys.maxunicode + 1)
        if (own := unicodedata.bidirectional(chr(code))) and own != ucd.bidi_class(chr(code))
    ]
    assert len(differing) <= (0 if same_version else 12), [f"U+{code:04X}" for code in differing]


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", "Latn"), ("\u0628", "Arab"), ("\u05d0", "Hebr"), ("\u0915", "Deva"), ("\u4e2d", "Hani"), ("1", "Zyyy"),
        ("\u0301", "Zinh"), ("\u0378", "Zzzz"), ("\u2c80", "Copt"), ("\u1000", "Mymr"), ("\u1780", "Khmr"),
    ],
)  # fmt: skip
def test_script(character: str, expected: str) -> None:
    """Scripts have ISO 15924 codes, which fonts and HarfBuzz understand."""
    assert ucd.script(character) == expected


def test_every_bracket_has_its_pair() -> None:
    """Of two paired brackets each names the other, and one opens and the other closes."""
    pairs = {chr(code): pair for code in range(sys.maxunicode + 1) if (pair := ucd.bracket(chr(code)))}
    assert len(pairs) == 128
    for character, bracket in pairs.items():
        assert pairs[bracket.pair] == (character, "c" if bracket.kind == "o" else "o")


def test_angle_brackets_are_equivalent() -> None:
    """U+2329 and U+232A count as U+3008 and U+3009 (BD16); all other brackets stand for themselves."""
    assert ucd.canonical_bracket("\u2329") == "\u3008"
    assert ucd.canonical_bracket("\u232a") == "\u3009"
    assert ucd.canonical_bracket("(") == "("
    assert ucd.bracket("x") is None


@pytest.mark.skipif(not (DATABASE / "UnicodeData.txt").exists(), reason="needs Debian's package unicode-data")
def test_data_is_what_the_tool_makes() -> None:
    """The file in the package is the one that the documented command makes from the pinned database."""
    tool = load_tool()
    if f"-{tool.VERSION}.0.txt" not in (DATABASE / "PropList.txt").read_text(encoding="utf-8")[:40]:
        pytest.skip("another version of Unicode is installed")
    assert tool.properties(DATABASE) == ucd.DATA.read_text(encoding="ascii")


def load_tool() -> ModuleType:
    """The maintainers' command as a module."""
    spec = importlib.util.spec_from_file_location("make_ucd", ROOT / "tools" / "make_ucd.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool
