"""Nothing is told by colour alone, and what is seen has contrast enough, as measured on composed pages."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from finished import SHELF

from leafletgen.compose.composer import Composed, compose
from leafletgen.compose.icons import ICONS
from leafletgen.library.build.contrast import LEAST_GRAPHICS, LEAST_TEXT, contrast
from leafletgen.model.edition import Edition
from leafletgen.model.graphics import Vector
from leafletgen.model.layout import BoxName, Colour
from leafletgen.pages import Artifact, Box, Drawing, Item, Page, Rule, TextLine

WHITE: Colour = (1.0, 1.0, 1.0)
COLOURED = (BoxName.KEY_MESSAGE, BoxName.NOTE, BoxName.WARNING, BoxName.PROS, BoxName.CONS)
"""Boxes that mean something; the others are told apart by what stands in them."""

WHOLE = [name for name in SHELF.library.layout_names() if not SHELF.library.layout(name).abridged]
every_layout = pytest.mark.parametrize("layout", WHOLE)


def composed(layout: str) -> Composed:
    """The leaflet with every block, in a layout."""
    library = SHELF.generated.library
    leaflet = library.leaflet("sample", "en")
    return compose(Edition(leaflet, library.layout(layout), library.languages_for(leaflet), library.typefaces()))


def seen(page: Page) -> Iterator[tuple[Item, Colour, Colour, float]]:
    """Whatever is to be seen on a page, its colour, that of its ground, and the least ratio of the two."""
    for index, item in enumerate(page.items):
        below = page.items[:index]
        match item:
            case TextLine(x=x, baseline=y, colour=colour):
                yield item, colour, ground(below, x + 0.1, y - 1), LEAST_TEXT
            case Rule(x1=x, y1=y, colour=colour):
                yield item, colour, ground(below, x, y), LEAST_GRAPHICS
            case Box(rect=rect, stroke=stroke) if stroke:
                yield item, stroke, ground(below, rect.x - 1, rect.y - 1), LEAST_GRAPHICS
            case Drawing(owner=Artifact(), rect=rect, vector=Vector(shapes=(first, *_))) if first.fill:
                yield item, first.fill, ground(below, rect.x, rect.y), LEAST_GRAPHICS


def ground(below: tuple[Item, ...], x: float, y: float) -> Colour:
    """The colour under a point."""
    fills = (
        item.fill
        for item in reversed(below)
        if isinstance(item, Box)
        and item.fill
        and item.rect.x <= x <= item.rect.right
        and item.rect.y <= y <= item.rect.bottom
    )
    return next(fills, WHITE)


@every_layout
def test_everything_has_contrast(layout: str) -> None:
    """Text has 7:1 against what is painted under it, lines, borders and icons 3:1, in every layout."""
    looked_at = set()
    for page in composed(layout).composition.pages:
        for item, colour, behind, least in seen(page):
            assert contrast(colour, behind) >= least, item
            looked_at.add(type(item))
    assert looked_at == {TextLine, Rule, Box, Drawing}


@every_layout
def test_coloured_boxes_have_icons(layout: str) -> None:
    """A box that means something shows so by its icon, too; every one of these has another shape."""
    boxes = SHELF.library.layout(layout).boxes
    icons = [boxes[name].icon for name in COLOURED]
    shapes = [ICONS[icon] for icon in icons if icon]
    assert len(shapes) == len(COLOURED)
    assert all(one != other for one, other in combinations(shapes, 2))


@every_layout
def test_every_icon_stands_by_a_heading(layout: str) -> None:
    """Beside every icon there is a heading in words, on the same line."""
    for page in composed(layout).composition.pages:
        drawings = (item for item in page.items if isinstance(item, Drawing))
        for icon in (item for item in drawings if isinstance(item.owner, Artifact)):
            lines = [item for item in page.items if isinstance(item, TextLine)]
            assert any(icon.rect.y < line.baseline < icon.rect.bottom + line.size for line in lines)


@pytest.mark.parametrize("language", SHELF.library.languages_of("scrotal-calcinosis"))
def test_boxes_say_what_they_are(language: str) -> None:
    """In every language the headings of boxes are words of their own, so that no two kinds are heard or read alike."""
    labels = SHELF.library.language(language).labels
    assert len({labels[name] for name in ("key_message", "note", "warning", "pros", "cons")}) == 5
