"""Sheets folded in geometry: front and back meet at the folds, and a folded booklet reads from the first page to the last."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from math import dist

import pytest
from compositions import (
    FIRST,
    LANGUAGES,
    LAYOUTS,
    LIBRARY,
    TYPEFACES,
    TYPESETTER,
    composed,
    edition_of,
    language,
    leaves,
    make,
)

from leafletgen.compose.composer import Composed, compose
from leafletgen.model.blocks import Paragraph
from leafletgen.model.edition import Edition
from leafletgen.model.language import Direction
from leafletgen.model.layout import Duplex, Imposition, Layout
from leafletgen.model.leaflet import Leaflet, Span, Text
from leafletgen.pages import Artifact, Item, Page, Rule, Tagged, TextLine
from leafletgen.pdf.write import write
from leafletgen.sheet.geometry import panels
from leafletgen.sheet.imposition import saddle_order
from leafletgen.units import Rect, length
from leafletgen.verify.checks.table import check

TRIFOLDS = [name for name in LAYOUTS if len(LIBRARY.layout(name).sides) == 2]
BOOKLETS = [name for name in LAYOUTS if LIBRARY.layout(name).imposition is Imposition.SADDLE]
FOLDED = [*TRIFOLDS, *BOOKLETS]
both_directions = pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
every_trifold = pytest.mark.parametrize("layout", TRIFOLDS)
every_booklet = pytest.mark.parametrize("layout", BOOKLETS)
one_of_each_direction = pytest.mark.parametrize("tag", ["en", "ar"])


def turned(width: float, height: float, edge: Duplex) -> Callable[[float, float], tuple[float, float]]:
    """Where on the front a point of the back comes to lie when the sheet is turned over an edge.

    Over a vertical edge it is mirrored from side to side; over a horizontal one from head to foot.
    """
    edge_is_vertical = (edge is Duplex.SHORT_EDGE) == (width > height)
    return (lambda x, y: (width - x, y)) if edge_is_vertical else (lambda x, y: (x, height - y))


def behind(rect: Rect, width: float) -> Rect:
    """Where on the front a rectangle of the back lies, the sheet turned over a vertical edge."""
    return Rect(width - rect.right, rect.y, rect.width, rect.height)


def same(one: Rect, other: Rect) -> bool:
    """True when two rectangles are the same but for rounding."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) < 0.01 for a, b in pairs)


def ticks(page: Page) -> list[tuple[float, float]]:
    """The ends of all the upright lines that mark folds on a page."""
    rules = [item for item in page.items if isinstance(item, Rule) and item.owner is Artifact.PAGE]
    assert all(rule.x1 == rule.x2 for rule in rules)
    return sorted((rule.x1, y) for rule in rules for y in (rule.y1, rule.y2))


@every_trifold
@both_directions
def test_panels_lie_on_their_backs(layout: str, rtl: bool) -> None:
    """Behind the cover is the first panel inside, behind the back the middle, behind the flap the third, edge on edge."""
    found = LIBRARY.layout(layout)
    outside, inside = ({panel.id: panel.trim for panel in panels(found, side, rtl)} for side in found.sides)
    for front, back in (("cover", "left"), ("back", "middle"), ("flap", "right")):
        assert same(outside[front], behind(inside[back], found.width))


@every_trifold
@both_directions
def test_flap_folds_inside(layout: str, rtl: bool) -> None:
    """Opened flat, the third panel folds onto the middle without reaching the other fold, and the first covers all."""
    found = LIBRARY.layout(layout)
    inside = {panel.id: panel.trim for panel in panels(found, found.sides[1], rtl)}
    first, middle, flap = inside["left"], inside["middle"], inside["right"]
    # A fold mirrors a panel at the edge that it shares with the middle.
    folded_flap = flap.moved(-flap.width if not rtl else flap.width, 0.0)
    folded_first = first.moved(first.width if not rtl else -first.width, 0.0)
    clearance = folded_flap.x - middle.x if not rtl else middle.right - folded_flap.right
    assert clearance >= length("2 mm")
    assert flap.width == min(panel.width for panel in inside.values())
    assert same(folded_first, middle)


