"""What a nurse sees: leaflets found, languages, papers, and the very PDF that `build` makes."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ward import ROOT, Browser, Served, make_ward

from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.pipeline import make_leaflet
from leafletgen.serve.papers import papers
from leafletgen.serve.settings import TEXTS
from leafletgen.serve.words import PageWords

WORDS = PageWords(TEXTS / "en.toml")

SHEETS = [
    ("scrotal-calcinosis", "ar", "trifold-a4", "north"),
    ("scrotal-calcinosis", "en", "a4", "."),
    ("scrotal-calcinosis", "pl", "bilingual-a4", "north"),
    ("fever", "de", "booklet-a5", "."),
    ("fever", "ar", "large-print", "north"),
]


@pytest.mark.parametrize(("leaflet", "language", "layout", "clinic"), SHEETS)
def test_the_pdf_is_that_of_build(
    nurse: Browser, ward: Path, leaflet: str, language: str, layout: str, clinic: str
) -> None:
    """A PDF from the page has the bytes that `leafletgen build` writes."""
    found = nurse.get(f"/l/{leaflet}/leaflet.pdf?lang={language}&paper={layout}&clinic={clinic}")
    job = Job(leaflet, language, layout, clinic.strip("."))
    assert (found.status, found.headers["content-type"]) == (200, "application/pdf")
    assert found.body == make_leaflet(Library(ward, ROOT).edition(job)).pdf
    assert f'inline; filename="{job.name}.pdf"' == found.headers["content-disposition"]


@pytest.mark.parametrize(
    ("query", "leaflet", "words"),
    [
        ("fever", "fever", "in children"),
        ("FEVER", "fever", "Checked"),
        ("fieber", "fever", "Opens in German."),
        ("pyrexia", "fever", "Also found under:"),
        ("temperatr", "fever", "Fever in children"),
        ("calcniosis", "scrotal-calcinosis", "Scrotal"),
        ("calcinosis arabic folded", "scrotal-calcinosis", "paper=trifold-a4"),
        ("%D8%AA%D9%83%D9%84%D8%B3", "scrotal-calcinosis", "Opens in Arabic."),
        ("hearts", "old", "Review overdue"),
    ],
)
def test_a_query_finds_its_leaflet_first(nurse: Browser, query: str, leaflet: str, words: str) -> None:
    """Titles, keywords and specialties of every language are found, with mistakes, and the first row opens the leaflet."""
    shown = nurse.get(f"/?q={query.replace(' ', '+')}").text
    first = re.search(r'class="title" href="/l/([^?"]+)', shown)
    assert first
    assert first[1] == leaflet
    assert words in shown


def test_nothing_found_has_a_way_on(nurse: Browser) -> None:
    """A query without a hit says so, and offers other ways."""
    shown = nurse.get("/?q=zzzzzz").text
    for words in (
        "No leaflet for “zzzzzz”",
        "Check the spelling",
        "Show all leaflets",
        "mailto:leaflets@hospital.example",
    ):
        assert words in shown


def test_a_specialty_narrows_the_list(nurse: Browser) -> None:
    """The list of specialties is that of the leaflets, and choosing one leaves its leaflets."""
    shown = nurse.get("/?specialty=Heart").text
    assert re.findall(r'class="title" href="/l/([^?"]+)', shown) == ["old"]


def test_languages_are_in_their_own_words(nurse: Browser) -> None:
    """A language stands with its own name, its tag and its direction, beside its English name."""
    shown = nurse.get("/l/scrotal-calcinosis?lang=ar&paper=a4").text
    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in shown
    assert '<span class="name">Polish</span>' in shown
    assert "Print" in shown
    assert "Arabic · A4 pages · 1 sheet, both sides" in shown
    assert 'alt="Page 1 of 2 as printed, in Arabic"' in shown


def test_a_language_is_never_remembered(nurse: Browser) -> None:
    """The next patient's page opens in the source language; paper and clinic stay."""
    nurse.get("/l/scrotal-calcinosis?lang=ar&paper=trifold-a4&clinic=.")
    shown = nurse.get("/l/scrotal-calcinosis").text
    assert "English · Folded · 1 sheet, both sides, then fold" in shown
    assert '<option value="." selected>' in shown


