"""A word in pieces looks as if it were shaped whole: over strong print, links, and places where a line may break."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from leafletgen.library.library import Library
from leafletgen.model.leaflet import Span, Text
from leafletgen.text.paragraphs import ShapedParagraph, shape_paragraph
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parent.parent.parent
LIBRARY = Library(ROOT, ROOT)
TYPEFACES, TYPESETTER = LIBRARY.typefaces(), Typesetter()

JOINED = {
    "ar": (
        "ب|الطبيب|",
        "لل|طبيب|",
        "وال|مستشفى|",
        "|م|ستشفى",
        "مس|ت|شفى",
        "بِ|الطَّبيب|",
        "است|خدا|م",
        "ك|ـ|تل",
        "قال: «ب|الطبيب|».",
    ),
    "fa": ("می\u200c|خورد|", "پ|زشک|", "گچ|پژ|ک", "کتاب|خانه|", "ب|ی|مار"),
    "ur": ("مر|یض|", "ڈاک|ٹر|", "|ہس|پتال", "وہ ل|ی|ے", "نستع|لیق|", "ط|بیب|"),
}
"""Words with `|` where strong print or a link begins or ends."""


def shaped(text: str, tag: str, *, link: bool) -> ShapedParagraph:
    """A text in which every second part is strong, or a link."""
    spans = tuple(
        # An address that the words say already is not printed again.
        Span(part, strong=bool(number % 2) and not link, link=f"https://{part}" if link and number % 2 else None)
        for number, part in enumerate(text.split("|"))
        if part
    )
    return shape_paragraph(Text("p", tag, spans), LIBRARY.language(tag), TYPEFACES, TYPESETTER, bold=False)


def glyphs(paragraph: ShapedParagraph, text: str) -> list[list[tuple[int, int, int, int]]]:
    """The glyphs of each word between spaces, from left to right."""
    whole: list[list[tuple[int, int, int, int]]] = [[]]
    for word in paragraph.words:
        if word.blank:
            whole.append([])
        else:
            found = [(glyph.gid, glyph.advance, glyph.dx, glyph.dy) for glyph in word.glyphs]
            whole[-1] = found + whole[-1] if word.rtl else whole[-1] + found
    return whole[: text.count(" ") + 1]


CASES = [(tag, text) for tag, texts in JOINED.items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), CASES)
def test_letters_join_over_links(tag: str, text: str) -> None:
    """A word that is a link in part has the glyphs of the whole word, at the same places."""
    plain = text.replace("|", "")
    assert glyphs(shaped(text, tag, link=True), text) == glyphs(shaped(plain, tag, link=False), plain)


@pytest.mark.parametrize(("tag", "text"), CASES)
def test_letters_join_over_strong_print(tag: str, text: str) -> None:
    """Each piece has the glyphs that it has in the whole word in its own weight, by the judgement of HarfBuzz."""
    for word in shaped(text, tag, link=False).words:
        if word.blank or word.text not in text.replace("|", ""):
            continue
        whole = next(part for part in text.replace("|", "").split(" ") if word.text in part)
        start = whole.index(word.text)
        buffer = hb.Buffer()
        buffer.add_str(whole)
        buffer.direction, buffer.script, buffer.language = "rtl" if word.rtl else "ltr", "Arab", tag
        hb.shape(word.face.hb_font, buffer, None)
        own = [info.codepoint for info in buffer.glyph_infos if start <= info.cluster < start + len(word.text)]
        drawn = [glyph.gid for glyph in word.glyphs if word.face.has_ink(glyph.gid)]
        assert drawn == [gid for gid in own if word.face.has_ink(gid)]


def test_a_ligature_over_the_edge_falls_apart_but_joins() -> None:
    """Lam and alef of two pieces are two glyphs, each in its joined form."""
    (lam, alef) = [word for word in shaped("ل|ا|", "ar", link=True).words if word.text in "لا"]
    alone = shaped("ل", "ar", link=False).words[0], shaped("ا", "ar", link=False).words[0]
    for piece, single in zip((lam, alef), alone, strict=True):
        assert [glyph.gid for glyph in piece.glyphs] != [glyph.gid for glyph in single.glyphs]


def test_letters_join_over_a_soft_hyphen() -> None:
    """A place where a word may be broken does not part its letters."""
    one, two = (glyphs(shaped(text, "fa", link=False), text) for text in ("کتاب\u00adخانه", "کتابخانه"))
    assert [gid for gid, *_ in one[0] if gid in {gid for gid, *_ in two[0]}] == [gid for gid, *_ in two[0]]


def test_a_word_without_end_takes_linear_time() -> None:
    """Context is limited, so that a thousand pieces of one word cost a thousand times one piece."""
    text = "|".join(["بطبيب"] * 1000)
    assert len(shaped(text, "ar", link=True).words) >= 1000


@pytest.mark.parametrize("tag", ["my", "km", "th"])
def test_dictionary_breaks_change_no_glyph(tag: str) -> None:
    """In scripts without spaces a sentence has the glyphs that it has when it is shaped without any place to break."""
    leaflet = LIBRARY.leaflet("scrotal-calcinosis", tag)
    compared = 0
    for text in leaflet.texts():
        paragraph = shape_paragraph(text, LIBRARY.language(tag), TYPEFACES, TYPESETTER, bold=False)
        faces = {word.face for word in paragraph.words}
        if text.language != tag or len(faces) > 1 or paragraph.stretches:
            continue
        face = faces.pop()
        for sentence in "".join(word.text for word in paragraph.words).split():
            buffer = hb.Buffer()
            buffer.add_str(sentence)
            buffer.direction, buffer.script, buffer.language = (
                "ltr",
                {"my": "Mymr", "km": "Khmr", "th": "Thai"}[tag],
                tag,
            )
            hb.shape(face.hb_font, buffer, None)
            whole = [
                (info.codepoint, place.x_advance, place.x_offset, place.y_offset)
                for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
                if place.x_advance or face.has_ink(info.codepoint)
            ]
            assert sentence_glyphs(paragraph, sentence) == whole
            compared += len(whole)
    assert compared > 1000


def sentence_glyphs(paragraph: ShapedParagraph, sentence: str) -> list[tuple[int, int, int, int]]:
    """The glyphs of the first run of words without a space that says the sentence."""
    found: list[tuple[int, int, int, int]] = []
    said = ""
    for word in paragraph.words:
        if word.blank:
            if said == sentence:
                return found
            found, said = [], ""
            continue
        said += word.text
        found += [
            (glyph.gid, glyph.advance, glyph.dx, glyph.dy)
            for glyph in word.glyphs
            if glyph.advance or word.face.has_ink(glyph.gid)
        ]
    return found
