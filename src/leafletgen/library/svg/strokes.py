"""Strokes: dashes, dots, and how far sharp corners reach."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from leafletgen.library.svg.numbers import DrawingFault, svg_length
from leafletgen.library.svg.refusals import EXPAND
from leafletgen.library.svg.transforms import SvgMatrix
from leafletgen.model.graphics import Cap, Join, PathStep, Pen
from leafletgen.problems.words import shown

CAPS = {"butt": Cap.BUTT, "round": Cap.ROUND, "square": Cap.SQUARE}
JOINS = {"miter": Join.MITER, "miter-clip": Join.MITER, "arcs": Join.MITER, "round": Join.ROUND, "bevel": Join.BEVEL}
PDF_LIMIT = 10.0
"""PDF's default miter limit (ISO 32000-1, 8.4.1)."""
DOT = 0.02
"""The length of a line that is drawn as a dot, in widths of the line."""
MOST_DASHES = 20
STRETCHED = 1.02
"""The largest ratio of a stroke's thickness in two directions. Above it the stroke looks different."""


def dashes(text: str, diagonal: float) -> tuple[float, ...]:
    """The lengths of dashes and gaps; none for a solid line. Raises DrawingFault."""
    if text.strip().lower() == "none":
        return ()
    lengths = tuple(svg_length(part, diagonal) for part in text.replace(",", " ").split())
    if len(lengths) > MOST_DASHES or any(value < 0 for value in lengths):
        raise DrawingFault(f"{shown(text)} is not a pattern of dashes", EXPAND)
    if sum(lengths) <= 0:
        return ()
    return lengths * 2 if len(lengths) % 2 else lengths


def check_stretch(matrix: SvgMatrix) -> None:
    """Raise DrawingFault if a stroke would be thicker in one direction than in another."""
    one, two = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    across = abs(matrix.a * matrix.c + matrix.b * matrix.d)
    if min(one, two) * STRETCHED < max(one, two) or across > (STRETCHED - 1) * one * two:
        raise DrawingFault("an outline is stretched by a transform, which is not drawn", EXPAND)


def with_dots(path: tuple[PathStep, ...], pen: Pen, width: float) -> tuple[PathStep, ...]:
    """The path, with a very short line for every line without length: with round or square ends it is a dot.

    Without a length not every reader paints it (ISO 32000-1, 8.5.3.2).
    """
    if pen.cap is Cap.BUTT:
        return path
    steps: list[PathStep] = []
    for number, step in enumerate(path):
        alone = steps and steps[-1][0] == "M" and (number + 1 == len(path) or path[number + 1][0] == "M")
        if alone and step[0] == "L" and step[1:] == steps[-1][1:]:
            steps.append(("L", step[1] + width * DOT, step[2]))
        else:
            steps.append(step)
    return tuple(steps)


def limited(pen: Pen, limit: float, path: tuple[PathStep, ...]) -> float:
    """The miter limit for a path: PDF's default if that draws the same as `limit`, else `limit`."""
    if pen.join is not Join.MITER:
        return PDF_LIMIT
    low, high = sorted((limit, PDF_LIMIT))
    return limit if any(low < ratio <= high for ratio, _, _ in stroke_corners(path)) else PDF_LIMIT


def tips(path: tuple[PathStep, ...], pen: Pen, width: float) -> Iterator[tuple[float, float]]:
    """The points of sharp corners."""
    if pen.join is Join.MITER:
        for ratio, (x, y), (dx, dy) in stroke_corners(path):
            if 1.001 < ratio <= pen.miter:
                yield x + dx * ratio * width / 2, y + dy * ratio * width / 2


def stroke_corners(path: tuple[PathStep, ...]) -> Iterator[tuple[float, tuple[float, float], tuple[float, float]]]:
    """For each corner: the reach of its point in halves of the line's width, its place, and its direction."""
    for incoming, outgoing, where in _meetings(path):
        length_in, length_out = hypot(*incoming), hypot(*outgoing)
        if not length_in or not length_out:
            continue
        (ax, ay), (bx, by) = (
            (incoming[0] / length_in, incoming[1] / length_in),
            (outgoing[0] / length_out, outgoing[1] / length_out),
        )
        half = ((1 + max(-1.0, min(1.0, ax * bx + ay * by))) / 2) ** 0.5
        dx, dy = ax - bx, ay - by
        reach = hypot(dx, dy)
        if half and reach:
            yield 1 / half, where, (dx / reach, dy / reach)


def _meetings(
    path: tuple[PathStep, ...],
) -> Iterator[tuple[tuple[float, float], tuple[float, float], tuple[float, float]]]:
    """For each corner: the directions in which the path arrives and leaves, and the point."""
    here = begin = (0.0, 0.0)
    first: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    for step in path:
        if step[0] == "M":
            here = begin = step[1:3]
            first = last = None
            continue
        pieces = _directions(here, step if step[0] != "Z" else ("L", *begin))
        if pieces:
            leaving, arriving = pieces
            if last:
                yield last, leaving, here
            first, last = first or leaving, arriving
        if step[0] == "Z":
            if first and last:
                yield last, first, begin
            here, first, last = begin, None, None
        else:
            here = step[-2:]


def _directions(here: tuple[float, float], step: PathStep) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The directions in which a line or curve leaves and arrives; None without length."""
    points = [here, *zip(step[1::2], step[2::2], strict=True)]
    ways = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
    ways = [way for way in ways if hypot(*way) > 1e-9]
    return (ways[0], ways[-1]) if ways else None