def test_folded_paper_comes_with_advice(nurse: Browser) -> None:
    """For folded paper the page says what to choose and how to fold; a right-to-left sheet is folded the other way."""
    english, arabic = (nurse.get(f"/l/scrotal-calcinosis?lang={tag}&paper=trifold-a4").text for tag in ("en", "ar"))
    for shown in (english, arabic):
        assert "Flip on short edge" in shown
    assert english.index("Fold the right third in") < english.index("Fold the left third over it")
    assert arabic.index("Fold the left third in") < arabic.index("Fold the right third over it")
    assert "In the print window" not in nurse.get("/l/scrotal-calcinosis?lang=en&paper=a4").text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        (
            "/l/scrotal-calcinosis?lang=ur",
            403,
            ["This Urdu text cannot be printed yet", "English", "with an interpreter"],
        ),
        (
            "/l/scrotal-calcinosis?lang=so",
            404,
            ["No Somali text of this leaflet yet", "Arabic", "only if the patient says"],
        ),
        ("/l/scrotal-calcinosis?lang=so", 404, ["English and Arabic, side by side", "Ask the library team"]),
        ("/l/long?paper=trifold-a4", 422, ["Too long for this paper in English", "These fit:", "A4 pages"]),
        ("/l/old", 403, ["cannot be printed any more", "1 February 2026", "Find another leaflet</a>", "leaflets@"]),
        ("/l/gone", 403, ["was withdrawn", "A new study", "Do not give out old copies.", "what to use instead"]),
        ("/l/torn?lang=de", 403, ["cannot be used at the moment", "English"]),
        ("/l/nowhere", 404, ["There is no such page", "Find a leaflet"]),
        ("/l/fever?lang=xx", 404, ["There is no such page"]),
    ],
)
def test_each_failure_has_its_sentence_and_its_way_on(nurse: Browser, path: str, status: int, words: list[str]) -> None:
    """What cannot be printed says so in words, where Print would be, and there is no Print, Save or preview."""
    found = nurse.get(path)
    assert found.status == status
    for one in words:
        assert one in found.text
    assert 'id="print"' not in found.text
    assert "leaflet.pdf" not in found.text


@pytest.mark.parametrize(
    "path", ["scrotal-calcinosis/leaflet.pdf?lang=ur", "old/leaflet.pdf", "gone/leaflet.pdf?save=1"]
)
def test_no_address_goes_round_the_block(nurse: Browser, path: str) -> None:
    """What may not be handed out is no PDF and no picture under any address."""
    found = nurse.get(f"/l/{path}")
    assert (found.status, found.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert nurse.get(f"/l/{path.replace('leaflet.pdf', 'page-1.jpg')}").status == 404


def test_a_bilingual_sheet_needs_both_halves(tmp_path: Path) -> None:
    """A translation beside a source that may not be handed out is not printed."""
    make_ward(tmp_path)
    source = tmp_path / "leaflets" / "fever" / "en.yaml"
    source.write_text(source.read_text("utf-8").replace("with water", "with milk"), "utf-8")
    with Served(tmp_path) as served:
        assert served.browser().get("/l/fever/leaflet.pdf?lang=de&paper=bilingual-a4").status == 403


def test_a_paper_that_is_too_small_is_marked_before_the_click(nurse: Browser) -> None:
    """The tile of a layout that the text does not fit says so, and is no link."""
    shown = nurse.get("/l/long?paper=a4").text
    tile = re.search(r'<(\w+) class="tile paper impossible">.*?</li>', shown, re.DOTALL)
    assert tile
    assert tile[1] == "span"
    assert re.search(r"too long: \d+ lines", tile[0])


def test_papers_have_plain_names(tmp_path: Path) -> None:
    """A layout is called what it is on paper: by its print, its sheet, its folds and its ink; no two are called the same."""
    given = (ROOT / "layouts" / "a4.yaml").read_text("utf-8")
    large = (ROOT / "layouts" / "large-print.yaml").read_text("utf-8")
    layouts = {
        "small": given.replace("210 mm", "148 mm").replace("297 mm", "210 mm").replace("105 mm", "74 mm"),
        "clear": resized(large, 14),
        "giant": resized(large, 24),
        "black": re.sub("#([0-9a-f]{6})", grey, given),
        "again": given.replace("title: A4, both sides of one sheet", "title: Our own pages"),
    }
    (tmp_path / "layouts").mkdir()
    for name, written in layouts.items():
        (tmp_path / "layouts" / f"{name}.yaml").write_text(written, "utf-8")
    found = {one.id: one for one in papers(Library(tmp_path, ROOT), WORDS)}
    named = {name: found[name].word for name in (*layouts, "trifold-a4", "large-print", "booklet-a5", "bilingual-a4")}
    assert named == {
        "small": "A5 pages",
        "clear": "Clear print",
        "giant": "Giant print",
        "black": "A4 pages, black only",
        "again": "Our own pages",
        "trifold-a4": "Folded",
        "large-print": "Large print",
        "booklet-a5": "Booklet",
        "bilingual-a4": "Two languages",
    }
    assert found["trifold-letter"].beside("A4", WORDS) == "Folded, Letter"
    assert found["letter"].beside("A4", WORDS) == "Letter pages"
    assert len({(one.word, one.size) for one in found.values()}) == len(found)


def resized(layout: str, points: int) -> str:
    """A layout with body text of another size."""
    return re.sub(r"(?m)^(  body: +\{size: )[\d.]+( pt, floor: )[\d.]+", rf"\g<1>{points}\g<2>{points}", layout)


def grey(colour: re.Match[str]) -> str:
    """A colour as a printer without colours gives it."""
    red, green, blue = bytes.fromhex(colour[1])
    return "#" + 3 * f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}"


