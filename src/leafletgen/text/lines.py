"""Lines of glyphs, ready to be placed at any size."""

from dataclasses import dataclass

from leafletgen.text.shaping import ShapedWord


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a space on a line: `x` is its left edge in ems from the line's left edge.

    `stretch` counts the stretches of the paragraph that link alike, from 0.
    """

    word: ShapedWord
    x: float
    stretch: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line: pieces in logical order, each where it belongs; white space at the end of a line is not in it.

    `width` is in ems; `rtl` is the direction of the paragraph.
    """

    pieces: tuple[Piece, ...]
    width: float
    rtl: bool
