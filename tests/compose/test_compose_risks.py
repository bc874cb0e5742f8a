"""Risks in numbers: as many people are drawn as the words say, from where reading starts."""

from dataclasses import replace

import pytest
from compositions import FIRST, LIBRARY, make

from leafletgen.model.blocks import Risk
from leafletgen.model.leaflet import Span, Text
from leafletgen.pages import Drawing, Element, Role, Tagged
from leafletgen.units import length

LANGUAGES = ("en", "ar", "hi", "fr")
SAID = {
    "en": "3 in 100 people",
    "ar": "٣ من كل ١٠٠ شخص",
    "hi": "100 में से 3 लोग",
    "fr": "3 personnes sur 100",
}


def drawn(language: str, of: int, happens_to: int, layout: str = "a4") -> tuple[list[Drawing], list[Element]]:
    """The pictures of a risk, and the figures that they are."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    risk = Risk("r", of, happens_to, Text("r.what", language, (Span(leaflet.title.plain),)))
    made = make(replace(leaflet, sections=(replace(leaflet.sections[0], body=(risk,)),)), layout)
    items = [item for page in made.composition.pages for item in page.items]
    pictures = [each for each in items if isinstance(each, Drawing) and isinstance(each.owner, Tagged)]
    figures = [element for element in made.composition.structure.walk() if element.role is Role.FIGURE]
    return pictures, figures


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("of", "happens_to"), [(100, 3), (100, 100), (10, 1), (100, 97)])
def test_so_many_people_are_filled_in(language: str, of: int, happens_to: int) -> None:
    """The picture has a circle for each person, and as many are filled in as it happens to."""
    (picture,), _ = drawn(language, of, happens_to)
    assert len(picture.vector.shapes) == of
    assert sum(shape.fill is not None for shape in picture.vector.shapes) == happens_to
    assert all(shape.stroke is not None for shape in picture.vector.shapes)


@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stand_where_reading_starts(language: str, layout: str) -> None:
    """The picture is 30 mm wide, and those filled in are at its left, or in right-to-left languages at its right."""
    (picture,), _ = drawn(language, 100, 3, layout)
    assert picture.rect.width == pytest.approx(length("30 mm"))
    filled = [shape.path[0][1] for shape in picture.vector.shapes if shape.fill is not None]
    assert min(filled) > 7 if language == "ar" else max(filled) < 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_the_numbers(language: str) -> None:
    """Its alternative text has the numbers in the language's words and digits."""
    _, (figure,) = drawn(language, 100, 3)
    assert figure.alt == SAID[language]


@pytest.mark.parametrize(("of", "happens_to"), [(1000, 3), (10_000, 1), (100, 0), (10, 0)])
def test_no_picture_where_it_would_show_nobody(of: int, happens_to: int) -> None:
    """Nobody and more than a hundred people are not drawn."""
    assert drawn("en", of, happens_to) == ([], [])
