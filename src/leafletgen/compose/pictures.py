"""Figures to rows."""

from leafletgen.compose.placed import Image, Tagged
from leafletgen.compose.rows import Row
from leafletgen.model.leaflet import Figure
from leafletgen.units import Rect

LEAST_RESOLUTION = 150
"""Dots per inch below which print shows them; a picture is set smaller rather than coarser."""


def picture_rows(figure: Figure, caption: list[Row], width: float, after: float) -> list[Row]:
    """Set a picture as wide as the column and its resolution allow, held to its caption."""
    across, down = figure.pixels
    drawn = min(width, across * 72 / LEAST_RESOLUTION)
    high = drawn * down / across
    image = Image(Tagged(figure.id), Rect((width - drawn) / 2, 0.0, drawn, high), figure.image)
    return [Row(high, (image,), before=after, after=after / 2 if caption else after, keep=bool(caption)), *caption]
