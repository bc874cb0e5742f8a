"""Runs the tasks of a run on an executor: one place for the queue, the second try and the time limit.

A task that kills its worker, or is not done in time, is split into its jobs. Each of these is tried once more, alone;
a job fails only if it fails alone too. An executor is a set of worker processes: `child` (one forked process),
`processes` (many), or `cluster.client`. Nothing they need is imported here, so that a run with nothing to make is quick.
"""

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from leafletgen.build.executor import AHEAD, Broken, Executor, Lost, Silent, Start, Stopped
from leafletgen.build.plan import Request
from leafletgen.build.task import Outcome, Outcomes, Work, about, make
from leafletgen.diagnostics import Refused
from leafletgen.problems.catalogue import problem

if TYPE_CHECKING:
    from concurrent.futures import Future

TASK_LIMIT = 60.0
"""Seconds that a task may take. The largest leaflet that the limits on files allow takes a fraction of it."""
CHECK_INTERVAL = 1.0
"""Seconds between two checks of workers that have given no result."""
MOST_BREAKS = 2
"""How many executors in a row may break without giving one result."""


@contextmanager
def executors(request: Request) -> Iterator[Start]:
    """How a request gets its executors: processes of this machine, or the cluster that it names.

    Raises Refused when the library for clusters is missing.
    """
    if not request.cluster:
        yield lambda count: _processes(min(request.workers or cores(), count))
        return
    try:
        from leafletgen.cluster.client import ClusterClient  # noqa: PLC0415 - the extra may be missing, and takes its time
    except ModuleNotFoundError as missing:
        raise Refused(problem("no-cluster", library=missing.name)) from None
    with ClusterClient(request.cluster) as cluster:
        yield lambda count: cluster.executor(min(request.workers or sys.maxsize, count))


def _processes(workers: int) -> Executor:
    from leafletgen.build.processes import Processes  # noqa: PLC0415 - takes as long to import as a leaflet to make

    return Processes(workers)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(tasks: Iterable[Request], start: Start, limit: float = TASK_LIMIT, work: Work = make) -> Generator[Outcome]:
    """The outcome of every job, as they come. A single task runs in a process that is forked from this one.

    Raises Stopped, and what `start` raises.
    """
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - a run with nothing to make needs none

    queue = _Queue(tasks, limit)
    if len(queue.waiting) == 1:
        from leafletgen.build.child import Child, can_fork  # noqa: PLC0415 - as above

        if can_fork():
            start = lambda _: Child(work)  # noqa: E731
    while queue.begin():
        with start(len(queue.waiting) or 1) as executor:
            try:
                while True:
                    for task in queue.for_free_workers(executor.capacity):
                        queue.pending[executor.submit(task, limit)] = task
                        queue.began()
                    if not queue.pending:
                        break
                    finished, _ = wait(queue.pending, CHECK_INTERVAL, FIRST_COMPLETED)
                    for future in finished:
                        yield from queue.result(executor, future)
                    executor.check(limit)
            except Broken as broken:
                executor.kill()
                yield from queue.recover(executor, broken)


class _Queue:
    """The tasks of a run: waiting ones, submitted ones (`pending`), and the jobs to be tried again alone."""

    def __init__(self, tasks: Iterable[Request], limit: float) -> None:
        self.limit = limit
        self.waiting = deque(tasks)
        self.again: deque[Request] = deque()
        self.pending: dict[Future[bytes], Request] = {}
        self.alone = False
        self.breaks = 0

    def begin(self) -> bool:
        """Begin with the waiting tasks, or else with the jobs to be tried again. False when nothing is left."""
        self.alone = not self.waiting
        return bool(self.waiting or self.again)

    def for_free_workers(self, capacity: int) -> Iterator[Request]:
        """The next tasks, as many as the workers need: one at a time where jobs are tried alone."""
        queue = self.again if self.alone else self.waiting
        while queue and len(self.pending) < (1 if self.alone else AHEAD * capacity):
            yield queue[0]

    def began(self) -> None:
        """Remove the submitted task from the waiting ones. Until then it would be tried again if the executor broke."""
        (self.again if self.alone else self.waiting).popleft()

    def result(self, executor: Executor, future: "Future[bytes]") -> Outcomes:
        """The outcomes of a task that is done; none yet when its jobs are tried again."""
        task = self.pending[future]
        try:
            outcomes = executor.outcomes(future)
        except Lost as lost:
            outcomes = self._try_again(task, "worker-lost", final=self.alone, how=str(lost))
        except TimeoutError:
            outcomes = self._try_again(task, "too-slow", final=self.alone, seconds=self.limit)
        del self.pending[future]
        self.breaks = 0
        return outcomes

    def _try_again(self, task: Request, code: str, *, final: bool, **values: object) -> Outcomes:
        """Queue each job of a task to be tried once more, alone; after the `final` try, return the errors."""
        if final:
            return tuple(Outcome(job, (problem(code, about(job), **values),)) for job in task.jobs)
        self.again.extend(replace(task, jobs=(job,)) for job in task.jobs)
        return ()

    def recover(self, executor: Executor, broken: Broken) -> Iterator[Outcome]:
        """The finished outcomes of a broken executor. Tasks that may have broken it are tried alone; others wait."""
        code = "too-slow" if isinstance(broken, Silent) else "worker-lost"
        self.breaks += code == "worker-lost"
        pending, self.pending = self.pending, {}
        for future, task in reversed(pending.items()):
            if future.done() and not future.cancelled() and not future.exception():
                yield from executor.outcomes(future)
            elif future.running() or future.done():
                yield from self._try_again(task, code, final=self.alone, how=str(broken), seconds=self.limit)
            else:
                (self.again if self.alone else self.waiting).appendleft(task)
        if self.breaks == MOST_BREAKS:
            raise Stopped(problem("no-workers", reason=str(broken)))
