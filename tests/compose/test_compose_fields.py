"""Fields: lines that are long and far enough apart to write on, and what is filled in, which nothing remembers."""

import gc
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from compositions import FIRST, LANGUAGES, LAYOUTS, LIBRARY
from hypothesis import given, settings
from hypothesis import strategies as st

from leafletgen.compose.composer import compose
from leafletgen.diagnostics import Refused
from leafletgen.model.blocks import Fields, FillIn, NoteBox, Paragraph
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Leaflet, Span, Text
from leafletgen.pages import Artifact, Rule, Tagged, TextLine
from leafletgen.pipeline import make_leaflet
from leafletgen.problems.catalogue import problem
from leafletgen.text.typesetter import Typesetter
from leafletgen.units import length
from leafletgen.verify.checks.table import check

TYPESETTER = Typesetter()
SOME = ("en", "ar", "hi")
NAMES = {
    "Latin letters": "Anna-María O’Brien-Łukasiewicz",
    "Arabic letters": "محمد بن علي الأحمد",
    "Hebrew letters": "דוד לוי-כהן",
    "Chinese letters": "王小明",
    "Devanagari letters": "राम कुमार शर्मा",
    "Arabic, then Latin letters": "محمد Smith (Anna)",
    "Latin, then Hebrew letters": "Cohen (כהן), Dr.",
    "a telephone number": "+44 (0)20 7946 0958",
    "a date and a time": "12/03/2026, 09:30-10:15",
    "a dose": "2 x 500 mg, 1-0-1",
    "what would be markup": "**bold** [x](https://example.org) <b>&amp;</b> {name} # 1",
    "a long address": "anna.maria.wolfeschlegelsteinhausen@ward-seven.hospital.example",
    "a sentence": "Please come to the desk on the second floor, and bring all the medicines that you take now.",
}
"""Kinds of what is filled in."""


def edition(language: str, layout: str, **fields: str) -> Edition:
    """The first leaflet with a section of fields, and the same beside it where the layout is bilingual."""
    found = LIBRARY.edition(Job(FIRST, language, layout, LIBRARY.clinic_names()[0]))
    beside = with_fields(found.beside) if found.beside else None
    return replace(found, leaflet=with_fields(found.leaflet), beside=beside, fields=fields)


def with_fields(leaflet: Leaflet) -> Leaflet:
    """A leaflet with a section of fields: short and long labels, one line and more, by themselves and in a box."""

    def words(node: str, count: int) -> Text:
        plain = leaflet.summary.plain
        few = " ".join(plain.split()[:count]) if " " in plain else plain[: 3 * count]
        return Text(node, leaflet.language, (Span(few),))

    body = (
        Paragraph("p", words("p.text", 6)),
        Fields("f", (FillIn("f.0", "name", words("f.0.label", 1), 1), FillIn("f.1", "date", words("f.1.label", 2), 3))),
        Fields("g", (FillIn("g.0", "notes", replace(leaflet.summary, id="g.0.label"), 2),)),
        NoteBox("n", None, (Fields("h", (FillIn("h.0", "ward", words("h.0.label", 1), 1),)),)),
    )
    return replace(leaflet, sections=(replace(leaflet.sections[0], body=body),))


def rules(one: Edition) -> list[list[Rule]]:
    """The lines to write on of each page, from the top, without those for questions."""
    layout = replace(one.layout, question_lines=0)
    pages = compose(replace(one, layout=layout), TYPESETTER).composition.pages
    lines = (
        [item for item in page.items if isinstance(item, Rule) and item.owner is Artifact.LAYOUT] for page in pages
    )
    level = (
        [rule for rule in page if rule.y1 == rule.y2 and not rule.dotted and rule.x2 - rule.x1 > 90] for page in lines
    )
    return [sorted(page, key=lambda rule: (rule.y1, rule.x1)) for page in level]


def first_line(one: Edition, node: str) -> TextLine:
    """The first line of what is filled in."""
    items = (item for page in compose(one, TYPESETTER).composition.pages for item in page.items)
    return next(item for item in items if isinstance(item, TextLine) and item.owner == Tagged(node))


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("bilingual")])
@pytest.mark.parametrize("language", SOME)
def test_there_is_room_to_write(language: str, layout: str) -> None:
    """Each field has its lines, each at least 60 mm long, and 8 mm or more below the one above."""
    found = rules(edition(language, layout))
    assert sum(map(len, found)) == 7
    for page in found:
        assert all(rule.x2 - rule.x1 >= length("60 mm") for rule in page)
        for upper, lower in pairwise(page):
            beside = lower.x1 > upper.x2 or lower.x2 < upper.x1
            assert lower.y1 - upper.y1 >= length("8 mm") - 1e-6 or beside


