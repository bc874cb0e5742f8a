"""What a worker does: it makes the jobs of a task in memory. Any failure becomes an error of its job alone."""

import errno
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from leafletgen.build.entries import Output
from leafletgen.build.plan import Request
from leafletgen.build.uptodate import ABSENT, hashes
from leafletgen.diagnostics import Diagnostic, Place, Refused, Severity
from leafletgen.garbage import no_collection
from leafletgen.library.cases import Cases
from leafletgen.library.folder import Snapshot
from leafletgen.library.library import PEOPLE, RECORDS
from leafletgen.library.parser import Parser
from leafletgen.model.edition import Edition, Job
from leafletgen.problems.catalogue import problem

if TYPE_CHECKING:
    from leafletgen.pipeline import MadeLeaflet
    from leafletgen.text.typesetter import Typesetter


ALWAYS_SAID = frozenset({"expired", "withdrawn"})
"""Every build warns about these reasons, also without `--release`: such a file must not be given to patients."""
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
"""A build does not warn about these reasons, because the draft mark on every page shows them already."""


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
    """Make every file of a task, all in memory. A failure becomes an error of its job alone."""
    # A task that came from another process has a parser that has read nothing yet.
    # All files of a task are made from the library as it is now.
    task = replace(task, library=replace(task.library, parser=parser(), disk=Snapshot()))
    texts = _Texts(task)
    outcomes = []
    for job in task.jobs:
        try:
            outcomes.append(_made(task, job, texts))
        except Refused as refused:
            outcomes.append(Outcome(job, tuple(about_job(job, problem) for problem in refused.diagnostics)))
        except MemoryError:
            outcomes.append(Outcome(job, (too_large(job),)))
        except OSError as trouble:
            outcomes.append(Outcome(job, (unreadable(job, trouble),)))
        except ImportError as wrong:
            # The system's message when there is no memory left for a shared library.
            no_room = "failed to map" in str(wrong)
            outcomes.append(Outcome(job, (too_large(job) if no_room else fault(job, wrong),)))
        except Exception as wrong:
            outcomes.append(Outcome(job, (fault(job, wrong),)))
    return tuple(outcomes)


def packed_outcomes(work: Work, task: Request) -> bytes:
    """Do a task in another process: its outcomes as bytes."""
    try:
        with no_collection():
            outcomes = work(task)
    except MemoryError:
        outcomes = tuple(Outcome(job, (too_large(job),)) for job in task.jobs)
    return packed(outcomes)


def packed(outcomes: Outcomes) -> bytes:
    """Outcomes as bytes that another process can read. One that cannot be sent makes all of them errors of their jobs."""
    try:
        return pickle.dumps(outcomes)
    except Exception as wrong:
        return pickle.dumps(tuple(Outcome(outcome.job, (fault(outcome.job, wrong),)) for outcome in outcomes))


def unpacked(data: bytes) -> Outcomes:
    """The outcomes that `packed` gave in a process of our own."""
    outcomes: Outcomes = pickle.loads(data)  # noqa: S301 - the bytes come from our own workers
    return outcomes


class _Texts:
    """Shared by the jobs of a task: the hashes of their texts' files, and whether these texts may be given to patients.

    The hashes are taken before a file is read for its words. So if one is saved in between, the next run makes the
    leaflet again.
    """

    def __init__(self, task: Request) -> None:
        self.library = task.library
        self.cases = Cases(task.library, task.today, thorough=task.release or task.thorough)
        self.hashes: dict[tuple[str, str], dict[str, str]] = {}

    def sources(self, job: Job) -> dict[str, str]:
        """The hash of every file that a job is made from, by its name in the manifest. Raises Refused."""
        text = (job.leaflet, job.language)
        if text not in self.hashes:
            # A missing file of signatures is a source too: after the first signature the leaflet is made again.
            missing = dict.fromkeys((f"leaflets/{job.leaflet}/{RECORDS}.yaml", PEOPLE), ABSENT)
            self.hashes[text] = missing | hashes(self.library, self.library.text_sources(*text))
        setting = self.library.setting_sources(job.layout, job.clinic or None, job.leaflet)
        return self.hashes[text] | hashes(self.library, setting)


