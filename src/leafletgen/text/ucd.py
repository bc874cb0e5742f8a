"""Character properties, from one pinned version of Unicode whatever Python runs.

The data file beside this module is made by `tools/make_ucd.py`; it is read once a process, at the first question.
Functions take one character and never fail: a code point without a value of its own has the default of UAX #44.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

VERSION = "15.0"
"""The version of Unicode that all properties are taken from."""

DATA = Path(__file__).with_name(f"ucd-{VERSION}.txt")


class Bracket(NamedTuple):
    """A paired bracket: `pair` is the other one of the pair, `kind` is `o` when this one opens, `c` when it closes."""

    pair: str
    kind: str


@lru_cache(maxsize=16384)
def bidi_class(character: str) -> str:
    """Bidi_Class by its short name: `L`, `R`, `AL`, `EN`, `NSM`, `LRI`."""
    return value("bidi_class", character)


@lru_cache(maxsize=16384)
def script(character: str) -> str:
    """Script as an ISO 15924 code: `Latn`, `Arab`; `Zyyy` common, `Zinh` inherited, `Zzzz` unknown."""
    return value("script", character)


def bracket(character: str) -> Bracket | None:
    """What Bidi_Paired_Bracket and its type say of the character; None when it is no paired bracket."""
    return brackets().get(character)


def canonical_bracket(character: str) -> str:
    """The character that stands for all brackets canonically equivalent to this one (BD16): U+3008 for U+2329."""
    return canonical_brackets().get(character, character)


def value(property_name: str, character: str) -> str:
    """The value of a property in the data file."""
    starts, values = table(property_name)
    return values[bisect_right(starts, ord(character)) - 1]


@cache
def table(property_name: str) -> tuple[list[int], list[str]]:
    """A property of all characters: where each run of equal values starts, and the values."""
    fields = section(property_name).split()
    return [int(start, 16) for start in fields[::2]], fields[1::2]


@cache
def brackets() -> dict[str, Bracket]:
    """All paired brackets."""
    fields = section("bracket").split()
    return {
        unhex(code): Bracket(unhex(pair), kind)
        for code, kind, pair in zip(fields[::3], fields[1::3], fields[2::3], strict=True)
    }


@cache
def canonical_brackets() -> dict[str, str]:
    """The brackets that have a canonical equivalent."""
    fields = section("canonical_bracket").split()
    return {unhex(code): unhex(equivalent) for code, equivalent in zip(fields[::2], fields[1::2], strict=True)}


def unhex(code: str) -> str:
    """The character of a hexadecimal code point."""
    return chr(int(code, 16))


def section(name: str) -> str:
    """The lines of one property in the data file."""
    return contents().partition(f"\n[{name}]\n")[2].partition("\n\n")[0]


@cache
def contents() -> str:
    """The data file, read once."""
    return DATA.read_text(encoding="ascii")
