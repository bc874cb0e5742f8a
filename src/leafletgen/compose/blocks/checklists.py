"""Checklists: before each item, where reading starts, is an empty box to tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Checklist
from leafletgen.model.layout import StyleName
from leafletgen.pages import Artifact, Box, Element, Numbering, Role
from leafletgen.units import Rect

BOX_SIDE = 0.85
"""The side of a box in ems: not smaller than the letters, so that a pen has room."""

TICK_GAP = 0.55
"""The space between a box and its text, in ems."""

CENTRE = 0.35
"""How far the middle of a box is above the baseline, in ems: half the height of a capital."""

BOX_LINE = 0.07
"""The width of a box's line, in ems."""


@dataclass(frozen=True, slots=True)
class CheckItem(Content):
    """A text behind an empty box; `last` ends the list."""

    LISTED: ClassVar[bool] = True

    body: Prose
    last: bool

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The text, indented, and the box beside its first line."""
        size = setting.size(self.body.style)
        side, indent = size * BOX_SIDE, size * (BOX_SIDE + TICK_GAP)
        first, *rest = self.body.rows(setting, column.part(0.0 if setting.rtl else indent, column.width - indent))
        x = column.x + (column.width - side if setting.rtl else 0.0)
        square = Rect(x, first.baseline - size * CENTRE - side / 2, side, side)
        colour = setting.colour(self.body.style)
        box = Box(Artifact.LAYOUT, square, stroke=colour, stroke_width=size * BOX_LINE)
        rows = [first._replace(items=(box, *first.items)), *rest]
        if not self.last:
            rows[-1] = rows[-1]._replace(after=rows[-1].after / 2)
        return rows

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A list of this item alone."""
        return self.gathered([self], level)

    @classmethod
    def gathered(cls, run: Sequence[Content], level: Level) -> tuple[Element, ...]:
        """One element for each list in a run of items. An item is its text alone."""
        lists: list[list[Element]] = [[]]
        for item in run:
            if isinstance(item, CheckItem):
                body = item.body.element(Role.LIST_BODY, level)
                lists[-1].append(Element(Role.LIST_ITEM, f"{item.body.node}.entry", (body,)))
                if item.last:
                    lists.append([])
        return tuple(
            Element(Role.LIST, f"{items[0].id}.list", tuple(items), numbering=Numbering.NONE)
            for items in lists
            if items
        )


def checklist(block: Checklist, preparation: Preparation) -> tuple[Content, ...]:
    """The content of a checklist."""
    return tuple(CheckItem(preparation.prose(item, StyleName.BODY), item is block.items[-1]) for item in block.items)
