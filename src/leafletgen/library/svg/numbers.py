"""Numbers as SVG writes them (SVG 2, 9.3.9), and the fault that anything in a drawing can have."""

import re

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
LARGEST = 1e6
"""The largest number that a drawing may hold; nobody draws on a larger sheet, and sums stay exact."""

_GAP = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")


class DrawingFault(Exception):  # noqa: N818 - it becomes a diagnostic where the element stands
    """Something in a drawing is not as it must be; the words say what."""


def decimal(text: str) -> float:
    """A number. Raises DrawingFault."""
    if not NUMBER.fullmatch(text.strip(" \t\r\n")) or abs(float(text)) > LARGEST:
        raise DrawingFault(f"'{text[:40]}' is not a number from -1,000,000 to 1,000,000")
    return float(text)


def decimals(text: str, *counts: int) -> tuple[float, ...]:
    """Numbers with spaces or commas between them, as many as one of the counts says. Raises DrawingFault."""
    found, at = [], skip(text, 0)
    while at < len(text):
        number = NUMBER.match(text, at)
        if not number:
            raise DrawingFault(f"'{text[at : at + 20]}' stands where a number belongs")
        found.append(decimal(number[0]))
        at = skip(text, number.end())
    if counts and len(found) not in counts:
        raise DrawingFault(f"there are {len(found)} numbers in '{text[:40]}'")
    return tuple(found)


def skip(text: str, at: int) -> int:
    """Where what follows white space and a comma begins."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at
