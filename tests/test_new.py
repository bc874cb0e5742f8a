"""`leafletgen new`: what it starts builds at once, and nothing that is there is changed."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.cli.app import status_of
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.yaml.document import Node
from leafletgen.library.yaml.events import read_document
from leafletgen.model.blocks import (
    Bullets,
    Contacts,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Risk,
    Steps,
    Subheading,
    WarningBox,
)
from leafletgen.model.language import Direction
from leafletgen.scaffold.from_template import new_leaflet
from leafletgen.scaffold.yaml_text import yaml_lines
from processes import without_progress

FIRST = "scrotal-calcinosis"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def start(*arguments: str) -> None:
    """Start something, which works."""
    assert status_of(["new", *arguments]) == 0


def files() -> dict[str, str]:
    """Every file in the current folder."""
    return {path.as_posix(): path.read_text("utf-8") for path in Path().rglob("*") if path.is_file()}


def test_a_new_leaflet_builds_in_every_layout(capsys: pytest.CaptureFixture[str]) -> None:
    """A new leaflet has one block of each kind, and passes `check` in every layout; one block of each fills a folded sheet.

    So the one warning is that such a sheet has no room for questions.
    """
    start("leaflet", "back-pain")
    capsys.readouterr()
    assert status_of(["check", "-c", "example"]) == 0
    warned = without_progress(capsys.readouterr().err).splitlines()
    assert [line for line in warned if "[questions-left-out]" not in line] == []
    leaflet = Library.find().leaflet("back-pain", "en")
    assert leaflet.title.plain == "Back pain"
    assert not leaflet.reviews
    kinds = {type(block) for section in leaflet.sections for block in section.body}
    assert kinds == {Paragraph, Subheading, Contacts, Risk, Bullets, Steps, NoteBox, WarningBox, ProsAndCons}


@pytest.mark.parametrize("language", ["ar", "th", "pt-BR"])
def test_a_leaflet_may_be_written_in_any_language(language: str) -> None:
    """The source language is the one that was named, and the leaflet builds in it."""
    start("leaflet", "asthma", "-l", language)
    assert Library.find().source_language("asthma") == language
    assert status_of(["check", "asthma", "-L", "a4", "-L", "trifold-a4"]) == 0


@pytest.mark.parametrize(
    ("today", "review"), [(date(2026, 11, 22), date(2028, 11, 22)), (date(2028, 2, 29), date(2030, 2, 28))]
)
def test_a_new_leaflet_is_dated(today: date, review: date) -> None:
    """It is published today, and its review is due two years later."""
    new_leaflet(Path(), "asthma", "en", today)
    leaflet = Library.find().leaflet("asthma", "en")
    assert (leaflet.published, leaflet.review_by) == (today, review)


def test_a_library_begins_with_its_first_leaflet(capsys: pytest.CaptureFixture[str]) -> None:
    """`new leaflet` makes a library of any folder; what is told next can be run as it stands."""
    start("leaflet", "asthma", "--library", "our work", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert sorted(told["files"]) == sorted(files())
    assert told["next"][0] == "leafletgen check asthma --library 'our work'"
    assert status_of(["check", "asthma", "--library", "our work", "-L", "a4"]) == 0


@pytest.mark.parametrize("kind", ["layout", "clinic", "language"])
def test_only_a_library_can_be_added_to(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder without leaflets, where it would not be found, nothing is started, and the way to begin is told."""
    assert status_of(["new", kind, "de" if kind == "language" else "green"]) == 2
    assert "leafletgen new leaflet" in capsys.readouterr().err
    assert files() == {}


def test_a_new_layout_is_a4_until_it_is_changed() -> None:
    """Every token of A4 is there with its value, and the layout builds."""
    start("leaflet", "asthma")
    start("layout", "green")
    layout = Library.find().layout("green")
    a4 = Library.find().layout("a4")
    assert layout == replace(a4, id="green", title="Green")
    text = Path("layouts/green.yaml").read_text("utf-8")
    tokens = read_document(Path(shipped_root(), "layouts/a4.yaml").read_bytes(), "a4", "").tree
    ours = read_document(text.encode(), "green", "").tree
    assert isinstance(tokens, dict)
    assert isinstance(ours, dict)
    for scale in ("colours", "spaces"):
        assert ours[scale] == tokens[scale]
    assert status_of(["check", "-L", "green"]) == 0


def test_a_new_clinic_is_printed_in_every_layout() -> None:
    """A new clinic is complete but for its logo, and builds."""
    start("leaflet", "asthma")
    start("clinic", "north")
    clinic = Library.find().clinic("north")
    assert all((clinic.name, clinic.address, clinic.telephone, clinic.hours, clinic.web))
    assert status_of(["check", "-c", "north"]) == 0