def test_papers_of_another_size_are_offered_only_where_none_of_this_fits(nurse: Browser) -> None:
    """A ward with A4 in its printer is not sent to Letter while an A4 paper fits."""
    message = nurse.get("/l/long?paper=trifold-a4").text.partition('id="trouble"')[2].partition("</section>")[0]
    assert "A4 pages" in message
    assert "Letter" not in message


def test_drafts_are_behind_a_switch_and_say_so(drafts: Served) -> None:
    """With --drafts an unsigned text is printed, told as a draft, by a button that says so."""
    browser = drafts.browser()
    shown = browser.get("/l/scrotal-calcinosis?lang=ur&paper=a4").text
    for words in ("Draft: nobody has checked this Urdu text", "Print the draft", "marked on every page", "English"):
        assert words in shown
    assert "draft-print" in shown
    assert browser.get("/l/scrotal-calcinosis/leaflet.pdf?lang=ur&paper=a4").status == 200
    assert browser.get("/l/gone/leaflet.pdf").status == 403


def test_a_library_without_signatures_says_what_to_do(tmp_path: Path) -> None:
    """Where nothing is signed the start page says so, and how to sign or to read drafts."""
    make_ward(tmp_path, signed=False)
    with Served(tmp_path) as served:
        shown = served.browser().get("/").text
    for words in ("Nothing in this library may be handed to patients yet", "leafletgen sign", "serve --drafts"):
        assert words in shown


def test_the_status_is_that_of_the_command(nurse: Browser, ward: Path) -> None:
    """The page for the manager has each text in the state that `leafletgen status` gives."""
    shown = nurse.get("/status?all").text
    assert "review overdue" in shown
    assert 'aria-label="Urdu: not signed"' in shown
    written = nurse.get("/status.csv").text
    said = subprocess.run(
        [sys.executable, "-m", "leafletgen", "status", "--format", "json", "--library", str(ward)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    command = [json.loads(line) for line in said.splitlines()]
    assert [
        (row["leaflet"], row["title"], row["language"], row["state"]) for row in csv.DictReader(io.StringIO(written))
    ] == [(one["leaflet"], one["title"], text["language"], text["state"]) for one in command for text in one["texts"]]
    rows = written.splitlines()
    assert "scrotal-calcinosis,Scrotal calcinosis,2099-11-22,ur,draft" in rows
    assert "old,Warfarin,2026-02-01,en,expired" in rows
    assert "gone,Old advice,2099-01-01,en,withdrawn" in rows
