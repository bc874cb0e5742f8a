"""Finished files, each with what it was made from and as the second reader has it."""

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pytest
from generated import Generated
from second_reader import TaggedFile
from written import Written

from leafletgen.build.plan import Request, Selection, plan
from leafletgen.build.task import make
from leafletgen.library.library import Library
from leafletgen.model.edition import Job

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
ALL = bool(os.environ.get("LEAFLETGEN_ALL_FILES"))
"""Look at every file that `make` builds, as the gate does; else at one of each layout."""


@dataclass
class File:
    """A finished file. `written` is what its YAML says, `beside` what its other language says in a file of two."""

    job: Job
    data: bytes
    written: Written
    beside: Written | None

    @cached_property
    def heard(self) -> TaggedFile:
        """The file as a screen reader has it."""
        return TaggedFile(self.data)


class Shelf:
    """The shipped library and the generated one, and the files that `leafletgen build` makes of them."""

    def __init__(self) -> None:
        self.library = Library(ROOT, ROOT)
        folder = Path(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self.generated = Generated(folder, self.library)

    def jobs(self) -> list[Job]:
        """The files of both libraries; of the shipped one all, or one of each layout in languages here and there."""
        jobs = plan(self.library, Selection())
        by_layout = [
            [job for job in jobs if job.layout == name] for name in self.library.layouts_of("scrotal-calcinosis")
        ]
        few = [same[7 * at % len(same)] for at, same in enumerate(by_layout)]
        return [*(jobs if ALL else few), *self.generated.jobs()]

    @cache  # noqa: B019 - one shelf lives as long as the run
    def file(self, job: Job) -> File:
        """Make a file, or fail with what hinders."""
        library = self.library if job.leaflet in self.library.leaflet_ids() else self.generated.library
        (outcome,) = make(Request(library, (job,), "test", TODAY))
        assert outcome.pdf, [str(problem) for problem in outcome.problems]
        written = Written.read(library.root, ROOT, job.leaflet, job.language)
        source = written.facts["source_language"]
        two = library.layout(job.layout).bilingual and source != job.language
        beside = Written.read(library.root, ROOT, job.leaflet, source) if two else None
        return File(job, outcome.pdf, written, beside)


SHELF = Shelf()
every_file = pytest.mark.parametrize("job", SHELF.jobs(), ids=lambda job: job.name)
"""For a test of one finished file, whatever it holds."""
