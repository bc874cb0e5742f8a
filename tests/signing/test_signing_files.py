"""`leafletgen verify --signatures` says of a finished file who signed the very text that is in it."""

import json
from datetime import date
from pathlib import Path

import pytest
from clinic_library import TODAY, Shelf

from leafletgen.cli.app import status_of
from leafletgen.model.edition import Job
from leafletgen.pipeline import make_leaflet
from leafletgen.signing.signed import vouched_for
from leafletgen.verify.content.identity import Identity


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages."""
    return Shelf(tmp_path / "library")


def made(shelf: Shelf, language: str = "de", layout: str = "a4") -> tuple[Path, Identity]:
    """A file of the library as it is now, and what it says it is."""
    edition = shelf.library.edition(Job("doses", language, layout))
    path = shelf.folder / f"{language}.pdf"
    path.write_bytes(make_leaflet(edition).pdf)
    return path, Identity.of(edition)


def lines(shelf: Shelf, identity: Identity, today: date = TODAY) -> list[str]:
    """The signatures on a file's texts, in words."""
    found = vouched_for(shelf.library, identity, today)
    return [line for language, signed in found for line in [*map(str, signed)] or [f"{language}: nobody"]]


def test_the_signatures_are_those_on_the_text_of_the_file(shelf: Shelf) -> None:
    """Both signatures of a translation, with role, register and day; those on another wording are not among them."""
    _, before = made(shelf)
    assert lines(shelf, before) == ["de: nobody"]
    shelf.sign_all()
    _, signed = made(shelf)
    both = [
        "de: signed by Omar Haddad (translator) on 2026-11-28",
        "de: signed by Maria Silva (clinician, NMC 12A3456B) on 2026-11-28",
    ]
    assert lines(shelf, signed) == both
    shelf.edit("de", "5 mg.", "50 mg.")
    _, edited = made(shelf)
    assert lines(shelf, edited) == ["de: nobody"]
    assert lines(shelf, signed) == both


def test_a_signature_that_does_not_count_says_why(shelf: Shelf) -> None:
    """Somebody whose right to sign ended, or whom nobody knows any longer, is named with the reason."""
    shelf.sign_all()
    _, identity = made(shelf)
    people = shelf.library.root / "people.yaml"
    people.write_text(
        people.read_text("utf-8").replace("roles: [translator]}", "roles: [translator], until: '2026-01-01'}")
    )
    ended, valid = lines(shelf, identity)
    assert "it does not count" in ended
    assert "2026-01-01" in ended
    assert "it does not count" not in valid


def test_a_bilingual_sheet_names_both_texts(shelf: Shelf) -> None:
    """Whoever signed the one half has not signed the other."""
    shelf.sign("en", "maria", "clinician")
    _, identity = made(shelf, layout="bilingual-a4")
    assert lines(shelf, identity) == ["de: nobody", "en: signed by Maria Silva (clinician, NMC 12A3456B) on 2026-11-28"]


def test_the_command_prints_them(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each below the file, or the same as JSON."""
    shelf.sign_all()
    path, _ = made(shelf, "en")
    command = ["verify", "--signatures", "--library", str(shelf.library.root), str(path)]
    assert status_of(command) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(": good: doses 1.0 en a4")
    assert second == "  en: signed by Maria Silva (clinician, NMC 12A3456B) on 2026-11-28"
    assert status_of([*command, "--format", "json"]) == 0
    (signature,) = json.loads(capsys.readouterr().out)["signatures"]["en"]
    assert (signature["name"], signature["wrong"]) == ("Maria Silva", "")


def test_a_file_of_no_leaflet_has_no_signatures(shelf: Shelf) -> None:
    """Neither has one that names no text, or a leaflet that the library does not have."""
    _, identity = made(shelf)
    for nothing in (
        None,
        identity._replace(text=""),
        identity._replace(leaflet="other"),
        identity._replace(language="fr"),
    ):
        assert list(vouched_for(shelf.library, nothing, TODAY)) == []
