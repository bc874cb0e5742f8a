"""Checks that words leave ink. A file is drawn with and without its text; where words should be, the pictures must differ.

This does not depend on our own reading of colours, clips and covers: a widely used viewer draws the pictures.
"""

from collections.abc import Iterator
from itertools import groupby

from PIL import Image, ImageChops

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.preview.drawing import renderer
from leafletgen.problems.catalogue import problem
from leafletgen.verify.content.every_text import PlacedRun, texts_of
from leafletgen.verify.reader.objects import FilePage, PdfFile
from leafletgen.verify.reader.opening import open_file
from leafletgen.verify.reader.textless import without_text

SCALE = 3
"""In dots per point: 216 dots per inch."""

LEAST_DIFFERENCE = 60
"""Of 255: a dot that is darker or lighter by this much is ink."""

INK_ABOVE, INK_BELOW = 1.0, 0.35
"""The height of letters and marks above and below the baseline, in type sizes."""

WIDEST_GAP, WIDEST_EM_SPACE = 1.3, 2.2
"""The widest stretch of a line without ink, in type sizes: between full-width marks, and where the text has an em space."""


LEAST_WIDTH = 0.6
"""The width that is checked of a run whose font gives no width, in type sizes: its first letter."""


def words_without_ink(data: bytes) -> Iterator[Diagnostic]:
    """The errors for text that leaves no ink where it should. Raises only Refused: without the library that draws."""
    library = renderer()
    try:
        file = open_file(data)
        pages = zip(texts_of(file), pages_of(library, data), pages_of(library, without_text(data)), strict=True)
        for page, (texts, full, bare) in zip(file.pages, pages, strict=True):
            yield from look_for_ink(file, page, texts, difference_of(full, bare))
    except Exception as reason:  # a damaged file can make a reader fail in any way
        yield problem("pdf-unreadable", why=str(reason)[:200] or type(reason).__name__)


def pages_of(library: object, data: bytes) -> list[Image.Image]:
    """Every page in grey."""
    with library.PdfDocument(data) as document:  # type: ignore[attr-defined]  # the library is found at run time
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def difference_of(full: Image.Image, bare: Image.Image) -> Image.Image:
    """A picture that is white where a page with its text differs from the page without, else black."""
    return ImageChops.difference(full, bare).point(lambda value: 255 if value >= LEAST_DIFFERENCE else 0)


def look_for_ink(file: PdfFile, page: FilePage, texts: list[PlacedRun], ink: Image.Image) -> Iterator[Diagnostic]:
    """Check the ink of every run of text on a page."""
    corner = visible_corner(file, page)
    for text in texts:
        if is_seen(text.run.text) and not leaves_ink(ink, text, corner):
            yield problem("text-inkless", Place(about=f"page {page.number}"), text=text.run.text[:60])


def visible_corner(file: PdfFile, page: FilePage) -> tuple[float, float]:
    """The lower left corner of the visible part of a page (ISO 32000-1, 14.11.2), in points."""
    boxes = [file.numbers(page.entries.get(name)) for name in ("MediaBox", "CropBox")]
    corners = [(min(box[::2]), min(box[1::2])) for box in boxes if len(box) == 4]
    return max((x for x, _ in corners), default=0.0), max((y for _, y in corners), default=0.0)


def is_seen(text: str) -> bool:
    """True for text with letters or digits. Marks alone are not checked: they may be a dot or a thin line."""
    return any(character.isalnum() for character in text)


def leaves_ink(ink: Image.Image, text: PlacedRun, corner: tuple[float, float]) -> bool:
    """True when a run has ink along its whole width; one that is turned, when it has any where it stands."""
    run = text.run
    left, bottom, right, top = (round(side * SCALE) for side in shown_room(text, corner))
    box = (left, ink.height - top, max(left + 1, right), ink.height - bottom)
    if box[0] < 0 or box[1] < 0 or box[2] > ink.width or box[3] > ink.height or box[1] >= box[3]:
        return False
    # The mean of a column is 0 only when none of its dots has ink.
    columns = ink.crop(box).resize((box[2] - box[0], 1), Image.Resampling.BOX).tobytes()
    if text.turned:
        return any(columns)
    gaps = [sum(1 for _ in stretch) for inked, stretch in groupby(columns, key=bool) if not inked]
    allowed = WIDEST_EM_SPACE if "\u2003" in run.text or "  " in run.text else WIDEST_GAP
    return any(columns) and max(gaps, default=0) <= allowed * run.size * SCALE


def shown_room(text: PlacedRun, corner: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the letters of a run, in points from the corner of what is shown."""
    run, (a, b, c, d, e, f), size, width = text
    if text.turned:
        points = [(x, y) for x in (0, width or LEAST_WIDTH * size) for y in (-INK_BELOW * size, INK_ABOVE * size)]
        xs, ys = [x * a + y * c + e for x, y in points], [x * b + y * d + f for x, y in points]
    else:
        xs = [run.x0, run.x1 if run.x1 != run.x0 else run.x0 + LEAST_WIDTH * run.size]
        ys = [run.y - INK_BELOW * run.size, run.y + INK_ABOVE * run.size]
    return min(xs) - corner[0], min(ys) - corner[1], max(xs) - corner[0], max(ys) - corner[1]
