"""Worker processes: started with everything imported, ended whatever they do, and never left behind."""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from leafletgen.build.plan import Task
from leafletgen.build.task import Setup, Work
from leafletgen.build.workforce import Outcomes

PRELOADED = [
    "leafletgen.build.task",
    "leafletgen.pipeline",
    "leafletgen.library.schema.fonts",
    "leafletgen.library.schema.language",
    "leafletgen.library.build.layout",
    "leafletgen.library.build.leaflet",
]
"""What every worker needs: where the system can, it is imported once, and shared."""
MOST_WORKERS = 61
"""More handles Windows cannot wait for."""
PARTING = 5.0
"""Seconds that workers with nothing left to do have to end by themselves."""


class Crew:
    """Processes on this machine. Leaving the block by an error kills them.

    A worker that dies while it sends a result leaves the pool waiting for the rest of it for as long as anybody holds
    the sending end of their pipe: so with one lost all are ended, and this process lets go of the end that it has.
    """

    chances = 2
    """The first may have been killed by something else."""

    def __init__(self, workers: int) -> None:
        self.workers = min(workers, MOST_WORKERS)
        self.others = set(multiprocessing.active_children())
        self.seen: set[BaseProcess] = set()
        self.killed = False
        self.executor = ProcessPoolExecutor(self.workers, context(), initializer=prepare)
        self.sending_end = self.executor._result_queue._writer  # type: ignore[attr-defined]  # the pool shows no other way

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        pool: threading.Thread | None = self.executor._executor_manager_thread  # type: ignore[assignment]  # its type's stub is wrong
        self.executor.shutdown(wait=False, cancel_futures=True)
        if pool:
            pool.join(PARTING if kind is None else 0.0)
            # Those that have not ended by now; a pool that broke just as it started one may wait for it for ever.
            self.kill()
            pool.join()

    def do(self, work: Work, setup: Setup, task: Task, limit: float) -> Future[Outcomes]:
        """Give the crew a task. Raises BrokenExecutor when a worker has been lost, or all were killed."""
        if self.killed:
            raise BrokenExecutor
        # Workers are started as there is work for them, and one that is half started would tell of an error.
        with interruptions_held_back():
            future = self.executor.submit(guarded, work, setup, task, limit)
            if len(self.seen) < self.workers:
                self.seen.update(set(multiprocessing.active_children()) - self.others)
        return future

    def heed(self, silence: float, patience: float) -> None:
        """Kill a crew that has been silent for longer than its tasks may take, or that has lost a worker."""
        if silence > patience or self.lost():
            self.kill()

    def lost(self) -> bool:
        """True when a worker has ended, as none does before the block is left; the pool may not know it yet."""
        return bool(connection.wait([process.sentinel for process in self.seen], timeout=0))

    def kill(self) -> None:
        """End the workers, even those that are stopped or hang; what they were doing raises BrokenExecutor."""
        self.killed = True
        self.seen.update(set(multiprocessing.active_children()) - self.others)
        for process in self.seen:
            process.kill()
        self.sending_end.close()

    def ended(self) -> str:
        """How a worker ended, once the block is left: its exit status, or the signal that ended it."""
        status = next((process.exitcode for process in self.seen if process.exitcode), 0)
        return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"


def guarded(work: Work, setup: Setup, task: Task, limit: float) -> Outcomes:
    """Do a task in a worker, which ends when that takes too long, even inside a library that never returns."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(limit * len(task.jobs), exit=True, file=nowhere)
        try:
            return work(setup, task)
        finally:
            faulthandler.cancel_dump_traceback_later()


def context() -> BaseContext:
    """How processes are started: never by forking this one, which has threads and open files."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on every system

    method = multiprocessing.get_context("forkserver")
    method.set_forkserver_preload(PRELOADED)
    # Started first, for it lets go of what is held back.
    resource_tracker.ensure_running()
    with interruptions_held_back():
        forkserver.ensure_running()
    return method


@contextlib.contextmanager
def interruptions_held_back() -> Iterator[None]:
    """Hold Ctrl-C back for as long as the block lasts; in a process that is started in it, for as long as that lives.

    A process that Ctrl-C reaches while it imports what workers need would tell of it in many lines.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
