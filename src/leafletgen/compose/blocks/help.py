"""When to get which help: a box for each level, which differ in their words and in the shape of their icons."""

from dataclasses import dataclass, replace

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.entries import emphasised
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.blocks.writing import WriteOnLines
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Advice, Emergency, GetHelp, HelpBox, Soon, Urgent
from leafletgen.model.layout import BoxName, Colour, Icon, StyleName
from leafletgen.pages import Element, Item, Role, Rule, TextLine

LEVEL_LOOKS = {
    Emergency: ("emergency", BoxName.WARNING, Icon.EMERGENCY),
    Urgent: ("urgent", BoxName.WARNING, Icon.WARNING),
    Soon: ("soon", BoxName.NOTE, Icon.CLOCK),
    Advice: ("advice", BoxName.NOTE, Icon.SPEECH),
}
"""The label, the box and the icon of each level."""


@dataclass(frozen=True, slots=True)
class NumberToCall(Content):
    """The number to call in an emergency, as large as a heading, but not a heading."""

    prose: Prose

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Its lines, in the colour of a box's heading. Other headings' colour may be hard to see on the box."""
        colour, after = setting.colour(StyleName.BOX_HEADING), setting.style(StyleName.BODY).after
        return [
            row._replace(before=0.0, after=after, items=tuple(coloured_line(item, colour) for item in row.items))
            for row in self.prose.rows(setting, column)
        ]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A paragraph."""
        return (self.prose.element(Role.P, level),)


def coloured_line(item: Item, colour: Colour) -> Item:
    """A part of a line of text in another colour."""
    match item:
        case TextLine():
            return item._replace(colour=colour)
        case Rule():
            return replace(item, colour=colour)
        case _:
            return item


def get_help(block: GetHelp, preparation: Preparation) -> tuple[Content, ...]:
    """A box for each level of the block, the most urgent first."""
    levels = (block.emergency, block.urgent, block.soon, block.advice)
    return tuple(level_box(level, preparation) for level in levels if level)


def level_box(level: HelpBox, preparation: Preparation) -> Boxed:
    """The box of one level, with its own heading or the language's."""
    name, box, icon = LEVEL_LOOKS[type(level)]
    if level.heading:
        heading = preparation.prose(level.heading, StyleName.BOX_HEADING, keep=True)
    else:
        heading = preparation.labelled(name, StyleName.BOX_HEADING, node=f"{level.id}.heading", keep=True)
    first = number_to_call(level, preparation) if isinstance(level, Emergency) else ()
    return Boxed(box, heading, (*first, *preparation.blocks(level.body)), icon)


def number_to_call(level: Emergency, preparation: Preparation) -> tuple[Content, ...]:
    """The number, or a line to write it on."""
    node = f"{level.id}.number"
    words = preparation.prose(emphasised(preparation.emergency(node)), StyleName.HEADING)
    return (NumberToCall(words), *(() if preparation.edition.emergency else (WriteOnLines(1),)))
