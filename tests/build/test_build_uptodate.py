"""What is made again, and what is not."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from shelf import Shelf
from vouching import vouch

from leafletgen import pipeline
from leafletgen.build.manifest import Manifest, read_manifest
from leafletgen.build.plan import Request, Selection
from leafletgen.build.task import make
from leafletgen.build.uptodate import OutputFolder, source_name
from leafletgen.files import write_whole
from leafletgen.library import cases
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.yaml import events
from leafletgen.model.edition import Edition
from leafletgen.model.standing import Standing
from leafletgen.pipeline import MadeLeaflet, make_leaflet
from leafletgen.text.typesetter import Typesetter
from leafletgen.trust.standing import Case, standing

ONE = Selection(languages=("pt-BR",), layouts=("narrow",), clinics=("north",))
JOB = "asthma.pt-BR.narrow.north"


def add(shelf: Shelf, name: str, shipped: str) -> Path:
    """Give the library a file of its own, like a shipped one."""
    path = shelf.root / name
    path.parent.mkdir(exist_ok=True)
    shutil.copyfile(shipped_root() / shipped, path)
    return path


def edit(path: Path) -> None:
    """Change a file without changing what it says."""
    path.write_bytes(path.read_bytes() + b"# looked through\n")


@pytest.fixture
def built(shelf: Shelf) -> Shelf:
    """A leaflet in Brazilian Portuguese with a clinic's name on it, built from files of the library's own."""
    shelf.leaflet("asthma", en="Drink water.", pt_BR="Beba bastante.")
    add(shelf, "languages/en.yaml", "languages/en.yaml")
    add(shelf, "languages/pt.yaml", "languages/en.yaml")
    add(shelf, "layouts/a4.yaml", "layouts/a4.yaml")
    (shelf.root / "layouts/narrow.yaml").write_text("extends: a4\ntitle: Narrow\n", "utf-8")
    add(shelf, "clinics/north.yaml", "clinics/example.yaml")
    assert shelf.states(shelf.request(ONE)) == {JOB: "made"}
    return shelf


def is_current(shelf: Shelf, request: Request | None = None) -> bool:
    """Whether the job would be left as it is."""
    request = request or shelf.request(ONE)
    return OutputFolder(request, read_manifest(shelf.output)).is_current(request.jobs[0])


def test_a_text_is_decided_on_once_a_task(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a text may be handed out is worked out once for all its layouts and clinics, also beside its translation."""
    shelf.leaflet("asthma", en="Drink water.", de="Trinken Sie Wasser.")
    decided: list[str] = []

    def counted(case: Case, *, thorough: bool) -> Standing:
        decided.append(case.language)
        return standing(case, thorough=thorough)

    monkeypatch.setattr(cases, "standing", counted)
    request = shelf.request(
        Selection(languages=("de",), layouts=("a4", "bilingual-a4", "trifold-a4"), clinics=("example",))
    )
    assert all(outcome.output and outcome.output.draft for outcome in make(request))
    assert sorted(decided) == ["de", "en"]


def test_a_signature_that_comes_during_a_task_counts_in_the_next_run(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of a task on whose text somebody vouches while it lasts are made again by the next run, all of them."""
    shelf.leaflet("asthma")
    request = shelf.request(Selection(layouts=("a4", "letter")))

    def signed_meanwhile(edition: Edition, typesetter: Typesetter) -> MadeLeaflet:
        if not (shelf.root / "people.yaml").exists():
            vouch(shelf.library, "asthma")
        return make_leaflet(edition, typesetter)

    monkeypatch.setattr(pipeline, "make_leaflet", signed_meanwhile)
    outcomes = make(request)
    manifest = Manifest()
    for outcome in outcomes:
        assert outcome.output
        manifest.made(outcome.output)
        write_whole(request.output / outcome.job.output, outcome.pdf)
    assert [output.draft for output in manifest.outputs.values()] == [True, True]
    assert [OutputFolder(request, manifest).is_current(job) for job in request.jobs] == [False, False]
    assert [outcome.output.draft for outcome in make(request) if outcome.output] == [False, False]


def test_what_has_not_changed_is_not_made_again(built: Shelf) -> None:
    """With nothing changed nothing is made, no file is written, and the manifest stays byte for byte."""
    before = {path: path.stat().st_mtime_ns for path in built.output.rglob("*.*") if path.name != ".leafletgen-lock"}
    assert built.states(built.request(ONE)) == {JOB: "current"}
    assert {
        path: path.stat().st_mtime_ns for path in built.output.rglob("*.*") if path.name != ".leafletgen-lock"
    } == before


def test_times_do_not_matter(built: Shelf) -> None:
    """A file that was only touched is not made again."""
    for path in [*built.root.rglob("*.yaml"), *built.output.rglob("*.pdf")]:
        os.utime(path, (0, 0))
    assert is_current(built)


@pytest.mark.parametrize(
    "name",
    [
        "leaflets/asthma/leaflet.yaml",
        "leaflets/asthma/pt-BR.yaml",
        "leaflets/asthma/en.yaml",
        "languages/pt.yaml",
        "layouts/narrow.yaml",
        "layouts/a4.yaml",
        "clinics/north.yaml",
    ],
)
def test_each_source_counts(built: Shelf, name: str) -> None:
    """A change of any file that the leaflet depends on, also by way of another file, makes it stale."""
    edit(built.root / name)
    assert not is_current(built)


@pytest.mark.parametrize(
    ("name", "shipped"), [("languages/pt-BR.yaml", "languages/en.yaml"), ("fonts/fonts.yaml", "layouts/a4.yaml")]
)
def test_a_new_file_that_is_nearer_counts(built: Shelf, name: str, shipped: str) -> None:
    """A file that now takes the place of a shipped one, or of one for a wider language, makes the leaflet stale."""
    add(built, name, shipped)
    assert not is_current(built)


def test_a_copy_of_a_shipped_file_changes_nothing(shelf: Shelf) -> None:
    """What counts is what a file says, not which of the two libraries it is in."""
    shelf.leaflet("asthma")
    shelf.build(shelf.request(Selection(layouts=("a4",))))
    add(shelf, "layouts/a4.yaml", "layouts/a4.yaml")
    assert shelf.states(shelf.request(Selection(layouts=("a4",)))) == {"asthma.en.a4": "current"}


def test_other_files_do_not_count(built: Shelf) -> None:
    """A change of another leaflet, language, layout or clinic leaves the leaflet as it is."""
    built.leaflet("burns")
    add(built, "languages/de.yaml", "languages/en.yaml")
    add(built, "clinics/south.yaml", "clinics/example.yaml")
    assert is_current(built)


def damage(path: Path) -> None:
    """Change one byte of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [Path.unlink, damage, lambda path: path.write_bytes(b"")])
