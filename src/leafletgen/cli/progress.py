"""Reports on a run: progress and problems while it lasts, then a summary; as text for people, as JSON for machines."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TextIO

import click

from leafletgen.build.entries import job_json
from leafletgen.build.plan import Request
from leafletgen.build.run import ASIDE, Done, JobState
from leafletgen.build.watch import FileChange
from leafletgen.cli.report import ALL_GOOD, SOME_FAILED, as_line, columns
from leafletgen.diagnostics import Diagnostic, Severity
from leafletgen.model.edition import Job

REDRAW = 0.1
"""Seconds between two states of the progress line on a screen."""
LINE_INTERVAL = 5.0
"""Seconds between two lines of progress if the output is not a screen."""
NAMED = 20
"""The most untried jobs that are named."""
CLEAR = "\r\x1b[K"
"""Moves to the start of the line and clears it."""


class Progress:
    """Reports on a run of jobs on `stream`; with `machine` as JSON lines, and without progress."""

    def __init__(
        self, jobs: Sequence[Job], stream: TextIO, machine: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.jobs = jobs
        self.stream = stream
        self.machine = machine
        self.clock = clock
        self.started = self.shown_at = clock()
        self.done: dict[str, Done] = {}
        self.counts: Counter[JobState] = Counter()
        self.aside: Counter[JobState] = Counter()
        self.reported: set[Diagnostic] = set()
        self.screen = stream.isatty() and not machine

    def __call__(self, done: Done) -> None:
        """Count a job that is done, report its problems, and show the progress."""
        if done.state in ASIDE:
            self.aside[done.state] += 1
            self.problems(*done.problems)
            return
        self.done[done.job.output] = done
        self.counts[done.state] += 1
        self.problems(*done.problems)
        self.progress(done.job.name)

    def problems(self, *problems: Diagnostic) -> None:
        """Report problems; one that several layouts of a text have is reported once."""
        for problem in problems:
            if problem not in self.reported:
                self.reported.add(problem)
                self.stream.write(f"{CLEAR if self.screen else ''}{as_line(problem, self.machine)}\n")

    def progress(self, current: str) -> None:
        """Show the progress, if it was not shown just now."""
        now = self.clock()
        if self.machine or now - self.shown_at < (REDRAW if self.screen else LINE_INTERVAL):
            return
        self.shown_at = now
        self.stream.write(f"{CLEAR}{self.standing(current)}" if self.screen else f"{self.standing(current)}\n")
        self.stream.flush()

    def standing(self, current: str) -> str:
        """The progress in words: `120 done, 1 failed, 79 left, about 0:12 to go: asthma.ar.a4`."""
        done = len(self.done)
        left = len(self.jobs) - done
        # Files that were up to date took no time, so they say nothing about the others.
        worked = done - self.counts[JobState.CURRENT]
        seconds = round((self.clock() - self.started) / worked * left) if worked else 0
        to_go = f", about {seconds // 60}:{seconds % 60:02} to go" if seconds else ""
        return f"{done - self.failed} done, {self.failed} failed, {left} left{to_go}: {current}"

    def close(self) -> None:
        """Clear the line."""
        if self.screen:
            self.stream.write(CLEAR)
            self.stream.flush()

    @property
    def failed(self) -> int:
        """How many jobs failed."""
        return self.counts[JobState.FAILED]

    @property
    def untried(self) -> list[Job]:
        """The jobs that were not tried."""
        return [job for job in self.jobs if job.output not in self.done]

    def summary(self, made: str) -> str:
        """The result for people: a table by language and layout, what was not tried, and one line of counts.

        `made` is the word for success.
        """
        untried = self.untried
        counts = {
            made: self.counts[JobState.MADE],
            "up to date": self.counts[JobState.CURRENT],
            "failed": self.failed,
            "not tried": len(untried),
            "removed": self.aside[JobState.REMOVED],
        }
        words = ", ".join(f"{count} {what}" for what, count in counts.items() if count or what == made)
        table = f"{self.table()}\n" if self.done else ""
        return f"{table}{names_line(untried)}{words}, in {self.clock() - self.started:.1f} s"

    def table(self) -> str:
        """The number of files now, by language (down) and layout (across). Failures have a minus."""
        good: Counter[tuple[str, str]] = Counter()
        bad: Counter[tuple[str, str]] = Counter()
        for done in self.done.values():
            (bad if done.state is JobState.FAILED else good)[done.job.language, done.job.layout] += 1
        languages, layouts = (sorted({names[at] for names in good | bad}) for at in (0, 1))
        cells = [["", *layouts]]
        for language in languages:
            keys = [(language, layout) for layout in layouts]
            cells.append([language, *(f"{good[key]} -{bad[key]}" if bad[key] else f"{good[key]}" for key in keys)])
        return columns(cells)

    def as_json(self) -> dict[str, Any]:
        """The result for machines."""
        counts = {state.value: self.counts[state] for state in JobState if state not in ASIDE}
        counts |= {"removed": self.aside[JobState.REMOVED]}
        states = {done.job: done.state.value for done in self.done.values()} | dict.fromkeys(self.untried, "untried")
        files = [{**job_json(job), "state": state} for job, state in sorted(states.items(), key=output_name)]
        return {**counts, "untried": len(self.untried), "files": files}


def output_name(state: tuple[Job, str]) -> str:
    """The name of a job's file, by which files are sorted."""
    return state[0].output


