"""What may no longer stand in an output folder is removed and named, and nothing else is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from shelf import TODAY, Shelf

from leafletgen.build.inspect import verify_file
from leafletgen.build.manifest import read_manifest
from leafletgen.build.plan import Selection
from leafletgen.build.run import Done, JobState, build, check
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Job
from leafletgen.preview.previewing import preview
from leafletgen.signing.acts import Act, withdraw

A4 = Selection(layouts=("a4",))
BOTH = Selection(layouts=("a4", "bilingual-a4"))
WHY = "the dose was halved"


def stop(shelf: Shelf, language: str = "", leaflet: str = "asthma") -> None:
    """Withdraw a leaflet, or one language of it."""
    withdraw(shelf.library, Act(leaflet, language, "maria", TODAY), WHY)


def said(shelf: Shelf, selection: Selection = A4, *, release: bool = False, today: date = TODAY) -> list[Done]:
    """Build, and give everything that is said, in its order."""
    found: list[Done] = []
    assert not build(shelf.request(selection, release=release, today=today), found.append)
    return found


def pdfs(shelf: Shelf) -> list[str]:
    """The names of the finished files."""
    return sorted(path.name for path in shelf.output.rglob("*.pdf"))


@pytest.mark.parametrize("release", [False, True])
@pytest.mark.parametrize("language", ["", "en", "de"])
def test_a_withdrawn_leaflet_is_not_built_at_all(shelf: Shelf, language: str, release: bool) -> None:
    """Neither a draft nor a released file is made of it, in no layout; a translation is withdrawn with its source."""
    shelf.leaflet("asthma", signed=True, en="Take 5 mg.", de="Nehmen Sie 5 mg.")
    stop(shelf, language)
    refused = {"de"} if language == "de" else {"de", "en"}
    for done in said(shelf, BOTH, release=release):
        if done.job.language in refused:
            assert done.state is JobState.FAILED
            assert "withdrawn" in {one.code for one in done.problems}
            assert any(WHY in one.message for one in done.problems)
        else:
            assert done.state is JobState.MADE
    assert {name.split(".")[1] for name in pdfs(shelf)} == {"de", "en"} - refused


def test_no_command_makes_a_withdrawn_leaflet(shelf: Shelf) -> None:
    """Checking, previewing and Python's interface refuse it with the reason."""
    shelf.leaflet("asthma", signed=True)
    request = shelf.request(A4)
    (made,) = preview(request)
    assert made.files
    stop(shelf)
    (previewed,) = preview(request)
    assert not any(path.exists() for path in made.files)
    checked: list[Done] = []
    check(request, checked.append)
    for problems in (previewed.problems, checked[0].problems):
        assert [one.code for one in problems] == ["withdrawn"]
    with pytest.raises(Refused, match=WHY):
        shelf.library.edition(Job("asthma", "en", "a4"))


@pytest.mark.parametrize("selected", ["asthma", "burns"])
def test_the_next_build_removes_what_was_made_before_and_is_withdrawn_now(shelf: Shelf, selected: str) -> None:
    """Whatever is built next in the folder, the file of the withdrawn leaflet goes, is named, and comes back when signed."""
    shelf.leaflet("asthma", signed=True).leaflet("burns", signed=True)
    said(shelf)
    finished = shelf.output / "asthma/asthma.en.a4.pdf"
    assert verify_file(finished, shelf.library, today=TODAY).good
    stop(shelf)
    inspection = verify_file(finished, shelf.library, today=TODAY)
    assert (inspection.state, inspection.good) == ("withdrawn", False)
    assert "file-withdrawn" in {one.code for one in inspection.problems}
    found = said(shelf, Selection(leaflets=(selected,), layouts=("a4",)))
    removed = [one for one in found if one.state is JobState.REMOVED]
    assert [one.problems[0].code for one in removed] == ["removed-withdrawn"]
    assert removed[0].problems[0].place.file == str(finished)
    assert WHY in removed[0].problems[0].message
    assert pdfs(shelf) == ["burns.en.a4.pdf"]
    assert not [one for one in said(shelf) if one.state is JobState.REMOVED]
    shelf.leaflet("asthma", signed=True)
    said(shelf)
    assert pdfs(shelf) == ["asthma.en.a4.pdf", "burns.en.a4.pdf"]


def test_a_file_that_is_not_ours_stays_and_is_named(shelf: Shelf) -> None:
    """A file that somebody has changed, or that lies behind a link, is left where it is, and the warning says so."""
    shelf.leaflet("asthma", signed=True).leaflet("burns", signed=True).leaflet("colds")
    said(shelf)
    (shelf.output / "asthma/asthma.en.a4.pdf").write_bytes(b"%PDF with notes of the ward")
    elsewhere = shelf.output.with_name("elsewhere")
    (shelf.output / "burns").rename(elsewhere)
    (shelf.output / "burns").symlink_to(elsewhere)
    (shelf.output / "own.pdf").write_bytes(b"the ward's own file")
    stop(shelf)
    stop(shelf, leaflet="burns")
    found = said(shelf, Selection(leaflets=("colds",), layouts=("a4",)))
    named = {
        Path(done.problems[0].place.file).name
        for done in found
        if done.problems and done.problems[0].code == "not-removed"
    }
    assert named == {"asthma.en.a4.pdf", "burns.en.a4.pdf"}
    assert set(pdfs(shelf)) >= {"asthma.en.a4.pdf", "own.pdf"}
    assert (elsewhere / "burns.en.a4.pdf").exists()


