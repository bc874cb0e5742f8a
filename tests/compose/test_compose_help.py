"""When to get help: the emergency number first, from the clinic or the library, or a line to write it on."""

from dataclasses import replace

import pytest
from compositions import FIRST, LIBRARY

from leafletgen.compose.composer import Composed, compose
from leafletgen.model.blocks import Advice, Emergency, GetHelp, Paragraph, Soon, Urgent
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Span, Text
from leafletgen.pages import Artifact, Drawing, LinkArea, Rule, Tagged, TextLine
from leafletgen.pipeline import make_leaflet

LANGUAGES = ("en", "ar", "hi")


def edition(language: str, layout: str, number: str, **levels: bool) -> Edition:
    """The first leaflet with one section that says when to get help."""
    found = LIBRARY.edition(Job(FIRST, language, layout))
    words = Text("h.words", language, (Span(found.leaflet.title.plain),))

    def body(level: str) -> tuple[Paragraph, ...]:
        return (Paragraph(f"h.{level}.p", replace(words, id=f"h.{level}.p.text")),)

    block = GetHelp(
        "h",
        Emergency("h.emergency", None, body("emergency")),
        Urgent("h.urgent", None, body("urgent")) if levels.get("urgent", True) else None,
        Soon("h.soon", None, body("soon")) if levels.get("soon", True) else None,
        Advice("h.advice", None, body("advice")) if levels.get("advice", True) else None,
    )
    section = replace(found.leaflet.sections[0], body=(block,))
    return replace(found, leaflet=replace(found.leaflet, sections=(section,)), emergency=number)


def said(made: Composed, node: str) -> str:
    """What is printed in an element and those inside it."""
    lines = [item for page in made.composition.pages for item in page.items if isinstance(item, TextLine)]
    own = (one for one in lines if isinstance(one.owner, Tagged) and (one.owner.node + ".").startswith(node + "."))
    return "".join(piece.word.text for line in own for piece in line.line.pieces)


@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_is_printed_first_and_can_be_called(language: str, layout: str) -> None:
    """The box for emergencies begins with the number, in its digits, which is a link that calls it."""
    one = edition(language, layout, "999")
    made = compose(one)
    assert {each.code for each in made.warnings} <= {"questions-left-out"}
    assert said(made, "h.emergency.number").endswith("999")
    items = [item for page in made.composition.pages for item in page.items]
    assert [item.uri for item in items if isinstance(item, LinkArea)] == ["tel:999"]
    nodes = [item.owner.node for item in items if isinstance(item, TextLine) and isinstance(item.owner, Tagged)]
    own = [node for node in nodes if node.startswith("h.")]
    assert own.index("h.emergency.heading") < own.index("h.emergency.number.0") < own.index("h.emergency.p.text")
    make_leaflet(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_number_there_is_a_line_to_write_it_on(language: str) -> None:
    """Where nobody gives the number its label and a line are printed, and a warning says what to do."""
    made = make_leaflet(edition(language, "a4", ""))
    assert [one.code for one in made.warnings] == ["no-emergency-number"]
    composed, other = compose(edition(language, "a4", "")), compose(edition(language, "a4", "999"))
    assert said(composed, "h.emergency.number") == LIBRARY.language(language).labels["emergency_number"]
    lines = [
        sum(
            isinstance(item, Rule) and item.owner is Artifact.LAYOUT
            for page in each.composition.pages
            for item in page.items
        )
        for each in (composed, other)
    ]
    assert lines[0] == lines[1] + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_are_told_apart_by_shape_and_words(language: str) -> None:
    """No two boxes have the same icon or the same heading."""
    made = compose(edition(language, "a4", "999"))
    items = [item for page in made.composition.pages for item in page.items]
    shapes = [tuple(shape.path for shape in item.vector.shapes) for item in items if isinstance(item, Drawing)]
    assert len(shapes) == len(set(shapes)) == 1 + 4
    assert len({said(made, f"h.{level}.heading") for level in ("emergency", "urgent", "soon", "advice")}) == 4


@pytest.mark.parametrize("tag", LIBRARY.languages_of(FIRST))
def test_every_language_has_the_words(tag: str) -> None:
    """In every language the boxes have headings of their own that its fonts can print, and the file is good."""
    made = make_leaflet(edition(tag, "a4", "112"))
    assert made.warnings == ()
