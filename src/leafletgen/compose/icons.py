"""The icons: our own vector drawings on a 24 × 24 grid, legible in one colour and on a photocopy.

Gaps in them are at least an eighth of the icon wide, because a copier fills finer ones.
"""

from collections.abc import Mapping

from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.layout import Colour, Icon
from leafletgen.model.outlines import ellipse, rectangle
from leafletgen.pages import Artifact, Drawing
from leafletgen.units import Rect

GRID = 24.0


def icon_circle(x: float, y: float, radius: float) -> tuple[PathStep, ...]:
    """A circle on the grid."""
    return ellipse(x, y, radius, radius)


DISC = icon_circle(12, 12, 11)

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
    ("M", 5.2, 12.6), ("L", 7.8, 9.9), ("L", 10.8, 12.9), ("L", 16.4, 7), ("L", 19, 9.7), ("L", 10.8, 18.3), ("Z",),
)  # fmt: skip

CROSS: tuple[PathStep, ...] = (
    ("M", 10.2, 5), ("L", 13.8, 5), ("L", 13.8, 10.2), ("L", 19, 10.2), ("L", 19, 13.8), ("L", 13.8, 13.8),
    ("L", 13.8, 19), ("L", 10.2, 19), ("L", 10.2, 13.8), ("L", 5, 13.8), ("L", 5, 10.2), ("L", 10.2, 10.2), ("Z",),
)  # fmt: skip

OCTAGON: tuple[PathStep, ...] = (
    ("M", 7.5, 1), ("L", 16.5, 1), ("L", 23, 7.5), ("L", 23, 16.5), ("L", 16.5, 23), ("L", 7.5, 23), ("L", 1, 16.5),
    ("L", 1, 7.5), ("Z",),
)  # fmt: skip

HANDS: tuple[PathStep, ...] = (
    ("M", 10.3, 4.8), ("L", 13.7, 4.8), ("L", 13.7, 11), ("L", 17.9, 14.4), ("L", 15.8, 17), ("L", 10.3, 12.7), ("Z",),
)  # fmt: skip

BUBBLE: tuple[PathStep, ...] = (
    ("M", 3, 2), ("L", 21, 2), ("C", 22.2, 2, 23, 2.8, 23, 4), ("L", 23, 15), ("C", 23, 16.2, 22.2, 17, 21, 17),
    ("L", 12, 17), ("L", 5, 23), ("L", 5, 17), ("L", 3, 17), ("C", 1.8, 17, 1, 16.2, 1, 15), ("L", 1, 4),
    ("C", 1, 2.8, 1.8, 2, 3, 2), ("Z",),
)  # fmt: skip

DIAGONALS: tuple[PathStep, ...] = (
    ("M", 8, 5.2), ("L", 12, 9.2), ("L", 16, 5.2), ("L", 18.8, 8), ("L", 14.8, 12), ("L", 18.8, 16), ("L", 16, 18.8),
    ("L", 12, 14.8), ("L", 8, 18.8), ("L", 5.2, 16), ("L", 9.2, 12), ("L", 5.2, 8), ("Z",),
)  # fmt: skip

ICONS: Mapping[Icon, tuple[tuple[PathStep, ...], tuple[tuple[PathStep, ...], ...]]] = {
    Icon.KEY: (DISC, (TICK,)),
    Icon.NOTE: (DISC, (icon_circle(12, 6.4, 2), rectangle(10.2, 10.4, 3.6, 8.6))),
    Icon.WARNING: (TRIANGLE, (rectangle(10.3, 7.4, 3.4, 7), icon_circle(12, 18.7, 2))),
    Icon.PLUS: (DISC, (CROSS,)),
    Icon.MINUS: (DISC, (rectangle(5, 10.2, 14, 3.6),)),
    Icon.EMERGENCY: (OCTAGON, (rectangle(10.2, 4.8, 3.6, 8.4), icon_circle(12, 17.4, 2.1))),
    Icon.CLOCK: (DISC, (HANDS,)),
    Icon.SPEECH: (BUBBLE, (rectangle(5, 5.2, 14, 3), rectangle(5, 10.8, 10, 3))),
    Icon.CROSS: (DISC, (DIAGONALS,)),
}
"""Each icon: the shape in its colour, and the shapes left open on it in the colour of the ground."""


def icon(name: Icon, x: float, y: float, side: float, colour: Colour, ground: Colour) -> Drawing:
    """An icon with its top left corner at (x, y) and sides of `side` points. An artifact: the words are beside it."""
    return Drawing(Artifact.LAYOUT, Rect(x, y, side, side), coloured_icon(name, colour, ground))


def coloured_icon(name: Icon, colour: Colour, ground: Colour) -> Vector:
    """An icon in its colours."""
    body, cuts = ICONS[name]
    return Vector(GRID, GRID, (Shape(body, colour), *(Shape(cut, ground) for cut in cuts)))
