"""A sheet in a language that the clinic does not read says in the clinic's language what it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from compositions import FIRST, LANGUAGES, LAYOUTS, LIBRARY, TYPESETTER

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.composer import prepare
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Span, Text
from leafletgen.pipeline import unchecked_file
from leafletgen.verify.checks.table import check

GERMAN = {"ar": "Arabisch", "zh-Hant": "Chinesisch (traditionell)", "my": "Birmanisch", "en": "Englisch"}


def edition(tag: str, clinic: str = "", layout: str = "a4") -> Edition:
    """The first leaflet for a clinic that reads a language."""
    given = LIBRARY.edition(Job(FIRST, tag, layout))
    if not clinic:
        return given
    whose = replace(LIBRARY.clinic("example"), language=clinic)
    languages = LIBRARY.languages_for(given.leaflet, whose)
    found = replace(given, clinic=whose, languages=languages)
    return replace(found, clinic_title=LIBRARY.title_for(clinic, given.leaflet) if found.foreign else None)


def line(given: Edition) -> Text | None:
    """What the footer says for the clinic."""
    prose: Prose | None = prepare(given, TYPESETTER).footer.for_clinic
    return prose.text if prose else None


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_a_foreign_sheet_says_what_it_is(tag: str) -> None:
    """In every language but English: title, language by name, id, version and the mark, in English and tagged as that."""
    said = line(edition(tag))
    assert said is not None
    assert said.language == "en"
    title, named, name, version, mark = said.plain.split("\u2003")
    assert (title, name, version) == ("Scrotal calcinosis", FIRST, "Version 1.0")
    assert named.isascii()
    assert named[0].isupper()
    assert mark.startswith("Draft")


@pytest.mark.parametrize("tag", GERMAN)
def test_the_clinics_language_is_the_lines(tag: str) -> None:
    """For a clinic that reads German all of it is German, the title that of the German text."""
    said = line(edition(tag, "de"))
    assert said is not None
    assert said.language == "de"
    assert said.plain.startswith("\u2003".join(("Skrotale Kalzinose", GERMAN[tag], FIRST, "Version 1.0", "Entwurf")))
    assert not any(span.language for span in said.spans)


@pytest.mark.parametrize(("tag", "clinic"), [("ar", "nl"), ("de", "sw"), ("hi", "ms"), ("my", "sv")])
def test_without_a_text_for_the_clinic_the_title_is_the_sources(tag: str, clinic: str, tmp_path: Path) -> None:
    """Where there is no text in the clinic's language the title is the source's, and tagged as such."""
    folder = tmp_path / "languages"
    folder.mkdir()
    german = (LIBRARY.shipped / "languages/de.yaml").read_text("utf-8")
    (folder / f"{clinic}.yaml").write_text(german.replace("tag: de", f"tag: {clinic}"), "utf-8")
    library = Library(tmp_path, LIBRARY.shipped)
    given = LIBRARY.edition(Job(FIRST, tag, "a4"))
    whose = replace(LIBRARY.clinic("example"), language=clinic)
    languages = library.languages_for(given.leaflet, whose)
    title = library.title_for(clinic, given.leaflet)
    said = line(replace(given, clinic=whose, languages=languages, clinic_title=title))
    assert said is not None
    assert said.language == clinic
    assert said.spans[0] == Span("Scrotal calcinosis", language="en")


@pytest.mark.parametrize(
    ("tag", "clinic", "foreign"),
    [
        ("en", "", False), ("en", "en-GB", False), ("pt", "pt-BR", False), ("zh-Hans", "zh-Hans", False),
        ("zh-Hant", "zh-Hans", True), ("en", "de", True), ("ar", "fa", True), ("ur", "ar", True),
    ],
)  # fmt: skip
def test_only_a_foreign_sheet_says_it(tag: str, clinic: str, foreign: bool) -> None:
    """Those who read the leaflet's own language, in any country, need no such line; another script is another language."""
    assert (line(edition(tag, clinic)) is not None) == foreign


@pytest.mark.parametrize(("tag", "clinic"), [("ar", "ur"), ("hi", "ar"), ("en", "he"), ("my", "he"), ("de", "ja")])
@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "bilingual-a4"])
def test_it_is_found_in_the_finished_file(tag: str, clinic: str, layout: str) -> None:
    """What verify derives by rules of its own is what is printed, for clinics that read from right to left too."""
    given = edition(tag, clinic, layout)
    assert not check(unchecked_file(given, TYPESETTER)[1], given)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_released_sheet_says_it_too(layout: str) -> None:
    """Without any mark the line still says what the sheet is."""
    given = edition("ar", layout=layout)
    assert given.standing is not None
    said = line(replace(given, standing=replace(given.standing, marks=())))
    assert said is not None
    assert said.plain == "\u2003".join(("Scrotal calcinosis", "Arabic", FIRST, "Version 1.0"))
