"""Pairs: the same content in two languages, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leafletgen.compose.blocks.sections import Headed
from leafletgen.compose.contents import Content, Level, elements
from leafletgen.compose.rows import Cell, Column, Row, row_of_cells
from leafletgen.compose.setting import Setting
from leafletgen.pages import Element, Role


@dataclass(frozen=True, slots=True)
class PairContent(Content):
    """The same content in two languages, side by side in one strip.

    `language` is the second's BCP 47 tag, `rtl` its direction.
    """

    own: Content
    other: Content
    language: str
    rtl: bool

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Both beside each other, in one row; reading starts in the leaflet's own language."""
        gap = setting.layout.gap
        half = (column.width - gap) / 2
        left, right = Column(column.x, half), Column(column.x + half + gap, half)
        own = self.own.rows(setting, right if setting.rtl else left)
        other = self.other.rows(setting.turned(self.rtl), left if setting.rtl else right)
        return [
            row_of_cells([Cell(tuple(own)), Cell(tuple(other))])._replace(
                before=max(own[0].before, own[0].frame.style.before if own[0].frame else 0.0),
                after=max(own[-1].after, own[-1].frame.style.after if own[-1].frame else 0.0),
                keep=own[-1].keep,
                frame=column.frame,
            )
        ]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """Both, a half each."""
        return halves([self], level)

    @classmethod
    def gathered(cls, run: Sequence[Content], level: Level) -> tuple[Element, ...]:
        """All of the leaflet's own language first, then all of the other."""
        return halves([pair for pair in run if isinstance(pair, PairContent)], level)


def halves(pairs: list[PairContent], level: Level) -> tuple[Element, ...]:
    """A half for each of the two languages."""
    second = pairs[0].language
    own = elements([pair.own for pair in pairs], level)
    other = elements([pair.other for pair in pairs], level._replace(language=second))
    return (
        Element(Role.SECT, f"{level.language}.half", own),
        Element(Role.SECT, f"{second}.half", other, language=second),
    )


def paired(own: tuple[Content, ...], other: tuple[Content, ...], language: str, rtl: bool) -> Iterator[Content]:
    """Each piece of content beside its other language; headings and bodies of sections are pieces of their own.

    Reading has made sure that both languages have the same sections and blocks.
    """
    for one, two in zip(own, other, strict=True):
        if isinstance(one, Headed) and isinstance(two, Headed):
            yield PairContent(one.heading, two.heading, language, rtl)
            yield from paired(one.body, two.body, language, rtl)
        else:
            yield PairContent(one, two, language, rtl)