@every_trifold
@both_directions
def test_folded_sheet_shows_cover_and_back(layout: str, rtl: bool) -> None:
    """Folded, the cover is in front with the fold where a book of that direction has its spine, and the back behind it."""
    found = LIBRARY.layout(layout)
    outside = {panel.id: panel.trim for panel in panels(found, found.sides[0], rtl)}
    spine = outside["cover"].x if not rtl else outside["cover"].right
    assert abs(spine - (outside["back"].right if not rtl else outside["back"].x)) < 0.01
    assert abs(outside["cover"].width - outside["back"].width) < 0.01


@pytest.mark.parametrize("layout", FOLDED)
@one_of_each_direction
@pytest.mark.parametrize("edge", [Duplex.SHORT_EDGE, Duplex.LONG_EDGE])
def test_front_and_back_register(layout: str, tag: str, edge: Duplex) -> None:
    """Turned over the edge that the file asks for, folds meet and the back stands upright; over the other it does not."""
    composition = composed(tag, layout).composition
    for front, back in zip(composition.pages[::2], composition.pages[1::2], strict=True):
        turn = turned(front.width, front.height, edge)
        through = sorted(turn(*end) for end in ticks(back))
        meet = all(dist(one, other) < 0.01 for one, other in zip(ticks(front), through, strict=True))
        upright = turn(0.0, 0.0)[1] == 0.0
        assert ticks(front)
        assert (meet and upright) is (edge is composition.duplex)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sheet_is_turned_like_a_leaf(layout: str) -> None:
    """Every layout with a back asks for the edge over which the back stands upright."""
    pages = composed("en", layout).composition
    assert turned(pages.pages[0].width, pages.pages[0].height, pages.duplex)(0.0, 0.0)[1] == 0.0


@pytest.mark.parametrize("count", range(4, 68, 4))
@both_directions
def test_folded_pile_reads_in_order(count: int, rtl: bool) -> None:
    """Printed, turned about the fold, piled and folded, a booklet's leaves turn from its first page to its last.

    A leaf is half a sheet. What is right on the front has on its back what is left on the back. The half that is turned
    first is the right one, in a right-to-left booklet the left one; its leaves come from the outermost sheet to the
    innermost, and those of the other half the other way.
    """
    sides = saddle_order(count, rtl)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    assert len(sheets) == count // 4
    if rtl:
        into = [(front[0], back[1]) for front, back in sheets]
        out = [(back[0], front[1]) for front, back in reversed(sheets)]
    else:
        into = [(front[1], back[0]) for front, back in sheets]
        out = [(back[1], front[0]) for front, back in reversed(sheets)]
    assert list(chain(*into, *out)) == list(range(count))


@every_booklet
@pytest.mark.parametrize("tag", LANGUAGES)
def test_pages_stand_on_their_halves(layout: str, tag: str) -> None:
    """On each side of a sheet both pages are whole in their own half, and print their number there."""
    made = composed(tag, layout)
    rtl = language(tag).direction is Direction.RTL
    pages = leaves(made)
    assert len(pages) == made.report.pages == 2 * len(made.composition.pages)
    for page, halves in zip(made.composition.pages, saddle_order(len(pages), rtl), strict=True):
        middle = page.width / 2
        for number, left, right in ((halves[0], 0.0, middle), (halves[1], middle, page.width)):
            lines = [item for item in pages[number] if isinstance(item, TextLine)]
            assert lines
            for line in lines:
                assert left < line.x
                assert line.x + line.line.width * line.size < right
    if tag == "en":
        for number, items in enumerate(pages, 1):
            assert f"Page {number} of {len(pages)}" in " ".join(map(text_of, items))


def text_of(item: Item) -> str:
    """The words of a line."""
    return "".join(piece.word.text for piece in item.line.pieces) if isinstance(item, TextLine) else ""


