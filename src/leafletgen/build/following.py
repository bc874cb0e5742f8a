"""What changes in a library while people work on it: found by looking at sizes and times of its files now and then.

That costs little and works on every system, also where a folder is on another computer. It only says where to look:
what is made again is decided by hashes, as in every build.
"""

import functools
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from leafletgen.build.plan import ALL
from leafletgen.build.sources import name_of
from leafletgen.library.library import Library
from leafletgen.library.pictures import DRAWINGS, PICTURES
from leafletgen.model.edition import Job

SHARED = ("layouts", "languages", "clinics", "fonts")
"""Folders whose files many leaflets depend on."""
SUFFIXES = frozenset((".yaml", *PICTURES, *DRAWINGS))
"""What leaflets are made from, besides font files, for whose bytes `fonts.yaml` stands."""

PAUSE = 0.25
"""Seconds between two looks at least."""
REST = 10
"""How many times as long as a look the pause is at least, so that a large library keeps no core busy."""
SETTLED = 0.1
"""Seconds for which nothing must change any more: somebody may be saving several files, or a large one."""

Look: TypeAlias = Mapping[Path, tuple[int, int]]
"""Size and time of change (nanoseconds) of every file."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file by its name in the library, and what became of it: changed, added or deleted."""

    name: str
    what: str


def look(library: Library, leaflets: tuple[str, ...]) -> Look:
    """The files of a library as they are now; of its leaflets only those named, unless `all` or none are."""
    every = not leaflets or ALL in leaflets
    folders = [library.root / "leaflets" / name for name in ([""] if every else leaflets)]
    folders += [root / name for root in {library.root, library.shipped} for name in SHARED]
    return {path: state for folder in folders for path, state in _files(folder)}


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The files in a folder and those within; what vanishes meanwhile, or may not be read, is not there."""
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


def changes(
    library: Library, leaflets: Iterable[str] = (), pause: Callable[[float], None] = time.sleep
) -> Iterator[tuple[Change, ...]]:
    """Every time that something changes from now on, what; waits until it does, for ever."""
    see = functools.partial(look, library, tuple(leaflets))
    return _changes(library, see(), see, pause)


def _changes(
    library: Library, before: Look, see: Callable[[], Look], pause: Callable[[float], None]
) -> Iterator[tuple[Change, ...]]:
    took = 0.0
    while True:
        pause(max(PAUSE, REST * took))
        began = time.monotonic()
        now = see()
        took = time.monotonic() - began
        if now != before:
            now = _settled(now, see, pause)
            yield tuple(_differences(library, before, now))
            before = now


def _settled(now: Look, see: Callable[[], Look], pause: Callable[[float], None]) -> Look:
    """What there is once nothing changes any more."""
    while True:
        pause(SETTLED)
        earlier, now = now, see()
        if now == earlier:
            return now


def _differences(library: Library, before: Look, now: Look) -> Iterator[Change]:
    for path in sorted({*before, *now}):
        if before.get(path) != now.get(path):
            what = "added" if path not in before else "deleted" if path not in now else "changed"
            yield Change(name_of(library, path), what)


def concerned(jobs: Iterable[Job], changed: Iterable[Change]) -> tuple[Job, ...]:
    """The jobs that changes may concern; first those in the language of a file that has changed itself."""
    names = {change.name for change in changed}
    folders = {name.split("/")[1] for name in names if name.startswith("leaflets/")}
    shared = any(not name.startswith("leaflets/") for name in names)
    found = [job for job in jobs if shared or job.leaflet in folders]
    return tuple(sorted(found, key=lambda job: f"leaflets/{job.leaflet}/{job.language}.yaml" not in names))
