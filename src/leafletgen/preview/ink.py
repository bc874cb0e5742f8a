"""Do words leave ink? A file is drawn twice, with its text and without; where words should be, the pictures must differ.

This needs no trust in our own reading of colours, clips and covers: it is what a widely used viewer shows.
"""

from collections.abc import Iterator
from itertools import groupby

from PIL import Image, ImageChops

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.preview.drawing import renderer
from leafletgen.problems.catalogue import problem
from leafletgen.verify.content.opened import Opened
from leafletgen.verify.content.painted import ShownRun
from leafletgen.verify.reader.opening import open_file
from leafletgen.verify.reader.textless import without_text

SCALE = 3
"""Dots a point: 216 dots an inch."""

LEAST_DIFFERENCE = 60
"""Of 255: how much darker or lighter a dot has to be for ink."""

INK_ABOVE, INK_BELOW = 1.0, 0.35
"""What letters and marks take above and below the baseline, in type sizes."""

WIDEST_GAP, WIDEST_EM_SPACE = 1.3, 2.2
"""The widest stretch of a line without ink, in type sizes: between full-width marks, and where the text has an em space."""


def words_without_ink(data: bytes) -> Iterator[Diagnostic]:
    """Text of a file that leaves no ink where it should. Raises Refused without the library that draws; never anything else."""
    library = renderer()
    try:
        yield from look_for_ink(Opened(open_file(data)), pages_of(library, data), pages_of(library, without_text(data)))
    except Exception as reason:  # a damaged file can make a reader fail in any way
        yield problem("pdf-unreadable", why=str(reason)[:200] or type(reason).__name__)


def pages_of(library: object, data: bytes) -> list[Image.Image]:
    """Every page in grey."""
    with library.PdfDocument(data) as document:  # type: ignore[attr-defined]  # the library is found at run time
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def look_for_ink(opened: Opened, full: list[Image.Image], bare: list[Image.Image]) -> Iterator[Diagnostic]:
    """Look for the ink of every run of text on every page."""
    for painted, one, other in zip(opened.painted, full, bare, strict=True):
        ink = ImageChops.difference(one, other).point(lambda value: 255 if value >= LEAST_DIFFERENCE else 0)
        for sequence in painted.sequences:
            for run in sequence.runs:
                if is_seen(run.text) and not leaves_ink(ink, run):
                    yield problem("text-inkless", Place(about=f"page {painted.page.number}"), text=run.text[:60])


def is_seen(text: str) -> bool:
    """True for text with letters or digits; a mark alone may be a dot or a thin line."""
    return any(character.isalnum() for character in text)


def leaves_ink(ink: Image.Image, run: ShownRun) -> bool:
    """True when a run has ink along its whole width."""
    size = run.size * SCALE
    left, right = sorted((run.x0 * SCALE, run.x1 * SCALE))
    baseline = ink.height - run.y * SCALE
    box = (
        round(left),
        round(baseline - INK_ABOVE * size),
        max(round(left) + 1, round(right)),
        round(baseline + INK_BELOW * size),
    )
    if box[0] < 0 or box[1] < 0 or box[2] > ink.width or box[3] > ink.height or box[1] >= box[3]:
        return False
    # The mean of a column is 0 only when none of its dots has ink.
    columns = ink.crop(box).resize((box[2] - box[0], 1), Image.Resampling.BOX).tobytes()
    gaps = [sum(1 for _ in stretch) for inked, stretch in groupby(columns, key=bool) if not inked]
    allowed = WIDEST_EM_SPACE if "\u2003" in run.text or "  " in run.text else WIDEST_GAP
    return any(columns) and max(gaps, default=0) <= allowed * size
