"""A run from end to end, in one process."""

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest
from shelf import TODAY, Shelf

from leafletgen import pipeline
from leafletgen.build import run as building
from leafletgen.build.plan import Selection
from leafletgen.build.run import JobState, build, check
from leafletgen.build.task import make
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Edition, Job
from leafletgen.text.typesetter import Typesetter
from leafletgen.verify.checks.table import check as verify

ONE = Selection(layouts=("a4",))


def test_a_build_leaves_verified_files_and_a_manifest(shelf: Shelf) -> None:
    """Every file has its name of leaflet, language, layout and clinic, passes every check, and is in the manifest."""
    shelf.leaflet("asthma", en="Text.", ar="نص.")
    request = shelf.request(Selection(layouts=("a4", "trifold-a4"), clinics=("example",)))
    shelf.build(request)
    made = shelf.files()
    expected = {f"asthma/asthma.{tag}.{layout}.example.pdf" for tag in ("ar", "en") for layout in ("a4", "trifold-a4")}
    assert set(made) == {*expected, "manifest.json"}
    assert {entry["file"] for entry in json.loads(made["manifest.json"])["outputs"]} == expected
    for name in expected:
        _, language, layout, *_ = name.split(".")
        edition = shelf.library.edition(Job("asthma", language, layout, "example"))
        assert verify(made[name], edition) == []


def test_one_bad_leaflet_costs_itself_alone(shelf: Shelf) -> None:
    """A leaflet with an error fails with its place; all others are built; an older file of it is left as it was."""
    shelf.leaflet("asthma").leaflet("burns")
    shelf.build(shelf.request(ONE))
    before = shelf.files()
    text = shelf.root / "leaflets/asthma/en.yaml"
    text.write_text(text.read_text("utf-8").replace("heading:", "headng:"), "utf-8")
    shelf.leaflet("burns", en="Another text.")
    settled = shelf.build(shelf.request(ONE))
    assert {name: done.state.value for name, done in settled.items()} == {
        "asthma.en.a4": "failed",
        "burns.en.a4": "made",
    }
    found = [str(problem) for problem in settled["asthma.en.a4"].problems]
    assert any(one.startswith("leaflets/asthma/en.yaml:5:5: error[unknown-key]") for one in found)
    after = shelf.files()
    assert after["asthma/asthma.en.a4.pdf"] == before["asthma/asthma.en.a4.pdf"]
    assert after["burns/burns.en.a4.pdf"] != before["burns/burns.en.a4.pdf"]
    failures = json.loads(after["manifest.json"])["failures"]
    assert [failure["file"] for failure in failures] == ["asthma/asthma.en.a4.pdf"]
    assert 5 in {problem["line"] for problem in failures[0]["problems"]}


def test_no_name_makes_the_manifest_unreadable(shelf: Shelf) -> None:
    """A copy with a space in its name costs itself alone, and a layout may have an underscore: the next run goes on."""
    shelf.leaflet("asthma", en="Text.")
    (shelf.root / "leaflets" / "asthma" / "en copy.yaml").write_text("title: x", "utf-8")
    (shelf.root / "layouts").mkdir()
    for name in ("my_layout", "my layout"):
        (shelf.root / "layouts" / f"{name}.yaml").write_text("extends: a4\ntitle: Mine\n", "utf-8")
    request = shelf.request(Selection(layouts=("my_layout", "my layout")))
    failed = dict.fromkeys(("asthma.en copy.my layout", "asthma.en copy.my_layout", "asthma.en.my layout"), "failed")
    assert shelf.states(request) == failed | {"asthma.en.my_layout": "made"}
    assert shelf.states(request) == failed | {"asthma.en.my_layout": "current"}


def test_a_failure_is_forgotten_once_it_is_mended_or_gone(shelf: Shelf) -> None:
    """The manifest holds no failure of a leaflet that is made by now, or that the library no longer has."""
    for name in ("asthma", "burns"):
        shelf.leaflet(name, en="[no link](nowhere:x)")
    assert set(shelf.states(shelf.request(ONE)).values()) == {"failed"}
    shelf.leaflet("asthma", en="Text.")
    (shelf.root / "leaflets/burns/en.yaml").unlink()
    assert set(shelf.states(shelf.request(ONE)).values()) == {"made"}
    assert json.loads(shelf.files()["manifest.json"])["failures"] == []


