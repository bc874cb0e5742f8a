"""Pages of a booklet onto sheets that are folded once, laid inside one another and stapled in the fold (saddle stitch).

The sheets are printed on both sides and turned about the fold. Creep, by which the inner pages of a thick booklet stand
out beyond the outer ones, is ignored: it is about half a millimetre for a booklet of 20 pages on office paper.
"""

from collections.abc import Iterator
from itertools import islice

from leafletgen.compose.contents import Content, Headed, WriteOnLines
from leafletgen.compose.filling import Area, foot_room
from leafletgen.compose.placed import Item, Page, Turn, moved
from leafletgen.compose.rows import Column, height
from leafletgen.compose.setting import WRITING_HEIGHT, Setting

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


def whole_sheets(
    filled: list[Area], available: Iterator[Area], body: tuple[Content, ...], setting: Setting
) -> list[Area]:
    """Add the pages that are missing to whole sheets. The foot moves to the last of them, which is the back cover.

    Where the text ends in lines to write on, these go on to the end of the booklet, so that no page is blank.
    """
    end = filled[-1]
    added = list(islice(available, -len(filled) % PAGES_OF_A_SHEET))
    if added:
        added[-1].foot, end.foot = end.foot, []
    pages = [*filled, *added]
    if ends_in_lines(body):
        written = max(index for index, area in enumerate(pages) if area.rows)
        for area in pages[written:]:
            room = area.rect.height - height(area.rows) - foot_room(area.foot)
            area.rows += setting.write_on_lines(WriteOnLines(int(room // WRITING_HEIGHT)), Column(0.0, area.rect.width))
    return pages


def ends_in_lines(body: tuple[Content, ...]) -> bool:
    """True when the last thing in the text is lines to write on."""
    match body[-1]:
        case Headed(body=(*_, WriteOnLines())):
            return True
        case _:
            return False
