"""Content: the words of a leaflet, shaped, before width and size are decided.

Each kind can make its rows in a column and its structure elements. `blocks/` has a file for each kind.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.pages import Element, Role

HEADING_ROLES = (Role.H2, Role.H3, Role.H4)
"""The role of a heading below the title, by its depth."""


class Level(NamedTuple):
    """A level of the structure tree: the number of headings above, and the language around (BCP 47)."""

    depth: int
    language: str

    @property
    def heading(self) -> Role:
        """The role of a heading here."""
        return HEADING_ROLES[self.depth]

    @property
    def below(self) -> "Level":
        """The level under a heading here."""
        return self._replace(depth=self.depth + 1)

    def lang(self, language: str) -> str:
        """The language that an element must name; empty if it is the language around it."""
        return "" if language == self.language else language


class Content(ABC):
    """A piece of content. `LISTED` content must not be parted from the paragraph that introduces it."""

    __slots__ = ()
    LISTED: ClassVar[bool] = False

    @abstractmethod
    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Set the content in a column. Raises TooWide when a word is wider than the column."""

    def elements(self, level: Level) -> tuple[Element, ...]:  # noqa: ARG002 - content without elements needs no level
        """The structure elements of the content; none if nothing is read aloud."""
        return ()

    @classmethod
    def gathered(cls, run: "Sequence[Content]", level: Level) -> tuple[Element, ...]:
        """The structure elements of consecutive content of this kind."""
        return tuple(element for content in run for element in content.elements(level))

    def level_after(self, level: Level) -> Level:
        """The level of the content that follows: after a heading, the level below it."""
        return level


def elements(contents: Iterable[Content], level: Level) -> tuple[Element, ...]:
    """The structure elements of content, in reading order."""
    found: list[Element] = []
    for _, group in groupby(contents, key=type):
        run = list(group)
        found += run[0].gathered(run, level)
        for content in run:
            level = content.level_after(level)
    return tuple(found)


def below(contents: Iterable[Content], setting: Setting, column: Column) -> list[Row]:
    """Set content one below the other in a column."""
    return [row for content in contents for row in content.rows(setting, column)]


def set_once(contents: Iterable[Content], setting: Setting, width: float) -> list[Row]:
    """Set content one below the other in a width, in points. Content that several drafts share is set once."""
    rows: list[Row] = []
    for content in contents:
        key = (id(content), width)
        if key not in setting.remembered:
            setting.remembered[key] = content.rows(setting, Column(0.0, width))
        rows += setting.remembered[key]
    return rows