@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "large-print", "booklet-a5", "bilingual-a4"])
@pytest.mark.parametrize("language", SOME)
def test_what_is_filled_in_comes_back(language: str, layout: str) -> None:
    """In every field of every kind what is filled in is read back word for word, at the size of the empty sheet."""
    empty = make_leaflet(edition(language, layout), TYPESETTER)
    values = list(NAMES.values())
    for turn in range(0, len(values), 3):
        name, notes, ward = (values * 2)[turn : turn + 3]
        filled = edition(language, layout, name=name, notes=notes, ward=ward)
        made = make_leaflet(filled, TYPESETTER)
        assert made.report.sizes == empty.report.sizes
        assert check(made.pdf, filled, thorough=True) == []


@pytest.mark.parametrize("language", SOME)
def test_a_short_text_moves_nothing(language: str) -> None:
    """A text that fits on its lines leaves every other word of the sheet where it was."""

    def others(one: Edition) -> list[tuple[float, float]]:
        items = (item for page in compose(one, TYPESETTER).composition.pages for item in page.items)
        return [
            (item.x, item.baseline)
            for item in items
            if isinstance(item, TextLine) and not str(item.owner).count(".filled")
        ]

    assert others(edition(language, "a4", name="Anna", ward="7")) == others(edition(language, "a4"))


@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
@pytest.mark.parametrize("value", [NAMES["Latin letters"], NAMES["Arabic letters"], NAMES["a telephone number"]])
@pytest.mark.parametrize("language", SOME)
def test_a_text_begins_where_its_line_does(language: str, value: str, layout: str) -> None:
    """What is filled in stands at the side where reading starts, also when it is of the other direction."""
    one = edition(language, layout, name=value)
    line = first_line(one, "f.0.filled")
    left, right = line.x, line.x + line.line.width * line.size
    below = [
        rule
        for page in rules(one)
        for rule in page
        if 0 <= rule.y1 - line.baseline < 12 and rule.x1 <= right <= rule.x2 + 1
    ]
    assert any(
        right == pytest.approx(rule.x2) if language == "ar" else left == pytest.approx(rule.x1) for rule in below
    )


def test_a_long_text_takes_more_lines() -> None:
    """What is longer than its lines gets more of them, each over a ruled line of its own."""
    value = NAMES["a sentence"]
    assert sum(map(len, rules(edition("en", "a4", ward=value)))) > sum(map(len, rules(edition("en", "a4"))))


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"nam": "Anna"}, ["unknown-field"]),
        ({"": ""}, ["unknown-field"]),
        ({"name": "x" * 201}, ["field-too-long"]),
        ({"name": "Anna\nMaria"}, ["control-character"]),
        ({"name": "Anna\t"}, ["control-character"]),
        ({"name": "An\x07na"}, ["control-character"]),
        ({"name": "5 mg \u202e01\u202c"}, ["bidi-control", "bidi-control"]),
        ({"name": "\ue000"}, ["private-character"]),
        ({"name": "\ud800"}, ["unassigned-character"]),
        ({"name": 5}, ["wrong-type"]),
        ({"name": None, "x": "y"}, ["wrong-type", "unknown-field"]),
        ({"name": "\U00013000"}, ["missing-font"]),
        ({"name": "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4}, ["field-does-not-fit"]),
    ],
)
def test_what_cannot_be_filled_in_is_refused(fields: dict[str, str], codes: list[str]) -> None:
    """Each fault is an error that names the field and does not repeat what is filled in."""
    with pytest.raises(Refused) as caught:
        make_leaflet(replace(edition("en", "a4"), fields=fields), TYPESETTER)
    found = caught.value.diagnostics
    assert [one.code for one in found] == codes
    assert all("field '" in str(one) and "Anna" not in str(one) and "Pneumono" not in str(one) for one in found)


def test_a_fault_of_the_program_repeats_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """`filled-not-good`: what reading back finds on a sheet that is filled in is told without the words of the sheet."""
    lost = problem("text-lost", text="Anna")
    monkeypatch.setattr("leafletgen.pipeline.check", lambda *_: [lost])
    with pytest.raises(Refused) as caught:
        make_leaflet(edition("en", "a4", name="Anna"), TYPESETTER)
    (found,) = caught.value.diagnostics
    assert found.code == "filled-not-good"
    assert "text-lost" in str(found)
    assert "Anna" not in str(found)


