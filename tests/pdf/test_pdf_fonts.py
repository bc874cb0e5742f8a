"""Fonts in the file: exact widths, exact text, glyphs where shaping put them, nothing that is not used."""

import io

import pikepdf
import pytest
from embedded import FontInFile, fonts_of, ink, joined, moved, shown
from test_pdf_text import SENTENCES, one_line, one_page_of_all
from typesetting import face_of, text_line

from leafletgen.pages import TextLine
from leafletgen.pdf.fonts.composites import checksum
from leafletgen.pdf.fonts.embedded import metrics
from leafletgen.pdf.fonts.encode import sign_groups
from leafletgen.pdf.fonts.subset import CUTS_FIRST, PreparedFace, subset


def expected_boxes(line: TextLine, y: float) -> list[tuple[float, float, float, float]]:
    """Where shaping wants ink: a box for each cluster, in points, for a line whose baseline is at `y`."""
    boxes = []
    for piece in line.line.pieces:
        word, pen, unit = piece.word, 0.0, 1000 / piece.word.face.upem
        for cluster in sign_groups(word):
            inked = []
            for glyph in cluster:
                box = ink(word.face.hb_font, word.face.upem, glyph.gid)
                if box:
                    inked.append(moved(box, pen + glyph.dx * unit, glyph.dy * unit, 1))
                pen += glyph.advance * unit
            if inked:
                boxes.append(moved(joined(inked), line.x + piece.x * line.size, y, line.size * word.scale / 1000))
    return boxes


@pytest.mark.parametrize("language", SENTENCES)
def test_ink_is_where_shaping_put_it(language: str) -> None:
    """Each letter with its marks is drawn where shaping puts it, to a fiftieth of a point, in every script."""
    line = text_line(SENTENCES[language], language, "p", size=12)
    found = [each.box for each in shown(one_line(line)) if each.box]
    expected = expected_boxes(line, 841.89 - line.baseline)
    assert len(found) == len(expected)
    for wanted in expected:
        # Not in this order: what is not a letter stands alone in the file, in the order in which it is read.
        assert any(drawn == pytest.approx(wanted, abs=0.02) for drawn in found), wanted


def test_widths_are_the_font_programs_own() -> None:
    """The widths of all codes, composed glyphs included, are the advances in the embedded font program."""
    with pikepdf.open(io.BytesIO(one_page_of_all())) as file:
        for font in fonts_of(file).values():
            advances = {
                code: font.font.get_glyph_h_advance(gid) * 1000 / font.face.upem for code, gid in font.glyphs.items()
            }
            assert font.widths == pytest.approx(advances, abs=0.005)
            assert not any(font.unused)


def test_every_code_has_text_and_a_glyph() -> None:
    """No code maps to nothing, to a private character or to .notdef, and none is there for nothing."""
    used: dict[FontInFile, set[int]] = {}
    for each in shown(one_page_of_all()):
        used.setdefault(each.font, set()).add(each.code)
    assert len(used) == len(SENTENCES)
    for font, codes in used.items():
        assert codes == set(font.texts) == set(font.glyphs)
        assert not any(0xE000 <= ord(character) <= 0xF8FF for text in font.texts.values() for character in text)


def test_one_code_for_one_glyph_with_one_text() -> None:
    """A letter that comes again takes the code it has, so that a word that comes twice is written alike."""
    codes = bytes(each.code for each in shown(one_line(text_line("again again", "en", "p"))))
    assert codes == b'"#"$%!"#"$%'


def test_only_used_glyphs_are_embedded() -> None:
    """The font program holds the glyphs of the text, those composed ones are made of, and .notdef, but no hints."""
    with pikepdf.open(io.BytesIO(one_line(text_line("abba", "en", "p")))) as file:
        (font,) = fonts_of(file).values()
        assert font.face.glyph_count == 3
        assert set(font.face.table_tags) == {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_composed_font_programs_are_whole() -> None:
    """A font program with composed glyphs has the checksums and counts that the format asks for."""
    with pikepdf.open(io.BytesIO(one_line(text_line(SENTENCES["ur"], "ur", "p")))) as file:
        (font,) = fonts_of(file).values()
    assert checksum(font.program) == 0xB1B0AFBA
    assert font.face.glyph_count == int.from_bytes(font.face.reference_table("hhea").data[34:36])
    for index in range(int.from_bytes(font.program[4:6])):
        entry = font.program[12 + 16 * index : 28 + 16 * index]
        start, length = int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])
        table = font.program[start : start + length]
        if entry[:4] == b"head":
            table = table[:8] + bytes(4) + table[12:]
        assert int.from_bytes(entry[4:8]) == checksum(table)


def test_a_prepared_face_gives_the_same_subsets() -> None:
    """A large face that is cut often is prepared for it; what is cut out of it stays the same."""
    face = face_of("noto-sans-kr/NotoSansKR-Regular.ttf")
    preparation, glyphs = PreparedFace(face), (5, 600, 7000)
    cuts = {subset(face, preparation, glyphs).data for _ in range(CUTS_FIRST + 1)}
    assert preparation.hb_face is not face.hb_face
    assert cuts == {subset(face, PreparedFace(face), glyphs).data}


def test_the_subset_tag_tells_subsets_apart() -> None:
    """Two subsets of one font have different names, the same subset has the same."""
    face = face_of("noto-sans/NotoSans-Regular.ttf")
    one, same, other = (subset(face, PreparedFace(face), gids).tag for gids in ((5, 6), (5, 6), (5, 7)))
    assert one == same != other
    assert len(one) == 6
    assert one.isalpha()
    assert one.isupper()


def test_descriptor_describes_the_font() -> None:
    """The descriptor repeats the font's own metrics, in thousandths of an em."""
    assert metrics(face_of("noto-sans/NotoSans-Regular.ttf")) == {
        "Flags": "4", "FontBBox": "[-621 -508 2800 1067]", "ItalicAngle": "0",
        "Ascent": "1069", "Descent": "-293", "CapHeight": "714", "StemV": "88",
    }  # fmt: skip


def test_many_signs_have_codes_of_two_bytes() -> None:
    """A text of more signs than one byte can say is set in a composite font; no code has to be escaped."""
    text = "".join(map(chr, range(0xAC00, 0xAC00 + 700)))
    data = one_line(text_line(text, "ko", "p", size=1))
    found = list(shown(data))
    assert {each.font.size for each in found} == {2}
    assert "".join(each.font.texts[each.code] for each in found) == text
    assert all(not {*each.code.to_bytes(2)} & set(b"\n\r()\\") for each in found)


def test_the_same_signs_have_the_same_codes() -> None:
    """Codes do not depend on the order in which signs come, nor on what was written before."""
    one, other = (next(shown(one_line(text_line(text, "en", "p")))).font.texts for text in ("abba cd", "dc baab"))
    assert one == other
