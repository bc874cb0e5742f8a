"""The leaflets about a colonoscopy and a tonsil operation: every fact with its number, in every language."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from leafletgen.library.library import Library
from leafletgen.model.blocks import Risk, fill_ins, found_in
from leafletgen.model.leaflet import Leaflet, Section

LIBRARY = Library.find(Path(__file__).parent.parent)
LEAFLETS = ("colonoscopy", "tonsil-operation")
TRANSLATIONS = [(one, tag) for one in LEAFLETS for tag in LIBRARY.languages_of(one) if tag != "en"]

FACTS = (
    ("colonoscopy", "medicines", "never stop or change a blood thinner on your own"),
    ("colonoscopy", "medicines", "even when your sugar is normal"),
    ("colonoscopy", "medicines", "food could get into your lungs"),
    ("colonoscopy", "bowel-medicine", "cleans better than all of it the day before"),
    ("colonoscopy", "bowel-medicine", "start the second part within 5 hours of the test"),
    ("colonoscopy", "bowel-medicine", "finish it at least 2 hours before the test"),
    ("colonoscopy", "bowel-medicine", "wait about half an hour, then go on"),
    ("colonoscopy", "bowel-medicine", "other tablets within 1 hour of it"),
    ("colonoscopy", "bowel-medicine", "unless you must limit what you drink"),
    ("colonoscopy", "bowel-medicine", "mix a macrogol (peg) bowel medicine with starch thickener"),
    ("colonoscopy", "get-help", "a temperature above 38 °c"),
    ("colonoscopy", "get-help", "more than 48 hours"),
    ("colonoscopy", "on-the-day", "about 30 to 45 minutes, and with us for 2 to 4 hours"),
    ("colonoscopy", "on-the-day", "for 24 hours after sedation: no driving"),
    ("colonoscopy", "afterwards", "up to 2 weeks"),
    ("colonoscopy", "benefits", "20,085 tests a polyp was found in 32 of 100"),
    ("colonoscopy", "risks", "6 in 10,000 people"),
    ("colonoscopy", "risks", "65 in 10,000 people"),
    ("colonoscopy", "risks", "4 in 10,000 people"),
    ("colonoscopy", "risks", "8 in 100 people"),
    ("colonoscopy", "risks", "10 in 100 people"),
    ("colonoscopy", "risks", "130,831 tests in england"),
    ("colonoscopy", "alternatives", "30 of 100 people then needed another bowel test, 8 of 100 after a colonoscopy"),
    ("tonsil-operation", "get-help", "even if it has stopped"),
    ("tonsil-operation", "get-help", "after day 3"),
    (
        "tonsil-operation",
        "painkillers",
        "261 children, 86 of 100 had real pain on day 1. of 100, 24 got one dose or none",
    ),
    ("tonsil-operation", "safety", "give aspirin under 16"),
    ("tonsil-operation", "safety", "never under 12, and not under 18 after this operation for sleep apnoea"),
    ("tonsil-operation", "normal", "a sore throat for 7 to 14 days"),
    ("tonsil-operation", "normal", "for 2 to 3 weeks"),
    ("tonsil-operation", "normal", "days 5 to 10"),
    ("tonsil-operation", "rest", "within reach of a hospital for 2 weeks"),
    ("tonsil-operation", "risks", "1 in 100 people"),
    ("tonsil-operation", "risks", "2 in 100 people"),
    ("tonsil-operation", "risks", "8 in 100 people"),
    ("tonsil-operation", "risks", "96,415 children"),
    ("tonsil-operation", "risks", "48,755 children"),
    (
        "tonsil-operation",
        "benefits",
        "300 children there were 0.56 throat infections a year after the operation, and 0.77",
    ),
    ("tonsil-operation", "benefits", "464 children aged 5 to 9"),
    ("tonsil-operation", "benefits", "79 of 100, and in 46 of 100"),
    ("tonsil-operation", "questions", "14 trials with 1,044 children"),
    (
        "tonsil-operation",
        "questions",
        "33 of 1,000 (14 to 76) with such painkillers needed surgery for bleeding. without them, 20 of 1,000",
    ),
    ("tonsil-operation", "questions", "257 of 1,000, and in 357 of 1,000"),
)
"""What each leaflet must say, by its section."""

NEVER = {
    "colonoscopy": r"painless|you will be asleep|litres|[0-9] ?mg|[0-9] ?ml",
    "tonsil-operation": r"a little blood is normal|ice cream only|[0-9] ?mg|[0-9] ?ml",
}
"""What no text may say: doses are for the clinician's fields, and some words would harm."""


def said(leaflet: Leaflet, name: str) -> str:
    """The words of a section in small letters, with the sentences of its risks."""
    section = next(one for one in leaflet.sections if one.id == name)
    risks = (f"{risk.happens_to:,} in {risk.of:,} people" for risk in found_in(section, Risk))
    return " ".join((*(text.plain for text in section.texts()), *risks)).lower()


@pytest.mark.parametrize(("id", "section", "words"), FACTS)
def test_a_fact_is_there(id: str, section: str, words: str) -> None:
    """The English text has the fact, with its number, in its section."""
    assert words in said(LIBRARY.leaflet(id, "en"), section)


@pytest.mark.parametrize("id", LEAFLETS)
def test_what_harms_is_not_said(id: str) -> None:
    """No dose and no promise is printed: they differ from patient to patient."""
    every = " ".join(text.plain for text in LIBRARY.leaflet(id, "en").texts())
    assert not re.search(NEVER[id], every, re.IGNORECASE)


@pytest.mark.parametrize(("id", "tag"), TRANSLATIONS)
def test_numbers_are_those_of_the_source(id: str, tag: str) -> None:
    """In every language each section has the numbers of the English one, no more and no fewer."""
    own, source = LIBRARY.leaflet(id, tag), LIBRARY.leaflet(id, "en")
    for mine, theirs in zip(own.sections, source.sections, strict=True):
        assert sorted(numbers(mine)) == sorted(numbers(theirs)), mine.id


def numbers(section: Section) -> Iterator[str]:
    """The numbers of a section in ASCII digits, without marks between thousands."""
    for text in section.texts():
        plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text.plain)
        joined = re.sub(r"(?<=\d)[.,\u066c '\u00a0\u202f](?=\d{3}(?!\d))", "", plain)
        yield from (
            one.replace(",", ".").replace("\u066b", ".") for one in re.findall(r"\d+(?:[.,\u066b]\d+)?", joined)
        )


@pytest.mark.parametrize("id", LEAFLETS)
def test_fields_and_roles_are_there(id: str) -> None:
    """Each leaflet has fields for what differs from clinic to clinic, and the sections that a decision needs."""
    leaflet = LIBRARY.leaflet(id, "en")
    assert len(list(fill_ins(leaflet))) >= 8
    roles = {str(section.role) for section in leaflet.sections if section.role}
    assert {"benefits", "risks", "nothing", "get-help", "recovery", "questions"} <= roles