def test_release_leaves_nothing_that_it_would_not_make_today(shelf: Shelf) -> None:
    """Drafts, edited texts, overdue leaflets and files of older words go, whatever is asked for, and are named."""
    for name in ("asthma", "burns", "colds", "edited"):
        shelf.leaflet(name, signed=name != "burns", review_by="2026-06-01" if name == "colds" else "2028-01-02")
    said(shelf)
    assert len(pdfs(shelf)) == 4
    shelf.leaflet("edited", en="Another text.")
    (shelf.output / "asthma/own.pdf").write_bytes(b"not ours")
    only = Selection(leaflets=("asthma",), layouts=("a4",))
    found = said(shelf, only, release=True, today=date(2026, 6, 2))
    removed = {done.job.leaflet: done.problems[0].code for done in found if done.state is JobState.REMOVED}
    assert removed == dict.fromkeys(("burns", "colds", "edited"), "removed-unreleased")
    assert pdfs(shelf) == ["asthma.en.a4.pdf", "own.pdf"]


def test_release_keeps_no_older_file_where_it_cannot_make_a_new_one(shelf: Shelf) -> None:
    """When a signed leaflet does not fit any more, the file of its older words goes; without --release it stays."""
    shelf.leaflet("asthma", signed=True)
    said(shelf)
    shelf.leaflet("asthma", en="“" + "x" * 3000, signed=True)
    (shelf.root / "layouts").mkdir()
    (shelf.root / "layouts/a4.yaml").write_text("title: broken", "utf-8")
    assert JobState.FAILED in {done.state for done in said(shelf)}
    assert pdfs(shelf) == ["asthma.en.a4.pdf"]
    found = said(shelf, release=True)
    assert pdfs(shelf) == []
    assert "removed-unreleased" in {one.code for done in found for one in done.problems}


@pytest.mark.parametrize("selected", ["asthma", "burns"])
def test_every_build_names_a_file_that_is_past_its_date(shelf: Shelf, selected: str) -> None:
    """A file that was made in date is named by each later build of its folder, whatever is asked for."""
    shelf.leaflet("asthma", review_by="2026-06-01", signed=True).leaflet("burns", signed=True)
    said(shelf)
    for _ in range(2):
        found = said(shelf, Selection(leaflets=(selected,), layouts=("a4",)), today=date(2026, 6, 2))
        assert {one.code for done in found for one in done.problems} == {"expired"}
        assert {one.place.file for done in found for one in done.problems} == {"leaflets/asthma/leaflet.yaml"}


def test_a_file_is_made_again_when_its_review_becomes_overdue(shelf: Shelf) -> None:
    """On the day after, the file that was up to date is made again with its mark, once; going back a day unmakes it."""
    shelf.leaflet("asthma", review_by="2026-06-01", signed=True)
    file = shelf.output / "asthma/asthma.en.a4.pdf"
    before, after = date(2026, 6, 1), date(2026, 6, 2)
    seen: dict[date, bytes] = {}
    for day, state in ((before, "made"), (before, "current"), (after, "made"), (after, "current"), (before, "made")):
        assert shelf.states(shelf.request(A4, today=day)) == {"asthma.en.a4": state}
        assert seen.setdefault(day, file.read_bytes()) == file.read_bytes()
    assert seen[before] != seen[after]


def test_a_file_is_made_again_when_somebody_may_not_sign_any_more(shelf: Shelf) -> None:
    """The last day of a person's right is the last day on which the file has no mark."""
    shelf.leaflet("asthma", signed=True)
    people = shelf.root / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("[clinician]}", "[clinician], until: '2026-06-01'}"), "utf-8")
    request = shelf.request(A4, today=date(2026, 6, 1))
    assert shelf.states(request) == {"asthma.en.a4": "made"}
    assert not read_manifest(shelf.output).outputs["asthma/asthma.en.a4.pdf"].draft
    assert shelf.states(replace(request, today=date(2026, 6, 2))) == {"asthma.en.a4": "made"}
    assert read_manifest(shelf.output).outputs["asthma/asthma.en.a4.pdf"].draft


@pytest.mark.parametrize("printed", [date(2026, 6, 1), date(2026, 6, 2)])
def test_an_overdue_file_is_out_of_date_and_not_damaged(shelf: Shelf, printed: date) -> None:
    """Made in date or with its mark, `verify` calls it out of date; for an archive it is good."""
    shelf.leaflet("asthma", review_by="2026-06-01", signed=True)
    said(shelf, today=printed)
    file = shelf.output / "asthma/asthma.en.a4.pdf"
    found = verify_file(file, shelf.library, today=date(2026, 6, 2))
    assert (found.state, found.good) == ("out of date", False)
    assert verify_file(file, shelf.library, today=date(2026, 6, 2), any_version=True).good
    if printed == date(2026, 6, 2):
        assert not verify_file(file, shelf.library, today=date(2026, 6, 1)).good
