"""Imposition of a booklet (saddle stitch): its sheets are folded once, laid inside one another, and stapled in the fold.

The sheets are printed on both sides and turned over at the fold. Creep is ignored: in a booklet of 20 pages on office
paper the inner pages reach about half a millimetre beyond the outer ones.
"""

from leafletgen.pages import Item, Page, Turn, moved

PAGES_OF_A_SHEET = 4


def saddle_order(pages: int, rtl: bool) -> tuple[tuple[int, int], ...]:
    """The numbers of the pages on the left and right half of every side, from 0; the outermost sheet comes first, front before back.

    `pages` is a multiple of four. A right-to-left booklet has its fold at the right of the cover, so the halves are swapped.
    """
    sides = []
    for first in range(pages // 2):
        last = pages - 1 - first
        left, right = (first, last) if first % 2 else (last, first)
        sides.append((right, left) if rtl else (left, right))
    return tuple(sides)


def imposed(pages: tuple[Page, ...], rtl: bool) -> tuple[Page, ...]:
    """The sides of all sheets, each with two pages side by side."""
    return tuple(imposed_side(pages, left, right) for left, right in saddle_order(len(pages), rtl))


def imposed_side(pages: tuple[Page, ...], left: int, right: int) -> Page:
    """One side of a sheet. The page that is read first is painted first; the footers of both pages are painted last.

    So text that runs from one page to the other stays together for software that ignores tags and reads in painting order.
    """
    width = pages[left].width
    first, second = (list(pages[number].in_turns(number)) for number in sorted((left, right)))
    items: list[Item] = []
    turns: list[Turn] = []
    for turn, own in (*first[:-1], *second[:-1], first[-1], second[-1]):
        turns.append(turn._replace(start=len(items)))
        items += (moved(item, width if turn.leaf == right else 0.0, 0.0) for item in own)
    return Page(width + pages[right].width, pages[left].height, tuple(items), turns=tuple(turns))
