"""The edges of an expression: marks, dashes and brackets beside it that belong to the sentence."""

import re
from typing import TypeAlias

from leafletgen.text.expression_grammar import (
    BETWEEN,
    CLOSING,
    DIGIT,
    EDGE,
    GAP,
    OPENING,
    PARTING,
    RTL_LETTER,
    UNSEEN_CHARACTERS,
)

Range: TypeAlias = tuple[int, int]
"""Start and end of some characters of a text."""

BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
PARTNER = dict(zip(CLOSING, OPENING, strict=True))

HAS_RTL_LETTER = re.compile(f"[{RTL_LETTER}]")
PARTING_SIGNS = re.compile(f"[{PARTING}]")
OUTSIDE = re.compile(f"{GAP}|[{UNSEEN_CHARACTERS}]|(?![{EDGE}])[{BETWEEN}]")
"""Characters that an expression neither begins nor ends with."""

DECIMAL = re.compile(f"(?<![\\w.])\\.[{DIGIT}]")
"""The one full stop that an expression begins with."""

HALF_OF_DAY = re.compile(r"[ap]\.m\.", re.IGNORECASE)
"""The one full stop that an expression ends with."""


def pairs_of_brackets(text: str, start: int, end: int) -> dict[int, int]:
    """For each opening bracket between `start` and `end`, the place of its closing bracket in the same range."""
    partners: dict[int, int] = {}
    opened: dict[str, list[int]] = {bracket: [] for bracket in OPENING}
    for bracket in BRACKET.finditer(text, start, end):
        if bracket[0] in opened:
            opened[bracket[0]].append(bracket.start())
        elif waiting := opened[PARTNER[bracket[0]]]:
            partners[waiting.pop()] = bracket.start()
    return partners


def lone_brackets(text: str, start: int, end: int, partners: dict[int, int]) -> list[int]:
    """The places of brackets without a partner between `start` and `end`, except those inside a pair."""
    lone, closed = [], start - 1
    for bracket in BRACKET.finditer(text, start, end):
        closed = max(closed, partners.get(bracket.start(), closed))
        if bracket.start() > closed:
            lone.append(bracket.start())
    return lone


def trimmed(text: str, start: int, end: int, partners: dict[int, int]) -> Range:
    """The range without the marks of the sentence at both ends, and without brackets around all of it.

    A dash that touches a right-to-left word belongs to that word. So does a dash behind a number whose first digit
    touches such a word: otherwise `ל5-` would look like `ל-5`.
    """
    joined_before = start > 0 and HAS_RTL_LETTER.match(text, start - 1) is not None
    joined_after = HAS_RTL_LETTER.match(text, end) is not None
    while True:
        while start < end and is_outside_at_start(text, start, joined_before):
            start += 1
        while start < end and is_outside_at_end(text, start, end, joined_before, joined_after):
            end -= 1
        if partners.get(start) != end - 1:
            return start, end
        start, end, joined_before, joined_after = start + 1, end - 1, False, False


def is_outside_at_start(text: str, start: int, joined: bool) -> bool:
    """True when the first character of the range belongs to the sentence, not to the expression."""
    if joined and PARTING_SIGNS.match(text, start):
        return True
    return OUTSIDE.match(text, start) is not None and not DECIMAL.match(text, start)


def is_outside_at_end(text: str, start: int, end: int, joined_before: bool, joined_after: bool) -> bool:
    """True when the last character of the range belongs to the sentence, not to the expression."""
    if PARTING_SIGNS.match(text, end - 1):
        return joined_before or joined_after
    if text[end - 1] in "°º" and joined_after:
        return True
    return OUTSIDE.match(text, end - 1) is not None and not HALF_OF_DAY.fullmatch(text, max(start, end - 4), end)
