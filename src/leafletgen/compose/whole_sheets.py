"""Uses the rest of the paper: booklets end with a whole sheet, and lines to write on fill blank areas."""

from collections.abc import Iterator
from itertools import islice

from leafletgen.compose.blocks.sections import Headed
from leafletgen.compose.blocks.writing import WriteOnLines
from leafletgen.compose.contents import Content
from leafletgen.compose.fill import Area, foot_room
from leafletgen.compose.rows import Column, height
from leafletgen.compose.setting import Setting
from leafletgen.sheet.imposition import PAGES_OF_A_SHEET


def whole_sheets(filled: list[Area], available: Iterator[Area]) -> list[Area]:
    """Add pages up to whole sheets. The foot moves to the last page, which is the back cover."""
    end = filled[-1]
    added = list(islice(available, -len(filled) % PAGES_OF_A_SHEET))
    if added:
        added[-1].foot, end.foot = end.foot, []
    return [*filled, *added]


def more_lines(filled: list[Area], setting: Setting) -> None:
    """Continue the lines to write on at the end of a text over the areas that would be blank."""
    written = max(index for index, area in enumerate(filled) if area.rows)
    for area in filled[written:]:
        left = area.rect.height - height(area.rows) - foot_room(area.foot)
        lines = WriteOnLines(int(left // setting.layout.question_height))
        area.rows += lines.rows(setting, Column(0.0, area.rect.width))


def ends_in_lines(contents: tuple[Content, ...]) -> bool:
    """True when the last thing in a text is lines to write on."""
    match contents:
        case (*_, Headed(body=(*_, WriteOnLines()))):
            return True
        case _:
            return False
