"""Numbers stay in order on paper: measured by where the glyphs of each character stand on composed and on finished pages."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from unicodedata import is_normalized

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from compositions import FIRST, LIBRARY, make
from placed_numbers import SENTENCES, placed, stands_in_order

from leafletgen.compose.composer import Composed
from leafletgen.model.blocks import Paragraph
from leafletgen.model.leaflet import Section, Span, Text
from leafletgen.pages import Tagged, TextLine
from leafletgen.pdf.write import write

STRETCHES = (
    "020 7946 0958", "+44 20 7946 0958", "(020) 7946-0958", "0800-123-456", "0800 123 456", "111", "999", "+972-3-555-0123",
    "+98 21 5555 0123", "+966 11 555 0123", "+92 51 555 0123", "1-800-555-0199", "020/7946/0958",
    "5-10 mg", "5–10 mg", "5 - 10 mg", "0.5 ml", "1,000 IU", "1 000 mg", "2.5-5 mg/kg", "10 mg/ml", "500 mg", "20%", "5 %", "5-10%",
    "<4", "> 37.5", "<= 140/90 mmHg", "≤4", "≥ 38.5 °C", "±2 mm", "-5 °C", "+44", "~3 cm",
    "38.5 °C", "98.6 °F", "37 °C", "12:30", "12:30–14:00", "08:05", "9:00-17:00", "23:59:59",
    "2026-11-22", "22/11/2026", "22.11.2026", "1/2", "3/4", "1.10", "010", "1.0", "2018;11:333–337", "2022;10(3):194–198",
    "https://www.example.org/path?x=1&y=2", "http://example.org", "www.example.org", "example.org/a-b", "someone@example.org",
    "first.last+tag@clinic.example.com", "COVID-19", "HbA1c 6.5%",
    # the inputs that failed, each with siblings
    "۱۲؍۰۳؍۲۰۲۶", "۱۴۰۵؍۰۳؍۱۲", "١٢؍٠٣؍٢٠٢٦", "12؍03؍2026", "۲۰۲۶؍۱۱؍۲۲", "۱؍۲",
    "1 1/2", "2 1/2", "١ ١/٢", "1½", "3 3/4 h", "1 ⁄ 2",
    "*123#", "*3555", "#31#", "*#06#", "*99*1#", "#5", "*2",
    "A+", "O-", "O−", "AB+", "HIV+", "Na+", "Cl⁻", "Ca²⁺", "C++", "65+", "B–", "K+ 4.5",
    "2,4-D", "1,25(OH)2D3", "46,XX", "47,XY,+21", "25(OH)D 50", "5-FU", "N06AB06",
    "140 / 90", "120 / 80 mmHg", "12 : 30", "8 : 00 - 16 : 00", "22 - 11 - 2026", "22 / 11 / 2026", "2026 - 11 - 22", "٢٢ - ١١ - ٢٠٢٦",
    "2 - 0 - 1", "1 - 0 - 1 - 0", "2-0-1", "٢ - ٠ - ١", "۲ - ۰ - ۱", "30 - 20", "20 - 30", "۳۰ - ۲۰", "٣٠ - ٢٠", "1-0-1-0",
    "13 11 26", "1300 22 4 636", "١٣ ١١ ٢٦", "۱۳ ۱۱ ۲۶", "(+44) 20 7946 0958", "(03) 9555 1234", "+44 20 7946 0958 #12",
    "5-10-15", "5 > 3 < 4", "5, 10, 15", "٥٪", "٪٥", "٥ ٪", "< ٤", "50 ₪", "₪ 50", "50 ؋", "2×1", "3 x 5 ml", "1 : 1000", "10^9 / l",
)  # fmt: skip


@cache
def characters(language: str) -> dict[str, list[tuple[str, float, float]]]:
    """Every character of every case on composed pages, in reading order, with its x and its line's baseline."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    paragraphs = tuple(
        Paragraph(f"case.{number}", Text(f"case.{number}.{place}", language, (Span(sentence.format(stretch)),)))
        for number, stretch in enumerate(STRETCHES)
        for place, sentence in enumerate(SENTENCES[language])
    )
    cases = replace(leaflet, sections=(Section("cases", leaflet.sections[0].heading, paragraphs),))
    found: dict[str, list[tuple[str, float, float]]] = {}
    for page in make(cases, "wide").composition.pages:
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged):
                found.setdefault(item.owner.node, []).extend(placed(item))
    return found


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("stretch", STRETCHES)
def test_numbers_read_left_to_right_on_one_line(language: str, stretch: str) -> None:
    """On the page the characters of a number or address stand from left to right, in order, on one line."""
    number = STRETCHES.index(stretch)
    for place in range(len(SENTENCES[language])):
        assert stands_in_order(characters(language)[f"case.{number}.{place}"], stretch)


