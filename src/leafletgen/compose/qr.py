"""QR codes (ISO/IEC 18004) as vector drawings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.outlines import rectangle

QUIET = 4
"""The width of the quiet zone on every side, in modules (ISO/IEC 18004, 6.3.8)."""

LEAST_SIDE = 20 * 72 / 25.4
LEAST_MODULE = 0.5 * 72 / 25.4
"""The least size of a module, in points: half a millimetre, so that old telephones and poor printers can manage."""

DARK, LIGHT = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
"""Scanners need dark on light, whatever the colours of the layout."""


def qr_code(words: str) -> Vector:
    """The code for these words, with its quiet zone, in points at its printed size."""
    import segno  # noqa: PLC0415 - only a clinic with a web address needs it

    modules = segno.make_qr(words, error="m").matrix
    count = len(modules)
    module = max(LEAST_MODULE, LEAST_SIDE / count)
    side = (count + 2 * QUIET) * module
    dark = Shape(tuple(dark_steps(modules)), DARK).placed(QUIET * module, QUIET * module, module)
    return Vector(side, side, (Shape(rectangle(0.0, 0.0, side, side), LIGHT), dark))


def dark_steps(modules: Sequence[Sequence[int]]) -> Iterator[PathStep]:
    """The outlines of the dark modules. Neighbours in a row are one bar; a module has sides of 1."""
    for y, row in enumerate(modules):
        x = 0
        for dark, run in groupby(row):
            width = len(tuple(run))
            if dark:
                yield from rectangle(x, y, width, 1)
            x += width
