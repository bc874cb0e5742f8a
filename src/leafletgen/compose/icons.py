"""The icons, as our own vector drawings on a 24 × 24 grid: legible in one colour and on a photocopy."""

from collections.abc import Mapping

from leafletgen.compose.placed import Artifact, Drawing
from leafletgen.model.graphics import PathStep, Shape
from leafletgen.model.layout import Colour, Icon
from leafletgen.units import Rect

GRID = 24.0

K = 0.5522847498
"""The distance of control points with which four cubic curves draw a circle of radius 1."""


def circle(x: float, y: float, r: float) -> tuple[PathStep, ...]:
    """A circle on the grid."""
    k = K * r
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def bar(x: float, y: float, width: float, height: float) -> tuple[PathStep, ...]:
    """A filled rectangle on the grid."""
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


DISC = circle(12, 12, 11)

TRIANGLE: tuple[PathStep, ...] = (
    ("M", 12, 1.5),
    ("C", 12.9, 1.5, 13.7, 2, 14.1, 2.8),
    ("L", 23.1, 19.6),
    ("C", 24, 21.3, 22.8, 23, 21, 23),
    ("L", 3, 23),
    ("C", 1.2, 23, 0, 21.3, 0.9, 19.6),
    ("L", 9.9, 2.8),
    ("C", 10.3, 2, 11.1, 1.5, 12, 1.5),
    ("Z",),
)

TICK: tuple[PathStep, ...] = (
    ("M", 6, 12.4), ("L", 8.1, 10.2), ("L", 10.9, 13), ("L", 16.4, 7.2), ("L", 18.5, 9.3), ("L", 10.9, 17.4), ("Z",),
)  # fmt: skip

ICONS: Mapping[Icon, tuple[tuple[PathStep, ...], tuple[tuple[PathStep, ...], ...]]] = {
    Icon.KEY: (DISC, (TICK,)),
    Icon.NOTE: (DISC, (circle(12, 6.9, 1.7), bar(10.5, 10.3, 3, 8))),
    Icon.WARNING: (TRIANGLE, (bar(10.7, 8.2, 2.6, 7.3), circle(12, 18.6, 1.6))),
    Icon.PLUS: (DISC, (bar(5.8, 10.7, 12.4, 2.6), bar(10.7, 5.8, 2.6, 4.9), bar(10.7, 13.3, 2.6, 4.9))),
    Icon.MINUS: (DISC, (bar(5.8, 10.7, 12.4, 2.6),)),
}
"""Each icon: the shape in its colour, and the shapes left open on it in the colour of the ground."""


def icon(name: Icon, x: float, y: float, side: float, colour: Colour, ground: Colour) -> Drawing:
    """An icon with its top left corner at (x, y) and sides of so many points. Its words stand beside it: an artifact."""
    body, cuts = ICONS[name]
    shapes = (Shape(body, colour), *(Shape(cut, ground) for cut in cuts))
    scale = side / GRID
    return Drawing(Artifact.LAYOUT, Rect(x, y, side, side), tuple(shape.placed(x, y, scale) for shape in shapes))
