"""Timelines: a table of two columns, when and what, in every layout."""

from dataclasses import dataclass, replace

from leafletgen.compose.blocks.entries import emphasised
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, below, elements
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Cell, Column, Row, row_of_cells
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Timeline
from leafletgen.model.layout import StyleName
from leafletgen.model.leaflet import NodeId
from leafletgen.pages import Artifact, Element, Role, Rule, Scope

WIDEST_TIMES = 0.4
"""The part of the width that times may take, where they can be broken over lines."""

WIDEST_WORD = 0.5
"""The part of the width that a long word among the times may take; a longer one is divided."""

TIMELINE_PADDING = 4.0
TIMELINE_LINE = 0.5
"""Points: the space between a line and the text below it, and the width of the line."""


@dataclass(frozen=True, slots=True)
class TimelineRow(Content):
    """A row of a timeline, as what it is made of."""

    when: Prose
    what: tuple[Content, ...]

    def row(self, setting: Setting, column: Column, first: float, *, ruled: bool) -> Row:
        """Both cells beside each other, first baselines level; `first` is the width of the first, in points."""
        gap, padding = setting.layout.gap, TIMELINE_PADDING if ruled else 0.0
        second = column.width - first - gap
        times, events = Column(column.x, first), Column(column.x + first + gap, second)
        if setting.rtl:
            times, events = Column(column.x + second + gap, first), Column(column.x, second)
        left, right = self.when.rows(setting, times), below(self.what, setting, events)
        baseline = max(left[0].baseline, right[0].baseline)
        drops = baseline - left[0].baseline, baseline - right[0].baseline
        line = Rule(Artifact.LAYOUT, column.x, 0.0, column.x + column.width, 0.0, TIMELINE_LINE, setting.layout.rule)
        cells = [Cell(tuple(rows), padding + drop) for rows, drop in zip((left, right), drops, strict=True)]
        row = row_of_cells(cells, (line,) if ruled else ())
        return row._replace(after=TIMELINE_PADDING, baseline=baseline + padding, frame=column.frame)

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The row by itself."""
        return [self.row(setting, column, column.width * WIDEST_TIMES, ruled=False)]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A row of a table: the time is the header of what happens then."""
        head = replace(self.when.element(Role.HEADER_CELL, level), scope=Scope.ROW)
        cell = Element(Role.CELL, f"{self.when.node}.cell", elements(self.what, level))
        return (Element(Role.TABLE_ROW, f"{self.when.node}.row", (head, cell)),)


@dataclass(frozen=True, slots=True)
class Events(Content):
    """A timeline; a page ends between two of its rows, and inside one only where no page has room for it."""

    node: NodeId
    events: tuple[TimelineRow, ...]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """A row for each moment, with a line above all but the first."""
        size = setting.size(StyleName.BODY)
        times = [event.when.paragraph for event in self.events]
        whole, least = (max(lengths) * size for lengths in ([t.length for t in times], [t.widest for t in times]))
        first = max(min(least, column.width * WIDEST_WORD), min(whole, column.width * WIDEST_TIMES))
        rows = [event.row(setting, column, first, ruled=event is not self.events[0]) for event in self.events]
        return [*rows[:-1], rows[-1]._replace(after=setting.style(StyleName.BODY).after)]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A table."""
        return (Element(Role.TABLE, self.node, tuple(row for event in self.events for row in event.elements(level))),)


def timeline(block: Timeline, preparation: Preparation) -> tuple[Content, ...]:
    """What happens when."""
    events = (
        TimelineRow(preparation.prose(emphasised(moment.when), StyleName.BODY), preparation.blocks(moment.what))
        for moment in block.moments
    )
    return (Events(preparation.prefix + block.id, tuple(events)),)