def with_paragraph(leaflet: Leaflet, words: int) -> Leaflet:
    """The leaflet with one paragraph of so many numbered words, no two alike, at the end of its first section."""
    text = Text("long.text", leaflet.language, (Span(" ".join(f"w{number}" for number in range(words))),))
    first = leaflet.sections[0]
    longer = replace(first, body=(*first.body, Paragraph("long", text)))
    return replace(leaflet, sections=(longer, *leaflet.sections[1:]))


@every_booklet
@one_of_each_direction
def test_text_reads_on_across_sheets(layout: str, tag: str) -> None:
    """A paragraph that runs from sheet to sheet, inwards and out again, is read in its order in the finished file."""
    leaflet = with_paragraph(LIBRARY.leaflet(FIRST, tag), 1500)
    made = make(leaflet, layout)
    of_paragraph = Tagged("long.text")
    on = [
        (turn.leaf, side)
        for side, page in enumerate(made.composition.pages)
        for turn, items in page.in_turns(side)
        if any(item.owner == of_paragraph for item in items)
    ]
    sides_in_reading_order = [side for _, side in sorted(on)]
    assert sides_in_reading_order != sorted(sides_in_reading_order)
    assert check(write(made.composition), edition_of(leaflet, layout)) == []


@every_booklet
def test_text_stays_together_without_tags(layout: str) -> None:
    """Where two pages meet in the middle of a booklet, text that runs from one to the other is extracted in one piece."""
    leaflet = with_paragraph(LIBRARY.leaflet(FIRST, "en"), 1500)
    made = make(leaflet, layout)
    middle = made.composition.pages[-1]
    holding = [turn.leaf for turn, items in middle.in_turns(0) if Tagged("long.text") in {item.owner for item in items}]
    assert len(set(holding)) == 2
    assert check(write(made.composition), edition_of(leaflet, layout), thorough=True) == []


@every_booklet
@pytest.mark.parametrize("words", range(5, 900, 75))
def test_sheets_are_whole_and_no_page_is_blank(layout: str, words: int) -> None:
    """Whatever the length, the pages are a multiple of four, none is blank, and the clinic is on the back cover.

    From the questions on, lines to write on fill the pages.
    """
    made = make(with_paragraph(LIBRARY.leaflet(FIRST, "en"), words), layout)
    pages = leaves(made)
    assert len(pages) % 4 == 0
    for page in pages:
        assert any(item.owner is not Artifact.FOOTER and item.owner is not Artifact.PAGE for item in page)
    assert page_of("clinic.heading", pages) == [len(pages) - 1]
    for asked in page_of("questions.heading", pages):
        assert all(fill > 0.85 for page, _, fill in made.report.fills if page > asked), made.report.fills


def page_of(node: str, pages: list[tuple[Item, ...]]) -> list[int]:
    """The pages, from 0, on which a node stands: none or one."""
    return [number for number, page in enumerate(pages) if Tagged(node) in {item.owner for item in page}]


def at_sizes(leaflet: Leaflet, layout: Layout, step: float) -> Composed:
    """The leaflet in the layout with all type so many points smaller than preferred, floors kept, and no copy-fitting."""
    fixed = {name: max(style.floor, style.size - step) for name, style in layout.styles.items()}
    styles = {name: replace(style, size=fixed[name], floor=fixed[name]) for name, style in layout.styles.items()}
    languages = {leaflet.language: language(leaflet.language), leaflet.source_language: language("en")}
    return compose(Edition(leaflet, replace(layout, styles=styles), languages, TYPEFACES), TYPESETTER)


@every_booklet
def test_sheets_are_few_and_type_is_large(layout: str) -> None:
    """A booklet takes no more sheets than at its smallest sizes, and half a point more would not fit them."""
    found = LIBRARY.layout(layout)
    shrunk = 0
    for words in range(5, 700, 100):
        leaflet = with_paragraph(LIBRARY.leaflet(FIRST, "en"), words)
        made = make(leaflet, layout)
        assert made.report.pages == at_sizes(leaflet, found, 100.0).report.pages
        step = max(style.size - made.report.sizes[name.value] for name, style in found.styles.items())
        if step:
            shrunk += 1
            assert at_sizes(leaflet, found, step - 0.5).report.pages > made.report.pages
    assert shrunk
