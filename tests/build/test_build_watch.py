"""A library that changes while somebody works on it, and the output folder that follows."""

import contextlib
import io
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from shelf import Shelf

from leafletgen.build.lock import locked
from leafletgen.build.plan import Request, Selection
from leafletgen.build.watch import AGAIN, PAUSE, SETTLED, FileChange, concerned, file_changes, keep_up
from leafletgen.cli.progress import WatchLog
from leafletgen.model.edition import Job
from processes import without_progress


class Ended(Exception):  # noqa: N818 - nothing is wrong
    """Nobody does anything any more."""


class Desk:
    """Somebody who does one thing in each pause between two looks, and then goes."""

    def __init__(self, *deeds: Callable[[], object]) -> None:
        self.deeds = iter(deeds)
        self.pauses: list[float] = []

    def __call__(self, seconds: float) -> None:
        """A pause."""
        self.pauses.append(seconds)
        try:
            next(self.deeds)()
        except StopIteration:
            raise Ended from None


def nothing() -> None:
    """Think."""


def told(shelf: Shelf, *deeds: Callable[[], object], leaflets: tuple[str, ...] = ()) -> list[list[str]]:
    """What is noticed of what somebody does: `added leaflets/asthma/ar.yaml`, for each time that something is."""
    noticed = []
    try:
        for seen in file_changes(shelf.library, leaflets, Desk(*deeds)):
            noticed += [[f"{change.what} {change.name}" for change in seen]]
    except Ended:
        return noticed
    raise AssertionError("it ended by itself")


def save(path: Path, text: str) -> Callable[[], object]:
    """A deed: write a file."""

    def deed() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return deed


@pytest.fixture
def asthma(shelf: Shelf) -> Shelf:
    """A library with a leaflet in two languages."""
    return shelf.leaflet("asthma", ar="نص قصير.", en="A short text.")


def test_changes_are_noticed_by_name(asthma: Shelf) -> None:
    """A file that is changed, added or deleted is told by its name in the library, once."""
    folder = asthma.root / "leaflets/asthma"
    assert told(
        asthma,
        save(folder / "en.yaml", "longer than before" * 100), nothing,
        nothing,
        save(folder / "de.yaml", "x"), nothing,
        (folder / "de.yaml").unlink, nothing,
        save(asthma.root / "layouts/mine.yaml", "extends: a4"), nothing,
    ) == [
        ["changed leaflets/asthma/en.yaml"],
        ["added leaflets/asthma/de.yaml"],
        ["deleted leaflets/asthma/de.yaml"],
        ["added layouts/mine.yaml"],
    ]  # fmt: skip


def test_a_change_of_the_same_size_is_noticed(asthma: Shelf) -> None:
    """The time of a file counts as much as its size."""
    path = asthma.root / "leaflets/asthma/en.yaml"
    assert told(asthma, lambda: os.utime(path, ns=(1, 1)), nothing) == [["changed leaflets/asthma/en.yaml"]]


def test_files_that_are_saved_together_are_one_change(asthma: Shelf) -> None:
    """While files are still being written nothing is built; then all of it at once."""
    folder = asthma.root / "leaflets/asthma"
    deeds = (save(folder / "en.yaml", "a"), save(folder / "en.yaml", "ab"), save(folder / "ar.yaml", "c"), nothing)
    assert told(asthma, *deeds) == [["changed leaflets/asthma/ar.yaml", "changed leaflets/asthma/en.yaml"]]


def test_what_no_leaflet_is_made_of_is_not_looked_at(asthma: Shelf) -> None:
    """Notes, files of editors, and the folder of the finished files change nothing; nor do leaflets that were not named."""
    folder = asthma.root / "leaflets/asthma"
    deeds = (
        save(folder / "notes.txt", "x"),
        save(folder / ".en.yaml.swp", "x"),
        save(folder / "en.yaml~", "x"),
        save(asthma.root / "dist/asthma/x.yaml", "x"),
        save(asthma.root / "leaflets/.git/x.yaml", "x"),
    )
    assert told(asthma, *deeds) == []
    others = (save(asthma.root / "leaflets/burns/en.yaml", "x"), nothing)
    assert told(asthma, *others, leaflets=("asthma",)) == []
    others = (save(asthma.root / "leaflets/colds/en.yaml", "x"), nothing)
    assert told(asthma, *others, leaflets=("all",)) == [["added leaflets/colds/en.yaml"]]


