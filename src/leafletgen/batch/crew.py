"""Worker processes: started with everything imported, ended whatever they do, and never left behind."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

PRELOADED = ["leafletgen.batch.making", "leafletgen.pipeline", "leafletgen.reading.parsed"]
"""What every worker needs: where the system can, it is imported once, and shared."""
MOST_WORKERS = 61
"""More handles Windows cannot wait for."""
PARTING = 5.0
"""Seconds that workers with nothing left to do have to end by themselves."""


Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Crew:
    """So many workers, for the length of a `with` block. Leaving the block by an error kills them."""

    def __init__(self, workers: int) -> None:
        self.workers = min(workers, MOST_WORKERS)
        self.others = set(multiprocessing.active_children())
        self.seen: set[BaseProcess] = set()
        self.executor: Executor = ProcessPoolExecutor(self.workers, context(), initializer=prepare)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A pool that broke just as it started a worker may wait for that one for ever.
        late = threading.Timer(PARTING if kind is None else 0.0, self.kill)
        late.start()
        self.executor.shutdown(wait=True, cancel_futures=True)
        late.cancel()
        late.join()

    def submit(
        self, work: Callable[Parameters, Result], *args: Parameters.args, **others: Parameters.kwargs
    ) -> Future[Result]:
        """Give the crew something to do. Raises BrokenExecutor when a worker has been lost."""
        future = self.executor.submit(work, *args, **others)
        # Workers are started as there is work for them.
        if len(self.seen) < self.workers:
            self.seen.update(set(multiprocessing.active_children()) - self.others)
        return future

    def kill(self) -> None:
        """End the workers, even those that are stopped or hang."""
        self.seen.update(set(multiprocessing.active_children()) - self.others)
        for process in self.seen:
            process.kill()

    def status(self) -> int:
        """How a worker ended, once the block is left: an exit status, or the negative number of a signal; 0 for well."""
        return next((process.exitcode for process in self.seen if process.exitcode), 0)


def context() -> BaseContext:
    """How processes are started: never by forking this one, which has threads and open files."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    method = multiprocessing.get_context("forkserver")
    method.set_forkserver_preload(PRELOADED)
    return method


def prepare() -> None:
    """Make a new process a worker: it leaves Ctrl-C to the program, ends with it, and is the first to go without memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def _end_with_the_program() -> None:
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)
