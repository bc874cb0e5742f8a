"""Turns boxes, rules and vector drawings into operators (ISO 32000-1, 8.5)."""

from collections.abc import Iterable, Iterator
from math import ceil, log10

from leafletgen.model.graphics import PathStep, Pen, Vector
from leafletgen.model.layout import Colour
from leafletgen.model.outlines import rectangle
from leafletgen.pages import Box, Drawing, Rule
from leafletgen.pdf.content import ContentStream, fill_operator, stroke_operator
from leafletgen.pdf.document import pdf_number
from leafletgen.text.typesetter import Memory
from leafletgen.units import Rect

DOT_DISTANCE = 3.0
"""The distance between dots of a dotted rule, in widths of the rule."""

SOLID = "[] 0"
PATH_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""The operator of each path step in a content stream."""


def paint_box(content: ContentStream, box: Box) -> None:
    """Paint a rectangle, with round corners if it has a radius."""
    rect = box.rect
    if box.fill is not None:
        content.fill_colour(box.fill)
    if box.stroke is not None:
        pen(content, box.stroke, box.stroke_width)
    if box.radius:
        content.out.append(path_of(turned(rounded(rect, box.radius), content.height), 2))
    else:
        content.write("re", rect.x, content.height - rect.bottom, rect.width, rect.height)
    content.out.append(painting(box.fill, box.stroke))


def paint_drawing(content: ContentStream, drawing: Drawing) -> None:
    """Paint the shapes of a vector drawing, one over the other, in the drawing's own coordinates.

    So its operators are the same at every place: they are computed once, and compress well.
    """
    vector, rect = drawing.vector, drawing.rect
    scale = rect.width / vector.width
    content.set("J", "0")
    content.set("d", SOLID)
    with content.saved:
        size = pdf_number(scale, 5)
        content.out.append(f"{size} 0 0 -{size} {content.places(rect.x, content.height - rect.y)} cm")
        content.out.append(content.typesetter.memory(DrawingOperators)[vector, max(0, 2 + ceil(log10(scale)))])


class DrawingOperators(Memory[tuple[Vector, int], str]):
    """The operators of a drawing, by the number of digits after the point."""

    ENTRY = 3000

    def work_out(self, question: tuple[Vector, int]) -> str:
        """Write the operators."""
        return operators(*question)


def operators(vector: Vector, digits: int) -> str:
    """The operators that paint a drawing. Coordinates have `digits` digits after the point."""
    lines: list[str] = []
    pen = Pen()
    for shape in vector.shapes:
        if shape.fill is None and shape.stroke is None:
            continue
        if shape.fill is not None:
            lines.append(fill_operator(shape.fill))
        if shape.stroke is not None:
            lines.append(f"{stroke_operator(shape.stroke)}\n{pdf_number(shape.stroke_width, digits + 1)} w")
            lines += pen_changes(pen, shape.pen, digits + 1)
            pen = shape.pen
        lines += [path_of(shape.path, digits), painting(shape.fill, shape.stroke, even_odd=shape.even_odd)]
    return "\n".join(lines)


def pen_changes(before: Pen, now: Pen, digits: int) -> Iterator[str]:
    """The operators that change one pen into another (ISO 32000-1, 8.4.3)."""
    if now.cap != before.cap:
        yield f"{now.cap:d} J"
    if now.join != before.join:
        yield f"{now.join:d} j"
    if now.miter != before.miter:
        yield f"{pdf_number(now.miter, 2)} M"
    if (now.dashes, now.phase) != (before.dashes, before.phase):
        yield f"[{' '.join(pdf_number(length, digits) for length in now.dashes)}] {pdf_number(now.phase, digits)} d"


def painting(fill: Colour | None, stroke: Colour | None, *, even_odd: bool = False) -> str:
    """The operator that fills a path, strokes it, or both. Without a colour the path is dropped."""
    if not fill:
        return "S" if stroke else "n"
    return ("B" if stroke else "f") + ("*" if even_odd else "")


def paint_rule(content: ContentStream, rule: Rule) -> None:
    """Paint a straight line, or a row of round dots."""
    pen(content, rule.colour, rule.width, dotted=rule.dotted)
    content.write("m", rule.x1, content.height - rule.y1)
    content.write("l", rule.x2, content.height - rule.y2)
    content.out.append("S")


def pen(content: ContentStream, ink: Colour, width: float, dotted: bool = False) -> None:
    """Set colour, width and dots of lines. Dots are dashes of no length with round ends."""
    content.stroke_colour(ink)
    content.line_width(width)
    content.set("J", "1" if dotted else "0")
    content.set("d", f"[0 {pdf_number(width * DOT_DISTANCE)}] 0" if dotted else SOLID)


def path_of(path: Iterable[PathStep], digits: int) -> str:
    """The operators that construct a path. Coordinates have `digits` digits after the point."""
    steps = [[pdf_number(value, digits) for value in values] + [PATH_OPERATORS[step]] for step, *values in path]
    return "\n".join(map(" ".join, steps))


def turned(path: Iterable[PathStep], height: float) -> Iterator[PathStep]:
    """A path with y turned upwards, on a page of this height."""
    for step, *values in path:
        yield (step, *(height - value if index % 2 else value for index, value in enumerate(values)))


def rounded(rect: Rect, radius: float) -> tuple[PathStep, ...]:
    """The outline of a rectangle with round corners. A radius is at most half of a side."""
    r = min(radius, rect.width / 2, rect.height / 2)
    return rectangle(rect.x, rect.y, rect.width, rect.height, r, r)
