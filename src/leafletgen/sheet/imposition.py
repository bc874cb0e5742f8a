"""Pages of a booklet onto sheets that are folded once, laid inside one another and stapled in the fold (saddle stitch).

The sheets are printed on both sides and turned about the fold. Creep, by which the inner pages of a thick booklet stand
out beyond the outer ones, is ignored: it is about half a millimetre for a booklet of 20 pages on office paper.
"""

from leafletgen.pages import Item, Page, Turn, moved

PAGES_OF_A_SHEET = 4


def saddle_order(pages: int, rtl: bool) -> tuple[tuple[int, int], ...]:
    """The pages on the left and right half of every side, counted from 0: front and back of the outermost sheet first.

    `pages` is a multiple of four. A right-to-left booklet has its fold on the right of the cover: halves change places.
    """
    sides = []
    for first in range(pages // 2):
        last = pages - 1 - first
        left, right = (first, last) if first % 2 else (last, first)
        sides.append((right, left) if rtl else (left, right))
    return tuple(sides)


def imposed(pages: tuple[Page, ...], rtl: bool) -> tuple[Page, ...]:
    """The sides of the sheets, each with two pages side by side."""
    return tuple(side_by_side(pages, left, right) for left, right in saddle_order(len(pages), rtl))


def side_by_side(pages: tuple[Page, ...], left: int, right: int) -> Page:
    """One side of a sheet. The page that is read first is painted first, and the last turns of both, their footers, last.

    So text that runs from one to the other in the middle of the booklet stays together for readers that know no tags.
    """
    width = pages[left].width
    first, second = (list(pages[number].in_turns(number)) for number in sorted((left, right)))
    items: list[Item] = []
    turns: list[Turn] = []
    for turn, own in (*first[:-1], *second[:-1], first[-1], second[-1]):
        turns.append(turn._replace(start=len(items)))
        items += (moved(item, width if turn.leaf == right else 0.0, 0.0) for item in own)
    return Page(width + pages[right].width, pages[left].height, tuple(items), turns=tuple(turns))
