"""Checks of the paper: pages have the layout's size, and are not cropped, turned or scaled."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.edition import Edition
from leafletgen.units import length
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.reader.objects import FilePage

SURROUND = length("10 mm")
"""The extra width on each side of a page with marks for a print shop."""

PAGE_TOLERANCE = 0.5
"""How far the size of a page may be off, in points, because lengths in the file are rounded."""

MILLIMETRE = length("1 mm")


def pages_are_as_they_are(case: FileCase) -> Iterator[Diagnostic]:
    """No page is turned, cropped or scaled by its dictionary (ISO 32000-1, tables 30 and 31)."""
    for page in case.file.pages:
        where = f"page {page.number}"
        if case.file.resolve(page.entries.get("Rotate")) not in {None, 0}:
            yield broken("page-changed", where, what="turned")
        if case.file.resolve(page.entries.get("UserUnit")) not in {None, 1}:
            yield broken("page-changed", where, what="scaled")
        if "CropBox" in page.entries and box_corners(case, page, "CropBox") != box_corners(case, page, "MediaBox"):
            yield broken("page-changed", where, what="cropped")


def pages_have_the_layouts_size(case: FileCase) -> Iterator[Diagnostic]:
    """Every page has the size of the layout's page, or of two for a booklet, plus the surround for marks."""
    if case.edition is None:
        return
    expected = page_sizes(case.edition)
    for page in case.file.pages:
        left, bottom, right, top = box_corners(case, page, "MediaBox") or (0.0,) * 4
        found = (right - left, top - bottom)
        if (left, bottom) != (0, 0) or any(abs(a - b) > PAGE_TOLERANCE for a, b in zip(found, expected, strict=True)):
            yield broken("size-wrong", f"page {page.number}", found=millimetres(found), expected=millimetres(expected))


def page_sizes(edition: Edition) -> tuple[float, float]:
    """Width and height of every page of an edition, in points."""
    layout, around = edition.layout, 2 * SURROUND if edition.marks else 0.0
    across = layout.width * (2 if layout.imposition == "saddle" else 1)
    return across + around, layout.height + around


def box_corners(case: FileCase, page: FilePage, box: str) -> tuple[float, ...]:
    """Left, bottom, right and top of one of a page's boxes; empty if the page does not have it."""
    numbers = case.file.numbers(page.entries.get(box))
    if len(numbers) != 4:
        return ()
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def millimetres(size: tuple[float, float]) -> str:
    """A size in millimetres, for a message."""
    return " × ".join(f"{side / MILLIMETRE:.0f}" for side in size)
