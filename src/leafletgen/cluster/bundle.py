"""A task with every file that it needs, for a worker that shares no disk with this machine; `worker` unpacks it there.

Fonts are not in it, because they are large: `fonts.yaml` has their hashes, and they are sent separately if needed.
"""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from leafletgen.build.plan import Request
from leafletgen.build.task import Work
from leafletgen.build.uptodate import source_name, source_root
from leafletgen.diagnostics import Refused
from leafletgen.library.folder import FileTrouble, file_path
from leafletgen.library.library import FONTS, Library
from leafletgen.library.schema.fonts import FONT_SUFFIXES as FONT_FILES
from leafletgen.library.schema.fonts import LICENCES
from leafletgen.model.edition import Job

FONTS_FOLDER = Path(FONTS).parent.name
WITH_FONTS = frozenset((*FONT_FILES, *LICENCES))
"""Suffixes of the files in a fonts folder that are sent with `fonts.yaml`, which names only such files."""

READING_ERRORS = (Refused, FileTrouble, OSError)
"""Exceptions from reading the files of a job when one is missing or broken."""

Files: TypeAlias = Mapping[str, bytes]
"""Files by their names in their folder, with `/` on every system."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A task, and every file that its jobs are made from, of the library and of the shipped one.

    The task's library names the folders on the machine that sends it, so that problems name the files there.
    """

    work: Work
    task: Request
    limit: float
    own: Files
    shipped: Files

    @property
    def fonts(self) -> str:
        """The SHA-256 of the `fonts.yaml` in the bundle."""
        return sha256(self.own.get(FONTS) or self.shipped[FONTS]).hexdigest()


def pack(work: Work, task: Request, limit: float) -> tuple[Bundle | None, tuple[Job, ...]]:
    """The bundle of a task, and the jobs whose files cannot be read: they are not in it, and are done here."""
    library, text = task.library, task.jobs[0]
    files: dict[Path, bytes] = {}
    sent: list[Job] = []
    try:
        files |= file_bytes(library, library.text_sources(text.leaflet, text.language))
    except READING_ERRORS:
        return None, task.jobs
    for job in task.jobs:
        try:
            files |= file_bytes(library, library.setting_sources(job.layout, job.clinic or None, job.leaflet))
        except READING_ERRORS:
            continue
        sent.append(job)
    left = tuple(job for job in task.jobs if job not in sent)
    if not sent:
        return None, left
    own = {path: data for path, data in files.items() if source_root(library, path) == library.root}
    return Bundle(
        work=work,
        task=replace(task, jobs=tuple(sent)),
        limit=limit,
        own={source_name(library, path): data for path, data in own.items()},
        shipped={source_name(library, path): data for path, data in files.items() if path not in own},
    ), left


def file_bytes(library: Library, paths: Iterable[Path]) -> dict[Path, bytes]:
    """The bytes of files of a library. Raises one of UNREADABLE, also for a link that leads out of the library."""
    return {path: file_path(source_root(library, path), source_name(library, path)).read_bytes() for path in paths}


def fonts_of(library: Library) -> Files:
    """The files of the library's fonts folder, by their names in it. A link to outside the folder is left out."""
    folder = (library.root if (library.root / FONTS).is_file() else library.shipped) / FONTS_FOLDER
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in WITH_FONTS)
    found = {}
    for name in sorted(names):
        with contextlib.suppress(*READING_ERRORS):
            found[name] = file_path(folder, name).read_bytes()
    return found
