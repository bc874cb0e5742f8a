"""Checks that a shape is inside its drawing. It is not clipped, so outside it would be painted over words."""

from collections.abc import Iterator

from leafletgen.library.svg.strokes import tips
from leafletgen.model.graphics import Cap, PathStep, Shape

BOUNDS_TOLERANCE = 0.002
"""How far a shape may reach outside, as a fraction of the larger side: drawing programs round numbers."""
SQUARE = 2**0.5
"""How far the corners of a square line end reach, in halves of the line's width."""


def reaches_outside(shape: Shape, within: tuple[float, float, float, float]) -> bool:
    """True when a shape, including outline and pointed corners, is not wholly within left, top, right and bottom."""
    tolerance = BOUNDS_TOLERANCE * max(within[2] - within[0], within[3] - within[1])
    spare = tolerance - shape.stroke_width / 2 * (SQUARE if shape.pen.cap is Cap.SQUARE else 1.0)
    points = list(tips(shape.path, shape.pen, shape.stroke_width)) if shape.stroke else []
    for axis in (0, 1):
        values = list(extremes(shape.path, axis))
        if min(values) < within[axis] - spare or max(values) > within[axis + 2] + spare:
            return True
        if any(not within[axis] - tolerance <= point[axis] <= within[axis + 2] + tolerance for point in points):
            return True
    return False


def extremes(path: tuple[PathStep, ...], axis: int) -> Iterator[float]:
    """The coordinates of a path on an axis (0 is x, 1 is y) among which are its least and its greatest."""
    here = 0.0
    for step in path:
        points = step[1 + axis :: 2]
        yield from points[-1:]
        if step[0] == "C":
            yield from curve_extremes(here, *points)
        here = points[-1] if points else here


def curve_extremes(p0: float, p1: float, p2: float, p3: float) -> Iterator[float]:
    """The extremes of a cubic curve on an axis: its values where its derivative is zero."""
    if min(p0, p3) <= min(p1, p2) and max(p1, p2) <= max(p0, p3):
        return
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-12 * (abs(b) + abs(c)):
        roots = [-c / b] if b else []
    else:
        under = b * b - 4 * a * c
        roots = [(-b + sign * under**0.5) / (2 * a) for sign in (1, -1)] if under >= 0 else []
    for t in roots:
        if 0 < t < 1:
            u = 1 - t
            yield u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
