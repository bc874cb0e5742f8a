"""The protocol of executors, which hand tasks to worker processes, and the errors for the ways in which these can fail.

The queue is in `pool`; the executors are `child` (one forked process), `processes` (many) and `cluster.client`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from leafletgen.build.plan import Request
from leafletgen.build.task import Outcomes
from leafletgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import TracebackType

AHEAD = 2
"""Tasks submitted for each worker, so that no worker waits for its next one."""


class Stopped(Exception):  # noqa: N818 - what happened, in the words of the product
    """The run cannot go on, whichever job is next; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class Lost(Exception):  # noqa: N818 - what happened, in the words of the product
    """A worker ended before its task was done; the message says how: `was ended by signal 9`."""


class Broken(Exception):  # noqa: N818 - what happened, in the words of the product
    """The executor gives no more results. It is left, and its tasks are given to a new one."""


class Silent(Broken):
    """The executor has given no result for longer than a task may take."""


class Executor(Protocol):
    """Worker processes, here or elsewhere, for the length of a `with` block. Leaving it by an error ends them at once."""

    @property
    def capacity(self) -> int:
        """How many tasks can run at a time."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: "TracebackType | None"
    ) -> None: ...

    def submit(self, task: Request, limit: float) -> "Future[bytes]":
        """Start a task, which may take `limit` seconds, as soon as a worker is free. Raises Broken or Stopped."""

    def outcomes(self, future: "Future[bytes]") -> Outcomes:
        """The outcomes of a task that is done. Raises Lost, TimeoutError (over the limit), Broken or Stopped."""

    def check(self, limit: float) -> None:
        """Called at least once a second while tasks are pending. Raises Broken, Silent or Stopped."""

    def kill(self) -> None:
        """End all workers, also stopped or hung ones, and whatever they are doing."""


Start: TypeAlias = Callable[[int], Executor]
"""Opens an executor for this many tasks: it needs no more workers than that."""


def ending(status: int) -> str:
    """How a worker ended, by its exit status; negative for the signal that ended it."""
    return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
