"""A disk that fails: whichever call to the system goes wrong in a build, and however, no file is torn and one error says why.

`make fuzz` lets every call fail in every way; the suite takes a sample, the same each time.
"""

import errno
import fcntl
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from shelf import Shelf

from leafletgen.build.plan import Request, Selection, tasks
from leafletgen.build.run import Done, JobState, build
from leafletgen.build.task import Outcome, make
from leafletgen.cli.app import status_of
from leafletgen.diagnostics import Diagnostic, Refused

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks are taken in another way")

LONG = bool(os.environ.get("FUZZ"))
"""Whether every fault is tried, and not only a sample."""
SAMPLE = 60
"""Faults of each version of the library that are tried in the suite."""
CALLS = ("open", "fdopen", "write", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "scandir", "stat", "lstat", "fstat", "close", "ftruncate")  # fmt: skip
"""The functions of `os` that fail. All that reads and writes files goes through them, but for what buffered files do."""
NUMBERS = (
    errno.EIO, errno.ENOSPC, errno.EACCES, errno.ESTALE, errno.EROFS, errno.EMFILE, errno.ENOLCK, errno.EPERM, errno.EDQUOT,
    errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO, errno.ENODEV, errno.EBUSY, errno.EINVAL,
)  # fmt: skip
"""How they fail. What is interrupted (EINTR) is done again by Python itself."""


class Faults:
    """Counts the calls to the system that concern a folder, and lets the one of this number fail; 0 lets all go well."""

    def __init__(self, folder: Path, fail_at: int = 0, number: int = 0) -> None:
        self.folder = str(folder)
        self.fail_at = fail_at
        self.number = number
        self.count = 0
        self.open: set[int] = set()
        self.what = ""

    def concerns(self, arguments: tuple[object, ...]) -> bool:
        """True when a call is about a file in the folder, by its path or its descriptor."""
        first = arguments[0] if arguments else None
        if isinstance(first, int):
            return first in self.open
        return isinstance(first, str | os.PathLike) and os.fspath(first).startswith(self.folder)

    def wrapped(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        """A function of the system that may fail."""

        def call(*arguments: object, **more: object) -> object:
            if not self.concerns(arguments):
                return real(*arguments, **more)
            self.count += 1
            if self.count == self.fail_at:
                self.what = f"{name}{arguments[:1]}"
                if name == "close":
                    real(*arguments, **more)  # a descriptor is gone also when closing it fails
                raise OSError(self.number, os.strerror(self.number), str(arguments[0]))
            result = real(*arguments, **more)
            if name == "open" and isinstance(result, int):
                self.open.add(result)
            if name == "close":
                self.open.discard(arguments[0])
            return result

        return call


@contextmanager
def failing(faults: Faults) -> Iterator[None]:
    """Put the faults in the way of everything in this process."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.wrapped(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", faults.wrapped("flock", fcntl.flock))
        yield


class Made:
    """Two versions of a leaflet in two languages, already made: what is left to do is what a build does with files."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.requests: list[Request] = []
        self.outcomes: list[list[Outcome]] = []
        for text in ("Old.", "New."):
            shelf.leaflet("asthma", en=text, ar=text)
            request = shelf.request(Selection(layouts=("a4",)), force=True)
            self.requests.append(request)
            self.outcomes.append([outcome for task in tasks(request) for outcome in make(task)])
        self.good = {one.job.output: {each.pdf for version in self.outcomes for each in version if each.job == one.job} for one in self.outcomes[0]}  # fmt: skip

    def build(self, version: int, monkeypatch: pytest.MonkeyPatch) -> tuple[set[JobState], list[Diagnostic]]:
        """Put one of the versions in place: the states of its jobs, and every problem."""
        monkeypatch.setattr("leafletgen.build.run.run", lambda *_: (outcome for outcome in self.outcomes[version]))
        found: list[Diagnostic] = []
        states: set[JobState] = set()

        def watch(done: Done) -> None:
            states.add(done.state)
            found.extend(done.problems)

        try:
            found += build(self.requests[version], watch)
        except Refused as refused:
            found += refused.diagnostics
        return states, found

    def check(self) -> None:
        """Every file at its name is whole, and what the manifest says of files is true or is known to be old."""
        for name, versions in self.good.items():
            path = self.shelf.output / name
            assert not path.exists() or path.read_bytes() in versions
        manifest = self.shelf.output / "manifest.json"
        if manifest.exists():
            for entry in json.loads(manifest.read_bytes())["outputs"]:
                known = {sha256(pdf).hexdigest() for pdf in self.good[entry["file"]]}
                assert entry["sha256"] in known


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The versions, made once."""
    return Made(Shelf(tmp_path_factory.mktemp("faults")))


@pytest.mark.parametrize("before", [False, True], ids=["into an empty folder", "over an older version"])
def test_whatever_call_fails_no_file_is_torn(made: Made, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    """After every fault each file is an old or a new one, an error says what is wrong, and the next build mends it all."""
    counting = Faults(made.shelf.output)
    fresh(made, monkeypatch, before)
    with failing(counting):
        states, found = made.build(1, monkeypatch)
    assert (states, found) == ({JobState.MADE}, [])
    assert counting.count > 30
    every = [(at, number) for at in range(1, counting.count + 1) for number in NUMBERS]
    chance = random.Random(1)  # noqa: S311 - the same faults each time
    for at, number in every if LONG else chance.sample(every, SAMPLE):
        fresh(made, monkeypatch, before)
        faults = Faults(made.shelf.output, at, number)
        with failing(faults):
            states, found = made.build(1, monkeypatch)
        said = f"{faults.what} {errno.errorcode[number]}: {[str(one) for one in found]}"
        made.check()
        assert all(one.message and one.place.file and one.code != "internal-error" for one in found), said
        assert found or all((made.shelf.output / name).exists() for name in made.good), said
        states, found = made.build(1, monkeypatch)
        assert not found, said
        assert not [name for name in made.shelf.files() if "leafletgen-part" in name], said
        new = {one.job.output: one.pdf for one in made.outcomes[1]}
        assert {name: made.shelf.files()[name] for name in new} == new, said


def fresh(made: Made, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    """An output folder that is not there, or one with the older version."""
    shutil.rmtree(made.shelf.output, ignore_errors=True)
    if before:
        made.build(0, monkeypatch)


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE, errno.EMFILE])
def test_whatever_call_fails_in_a_library_is_an_error(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """A library on a failing disk is an error with a place and status 1 or 2, or does no harm; never a fault of the program."""
    shelf.leaflet("asthma", en="Text.")
    arguments = ["build", "--library", str(shelf.root), "-o", str(shelf.output), "-L", "a4", "--force"]
    monkeypatch.setattr("leafletgen.build.child.can_fork", lambda: True)
    counting = Faults(shelf.root)
    with failing(counting):
        assert status_of(["list", *arguments[1:-1]]) == 0
    chance = random.Random(number)  # noqa: S311 - the same faults each time
    every = range(1, counting.count + 1)
    for at in every if LONG else chance.sample(every, min(25, len(every))):
        faults = Faults(shelf.root, at, number)
        with failing(faults):
            status = status_of(["list", *arguments[1:-1]])
        said = capsys.readouterr().err
        assert status in {0, 1, 2}, (faults.what, said)
        assert "Traceback" not in said, faults.what
        assert "internal-error" not in said, (faults.what, said)
        assert said.strip() or not status, faults.what