def test_a_change_is_found_within_half_a_second(asthma: Shelf) -> None:
    """The pauses up to a change and until it has settled leave half of the second for building."""
    desk = Desk(save(asthma.root / "leaflets/asthma/en.yaml", "x"), nothing)
    next(file_changes(asthma.library, (), desk))
    assert desk.pauses == [PAUSE, SETTLED]
    assert sum(desk.pauses) < 0.5


def test_only_what_a_change_may_concern_is_looked_into() -> None:
    """A leaflet's file concerns that leaflet, its own language first; a shared file concerns all."""
    jobs = [Job(*names) for names in itertools.product(("asthma", "burns"), ("ar", "en"), ("a4", "letter"))]
    english = FileChange("leaflets/asthma/en.yaml", "changed")
    assert [job.language for job in concerned(jobs, [english])] == ["en", "en", "ar", "ar"]
    assert {job.leaflet for job in concerned(jobs, [english])} == {"asthma"}
    assert concerned(jobs, [FileChange("leaflets/asthma/leaflet.yaml", "changed")]) == tuple(jobs[:4])
    assert concerned(jobs, [FileChange("layouts/a4.yaml", "changed")]) == tuple(jobs)
    assert concerned(jobs, [FileChange("leaflets/colds/en.yaml", "added")]) == ()


class Session:
    """Somebody at work, with the output folder following; `out` and `errors` are what is told."""

    def __init__(self, shelf: Shelf, machine: bool = False) -> None:
        self.shelf = shelf
        self.out, self.errors = io.StringIO(), io.StringIO()
        self.log = WatchLog(self.out, self.errors, machine)

    def request(self) -> Request:
        """What is to be built: everything as A4."""
        return self.shelf.request(Selection(layouts=("a4",)))

    def work(self, *deeds: Callable[[], object]) -> list[str]:
        """Do things, with time to think after each; gives the lines that are told of them, errors last."""
        for stream in (self.out, self.errors):
            stream.truncate(stream.seek(0))
        desk = Desk(*itertools.chain.from_iterable((deed, nothing) for deed in deeds))
        with pytest.raises(Ended):
            keep_up(self.request, file_changes(self.shelf.library, (), desk), self.log)
        return [*self.out.getvalue().splitlines(), *self.errors.getvalue().splitlines()]


@pytest.fixture
def session(asthma: Shelf) -> Session:
    """Work on a library whose leaflets are all built."""
    session = Session(asthma)
    asthma.build(session.request())
    return session


def test_what_changed_is_built_and_told(session: Session) -> None:
    """A saved translation is built, alone, and each is told in a line."""
    before = session.shelf.files()
    lines = session.work(lambda: session.shelf.leaflet("asthma", ar="نص آخر."))
    assert lines == [
        "changed leaflets/asthma/ar.yaml",
        "changed leaflets/asthma/leaflet.yaml",
        "built asthma/asthma.ar.a4.pdf",
        "watching for changes; Ctrl-C ends it",
    ]
    after = session.shelf.files()
    assert {name for name in after if after[name] != before.get(name)} == {"asthma/asthma.ar.a4.pdf", "manifest.json"}


def test_a_file_that_is_only_touched_builds_nothing(session: Session) -> None:
    """Hashes decide what is made again: a new time alone does not."""
    path = session.shelf.root / "leaflets/asthma/en.yaml"
    lines = session.work(path.touch)
    assert lines == ["changed leaflets/asthma/en.yaml", "watching for changes; Ctrl-C ends it"]


def test_an_error_is_told_and_survived(session: Session) -> None:
    """A file with an error is told once, where it is; what was built stays; when it is mended, it is built."""
    path = session.shelf.root / "leaflets/asthma/ar.yaml"
    good = path.read_text("utf-8")
    before = session.shelf.files()["asthma/asthma.ar.a4.pdf"]
    lines = session.work(save(path, good + "headng: x\n"))
    assert [line for line in lines if "error[" in line] == [lines[-1]]
    assert lines[-1].startswith("leaflets/asthma/ar.yaml:8:1: error[unknown-key]")
    assert session.shelf.files()["asthma/asthma.ar.a4.pdf"] == before
    lines = session.work(save(path, good.replace("نص", "كلام")))
    assert lines[:2] == ["changed leaflets/asthma/ar.yaml", "built asthma/asthma.ar.a4.pdf"]


