"""QR codes (ISO/IEC 18004) as vector drawings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.outlines import rectangle

QUIET = 4
"""Modules that stay empty on every side (ISO/IEC 18004, 6.3.8)."""

LEAST_SIDE = 20 * 72 / 25.4
LEAST_MODULE = 0.5 * 72 / 25.4
"""Points: 20 mm for the symbol and half a millimetre for a module, which old telephones and poor printers can still do."""

DARK, LIGHT = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
"""Scanners want dark on light, whatever the colours of the layout."""


def qr_code(words: str) -> Vector:
    """The code that says these words, with its quiet zone, in points at the size at which it is printed."""
    import segno  # noqa: PLC0415 - only a clinic with a web address needs it

    modules = segno.make_qr(words, error="m").matrix
    count = len(modules)
    module = max(LEAST_MODULE, LEAST_SIDE / count)
    side = (count + 2 * QUIET) * module
    dark = Shape(tuple(dark_steps(modules)), DARK).placed(QUIET * module, QUIET * module, module)
    return Vector(side, side, (Shape(rectangle(0.0, 0.0, side, side), LIGHT), dark))


def dark_steps(modules: Sequence[Sequence[int]]) -> Iterator[PathStep]:
    """The outlines of the dark modules, each row's neighbours in one bar; a module measures 1."""
    for y, row in enumerate(modules):
        x = 0
        for dark, run in groupby(row):
            width = len(tuple(run))
            if dark:
                yield from rectangle(x, y, width, 1)
            x += width
