"""What a picture is before it has a place on paper: a file of pixels, or shapes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from leafletgen.model.layout import Colour

PathStep: TypeAlias = tuple[Any, ...]
"""A letter of M, L, C, Z and its coordinates in pairs."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled (whatever it winds round, ISO 32000-1, 8.5.3.3.2), stroked or both; y grows downwards.

    `path` is a sequence of `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x3, y3)` and `("Z",)`.
    """

    path: tuple[PathStep, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0

    def placed(self, x: float, y: float, scale: float) -> "Shape":
        """The shape so many times as large, with its origin at (x, y)."""
        path = tuple((step[0], *placed_pairs(step[1:], x, y, scale)) for step in self.path)
        return replace(self, path=path, stroke_width=self.stroke_width * scale)


def placed_pairs(numbers: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    """Coordinate pairs, each scaled and then moved."""
    return tuple(number * scale + (y if index % 2 else x) for index, number in enumerate(numbers))


@dataclass(frozen=True, slots=True)
class Raster:
    """A PNG or JPEG file, and how many pixels it is wide and high when it is held upright."""

    path: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Vector:
    """A drawing: shapes painted one over the other within (0, 0) and (width, height), in units of its own."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


Graphic: TypeAlias = Raster | Vector