@pytest.mark.parametrize("tag", ["ar", "pt-BR", "ku-Arab", "tlh", "de-x-plain"])
def test_a_new_translation_builds_in_every_layout(tag: str) -> None:
    """A translation builds before a word of it is translated, in languages that are known here, to CLDR, or to nobody."""
    start("leaflet", "asthma")
    start("language", tag, "asthma")
    assert Path(f"languages/{tag}.yaml").exists() == (tag in {"ku-Arab", "tlh"})
    library = Library.find()
    source, translation = library.leaflet("asthma", "en"), library.leaflet("asthma", tag)
    assert [text.plain for text in translation.texts()][:-1] == [text.plain for text in source.texts()][:-1]
    assert library.language(tag).direction is (Direction.RTL if tag in {"ar", "ku-Arab"} else Direction.LTR)
    assert status_of(["check", "asthma", "-l", tag]) == 0


def test_a_translation_has_the_whole_source_and_no_signature() -> None:
    """Every string of a real leaflet is there, with the source above it; whoever signed the source has not signed this."""
    shutil.copytree(shipped_root() / "leaflets" / FIRST, f"leaflets/{FIRST}")
    source = Path(f"leaflets/{FIRST}/en.yaml")
    signed = "reviewed:\n  - {name: A, role: clinician, date: 2026-11-22, version: '1.0'}\n"
    source.write_text(source.read_text("utf-8") + signed, "utf-8")
    start("language", "sw", FIRST)
    library = Library.find()
    english, swahili = library.leaflet(FIRST, "en"), library.leaflet(FIRST, "sw")
    assert english.reviews
    assert not swahili.reviews
    assert [text.spans for text in swahili.texts()] == [text.spans for text in english.texts()]
    text = Path(f"leaflets/{FIRST}/sw.yaml").read_text("utf-8")
    for section in english.sections:
        assert f"# {section.heading.plain}\n" in text
    assert status_of(["check", FIRST, "-l", "sw", "-L", "a4", "-L", "bilingual-a4"]) == 0


def test_the_words_of_the_program_may_be_replaced() -> None:
    """A language without a leaflet starts its own words: those of the nearest language, else English with CLDR's facts."""
    start("leaflet", "asthma")
    shipped = Library.find().language("pt")
    start("language", "pt-BR")
    start("language", "ps")
    brazil, pashto = Library.find().language("pt-BR"), Library.find().language("ps")
    assert (brazil.labels, brazil.disclaimer) == (shipped.labels, shipped.disclaimer)
    assert (pashto.name, pashto.script, pashto.direction.value, pashto.digits) == ("پښتو", "Arab", "rtl", "arabext")
    text = Path("languages/ps.yaml").read_text("utf-8")
    assert text.count("\n  # ") == len(pashto.labels)


STARTED = (
    ("leaflet", "asthma"),
    ("language", "ar", "asthma"),
    ("language", "pt-BR"),
    ("layout", "green"),
    ("clinic", "north"),
)


