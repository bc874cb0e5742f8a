"""A run from end to end: skips files that are up to date, makes the others, puts them in place, and records it all."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from leafletgen.build.clearing import clear, discard, past_dates
from leafletgen.build.entries import Failure, Program
from leafletgen.build.executor import Start, Stopped
from leafletgen.build.lock import locked
from leafletgen.build.manifest import JOURNAL, Journal, Manifest, read_manifest, write_manifest
from leafletgen.build.output import Placer
from leafletgen.build.plan import Inventory, Request, tasks
from leafletgen.build.pool import executors, run
from leafletgen.build.task import Outcome
from leafletgen.build.uptodate import OutputFolder, libraries
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.files import clear_strays, make_folder, write_error
from leafletgen.model.edition import Job
from leafletgen.problems.catalogue import problem


class JobState(StrEnum):
    """The result of a job."""

    MADE = "made"
    CURRENT = "current"
    FAILED = "failed"
    REMOVED = "removed"
    """An older file that must not stay in the folder. Its job may not have been asked for."""
    KEPT = "kept"
    """An older file with a warning. Its job may not have been asked for."""


ASIDE = frozenset({JobState.REMOVED, JobState.KEPT})
"""Reports about older files, which are not results of the jobs that were asked for."""


@dataclass(frozen=True, slots=True)
class Done:
    """A job with its result and its problems."""

    job: Job
    state: JobState
    problems: tuple[Diagnostic, ...] = ()


Watch: TypeAlias = Callable[[Done], None]
"""Called with each job as soon as it is done."""


def check(request: Request, watch: Watch) -> tuple[Diagnostic, ...]:
    """Make every job and keep nothing; returns what stopped the run early, if anything did.

    Raises Refused when there is no executor.
    """
    try:
        with executors(request) as start, closing(run(tasks(request), start)) as outcomes:
            for outcome in outcomes:
                watch(Done(outcome.job, JobState.MADE if outcome.output else JobState.FAILED, outcome.problems))
    except Stopped as stopped:
        return (stopped.diagnostic,)
    return ()


def build(request: Request, watch: Watch) -> tuple[Diagnostic, ...]:
    """Bring the output folder up to date. Returns a warning if it cannot be locked, and what stopped the run early.

    Raises Refused when it cannot begin: another run holds the folder, it cannot be written to, or there is no executor.
    """
    with executors(request) as start:
        make_folder(request.output)
        with locked(request.output) as warnings:
            try:
                if not warnings:  # else it may be another run that has not finished them
                    clear_strays(request.output)
                manifest = recovered(request.output)
                folder = OutputFolder(request, manifest)
                put_away(request, manifest, folder, watch)
                make_stale(folder, watch, start)
                prune(request, manifest, watch)
                write_manifest(request.output, manifest)
            except OSError as trouble:
                return (*warnings, write_error(trouble, request.output))
            except Stopped as stopped:
                return (*warnings, stopped.diagnostic)
            return warnings


def recovered(output: Path) -> Manifest:
    """The manifest of a folder, with the journal of an interrupted run added to it."""
    manifest = read_manifest(output)
    if (output / JOURNAL).exists():
        write_manifest(output, manifest)
    return manifest


def put_away(request: Request, manifest: Manifest, folder: OutputFolder, watch: Watch) -> None:
    """Remove files that must not stay in the folder, and warn about those with an overdue review. Raises OSError."""
    for job, warning in clear(request, manifest, folder):
        watch(Done(job, JobState.REMOVED, (warning,)))
    for job, warning in past_dates(request, manifest):
        watch(Done(job, JobState.KEPT, (warning,)))


def make_stale(folder: OutputFolder, watch: Watch, start: Start) -> None:
    """Make the jobs that are not up to date, and record each in the manifest.

    Raises OSError or Stopped when the run cannot go on. What is finished by then is in the journal, also when the run is
    interrupted.
    """
    request, stale = folder.request, []
    for job in request.jobs:
        if not request.force and folder.is_current(job):
            watch(Done(job, JobState.CURRENT))
        else:
            stale.append(job)
    if not stale:
        return
    # Closed even when a file cannot be written, so that no worker is left running.
    with (
        Journal(request.output, folder.manifest) as journal,
        closing(run(tasks(replace(request, jobs=tuple(stale))), start)) as outcomes,
        Placer(request.output, len(stale)) as placer,
    ):
        journal.program(request.program, Program(checks(), libraries()))
        for outcome in outcomes:
            for placed in placer.place(outcome):
                watch(record(request, journal, *placed))
        for placed in placer.rest():
            watch(record(request, journal, *placed))


def record(request: Request, journal: Journal, outcome: Outcome, trouble: Diagnostic | None) -> Done:
    """Record a finished file, or the reason why there is none. Raises OSError when the journal cannot be written.

    If a file cannot be made again, the older one stays. But with `release` it is removed: only today's files may stay.
    """
    job, problems = outcome.job, outcome.problems
    if outcome.output is not None and trouble is None:
        journal.output(outcome.output)
        return Done(job, JobState.MADE, problems)
    problems = (*problems, trouble) if trouble else problems
    journal.manifest.failed(Failure(job, problems))
    if request.release and job.output in journal.manifest.outputs:
        warning = problem("removed-unreleased", Place(str(request.output / job.output)), leaflet=job.leaflet)
        removed = discard(request.output, job.output, journal.manifest, warning)
        problems = (*problems, removed) if removed else problems
    return Done(job, JobState.FAILED, problems)


def checks() -> tuple[str, ...]:
    """The names of the checks that every finished file passes."""
    from leafletgen.verify.checks.table import CHECKS  # noqa: PLC0415 - a run with nothing to make needs none

    return tuple(check.__name__ for check in CHECKS)


def prune(request: Request, manifest: Manifest, watch: Watch) -> None:
    """Forget failures of jobs that the library no longer has; delete the files of those that `prune` names. Raises OSError."""
    if not manifest.failures and request.prune is None:
        return
    there = Inventory(request.library)
    for name, failure in list(manifest.failures.items()):
        if failure.job not in there:
            manifest.forgiven(name)
    for name, output in list(manifest.outputs.items()):
        job = output.job
        if request.prune and request.prune.covers(job) and job not in there:
            warning = problem("removed-gone", Place(str(request.output / name)))
            if removed := discard(request.output, name, manifest, warning):
                watch(Done(job, JobState.REMOVED, (removed,)))
