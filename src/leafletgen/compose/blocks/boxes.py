"""Boxes: notes, warnings, and the boxes of title, key message, clinic and draft mark."""

from dataclasses import dataclass, replace

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, below, elements
from leafletgen.compose.icons import icon
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Frame, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import NoteBox, WarningBox
from leafletgen.model.layout import BoxName, BoxStyle, Icon, StyleName
from leafletgen.pages import Element, Role


@dataclass(frozen=True, slots=True)
class Boxed(Content):
    """Content in a box, with a heading and an icon beside it. The icon is the layout's, or the content's own."""

    box: BoxName
    heading: Prose | None
    body: tuple[Content, ...]
    icon: Icon | None = None

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Heading and body, all in one frame."""
        style = setting.layout.boxes[self.box]
        bar = style.bar_width if style.bar else 0.0
        frame = column.frame or Frame(style, column.x, column.width, setting.rtl)
        inner = column.part(style.padding + (0.0 if setting.rtl else bar), column.width - 2 * style.padding - bar)
        inner = inner._replace(frame=frame)
        shown = replace(style, icon=self.icon or style.icon)
        rows = heading_rows(self.heading, shown, setting, inner) if self.heading else []
        rows += below(self.body, setting, inner)
        rows[0] = rows[0]._replace(before=0.0)
        rows[-1] = rows[-1]._replace(after=0.0)
        return rows

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A section with its heading; without a heading, the elements of the body."""
        if self.heading is None:
            return elements(self.body, level)
        return (section_element(self.heading, self.body, level),)


def section_element(heading: Prose, body: tuple[Content, ...], level: Level) -> Element:
    """The element of a heading and the content under it."""
    children = (heading.element(level.heading, level), *elements(body, level.below))
    return Element(Role.SECT, f"{heading.node}.section", children)


def heading_rows(heading: Prose, style: BoxStyle, setting: Setting, column: Column) -> list[Row]:
    """Set the heading of a box with its icon where reading starts."""
    if not style.icon:
        return heading.rows(setting, column)
    size = setting.size(heading.style)
    side = size * 1.15
    room = side + size * 0.5
    rows = heading.rows(setting, column.part(0.0 if setting.rtl else room, column.width - room))
    x = column.x + (column.width - side if setting.rtl else 0.0)
    top = rows[0].baseline - size * 0.36 - side / 2
    colours = style.bar or setting.colour(heading.style), style.fill or setting.layout.paper
    rows[0] = rows[0]._replace(items=(icon(style.icon, x, top, side, *colours), *rows[0].items))
    return rows


def note(block: NoteBox, preparation: Preparation) -> tuple[Content, ...]:
    """A calm box."""
    return (boxed_block(block, BoxName.NOTE, "note", preparation),)


def warning_box(block: WarningBox, preparation: Preparation) -> tuple[Content, ...]:
    """A box for when to get help."""
    return (boxed_block(block, BoxName.WARNING, "warning", preparation),)


def boxed_block(block: NoteBox | WarningBox, box: BoxName, name: str, preparation: Preparation) -> Boxed:
    """A note or a warning, with its own heading or the language's."""
    if block.heading:
        heading = preparation.prose(block.heading, StyleName.BOX_HEADING, keep=True)
    else:
        heading = preparation.labelled(name, StyleName.BOX_HEADING, node=f"{block.id}.heading", keep=True)
    return Boxed(box, heading, preparation.blocks(block.body))
