"""How shapes are painted: inherited properties, and the changes by an element's own style (SVG 2, 13)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from leafletgen.library.svg.colours import CURRENT, PaintValue, opaque, svg_colour
from leafletgen.library.svg.numbers import LARGEST_NUMBER, DrawingFault, decimal, svg_length
from leafletgen.library.svg.strokes import CAPS, JOINS, check_stretch, dashes, limited, with_dots
from leafletgen.library.svg.transforms import SVG_IDENTITY, SvgMatrix
from leafletgen.model.graphics import PathStep, Pen, Shape
from leafletgen.model.layout import Colour
from leafletgen.problems.words import shown

BLACK: Colour = (0.0, 0.0, 0.0)
PEN = Pen(miter=4.0)
"""SVG's initial pen (SVG 2, 13.5)."""
Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class SvgPaint:
    """How shapes are painted. They must be inside every rectangle of `clips`."""

    fill: PaintValue = BLACK
    stroke: PaintValue = None
    width: float = 1.0
    current: Colour = BLACK
    pen: Pen = PEN
    even_odd: bool = False
    fill_seen: bool = True
    stroke_seen: bool = True
    stroke_first: bool = False
    visible: bool = True
    matrix: SvgMatrix = SVG_IDENTITY
    clips: tuple[Rectangle, ...] = ()

    def moved(self, matrix: SvgMatrix) -> "SvgPaint":
        """The paint after a further, inner transform. Raises DrawingFault."""
        seen = self.matrix.after(matrix)
        if max(map(abs, seen)) > LARGEST_NUMBER:
            raise DrawingFault("a transform makes things too large")
        return replace(self, matrix=seen)

    def shapes(self, path: tuple[PathStep, ...], *, hollow: bool) -> Iterator[Shape]:
        """The shapes of a path in this paint. A `hollow` path, a line, is not filled. Raises DrawingFault."""
        fill = None if hollow or not self.fill_seen else self._resolved(self.fill)
        stroke = self._resolved(self.stroke) if self.stroke_seen and self.width > 0 else None
        if not self.visible or len(path) < 2 or (fill is None and stroke is None):
            return
        outline = self.matrix.seen(path)
        if stroke is None:
            yield Shape(outline, fill, even_odd=self.even_odd)
            return
        check_stretch(self.matrix)
        scale = self.matrix.scale
        outline = with_dots(outline, self.pen, self.width * scale)
        pen = replace(
            self.pen,
            miter=limited(self.pen, self.pen.miter, outline),
            dashes=tuple(one * scale for one in self.pen.dashes),
            phase=self.pen.phase * scale if self.pen.dashes else 0.0,
        )
        if fill is not None and self.stroke_first:
            yield Shape(outline, None, stroke, self.width * scale, pen=pen)
            yield Shape(outline, fill, even_odd=self.even_odd)
        else:
            yield Shape(outline, fill, stroke, self.width * scale, self.even_odd, pen)

    def _resolved(self, painted: PaintValue) -> Colour | None:
        return self.current if painted == CURRENT else painted


PaintChange = Callable[[SvgPaint, str, float], SvgPaint]
"""A property's change to the paint, from its value and the drawing's diagonal, of which percentages are."""


Chosen = TypeVar("Chosen")


def _choice(value: str, choices: Mapping[str, Chosen], name: str) -> Chosen:
    if value not in choices:
        raise DrawingFault(f"{shown(value)} is not a value of {name}", f"write {' or '.join(choices)}")
    return choices[value]


def _cap(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    return replace(paint, pen=replace(paint.pen, cap=_choice(value, CAPS, "stroke-linecap")))


def _join(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    return replace(paint, pen=replace(paint.pen, join=_choice(value, JOINS, "stroke-linejoin")))


def _miter(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    limit = decimal(value)
    if limit < 1:
        raise DrawingFault("stroke-miterlimit is smaller than 1")
    return replace(paint, pen=replace(paint.pen, miter=limit))


def _width(paint: SvgPaint, value: str, diagonal: float) -> SvgPaint:
    width = svg_length(value, diagonal)
    if width < 0:
        raise DrawingFault("stroke-width is negative")
    return replace(paint, width=width)


def _rule(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    return replace(paint, even_odd=_choice(value, {"nonzero": False, "evenodd": True}, "fill-rule"))


def _current(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    wanted = svg_colour(value)
    return replace(paint, current=wanted if isinstance(wanted, tuple) else paint.current)


def _visibility(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    choices = {"visible": True, "hidden": False, "collapse": False}
    return replace(paint, visible=_choice(value, choices, "visibility"))


def _order(paint: SvgPaint, value: str, _: float) -> SvgPaint:
    words = [word for word in value.split() if word in {"fill", "stroke"}]
    return replace(paint, stroke_first=words[:1] == ["stroke"])


def alpha(value: str) -> bool:
    """True for an opacity of 1, False for 0. Raises DrawingFault for others."""
    return opaque(decimal(value[:-1]) / 100 if value.endswith("%") else decimal(value))


CHANGES: Mapping[str, PaintChange] = {
    "color": _current,
    "fill": lambda paint, value, _: replace(paint, fill=svg_colour(value)),
    "fill-opacity": lambda paint, value, _: replace(paint, fill_seen=alpha(value)),
    "fill-rule": _rule,
    "stroke": lambda paint, value, _: replace(paint, stroke=svg_colour(value)),
    "stroke-opacity": lambda paint, value, _: replace(paint, stroke_seen=alpha(value)),
    "stroke-width": _width,
    "stroke-linecap": _cap,
    "stroke-linejoin": _join,
    "stroke-miterlimit": _miter,
    "stroke-dasharray": lambda paint, value, whole: replace(paint, pen=replace(paint.pen, dashes=dashes(value, whole))),
    "stroke-dashoffset": lambda paint, value, whole: replace(
        paint, pen=replace(paint.pen, phase=svg_length(value, whole))
    ),
    "visibility": _visibility,
    "paint-order": _order,
}
"""Every inherited property."""
