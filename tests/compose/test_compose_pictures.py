"""Figures: sharp enough for print, never taller than their place, with words for eyes and ears, in every layout."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from compositions import FIRST, LAYOUTS, LIBRARY, TYPEFACES, TYPESETTER, language

from leafletgen.compose.blocks.pictures import LEAST_RESOLUTION, tallest_figure
from leafletgen.compose.composer import Composed, compose
from leafletgen.library.svg.drawing import read_svg
from leafletgen.model.blocks import Figure
from leafletgen.model.edition import Edition
from leafletgen.model.graphics import Graphic, Raster, Shape, Vector
from leafletgen.model.leaflet import Leaflet, Span, Text
from leafletgen.pages import Drawing, Image, Role, Tagged, TextLine
from leafletgen.pdf.write import write
from leafletgen.sheet.geometry import measure
from leafletgen.units import Rect
from leafletgen.verify.checks.table import check

DRAWING = read_svg(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 50">'
    b'<rect width="160" height="50" fill="#00ff00"/><circle cx="40" cy="25" r="20" fill="#ff0000"/></svg>',
    "drawing.svg",
)
GRAPHICS: dict[str, Graphic] = {
    "drawing": DRAWING,
    "tall-drawing": Vector(1.0, 400.0, (Shape((("M", 0, 0), ("L", 1, 400)), None, (0, 0, 0), 0.1),)),
    "small": Raster(Path("small.png"), 75, 30),
    "tall": Raster(Path("tall.png"), 300, 9000),
    "large": Raster(Path("large.png"), 4000, 3000),
    "thin": Raster(Path("thin.png"), 9000, 1),
}  # fmt: skip
WORDS = {"en": "The skin, cut through.", "ar": "مقطع في الجلد."}
anywhere = pytest.mark.parametrize("layout", LAYOUTS)
either_way = pytest.mark.parametrize("tag", ["en", "ar"])
whatever = pytest.mark.parametrize("name", GRAPHICS)


def with_figure(tag: str, graphic: Graphic) -> Leaflet:
    """The first leaflet, its first section ending with a figure that has a caption."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    first, *others = leaflet.sections
    alt = Text("x.alt", tag, (Span(WORDS[tag]),))
    figure = Figure("x", Path("x"), graphic, alt, Text("x.caption", tag, (Span(WORDS[tag]),)))
    kept = tuple(block for block in first.body if not isinstance(block, Figure))
    return replace(leaflet, sections=(replace(first, body=(*kept[:1], figure)), *others))


def edition_of(tag: str, layout: str, name: str) -> Edition:
    """The leaflet with one of the graphics, in a layout."""
    found = LIBRARY.layout(layout)
    beside = with_figure("en", GRAPHICS[name]) if found.bilingual and tag != "en" else None
    languages = {one: language(one) for one in (tag, "en")}
    return Edition(with_figure(tag, GRAPHICS[name]), found, languages, TYPEFACES, beside=beside)


@cache
def made(tag: str, layout: str, name: str) -> Composed:
    """The leaflet with one of the graphics."""
    return compose(edition_of(tag, layout, name), TYPESETTER)


def placed(composed: Composed) -> tuple[int, Rect]:
    """The page of the figure, and where it stands."""
    ((page, rect),) = [
        (number, item.rect)
        for number, page in enumerate(composed.composition.pages)
        for item in page.items
        if isinstance(item, Drawing | Image) and item.owner == Tagged("x")
    ]
    return page, rect


@anywhere
@either_way
@whatever
def test_figures_fit_and_are_sharp(layout: str, tag: str, name: str) -> None:
    """Any picture is within its column and the layout's height, in proportion, and no coarser than 150 dots an inch."""
    graphic, found = GRAPHICS[name], LIBRARY.layout(layout)
    _, rect = placed(made(tag, layout, name))
    assert rect.width <= measure(found) + 0.01
    assert rect.height <= tallest_figure(found, 0.0) + 0.01
    assert rect.width / rect.height == pytest.approx(graphic.width / graphic.height)
    if isinstance(graphic, Raster):
        assert graphic.width / (rect.width / 72) >= LEAST_RESOLUTION - 0.01


@anywhere
@either_way
@whatever
def test_captions_stand_below(layout: str, tag: str, name: str) -> None:
    """The caption begins right below its picture, on the same page, at the same edge."""
    composed = made(tag, layout, name)
    page, rect = placed(composed)
    first = next(
        item for item in composed.composition.pages[page].items
        if isinstance(item, TextLine) and item.owner == Tagged("x.caption")
    )  # fmt: skip
    assert rect.bottom < first.baseline < rect.bottom + 3 * first.size
    edge = first.x + first.line.width * first.size if tag == "ar" else first.x
    assert edge == pytest.approx(rect.right if tag == "ar" else rect.x, abs=0.5)


@anywhere
@either_way
def test_figures_are_heard(layout: str, tag: str) -> None:
    """A drawing is a Figure with the alternative text, and its caption is read right after it."""
    walk = [element for element in made(tag, layout, "drawing").composition.structure.walk() if element.id[:2] != "en:"]
    (at,) = [index for index, element in enumerate(walk) if element.id == "x"]
    assert (walk[at].role, walk[at].alt) == (Role.FIGURE, WORDS[tag])
    assert (walk[at + 1].role, walk[at + 1].id) == (Role.CAPTION, "x.caption")


@anywhere
@either_way
def test_drawings_are_painted_where_they_stand(layout: str, tag: str) -> None:
    """A drawing's shapes have their colours at their places on the rendered page, and the file holds to all rules."""
    composed = made(tag, layout, "drawing")
    data = write(composed.composition)
    assert check(data, edition_of(tag, layout, "drawing")) == []
    page, rect = placed(composed)
    if layout.startswith("booklet"):
        return  # several pages share a sheet there; where they lie is tested with imposition
    picture = pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("RGB")
    for x, colour in ((0.25, (255, 0, 0)), (0.75, (0, 255, 0))):
        at = (rect.x + rect.width * x) * 2, (rect.y + rect.height / 2) * 2
        assert picture.getpixel((round(at[0]), round(at[1]))) == colour


def test_layouts_say_how_tall_figures_are() -> None:
    """A layout's own height counts, but never more than half a panel; half of it where type is at its floor."""
    a4 = LIBRARY.layout("a4")
    half = (a4.height - a4.margins.top - a4.margins.bottom) / 2
    assert tallest_figure(replace(a4, figure_height=100.0), 0.0) == 100.0
    assert tallest_figure(replace(a4, figure_height=100.0), 1.0) == 50.0
    assert tallest_figure(replace(a4, figure_height=0.0), 0.0) == half
    assert tallest_figure(replace(a4, figure_height=5000.0), 0.0) == half


def test_drawing_is_a_value() -> None:
    """The same bytes are the same drawing, so that translations share it."""
    assert isinstance(DRAWING, Vector)
    assert hash(DRAWING) == hash(Vector(160.0, 50.0, DRAWING.shapes))
