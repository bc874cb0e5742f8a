"""Who speaks: who makes, wrote and reviewed a leaflet, and how readers answer, in the leaflet's language where it has one."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from compositions import FIRST, LIBRARY, TYPEFACES, TYPESETTER, language

from leafletgen.compose.composer import Composed, compose
from leafletgen.compose.labels import localised_date
from leafletgen.model.clinic import Clinic, ClinicTexts, Telephone
from leafletgen.model.credits import NOBODY, Contributor, Credits, Said
from leafletgen.model.edition import Edition
from leafletgen.pages import Element, Tagged, TextLine
from leafletgen.pdf.write import write
from leafletgen.verify.checks.table import check

CREDITS = Credits(
    producer=Said("en", "North Example Hospital"),
    authors=(Contributor(Said("en", "Dr Ana Example"), Said("en", "urologist")), Contributor(Said("en", "Ben Sample"))),
    reviewers=(Contributor(Said("en", "Carla Muster"), Said("en", "nurse"), date(2026, 11, 20)),),
    feedback=Said("en", "Tell us what you think: leaflets@clinic.example"),
    formats=Said("en", "For other languages, large print or audio, call 020 7946 0961."),
)
CLINIC = Clinic(
    "river",
    "en",
    "Riverside Skin Clinic",
    ("12 Example Street", "London"),
    hours=("Monday to Friday, 08:30-17:00",),
    telephones=(
        Telephone("day", "020 7946 0958"),
        Telephone("night", "020 7946 0959"),
        Telephone("Ward 4", "020 7946 0960"),
    ),
    texts={
        "ar": ClinicTexts(
            "عيادة ريفرسايد",
            ("12 شارع المثال", "لندن"),
            ("من الاثنين إلى الجمعة، 08:30-17:00",),
            labels={"Ward 4": "الجناح 4"},
        )
    },
)
TAGS = ("en", "de", "ar", "he", "ur", "hi", "ta", "my", "zh-Hans", "ja", "ko", "fa")


def edition_of(tag: str, layout: str = "a4", credits: Credits = CREDITS, clinic: Clinic | None = CLINIC) -> Edition:
    """The first leaflet with what is said of it."""
    languages = {name: language(name) for name in (tag, "en")}
    found = clinic.in_language(tag) if clinic else None
    leaflet = LIBRARY.leaflet(FIRST, tag)
    return Edition(leaflet, LIBRARY.layout(layout), languages, TYPEFACES, found, credits=credits)


@cache
def made(tag: str, layout: str = "a4", credits: Credits = CREDITS) -> Composed:
    """The first leaflet with what is said of it, composed."""
    return compose(edition_of(tag, layout, credits), TYPESETTER)


def elements(composed: Composed, prefix: str) -> dict[str, Element]:
    """The structure elements whose id begins so, in reading order."""
    return {each.id: each for each in composed.composition.structure.walk() if each.id.startswith(prefix)}


def said(composed: Composed, node: str) -> str:
    """What the lines of a node and of the stretches inside it say."""
    owners = {Tagged(each) for each in elements(composed, node)}
    items = (item for page in composed.composition.pages for item in page.items)
    found = (
        piece for item in items if isinstance(item, TextLine) and item.owner in owners for piece in item.line.pieces
    )
    return "".join(piece.word.text for piece in found).replace("\u00a0", " ").strip()


@pytest.mark.parametrize("tag", TAGS)
def test_who_speaks_is_printed_with_its_label(tag: str) -> None:
    """Producer, authors and reviewers stand behind their labels, a role in brackets and the date of a review with them."""
    composed, labels = made(tag), language(tag).labels
    expected = {
        "credits.producer": ("producer", ["North Example Hospital"]),
        "credits.author.0": ("author", ["Dr Ana Example", "(", "urologist", ")"]),
        "credits.author.1": ("author", ["Ben Sample"]),
        "credits.reviewer.0": (
            "reviewer",
            ["Carla Muster", "nurse", localised_date(date(2026, 11, 20), language(tag))],
        ),
    }
    for node, (label, parts) in expected.items():
        words = said(composed, node)
        assert labels[label] in words, node
        places = [words.find(part) for part in parts]
        assert -1 not in places, (node, words)
        assert places == sorted(places), (node, words)
    assert "nurse" not in said(composed, "credits.author")


def test_what_nobody_said_is_absent() -> None:
    """Without data there is no line of it: no label stands alone."""
    assert elements(made("en", credits=NOBODY), "credits.") == {}
    only = made("en", credits=Credits(authors=CREDITS.authors[1:]))
    assert list(elements(only, "credits.")) == ["credits.author.0"]
    assert said(only, "credits.author.0") == "Written by: Ben Sample"


def test_other_languages_are_told_to_screen_readers() -> None:
    """A name, a role and a line in English are English to a screen reader inside a leaflet in Arabic; the label is not."""
    composed = made("ar")
    found = elements(composed, "credits.author.0")
    assert [found[f"credits.author.0.{at}"].language for at in range(5)] == ["", "en", "", "en", ""]
    assert elements(composed, "credits.feedback")["credits.feedback"].language == "en"
    own = made("ar", credits=replace(CREDITS, feedback=Said("ar", "أخبرنا برأيك")))
    assert elements(own, "credits.feedback")["credits.feedback"].language == ""


def test_readers_answer_below_the_clinic() -> None:
    """Where to say what one thinks, and to ask for other formats, stands in the clinic's box behind all else, also in a blank one."""
    order = [each.id for each in made("en").composition.structure.walk()]
    assert order.index("credits.reviewer.0") < order.index("clinic.heading") < order.index("credits.feedback")
    assert order.index("credits.formats") == order.index("credits.feedback") + 1
    blank = compose(edition_of("en", clinic=None), TYPESETTER)
    assert said(blank, "credits.formats") == CREDITS.formats.words if CREDITS.formats else False


