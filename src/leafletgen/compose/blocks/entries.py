"""Lists of named items: contacts and terms. The name is on a line of its own, above the item's other lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, below
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Contacts, Terms
from leafletgen.model.layout import StyleName
from leafletgen.model.leaflet import Text
from leafletgen.pages import Element, Numbering, Role


@dataclass(frozen=True, slots=True)
class NamedEntry(Content):
    """A name and its lines, which are kept together. `last` ends the list."""

    LISTED: ClassVar[bool] = True

    name: Prose
    lines: tuple[Prose, ...]
    last: bool

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The name over its lines, without space between them."""
        *held, last = below((self.name, *self.lines), setting, column)
        return [*(row._replace(after=0.0, keep=max(1, row.keep)) for row in held), last]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A list of this item alone."""
        return self.gathered([self], level)

    @classmethod
    def gathered(cls, run: Sequence[Content], level: Level) -> tuple[Element, ...]:
        """One element for each list in a run of entries."""
        lists: list[list[Element]] = [[]]
        for entry in run:
            if isinstance(entry, NamedEntry):
                lists[-1].append(entry.item(level))
                if entry.last:
                    lists.append([])
        return tuple(
            Element(Role.LIST, f"{items[0].id}.list", tuple(items), numbering=Numbering.NONE)
            for items in lists
            if items
        )

    def item(self, level: Level) -> Element:
        """The item: its name is the label; several lines are a paragraph each."""
        label = self.name.element(Role.LABEL, level)
        if len(self.lines) == 1:
            body = self.lines[0].element(Role.LIST_BODY, level)
        else:
            lines = tuple(line.element(Role.P, level) for line in self.lines)
            body = Element(Role.LIST_BODY, f"{self.name.node}.body", lines)
        return Element(Role.LIST_ITEM, f"{self.name.node}.entry", (label, body))


def contacts(block: Contacts, preparation: Preparation) -> tuple[Content, ...]:
    """The content of contacts."""
    return tuple(
        NamedEntry(
            preparation.prose(emphasised(contact.name), StyleName.BODY, keep=True),
            tuple(preparation.prose(text, StyleName.BODY) for text in list(contact.texts())[1:]),
            contact is block.contacts[-1],
        )
        for contact in block.contacts
    )


def terms(block: Terms, preparation: Preparation) -> tuple[Content, ...]:
    """The content of terms."""
    return tuple(
        NamedEntry(
            preparation.prose(emphasised(one.term), StyleName.BODY, keep=True),
            (preparation.prose(one.meaning, StyleName.BODY),),
            one is block.terms[-1],
        )
        for one in block.terms
    )


def emphasised(text: Text) -> Text:
    """The same words in strong print."""
    return replace(text, spans=tuple(replace(span, strong=True) for span in text.spans))
