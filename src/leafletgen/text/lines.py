"""Lines of glyphs, ready to be placed at any size."""

from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from leafletgen.text.shaping import ShapedWord

HAIR = 0.04
"""The least distance between the ink of two lines, in ems: about half a point at reading size."""

MEASURE_TOLERANCE = 1e-9
"""In ems. Sums of advances are floating point, and a line that fits exactly must fit."""


class Piece(NamedTuple):
    """A word or a space on a line: `x` is its left edge in ems from the line's left edge.

    `stretch` is the number of its stretch, from 0. The words of a stretch have the same link.
    """

    word: ShapedWord
    x: float
    stretch: int = 0

    @property
    def right(self) -> float:
        """The x of its right edge, in ems."""
        return self.x + self.word.advance


class Line(NamedTuple):
    """A line: words and spaces in logical order. White space at its end does not count in its width.

    `width` is in ems; `rtl` is the direction of the paragraph. `lefts` are the left edges of the words, in ems from
    the line's left edge; it is empty when the words follow each other from there to the right. `stretches` has the
    number of each word's stretch; it is empty when all words are in the first.
    """

    words: tuple[ShapedWord, ...]
    width: float
    rtl: bool
    lefts: tuple[float, ...] = ()
    stretches: tuple[int, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words, each with its place."""
        lefts = self.lefts or accumulate([word.advance for word in self.words[:-1]], initial=0.0)
        return tuple(map(Piece, self.words, lefts, self.stretches or repeat(0)))

    @property
    def rise(self) -> float:
        """How far its ink reaches above the baseline, in ems."""
        return max([word.rise for word in self.words], default=0.0)

    @property
    def fall(self) -> float:
        """How far its ink reaches below the baseline, in ems."""
        return max([word.fall for word in self.words], default=0.0)


def line_of(pieces: Sequence[Piece], width: float, rtl: bool) -> Line:
    """A line of words that have their places already."""
    words, lefts, stretches = zip(*pieces, strict=True)
    return Line(words, width, rtl, lefts, stretches)


def clearance(above: Line, below: Line, enough: float, shift: float = 0.0) -> float:
    """The least distance of two baselines, in ems, at which no ink of one line touches ink of the other.

    `enough` is a distance that will be kept anyway. Lines that clearly need no more are not measured closely; the
    answer is then some distance up to `enough`. `shift` is how far the left edge of the lower line is to the right of
    the upper line's, in ems.
    """
    fall, rise = above.fall, below.rise
    if fall + rise + HAIR <= enough:
        return 0.0
    deep = [piece for piece in above.pieces if piece.word.fall + rise + HAIR > enough]
    high = [piece for piece in below.pieces if fall + piece.word.rise + HAIR > enough]
    needed = 0.0
    for upper in deep:
        for lower in high:
            apart = upper.word.fall + lower.word.rise + HAIR
            if apart <= max(needed, enough) or not (
                upper.x - REACH < lower.right + shift and lower.x + shift < upper.right + REACH
            ):
                continue
            needed = max(needed, apart_enough(upper, lower, shift))
    return needed


def apart_enough(upper: Piece, lower: Piece, shift: float) -> float:
    """The least distance of the baselines of two words, in ems, measured by the boxes of their glyphs."""
    offset = lower.x + shift - upper.x
    return HAIR + max(
        (
            top - bottom
            for left, right, bottom, _ in upper.word.ink_boxes()
            for other_left, other_right, _, top in lower.word.ink_boxes()
            if left < other_right + offset + HAIR and other_left + offset < right + HAIR
        ),
        default=0.0,
    )


REACH = 0.5
"""How far ink may reach beyond a word's advance, in ems: tails of Nastaliq, marks at a word's edge."""
