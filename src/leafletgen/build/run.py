"""A run from end to end: what of it is up to date, the rest made, checked and put in place, and all of it written down."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leafletgen.build.lock import locked
from leafletgen.build.manifest import JOURNAL, Journal, Manifest, read_manifest, write_manifest
from leafletgen.build.output import put_in_place
from leafletgen.build.plan import Inventory, tasks
from leafletgen.build.records import Failure, Program
from leafletgen.build.sources import libraries
from leafletgen.build.task import Outcome, Setup, make
from leafletgen.build.uptodate import Folder
from leafletgen.build.workforce import Start, Stranded, processes, run
from leafletgen.diagnostics import Diagnostic
from leafletgen.files import clear_strays, make_folder, remove, write_error
from leafletgen.model.edition import Job


class State(StrEnum):
    """What became of a job."""

    MADE = "made"
    CURRENT = "current"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """One job that is settled, for whoever watches."""

    job: Job
    state: State
    problems: tuple[Diagnostic, ...] = ()


Watch = Callable[[Done], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: these jobs, into this folder, with so many workers, which `start` gets.

    `force` makes again what is up to date; `prune` deletes files that an earlier run made from what is gone now.
    """

    setup: Setup
    jobs: tuple[Job, ...]
    output: Path
    workers: int = 1
    force: bool = False
    prune: bool = False
    start: Start = processes


def check(
    setup: Setup, jobs: tuple[Job, ...], workers: int, watch: Watch, start: Start = processes
) -> tuple[Diagnostic, ...]:
    """Make every job and keep nothing; returns what made the run stop early, if anything did.

    Raises Refused when there is nobody to do the work.
    """
    try:
        with closing(run(make, setup, tasks(jobs), workers, start)) as outcomes:
            for outcome in outcomes:
                watch(Done(outcome.job, State.MADE if outcome.output else State.FAILED, outcome.problems))
    except Stranded as stranded:
        return (stranded.diagnostic,)
    return ()


def build(order: Order, watch: Watch) -> tuple[Diagnostic, ...]:
    """Bring the output folder up to date; returns what made the run stop early, if anything did.

    Raises Refused when it cannot begin: somebody else is at work in the folder, it cannot be written to, or there is
    nobody to do the work.
    """
    make_folder(order.output)
    with locked(order.output):
        try:
            clear_strays(order.output)
            manifest = recovered(order.output)
            make_stale(order, manifest, watch)
            prune(order, manifest)
            write_manifest(order.output, manifest)
        except OSError as trouble:
            return (write_error(trouble, order.output),)
        except Stranded as stranded:
            return (stranded.diagnostic,)
        return ()


def recovered(output: Path) -> Manifest:
    """The manifest, after what a run that did not end had noted is part of it."""
    manifest = read_manifest(output)
    if (output / JOURNAL).exists():
        write_manifest(output, manifest)
    return manifest


def make_stale(order: Order, manifest: Manifest, watch: Watch) -> None:
    """Make what is not up to date, and note in the manifest what became of it.

    Raises OSError or Stranded when it is no use to go on. What is finished by then, also when the run is interrupted,
    is in the journal.
    """
    stale = []
    folder = Folder(order.setup, order.output, manifest)
    for job in order.jobs:
        if not order.force and folder.is_current(job):
            watch(Done(job, State.CURRENT))
        else:
            stale.append(job)
    if not stale:
        return
    # Closed even when a file cannot be written, so that no worker is left at work.
    with (
        Journal(order.output, manifest) as journal,
        closing(run(make, order.setup, tasks(stale), order.workers, order.start)) as outcomes,
        closing(put_in_place(order.output, outcomes, len(stale))) as placed,
    ):
        journal.program(order.setup.program, Program(checks(), libraries()))
        for outcome, trouble in placed:
            watch(settle(journal, outcome, trouble))


def settle(journal: Journal, outcome: Outcome, trouble: Diagnostic | None) -> Done:
    """Note a finished file, or why there is none. Raises OSError when it is no use to go on."""
    job, problems = outcome.job, outcome.problems
    if outcome.output is not None and trouble is None:
        journal.output(outcome.output)
        return Done(job, State.MADE, problems)
    problems = (*problems, trouble) if trouble else problems
    journal.manifest.failed(Failure(job, problems))
    return Done(job, State.FAILED, problems)


def checks() -> tuple[str, ...]:
    """The names of the checks that every finished file passes."""
    from leafletgen.verify.checks.table import CHECKS  # noqa: PLC0415 - a run with nothing to make needs none

    return tuple(check.__name__ for check in CHECKS)


def prune(order: Order, manifest: Manifest) -> None:
    """Forget failures of what the library no longer has; delete the files of it when that is asked for. Raises OSError."""
    if not manifest.failures and not order.prune:
        return
    there = Inventory(order.setup.library)
    for name, failure in list(manifest.failures.items()):
        if failure.job not in there:
            manifest.forgiven(name)
    for name, output in list(manifest.outputs.items()):
        if order.prune and output.job not in there:
            remove(order.output / name)
            manifest.gone(name)
