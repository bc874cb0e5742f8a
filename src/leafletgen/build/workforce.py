"""Who does the tasks of a run: this process a single one, workers more. What workers need is imported only for them."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from leafletgen.build.plan import Task
from leafletgen.build.task import Outcome, Setup, Work
from leafletgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import TracebackType

# ruff: noqa: PLC0415 - see above

LIMIT = 120.0
"""Seconds that one job may take. The largest leaflet that the caps on files allow takes a fraction of it."""

Outcomes: TypeAlias = tuple[Outcome, ...]


class Stranded(Exception):  # noqa: N818 - what happened, in the words of the product
    """There is nobody left to do any job, whichever it is; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class Workers(Protocol):
    """Whoever does tasks, for the length of a `with` block, here or elsewhere.

    `chances` is how many times a job is tried that costs a worker's life.
    """

    chances: int

    @property
    def workers(self) -> int:
        """How many there are now."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: "TracebackType | None"
    ) -> None: ...

    def do(self, work: Work, setup: Setup, task: Task, limit: float) -> "Future[Outcomes]":
        """Give them a task. It, or its future, raises BrokenExecutor when a worker was lost, and Stranded."""

    def heed(self, silence: float, patience: float) -> None:
        """Told about every second for how long they have said nothing, and how long they may. Raises Stranded."""

    def kill(self) -> None:
        """End what they do, if that can be."""

    def ended(self) -> str:
        """What became of the process that was lost, once the block is left: how a sentence about it goes on."""


Start: TypeAlias = Callable[[int], Workers]
"""What gets so many workers, or as many as there are."""


def processes(workers: int) -> Workers:
    """So many processes of this machine."""
    from leafletgen.build.crew import Crew

    return Crew(workers)


def run(
    work: Work,
    setup: Setup,
    tasks: Iterable[Task],
    workers: int,
    start: Start = processes,
    limit: float = LIMIT,
) -> Generator[Outcome]:
    """The outcome of every job, as they come. A single task is done here, more are done by so many `workers`.

    Raises Stranded when there are none any more, and whatever `start` raises.
    """
    queue = deque(tasks)
    if len(queue) == 1:
        yield from work(setup, queue.pop())
    if queue:
        from leafletgen.build.workers import shared

        yield from shared(work, setup, queue, workers, start, limit)
