"""Character properties from one fixed version of Unicode, the same under every version of Python.

`tools/make_ucd.py` makes the data file beside this module. It is read once a process, when it is first needed.
Functions take one character and never fail: a code point without a value has the default of UAX #44.
"""

import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

UNICODE_VERSION = "15.0"
"""The version of Unicode that all properties are taken from."""

DATA = Path(__file__).with_name(f"ucd-{UNICODE_VERSION}.txt")


class Bracket(NamedTuple):
    """A paired bracket: `pair` is the other one of the pair, `kind` is `o` when this one opens, `c` when it closes."""

    pair: str
    kind: str


def bidi_class(character: str) -> str:
    """Bidi_Class by its short name: `L`, `R`, `AL`, `EN`, `NSM`, `LRI`."""
    names, numbers = property_table("bidi_class")
    return names[numbers[ord(character)]]


def script(character: str) -> str:
    """Script as an ISO 15924 code: `Latn`, `Arab`; `Zyyy` common, `Zinh` inherited, `Zzzz` unknown."""
    names, numbers = property_table("script")
    return names[numbers[ord(character)]]


def bracket(character: str) -> Bracket | None:
    """Bidi_Paired_Bracket and its type; None when the character is not a paired bracket."""
    return brackets().get(character)


def canonical_bracket(character: str) -> str:
    """The one representative of all brackets canonically equivalent to this one (BD16): U+3008 for U+2329."""
    return canonical_brackets().get(character, character)


@cache
def property_table(property_name: str) -> tuple[list[str], bytes]:
    """A property of all characters: the names of its values, and for each code point the index of its name."""
    fields = data_section(property_name).split()
    names = sorted(set(fields[1::2]))
    numbers = {name: bytes([number]) for number, name in enumerate(names)}
    edges = [*(int(start, 16) for start in fields[::2]), sys.maxunicode + 1]
    runs = (numbers[name] * (end - start) for name, (start, end) in zip(fields[1::2], pairwise(edges), strict=True))
    return names, b"".join(runs)


@cache
def brackets() -> dict[str, Bracket]:
    """All paired brackets."""
    fields = data_section("bracket").split()
    return {
        unhex(code): Bracket(unhex(pair), kind)
        for code, kind, pair in zip(fields[::3], fields[1::3], fields[2::3], strict=True)
    }


@cache
def canonical_brackets() -> dict[str, str]:
    """The brackets that have a canonical equivalent."""
    fields = data_section("canonical_bracket").split()
    return {unhex(code): unhex(equivalent) for code, equivalent in zip(fields[::2], fields[1::2], strict=True)}


def unhex(code: str) -> str:
    """The character of a hexadecimal code point."""
    return chr(int(code, 16))


def data_section(name: str) -> str:
    """The lines of one property in the data file."""
    return data_file().partition(f"\n[{name}]\n")[2].partition("\n\n")[0]


@cache
def data_file() -> str:
    """The data file, read once."""
    return DATA.read_text(encoding="ascii")
