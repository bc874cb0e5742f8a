"""Risks in numbers: the words, and a picture with a circle for each person. The affected people are filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from leafletgen.compose.blocks.entries import emphasised
from leafletgen.compose.blocks.pictures import Picture, painted
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, below
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Risk
from leafletgen.model.graphics import Shape, Vector
from leafletgen.model.language import Direction
from leafletgen.model.layout import Colour, StyleName
from leafletgen.model.outlines import ellipse
from leafletgen.pages import Element, Role
from leafletgen.units import length

PICTURE_WIDTH = length("30 mm")
"""The width of the picture: ten people in a row."""

IN_A_ROW = 10
RADIUS = 0.38
OUTLINE = 0.09
"""The line width of a person's circle, as a fraction of its square. Filled and empty circles differ without colour."""


@dataclass(frozen=True, slots=True)
class RiskInNumbers(Content):
    """The numbers, what happens, and the picture. All of it stays together."""

    number: Prose
    what: Prose
    picture: Picture | None

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The words above the picture, which is at the edge where reading starts."""
        rows = below((self.number, self.what), setting, column)
        rows[0] = rows[0]._replace(after=0.0)
        if self.picture:
            across = min(PICTURE_WIDTH, column.width)
            x = column.x + (column.width - across if setting.rtl else 0.0)
            down = across * self.picture.graphic.height / self.picture.graphic.width
            after = setting.style(StyleName.BODY).after
            lines = ceil(down / (setting.size(StyleName.BODY) * setting.style(StyleName.BODY).leading))
            rows.append(
                Row(down, (painted(self.picture, x, 0.0, across),), after=after, lines=lines, frame=column.frame)
            )
        return [*(row._replace(keep=max(1, row.keep)) for row in rows[:-1]), rows[-1]]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """Two paragraphs and the picture."""
        words = (self.number.element(Role.P, level), self.what.element(Role.P, level))
        return (*words, *(self.picture.elements(level) if self.picture else ()))


def risk(block: Risk, preparation: Preparation) -> tuple[Content, ...]:
    """A risk in numbers."""
    words = preparation.label("risk", **block.numbers())
    number = preparation.prose(emphasised(words), StyleName.BODY, node=f"{block.id}.what.heading", keep=True)
    picture = None
    if block.drawn:
        rtl = preparation.language.direction is Direction.RTL
        people = crowd(block, preparation.layout.styles[StyleName.BODY].colour, rtl)
        picture = Picture(f"{preparation.prefix}{block.id}.figure", people, words)
    return (RiskInNumbers(number, preparation.prose(block.what, StyleName.BODY), picture),)


def crowd(block: Risk, colour: Colour, rtl: bool) -> Vector:
    """A circle for each person, row by row from where reading starts. The affected people come first, filled in."""
    return Vector(IN_A_ROW, ceil(block.of / IN_A_ROW), tuple(people(block, colour, rtl)))


def people(block: Risk, colour: Colour, rtl: bool) -> Iterator[Shape]:
    """The circles, each in a square with sides of 1."""
    for number in range(block.of):
        row, place = divmod(number, IN_A_ROW)
        x = (IN_A_ROW - 1 - place if rtl else place) + 0.5
        circle = ellipse(x, row + 0.5, RADIUS, RADIUS)
        yield Shape(circle, colour if number < block.happens_to else None, colour, OUTLINE)
