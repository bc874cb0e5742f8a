"""Ruled lines to write on."""

from dataclasses import dataclass

from leafletgen.compose.contents import Content
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.pages import Artifact, Rule


@dataclass(frozen=True, slots=True)
class WriteOnLines(Content):
    """Ruled lines to write on, which stay together. They are not read aloud.

    `least` is the number of lines when all type is at its floor; 0 means that the number never changes.
    """

    count: int
    least: int = 0

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """A row for each line."""
        pitch = setting.layout.question_height
        y = pitch - 4
        rule = Rule(Artifact.LAYOUT, column.x, y, column.x + column.width, y, 0.5, setting.layout.rule)
        count = self.count - round((self.count - (self.least or self.count)) * setting.tightness)
        return [Row(pitch, (rule,), keep=number < count, frame=column.frame) for number in range(1, count + 1)]
