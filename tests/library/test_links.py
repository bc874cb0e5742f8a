"""Telephone numbers in a text become links that dial them, and print as they stand."""

import pytest

from leafletgen.library.schema.links import dialled
from leafletgen.model.leaflet import Span, Text

CASES = {
    "020 7946 0958": "tel:02079460958",
    "+44 20 7946 0958": "tel:+442079460958",
    "(020) 7946-0958": "tel:02079460958",
    "030/1234567": "tel:0301234567",
    "call 111, day and night": "tel:111",
    "٠٢٠ ٧٩٤٦ ٠٩٥٨": "tel:02079460958",
    "020\u00a07946\u00a00958, option 2": "tel:02079460958",
    "extension 12": None,
    "ask at the desk": None,
}


@pytest.mark.parametrize("words", CASES)
def test_a_number_is_dialled(words: str) -> None:
    """The first number of three digits or more leads to its digits; shorter ones are no telephone numbers."""
    found = dialled(Text("t", "en", (Span(words),)))
    assert found.plain == found.on_paper == words
    assert next((span.link for span in found.spans if span.link), None) == CASES[words]


def test_two_numbers_are_two_links() -> None:
    """Each of two numbers dials its own."""
    found = dialled(Text("t", "en", (Span("020 7946 0958 or 020 7946 0959", strong=True),)))
    assert [span.link for span in found.spans if span.link] == ["tel:02079460958", "tel:02079460959"]
    assert all(span.strong for span in found.spans)


def test_the_writers_own_link_stays() -> None:
    """A text that has a link already is not changed."""
    text = Text("t", "en", (Span("the ward", link="tel:02079460958"), Span(" or 111")))
    assert dialled(text) == text
