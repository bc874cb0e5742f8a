"""Marks for a print shop around a sheet: bleed, crop marks at the corners, fold marks at the folds.

The page grows by the same amount on every side, so front and back still register.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafletgen.pages import Artifact, Page, Rule, moved
from leafletgen.units import Rect, length

BLEED = length("3 mm")
"""How far a coloured area at the edge reaches beyond the trim."""

MARK_START, MARK_END = length("4 mm"), length("9 mm")
"""Distance from the trim at which marks begin and end, outside the bleed."""

SURROUND = length("10 mm")
"""How much the page is larger than the trim, on each side."""

CROP_WIDTH, FOLD_WIDTH = 0.25, 0.5
"""Line widths in points. A crop mark is as thin as a cut is exact; the dots of a fold mark must be visible."""

BLACK = (0.0, 0.0, 0.0)


def for_print_shop(page: Page, folds: tuple[float, ...]) -> Page:
    """The page with marks around it. `folds` are the distances of its vertical folds from its left edge, in points."""
    trim = Rect(SURROUND, SURROUND, page.width, page.height)
    return replace(
        page,
        width=page.width + 2 * SURROUND,
        height=page.height + 2 * SURROUND,
        items=(*(moved(item, trim.x, trim.y) for item in page.items), *crop_marks(trim), *fold_marks(trim, folds)),
        trim=trim,
        bleed=trim.inset(-BLEED, -BLEED, -BLEED, -BLEED),
    )


def crop_marks(trim: Rect) -> Iterator[Rule]:
    """Two lines at each corner, in line with the cuts."""
    for y in (trim.y, trim.bottom):
        yield mark_line(trim.x - MARK_END, y, trim.x - MARK_START, y)
        yield mark_line(trim.right + MARK_START, y, trim.right + MARK_END, y)
    for x in (trim.x, trim.right):
        yield from upright_marks(trim, x, dotted=False)


def fold_marks(trim: Rect, folds: tuple[float, ...]) -> Iterator[Rule]:
    """A dotted line above and one below every fold."""
    for fold in folds:
        yield from upright_marks(trim, trim.x + fold, dotted=True)


def upright_marks(trim: Rect, x: float, *, dotted: bool) -> Iterator[Rule]:
    """A mark above the trim and one below."""
    yield mark_line(x, trim.y - MARK_END, x, trim.y - MARK_START, dotted=dotted)
    yield mark_line(x, trim.bottom + MARK_START, x, trim.bottom + MARK_END, dotted=dotted)


def mark_line(x1: float, y1: float, x2: float, y2: float, *, dotted: bool = False) -> Rule:
    """One mark."""
    return Rule(Artifact.PAGE, x1, y1, x2, y2, FOLD_WIDTH if dotted else CROP_WIDTH, BLACK, dotted)
