"""Ways to release what nobody has vouched for: each is tried, and none works."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from clinic_library import ENGLISH, FACTS, TODAY, Shelf
from vouching import vouch

from leafletgen.build.plan import Request
from leafletgen.build.task import make
from leafletgen.library.cases import Cases
from leafletgen.model.edition import Job


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages, all of it signed."""
    made = Shelf(tmp_path / "library")
    made.sign_all()
    return made


def records(shelf: Shelf, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the records by hand."""
    path = shelf.folder / "records.yaml"
    tree = json.loads(path.read_text("utf-8"))
    change(tree)
    path.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")


def handed_out(shelf: Shelf, language: str, layout: str = "a4", leaflet: str = "doses", today: date = TODAY) -> bool:
    """True when a build for patients makes the leaflet."""
    (outcome,) = make(Request(shelf.library, (Job(leaflet, language, layout),), "test", today, release=True))
    return bool(outcome.pdf)


def test_what_is_signed_is_handed_out(shelf: Shelf) -> None:
    """Before anybody tampers, both languages and the sheet of both are made."""
    assert handed_out(shelf, "en")
    assert handed_out(shelf, "de")
    assert handed_out(shelf, "de", "bilingual-a4")


def copied_from_the_source(tree: dict[str, Any]) -> None:
    """The clinician's signature of the source, under the translation."""
    tree["languages"]["de"]["signed"] = tree["languages"]["en"]["signed"] * 2


def signed_by_nobody(tree: dict[str, Any]) -> None:
    """A signature of somebody who is not in people.yaml."""
    for one in tree["languages"]["de"]["signed"]:
        one["by"] = "ghost"


def twice_the_same_person(tree: dict[str, Any]) -> None:
    """The translator's signature, twice."""
    first = next(one for one in tree["languages"]["de"]["signed"] if one["role"] == "translator")
    tree["languages"]["de"]["signed"] = [first, first]


def translator_as_clinician(tree: dict[str, Any]) -> None:
    """The translator's own signature again, as a clinician's."""
    first = next(one for one in tree["languages"]["de"]["signed"] if one["role"] == "translator")
    tree["languages"]["de"]["signed"] = [first, {**first, "role": "clinician"}]


def from_tomorrow(tree: dict[str, Any]) -> None:
    """Signatures with a day that has not come."""
    for one in tree["languages"]["de"]["signed"]:
        one["on"] = "2026-11-29"


def of_no_source(tree: dict[str, Any]) -> None:
    """Signatures of a translation that name no source."""
    for one in tree["languages"]["de"]["signed"]:
        one.pop("source")


def of_another_source(tree: dict[str, Any]) -> None:
    """Signatures beside another source."""
    for one in tree["languages"]["de"]["signed"]:
        one["source"] = "0" * 64


def only_readers(tree: dict[str, Any]) -> None:
    """Signatures of readers alone."""
    for one in tree["languages"]["de"]["signed"]:
        one["role"] = "reader"


@pytest.mark.parametrize("change", [
    copied_from_the_source, signed_by_nobody, twice_the_same_person, translator_as_clinician, from_tomorrow, of_no_source,
    of_another_source, only_readers,
])  # fmt: skip
def test_records_that_were_edited_release_nothing(shelf: Shelf, change: Callable[[dict[str, Any]], None]) -> None:
    """Signatures that were copied, repeated, renamed, dated or turned by hand do not count."""
    records(shelf, change)
    assert not handed_out(shelf, "de")
    assert not handed_out(shelf, "de", "bilingual-a4")
    assert handed_out(shelf, "en")


def test_a_note_that_nothing_differs_is_not_believed(shelf: Shelf) -> None:
    """Somebody edits a dose and writes the hash of the new files into the note of the records: it is compared all the same."""
    shelf.edit("de", "mit 5 mg", "mit 50 mg")
    inputs = Cases(shelf.library, TODAY).inputs("doses", "de")
    records(shelf, lambda tree: tree["languages"]["de"]["compared"].update(inputs=inputs))
    assert not handed_out(shelf, "de")
    assert shelf.library.edition(Job("doses", "de", "a4")).draft


@pytest.mark.parametrize("data", [
    b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> branch\n", b"", b"{}", b"[]", b'{"format": "1", "languages": {"de": {"signed": "yes"}}}',
    b'{"format": "1", "languages": {}, "languages": {}}', b"\xff\xfe\x00",
])  # fmt: skip
def test_damaged_records_release_nothing(shelf: Shelf, data: bytes) -> None:
    """Records with the marks of a merge, empty, of another shape or with a key twice keep every language back."""
    (shelf.folder / "records.yaml").write_bytes(data)
    assert not handed_out(shelf, "en")
    assert not handed_out(shelf, "de")


@pytest.mark.parametrize(("old", "new"), [
    ("id: maria", "id: maria2"), ("roles: [clinician], body: NMC", "roles: [reader], body: NMC"),
    ("number: 12A3456B", "number: 12A3456B, until: '2026-11-27'"),
])  # fmt: skip
def test_people_who_may_not_sign_any_more_release_nothing(shelf: Shelf, old: str, new: str) -> None:
    """A signer who was renamed, lost the role, or whose time is over, takes the release of every language along."""
    path = shelf.library.root / "people.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert not handed_out(shelf, "en")
    assert not handed_out(shelf, "de")


@pytest.mark.parametrize(("name", "old", "new"), [
    ("en", "Take 5 mg.", "Take 50 mg."), ("en", "Do not drive.", "Do drive."), ("en", "**one**", "one"),
    ("en", "tel:+44-20-7946-0958", "tel:+44-20-7946-0959"), ("leaflet", "A source. 2020.", "Another source. 2020."),
    ("en", "title: 'Doses'", "title: 'Doses'\ndisclaimer: 'This is medical advice.'"),
    ("en", "      - bullets:", "      - steps:"), ("en", "id: a", "id: a\n    role: risks"),
])  # fmt: skip
def test_what_is_printed_cannot_be_changed_behind_a_signature(shelf: Shelf, name: str, old: str, new: str) -> None:
    """Words, bold print, links, sources, the disclaimer, the kind of a list and the role of a section are signed."""
    shelf.edit(name, old, new)
    assert not handed_out(shelf, "en")
    assert not handed_out(shelf, "de")


@pytest.mark.parametrize(("old", "new"), [("qualified health professional", "neighbour"), ("medical advice", "advice")])
def test_a_language_file_of_the_library_cannot_change_a_disclaimer(shelf: Shelf, old: str, new: str) -> None:
    """Another disclaimer in languages/en.yaml is another text."""
    words = (shelf.library.shipped / "languages/en.yaml").read_text("utf-8")
    assert old in words
    (shelf.library.root / "languages").mkdir()
    (shelf.library.root / "languages/en.yaml").write_text(words.replace(old, new), "utf-8")
    assert not handed_out(shelf, "en")


def test_a_version_may_be_lowered_or_raised(shelf: Shelf) -> None:
    """The version is no part of what is signed; the words are."""
    shelf.edit("leaflet", "version: '1.0'", "version: '0.1'")
    assert handed_out(shelf, "en")


def test_signatures_of_one_leaflet_do_not_count_for_another(shelf: Shelf) -> None:
    """The same words under another name need signatures of their own, also with the records copied beside them."""
    other = shelf.folder.with_name("copy")
    other.mkdir()
    (other / "leaflet.yaml").write_text(FACTS.replace("id: doses", "id: copy"), "utf-8")
    (other / "en.yaml").write_text(ENGLISH, "utf-8")
    (other / "records.yaml").write_bytes((shelf.folder / "records.yaml").read_bytes())
    assert not handed_out(shelf, "en", leaflet="copy")


def test_a_text_behind_a_link_is_signed_by_its_words(shelf: Shelf) -> None:
    """A file that is a link to another text is judged by what that says."""
    elsewhere = shelf.library.root / "other.yaml"
    elsewhere.write_text(ENGLISH.replace("5 mg", "500 mg"), "utf-8")
    (shelf.folder / "en.yaml").unlink()
    (shelf.folder / "en.yaml").symlink_to(elsewhere)
    assert not handed_out(shelf, "en")


def test_letters_that_only_look_alike_are_another_text(shelf: Shelf) -> None:
    """Composed and decomposed letters are the same words; a Cyrillic letter in their place is not."""
    path = shelf.folder / "de.yaml"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    assert handed_out(shelf, "de")
    shelf.edit("de", "Auto", "\u0410uto")
    assert not handed_out(shelf, "de")


@pytest.mark.parametrize(
    ("day", "made"), [(date(2026, 11, 27), False), (TODAY, True), (date(2028, 11, 1), True), (date(2028, 11, 2), False)]
)
def test_only_days_between_signature_and_review_count(shelf: Shelf, day: date, made: bool) -> None:
    """Before the day of the signature and after that of the review nothing is handed out."""
    assert handed_out(shelf, "de", today=day) is made


def test_old_entries_in_a_text_are_not_signatures(shelf: Shelf) -> None:
    """A text that says of itself that it was reviewed is unsigned, and its translation is too."""
    (shelf.folder / "records.yaml").unlink()
    path = shelf.folder / "en.yaml"
    entry = "reviewed: [{name: Dr A, role: clinician, date: '2026-11-20', version: '1.0'}]\n"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    assert not handed_out(shelf, "en")
    assert not handed_out(shelf, "de")


def test_an_accepted_difference_is_for_these_words_alone(shelf: Shelf) -> None:
    """An acceptance that is copied to another string, or was made by somebody unknown, accepts nothing."""
    shelf.edit("de", "mit 5 mg", "mit 6 mg")
    vouch(shelf.library, "doses", on=TODAY)
    assert not handed_out(shelf, "de")
    forged = {"kind": "numbers", "string": "0" * 16, "source": "0" * 16, "by": "maria", "on": "2026-11-28"}
    records(shelf, lambda tree: tree["languages"]["de"].update(accepted=[forged]))
    assert not handed_out(shelf, "de")
