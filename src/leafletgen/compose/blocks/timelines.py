"""Timelines: in every layout a table of two columns, when and what."""

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
"""The largest fraction of the width for times that can be broken over lines."""

WIDEST_WORD = 0.5
"""The largest fraction of the width for a word in the times. A longer word is divided."""

TIMELINE_PADDING = 4.0
TIMELINE_LINE = 0.5
"""In points: the space between a line and the text below it, and the width of the line."""


@dataclass(frozen=True, slots=True)
class TimelineRow(Content):
    """A row of a timeline: its time and its event."""

    when: Prose
    what: tuple[Content, ...]

    def row(self, setting: Setting, column: Column, first: float, *, ruled: bool) -> Row:
        """Both cells beside each other with first baselines level. `first` is the width of the first, in points."""
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
        """A row of a table. The time is the row's header."""
        head = replace(self.when.element(Role.HEADER_CELL, level), scope=Scope.ROW)
        cell = Element(Role.CELL, f"{self.when.node}.cell", elements(self.what, level))
        return (Element(Role.TABLE_ROW, f"{self.when.node}.row", (head, cell)),)


@dataclass(frozen=True, slots=True)
class Events(Content):
    """A timeline. A page ends between two rows; it ends inside a row only if no page has room for the row."""

    node: NodeId
    events: tuple[TimelineRow, ...]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """A row for each moment, with a line above each but the first."""
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
    """The content of a timeline."""
    events = (
        TimelineRow(preparation.prose(emphasised(moment.when), StyleName.BODY), preparation.blocks(moment.what))
        for moment in block.moments
    )
    return (Events(preparation.prefix + block.id, tuple(events)),)
