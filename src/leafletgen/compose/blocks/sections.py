"""Sections: a heading above its body or, if the layout has a column for it, beside it."""

from dataclasses import dataclass

from leafletgen.compose.blocks.boxes import section_element
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, below
from leafletgen.compose.rows import Cell, Column, Row, foot, height, placed, stacked
from leafletgen.compose.setting import Setting
from leafletgen.model.layout import StyleName
from leafletgen.pages import Element, moved


@dataclass(frozen=True, slots=True)
class Headed(Content):
    """A heading and the content under it."""

    heading: Prose
    body: tuple[Content, ...]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The heading above the body, or beside it."""
        width = setting.layout.heading_column
        if not width:
            return [*self.heading.rows(setting, column), *below(self.body, setting, column)]
        room = width + setting.layout.gap
        body = below(self.body, setting, column.part(0.0 if setting.rtl else room, column.width - room))
        heading = self.heading.rows(setting, column.part(column.width - width if setting.rtl else 0.0, width))
        return beside(heading, body, setting.style(StyleName.HEADING).before)

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A section with its heading."""
        return (section_element(self.heading, self.body, level),)


def beside(heading: list[Row], body: list[Row], before: float) -> list[Row]:
    """Put a heading beside the first rows of a body, with first baselines level. They are not parted.

    `before` is the space above both, in points.
    """
    first = body[0]
    in_line = first.frame is None and first.baseline
    drop = max(0.0, first.baseline - heading[0].baseline) if in_line else 0.0
    lower = max(0.0, heading[0].baseline - first.baseline) if in_line else 0.0
    cells = (Cell(tuple(heading), drop), *(cell._replace(top=cell.top + lower) for cell in first.cells))
    body[0] = first._replace(
        height=first.height + lower,
        items=(*placed(heading, 0.0, drop), *(moved(item, 0.0, lower) for item in first.items)),
        before=before,
        baseline=first.baseline + lower,
        cells=cells if first.cells else (),
        own=tuple(moved(item, 0.0, lower) for item in first.own),
    )
    return as_tall_as(body, drop + height(heading))


def as_tall_as(rows: list[Row], least: float) -> list[Row]:
    """The rows with a height of at least `least` points. They are not parted before that height."""
    tops, whole = stacked(rows)
    for index, (row, top) in enumerate(zip(rows, tops, strict=True)):
        if top + row.height + foot(row) >= least:
            return rows
        rows[index] = row._replace(keep=True)
    missing = least - whole
    last = rows[-1]
    return [*rows[:-1], last._replace(keep=True, after=0.0), Row(missing, after=last.after)]