@pytest.mark.parametrize("tag", TAGS)
def test_telephones_have_their_labels(tag: str) -> None:
    """A number for the day or the night has the label of the leaflet's language; one with the clinic's words has these above it."""
    composed, labels = made(tag), language(tag).labels
    for at, (label, number) in enumerate((("telephone_day", "020 7946 0958"), ("telephone_night", "020 7946 0959"))):
        words = said(composed, f"clinic.telephones.{at}")
        assert labels[label] in words
        assert number in words
    assert elements(composed, "clinic.telephones.2.label")
    own = "الجناح 4" if tag == "ar" else "Ward 4"
    label_lines = [
        item
        for page in composed.composition.pages
        for item in page.items
        if isinstance(item, TextLine) and item.owner == Tagged("clinic.telephones.2.label")
    ]
    assert "".join(piece.word.text for item in label_lines for piece in item.line.pieces).strip() == own


def test_a_clinic_speaks_the_leaflets_language() -> None:
    """In a language that it has texts in, a clinic says name, address and hours in it; in any other in its own."""
    arabic, german = made("ar"), made("de")
    assert said(arabic, "clinic.name") == "عيادة ريفرسايد"
    assert said(arabic, "clinic.address.1") == "لندن"
    assert "الاثنين" in said(arabic, "clinic.hours")
    assert elements(arabic, "clinic.name")["clinic.name"].language == ""
    assert said(german, "clinic.name") == CLINIC.name
    assert elements(german, "clinic.name")["clinic.name"].language == "en"
    assert edition_of("ar").clinic_language == "en", "those who hand it out still read English"


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("layout", ["a4", "large-print", "booklet-a5", "bilingual-a4"])
def test_files_that_say_who_speaks_are_whole(tag: str, layout: str) -> None:
    """In every script and layout verify finds all that is said of a leaflet in the finished file, and nothing besides."""
    edition = edition_of(tag, layout)
    if edition.layout.bilingual and tag != "en":
        edition = replace(edition, beside=LIBRARY.leaflet(FIRST, "en"))
    assert check(write(compose(edition, TYPESETTER).composition), edition) == []


@pytest.mark.parametrize(
    "wrong",
    [
        NOBODY,
        replace(CREDITS, producer=None),
        replace(CREDITS, authors=CREDITS.authors[:1]),
        replace(CREDITS, reviewers=(replace(CREDITS.reviewers[0], on=date(2026, 11, 21)),)),
        replace(CREDITS, reviewers=(replace(CREDITS.reviewers[0], role=None),)),
        replace(CREDITS, formats=Said("en", "For other languages, large print or audio, call 020 7946 0962.")),
        replace(CREDITS, feedback=Said("ar", "Tell us what you think: leaflets@clinic.example")),
    ],
)
def test_verify_finds_other_speakers(wrong: Credits) -> None:
    """A file in which a speaker, a role, a date or a number is another than the edition's, is not good."""
    data = write(made("de").composition)
    assert check(data, edition_of("de")) == []
    assert check(data, replace(edition_of("de"), credits=wrong))
