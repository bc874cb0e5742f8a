"""Paths of common shapes: rectangles, with round corners or without, and ellipses."""

from leafletgen.model.graphics import PathStep

QUARTER = 0.5522847498
"""The length of a cubic curve's handles, in radii, for a quarter of a circle."""


def rectangle(
    x: float, y: float, width: float, height: float, rx: float = 0.0, ry: float = 0.0
) -> tuple[PathStep, ...]:
    """A rectangle from its top left corner; `rx` and `ry`, at most half a side, round its corners."""
    right, bottom, h, v = x + width, y + height, rx * (1 - QUARTER), ry * (1 - QUARTER)
    if not rx or not ry:
        return ("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",)
    return (
        ("M", x + rx, y),
        ("L", right - rx, y), ("C", right - h, y, right, y + v, right, y + ry),
        ("L", right, bottom - ry), ("C", right, bottom - v, right - h, bottom, right - rx, bottom),
        ("L", x + rx, bottom), ("C", x + h, bottom, x, bottom - v, x, bottom - ry),
        ("L", x, y + ry), ("C", x, y + v, x + h, y, x + rx, y),
        ("Z",),
    )  # fmt: skip


def ellipse(x: float, y: float, rx: float, ry: float) -> tuple[PathStep, ...]:
    """An ellipse around (x, y)."""
    h, v = QUARTER * rx, QUARTER * ry
    return (
        ("M", x + rx, y),
        ("C", x + rx, y + v, x + h, y + ry, x, y + ry),
        ("C", x - h, y + ry, x - rx, y + v, x - rx, y),
        ("C", x - rx, y - v, x - h, y - ry, x, y - ry),
        ("C", x + h, y - ry, x + rx, y - v, x + rx, y),
        ("Z",),
    )
