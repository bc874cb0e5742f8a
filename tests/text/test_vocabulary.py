"""Words that come again are shaped once, and no longer than there is room to remember them."""

from pathlib import Path

import pytest

from leafletgen.library.library import Library
from leafletgen.model.leaflet import Span
from leafletgen.text import vocabulary
from leafletgen.text.paragraphs import ShapedParagraph, shape_spans

LIBRARY = Library.find(Path(__file__).parent.parent.parent)
ENGLISH, TYPEFACES = LIBRARY.language("en"), LIBRARY.typefaces()


def shaped(text: str) -> ShapedParagraph:
    """A text shaped anew from the words that are remembered."""
    paragraph, _ = shape_spans.__wrapped__((Span(text),), ENGLISH, TYPEFACES, False)
    return paragraph


def test_words_that_come_again_are_shaped_once() -> None:
    """Alike words of two texts are the same words."""
    one, two = shaped("small hard lumps grow slowly"), shaped("slowly grow small hard lumps")
    assert one.units[0] is two.units[2]
    assert one.units[1] is two.units[3]


def test_forgetting_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few words are remembered, a text has the same glyphs, and no more than so many are kept."""
    text = "One two three four five six seven eight nine ten, and one two three again."
    before = shaped(text)
    monkeypatch.setattr(vocabulary, "MOST_UNITS", 4)
    shaped("Quite other words make room, and are forgotten in turn.")
    after = shaped(text)
    assert after.units[0] is not before.units[0]
    assert [unit.width for unit in after.units] == [unit.width for unit in before.units]
    assert [word.glyphs for word in after.words] == [word.glyphs for word in before.words]
    assert vocabulary.Vocabulary.count <= vocabulary.MOST_UNITS
