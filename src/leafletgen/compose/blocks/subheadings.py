"""Headings inside a section: their level is below the section's heading, and above those of boxes after them."""

from dataclasses import dataclass

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import HEADING_ROLES, Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Subheading
from leafletgen.model.layout import StyleName
from leafletgen.pages import Element

DEPTH = 1
"""The depth of a sub-heading: below the heading of its section."""

SPACE_ABOVE = 2 / 3
"""The space above a sub-heading, as a fraction of the space above a section's heading."""

HELD_LINES = 2
"""The number of lines that must follow a sub-heading on its panel."""


@dataclass(frozen=True, slots=True)
class InnerHeading(Content):
    """A sub-heading, kept with the next two lines."""

    prose: Prose

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Its lines, with more space above than below."""
        *rows, last = self.prose.rows(setting, column)
        rows = [*(row._replace(keep=1) for row in rows), last._replace(keep=HELD_LINES)]
        rows[0] = rows[0]._replace(before=setting.style(StyleName.HEADING).before * SPACE_ABOVE)
        return rows

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A heading of its depth."""
        return (self.prose.element(HEADING_ROLES[DEPTH], level),)

    def level_after(self, level: Level) -> Level:
        """The level below this heading."""
        return level._replace(depth=DEPTH + 1)


def subheading(block: Subheading, preparation: Preparation) -> tuple[Content, ...]:
    """A sub-heading."""
    return (InnerHeading(preparation.prose(block.text, StyleName.BOX_HEADING)),)
