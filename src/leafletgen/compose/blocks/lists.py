"""Lists: bullets, steps, sources. Each item is beside its marker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from leafletgen.compose.blocks.prose import Print, Prose, line_items
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.labels import localised_digits, printed
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Bullets, Steps
from leafletgen.model.layout import StyleName
from leafletgen.model.leaflet import Text
from leafletgen.pages import Element, Numbering, Role
from leafletgen.text.wrapping import break_lines

BESIDE_MARKER = 0.25
"""The least space between the widest marker of a list and its text, in ems."""


@dataclass(frozen=True, slots=True)
class ListItem(Content):
    """A marker and the text beside it. `hang` is the width of the widest marker, in ems; `last` ends the list."""

    LISTED: ClassVar[bool] = True

    marker: Prose
    body: Prose
    last: bool
    hang: float

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The text, indented by at least the width of the list's markers, and the marker beside it."""
        rtl = self.body.paragraph.rtl
        indent = max(setting.layout.indent, (self.hang + BESIDE_MARKER) * setting.size(self.body.style))
        first, *rest = self.body.rows(setting, column.part(0.0 if rtl else indent, column.width - indent))
        size = setting.size(self.marker.style)
        line = break_lines(self.marker.paragraph, column.width / size)[0]
        marked = line_items(self.marker, line, column, Print(first.baseline, size, setting.colour(self.marker.style)))
        rows = [first._replace(items=(*marked, *first.items)), *rest]
        if not self.last:
            rows[-1] = rows[-1]._replace(after=rows[-1].after / 2)
        return rows

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A list of this item alone."""
        return (list_element([self], level),)

    @classmethod
    def gathered(cls, run: Sequence[Content], level: Level) -> tuple[Element, ...]:
        """One element for each list in a run of items."""
        return tuple(list_element(whole, level) for whole in whole_lists(run))


def whole_lists(run: Sequence[Content]) -> Iterator[list[ListItem]]:
    """The items of each list, up to its last item."""
    whole: list[ListItem] = []
    for item in run:
        if isinstance(item, ListItem):
            whole.append(item)
            if item.last:
                yield whole
                whole = []


def list_element(items: list[ListItem], level: Level) -> Element:
    """A list with its labels."""
    numbering = Numbering.DECIMAL if items[0].marker.text.plain[:1].isalnum() else Numbering.DISC
    entries = tuple(
        Element(
            Role.LIST_ITEM,
            f"{item.body.node}.entry",
            (item.marker.element(Role.LABEL, level), item.body.element(Role.LIST_BODY, level)),
        )
        for item in items
    )
    return Element(Role.LIST, f"{items[0].body.node}.list", entries, numbering=numbering)


def bullets(block: Bullets, preparation: Preparation) -> tuple[Content, ...]:
    """A list whose order does not matter."""
    return bulleted(block.items, preparation)


def steps(block: Steps, preparation: Preparation) -> tuple[Content, ...]:
    """A numbered list."""
    return numbered(block.items, preparation, StyleName.BODY)


def bulleted(items: Sequence[Text], preparation: Preparation) -> tuple[Content, ...]:
    """Items behind the layout's marker."""
    return listed(items, [preparation.layout.marker] * len(items), preparation, StyleName.BODY)


def numbered(items: Sequence[Text], preparation: Preparation, style: StyleName) -> tuple[Content, ...]:
    """Items behind their numbers, from 1."""
    return listed(items, [f"{number}." for number in range(1, len(items) + 1)], preparation, style)


def listed(
    items: Sequence[Text], markers: Sequence[str], preparation: Preparation, style: StyleName
) -> tuple[Content, ...]:
    """Items with their markers, in the digits of each item's language."""
    marks = []
    for item, marker in zip(items, markers, strict=True):
        language = preparation.language_of(item.language)
        wording = localised_digits(marker, language)
        marks.append(preparation.prose(printed(f"{item.id}.label", wording, language), style))
    hang = max(mark.paragraph.length for mark in marks)
    return tuple(
        ListItem(mark, preparation.prose(item, style), item is items[-1], hang)
        for mark, item in zip(marks, items, strict=True)
    )
