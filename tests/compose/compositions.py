"""What the tests of composing share: the shipped library, and compositions made from it once."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from leafletgen.compose.composer import Composed, compose
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition
from leafletgen.model.language import Language
from leafletgen.model.layout import Flow, Layout, Panel, Side
from leafletgen.model.leaflet import Leaflet
from leafletgen.pages import Item
from leafletgen.text.typesetter import Typesetter

FIRST = "scrotal-calcinosis"
LIBRARY = Library.find(Path(__file__).parent.parent.parent)
LANGUAGES = LIBRARY.languages_of(FIRST)
LAYOUTS = LIBRARY.layouts_of(FIRST)
"""What is made when no layout is named. Those on request differ from one of these in sizes or colours: see test_compose_requested."""
TYPEFACES = LIBRARY.typefaces()
TYPESETTER = Typesetter()


@cache
def language(tag: str) -> Language:
    """A language of the library, read once: identity is equality."""
    return LIBRARY.language(tag)


def wide() -> Layout:
    """A4 in one column: lines of some 80 letters, as many pages as it takes."""
    layout = LIBRARY.layout("a4")
    side = Side("page", (Panel("page", layout.width, footer=True),))
    flow = Flow(("page",), ("title", "summary", "sections", "sources", "questions"), ("clinic",))
    return replace(layout, id="wide", sides=(side,), flows=(flow,), tight_flows=(), sheets=0)


def edition_of(leaflet: Leaflet, layout: str) -> Edition:
    """Any leaflet in a layout of the library, or in the wide one of these tests."""
    tags = {leaflet.language, leaflet.source_language}
    found = wide() if layout == "wide" else LIBRARY.layout(layout)
    return Edition(leaflet, found, {tag: language(tag) for tag in tags}, TYPEFACES)


def make(leaflet: Leaflet, layout: str) -> Composed:
    """Compose any leaflet in a layout of the library."""
    return compose(edition_of(leaflet, layout), TYPESETTER)


def leaves(made: Composed) -> list[tuple[Item, ...]]:
    """What stands on each page of the leaflet, in the order of reading; a side of a booklet's sheet has two of them."""
    found: dict[int, tuple[Item, ...]] = {}
    for number, page in enumerate(made.composition.pages):
        for turn, items in page.in_turns(number):
            found[turn.leaf] = (*found.get(turn.leaf, ()), *items)
    return [items for _, items in sorted(found.items())]


def first_edition(tag: str, layout: str) -> Edition:
    """The first leaflet in a language and a layout, for a clinic that reads English."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    title = LIBRARY.title_for("en", leaflet) if tag != "en" else None
    return replace(edition_of(leaflet, layout), clinic_title=title)


@cache
def composed(tag: str, layout: str) -> Composed:
    """The first leaflet in a language and a layout."""
    return compose(first_edition(tag, layout), TYPESETTER)
