"""Checks of geometry: nothing is off the paper, and text keeps its distance from the edge."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.units import length
from leafletgen.verify.contents import Area, Painted
from leafletgen.verify.opened import Opened
from leafletgen.verify.rules import broken

SAFE = length("5 mm")
"""No text is nearer to the trim."""

ROUNDING = 0.05
"""Points by which a place may be off, because numbers in the file are rounded."""

ABOVE, BELOW = 0.75, 0.25
"""What letters take above and below the baseline, in type sizes."""


def all_is_on_the_page(opened: Opened) -> Iterator[Diagnostic]:
    """Nothing painted, and no link, reaches beyond the page."""
    for painted in opened.painted:
        paper = box(opened, painted, "MediaBox")
        for area in (*painted.areas, *links(opened, painted)):
            if paper and not within(area, paper, 0.0):
                yield broken("outside-page", f"page {painted.page.number}", what=area.what)


def text_is_in_the_safe_area(opened: Opened) -> Iterator[Diagnostic]:
    """Text keeps 5 mm from the cut, for printers cannot print everywhere and cutters are not exact."""
    for painted in opened.painted:
        cut = box(opened, painted, "TrimBox") or box(opened, painted, "MediaBox")
        for area in text_areas(painted):
            if cut and not within(area, cut, SAFE):
                code = "outside-safe-area" if within(area, cut, 0.0) else "outside-page"
                yield broken(code, f"page {painted.page.number}", what=area.what)


def box(opened: Opened, painted: Painted, name: str) -> Area | None:
    """One of the page's boxes (ISO 32000-1, 14.11.2); None when it has none of this name."""
    numbers = opened.file.numbers(painted.page.entries.get(name))
    if len(numbers) != 4:
        return None
    (left, right), (bottom, top) = sorted(numbers[::2]), sorted(numbers[1::2])
    return Area(left, bottom, right, top, name)


def text_areas(painted: Painted) -> Iterator[Area]:
    """The area of every run of text that leaves ink."""
    for sequence in painted.sequences:
        for run in sequence.runs:
            if not run.text.isspace():
                left, right = sorted((run.x0, run.x1))
                yield Area(left, run.y - BELOW * run.size, right, run.y + ABOVE * run.size, f"“{run.text[:40]}”")


def links(opened: Opened, painted: Painted) -> Iterator[Area]:
    """The area of every annotation."""
    for value in opened.file.array(painted.page.entries.get("Annots")):
        numbers = opened.file.numbers(opened.file.dictionary(value).get("Rect"))
        if len(numbers) == 4:
            yield Area(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]), "a link")


def within(area: Area, outer: Area, margin: float) -> bool:
    """True when an area is inside another, so far from its edges."""
    room = margin - ROUNDING
    return (
        area.left >= outer.left + room
        and area.right <= outer.right - room
        and area.bottom >= outer.bottom + room
        and area.top <= outer.top - room
    )
