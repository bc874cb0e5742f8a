"""Numbers stay in order on paper: measured by where the glyphs of each character stand on composed pages."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from compositions import FIRST, LIBRARY, make

from leafletgen.model.blocks import Paragraph
from leafletgen.model.leaflet import Section, Span, Text
from leafletgen.pages import Tagged, TextLine

SENTENCES = {
    "ar": ("اتصل بالرقم {} إذا شعرت بألم، أو اسأل طبيبك.", "الجرعة {}.", "({}) هو المقدار المعتاد"),
    "fa": ("در صورت درد با {} تماس بگیرید یا از پزشک بپرسید.", "مقدار {}.", "({}) مقدار معمول است"),
    "ur": ("درد کی صورت میں {} پر رابطہ کریں یا ڈاکٹر سے پوچھیں۔", "مقدار {}۔", "({}) عام مقدار ہے"),
    "he": ("אם כואב לך, התקשר אל {} או שאל את הרופא.", "המינון {}.", "({}) היא הכמות הרגילה"),
}
"""Where a number may stand: amid a sentence, at its end before a full stop, in brackets at its start."""

STRETCHES = (
    "020 7946 0958", "+44 20 7946 0958", "(020) 7946-0958", "0800-123-456", "0800 123 456", "111", "999", "+972-3-555-0123",
    "+98 21 5555 0123", "+966 11 555 0123", "+92 51 555 0123", "1-800-555-0199", "020/7946/0958",
    "5-10 mg", "5–10 mg", "5 - 10 mg", "0.5 ml", "1,000 IU", "1 000 mg", "2.5-5 mg/kg", "10 mg/ml", "500 mg", "20%", "5 %", "5-10%",
    "<4", "> 37.5", "<= 140/90 mmHg", "≤4", "≥ 38.5 °C", "±2 mm", "-5 °C", "+44", "~3 cm",
    "38.5 °C", "98.6 °F", "37 °C", "12:30", "12:30–14:00", "08:05", "9:00-17:00", "23:59:59",
    "2026-11-22", "22/11/2026", "22.11.2026", "1/2", "3/4", "1.10", "010", "1.0", "2018;11:333–337", "2022;10(3):194–198",
    "https://www.example.org/path?x=1&y=2", "http://example.org", "www.example.org", "example.org/a-b", "someone@example.org",
    "first.last+tag@clinic.example.com", "COVID-19", "HbA1c 6.5%",
)  # fmt: skip


@cache
def characters(language: str) -> dict[str, list[tuple[str, float, float]]]:
    """Every character of every case on composed A4 pages, in reading order, with its x and its line's baseline."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    paragraphs = tuple(
        Paragraph(f"case.{number}", Text(f"case.{number}.{place}", language, (Span(sentence.format(stretch)),)))
        for number, stretch in enumerate(STRETCHES)
        for place, sentence in enumerate(SENTENCES[language])
    )
    cases = replace(leaflet, sections=(Section("cases", leaflet.sections[0].heading, paragraphs),))
    found: dict[str, list[tuple[str, float, float]]] = {}
    for page in make(cases, "a4").composition.pages:
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged):
                found.setdefault(item.owner.node, []).extend(placed(item))
    return found


def placed(item: TextLine) -> list[tuple[str, float, float]]:
    """The characters of a line in reading order, each with its x and the baseline, in points.

    Characters that share a glyph, a ligature, share its width.
    """
    characters: list[tuple[str, float, float]] = []
    for piece in item.line.pieces:
        pen = item.x + piece.x * item.size
        em = item.size * piece.word.scale / piece.word.face.upem
        drawn = []
        for glyph in piece.word.glyphs:
            share = glyph.advance * em / len(glyph.text)
            drawn += [
                (letter, pen + glyph.dx * em + share * nth, item.baseline) for nth, letter in enumerate(glyph.text)
            ]
            pen += glyph.advance * em
        characters += reversed(drawn) if piece.word.rtl else drawn
    return [placed for placed in characters if placed[0] != "\u2060"]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("stretch", STRETCHES)
def test_numbers_read_left_to_right_on_one_line(language: str, stretch: str) -> None:
    """On the page the characters of a number or address stand from left to right, in order, on one line."""
    number = STRETCHES.index(stretch)
    for place in range(len(SENTENCES[language])):
        line = characters(language)[f"case.{number}.{place}"]
        text = "".join(character for character, _, _ in line).replace("\u00a0", " ")
        start = text.index(stretch)
        spot = line[start : start + len(stretch)]
        assert len({baseline for _, _, baseline in spot}) == 1
        assert all(one[1] < two[1] for one, two in pairwise(spot)), [(c, round(x, 1)) for c, x, _ in spot]
