"""What a print shop needs around a finished sheet: room for bleed, crop marks at the corners, fold marks at the folds.

The page grows by the same on every side, so that front and back still register.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafletgen.pages import Artifact, Page, Rule, moved
from leafletgen.units import Rect, length

BLEED = length("3 mm")
"""How far colour that touches the cut has to run beyond it."""

MARK_START, MARK_END = length("4 mm"), length("9 mm")
"""Where marks begin and end, from the trim: outside the bleed."""

SURROUND = length("10 mm")
"""By how much the page is larger than the finished one, on each side."""

CROP_WIDTH, FOLD_WIDTH = 0.25, 0.5
"""Points. A crop mark must not be wider than the cut is exact; the dots of a fold mark have to be seen."""

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
    """Two lines at each corner, which go on where the cuts end."""
    for y in (trim.y, trim.bottom):
        yield mark(trim.x - MARK_END, y, trim.x - MARK_START, y)
        yield mark(trim.right + MARK_START, y, trim.right + MARK_END, y)
    for x in (trim.x, trim.right):
        yield from upright(trim, x, dotted=False)


def fold_marks(trim: Rect, folds: tuple[float, ...]) -> Iterator[Rule]:
    """A dotted line above and one below every fold."""
    for fold in folds:
        yield from upright(trim, trim.x + fold, dotted=True)


def upright(trim: Rect, x: float, *, dotted: bool) -> Iterator[Rule]:
    """A mark above the trim and one below."""
    yield mark(x, trim.y - MARK_END, x, trim.y - MARK_START, dotted=dotted)
    yield mark(x, trim.bottom + MARK_START, x, trim.bottom + MARK_END, dotted=dotted)


def mark(x1: float, y1: float, x2: float, y2: float, *, dotted: bool = False) -> Rule:
    """One mark."""
    return Rule(Artifact.PAGE, x1, y1, x2, y2, FOLD_WIDTH if dotted else CROP_WIDTH, BLACK, dotted)
