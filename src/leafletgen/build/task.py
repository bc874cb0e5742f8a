"""What a worker does: it makes the jobs of a task in memory. Any failure becomes an error of its job alone."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from leafletgen.build.entries import Output
from leafletgen.build.plan import Request
from leafletgen.build.uptodate import ABSENT, hashes
from leafletgen.diagnostics import Diagnostic, Place, Refused, Severity
from leafletgen.library.cases import Cases
from leafletgen.library.library import PEOPLE, RECORDS
from leafletgen.model.edition import Edition, Job
from leafletgen.problems.catalogue import problem
from leafletgen.trust.standing import standing

if TYPE_CHECKING:
    from leafletgen.pipeline import Made
    from leafletgen.text.typesetter import Typesetter


ALWAYS_TOLD = frozenset({"expired", "withdrawn"})
"""What every build says of a text, also when nothing is released: such a file must not be handed out."""
DRAFT_REASONS = frozenset(
    {
        "unsigned",
        "signed-by-version-only",
        "clinician-missing",
        "translator-missing",
        "source-unsigned",
        "second-signature-missing",
    }
)
"""What the draft mark on every page says already; it is no warning of each build."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a job: a file with its entry for the manifest, or only problems."""

    job: Job
    problems: tuple[Diagnostic, ...]
    pdf: bytes = b""
    output: Output | None = None


Outcomes: TypeAlias = tuple[Outcome, ...]
Work: TypeAlias = Callable[[Request], Outcomes]
"""What a worker does with a task: `make`, or a test's stand-in. It is sent to other processes by its name."""


def make(task: Request) -> Outcomes:
    """Make every file of a task, all in memory."""
    return tuple(_outcomes(task))


def packed_outcomes(work: Work, task: Request) -> bytes:
    """Do a task in another process: its outcomes as bytes. An outcome that cannot be sent is an error of its jobs."""
    outcomes = work(task)
    try:
        return pickle.dumps(outcomes)
    except Exception as wrong:
        return pickle.dumps(tuple(Outcome(job, (fault(job, wrong),)) for job in task.jobs))


def unpacked_outcomes(data: bytes) -> Outcomes:
    """The outcomes that `packed_outcomes` gave in a process that is our own."""
    outcomes: Outcomes = pickle.loads(data)  # noqa: S301 - the bytes come from our own workers
    return outcomes


def _outcomes(task: Request) -> Iterator[Outcome]:
    for job in task.jobs:
        try:
            yield _make(task, job)
        except Refused as refused:
            yield Outcome(job, tuple(named(job, problem) for problem in refused.diagnostics))
        except MemoryError:
            yield Outcome(job, (too_large(job),))
        except Exception as wrong:
            yield Outcome(job, (fault(job, wrong),))


def _make(task: Request, job: Job) -> Outcome:
    from leafletgen.pipeline import make_leaflet  # noqa: PLC0415 - a run with nothing to make needs no typesetter

    library = task.library
    # Hashed before they are read: if a file is saved in between, the next run makes the leaflet again.
    sources = hashes(library, library.sources_of(job.leaflet, job.language, job.layout, job.clinic or None))
    edition = library.edition(job, task.today)
    open_reasons = vouched(task, edition)
    made = make_leaflet(edition, typesetter())
    # A language may be served by a wider one (`pt-BR` by `pt`), until it gets a file of its own.
    wanted = {f"languages/{tag}.yaml": ABSENT for tag in edition.languages}
    # The same of signatures: the first one that is recorded builds the file anew.
    wanted |= dict.fromkeys((f"leaflets/{job.leaflet}/{RECORDS}.yaml", PEOPLE), ABSENT)
    output = _entry(task, job, edition, made, {**wanted, **sources})
    return Outcome(job, (*made.warnings, *open_reasons), made.pdf, output)


@cache
def typesetter() -> "Typesetter":
    """The one typesetter of this process; each worker has its own."""
    from leafletgen.text.typesetter import Typesetter  # noqa: PLC0415 - as above

    return Typesetter()


def _entry(task: Request, job: Job, edition: Edition, made: "Made", sources: Mapping[str, str]) -> Output:
    return Output(
        job=job,
        version=edition.leaflet.version,
        draft=edition.draft,
        review_by=edition.leaflet.review_by.isoformat(),
        pages=made.report.pages,
        sizes=made.report.sizes,
        fills=made.report.fills,
        sources=sources,
        program=task.program,
        sha256=sha256(made.pdf).hexdigest(),
        bytes=len(made.pdf),
        problems=made.warnings,
    )


def vouched(task: Request, edition: Edition) -> tuple[Diagnostic, ...]:
    """What speaks against handing an edition to patients, by every text in it.

    With `release` it is why the job is refused: raises Refused. Else `thorough` asks for it, as warnings; a review that is
    overdue is always told, and is not in the manifest, which does not depend on the day.
    """
    cases = Cases(task.library, task.today)
    texts = [each for each in (edition.leaflet, edition.beside) if each]
    found = [standing(cases.case(each.id, each.language), thorough=task.release or task.thorough) for each in texts]
    reasons = tuple(dict.fromkeys(reason for one in found for reason in one.reasons))
    if task.release and reasons:
        raise Refused(*(replace(reason, severity=Severity.ERROR) for reason in reasons))
    told = reasons if task.thorough else (reason for reason in reasons if reason.code in ALWAYS_TOLD)
    return tuple(replace(reason, severity=Severity.WARNING) for reason in told if reason.code not in DRAFT_REASONS)


def too_large(job: Job) -> Diagnostic:
    """The error for a leaflet that needs more memory than there is."""
    return problem("out-of-memory", about(job))


def fault(job: Job, wrong: BaseException) -> Diagnostic:
    """The error for an unexpected exception, on one line."""
    return problem("internal-error", about(job), reason=f"{type(wrong).__name__}: {wrong}".replace("\n", " "))


def named(job: Job, found: Diagnostic) -> Diagnostic:
    """The problem; where it names neither file nor leaflet, as one of a page does, with the name of the job."""
    where = found.place
    if where.file or job.leaflet in where.about:
        return found
    return replace(found, place=Place(about=", ".join(filter(None, (job.name, where.about)))))


def about(job: Job) -> Place:
    """Which leaflet, language and layout a problem concerns."""
    return Place(about=job.name)
