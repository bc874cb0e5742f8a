"""Numbers stay in order on paper: measured by where the glyphs of each character stand on composed and on finished pages."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import is_normalized

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from compositions import FIRST, LIBRARY, TYPEFACES, language, make

from leafletgen.compose.composer import Composed, compose
from leafletgen.model.blocks import Bullets, Figure, NoteBox, Paragraph
from leafletgen.model.clinic import Clinic
from leafletgen.model.edition import Edition
from leafletgen.model.leaflet import Leaflet, Section, Span, Text
from leafletgen.pages import Tagged, TextLine
from leafletgen.pdf.write import write

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


def stands_in_order(line: Sequence[tuple[str, float, float]], expression: str) -> bool:
    """True when an expression stands on one line, from left to right and side by side."""
    text = "".join(character for character, _, _ in line).replace("\u00a0", " ")
    start = text.index(expression)
    spot = line[start : start + len(expression)]
    one_line = len({baseline for _, _, baseline in spot}) == 1
    between = [x for _, x, baseline in line if baseline == spot[0][2] and spot[0][1] < x < spot[-1][1]]
    return one_line and all(one[1] < two[1] for one, two in pairwise(spot)) and len(between) == max(0, len(spot) - 2)


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
"""Of so many characters a sentence stays on one line of A4."""


@cache
def judged(tag: str) -> tuple[Composed, dict[str, tuple[str, str, list[int]]]]:
    """The browser's sentences of a language, composed; for each node text, expression and the browser's order."""
    cases: dict[str, tuple[str, str, list[int]]] = {}
    for number, (own, before, expression, after, runs) in enumerate(BROWSER):
        if own == tag and len(before + expression + after) <= LONGEST:
            steps = [range(first, last + 1) if first <= last else range(first, last - 1, -1) for first, last in runs]
            cases[f"case.{number}"] = (before + expression + after, expression, [at for step in steps for at in step])
    body = tuple(Paragraph(node, Text(node, tag, (Span(text),))) for node, (text, _, _) in cases.items())
    leaflet = LIBRARY.leaflet(FIRST, tag)
    return make(replace(leaflet, sections=(Section("cases", leaflet.sections[0].heading, body),)), "a4"), cases


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


WRITTEN = ("30 - 20", "20 - 30", "۲ - ۰ - ۱", "1 1/2", "12؍03؍2026")


def said_everywhere(tag: str, expression: str) -> tuple[Leaflet, list[str]]:
    """A leaflet that says an expression in every place that a text can have, and the nodes of these texts."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    before, after = SENTENCES[tag][0].split("{}")
    nodes: list[str] = []

    def said(node: str, *spans: Span) -> Text:
        nodes.append(node)
        return Text(node, tag, spans or (Span(f"{before}{expression}{after}"),))

    figure = next(block for section in leaflet.sections for block in section.body if isinstance(block, Figure))
    linked = (Span(before), Span(expression, link="tel:131126"), Span(after))
    strong = (Span(f"{before}{expression[:1]}"), Span(expression[1:], strong=True), Span(after))
    body = (
        Paragraph("body", said("body")),
        Paragraph("strong", said("strong", *strong)),
        Paragraph("link", said("link", *linked)),
        Bullets("bullets", (said("bullet"),)),
        NoteBox("note", said("note.heading"), (Paragraph("note.body", said("note.body")),)),
        replace(figure, caption=said("caption")),
    )
    section = Section("places", said("heading"), body)
    return replace(
        leaflet, title=said("title"), summary=said("summary"), disclaimer=said("disclaimer"), sections=(section,)
    ), nodes


@pytest.mark.parametrize("layout", ["a4", "large-print", "trifold-a4"])
@pytest.mark.parametrize("expression", WRITTEN)
@pytest.mark.parametrize("tag", SENTENCES)
def test_numbers_stand_in_order_in_every_place(tag: str, expression: str, layout: str) -> None:
    """Title, summary, headings, bodies, bold print, links, bullets, boxes, captions and the disclaimer keep the order."""
    leaflet, nodes = said_everywhere(tag, expression)
    lines = by_node(make(leaflet, layout), nodes)
    assert set(lines) == set(nodes)
    for node, line in lines.items():
        assert stands_in_order(line, expression), node


