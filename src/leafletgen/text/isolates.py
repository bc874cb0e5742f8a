"""Numbers stay in order: what must read left to right, and stay on one line, in text of either direction.

Plain UAX #9 prints `020 7946 0958` as `0958 7946 020` in Arabic, because to it a space is no part of a number. So the
algorithm gets a copy of the paragraph in which every expression is an isolate, and is made of letters, which nothing
can turn round. The copy is dropped after the analysis: what is drawn and extracted has no character more.
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
"""Stands for each character of an expression in the copy that is analysed."""

AUTHORS_BREAK = re.compile("[\u200b\u00ad]")
UNIT_OF_LANGUAGE = re.compile(f"{GAP}?°?(?:(?:{any_of(LOCAL_UNITS)})(?!\\w)|{any_of(RUN_ON_UNITS)})")


def expressions(text: str, given: tuple[Range, ...] = ()) -> tuple[Expression, ...]:
    """The expressions of a text. Breaking and ordering ask for the same, so they are found once and passed as `found`.

    `given` are ranges known to be one each. The same are found whichever width the spaces inside have, so that they may be
    replaced by spaces that do not break.
    """
    return tuple(recognise(text, given))


def unbreakable(text: str, found: Sequence[Expression] | None = None) -> list[Range]:
    """Start and end of everything that stays on one line, in order.

    These are the kept parts of expressions, with the unit in the language's own script that follows a number (`5 ملغ`).
    Where the author allows a break, as in a long address, one part ends and the next begins.
    """
    kept: list[Range] = []
    for expression in expressions(text) if found is None else found:
        for start, end in expression.kept:
            unit = None if expression.is_word or end < expression.end else UNIT_OF_LANGUAGE.match(text, end)
            kept.append((start, unit.end() if unit else end))
    return [part for start, end in kept for part in pairwise([start, *authors_breaks(text, start, end), end])]


def authors_breaks(text: str, start: int, end: int) -> list[int]:
    """Where in a part the author lets a line end: after a zero-width space or a soft hyphen."""
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
    """The levels that UAX #9 gives, with these expressions kept in order."""
    pieces = list(analysed(text, found))
    resolved = iter(bidi.levels("".join(piece for piece, _ in pieces), base))
    return [level for piece, is_text in pieces for level in islice(resolved, len(piece)) if is_text]


def levels_apart(text: str, found: Sequence[Expression]) -> list[int]:
    """The same where the expressions stand apart in right-to-left text."""
    levels = [1] * len(text)
    for expression in found:
        levels[expression.start : expression.end] = [2] * (expression.end - expression.start)
    return levels


def stand_apart(text: str, found: Sequence[Expression]) -> bool:
    """True for right-to-left text in which nothing but numbers runs the other way: the algorithm is not needed."""
    outside = "".join(gaps_around(text, found))
    return not bidi.moves(outside, 1) and not any(expression.is_word for expression in found)


def analysed(text: str, found: Sequence[Expression]) -> Iterator[tuple[str, bool]]:
    """The pieces of the copy that UAX #9 gets, each with whether it stands for characters of the text.

    Within Latin words a number is one of them: an isolate would cut `paracetamol 500 mg` in two, each half on the side
    of the other. Anywhere else it is an isolate. An address with Arabic or Hebrew letters is an isolate that the
    algorithm orders inside (RFC 3987, 4.1).
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