@pytest.mark.parametrize(
    ("signed", "today", "codes"),
    [
        (True, TODAY, []),
        (False, TODAY, ["unsigned"]),
        (True, date(2028, 1, 3), ["expired"]),
        (True, date(2028, 1, 2), []),
        (False, date(2030, 1, 1), ["expired", "unsigned"]),
    ],
)
def test_release_refuses_drafts_and_expired_leaflets(shelf: Shelf, signed: bool, today: date, codes: list[str]) -> None:
    """For patients nothing is made that nobody has signed, or whose review is overdue, even if a file is up to date."""
    shelf.leaflet("asthma", signed=signed)
    done = shelf.build(shelf.request(ONE, today=today))["asthma.en.a4"]
    assert done.state.value == "made"
    assert [f"{one.severity} {one.code}" for one in done.problems] == ["warning expired"] * ("expired" in codes)
    assert json.loads(shelf.files()["manifest.json"])["outputs"][0]["problems"] == []
    done = shelf.build(shelf.request(ONE, today=today, release=True))["asthma.en.a4"]
    assert [problem.code for problem in done.problems] == codes
    assert done.state.value == ("failed" if codes else "current")
    assert all(problem.place.file.startswith("leaflets/asthma/") and problem.hint for problem in done.problems)


def test_check_makes_everything_and_writes_nothing(shelf: Shelf) -> None:
    """`check` finds what `build` would find, and leaves no trace."""
    shelf.leaflet("asthma").leaflet("burns", en="[no link](nowhere:x)")
    request = shelf.request(ONE)
    before = {path: path.stat().st_mtime_ns for path in shelf.root.parent.rglob("*")}
    found = {}
    check(request, lambda done: found.update({done.job.name: done.state.value}))
    assert found == {"asthma.en.a4": "made", "burns.en.a4": "failed"}
    assert {path: path.stat().st_mtime_ns for path in shelf.root.parent.rglob("*")} == before


