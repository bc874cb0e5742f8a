"""Fields to fill in: a label and ruled lines, beside the label if there is room. A filled-in value is on the lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import ClassVar

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Fields, FillIn
from leafletgen.model.language import Direction
from leafletgen.model.layout import StyleName
from leafletgen.pages import Artifact, Element, Item, Role, Rule, TextLine, moved
from leafletgen.text.ucd import bidi_class
from leafletgen.units import length

APART = length("8 mm")
"""The distance between lines: room for handwriting."""

SHORTEST = length("60 mm")
"""The least length of a line, except in a narrower column."""

LABEL_GAP = 0.5
"""The space between a label and its line, in ems."""

FIELD_LINE = 0.5
"""The width of a line, in points."""


@dataclass(frozen=True, slots=True)
class FilledValue:
    """The value filled into a field."""

    prose: Prose

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Its lines, which begin where the field's lines begin, whatever the value's direction. Raises TooWide."""
        rows = self.prose.rows(setting, column)
        if self.prose.paragraph.rtl is setting.rtl:
            return rows
        return [row._replace(items=tuple(across_fields(item, setting, column) for item in row.items)) for row in rows]


def across_fields(item: Item, setting: Setting, column: Column) -> Item:
    """A line of the other direction, moved to the edge where the field's reading starts."""
    if not isinstance(item, TextLine):
        return item
    free = column.width - item.line.width * item.size
    return moved(item, free if setting.rtl else -free, 0.0)


@dataclass(frozen=True, slots=True)
class Blank(Content):
    """A field: its label, its number of lines, and its value."""

    label: Prose
    lines: int
    value: FilledValue | None

    def start(self, setting: Setting, column: Column) -> float:
        """Where its lines begin beside the label, in points from where reading starts; infinite without room."""
        size = setting.size(self.label.style)
        start = (self.label.paragraph.length + LABEL_GAP) * size
        return start if column.width - start >= SHORTEST else inf

    def below(self, setting: Setting, column: Column) -> list[Row]:
        """The lines below the label."""
        labels = [row._replace(after=0.0, keep=1) for row in self.label.rows(setting, column)]
        *rows, last = self.ruled(setting, column)
        return [*labels, *rows, last._replace(after=setting.style(StyleName.BODY).after)]

    def beside(self, setting: Setting, column: Column, start: float) -> list[Row]:
        """The lines beside the label, all of them from `start` on."""
        (label,) = self.label.rows(setting, column)
        lines = Column(column.x + (0.0 if setting.rtl else start), column.width - start, column.frame)
        first, *rest = self.ruled(setting, lines)
        return [first._replace(items=(*lowered(label, first.baseline), *first.items)), *rest]

    def ruled(self, setting: Setting, column: Column) -> list[Row]:
        """The lines, as many as the field has or its value needs, at equal distances and never parted."""
        said = self.value.rows(setting, column) if self.value else []
        label = self.label.rows(setting, Column(0.0, inf))[0]
        high, deep = (
            max(depths)
            for depths in zip(*((row.baseline, row.height - row.baseline) for row in (label, *said)), strict=True)
        )
        tall = max(APART, high + deep)
        rule = Rule(Artifact.LAYOUT, column.x, tall, column.x + column.width, tall, FIELD_LINE, setting.layout.rule)
        blank = Row(tall, (rule,), keep=1, baseline=tall - deep, lines=1, frame=column.frame)
        rows = [blank._replace(items=(*lowered(row, blank.baseline), rule)) for row in said]
        rows += [blank] * (self.lines - len(said))
        return [*rows[:-1], rows[-1]._replace(keep=0)]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The field by itself."""
        start = self.start(setting, column)
        return self.below(setting, column) if start == inf else self.beside(setting, column, start)

    def elements(self, level: Level) -> tuple[Element, ...]:
        """The label and the value, as paragraphs. Lines are not read aloud."""
        said = (self.value.prose.element(Role.P, level),) if self.value else ()
        return (self.label.element(Role.P, level), *said)


def lowered(row: Row, baseline: float) -> Iterator[Item]:
    """The items of a row, moved to another baseline."""
    return (moved(item, 0.0, baseline - row.baseline) for item in row.items)


@dataclass(frozen=True, slots=True)
class Blanks(Content):
    """Fields one below the other. Their lines begin at one edge."""

    LISTED: ClassVar[bool] = True

    fields: tuple[Blank, ...]

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The fields, all with their lines beside the labels, or all below."""
        start = max(field.start(setting, column) for field in self.fields)
        every = [
            field.below(setting, column) if start == inf else field.beside(setting, column, start)
            for field in self.fields
        ]
        *rows, last = (row for rows in every for row in rows)
        return [*rows, last._replace(after=setting.style(StyleName.BODY).after)]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """The paragraphs of each field."""
        return tuple(element for field in self.fields for element in field.elements(level))


def fields(block: Fields, preparation: Preparation) -> tuple[Content, ...]:
    """The content of fields."""
    blanks = (
        Blank(preparation.prose(one.label, StyleName.BODY), one.lines, value(one, preparation)) for one in block.fields
    )
    return (Blanks(tuple(blanks)),)


def value(field: FillIn, preparation: Preparation) -> FilledValue | None:
    """The value of a field; None without one."""
    text = preparation.filled(field)
    if text is None:
        return None
    return FilledValue(preparation.prose(text, StyleName.BODY, direction=own_direction(text.plain)))


def own_direction(text: str) -> Direction | None:
    """The direction of the first letter (UAX #9, P2 and P3), as in a field of a web page; None without letters."""
    strong = next((kind for kind in map(bidi_class, text) if kind in {"L", "R", "AL"}), "")
    return {"": None, "L": Direction.LTR}.get(strong, Direction.RTL)
