"""What a run tells while it lasts and when it is over: to people as text, to machines as JSON."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any, TextIO

from leafletgen.build.records import job_json
from leafletgen.build.run import Done, State
from leafletgen.build.telling import told
from leafletgen.diagnostics import Diagnostic

REDRAW = 0.1
"""Seconds between two states of the progress line on a screen."""
LINE = 5.0
"""Seconds between two lines of progress where there is no screen."""
CLEAR = "\r\x1b[K"
"""Back to the start of the line, and nothing on it."""


class Watcher:
    """Watches a run of `total` jobs and tells of it on `stream`. `machine` asks for JSON lines, and no progress."""

    def __init__(
        self, total: int, stream: TextIO, machine: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.total = total
        self.stream = stream
        self.machine = machine
        self.clock = clock
        self.started = self.told_at = clock()
        self.settled: dict[str, Done] = {}
        self.counts: Counter[State] = Counter()
        self.told: set[Diagnostic] = set()
        self.screen = stream.isatty() and not machine

    def __call__(self, done: Done) -> None:
        """Take note of a job that is settled."""
        self.settled[done.job.output] = done
        self.counts[done.state] += 1
        self.tell(*done.problems)
        self.progress(done.job.name)

    def tell(self, *problems: Diagnostic) -> None:
        """Tell of problems; what has been said once, of another layout of the same text, is not said again."""
        for problem in problems:
            if problem not in self.told:
                self.told.add(problem)
                self.stream.write(f"{CLEAR if self.screen else ''}{told(problem, self.machine)}\n")

    def progress(self, current: str) -> None:
        """Say how far it has come, if it is time to."""
        now = self.clock()
        if self.machine or now - self.told_at < (REDRAW if self.screen else LINE):
            return
        self.told_at = now
        self.stream.write(f"{CLEAR}{self.standing(current)}" if self.screen else f"{self.standing(current)}\n")
        self.stream.flush()

    def standing(self, current: str) -> str:
        """How far it has come: `120 done, 1 failed, 79 left, about 0:12 to go: asthma.ar.a4`."""
        done = len(self.settled)
        left = self.total - done
        # What was up to date took no time, and says nothing of the rest.
        worked = done - self.counts[State.CURRENT]
        seconds = round((self.clock() - self.started) / worked * left) if worked else 0
        to_go = f", about {seconds // 60}:{seconds % 60:02} to go" if seconds else ""
        return f"{done - self.failed} done, {self.failed} failed, {left} left{to_go}: {current}"

    def close(self) -> None:
        """Leave a clean line."""
        if self.screen:
            self.stream.write(CLEAR)
            self.stream.flush()

    @property
    def failed(self) -> int:
        """How many jobs failed."""
        return self.counts[State.FAILED]

    @property
    def untried(self) -> int:
        """How many jobs the run did not come to."""
        return self.total - len(self.settled)

    def summary(self, made: str) -> str:
        """What came of it, for people: a table by language and layout, and one line; `made` is what was done."""
        counts = {
            made: self.counts[State.MADE],
            "up to date": self.counts[State.CURRENT],
            "failed": self.failed,
            "not tried": self.untried,
        }
        words = ", ".join(f"{count} {what}" for what, count in counts.items() if count or what == made)
        table = f"{self.table()}\n" if self.settled else ""
        return f"{table}{words}, in {self.clock() - self.started:.1f} s"

    def table(self) -> str:
        """How many files there are now by language (down) and layout (across); what failed stands behind a minus."""
        good: Counter[tuple[str, str]] = Counter()
        bad: Counter[tuple[str, str]] = Counter()
        for done in self.settled.values():
            (bad if done.state is State.FAILED else good)[done.job.language, done.job.layout] += 1
        languages, layouts = (sorted({names[at] for names in good | bad}) for at in (0, 1))
        cells = [["", *layouts]]
        for language in languages:
            keys = [(language, layout) for layout in layouts]
            cells.append([language, *(f"{good[key]} -{bad[key]}" if bad[key] else f"{good[key]}" for key in keys)])
        return columns(cells)

    def as_json(self) -> dict[str, Any]:
        """What came of it, for machines."""
        counts = {state.value: self.counts[state] for state in State}
        files = [{**job_json(done.job), "state": done.state.value} for _, done in sorted(self.settled.items())]
        return {**counts, "untried": self.untried, "files": files}


def columns(rows: list[list[str]]) -> str:
    """Rows of words as columns of equal width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