def test_a_fault_of_the_program_costs_one_job(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody expected becomes one line about its leaflet, and the next one is made."""
    real = pipeline.make_leaflet

    def faulty(edition: Edition, typesetter: Typesetter) -> pipeline.MadeLeaflet:
        if edition.leaflet.language == "ar":
            raise ZeroDivisionError("two\nlines")
        return real(edition, typesetter)

    monkeypatch.setattr(pipeline, "make_leaflet", faulty)
    monkeypatch.setattr(building, "run", lambda tasks, *_: (one for task in tasks for one in make(task)))
    shelf.leaflet("asthma", en="Text.", ar="نص.")
    settled = shelf.build(shelf.request(ONE))
    assert settled["asthma.en.a4"].state.value == "made"
    problem = settled["asthma.ar.a4"].problems[0]
    assert str(problem).startswith("asthma.ar.a4: error[internal-error]: ")
    assert "ZeroDivisionError: two lines" in problem.message


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EMFILE, "too-many-files"),
        (errno.EIO, "disk-error"),
    ],
)
def test_trouble_that_spares_no_file_stops_the_run(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """A full or failing disk gives one clear error; every file that is there stays whole, and a later run goes on."""
    shelf.leaflet("asthma").leaflet("burns", en="[no link](nowhere:x)")
    shelf.build(shelf.request(ONE))
    before = shelf.files()
    shelf.leaflet("asthma", en="New.").leaflet("burns", en="New.")

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        settled: list[str] = []
        stopped = build(shelf.request(ONE), lambda done: settled.append(done.state.value))
    assert ([one.code for one in stopped], settled) == ([code], [])
    assert stopped[0].hint
    kept = shelf.files()
    assert {name: kept[name] for name in before} == before
    assert set(shelf.states(shelf.request(ONE)).values()) == {"made"}
    assert not any("part" in name or "journal" in name for name in shelf.files())


def test_a_file_that_cannot_be_replaced_costs_itself_alone(shelf: Shelf) -> None:
    """Where something else has the name of one file, that file fails with its name, and all others are made."""
    shelf.leaflet("asthma").leaflet("burns")
    (shelf.output / "asthma/asthma.en.a4.pdf/in the way").mkdir(parents=True)
    settled = shelf.build(shelf.request(ONE))
    assert {name: done.state.value for name, done in settled.items()} == {
        "asthma.en.a4": "failed",
        "burns.en.a4": "made",
    }
    assert settled["asthma.en.a4"].problems[-1].code == "in-the-way"
    assert settled["asthma.en.a4"].problems[-1].place.file == str(shelf.output / "asthma/asthma.en.a4.pdf")


def test_the_output_folder_cannot_be_a_file(shelf: Shelf) -> None:
    """An output folder that cannot be made is refused before anything is begun."""
    shelf.leaflet("asthma")
    shelf.output.parent.mkdir(exist_ok=True)
    shelf.output.write_text("here already", "utf-8")
    with pytest.raises(Refused) as caught:
        build(shelf.request(ONE), lambda _: None)
    assert caught.value.diagnostics[0].code == "cannot-write"


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "cannot-write"), (errno.EROFS, "read-only")])
def test_a_folder_without_permission_is_refused(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """A folder that may not be written to is refused with its name before anything is begun."""
    shelf.leaflet("asthma")

    def forbidden(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(Refused) as caught:
        build(shelf.request(ONE), lambda _: None)
    assert [(one.code, one.place.file) for one in caught.value.diagnostics] == [(code, str(shelf.output))]


def test_prune_deletes_only_what_was_made_from_what_is_gone(shelf: Shelf) -> None:
    """Files of a leaflet that is gone stay until they are pruned; what the program did not make is never touched."""
    shelf.leaflet("asthma").leaflet("burns")
    shelf.build(shelf.request(ONE))
    note = shelf.output / "burns/note.pdf"
    note.write_bytes(b"mine")
    for path in (shelf.root / "leaflets/burns").iterdir():
        path.unlink()
    (shelf.root / "leaflets/burns").rmdir()
    shelf.build(shelf.request(ONE))
    assert "burns/burns.en.a4.pdf" in shelf.files()
    shelf.build(shelf.request(ONE, prune=Selection()))
    assert set(shelf.files()) == {"asthma/asthma.en.a4.pdf", "burns/note.pdf", "manifest.json"}
    assert [entry["leaflet"] for entry in json.loads(shelf.files()["manifest.json"])["outputs"]] == ["asthma"]


@pytest.mark.parametrize(
    ("named", "left"),
    [
        (Selection(("asthma",)), {"asthma.en", "burns.en", "burns.fr"}), (Selection(("burns",)), {"asthma.en", "asthma.fr", "burns.en"}),
        (Selection(languages=("fr",)), {"asthma.en", "burns.en"}), (Selection(languages=("en",)), {"asthma.en", "asthma.fr", "burns.en", "burns.fr"}),
        (Selection(("all",)), {"asthma.en", "burns.en"}), (Selection(("asthma",), ("en",)), {"asthma.en", "asthma.fr", "burns.en", "burns.fr"}),
        (Selection(layouts=("letter",)), {"asthma.en", "asthma.fr", "burns.en", "burns.fr"}), (Selection(), {"asthma.en", "burns.en"}),
    ],
)  # fmt: skip
def test_only_what_is_named_is_pruned(named: Selection, left: set[str], shelf: Shelf) -> None:
    """Of files whose translation is gone, those of the names that were asked for are deleted, and each is said."""
    for name in ("asthma", "burns"):
        shelf.leaflet(name, en="A short text.", fr="Un texte court.")
    before = {*shelf.states(shelf.request(ONE))}
    for name in ("asthma", "burns"):
        (shelf.root / "leaflets" / name / "fr.yaml").unlink()
    done = shelf.build(shelf.request(ONE, prune=named))
    there = {name.rpartition("/")[2].removesuffix(".a4.pdf") for name in shelf.files() if name.endswith(".pdf")}
    assert there == left
    removed = {name for name, one in done.items() if one.state is JobState.REMOVED}
    assert {name.removesuffix(".a4") for name in before} - left == {name.removesuffix(".a4") for name in removed}
    assert all(one.code == "removed-gone" for name in removed for one in done[name].problems)


def test_a_file_that_somebody_changed_is_not_pruned(shelf: Shelf) -> None:
    """What stands under the name of a file that was made, and is another, is named and left."""
    shelf.leaflet("asthma", en="A short text.", fr="Un texte court.")
    shelf.build(shelf.request(ONE))
    (shelf.root / "leaflets/asthma/fr.yaml").unlink()
    (shelf.output / "asthma/asthma.fr.a4.pdf").write_bytes(b"mine")
    done = shelf.build(shelf.request(ONE, prune=Selection()))
    assert shelf.files()["asthma/asthma.fr.a4.pdf"] == b"mine"
    assert [one.code for each in done.values() for one in each.problems] == ["not-removed"]


def test_a_selection_leaves_the_rest_of_the_manifest_alone(shelf: Shelf) -> None:
    """Building one leaflet at a time gives the same folder, byte for byte, as building all at once, in any order."""
    shelf.leaflet("asthma").leaflet("burns")
    shelf.build(shelf.request(ONE))
    at_once = shelf.files()
    other = Path(shelf.output.parent, "other")
    shelf.output = other
    for name in ("burns", "asthma"):
        shelf.build(shelf.request(Selection((name,), layouts=ONE.layouts)))
    assert shelf.files() == at_once
