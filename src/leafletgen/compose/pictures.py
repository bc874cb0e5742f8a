"""Figures to rows: as wide as the column, within what resolution and layout allow."""

from leafletgen.compose.contents import Picture
from leafletgen.compose.rows import Column, Row
from leafletgen.model.graphics import Graphic, Raster, Vector
from leafletgen.model.layout import Layout
from leafletgen.pages import Drawing, Image, Item, Tagged
from leafletgen.units import Rect

LEAST_RESOLUTION = 150
"""Dots per inch below which print shows them; a picture is set smaller rather than coarser."""


def picture_rows(
    picture: Picture, caption: list[Row], column: Column, tallest: float, after: float, rtl: bool
) -> list[Row]:
    """Set a picture at the edge where reading starts, held to its caption."""
    across, down = fitted(picture.graphic, column.width, tallest)
    item = painted(picture, column.x + (column.width - across if rtl else 0.0), 0.0, across)
    below = after / 2 if caption else after
    return [Row(down, (item,), before=after, after=below, keep=bool(caption), frame=column.frame), *caption]


def tallest_figure(layout: Layout, tightness: float) -> float:
    """How high a figure may be, in points: as the layout says, and never so high that no panel could hold it.

    Figures shrink with the type: to half of that where all type is at its floor, which is a tightness of 1.
    """
    half = (layout.height - layout.margins.top - layout.margins.bottom) / 2
    return min(layout.figure_height or half, half) * (1 - tightness / 2)


def fitted(graphic: Graphic, width: float, height: float) -> tuple[float, float]:
    """The largest size on paper, in points, within a width and a height; pixels are never coarser than allowed."""
    across = min(width, height * graphic.width / graphic.height)
    if isinstance(graphic, Raster):
        across = min(across, graphic.width * 72 / LEAST_RESOLUTION)
    return across, across * graphic.height / graphic.width


def painted(picture: Picture, x: float, y: float, width: float) -> Item:
    """A picture with its top left corner at (x, y), so many points wide."""
    graphic, owner = picture.graphic, Tagged(picture.node)
    rect = Rect(x, y, width, width * graphic.height / graphic.width)
    match graphic:
        case Raster(path=path):
            return Image(owner, rect, path)
        case Vector():
            return Drawing(owner, rect, graphic)