def test_a_file_that_was_harmed_is_made_again(built: Shelf, harm: Callable[[Path], object]) -> None:
    """A finished file that is missing or is not what was made, though its size and time may agree, is made again."""
    before = built.files()
    harm(built.output / f"asthma/{JOB}.pdf")
    assert built.states(built.request(ONE)) == {JOB: "made"}
    assert built.files() == before


def test_another_program_makes_everything_again(built: Shelf) -> None:
    """What an older version of the program made is made again."""
    assert not is_current(built, replace(built.request(ONE), program="leafletgen 0.0.1 (000000000000)"))


def test_force_makes_everything_again(built: Shelf) -> None:
    """`--force` makes what is up to date, and it comes out the same."""
    before = built.files()
    assert built.states(built.request(ONE, force=True)) == {JOB: "made"}
    assert built.files() == before


def test_incremental_and_full_builds_agree(built: Shelf) -> None:
    """A folder brought up to date step by step is, byte for byte, what one full build makes."""
    built.leaflet("asthma", en="Drink more water.")
    built.build(built.request(ONE))
    built.leaflet("asthma", pt_BR="Beba muito mais.")
    built.build(built.request(ONE))
    step_by_step = built.files()
    built.output = built.output.with_name("fresh")
    built.build(built.request(ONE))
    assert built.files() == step_by_step


def test_nothing_to_make_parses_nothing(built: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run with nothing changed reads and hashes, and parses no file."""

    def parse(*_: object) -> NoReturn:
        raise AssertionError("a file was parsed")

    monkeypatch.setattr(events, "read_document", parse)
    assert built.states(built.request(ONE)) == {JOB: "current"}


def test_nothing_to_make_loads_nothing_to_make_it_with(built: Shelf) -> None:
    """A run with nothing changed imports no parser, no typesetter and no checker."""
    script = (
        "import json, sys; from leafletgen.cli.app import status_of; status = status_of(sys.argv[1:]);"
        "print(json.dumps([status, sorted(sys.modules)]))"
    )
    names = ["-l", "pt-BR", "-L", "narrow", "-c", "north", "--format", "json"]
    command = [sys.executable, "-c", script, "build", "--library", str(built.root), "-o", str(built.output), *names]
    # Once before, in case the program itself has changed since the tests began.
    for _ in range(2):
        ran = subprocess.run(command, check=True, capture_output=True, text=True)
    summary, last = ran.stdout.splitlines()
    status, modules = json.loads(last)
    assert (status, json.loads(summary)["current"]) == (0, 1)
    heavy = {"yaml", "pydantic", "reportlab", "uharfbuzz", "icu4py", "pypdf", "babel", "PIL", "leafletgen.pipeline"}
    assert not heavy & set(modules)


def test_a_shipped_library_inside_the_library_has_names_of_its_own(tmp_path: Path) -> None:
    """Where the program is installed, in a `.venv` of the library or anywhere, does not show in the names of files."""
    library = Library(tmp_path, tmp_path / ".venv" / "shipped")
    assert source_name(library, library.shipped / "languages" / "en.yaml") == "languages/en.yaml"
    assert source_name(library, library.root / "languages" / "en.yaml") == "languages/en.yaml"


def test_the_text_that_the_clinic_reads_the_title_of_counts(shelf: Shelf) -> None:
    """A sheet has the title in the clinic's language: it is made again when that text comes or changes.

    While the text has errors, the title is that of the source.
    """
    shelf.leaflet("asthma", en="Drink water.", ar="اشرب الماء.")
    (shelf.root / "layouts").mkdir()
    add(shelf, "layouts/narrow.yaml", "layouts/a4.yaml")
    clinic = add(shelf, "clinics/north.yaml", "clinics/example.yaml")
    clinic.write_text(clinic.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    request = shelf.request(Selection(languages=("ar",), layouts=("narrow",), clinics=("north",)))
    german = shelf.root / "leaflets/asthma/de.yaml"
    english = german.with_name("en.yaml").read_text("utf-8")
    for words, title in (
        (None, "About asthma"),
        (english.replace("About asthma", "Über Asthma"), "Über Asthma"),
        (english.replace("About asthma", "Asthma heute"), "Asthma heute"),
        ("title: Mit Fehlern\n", "About asthma"),
    ):
        if words:
            german.write_text(words, "utf-8")
        assert not is_current(shelf, request)
        assert shelf.states(request) == {"asthma.ar.narrow.north": "made"}
        assert is_current(shelf, request)
        edition = shelf.library.edition(request.jobs[0])
        assert edition.clinic_title
        assert edition.clinic_title.plain == title
