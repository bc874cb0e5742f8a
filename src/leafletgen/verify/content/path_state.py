"""Paths and what is painted along and inside them (ISO 32000-1, 8.5)."""

import re

from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.graphics_state import NOWHERE
from leafletgen.verify.content.painted import IDENTITY, Matrix, PaintedShape, Sequence
from leafletgen.verify.content.text_state import TextState
from leafletgen.verify.reader.objects import FilePage, FileStream, PdfFile

WITHOUT_OPERATORS = str.maketrans("", "", "mlcvyh")
"""Removes the operators of a path, so that its numbers remain."""


class PathState(TextState):
    """The path being built on a page, and the sequence that owns what is painted."""

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts) -> None:
        super().__init__(file, page, fonts)
        self.owner: Sequence | None = None
        self.path: list[float] = []
        self.drawing: Matrix | None = None
        self.clips = False
        self.rectangles = 0

    def whole_path(self, found: re.Match[str]) -> None:
        """Any number of `m`, `l`, `c`, `v`, `y` and `h`."""
        self.path += map(float, found[0].translate(WITHOUT_OPERATORS).split())

    def extend_path(self, operands: list[str]) -> None:
        """`m`, `l`, `c`, `v`, `y`."""
        self.path += map(float, operands)

    def add_rectangle(self, operands: list[str]) -> None:
        """`re`."""
        x, y, width, height = map(float, operands)
        self.path += (x, y, x + width, y + height)
        self.rectangles += 1

    def clip_to_path(self, _: list[str]) -> None:
        """`W` and `W*`: clip to the path, once the next operator has painted or dropped it."""
        self.clips = True

    def fill_path(self, _: list[str]) -> None:
        """`f`, `B` and their relatives."""
        if self.path:
            self.paint(self.path, "a line or area", self.graphics.fill)
        self.end_path([])

    def stroke_path(self, _: list[str]) -> None:
        """`S` and `s`. A straight line is an area as wide as the line."""
        if self.path:
            self.paint(self.path, "a line or area", self.graphics.stroke, hollow=True)
        self.end_path([])

    def end_path(self, _: list[str]) -> None:
        """`n`, and the end of every other path."""
        if self.clips:
            self.clip()
        self.path = []
        self.clips, self.rectangles = False, 0

    def clip(self) -> None:
        """Clip what follows to the path. A path that is not a single rectangle is taken to hide everything."""
        if self.rectangles != 1 or len(self.path) != 4 or self.matrix[1] or self.matrix[2]:
            self.graphics = self.graphics._replace(clip=NOWHERE)
            return
        old, new = self.graphics.clip, self.bounds(self.path)
        self.graphics = self.graphics._replace(
            clip=(max(old[0], new[0]), max(old[1], new[1]), min(old[2], new[2]), min(old[3], new[3]))
        )

    def paint_shading(self, _: list[str]) -> None:
        """`sh`: paints the whole clip."""
        self.painted.foreign.append("a shading")
        self.own("a shading")
        self.painted.paints.append(PaintedShape(*self.graphics.clip, "a shading", None, owner=self.owner))

    def paint_inline_picture(self, _: list[str]) -> None:
        """`BI` to `EI`."""
        self.painted.foreign.append("an inline picture")
        self.paint_image("an inline picture")

    def paint_image(self, what: str, _: FileStream | None = None) -> None:
        """Paint a picture: the unit square."""
        self.paint([0, 0, 1, 0, 1, 1, 0, 1], what, None)

    def paint(
        self, points: list[float], what: str, fill: tuple[float, float, float] | None, hollow: bool = False
    ) -> None:
        """Note a painted shape with its owner."""
        self.own(what)
        bounds, count = self.bounds(points), len(points) // 2
        if self.matrix is not IDENTITY and self.matrix is self.drawing and self.painted.paints:
            # The shapes of a drawing count as one, with bounds around them all.
            bounds, count = self.with_the_last(bounds, count)
            fill, hollow = None, False
        self.drawing = self.matrix
        width = self.graphics.width * max(map(abs, self.matrix[:4])) if hollow else 0.0
        self.painted.paints.append(PaintedShape(*bounds, what, fill, hollow, width, count, self.owner))

    def with_the_last(
        self, bounds: tuple[float, float, float, float], count: int
    ) -> tuple[tuple[float, float, float, float], int]:
        """Remove the last shape, and return the bounds and points of both together."""
        last = self.painted.paints.pop()
        low = map(min, bounds[:2], last[:2])
        high = map(max, bounds[2:], last[2:4])
        return (*low, *high), count + last.points  # type: ignore[return-value]  # two and two

    def bounds(self, points: list[float]) -> tuple[float, float, float, float]:
        """The bounds of points on the page: left, bottom, right, top."""
        xs, ys = points[::2], points[1::2]
        a, b, c, d, e, f = self.matrix
        if b or c:
            pairs = list(zip(xs, ys, strict=False))
            xs, ys = [x * a + y * c + e for x, y in pairs], [x * b + y * d + f for x, y in pairs]
            return min(xs), min(ys), max(xs), max(ys)
        left, right = sorted((min(xs) * a + e, max(xs) * a + e))
        bottom, top = sorted((min(ys) * d + f, max(ys) * d + f))
        return left, bottom, right, top

    def own(self, what: str) -> None:
        """Note that something was painted."""
        if self.owner is None:
            self.painted.loose.append(what)
