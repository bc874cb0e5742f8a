"""Numbers and lengths of SVG (SVG 2, 9.3.9; CSS Values 3, 6), and the exception for faults in a drawing."""

import re

from leafletgen.problems.words import shown

SVG_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
LARGEST_NUMBER = 1e6
"""The largest number in a drawing. Nobody draws on a larger sheet, and sums stay exact."""
SVG_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
"""Each unit of length in user units."""

_GAP = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
_LENGTH = re.compile(rf"({SVG_NUMBER.pattern})([a-z]*|%)", re.IGNORECASE)


class DrawingFault(Exception):  # noqa: N818 - it becomes a diagnostic where the element stands
    """A fault in a drawing: the message says what is wrong, and `hint` what to do."""

    def __init__(self, reason: str, hint: str = "correct it, or save it again as plain SVG") -> None:
        super().__init__(reason)
        self.hint = hint


class NotDrawn(DrawingFault):
    """Something that other programs draw, but leafletgen does not. The message names it."""


def decimal(text: str) -> float:
    """A number. Raises DrawingFault."""
    if not SVG_NUMBER.fullmatch(text.strip(" \t\r\n")) or abs(float(text)) > LARGEST_NUMBER:
        raise DrawingFault(f"{shown(text)} is not a number from -1,000,000 to 1,000,000")
    return float(text)


def svg_length(text: str, whole: float | None = None) -> float:
    """A length in user units. Percentages are of `whole`; without it they are refused. Raises DrawingFault."""
    found = _LENGTH.fullmatch(text.strip(" \t\r\n"))
    unit = found[2].lower() if found else "?"
    if found and unit == "%" and whole is not None:
        return decimal(found[1]) / 100 * whole
    if not found or unit not in SVG_UNITS:
        raise DrawingFault(f"{shown(text)} is not a length in px, pt, mm, cm or in")
    value = decimal(found[1]) * SVG_UNITS[unit]
    if abs(value) > LARGEST_NUMBER:
        raise DrawingFault(f"{shown(text)} is longer than 1,000,000 px")
    return value


def decimals(text: str, *counts: int) -> tuple[float, ...]:
    """Numbers separated by spaces or commas. Their number must be one of `counts`. Raises DrawingFault."""
    found, at = [], skip(text, 0)
    while at < len(text):
        number = SVG_NUMBER.match(text, at)
        if not number:
            raise DrawingFault(f"{shown(text[at : at + 20])} is where a number should be")
        found.append(decimal(number[0]))
        at = skip(text, number.end())
    if counts and len(found) not in counts:
        raise DrawingFault(f"there are {len(found)} numbers in {shown(text)}")
    return tuple(found)


def skip(text: str, at: int) -> int:
    """The index after white space and a comma."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at
