"""Two lists in boxes: pros and cons, side by side if there is room; do and don't, one below the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.lists import bulleted
from leafletgen.compose.contents import Content, Level, below, elements
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Cell, Column, Row, row_of_cells, together
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import DoAndDont, ProsAndCons
from leafletgen.model.layout import BoxName, Icon, StyleName
from leafletgen.model.leaflet import NodeId, Text
from leafletgen.pages import Element

LOOKS: Mapping[str, tuple[BoxName, Icon | None]] = {
    "pros": (BoxName.PROS, None),
    "cons": (BoxName.CONS, None),
    "do": (BoxName.PROS, Icon.KEY),
    "dont": (BoxName.CONS, Icon.CROSS),
}
"""The box of each side, and its icon if not the layout's: do has a tick, don't a cross."""


@dataclass(frozen=True, slots=True)
class Columns(Content):
    """Content side by side where the width allows it, else one below the other."""

    columns: tuple[Boxed, ...]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Columns of equal height in one row, or one below the other in a narrow column. Neither is parted."""
        layout = setting.layout
        if column.width < layout.side_by_side_from:
            return together(below(self.columns, setting, column))
        count = len(self.columns)
        each = (column.width - layout.gap * (count - 1)) / count
        places = range(count - 1, -1, -1) if setting.rtl else range(count)
        columns = [
            part.rows(setting, Column(column.x + place * (each + layout.gap), each))
            for place, part in zip(places, self.columns, strict=True)
        ]
        style = layout.boxes[self.columns[0].box]
        row = row_of_cells([Cell(tuple(rows)) for rows in columns], level=True)
        return [row._replace(before=style.before, after=style.after, frame=column.frame, over=0.0, under=0.0)]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """One column after the other."""
        return elements(self.columns, level)


def pros_and_cons(block: ProsAndCons, preparation: Preparation) -> tuple[Content, ...]:
    """The content of pros and cons."""
    sides = (("pros", block.pros), ("cons", block.cons))
    return (Columns(tuple(side(block.id, name, items, preparation) for name, items in sides)),)


def side(id: NodeId, name: str, items: tuple[Text, ...], preparation: Preparation) -> Boxed:
    """One of the two lists, under the language's heading."""
    heading = preparation.labelled(name, StyleName.BOX_HEADING, node=f"{id}.{name}.heading", keep=True)
    box, icon = LOOKS[name]
    return Boxed(box, heading, bulleted(items, preparation), icon)


def do_and_dont(block: DoAndDont, preparation: Preparation) -> tuple[Content, ...]:
    """The content of do and don't, one below the other."""
    return side(block.id, "do", block.do, preparation), side(block.id, "dont", block.dont, preparation)