@pytest.mark.parametrize(
    "again", [*STARTED, ("layout", "a4"), ("clinic", "example"), ("language", "ar", "asthma", "burns")]
)
def test_nothing_is_overwritten(again: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """What there is already, here or in what is shipped, is left as it is, and nothing else is written."""
    for arguments in (("leaflet", "burns"), *STARTED):
        start(*arguments)
    before = files()
    assert status_of(["new", *again]) == 2
    assert "error[already-there]" in capsys.readouterr().err
    assert files() == before


@pytest.mark.parametrize("kind", ["leaflet", "layout", "clinic"])
@pytest.mark.parametrize("name", ["Back-pain", "back pain", "../asthma", "a/b", "1st", "", "all", "schön", "a.b"])
def test_names_are_checked(kind: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no leaflet, layout or clinic can have is refused, with what one looks like."""
    start("leaflet", "asthma")
    before = files()
    assert status_of(["new", kind, name]) == 2
    assert "error[bad-id]" in capsys.readouterr().err
    assert files() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("language", "pt_br"), "'pt-BR'"),
        (("language", "../x"), "bad-language-tag"),
        (("language", "asthma", "ar"), "leafletgen new language ar asthma"),
        (("language", "ar", "asthna"), "did you mean 'asthma'?"),
        (("leaflet", "burns", "-l", "xx"), "'xx'"),
        (("leaflet",), "NAME"),
        (("poster", "x"), "poster"),
    ],
)
def test_unusable_arguments_say_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be started says why, as text and as JSON, with status 2, and writes nothing."""
    start("leaflet", "asthma")
    before = files()
    capsys.readouterr()
    assert status_of(["new", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert status_of(["new", *arguments, "--format=json"]) == 2
    assert all(json.loads(line)["severity"] == "error" for line in capsys.readouterr().err.splitlines())
    assert files() == before


def test_a_start_that_fails_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    """When one file of several cannot be written, none is, and the reason is told."""
    start("leaflet", "asthma")
    Path("languages").write_text("in the way", "utf-8")
    before = files()
    assert status_of(["new", "language", "ku", "asthma"]) == 2
    assert "error[cannot-write]" in capsys.readouterr().err
    assert files() == before


@pytest.mark.parametrize("kind", ["leaflet", "language", "layout", "clinic"])
def test_help_has_examples(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of start has help with examples of it."""
    assert status_of(["new", kind, "--help"]) == 0
    assert capsys.readouterr().out.count(f"leafletgen new {kind} ") >= 3


WORDS = st.text("ab ':#-*[]{}&!|>%@`\\\"?,éعक中\u00a0\u200d", min_size=1).map(lambda text: " ".join(text.split(" ")))
TEXTS = WORDS.map(str.strip).filter(bool)
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex("[a-z][a-z_]{0,5}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(TREES.filter(lambda tree: isinstance(tree, dict)), st.booleans())
def test_what_is_written_is_read_back(tree: Node, commented: bool) -> None:
    """A tree of texts, whatever signs are in them, comes back as it was, with or without comments."""
    text = "\n".join(yaml_lines(tree, lambda _, text: text if commented else ""))
    document = read_document(text.encode("utf-8"), "x.yaml", "anything")
    expected = read_document(json.dumps(tree, ensure_ascii=False).encode("utf-8"), "x.yaml", "anything").tree
    assert document.tree == expected
    assert [problem for problem in document.found if problem.code != "folded-line"] == []


TRANSLATED = """\
# A header of the file.

# هذه ملاحظة
title: 'الربو'
# Breathe.
summary: 'تنفس.'
sections:
  - id: what
    # What is it?
    heading: 'ما هو؟'
    body:
      # A disease of 2 lungs.
      # What a lung is, they know.
      - 'مرض في 2 رئتين.'
      - bullets: ['راحة.', 'ماء.']
"""


def translated(text: str = TRANSLATED) -> Path:
    """A leaflet with a translation that has comments; gives the file of the translation."""
    folder = Path("leaflets/asthma")
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(
        "id: asthma\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\n", "utf-8"
    )
    (folder / "en.yaml").write_text(
        "title: Asthma\nsummary: Breathe slowly.\nsections:\n  - id: what\n    heading: What is it?\n"
        "    body:\n      - A disease of 3 lungs.\n      - bullets: [Rest., Water.]\n",
        "utf-8",
    )
    path = folder / "ar.yaml"
    path.write_bytes(text.encode())
    return path


REFRESHED = (
    TRANSLATED.replace("# هذه ملاحظة", "# هذه ملاحظة\n# Asthma")
    .replace("# Breathe.", "# was: Breathe.\n# Breathe slowly.")
    .replace("      # A disease of 2 lungs.", "      # was: A disease of 2 lungs.\n      # A disease of 3 lungs.")
    .replace("      - bullets", "      # Rest.\n      # Water.\n      - bullets")
)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_refreshed_comments_have_the_source_as_it_was_and_is(end: str) -> None:
    """Above each text stands its source; where that was edited, as it was too. Notes stay, and a second time changes nothing."""
    path = translated(TRANSLATED.replace("\n", end))
    start("language", "ar", "asthma", "--refresh")
    assert path.read_bytes().decode() == REFRESHED.replace("\n", end)
    start("language", "ar", "asthma", "--refresh")
    assert path.read_bytes().decode() == REFRESHED.replace("\n", end)
    source = path.with_name("en.yaml")
    source.write_text(source.read_text("utf-8").replace("3 lungs", "4 lungs"), "utf-8")
    start("language", "ar", "asthma", "--refresh")
    assert path.read_bytes().decode() == REFRESHED.replace("3 lungs", "4 lungs").replace("\n", end)


def test_a_signed_translation_needs_no_older_source() -> None:
    """When a translator has signed beside the source as it is, the older one is not in the comments any more."""
    path = translated(REFRESHED)
    Path("people.yaml").write_text("people: [{id: lin, name: Lin Wei, roles: [translator]}]\n", "utf-8")
    assert status_of(["sign", "asthma", "-l", "ar", "--as", "lin", "--role", "translator", "--yes"]) == 0
    start("language", "ar", "asthma", "--refresh")
    assert "was:" not in path.read_text("utf-8")
    assert "# A disease of 3 lungs." in path.read_text("utf-8")


def test_a_new_translation_is_refreshed_already() -> None:
    """The comments that `new language` writes are those that a refresh expects, for a leaflet with every block."""
    start("leaflet", "back-pain")
    start("language", "ar", "back-pain")
    path = Path("leaflets/back-pain/ar.yaml")
    before = path.read_bytes()
    start("language", "ar", "back-pain", "--refresh")
    assert path.read_bytes() == before


def test_a_refresh_changes_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a comment cannot be told from a line of a text, or the structure is another, nothing is written."""
    path = translated(TRANSLATED.replace("'مرض في 2 رئتين.'", "'مرض في\n      # Rest'"))
    before = path.read_bytes()
    assert status_of(["new", "language", "ar", "asthma", "--refresh"]) == 2
    assert "error[text-like-comment]" in capsys.readouterr().err
    path.write_bytes(before.replace(b"      # Rest", b"      Rest").replace("'ماء.'".encode(), "'ماء.', 'x'".encode()))
    before = path.read_bytes()
    assert status_of(["new", "language", "ar", "asthma", "--refresh"]) == 2
    assert "error[" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert status_of(["new", "language", "ar", "--refresh"]) == 2
