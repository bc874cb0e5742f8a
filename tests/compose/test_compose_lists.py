"""Checklists, terms, do and don't: boxes to tick, names above what they name, two lists that cannot be confused."""

from dataclasses import replace

import pytest
from compositions import FIRST, LIBRARY

from leafletgen.compose.composer import Composed, compose
from leafletgen.model.blocks import Checklist, DoAndDont, Term, Terms
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Block, Span, Text
from leafletgen.pages import Artifact, Box, Drawing, Tagged, TextLine
from leafletgen.pipeline import make_leaflet

LANGUAGES = ("en", "ar", "hi")
LAYOUTS = ("a4", "trifold-a4", "large-print")


def edition(language: str, layout: str, *body: Block) -> Edition:
    """The first leaflet with one section of these blocks."""
    found = LIBRARY.edition(Job(FIRST, language, layout))
    section = replace(found.leaflet.sections[0], body=body)
    return replace(found, leaflet=replace(found.leaflet, sections=(section,)))


def words(language: str, node: str) -> Text:
    """Words of a language."""
    return replace(LIBRARY.leaflet(FIRST, language).summary, id=node)


def line(made: Composed, node: str) -> TextLine:
    """The first line of an element."""
    items = (item for page in made.composition.pages for item in page.items)
    return next(item for item in items if isinstance(item, TextLine) and item.owner == Tagged(node))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_box_stands_where_reading_starts(language: str, layout: str) -> None:
    """Each item of a checklist has one empty square beside its first line, on the side where reading starts."""
    items = tuple(words(language, f"c.items.{at}") for at in range(3))
    made = compose(edition(language, layout, Checklist("c", items)))
    boxes = [
        item
        for page in made.composition.pages
        for item in page.items
        if isinstance(item, Box) and item.rect.width == item.rect.height
    ]
    assert len(boxes) == 3
    for item, box in zip(items, boxes, strict=True):
        first = line(made, item.id)
        assert (box.fill, box.owner) == (None, Artifact.LAYOUT)
        assert box.rect.y < first.baseline < box.rect.bottom + first.size
        right = first.x + first.line.width * first.size
        assert box.rect.x > right if language == "ar" else box.rect.right < first.x


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_stands_above_its_meaning(language: str) -> None:
    """A term is on a line of its own, right above what it means."""
    terms = Terms("t", (Term("t.0", Text("t.0.term", language, (Span("HbA1c"),)), words(language, "t.0.meaning")),))
    made = compose(edition(language, "a4", terms))
    above, below = line(made, "t.0.term"), line(made, "t.0.meaning")
    assert above.baseline < below.baseline < above.baseline + 3 * above.size


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_do_stands_above_dont_with_another_icon(language: str, layout: str) -> None:
    """What to do is always above what not to do or on an earlier panel, under words and an icon of its own."""
    block = DoAndDont("d", (words(language, "d.do.0"),), (words(language, "d.dont.0"),))
    made = compose(edition(language, layout, block))
    first, second = line(made, "d.do.heading"), line(made, "d.dont.heading")
    assert first.line.words != second.line.words
    pages = [[item for item in page.items if isinstance(item, TextLine)] for page in made.composition.pages]
    together = any(first in page and second in page and first.x == second.x for page in pages)
    assert first.baseline < second.baseline or not together
    drawings = [item for page in made.composition.pages for item in page.items if isinstance(item, Drawing)]
    shapes = [tuple(shape.path for shape in item.vector.shapes) for item in drawings]
    assert len(set(shapes[-2:])) == 2


@pytest.mark.parametrize("tag", LIBRARY.languages_of(FIRST))
def test_every_language_has_the_headings(tag: str) -> None:
    """In every language do and don't have headings that its fonts can print, and the file is good."""
    labels = LIBRARY.language(tag).labels
    assert labels["do"] != labels["dont"]
    make_leaflet(edition(tag, "a4", DoAndDont("d", (words(tag, "d.do.0"),), (words(tag, "d.dont.0"),))))
