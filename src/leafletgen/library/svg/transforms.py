"""SVG's transforms (CSS Transforms 1, 8) as matrices, and transformed paths."""

import re
from math import cos, radians, sin, tan
from typing import NamedTuple

from leafletgen.library.svg.numbers import DrawingFault, decimals
from leafletgen.model.graphics import PathStep
from leafletgen.problems.words import shown

_FUNCTION = re.compile(r"[\s,]*([a-z]+)\s*\(([^()]*)\)[\s,]*", re.IGNORECASE)


class SvgMatrix(NamedTuple):
    """A matrix: x' = a x + c y + e and y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: "SvgMatrix") -> "SvgMatrix":
        """The matrix that applies first `inner`, then this one."""
        a, b, c, d, e, f = inner
        return SvgMatrix(
            self.a * a + self.c * b, self.b * a + self.d * b,
            self.a * c + self.c * d, self.b * c + self.d * d,
            self.a * e + self.c * f + self.e, self.b * e + self.d * f + self.f,
        )  # fmt: skip

    @property
    def scale(self) -> float:
        """The scale of lines: the square root of the scale of areas."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)

    def seen(self, path: tuple[PathStep, ...]) -> tuple[PathStep, ...]:
        """A path with every point transformed."""
        return tuple((step[0], *self._points(step[1:])) for step in path)

    def _points(self, numbers: tuple[float, ...]) -> tuple[float, ...]:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return tuple(
            value for x, y in pairs for value in (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
        )


SVG_IDENTITY = SvgMatrix()


def transform(text: str) -> SvgMatrix:
    """The matrix of a list of transforms. The last is applied first. Raises DrawingFault."""
    matrix, at = SVG_IDENTITY, 0
    while at < len(text):
        found = _FUNCTION.match(text, at)
        if not found:
            raise DrawingFault(f"{shown(text)} is not a transform")
        matrix = matrix.after(_single(found[1], found[2]))
        at = found.end()
    return matrix


def _single(name: str, values: str) -> SvgMatrix:
    match name:
        case "matrix":
            return SvgMatrix(*decimals(values, 6))
        case "translate":
            x, y = (*decimals(values, 1, 2), 0.0)[:2]
            return SvgMatrix(e=x, f=y)
        case "scale":
            x, y = (decimals(values, 1, 2) * 2)[:2]
            return SvgMatrix(a=x, d=y)
        case "rotate":
            angle, x, y = (*decimals(values, 1, 3), 0.0, 0.0)[:3]
            c, s = cos(radians(angle)), sin(radians(angle))
            return SvgMatrix(e=x, f=y).after(SvgMatrix(c, s, -s, c)).after(SvgMatrix(e=-x, f=-y))
        case "skewX" | "skewY":
            (angle,) = decimals(values, 1)
            if abs(angle % 180 - 90) < 1:
                raise DrawingFault(f"{name} of 90 degrees has no area")
            leaning = tan(radians(angle))
            return SvgMatrix(c=leaning) if name == "skewX" else SvgMatrix(b=leaning)
        case _:
            raise DrawingFault(
                f"{shown(name)} is not a transform", "use translate, scale, rotate, skewX, skewY or matrix"
            )
