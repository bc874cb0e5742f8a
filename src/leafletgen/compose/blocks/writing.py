"""Ruled lines to write on."""

from dataclasses import dataclass

from leafletgen.compose.contents import Content
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.pages import Artifact, Rule

WRITING_HEIGHT = 22.0
"""Points from one ruled line to the next: room for handwriting (about 8 mm)."""


@dataclass(frozen=True, slots=True)
class WriteOnLines(Content):
    """Ruled lines to write on, which stay together; there is nothing to hear."""

    count: int

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """A row for each line."""
        y = WRITING_HEIGHT - 4
        rule = Rule(Artifact.LAYOUT, column.x, y, column.x + column.width, y, 0.5, setting.layout.rule)
        held = range(1, self.count + 1)
        return [Row(WRITING_HEIGHT, (rule,), keep=number < self.count, frame=column.frame) for number in held]