def by_node(made: Composed, nodes: Sequence[str]) -> dict[str, list[tuple[str, float, float]]]:
    """The placed characters of texts, those of links inside them with them."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for page in made.composition.pages:
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged):
                own = next(
                    (node for node in nodes if item.owner.node in {node, *(f"{node}.{n}" for n in range(3))}), None
                )
                if own:
                    found.setdefault(own, []).extend(placed(item))
    return found


@pytest.mark.parametrize(
    ("telephone", "hours", "web"),
    [
        ("13 11 26", "17:00 - 9:00", "clinic.example/a-b"),
        ("1300 22 4 636", "9 – 5", "www.clinic.example"),
        ("٢٠ ٧٩٤٦ / ٣١", "١٧:٠٠ – ٩:٠٠", "clinic.example"),
        ("(+44) 20 7946 0958 ! 12", "9-12; 14-17 ? 20", "https://clinic.example/?a=1"),
        ("*3555 # 2", "5 ! 4 ! 3", "clinic.example:80"),
    ],
)
@pytest.mark.parametrize("tag", SENTENCES)
def test_fields_of_a_clinic_stand_as_written(tag: str, telephone: str, hours: str, web: str) -> None:
    """A telephone number, hours and a web address in a clinic are one expression each, whatever they are made of (rule 3)."""
    clinic = Clinic("c", tag, LIBRARY.leaflet(FIRST, tag).title.plain, (), telephone, (hours,), web)
    languages = {name: language(name) for name in (tag, "en")}
    edition = Edition(LIBRARY.leaflet(FIRST, tag), LIBRARY.layout("a4"), languages, TYPEFACES, clinic)
    lines = by_node(compose(edition), ["clinic.telephone", "clinic.hours", "clinic.web"])
    for node, expression in [("clinic.telephone", telephone), ("clinic.hours", hours), ("clinic.web", web)]:
        assert stands_in_order(lines[node], expression), node


@pytest.mark.parametrize("words", ["13 11 26", "5 ! 4", "0800 1111, 0800 2222", "١٣ ١١ ٢٦", "۱۱۵ ? ۳"])
@pytest.mark.parametrize("scheme", ["tel:131126", "TEL:131126"])
def test_words_of_a_telephone_link_stand_as_written(words: str, scheme: str) -> None:
    """What a `tel:` link says is one expression (rule 3)."""
    leaflet = LIBRARY.leaflet(FIRST, "ar")
    spans = (Span("اتصل "), Span(words, link=scheme), Span(" الآن"))
    body = (Paragraph("link", Text("link", "ar", spans)),)
    made = make(replace(leaflet, sections=(Section("s", leaflet.sections[0].heading, body),)), "a4")
    assert stands_in_order(by_node(made, ["link"])["link"], words)


@pytest.mark.parametrize("sign", [" - ", "-", ", ", " / ", " "])
@pytest.mark.parametrize("layout", ["trifold-a4", "large-print", "a4"])
@pytest.mark.parametrize("tag", SENTENCES)
def test_a_wide_expression_is_set_on_several_lines(tag: str, layout: str, sign: str) -> None:
    """An expression that is wider than its column goes on below: each line from left to right, and the lines in order."""
    numbers = [str(number) for number in range(100, 180)]
    before, after = SENTENCES[tag][0].split("{}")
    leaflet = LIBRARY.leaflet(FIRST, tag)
    body = (Paragraph("wide", Text("wide", tag, (Span(f"{before}{sign.join(numbers)}{after}"),))),)
    made = make(replace(leaflet, sections=(Section("s", leaflet.sections[0].heading, body),)), layout)
    line = by_node(made, ["wide"])["wide"]
    text = "".join(character for character, _, _ in line).replace("\u00a0", " ")
    start, end = text.index("100"), text.index("179") + 3
    digits = [spot for spot in line[start:end] if spot[0].isdecimal()]
    assert "".join(spot[0] for spot in digits) == "".join(numbers)
    assert len({spot[2] for spot in digits}) > 1
    for one, two in pairwise(digits):
        assert one[1] < two[1] if one[2] == two[2] else one[2] != two[2]
