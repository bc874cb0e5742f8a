"""Where the ink of a glyph is: one box, or, for a large glyph, one box for each of several vertical strips.

Nastaliq slopes down from right to left: one box around a long stroke would be mostly white, and push lines apart.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import uharfbuzz as hb

WIDE, HIGH = 0.3, 0.4
"""A glyph that is at least this wide and this high, in ems, is measured in strips."""

STRIP = 0.1
"""The width of a strip, in ems."""

STEPS = 6
"""The number of straight pieces that replace a curve."""


class InkStrip(NamedTuple):
    """A rectangle that holds ink: its edges in font units from the origin of its glyph."""

    left: float
    right: float
    bottom: float
    top: float


Point = tuple[float, float]


class Flattened:
    """Collects the straight pieces of an outline. HarfBuzz calls its methods while it draws."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Point, Point]] = []
        self.start = self.at = (0.0, 0.0)

    def move(self, to: Point) -> None:
        """Begin a contour."""
        self.start = self.at = to

    def line(self, to: Point) -> None:
        """Add a straight line."""
        self.pieces.append((self.at, to))
        self.at = to

    def curve(self, *points: Point) -> None:
        """Add a Bézier curve of any degree, as straight pieces."""
        known = (self.at, *points)
        for step in range(1, STEPS + 1):
            self.line(on_curve(known, step / STEPS))

    def close(self) -> None:
        """Add the line back to the start of the contour."""
        self.line(self.start)


def on_curve(points: tuple[Point, ...], where: float) -> Point:
    """A point of a Bézier curve, from 0 (its start) to 1 (its end), by de Casteljau's construction."""
    while len(points) > 1:
        points = tuple(
            (x + (other_x - x) * where, y + (other_y - y) * where) for (x, y), (other_x, other_y) in pairwise(points)
        )
    return points[0]


def tracer() -> hb.DrawFuncs:
    """The functions with which HarfBuzz draws into a `Flattened`."""
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, outline: outline.move((x, y)))
    funcs.set_line_to_func(lambda x, y, outline: outline.line((x, y)))
    funcs.set_quadratic_to_func(lambda x1, y1, x, y, outline: outline.curve((x1, y1), (x, y)))
    funcs.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, outline: outline.curve((x1, y1), (x2, y2), (x, y)))
    funcs.set_close_path_func(lambda outline: outline.close())
    return funcs


TRACER = tracer()


class GlyphInk(dict[tuple[int, float], tuple[InkStrip, ...]]):
    """The rectangles that hold the ink of a font's glyphs, by glyph and type size in font units: as many as it has glyphs."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self.font = font

    def __missing__(self, glyph: tuple[int, float]) -> tuple[InkStrip, ...]:
        found = self[glyph] = tuple(glyph_ink(self.font, *glyph))
        return found


def glyph_ink(font: hb.Font, gid: int, em: float) -> Iterator[InkStrip]:
    """The rectangles that hold the ink of a glyph: none for a blank glyph. `em` is the type size in font units."""
    extents = font.get_glyph_extents(gid)
    if extents is None or not extents.width or not extents.height:
        return
    left, top = extents.x_bearing, extents.y_bearing
    whole = InkStrip(left, left + extents.width, top + extents.height, top)
    if whole.right - whole.left < WIDE * em or whole.top - whole.bottom < HIGH * em:
        yield whole
        return
    outline = Flattened()
    font.draw_glyph(gid, TRACER, outline)
    yield from strips(outline.pieces, whole, ceil(extents.width / (STRIP * em)))


def strips(pieces: list[tuple[Point, Point]], whole: InkStrip, count: int) -> Iterator[InkStrip]:
    """`count` strips of equal width, each as high and deep as the pieces of the outline that cross it."""
    width = (whole.right - whole.left) / count
    reach: dict[int, tuple[float, float]] = {}
    for one, other in pieces:
        (x0, y0), (x1, y1) = sorted((one, other))
        first, last = (min(count - 1, max(0, int((x - whole.left) / width))) for x in (x0, x1))
        slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
        for strip in range(first, last + 1):
            start, end = max(x0, whole.left + strip * width), min(x1, whole.left + (strip + 1) * width)
            ends = (y0, y1) if first == last else (y0 + slope * (start - x0), y0 + slope * (end - x0))
            low, high = reach.get(strip, (ends[0], ends[0]))
            reach[strip] = min(low, *ends), max(high, *ends)
    for strip, (low, high) in sorted(reach.items()):
        yield InkStrip(whole.left + strip * width, whole.left + (strip + 1) * width, low, high)
