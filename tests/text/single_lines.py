"""A text that is one line by itself: the rules of UAX #9 that its conformance cases need, and print does not.

A leaflet's language decides the direction of a paragraph, so that nobody looks for a strong character (P2, P3); and white
space at the end of a printed line takes no room (L1).
"""

from collections.abc import Sequence

from leafletgen.text import bidi
from leafletgen.text.bidi_explicit import INITIATORS, first_strong_level, matching_isolates
from leafletgen.text.ucd import bidi_class

RESET = bidi.REMOVED | INITIATORS | {"WS", "PDI"}


def paragraph_level(text: str) -> int:
    """The level that the first strong character gives to a paragraph (P2, P3); 0 when there is none."""
    classes = [bidi_class(character) for character in text]
    return first_strong_level(classes, matching_isolates(classes), 0, len(classes))


def line_levels(text: str, levels: Sequence[int], base: int) -> list[int]:
    """The levels of a line, with separators and the white space before them or at its end at the base level (L1)."""
    reset = list(levels)
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        original = bidi_class(text[index])
        trailing = original in {"S", "B"} or (trailing and original in RESET)
        if trailing:
            reset[index] = base
    return reset


def seen(text: str, levels: Sequence[int], base: int) -> list[int]:
    """The indexes of the characters of a line from left to right (L1, L2)."""
    return bidi.visual_order(line_levels(text, levels, base))
