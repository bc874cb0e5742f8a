"""Pictures: figures, a clinic's logo, a QR code. As wide as the column, if resolution and layout allow that."""

from dataclasses import dataclass, replace
from math import ceil

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Figure
from leafletgen.model.graphics import Graphic, Raster, Vector
from leafletgen.model.layout import Colour, Layout, StyleName
from leafletgen.model.leaflet import NodeId, Text
from leafletgen.pages import Drawing, Element, Image, Item, Role, Tagged
from leafletgen.units import Rect

LEAST_RESOLUTION = 150
"""In dots per inch. Below this, dots show in print, so a coarser picture is set smaller."""


@dataclass(frozen=True, slots=True)
class Picture(Content):
    """A picture or drawing with its words: `alt` is read aloud, `caption` is printed."""

    node: NodeId
    graphic: Graphic
    alt: Text
    caption: Prose | None = None

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The picture at the edge where reading starts, kept with its caption. It counts as the lines of its height."""
        body = setting.style(StyleName.BODY)
        caption = self.caption.rows(setting, column) if self.caption else []
        across, down = size_within(self.graphic, column.width, tallest_figure(setting.layout, setting.tightness))
        item = painted(self, column.x + (column.width - across if setting.rtl else 0.0), 0.0, across)
        under = body.after / 2 if caption else body.after
        lines = ceil(down / (setting.size(StyleName.BODY) * body.leading))
        return [Row(down, (item,), body.after, under, keep=bool(caption), lines=lines, frame=column.frame), *caption]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """The figure, then its caption. Inside the figure, screen readers would skip the caption."""
        if self.caption is None:
            return (self.figure(level),)
        both = (self.figure(level), self.caption.element(Role.CAPTION, level))
        return (Element(Role.DIV, f"{self.node}.captioned", both),)

    def figure(self, level: Level) -> Element:
        """The picture alone, with its alternative text."""
        return Element(Role.FIGURE, self.node, language=level.lang(self.alt.language), alt=self.alt.plain)


def figure(block: Figure, preparation: Preparation) -> tuple[Content, ...]:
    """A figure of the leaflet."""
    caption = preparation.prose(block.caption, StyleName.CAPTION) if block.caption else None
    graphic = in_grey(block.graphic) if preparation.layout.is_grey else block.graphic
    return (Picture(preparation.prefix + block.id, graphic, block.alt, caption),)


def in_grey(graphic: Graphic) -> Graphic:
    """A drawing without colours, for a layout that has none; a photograph is made grey by whatever prints in black."""
    if isinstance(graphic, Raster):
        return graphic
    shapes = tuple(replace(one, fill=grey_of(one.fill), stroke=grey_of(one.stroke)) for one in graphic.shapes)
    return replace(graphic, shapes=shapes)


def grey_of(colour: Colour | None) -> Colour | None:
    """The grey that is as light as a colour (luma of ITU-R BT.601)."""
    if colour is None:
        return None
    level = round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2], 3)
    return (level, level, level)


def tallest_figure(layout: Layout, tightness: float) -> float:
    """The greatest height of a figure, in points: the layout's, but never higher than a panel.

    Figures shrink with the type: to half of it when all type is at its floor (tightness 1).
    """
    half = (layout.height - layout.margins.top - layout.margins.bottom) / 2
    return min(layout.figure_height or half, half) * (1 - tightness / 2)


def size_within(graphic: Graphic, width: float, height: float) -> tuple[float, float]:
    """The largest size on paper, in points, within a width and a height. Pixels are never coarser than allowed."""
    across = min(width, height * graphic.width / graphic.height)
    if isinstance(graphic, Raster):
        across = min(across, graphic.width * 72 / LEAST_RESOLUTION)
    return across, across * graphic.height / graphic.width


def painted(picture: Picture, x: float, y: float, width: float) -> Item:
    """A picture with its top left corner at (x, y), `width` points wide."""
    graphic, owner = picture.graphic, Tagged(picture.node)
    rect = Rect(x, y, width, width * graphic.height / graphic.width)
    match graphic:
        case Raster(path=path):
            return Image(owner, rect, path)
        case Vector():
            return Drawing(owner, rect, graphic)
