"""`build --watch`: finds out what changes in a library, and rebuilds what the change may concern.

Changes are found by looking at sizes and times of files now and then: that costs little and works everywhere, also on
a network share. They only say where to look; hashes decide what is rebuilt, as in every build.
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
"""The files that leaflets are made from, besides font files, whose hashes are in `fonts.yaml`."""

PAUSE = 0.25
"""Seconds between two looks at least."""
REST = 10
"""A pause is at least this many times as long as a look, so that a large library keeps no core busy."""
AGAIN = 5.0
"""Seconds after which a build is tried again that could not begin or go on, as while another run holds the folder."""
SETTLED = 0.1
"""Seconds without a change before a build begins: several files, or a large one, may still be being saved."""

Look: TypeAlias = Mapping[Path, tuple[int, int]]
"""Size and time of change (nanoseconds) of every file."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file by its name in the library, and what happened to it: changed, added or deleted."""

    name: str
    what: str


def look(library: Library, leaflets: tuple[str, ...]) -> Look:
    """The files of a library as they are now; of its leaflets only those named (all of them for none, or `all`)."""
    every = not leaflets or ALL in leaflets
    folders = [library.root / "leaflets" / name for name in ([""] if every else leaflets)]
    folders += [root / name for root in {library.root, library.shipped} for name in SHARED_FOLDERS]
    return {path: state for folder in folders for path, state in _files(folder)}


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The files in a folder and in those inside it; one that vanishes meanwhile or may not be read is left out."""
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
    """Waits for changes without end, and yields each time what has changed.

    Sent True, it yields the same changes again after a while, with those that came since: they are still to be built.
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
    """The jobs that changes may concern; first those whose own text has changed."""
    names = {change.name for change in changed}
    folders = {name.split("/")[1] for name in names if name.startswith("leaflets/")}
    shared = any(not name.startswith("leaflets/") for name in names)
    found = [job for job in jobs if shared or job.leaflet in folders]
    return tuple(sorted(found, key=lambda job: f"leaflets/{job.leaflet}/{job.language}.yaml" not in names))


class Reporter(Protocol):
    """What a watch tells people or machines, as it happens."""

    def waiting(self) -> None:
        """Everything is built, and the next change is awaited."""

    def changed(self, change: FileChange) -> None:
        """A file has changed."""

    def __call__(self, done: Done) -> None:
        """A job is done."""

    def problems(self, *problems: Diagnostic) -> None:
        """Problems that belong to no job."""


def keep_up(
    request: Callable[[], Request], changes: Generator[tuple[FileChange, ...], bool], reporter: Reporter
) -> None:
    """After each change, build what it concerns, for as long as there are changes; errors are reported and survived.

    What could not be built because the run could not begin or go on is built as soon as it can. `request` gives a request
    for everything that is to be built, from the library as it is then. It may raise Refused.
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
    """Build what changes concern; returns what kept the run from beginning or ended it early."""
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
    """Make once more here what a forked process has just made, so that the next one to be forked knows its fonts and words."""
    texts = list(tasks(request))
    if len(texts) == 1:
        make(texts[0])
