"""Words whose letters are drawn back over the ones before them, as Nastaliq does, are still one string of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetting import words_of

from leafletgen.pdf.fonts.encode import ComposedGlyph, WordPatterns
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Typesetter

LETTERS = "ابپتٹجچخدڈرڑزسشعغفقکگلمنںوہھءیےئ"


def strings_of(word: ShapedWord) -> int:
    """How many strings show a word."""
    return Typesetter().memory(WordPatterns)[word].array.count("(")


@pytest.mark.parametrize("word", ["رسجری", "ںچزوی", "جریرس", "ربغی", "ووکیئ", "دسیف", "رہتب"])
def test_a_word_that_goes_back_is_one_string(word: str) -> None:
    """A number between the strings of such a word would have readers reverse its parts one by one."""
    (shaped,) = words_of(word, "ur")
    assert strings_of(shaped) == 1


@given(st.text(LETTERS, min_size=1, max_size=9))
def test_any_urdu_word_is_one_string_as_wide_as_it_was_shaped(word: str) -> None:
    """Whatever letters meet, the word is one string, and its signs together are as wide as shaping made it."""
    (shaped,) = words_of(word, "ur")
    assert strings_of(shaped) == 1
    placed = Typesetter().memory(WordPatterns)[shaped]
    glyphs = [sign.glyph for sign in placed.signs]
    widths = [
        glyph.advance if isinstance(glyph, ComposedGlyph) else shaped.face.hb_font.get_glyph_h_advance(glyph)
        for glyph in glyphs
    ]
    assert min(widths) >= 0
    kerned = placed.array.rpartition(")")[2]
    assert sum(widths) - (int(kerned) if kerned else 0) * shaped.face.upem / 1000 == pytest.approx(
        sum(glyph.advance for glyph in shaped.glyphs), abs=shaped.face.upem / 1000
    )
