"""`leafletgen status` says what keeps each text from patients, in one line a leaflet."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from clinic_library import TODAY, Shelf

from leafletgen.cli.app import status_of
from leafletgen.model.standing import State
from leafletgen.signing.acts import Act, withdraw
from leafletgen.signing.status import status


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages."""
    return Shelf(tmp_path / "library")


def states(shelf: Shelf, today: date = TODAY) -> dict[str, State]:
    """The state of each language."""
    (found,) = status(shelf.library, today, ["doses"])
    return {one.language: one.state for one in found.texts}


def test_each_state_has_its_word(shelf: Shelf) -> None:
    """A text is draft, released, changed, stale, different, expired, withdrawn or broken, and says why."""
    assert states(shelf) == {"de": State.DRAFT, "en": State.DRAFT}
    shelf.sign_all()
    assert states(shelf) == {"de": State.RELEASED, "en": State.RELEASED}
    assert states(shelf, date(2029, 1, 1)) == {"de": State.EXPIRED, "en": State.EXPIRED}
    shelf.edit("en", "Do not drive.", "Do not drive today.")
    shelf.sign("en", "maria", "clinician")
    assert states(shelf) == {"de": State.STALE, "en": State.RELEASED}
    shelf.sign_all()
    shelf.edit("de", "5 mg.", "5 ml.")
    assert states(shelf)["de"] is State.CHANGED
    shelf.sign_all()
    assert states(shelf)["de"] is State.DIFFERENT
    shelf.edit("de", "title:", "titel:")
    assert states(shelf)["de"] is State.BROKEN
    withdraw(shelf.library, Act("doses", "en", "maria", TODAY), "wrong")
    assert states(shelf)["en"] is State.WITHDRAWN


def test_what_was_found_out_is_not_trusted_for_other_bytes(shelf: Shelf) -> None:
    """The note that nothing differs is for the very bytes of the files: any edit, of the source too, is compared anew."""
    shelf.sign_all()
    assert shelf.library.records("doses").languages["de"].compared
    shelf.edit("de", "5 mg,", "50 mg,")
    assert states(shelf)["de"] is State.CHANGED


@pytest.mark.parametrize(("days", "exit_status"), [(30, 0), (365 * 4, 1)])
def test_a_review_that_is_due_is_an_exit_status(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], days: int, exit_status: int
) -> None:
    """With --due, exit status 1 when a review is due within so many days."""
    facts = (shelf.folder / "leaflet.yaml").read_text("utf-8")
    review = date.today() + timedelta(days=400)  # noqa: DTZ011 - the command asks the same clock
    (shelf.folder / "leaflet.yaml").write_text(facts.replace("2028-11-01", review.isoformat()), "utf-8")
    assert status_of(["status", "doses", "--due", str(days), "--library", str(shelf.library.root)]) == exit_status
    assert "doses  Doses" in capsys.readouterr().out


def test_status_is_for_machines_too(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, each leaflet is a line with every text, state and reason."""
    assert status_of(["status", "doses", "--format", "json", "--library", str(shelf.library.root)]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["title"] == "Doses"
    assert {text["language"]: text["state"] for text in line["texts"]} == {"de": "draft", "en": "draft"}
    assert line["texts"][1]["reasons"][0]["code"] == "unsigned"


def test_many_leaflets_fit_on_a_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 150 leaflets not more than 100 lines are printed, the next reviews first, with the totals."""
    shelf = Shelf(tmp_path / "library")
    for number in range(150):
        folder = shelf.folder.with_name(f"l{number}")
        folder.mkdir()
        for path in shelf.folder.iterdir():
            text = path.read_text("utf-8").replace("id: doses", f"id: l{number}")
            (folder / path.name).write_text(text, "utf-8")
    assert status_of(["status", "--library", str(shelf.library.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 100
    assert re.match(r"\d+ leaflets, \d+ texts: \d+ draft", lines[-1])
