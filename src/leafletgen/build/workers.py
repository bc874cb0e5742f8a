"""Tasks to outcomes on many cores, with no job lost: whatever a worker dies of costs the one job that it dies of again.

When a worker ends, Python's pool is broken and drops all jobs that it holds. So it holds only a few at a time; those
are then done again one by one, each by a worker of its own, and only what costs such workers their lives has failed.
"""

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

from leafletgen.build.plan import Task
from leafletgen.build.task import Outcome, Setup, Work, about, fault
from leafletgen.build.workforce import Outcomes, Start, Stranded, Workers
from leafletgen.diagnostics import Diagnostic, error
from leafletgen.model.edition import Job

GRACE = 15.0
"""Seconds more until a worker that does not even notice that its time is up (it is stopped) is killed."""
AHEAD = 2
"""Tasks in hand for each worker, so that none waits for the next."""
LOOK = 1.0
"""Seconds between two looks at workers that say nothing."""


def shared(work: Work, setup: Setup, queue: deque[Task], workers: int, start: Start, limit: float) -> Iterator[Outcome]:
    """The outcome of every job of a queue, which is worked off by so many `workers`, as they come.

    Raises Stranded when there are none any more, and whatever `start` raises.
    """
    while queue:
        dropped: list[Task] = []
        with start(min(workers, len(queue))) as crew:
            hands = _Hands(crew, work, setup, limit)
            yield from hands.together(queue, dropped)
        for task in dropped:
            for single in task.single():
                yield from _alone(start, work, setup, single, limit)


class _Hands:
    """What a crew has in hand."""

    def __init__(self, crew: Workers, work: Work, setup: Setup, limit: float) -> None:
        self.crew = crew
        self.work = work
        self.setup = setup
        self.limit = limit
        self.pending: dict[Future[Outcomes], Task] = {}
        self.heard = time.monotonic()

    def together(self, queue: deque[Task], dropped: list[Task]) -> Iterator[Outcome]:
        """Work the queue off until it is empty or the crew is broken; what it held then goes to `dropped`."""
        while self.take(queue, dropped) or self.pending:
            finished, _ = wait(self.pending, LOOK, FIRST_COMPLETED)
            for future in finished:
                yield from self.result(future, dropped)
            self.listen(bool(finished))

    def take(self, queue: deque[Task], dropped: list[Task]) -> bool:
        """Take as much in hand as is good. False when there is nothing to take, or nobody to do it."""
        if dropped or not queue:
            return False
        try:
            while queue and len(self.pending) < AHEAD * self.crew.workers:
                self.pending[self.crew.do(self.work, self.setup, queue[0], self.limit)] = queue[0]
                queue.popleft()
        except BrokenExecutor:
            # What is in hand will say the same; when nothing is, a new crew begins.
            return False
        return True

    def result(self, future: Future[Outcomes], dropped: list[Task]) -> Outcomes:
        """What came of a task; nothing when it was dropped."""
        task = self.pending.pop(future)
        try:
            return future.result()
        except BrokenExecutor:
            dropped.append(task)
            return ()
        except Stranded:
            raise
        except Exception as wrong:  # a result that cannot be sent is a fault in that task alone
            return tuple(Outcome(job, (fault(job, wrong),)) for job in task.jobs)

    def listen(self, heard: bool) -> None:
        """Let the crew know for how long it has been silent, and for how long its tasks may take."""
        now = time.monotonic()
        if heard:
            self.heard = now
        patience = self.limit * AHEAD * max((len(task.jobs) for task in self.pending.values()), default=0) + GRACE
        self.crew.heed(now - self.heard, patience)


def _alone(start: Start, work: Work, setup: Setup, single: Task, limit: float, lives: int = 1) -> Outcomes:
    """Do one job with a worker of its own. It has failed if it is too slow, or costs too many `lives`: this is the nth."""
    job, began, patience = single.jobs[0], time.monotonic(), limit + GRACE
    with start(1) as crew:
        try:
            future = crew.do(work, setup, single, limit)
            while not future.done() and (silence := time.monotonic() - began) < patience:
                wait([future], LOOK)
                crew.heed(silence, patience)
            return future.result(LOOK)
        except (BrokenExecutor, TimeoutError):
            crew.kill()
    if time.monotonic() - began >= limit:
        return (Outcome(job, (too_slow(job, limit),)),)
    if lives < crew.chances:
        return _alone(start, work, setup, single, limit, lives + 1)
    return (Outcome(job, (lost(job, crew.ended()),)),)


def too_slow(job: Job, limit: float) -> Diagnostic:
    """The error for a job that never came to its end."""
    message = f"this leaflet was not finished after {limit:.0f} seconds"
    return error("too-slow", message, about(job), "make it shorter; if it is a common leaflet, please report it")


def lost(job: Job, how: str) -> Diagnostic:
    """The error for a job that cost its worker's life; `how` that ended."""
    hint = "run the same command again, with a smaller -j if memory is short; if it does not help, please report it"
    return error("worker-lost", f"the process that made this leaflet {how}", about(job), hint)
