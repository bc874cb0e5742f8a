"""Numbers stay in order in every place that a text can have, in fields and links, and on lines that are too short for them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from compositions import FIRST, LIBRARY, TYPEFACES, language, make, wide
from PIL import Image
from placed_numbers import SENTENCES, by_node, placed, stands_in_order

from leafletgen.compose.blocks.kinds import KINDS
from leafletgen.compose.composer import compose
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.schema.links import dialled, in_written_order
from leafletgen.model.blocks import Bullets, Contact, Contacts, Figure, NoteBox, Paragraph
from leafletgen.model.clinic import Clinic
from leafletgen.model.edition import Edition
from leafletgen.model.leaflet import Leaflet, Section, Span, Text
from leafletgen.pages import Tagged, TextLine

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


@pytest.mark.parametrize(
    ("telephone", "hours", "web"),
    [
        ("13 11 26", "17:00 - 9:00", "clinic.example/a-b"),
        ("1300 22 4 636", "9 – 5", "www.clinic.example"),
        ("٢٠ ٧٩٤٦ / ٣١", "١٧:٠٠ – ٩:٠٠", "clinic.example"),
        ("(+44) 20 7946 0958 ! 12", "9-12; 14-17 ? 20", "https://clinic.example/?a=1"),
        ("*3555 # 2", "5 ! 4 ! 3", "intranet/"),
    ],
)
@pytest.mark.parametrize("tag", SENTENCES)
def test_fields_of_a_clinic_stand_as_written(tag: str, telephone: str, hours: str, web: str) -> None:
    """A telephone number, hours and a web address in a clinic are one expression each, whatever they are made of (rule 3)."""
    clinic = Clinic("c", tag, LIBRARY.leaflet(FIRST, tag).title.plain, (), telephone, (hours,), web)
    languages = {name: language(name) for name in (tag, "en")}
    edition = Edition(LIBRARY.leaflet(FIRST, tag), wide(), languages, TYPEFACES, clinic)
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


@pytest.mark.parametrize("telephone", ["13 11 26", "*123#", "(+44) 20 7946 0958 # 12", "1300 22 4 636 ! 5", "١٣ ١١ ٢٦"])
@pytest.mark.parametrize("tag", SENTENCES)
def test_telephone_numbers_and_hours_of_contacts_stand_as_written(tag: str, telephone: str) -> None:
    """In a list of contacts a telephone number is one expression, also where only its digits are a link; so are hours."""
    name = LIBRARY.leaflet(FIRST, tag).title.plain

    def field(node: str, words: str) -> Text:
        return in_written_order(dialled(Text(node, tag, (Span(words),))))

    contact = Contact(
        "c",
        Text("c.name", tag, (Span(name),)),
        field("phone", telephone),
        field("hours", "9 – 5 ! 6"),
        None,
        None,
        None,
    )
    leaflet = LIBRARY.leaflet(FIRST, tag)
    section = Section("s", leaflet.sections[0].heading, (Contacts("contacts", (contact,)),))
    lines = by_node(make(replace(leaflet, sections=(section,)), "a4"), ["phone", "hours"])
    assert stands_in_order(lines["phone"], telephone)
    assert stands_in_order(lines["hours"], "9 – 5 ! 6")


EVERY_BLOCK = """
title: 'Title {0}.'
summary: '{1}'
sections:
  - id: a
    heading: '{0}'
    body:
      - '{1}'
      - heading: '{0}'
      - bullets: ['{1}', '{2}']
      - steps: ['{0}', '{1}']
      - note: {{heading: '{0}', body: ['{1}']}}
      - warning: {{heading: '{0}', body: ['{1}']}}
      - pros_and_cons: {{pros: ['{1}'], cons: ['{2}']}}
      - figure: {{image: dot.png, alt: A dot, caption: '{1}'}}
      - contacts: [{{name: '{0}', telephone: '13 11 26', hours: '17:00 - 9:00', note: '{1}'}}]
      - risk: {{of: 100, happens_to: 3, what: '{1}'}}
      - get_help: {{emergency: '{1}', urgent: {{heading: '{0}', body: ['{1}']}}, soon: '{2}', advice: '{0}'}}
      - terms: [{{term: '{0}', meaning: '{1}'}}, {{term: '{3}', meaning: '{3}'}}]
      - checklist: ['{1}', '{3}']
      - do_and_dont: {{do: ['{1}'], dont: ['{0}']}}
      - timeline: [{{when: '{0}', what: '{1}'}}, {{when: '{3}', what: ['{1}', '{3}']}}]
      - fields: [{{id: one, label: '{0}'}}]
      - table: {{caption: '{0}', columns: ['{0}', '{3}'], rows: [['{3}', '{1}'], ['{2}', '']], row_headings: true}}
"""
"""Every kind of block with a sentence at whose end an expression stands, one amid which, one in brackets at its start, and it alone."""


@pytest.mark.parametrize("layout", ["a4", "large-print", "booklet-a5"])
@pytest.mark.parametrize("expression", [*WRITTEN, "5 - 10 mg", "(+44) 20 7946 0958", "HIV+"])
@pytest.mark.parametrize("tag", SENTENCES)
def test_numbers_stand_in_order_in_every_kind_of_block(tag: str, expression: str, layout: str, tmp_path: Path) -> None:
    """Tables, timelines, dose lists, fields, help boxes: on each line an expression runs from left to right."""
    amid, at_end, in_brackets = (sentence.format(expression) for sentence in SENTENCES[tag])
    folder = tmp_path / "leaflets" / "x"
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(
        f"id: x\nversion: '1'\npublished: 2026-11-22\nreview_by: 2028-11-22\nsource_language: {tag}\nsources: [A book.]\n"
    )
    Image.new("L", (4, 3)).save(folder / "dot.png")
    (folder / f"{tag}.yaml").write_text(EVERY_BLOCK.format(at_end, amid, in_brackets, expression), "utf-8")
    leaflet = Library(tmp_path, shipped_root()).leaflet("x", tag)
    assert {type(block) for section in leaflet.sections for block in section.body} == set(KINDS)
    lines: dict[str, list[tuple[str, float, float]]] = {}
    for page in make(leaflet, layout).composition.pages:
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged):
                lines.setdefault(item.owner.node, []).extend(placed(item))
    count = 0
    for node, line in lines.items():
        text = "".join(character for character, _, _ in line).replace("\u00a0", " ")
        for wanted in (expression, "13 11 26", "17:00 - 9:00"):
            if (start := text.find(wanted)) >= 0:
                count += 1
                spot = [one for one in line[start : start + len(wanted)] if not one[0].isspace()]
                assert all(one[1] <= two[1] for one, two in pairwise(spot) if one[2] == two[2]), (node, text)
    assert count > 40
