"""Boxes, rules and vector drawings to operators (ISO 32000-1, 8.5)."""

from leafletgen.compose.placed import Box, Drawing, Rule
from leafletgen.model.graphics import PathStep, Shape
from leafletgen.model.outlines import rectangle
from leafletgen.pdf.content import Content
from leafletgen.pdf.document import number
from leafletgen.units import Rect

DOT_DISTANCE = 3.0
"""From dot to dot of a dotted rule, in widths of the rule."""

SOLID = "[] 0"
OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""How path steps are called in a content stream."""


def paint_box(content: Content, box: Box) -> None:
    """Paint a rectangle, its corners rounded where it says so."""
    paint_shape(content, Shape(rounded(box.rect, box.radius), box.fill, box.stroke, box.stroke_width))


def paint_drawing(content: Content, drawing: Drawing) -> None:
    """Paint the shapes of a vector drawing, one over the other."""
    for shape in drawing.shapes:
        paint_shape(content, shape)


def paint_rule(content: Content, rule: Rule) -> None:
    """Paint a straight line, or a row of round dots."""
    pen(content, rule.colour, rule.width, dotted=rule.dotted)
    draw_path(content, (("M", rule.x1, rule.y1), ("L", rule.x2, rule.y2)))
    content.out.append("S")


def paint_shape(content: Content, shape: Shape) -> None:
    """Paint one path: filled, outlined, both; nothing at all when it has no colour."""
    if shape.fill is None and shape.stroke is None:
        return
    if shape.fill is not None:
        content.fill_colour(shape.fill)
    if shape.stroke is not None:
        pen(content, shape.stroke, shape.stroke_width)
    draw_path(content, shape.path)
    content.out.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")


def pen(content: Content, colour: tuple[float, float, float], width: float, dotted: bool = False) -> None:
    """Choose how lines are drawn. Dots are dashes of no length with round ends."""
    content.stroke_colour(colour)
    content.line_width(width)
    content.set("J", "1" if dotted else "0")
    content.set("d", f"[0 {number(width * DOT_DISTANCE)}] 0" if dotted else SOLID)


def draw_path(content: Content, path: tuple[PathStep, ...]) -> None:
    """Construct a path; x stays, y is turned round."""
    for step, *values in path:
        points = [float(value) for value in values]
        points[1::2] = [content.height - y for y in points[1::2]]
        content.write(OPERATORS[str(step)], *points)


def rounded(rect: Rect, radius: float) -> tuple[PathStep, ...]:
    """The outline of a rectangle with round corners, which never reach further than the middle of a side."""
    r = min(radius, rect.width / 2, rect.height / 2)
    return rectangle(rect.x, rect.y, rect.width, rect.height, r, r)
