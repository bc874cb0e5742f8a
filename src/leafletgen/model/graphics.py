"""Pictures without a place on paper yet: a file of pixels, or shapes."""

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeAlias

from leafletgen.model.layout import Colour

MOST_PIXELS = 40_000_000
"""The most pixels of a picture: 7,300 × 5,400, which is more than a full page at 600 dots per inch."""
ORIENTATION = 0x0112
"""The EXIF tag for how the camera was held (EXIF 2.32, 4.6.4 A)."""


PathStep: TypeAlias = tuple[Any, ...]
"""A letter of M, L, C, Z and its coordinates in pairs."""


class Cap(IntEnum):
    """How a line ends, with the numbers of ISO 32000-1, 8.4.3.3."""

    BUTT = 0
    ROUND = 1
    SQUARE = 2


class Join(IntEnum):
    """How lines meet at a corner, with the numbers of ISO 32000-1, 8.4.3.4."""

    MITER = 0
    ROUND = 1
    BEVEL = 2


@dataclass(frozen=True, slots=True)
class Pen:
    """How a stroke is drawn, apart from its colour and width.

    `miter` is the limit of ISO 32000-1, 8.4.3.5; `dashes` are lengths of dashes and gaps, `phase` is where they begin.
    """

    cap: Cap = Cap.BUTT
    join: Join = Join.MITER
    miter: float = 10.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled, stroked or both; y grows downwards.

    `path` is a sequence of `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x3, y3)` and `("Z",)`. It fills by the
    nonzero winding number rule (ISO 32000-1, 8.5.3.3.2), or by the even-odd rule (8.5.3.3.3).
    """

    path: tuple[PathStep, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    even_odd: bool = False
    pen: Pen = Pen()

    def placed(self, x: float, y: float, scale: float) -> "Shape":
        """The shape scaled by `scale`, with its origin at (x, y)."""
        path = tuple((step[0], *placed_pairs(step[1:], x, y, scale)) for step in self.path)
        pen = replace(
            self.pen, dashes=tuple(length * scale for length in self.pen.dashes), phase=self.pen.phase * scale
        )
        return replace(self, path=path, stroke_width=self.stroke_width * scale, pen=pen)


def placed_pairs(numbers: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    """Coordinate pairs, each scaled and then moved."""
    return tuple(number * scale + (y if index % 2 else x) for index, number in enumerate(numbers))


@dataclass(frozen=True, slots=True)
class Raster:
    """A PNG or JPEG file, and its width and height in pixels when upright."""

    path: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Vector:
    """A drawing: shapes painted one over the other, between (0, 0) and (width, height), in its own units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


Graphic: TypeAlias = Raster | Vector
