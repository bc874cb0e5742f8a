"""A task from names to bytes: what a worker does. Whatever goes wrong is told, and costs nothing but the job."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from leafletgen.build.plan import Task
from leafletgen.build.records import Output
from leafletgen.build.sources import ABSENT, hashes
from leafletgen.diagnostics import Diagnostic, Place, Refused, Severity, error, warning
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.model.leaflet import Leaflet

if TYPE_CHECKING:
    from leafletgen.pipeline import Made
    from leafletgen.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Setup:
    """What all jobs of a run share. `release` refuses what is not fit for patients on the day `today`."""

    library: Library
    program: str
    today: date
    release: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a file with what the manifest says of it, or nothing but problems."""

    job: Job
    problems: tuple[Diagnostic, ...]
    pdf: bytes = b""
    output: Output | None = None


Work = Callable[[Setup, Task], tuple[Outcome, ...]]
"""What workers are given to do; it can be sent to another process by its name."""


def make(setup: Setup, task: Task) -> tuple[Outcome, ...]:
    """Make every file of a task, all in memory."""
    return tuple(_outcomes(setup, task))


def _outcomes(setup: Setup, task: Task) -> Iterator[Outcome]:
    for job in task.jobs:
        try:
            yield _make(setup, job)
        except Refused as refused:
            yield Outcome(job, tuple(named(job, problem) for problem in refused.diagnostics))
        except MemoryError:
            yield Outcome(job, (too_large(job),))
        except Exception as wrong:
            yield Outcome(job, (fault(job, wrong),))


def _make(setup: Setup, job: Job) -> Outcome:
    from leafletgen.pipeline import make_leaflet  # noqa: PLC0415 - a run with nothing to make needs no typesetter

    library = setup.library
    # Hashed before they are read: if somebody saves a file in between, the next run makes the leaflet again.
    sources = hashes(library, library.sources_of(job.leaflet, job.language, job.layout, job.clinic or None))
    edition = library.edition(job)
    leaflet = edition.leaflet
    if setup.release:
        refuse_unreleasable(leaflet, setup.today)
    made = make_leaflet(edition, typesetter())
    # A language may be served by a wider one (`pt-BR` by `pt`), until it gets a file of its own.
    wanted = {f"languages/{tag}.yaml": ABSENT for tag in edition.languages}
    output = _described(setup, job, leaflet, made, {**wanted, **sources})
    return Outcome(job, (*made.warnings, *overdue(leaflet, setup.today)), made.pdf, output)


@cache
def typesetter() -> "Typesetter":
    """The one typesetter of this process; each worker has its own."""
    from leafletgen.text.typesetter import Typesetter  # noqa: PLC0415 - as above

    return Typesetter()


def _described(setup: Setup, job: Job, leaflet: Leaflet, made: "Made", sources: Mapping[str, str]) -> Output:
    return Output(
        job=job,
        version=leaflet.version,
        draft=leaflet.draft,
        review_by=leaflet.review_by.isoformat(),
        pages=made.report.pages,
        sizes=made.report.sizes,
        fills=made.report.fills,
        sources=sources,
        program=setup.program,
        sha256=sha256(made.pdf).hexdigest(),
        bytes=len(made.pdf),
        problems=made.warnings,
    )


def refuse_unreleasable(leaflet: Leaflet, today: date) -> None:
    """Raise Refused when a leaflet may not be handed to patients: nobody has signed it, or its review is overdue."""
    found = [replace(problem, severity=Severity.ERROR) for problem in overdue(leaflet, today)]
    if leaflet.draft:
        who = "a clinician" if leaflet.language == leaflet.source_language else "a clinician or translator"
        hint = f"have {who} sign version {leaflet.version} under 'reviewed', or build without --release"
        found.append(error("draft", "this text is a draft: nobody has signed this version of it", _file(leaflet), hint))
    if found:
        raise Refused(*found)


def overdue(leaflet: Leaflet, today: date) -> tuple[Diagnostic, ...]:
    """The warning for a leaflet whose review is overdue. The manifest, which depends on no day, does not have it."""
    if not leaflet.expired(today):
        return ()
    facts = Place(f"leaflets/{leaflet.id}/leaflet.yaml")
    hint = "review the text, then set 'published' and 'review_by' anew"
    return (warning("expired", f"the review of this leaflet was due on {leaflet.review_by}", facts, hint),)


def _file(leaflet: Leaflet) -> Place:
    return Place(leaflet.title.place.file)


def too_large(job: Job) -> Diagnostic:
    """The error for a leaflet that used up the memory."""
    return error("out-of-memory", "there is not enough memory for this leaflet", about(job), "make it shorter")


def fault(job: Job, wrong: BaseException) -> Diagnostic:
    """The error for a fault of the program, in one line."""
    message = f"the program failed on this leaflet ({type(wrong).__name__}: {wrong})".replace("\n", " ")
    return error("internal-error", message, about(job), "this is not your fault; please report it with the leaflet")


def named(job: Job, problem: Diagnostic) -> Diagnostic:
    """The same problem; one that names neither file nor leaflet, as of a page, says which job's it is."""
    where = problem.place
    if where.file or job.leaflet in where.about:
        return problem
    return replace(problem, place=Place(about=", ".join(filter(None, (job.name, where.about)))))


def about(job: Job) -> Place:
    """Which leaflet, language and layout a problem concerns."""
    return Place(about=job.name)
