"""Which expressions belong to Latin words beside them: in Arabic, `paracetamol 500 mg` reads left to right as one."""

import re
from collections.abc import Iterable, Sequence

from leafletgen.text.expression_grammar import EDGE, GAP, LETTER, any_of
from leafletgen.text.expressions import Expression
from leafletgen.text.ucd import bidi_class
from leafletgen.text.unit_names import LOCAL_UNITS

STRONG = frozenset({"L", "R", "AL"})
RTL_CLASSES = frozenset({"R", "AL"})

NEIGHBOUR_STOPS = frozenset(".!?…،؛؟۔")
"""A stop between words and an expression: the expression does not belong to the words before it."""

ABBREVIATION = re.compile(r"(?<!\w)(?:nos?|vol|pp?|figs?|approx|ca|ext|tel|max|min|ver|v)\.\s*\Z", re.IGNORECASE)
"""Abbreviations, whose full stop is not such a stop: `Fig. 2`."""

LATIN_WORD = re.compile(f"{GAP}(?:[/⁄&{EDGE}]{{1,3}}{GAP}?)?[{LETTER}]")
"""The next word is Latin, perhaps behind a sign: `5 mg / day`."""

LOCAL_UNIT = re.compile(f"{GAP}?(?:{any_of(LOCAL_UNITS)})(?!\\w)")


def among_words(text: str, found: Sequence[Expression]) -> list[bool]:
    """For each expression of a text, whether it belongs to left-to-right words beside it.

    A code or an address is such a word itself. A number belongs to Latin words when the next word is Latin, or when the
    word before is Latin and no full stop or Arabic comma is between, unless all words around are Latin. A number whose
    unit is in another script stays beside its unit: in `paracetamol 500 ملغ` it does not belong to the Latin word.
    """
    gaps = gaps_around(text, found)
    after = directions_after(gaps, found)
    all_latin = not any(bidi_class(character) in RTL_CLASSES for gap in gaps for character in gap)
    direction, stopped = "", False
    words = []
    for gap, following, expression in zip(gaps, after, found, strict=False):
        direction, stopped = direction_before(gap, direction, stopped)
        is_word = expression.is_word
        if not is_word and not LOCAL_UNIT.match(text, expression.end):
            follows = direction == "L" and (not stopped or following == "L" or all_latin)
            is_word = follows or LATIN_WORD.match(text, expression.end) is not None
        if is_word:
            direction, stopped = "L", False
        words.append(is_word)
    return words


def gaps_around(text: str, found: Sequence[Expression]) -> list[str]:
    """The texts before, between and after the expressions."""
    ends = [0, *(expression.end for expression in found)]
    starts = [*(expression.start for expression in found), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def direction_before(gap: str, direction: str, stopped: bool) -> tuple[str, bool]:
    """The bidi class of the last strong character up to the end of a gap, and whether a stop came after it."""
    for character in gap:
        bidi = bidi_class(character)
        if bidi in STRONG:
            direction, stopped = bidi, False
        elif character in NEIGHBOUR_STOPS:
            stopped = True
    return direction, stopped and not ABBREVIATION.search(gap[-10:])


def directions_after(gaps: Sequence[str], found: Sequence[Expression]) -> list[str]:
    """For each expression, the bidi class of the next strong character outside numbers; empty when there is none."""
    direction = ""
    after = []
    for expression, gap in zip(reversed(found), reversed(gaps[1:]), strict=True):
        direction = first_strong_class(gap) or direction
        after.append(direction)
        if expression.is_word:
            direction = "L"
    return after[::-1]


def first_strong_class(characters: Iterable[str]) -> str:
    """The class of the first strong character; empty when there is none."""
    return next((bidi for bidi in map(bidi_class, characters) if bidi in STRONG), "")
