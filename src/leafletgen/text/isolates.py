"""Keeps expressions such as numbers in order, left to right and on one line, in text of either direction.

Plain UAX #9 prints `020 7946 0958` as `0958 7946 020` in Arabic, because it ends a number at a space. So the
algorithm gets a copy of the paragraph in which every expression is an isolate made of letters, which cannot be
reordered. The copy is only for the analysis: the text that is drawn and extracted gets no extra character.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from leafletgen.text import bidi
from leafletgen.text.expression_edges import Range
from leafletgen.text.expression_grammar import GAP, any_of
from leafletgen.text.expressions import Expression, recognise
from leafletgen.text.neighbours import among_words, gaps_around
from leafletgen.text.unit_names import LOCAL_UNITS, RUN_ON_UNITS

LRI, PDI = "\u2066", "\u2069"
STAND_IN = "x"
"""Replaces each character of an expression in the copy that is analysed."""

AUTHORS_BREAK = re.compile("[\u200b\u00ad]")
UNIT_OF_LANGUAGE = re.compile(f"{GAP}?°?(?:(?:{any_of(LOCAL_UNITS)})(?!\\w)|{any_of(RUN_ON_UNITS)})")


def expressions(text: str, given: tuple[Range, ...] = ()) -> tuple[Expression, ...]:
    """The expressions of a text. Breaking and ordering need the same, so they are found once and passed as `found`.

    `given` are ranges known to be one expression each. The width of spaces inside does not matter, so they may be
    replaced by no-break spaces.
    """
    return tuple(recognise(text, given))


def unbreakable(text: str, found: Sequence[Expression] | None = None) -> list[Range]:
    """Start and end of everything that stays on one line, in order.

    These are the kept parts of expressions, including a unit in the language's own script after a number (`5 ملغ`).
    A part ends where the author allows a break, as in a long address.
    """
    kept: list[Range] = []
    for expression in expressions(text) if found is None else found:
        for start, end in expression.kept:
            unit = None if expression.is_word or end < expression.end else UNIT_OF_LANGUAGE.match(text, end)
            kept.append((start, unit.end() if unit else end))
    return [part for start, end in kept for part in pairwise([start, *authors_breaks(text, start, end), end])]


def authors_breaks(text: str, start: int, end: int) -> list[int]:
    """The places in a part where the author allows a break: after a zero-width space or a soft hyphen."""
    return [found.end() for found in AUTHORS_BREAK.finditer(text, start, end) if found.end() < end]


def paragraph_levels(text: str, base: int, found: Sequence[Expression] | None = None) -> list[int]:
    """The embedding level (UAX #9) of each character of a paragraph, with every expression kept in order.

    `base` is the paragraph embedding level: 0 left to right, 1 right to left.
    """
    found = expressions(text) if found is None else found
    plain = bidi.levels(text, base) if base == 0 or not found else []
    if not found or not any(plain or [base]):
        return plain
    return levels_apart(text, found) if base == 1 and stand_apart(text, found) else resolved_levels(text, found, base)


def resolved_levels(text: str, found: Sequence[Expression], base: int) -> list[int]:
    """The levels by UAX #9, with these expressions kept in order."""
    pieces = list(analysed(text, found))
    resolved = iter(bidi.levels("".join(piece for piece, _ in pieces), base))
    return [level for piece, is_text in pieces for level in islice(resolved, len(piece)) if is_text]


def levels_apart(text: str, found: Sequence[Expression]) -> list[int]:
    """The same levels without the algorithm, for expressions for which `stand_apart` is true."""
    levels = [1] * len(text)
    for expression in found:
        levels[expression.start : expression.end] = [2] * (expression.end - expression.start)
    return levels


def stand_apart(text: str, found: Sequence[Expression]) -> bool:
    """True for right-to-left text in which only numbers run the other way. It does not need the algorithm."""
    outside = "".join(gaps_around(text, found))
    return not bidi.moves(outside, 1) and not any(expression.is_word for expression in found)


def analysed(text: str, found: Sequence[Expression]) -> Iterator[tuple[str, bool]]:
    """The pieces of the copy that UAX #9 gets. The flag is true for pieces that replace characters of the text.

    Among Latin words a number counts as a Latin word: an isolate would cut `paracetamol 500 mg` in two and swap the
    halves. Anywhere else it is an isolate. An address with Arabic or Hebrew letters is an isolate in which the
    algorithm orders the characters (RFC 3987, 4.1).
    """
    end = 0
    for expression, is_word in zip(found, among_words(text, found), strict=True):
        yield text[end : expression.start], True
        end = expression.end
        if expression.mixed:
            yield from [(LRI, False), (text[expression.start : end], True), (PDI, False)]
        else:
            letters = STAND_IN * (end - expression.start)
            yield from [(letters, True)] if is_word else [(LRI, False), (letters, True), (PDI, False)]
    yield text[end:], True
