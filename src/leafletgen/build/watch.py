"""`build --watch`: notices changes in a library, and rebuilds the files that a change may affect.

It compares sizes and times of files at intervals, which costs little and works everywhere, also on
a network share. Hashes then decide what is rebuilt, as in every build.
"""

import functools
import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias

from leafletgen.build.plan import ALL, Request, tasks
from leafletgen.build.run import Done, JobState, build
from leafletgen.build.task import make
from leafletgen.build.uptodate import source_name
from leafletgen.diagnostics import Diagnostic, Refused, Severity
from leafletgen.library.library import Library
from leafletgen.library.pictures import DRAWINGS, PICTURES
from leafletgen.model.edition import Job

SHARED_FOLDERS = ("layouts", "languages", "clinics", "fonts")
"""Folders whose files many leaflets depend on."""
SUFFIXES = frozenset((".yaml", *PICTURES, *DRAWINGS))
"""Suffixes of the files that leaflets are made from, without font files, whose hashes are in `fonts.yaml`."""

PAUSE = 0.25
"""The fewest seconds between two looks."""
REST = 10
"""A pause is at least this many times as long as a look, so that a large library keeps no core busy."""
AGAIN = 5.0
"""Seconds until a build that could not begin or go on is tried again, for example while another run has the lock."""
SETTLED = 0.1
"""Seconds without a change before a build begins: an editor may still be saving files."""

Look: TypeAlias = Mapping[Path, tuple[int, int]]
"""Size and time of change (nanoseconds) of every file."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file by its name in the library, and what happened to it: changed, added or deleted."""

    name: str
    what: str


def look(library: Library, leaflets: tuple[str, ...]) -> Look:
    """The files of a library as they are now, with only the named leaflets (all for no names, or `all`)."""
    every = not leaflets or ALL in leaflets
    folders = [library.root / "leaflets" / name for name in ([""] if every else leaflets)]
    folders += [root / name for root in {library.root, library.shipped} for name in SHARED_FOLDERS]
    return {path: state for folder in folders for path, state in _files(folder)}


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The files in a folder and its subfolders. Files that vanish meanwhile or cannot be read are left out."""
    for parent, inner, names in os.walk(folder):
        inner[:] = (name for name in inner if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            if path.suffix in SUFFIXES and not name.startswith("."):
                try:
                    state = path.stat()
                except OSError:
                    continue
                yield path, (state.st_size, state.st_mtime_ns)


def file_changes(
    library: Library, leaflets: Iterable[str] = (), pause: Callable[[float], None] = time.sleep
) -> Generator[tuple[FileChange, ...], bool]:
    """Wait for changes, endlessly, and yield the files of each change.

    If it is sent True, it yields the same changes again after a while, together with new ones, to build them again.
    """
    see = functools.partial(look, library, tuple(leaflets))
    return _changes(library, see(), see, pause)


def _changes(
    library: Library, before: Look, see: Callable[[], Look], pause: Callable[[float], None]
) -> Generator[tuple[FileChange, ...], bool]:
    owed: tuple[FileChange, ...] = ()
    took = waited = 0.0
    while True:
        rest = max(PAUSE, REST * took)
        pause(rest)
        waited += rest
        began = time.monotonic()
        now = see()
        took = time.monotonic() - began
        found: tuple[FileChange, ...] = ()
        if now != before:
            now = _settled(now, see, pause)
            found = tuple(_differences(library, before, now))
            before = now
        if found or (owed and waited >= AGAIN):
            wanted = tuple(dict.fromkeys((*owed, *found)))
            owed = wanted if (yield wanted) else ()
            waited = 0.0


def _settled(now: Look, see: Callable[[], Look], pause: Callable[[float], None]) -> Look:
    """The files once nothing changes any more."""
    while True:
        pause(SETTLED)
        earlier, now = now, see()
        if now == earlier:
            return now


def _differences(library: Library, before: Look, now: Look) -> Iterator[FileChange]:
    for path in sorted({*before, *now}):
        if before.get(path) != now.get(path):
            what = "added" if path not in before else "deleted" if path not in now else "changed"
            yield FileChange(source_name(library, path), what)


def concerned(jobs: Iterable[Job], changed: Iterable[FileChange]) -> tuple[Job, ...]:
    """The jobs that changes may affect, first those whose own text has changed."""
    names = {change.name for change in changed}
    folders = {name.split("/")[1] for name in names if name.startswith("leaflets/")}
    shared = any(not name.startswith("leaflets/") for name in names)
    found = [job for job in jobs if shared or job.leaflet in folders]
    return tuple(sorted(found, key=lambda job: f"leaflets/{job.leaflet}/{job.language}.yaml" not in names))


class Reporter(Protocol):
    """Reports the progress of a watch to people or machines."""

    def waiting(self) -> None:
        """Everything is built, and the watch waits for the next change."""

    def changed(self, change: FileChange) -> None:
        """A file has changed."""

    def __call__(self, done: Done) -> None:
        """A job is done."""

    def problems(self, *problems: Diagnostic) -> None:
        """Problems that belong to no job."""


def keep_up(
    request: Callable[[], Request], changes: Generator[tuple[FileChange, ...], bool], reporter: Reporter
) -> None:
    """After each change, build the jobs that it may affect, until changes end. Errors are reported and do not stop it.

    If a run could not begin or go on, its jobs are built as soon as possible. `request` returns a request
    for everything to build, from the library as it is then. It may raise Refused.
    """
    reporter.waiting()
    owed: tuple[FileChange, ...] = ()
    changed = next(changes, ())
    while changed:
        for change in changed:
            if change not in owed:
                reporter.changed(change)
        problems = _build(request, changed, reporter)
        reporter.problems(*problems)
        owed = changed if any(one.severity is Severity.ERROR for one in problems) else ()
        try:
            changed = changes.send(bool(owed))
        except StopIteration:
            return


def _build(
    request: Callable[[], Request], changed: tuple[FileChange, ...], reporter: Reporter
) -> tuple[Diagnostic, ...]:
    """Build the jobs that changes may affect. Returns what kept the run from beginning or ended it early."""
    made: list[Job] = []

    def watch(done: Done) -> None:
        reporter(done)
        if done.state is JobState.MADE:
            made.append(done.job)

    try:
        everything = request()
        problems = build(replace(everything, jobs=concerned(everything.jobs, changed)), watch)
    except Refused as refused:
        return refused.diagnostics
    _warm_up(replace(everything, jobs=tuple(sorted(made))))
    return problems


def _warm_up(request: Request) -> None:
    """Make here once more what a forked process has made, so that the next fork has its fonts and words in memory."""
    texts = list(tasks(request))
    if len(texts) == 1:
        make(texts[0])
