"""A task with all that it takes, for a worker that has no disk in common with us; `workplace.py` unpacks it there.

Fonts, which are what is large, are not in it: `fonts.yaml` stands for them, and they are sent apart where need be.
"""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from leafletgen.build.plan import Task
from leafletgen.build.sources import home_of, name_of
from leafletgen.build.task import Setup, Work
from leafletgen.diagnostics import Refused
from leafletgen.library.folder import FileTrouble, located
from leafletgen.library.library import FONTS, Library
from leafletgen.library.schema.fonts import FONTS as FONT_FILES
from leafletgen.library.schema.fonts import LICENCES
from leafletgen.model.edition import Job

FONTS_FOLDER = Path(FONTS).parent.name
WITH_FONTS = frozenset((*FONT_FILES, *LICENCES))
"""What is sent of a folder of fonts, besides `fonts.yaml`: `fonts.yaml` may name nothing else."""

UNREADABLE = (Refused, FileTrouble, OSError)
"""What packing raises for jobs that lack a file, or have a broken one."""

Files: TypeAlias = Mapping[str, bytes]
"""Files by their names in the folder that they belong to, with `/` on every system."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Jobs of one text, and every file that they are made from: the library's own, and those of the shipped one behind it.

    `homes` is where the two are here; a problem that names a file by its whole path names the one here.
    """

    work: Work
    task: Task
    limit: float
    program: str
    today: date
    release: bool
    homes: tuple[str, str]
    own: Files
    shipped: Files

    @property
    def fonts(self) -> str:
        """The SHA-256 of the `fonts.yaml` in it."""
        return sha256(self.own.get(FONTS) or self.shipped[FONTS]).hexdigest()


def packed(work: Work, setup: Setup, task: Task, limit: float) -> tuple[Parcel | None, tuple[Job, ...]]:
    """What is to be sent of a task, and the jobs that are not, because their files cannot be read: do those here."""
    library = setup.library
    files: dict[Path, bytes] = {}
    sent: list[Job] = []
    try:
        files |= contents(library, library.text_sources(task.leaflet, task.language))
    except UNREADABLE:
        return None, task.jobs
    for job in task.jobs:
        try:
            files |= contents(library, library.setting_sources(job.layout, job.clinic or None))
        except UNREADABLE:
            continue
        sent.append(job)
    left = tuple(job for job in task.jobs if job not in sent)
    if not sent:
        return None, left
    own = {path: data for path, data in files.items() if home_of(library, path) == library.root}
    return Parcel(
        work=work,
        task=replace(task, jobs=tuple(sent)),
        limit=limit,
        program=setup.program,
        today=setup.today,
        release=setup.release,
        homes=(str(library.root), str(library.shipped)),
        own={name_of(library, path): data for path, data in own.items()},
        shipped={name_of(library, path): data for path, data in files.items() if path not in own},
    ), left


def contents(library: Library, paths: Iterable[Path]) -> dict[Path, bytes]:
    """The bytes of files of a library. Raises one of UNREADABLE, also for a link that leads out of the library."""
    return {path: located(home_of(library, path), name_of(library, path)).read_bytes() for path in paths}


def fonts_of(library: Library) -> Files:
    """The files in the library's folder of fonts, from there; a link that leads out of it is left out."""
    folder = (library.root if (library.root / FONTS).is_file() else library.shipped) / FONTS_FOLDER
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in WITH_FONTS)
    found = {}
    for name in sorted(names):
        with contextlib.suppress(*UNREADABLE):
            found[name] = located(folder, name).read_bytes()
    return found
