"""Makes the pictures of jobs. Each leaflet is made as in a build, and drawn from the finished bytes."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from leafletgen.build.executor import Stopped
from leafletgen.build.plan import Request, tasks
from leafletgen.build.pool import executors, run
from leafletgen.build.task import Outcome
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.files import make_folder, write_error, write_whole
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.model.language import Direction
from leafletgen.preview.drawing import drawn_pictures, renderer


@dataclass(frozen=True, slots=True)
class Previewed:
    """The result of a job: its pictures, in the order in which a reader sees them, and its problems."""

    job: Job
    files: tuple[Path, ...]
    problems: tuple[Diagnostic, ...]


def preview(request: Request) -> Iterator[Previewed]:
    """Make every job as a build does, within the same limits, and draw it into the folder as soon as it is made.

    A job with an error gets no pictures. Raises Refused when no pictures can be drawn or written, or the run cannot
    go on.
    """
    renderer()
    make_folder(request.output)
    try:
        with executors(request) as start, closing(run(tasks(request), start)) as outcomes:
            for outcome in outcomes:
                yield Previewed(outcome.job, _put(request.library, outcome, request.output), outcome.problems)
    except Stopped as stopped:
        raise Refused(stopped.diagnostic) from None


def _put(library: Library, outcome: Outcome, output: Path) -> tuple[Path, ...]:
    """Write the pictures of a leaflet, and delete those of an earlier run. Raises Refused."""
    job, files = outcome.job, []
    try:
        for old in existing_pictures(job, output):
            old.unlink()
        if outcome.output:
            rtl = library.language(job.language).direction is Direction.RTL
            for picture in drawn_pictures(outcome.pdf, library.layout(job.layout), rtl):
                files.append(output / f"{job.name}.{picture.name}.png")
                write_whole(files[-1], picture.png)
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    return tuple(files)


def existing_pictures(job: Job, output: Path) -> Iterator[Path]:
    """The pictures of a job that are in a folder already."""
    name = re.compile(re.escape(job.name) + r"\.(page|face)-[0-9]+(-[a-z0-9-]+)?\.png")
    return (path for path in list(output.iterdir()) if name.fullmatch(path.name))
