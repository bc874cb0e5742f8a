"""Booklets end with a whole sheet: the pages that are missing are added, and lines to write on go on over them."""

from collections.abc import Iterator
from itertools import islice

from leafletgen.compose.blocks.sections import Headed
from leafletgen.compose.blocks.writing import WRITING_HEIGHT, WriteOnLines
from leafletgen.compose.contents import Content
from leafletgen.compose.fill import Area, foot_room
from leafletgen.compose.rows import Column, height
from leafletgen.compose.setting import Setting
from leafletgen.sheet.imposition import PAGES_OF_A_SHEET


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
            area.rows += WriteOnLines(int(room // WRITING_HEIGHT)).rows(setting, Column(0.0, area.rect.width))
    return pages


def ends_in_lines(body: tuple[Content, ...]) -> bool:
    """True when the last thing in the text is lines to write on."""
    match body[-1]:
        case Headed(body=(*_, WriteOnLines())):
            return True
        case _:
            return False