def test_a_broken_library_is_survived(session: Session) -> None:
    """When there is nothing left to make, that is told, and what comes back is built."""
    folder = session.shelf.root / "leaflets/asthma"
    moved = session.shelf.root / "away"
    lines = session.work(lambda: folder.rename(moved), lambda: moved.rename(folder), (folder / "ar.yaml").unlink)
    assert [line.split()[0] for line in lines[:7]] == ["deleted"] * 3 + ["added"] * 3 + ["deleted"]
    assert sum("nothing-to-make" in line for line in lines) == 1


def test_a_new_layout_is_built_at_once(session: Session) -> None:
    """What is added is built as soon as it is there."""
    session.request = lambda: session.shelf.request(Selection(layouts=("all",)))  # type: ignore[method-assign]  # another request, just here
    session.shelf.build(session.request())
    lines = session.work(save(session.shelf.root / "layouts/mine.yaml", "extends: a4\ntitle: Mine\n"))
    assert lines[:3] == [
        "added layouts/mine.yaml",
        "built asthma/asthma.ar.mine.pdf",
        "built asthma/asthma.en.mine.pdf",
    ]


def test_what_could_not_be_built_is_owed(session: Session) -> None:
    """A change that comes while another run holds the folder is built as soon as it is free, and is told once."""
    holder = contextlib.ExitStack()
    holder.enter_context(locked(session.shelf.output))
    pauses = [nothing] * round(2 * AGAIN / PAUSE)
    lines = session.work(
        lambda: session.shelf.leaflet("asthma", en="Another text."), *pauses[::2], holder.close, *pauses
    )
    assert [line for line in lines if line.startswith("changed")] == [
        "changed leaflets/asthma/en.yaml",
        "changed leaflets/asthma/leaflet.yaml",
    ]
    assert lines.count("built asthma/asthma.en.a4.pdf") == 1
    assert sum("folder-in-use" in line for line in lines) == 1


def test_what_is_forked_next_knows_the_fonts(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is forked for one text begins with what was learned of the text that was saved before."""
    warm: list[str] = []
    monkeypatch.setattr("leafletgen.build.watch.make", lambda task: warm.extend(job.name for job in task.jobs))
    session.work(lambda: session.shelf.leaflet("asthma", ar="نص آخر."))
    assert warm == ["asthma.ar.a4"]


def test_machines_are_told_in_json(asthma: Shelf) -> None:
    """With `machine` every line, of changes, files and errors, is JSON."""
    session = Session(asthma, machine=True)
    path = asthma.root / "leaflets/asthma/en.yaml"
    lines = [json.loads(line) for line in session.work(path.touch, save(path, "x"))]
    assert {"event": "changed", "file": "leaflets/asthma/en.yaml"} in lines
    assert {"event": "built", "file": "asthma/asthma.en.a4.pdf"} in lines
    assert [line["severity"] for line in lines if "severity" in line] == ["error"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal that stands for Ctrl-C")
def test_watching_ends_with_ctrl_c(asthma: Shelf) -> None:
    """`build --watch` builds, goes on building what is saved, and ends with status 130 and without another word."""
    command = [sys.executable, "-m", "leafletgen", "build", "--watch", "-l", "en", "-L", "a4"]
    command += ["--library", str(asthma.root), "-o", str(asthma.output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stderr
        assert "Ctrl-C" in next(filter(without_progress, program.stderr))
        assert "1 made" in "".join(program.stdout.readline() for _ in range(3))
        asthma.leaflet("asthma", en="Other words.")
        lines = list(itertools.takewhile(lambda line: line.startswith("changed "), program.stdout))
        assert "changed leaflets/asthma/en.yaml\n" in lines
        program.send_signal(signal.SIGINT)
        assert program.wait() == 130
        assert program.stdout.read() + without_progress(program.stderr.read()) == "\n"
