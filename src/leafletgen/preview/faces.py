"""The faces of folded paper: what a reader sees at each opening, as parts of pages. It works for every layout.

The panels of a sheet are numbered from its cover, the panel where reading starts. The outside of a
tri-fold is 0 cover, 1 back, 2 flap; behind them are 0, 1 and 2 of the inside:

    outside    2 flap | 1 back | 0 cover          inside    0 | 1 | 2

A last panel that is narrower than its neighbour folds inwards (letter fold, roll fold) and is seen before the sheet is
open; with panels of equal width the sheet opens at once (zigzag). For right-to-left languages all is mirrored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from leafletgen.model.layout import Imposition, Layout
from leafletgen.sheet.geometry import PlacedPanel, panels
from leafletgen.sheet.imposition import saddle_order
from leafletgen.units import Rect

NARROWER = 0.5
"""A panel is narrower on purpose from this difference on, in points. Less comes from rounding millimetres."""


@dataclass(frozen=True, slots=True)
class FacePiece:
    """A visible part of a page (counted from 0), and its left edge in the face, in points."""

    page: int
    part: Rect
    x: float


@dataclass(frozen=True, slots=True)
class SeenFace:
    """The pieces that are visible together, side by side. A later piece lies on an earlier one. In points."""

    name: str
    width: float
    height: float
    pieces: tuple[FacePiece, ...]


@dataclass(frozen=True, slots=True)
class Folding:
    """The panels of a sheet, each paired with its page, numbered from the cover; `leftmost`: panel 0 inside is on the left."""

    outside: tuple[tuple[int, Rect], ...]
    inside: tuple[tuple[int, Rect], ...]
    leftmost: bool


def layout_faces(layout: Layout, rtl: bool, pages: int) -> tuple[SeenFace, ...]:
    """Every face of a layout with `pages` pages, in reading order; none for paper that is not folded."""
    if layout.imposition is Imposition.SADDLE:
        return booklet(layout, rtl, 2 * pages)
    folding = fold_of_sheet(layout, rtl)
    return sheet(folding) if folding else ()


def booklet(layout: Layout, rtl: bool, pages: int) -> tuple[SeenFace, ...]:
    """The cover, the pairs of facing pages, and the back of a booklet with `pages` pages."""
    where = {}
    for side, halves in enumerate(saddle_order(pages, rtl)):
        for half, page in enumerate(halves):
            where[page] = side, Rect(half * layout.width, 0.0, layout.width, layout.height)
    pairs = [
        abreast(f"pages-{left + 1}-{left + 2}", [where[left], where[left + 1]], leftmost=not rtl)
        for left in range(1, pages - 1, 2)
    ]
    cover, back = (abreast(name, [where[page]]) for name, page in (("cover", 0), ("back", pages - 1)))
    return cover, *pairs, back


def fold_of_sheet(layout: Layout, rtl: bool) -> Folding | None:
    """How a sheet folds around its cover; None without a fold, or if the cover is not at an end."""
    if layout.repeats or len(layout.sides) != 2:
        return None
    cover = layout.flows[0].panels[0]
    sides = [(page, panels(layout, side, rtl)) for page, side in enumerate(layout.sides)]
    outside, inside = sorted(sides, key=lambda side: cover not in {panel.id for panel in side[1]})
    ends = [outside[1][at].id for at in (0, -1)]
    if len(outside[1]) < 2 or len(outside[1]) != len(inside[1]) or cover not in ends:
        return None
    leftmost = ends[-1] == cover
    return Folding(_from_cover(*outside, leftmost), _from_cover(*inside, not leftmost), leftmost)


def _from_cover(page: int, placed: Sequence[PlacedPanel], last_first: bool) -> tuple[tuple[int, Rect], ...]:
    return tuple((page, panel.trim) for panel in (placed[::-1] if last_first else placed))


def sheet(folding: Folding) -> tuple[SeenFace, ...]:
    """The faces of a folded sheet: its cover, each opening, the whole inside, and the back."""
    outside, inside, leftmost = folding.outside, folding.inside, folding.leftmost
    count = len(outside)
    cover, spread = abreast("cover", outside[:1]), abreast("inside", inside, leftmost=leftmost)
    if count == 2:
        return cover, spread, abreast("back", outside[1:])
    if outside[-1][1].width > outside[-2][1].width - NARROWER:
        return cover, spread, abreast("outside", outside, leftmost=not leftmost)
    openings = (opening(folding, turned) for turned in range(1, count - 1))
    return cover, *openings, spread, abreast("back", outside[1:2])


def opening(folding: Folding, turned: int) -> SeenFace:
    """The face after `turned` folds are opened: the inside up to there, and on its end the panel folded over it."""
    seen = abreast("opening", folding.inside[: turned + 1], leftmost=folding.leftmost)
    page, part = folding.outside[turned + 1]
    # Its fold is at the far end. As it is narrower, the paper below shows beside the fold that was just opened.
    flap = FacePiece(page, part, seen.width - part.width if folding.leftmost else 0.0)
    return SeenFace(seen.name, seen.width, seen.height, (*seen.pieces, flap))


def abreast(name: str, parts: Sequence[tuple[int, Rect]], *, leftmost: bool = True) -> SeenFace:
    """Parts of pages side by side. The first is the leftmost or the rightmost."""
    pieces, x = [], 0.0
    for page, part in parts if leftmost else parts[::-1]:
        pieces.append(FacePiece(page, part, x))
        x += part.width
    return SeenFace(name, x, parts[0][1].height, tuple(pieces))
