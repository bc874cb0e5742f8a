"""SVG's basic shapes (SVG 2, 10) and elliptical arcs (SVG 2, B.2) as moves, lines and cubic curves."""

from collections.abc import Iterator, Mapping
from math import atan2, ceil, cos, hypot, pi, sin, tan

from leafletgen.library.svg.numbers import DrawingFault, decimal, decimals
from leafletgen.model import outlines
from leafletgen.model.graphics import PathStep

SvgPoint = tuple[float, float]
Attributes = Mapping[str, str]


def rect(attributes: Attributes) -> tuple[PathStep, ...]:
    """A rectangle, its corners rounded by rx and ry."""
    x, y = (_number(attributes, name) for name in ("x", "y"))
    width, height = (_length(attributes, name) for name in ("width", "height"))
    if not width or not height:
        return ()
    given = [_length(attributes, name) if name in attributes else None for name in ("rx", "ry")]
    rx, ry = (next((radius for radius in pair if radius is not None), 0.0) for pair in (given, given[::-1]))
    return outlines.rectangle(x, y, width, height, min(rx, width / 2), min(ry, height / 2))


def svg_circle(attributes: Attributes) -> tuple[PathStep, ...]:
    """A circle."""
    radius = _length(attributes, "r")
    return _round(_number(attributes, "cx"), _number(attributes, "cy"), radius, radius)


def svg_ellipse(attributes: Attributes) -> tuple[PathStep, ...]:
    """An ellipse."""
    radii = (_length(attributes, name) for name in ("rx", "ry"))
    return _round(_number(attributes, "cx"), _number(attributes, "cy"), *radii)


def svg_line(attributes: Attributes) -> tuple[PathStep, ...]:
    """A line."""
    x1, y1, x2, y2 = (_number(attributes, name) for name in ("x1", "y1", "x2", "y2"))
    return ("M", x1, y1), ("L", x2, y2)


def polyline(attributes: Attributes) -> tuple[PathStep, ...]:
    """Lines from point to point."""
    numbers = decimals(attributes.get("points", ""))
    if len(numbers) % 2:
        raise DrawingFault("the points are not pairs of numbers")
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return tuple(("L" if index else "M", *point) for index, point in enumerate(points))


def polygon(attributes: Attributes) -> tuple[PathStep, ...]:
    """Lines from point to point, and back to the first."""
    lines = polyline(attributes)
    return (*lines, ("Z",)) if lines else ()


def arc_curves(
    start: SvgPoint, end: SvgPoint, radii: SvgPoint, turn: float, large: bool, sweep: bool
) -> Iterator[tuple[float, ...]]:
    """The cubic curves of an arc between two different points. Radii that are too small are enlarged."""
    (x1, y1), (x2, y2), (rx, ry) = start, end, radii
    c, s = cos(turn), sin(turn)
    px, py = (c * (x1 - x2) + s * (y1 - y2)) / 2, (c * (y1 - y2) - s * (x1 - x2)) / 2
    enlarged = max(1.0, hypot(px / rx, py / ry))
    rx, ry = rx * enlarged, ry * enlarged
    # From here on on a circle of radius 1 around (cu, cv). The origin is midway between the points.
    u, v = px / rx, py / ry
    away = max(0.0, 1 / (u * u + v * v) - 1) ** 0.5 * (1 if large != sweep else -1)
    cu, cv = away * v, -away * u
    first, last = atan2(v - cv, u - cu), atan2(-v - cv, -u - cu)
    span = (last - first) % (2 * pi) - (0 if sweep else 2 * pi)
    pieces = max(1, ceil(abs(span) / (pi / 2) - 1e-9))
    reach = 4 / 3 * tan(span / pieces / 4)

    def onto(p: float, q: float) -> SvgPoint:
        p, q = (p + cu) * rx, (q + cv) * ry
        return c * p - s * q + (x1 + x2) / 2, s * p + c * q + (y1 + y2) / 2

    for piece in range(pieces):
        a, b = first + span * piece / pieces, first + span * (piece + 1) / pieces
        yield (
            *onto(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            *onto(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            *onto(cos(b), sin(b)),
        )


def _round(x: float, y: float, rx: float, ry: float) -> tuple[PathStep, ...]:
    return outlines.ellipse(x, y, rx, ry) if rx and ry else ()


def _number(attributes: Attributes, name: str) -> float:
    return decimal(attributes.get(name, "0"))


def _length(attributes: Attributes, name: str) -> float:
    """A number that must be there and must not be negative."""
    if name not in attributes:
        raise DrawingFault(f"{name} is missing")
    value = decimal(attributes[name])
    if value < 0:
        raise DrawingFault(f"{name} is negative")
    return value
