"""Sub-headings: kept with what they head, and of their level."""

from dataclasses import replace

import pytest
from compositions import FIRST, LIBRARY, leaves, make

from leafletgen.model.blocks import Bullets, NoteBox, Paragraph, Subheading
from leafletgen.model.leaflet import Block, Leaflet, Span, Text
from leafletgen.pages import Role, Tagged, TextLine

LANGUAGES = ("en", "ar", "hi")
MIDDLE = 297.6
"""Points from the left edge of A4 to where its two columns part."""


def with_body(language: str, body: tuple[Block, ...]) -> Leaflet:
    """The first leaflet with one section of these blocks."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    return replace(leaflet, sections=(replace(leaflet.sections[0], body=body),))


def words(language: str, node: str) -> Text:
    """A text of one line."""
    return Text(node, language, (Span(LIBRARY.leaflet(FIRST, language).title.plain),))


@pytest.mark.parametrize("listed", [False, True], ids=["paragraphs", "list"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_subheading_stands_in_one_column_with_the_next_two_lines(language: str, listed: bool) -> None:
    """Wherever a column ends, a sub-heading and the two lines after it are in the same one, paragraphs or list items."""
    after: tuple[Block, ...] = (
        (Bullets("l", tuple(words(language, f"l.{at}") for at in range(3))),)
        if listed
        else tuple(Paragraph(f"l{at}", words(language, f"l.{at}")) for at in range(3))
    )
    ends = set()
    for count in range(10, 40):
        before = tuple(Paragraph(f"p{at}", words(language, f"p{at}")) for at in range(count))
        leaflet = with_body(language, (*before, Subheading("h", words(language, "h")), *after))
        columns = {
            item.owner.node: (number, item.x > MIDDLE)
            for number, items in enumerate(leaves(make(leaflet, "a4")))
            for item in items
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged)
        }
        assert columns["h"] == columns["l.0"] == columns["l.1"], count
        ends.add(columns[f"p{count - 1}"] != columns["h"])
    assert ends == {False, True}, "no column ended before the sub-heading"


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_boxes_stand_below_a_subheading(language: str) -> None:
    """A sub-heading is H3, and so is a box before it; a box after it is H4, and the next sub-heading H3 again."""

    def box(node: str) -> NoteBox:
        return NoteBox(node, None, (Paragraph(f"{node}.0", words(language, f"{node}.text")),))

    body = (box("a"), Subheading("h", words(language, "h")), box("b"), Subheading("i", words(language, "i")), box("c"))
    structure = make(with_body(language, body), "a4").composition.structure
    roles = {element.id: element.role for element in structure.walk()}
    found = [roles[node] for node in ("a.heading", "h", "b.heading", "i", "c.heading")]
    assert found == [Role.H3, Role.H3, Role.H4, Role.H3, Role.H4]