def test_where_there_is_no_room_nothing_shrinks() -> None:
    """A folded leaflet that is full refuses a long text, and does not get smaller type for it."""
    full = LIBRARY.edition(Job(FIRST, "fr", "trifold-letter"))
    last = full.leaflet.sections[-1]
    field = FillIn("f.0", "name", Text("f.0.label", "fr", (Span("Nom"),)), 1)
    sections = (*full.leaflet.sections[:-1], replace(last, body=(*last.body, Fields("f", (field,)))))
    room = 0
    for count in range(40):
        added = tuple(Paragraph(f"x.{at}", Text(f"x.{at}.text", "fr", (Span("Texte."),))) for at in range(count))
        longer = (*sections[:-1], replace(sections[-1], body=(*sections[-1].body, *added)))
        one = replace(full, leaflet=replace(full.leaflet, sections=longer))
        try:
            sizes = compose(one, TYPESETTER).report.sizes
        except Refused:
            break
        room += 1
        filled = replace(one, fields={"name": "Anna " * 40})
        found = sizes_or_codes(filled)
        if found != sizes:
            assert found == ["field-does-not-fit"]
            break
    else:
        raise AssertionError("the leaflet was never full")
    assert room


def sizes_or_codes(one: Edition) -> object:
    """The type sizes of an edition, or the codes of what keeps it from being set."""
    try:
        return compose(one, TYPESETTER).report.sizes
    except Refused as refused:
        return [each.code for each in refused.diagnostics]


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\u00a0"])
def test_an_empty_text_is_a_line_to_write_on(blank: str) -> None:
    """A field that nobody would see anything in is printed as if it were not filled in."""
    one, other = edition("en", "a4", name=blank), edition("en", "a4")
    assert make_leaflet(one, TYPESETTER).pdf == make_leaflet(other, TYPESETTER).pdf


def test_what_is_remembered_changes_no_byte_of_a_filled_sheet() -> None:
    """A field is filled in by a typesetter of its own, which takes over what is remembered and adds words to it."""
    one, other = Typesetter(), Typesetter()
    make_leaflet(LIBRARY.edition(Job(FIRST, "en", "a4")), one)
    assert (
        make_leaflet(edition("en", "a4", name="Q 7 z"), one).pdf
        == make_leaflet(edition("en", "a4", name="Q 7 z"), other).pdf
    )


def test_nothing_remembers_what_is_filled_in() -> None:
    """After a sheet is made no string of the process, no typesetter and no metadata of the file has the text."""
    secret = "".join(["Zebed", "aya ", "Quill", "feather"])
    typesetter = Typesetter()
    make_leaflet(edition("en", "a4"), typesetter)
    before = typesetter.weight()
    filled = edition("en", "a4", name=secret)
    made = make_leaflet(filled, typesetter)
    assert typesetter.weight() == before
    assert secret not in repr(filled)
    assert secret not in repr(made.report) + repr(made.warnings)
    for part in secret.split():
        for form in (part.encode(), part.encode("utf-16-be"), part.encode().hex().encode()):
            assert form not in made.pdf
    file = pypdf.PdfReader(BytesIO(made.pdf))
    assert secret in " ".join(page.extract_text() for page in file.pages)
    assert not any(part in str(file.metadata) + str(file.xmp_metadata) for part in secret.split())
    del file, filled, made
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, dict | tuple | list) and remembers(one, secret)]
    assert held == []


def remembers(one: dict[object, object] | tuple[object, ...] | list[object], secret: str) -> bool:
    """True for a container that holds the longer word of a secret; what runs this test has the whole as well."""
    word = secret.split()[1]
    values = [*one, *one.values()] if isinstance(one, dict) else one
    return any(isinstance(value, str) and word in value and value not in {secret, word} for value in values)


@settings(deadline=None, max_examples=15)
@given(
    st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"], max_codepoint=0x7FF), max_size=60)
)
def test_any_text_is_printed_or_refused(value: str) -> None:
    """Whatever is filled in comes back from the sheet, or is refused with errors that name the field."""
    filled = edition("ar", "a4", name=value)
    found = problems(filled)
    assert all("field 'name'" in one for one in found)


def problems(one: Edition) -> list[str]:
    """What keeps an edition from being made, or is wrong with the file."""
    try:
        made = make_leaflet(one, TYPESETTER)
    except Refused as refused:
        return [str(each) for each in refused.diagnostics]
    return [str(each) for each in check(made.pdf, one, thorough=True)]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_fields_are_good_in_every_language(tag: str) -> None:
    """In every language a sheet is made with its fields empty and filled in with words of the language."""
    words = LIBRARY.leaflet(FIRST, tag).title.plain
    filled = edition(tag, "a4", name=words, ward=words)
    assert check(make_leaflet(filled, TYPESETTER).pdf, filled, thorough=True) == []