BROWSER = json.loads((Path(__file__).parents[1] / "text" / "browser_orders.json").read_text("utf-8"))
"""Sentences in three parts, the expression in the middle, and the order in which a browser prints their characters."""

LONGEST = 56
"""Of so many characters a sentence stays on one line of a wide column."""


@cache
def judged(tag: str) -> tuple[Composed, dict[str, tuple[str, str, list[int]]]]:
    """The browser's sentences of a language, composed; for each node text, expression and the browser's order."""
    cases: dict[str, tuple[str, str, list[int]]] = {}
    for number, (own, before, expression, after, runs) in enumerate(BROWSER):
        refused = expression.startswith(".")  # it would look like a number before a full stop
        if own == tag and not refused and len(before + expression + after) <= LONGEST:
            steps = [range(first, last + 1) if first <= last else range(first, last - 1, -1) for first, last in runs]
            cases[f"case.{number}"] = (before + expression + after, expression, [at for step in steps for at in step])
    body = tuple(Paragraph(node, Text(node, tag, (Span(text),))) for node, (text, _, _) in cases.items())
    leaflet = LIBRARY.leaflet(FIRST, tag)
    return make(replace(leaflet, sections=(Section("cases", leaflet.sections[0].heading, body),)), "wide"), cases


@pytest.mark.parametrize("tag", SENTENCES)
def test_glyphs_stand_where_a_browser_puts_them(tag: str) -> None:
    """On composed pages the glyphs of a whole sentence follow each other from left to right as in Chromium."""
    made, cases = judged(tag)
    lines = {
        item.owner.node: placed(item)
        for page in made.composition.pages
        for item in page.items
        if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node in cases
    }
    assert len(lines) > 100
    for node, line in lines.items():
        text, expression, order = cases[node]
        assert "".join(character for character, _, _ in line).replace("\u00a0", " ") == text, node
        ours = sorted(range(len(line)), key=lambda index: line[index][1])
        visible = [index for index in ours if not text[index].isspace()]
        assert visible == [index for index in order if not text[index].isspace()], (expression, text)


UNTURNED = str.maketrans("()[]{}<>≤≥‘’®\u00a0", "||||||^^~~''R ")
"""What makes signs alike that pdfium mirrors in right-to-left lines or replaces."""


@pytest.mark.parametrize("tag", SENTENCES)
def test_expressions_of_a_finished_file_stand_in_order(tag: str) -> None:
    """In the PDF, by pdfium's boxes, the characters of each expression stand side by side from left to right.

    Where pdfium spells a character in several (`½`), they all have one place: such expressions are left to the other tests.
    """
    made, cases = judged(tag)
    document = pypdfium2.PdfDocument(write(made.composition))
    found = 0
    for number, page in enumerate(made.composition.pages):
        rows = rows_of(document[number])
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node in cases:
                written = cases[item.owner.node][1]
                if not is_normalized("NFKC", written):
                    continue
                expression = "".join(written.split()).translate(UNTURNED)
                near = nearest(rows, page.height - item.baseline)
                assert expression in rows[near], (written, rows[near])
                found += 1
    assert found > 75


def nearest(rows: dict[float, str], height: float) -> float:
    """The baseline that is nearest to a height."""
    return min(rows, key=lambda y: abs(y - height))


def rows_of(page: pypdfium2.PdfPage) -> dict[float, str]:
    """The visible characters of each line of a page from left to right, by the line's baseline in points from the foot."""
    text = page.get_textpage()
    rows: dict[float, list[tuple[float, str]]] = {}
    for index in range(text.count_chars()):
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not character.isspace() and not pdfium.FPDFText_IsGenerated(text, index):
            rows.setdefault(round(y.value, 1), []).append((x.value, character))
    return {y: "".join(character for _, character in sorted(found)).translate(UNTURNED) for y, found in rows.items()}
