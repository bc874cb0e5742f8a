"""Checks of geometry: nothing is off the paper, and text keeps its distance from the edge."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.units import length
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.painted import Extent, Painted, PaintedArea, PaintedShape, Sequence

SAFE = length("5 mm")
"""The least distance of text from the trim."""

ROUNDING = 0.05
"""Points by which a place may be off, because numbers in the file are rounded."""

LETTERS_ABOVE, LETTERS_BELOW = 0.75, 0.25
"""The height of letters above and below the baseline, in type sizes."""


def all_is_on_the_page(case: FileCase) -> Iterator[Diagnostic]:
    """Nothing painted, and no link, reaches beyond the page."""
    for painted in case.painted:
        paper = page_box(case, painted, "MediaBox")
        if paper is None:
            continue
        room = inset(paper, 0.0)
        areas: tuple[PaintedArea | PaintedShape, ...] = (*painted.paints, *annotation_areas(case, painted))
        for area in areas:
            if not within(area, room):
                yield broken("outside-page", f"page {painted.page.number}", what=area.what)


def text_is_in_the_safe_area(case: FileCase) -> Iterator[Diagnostic]:
    """Text keeps 5 mm from the cut, because printers cannot print at the edge and cutting is not exact."""
    for painted, texts in case.texts:
        cut = page_box(case, painted, "TrimBox") or page_box(case, painted, "MediaBox")
        if cut is None:
            continue
        for area in text_outside(texts, inset(cut, SAFE)):
            code = "outside-safe-area" if within(area, inset(cut, 0.0)) else "outside-page"
            yield broken(code, f"page {painted.page.number}", what=area.what)


def page_box(case: FileCase, painted: Painted, name: str) -> PaintedArea | None:
    """One of the page's boxes (ISO 32000-1, 14.11.2); None if the page does not have it."""
    numbers = case.file.numbers(painted.page.entries.get(name))
    if len(numbers) != 4:
        return None
    (left, right), (bottom, top) = sorted(numbers[::2]), sorted(numbers[1::2])
    return PaintedArea(left, bottom, right, top, name)


def text_outside(texts: list[tuple[Sequence, Extent]], room: PaintedArea) -> Iterator[PaintedArea]:
    """The area of every run of text that has ink outside `room`."""
    left, bottom, right, top, _ = room
    for sequence, extent in texts:
        level = left <= extent.left and extent.right <= right
        if level and bottom <= extent.lowest - extent.largest and extent.highest + extent.largest <= top:
            continue
        for text, x0, x1, y, size, _, _, blanks in sequence.runs:
            inked = (x0 + blanks[0], x1 - blanks[1])  # a space at the end of a line may stand in the margin
            low, high = y - LETTERS_BELOW * size, y + LETTERS_ABOVE * size
            if left <= min(inked) and max(inked) <= right and bottom <= low and high <= top:
                continue
            if not text.isspace():
                yield PaintedArea(min(x0, x1), low, max(x0, x1), high, f"“{text[:40]}”")


def annotation_areas(case: FileCase, painted: Painted) -> Iterator[PaintedArea]:
    """The area of every annotation."""
    for value in case.file.array(painted.page.entries.get("Annots")):
        numbers = case.file.numbers(case.file.dictionary(value).get("Rect"))
        if len(numbers) == 4:
            yield PaintedArea(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]), "a link")


def inset(area: PaintedArea, margin: float) -> PaintedArea:
    """An area less a margin on each side; the margin is smaller by the tolerance for rounding."""
    room = margin - ROUNDING
    return PaintedArea(area.left + room, area.bottom + room, area.right - room, area.top - room, area.what)


def within(area: PaintedArea | PaintedShape, outer: PaintedArea) -> bool:
    """True when an area is inside another."""
    return (
        area.left >= outer.left and area.right <= outer.right and area.bottom >= outer.bottom and area.top <= outer.top
    )