def names_line(untried: Sequence[Job]) -> str:
    """A line with the names of untried jobs, at most `NAMED` of them; empty for none."""
    if not untried:
        return ""
    more = f" and {len(untried) - NAMED} more" if len(untried) > NAMED else ""
    return f"not tried: {', '.join(job.name for job in untried[:NAMED])}{more}\n"


class WatchLog:
    """Reports on `build --watch`: changes and files on `out`, problems on `errors`; with `machine` as JSON lines."""

    def __init__(self, out: TextIO, errors: TextIO, machine: bool = False) -> None:
        self.out = out
        self.errors = errors
        self.machine = machine
        self.reported: set[Diagnostic] = set()

    def waiting(self) -> None:
        """Everything is built, and the next change is awaited."""
        if not self.machine:
            print("watching for changes; Ctrl-C ends it", file=self.errors, flush=True)

    def changed(self, change: FileChange) -> None:
        """Report a change. Problems that were reported before may now be reported again."""
        self.reported.clear()
        self._event(change.what, change.name)

    def __call__(self, done: Done) -> None:
        """Report a job that was built or has problems."""
        self.problems(*done.problems)
        if done.state is JobState.MADE:
            self._event("built", done.job.output)
        elif done.state is JobState.REMOVED:
            self._event("removed", done.job.output)

    def problems(self, *problems: Diagnostic) -> None:
        """Report problems; one that several layouts of a text have is reported once."""
        for problem in problems:
            if problem not in self.reported:
                self.reported.add(problem)
                print(as_line(problem, self.machine), file=self.errors, flush=True)

    def _event(self, what: str, name: str) -> None:
        line = json.dumps({"event": what, "file": name}) if self.machine else f"{what} {name}"
        print(line, file=self.out, flush=True)


def run_and_report(
    request: Request, format: str, made: str, run: Callable[[Request, Progress], Sequence[Diagnostic]]
) -> int:
    """Do a run, report on it while it lasts and when it ends, and return the exit status."""
    progress = Progress(request.jobs, sys.stderr, machine=format == "json")
    try:
        found = run(request, progress)
    finally:
        progress.close()
    progress.problems(*found)
    click.echo(json.dumps(progress.as_json()) if progress.machine else progress.summary(made))
    return SOME_FAILED if progress.failed or any(one.severity is Severity.ERROR for one in found) else ALL_GOOD