def _made(task: Request, job: Job, texts: _Texts) -> Outcome:
    """The file of a job. Raises Refused."""
    from leafletgen.pipeline import make_leaflet  # noqa: PLC0415 - a run with nothing to make needs no typesetter

    sources = texts.sources(job)
    edition = task.library.edition(job, texts.cases)
    reasons = reasons_against(task, edition)
    made = make_leaflet(edition, typesetter())
    # A language may be served by a wider one (`pt-BR` by `pt`), until it gets a file of its own.
    awaited = {f"languages/{tag}.yaml": ABSENT for tag in edition.languages}
    # A clinic reads the title of the source until there is a text in its own language.
    awaited |= {f"leaflets/{job.leaflet}/{tag}.yaml": ABSENT for tag in edition.languages}
    output = _entry(task, job, edition, made, awaited | sources)
    return Outcome(job, (*made.warnings, *reasons), made.pdf, output)


@cache
def typesetter() -> "Typesetter":
    """The one typesetter of this process; each worker has its own."""
    from leafletgen.text.typesetter import Typesetter  # noqa: PLC0415 - as above

    return Typesetter()


@cache
def parser() -> Parser:
    """The one parser of this process. It remembers files from one task to the next."""
    return Parser()


def _entry(task: Request, job: Job, edition: Edition, made: "MadeLeaflet", sources: Mapping[str, str]) -> Output:
    since, until = edition.standing.lasts(task.today) if edition.standing else (None, None)
    return Output(
        job=job,
        version=edition.leaflet.version,
        draft=edition.draft,
        review_by=edition.leaflet.review_by.isoformat(),
        pages=made.report.pages,
        sizes=made.report.sizes,
        fills=made.report.fills,
        sheets=made.report.sheets,
        left_out=made.report.left_out,
        sources=sources,
        program=task.program,
        sha256=sha256(made.pdf).hexdigest(),
        bytes=len(made.pdf),
        problems=made.warnings,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
    )


def reasons_against(task: Request, edition: Edition) -> tuple[Diagnostic, ...]:
    """The reasons why an edition must not be given to patients, for each of its texts. With `release`, raises Refused.

    Otherwise they are warnings, with `thorough` all of them. An overdue review is always among them. It is not in the
    manifest, which does not depend on the day.
    """
    reasons = edition.standing.reasons if edition.standing else ()
    if task.release and reasons:
        raise Refused(*(replace(reason, severity=Severity.ERROR) for reason in reasons))
    said = reasons if task.thorough else (reason for reason in reasons if reason.code in ALWAYS_SAID)
    return tuple(replace(reason, severity=Severity.WARNING) for reason in said if reason.code not in DRAFT_REASONS)


def too_large(job: Job) -> Diagnostic:
    """The error for a leaflet that needs more memory than there is."""
    return problem("out-of-memory", about(job))


def unreadable(job: Job, trouble: OSError) -> Diagnostic:
    """The error for a file that cannot be read. It must be a source: a worker writes no files."""
    if trouble.errno == errno.ENOMEM:
        return too_large(job)
    place = Place(str(trouble.filename)) if trouble.filename else about(job)
    return problem("unreadable-file", place, reason=(trouble.strerror or type(trouble).__name__).lower())


def fault(job: Job, wrong: BaseException) -> Diagnostic:
    """The error for an unexpected exception, on one line."""
    return problem("internal-error", about(job), reason=f"{type(wrong).__name__}: {wrong}".replace("\n", " "))


def about_job(job: Job, found: Diagnostic) -> Diagnostic:
    """The problem, with the name of the job if it names neither a file nor a leaflet."""
    where = found.place
    if where.file or job.leaflet in where.about:
        return found
    return replace(found, place=Place(about=", ".join(filter(None, (job.name, where.about)))))


def about(job: Job) -> Place:
    """The place of a job's problems: leaflet, language and layout."""
    return Place(about=job.name)
