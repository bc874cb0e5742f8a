"""Worker processes on this machine, by pebble. They start with everything imported, and always end with the run."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessPool

from leafletgen.build.child import interruptions_held_back, limit_memory
from leafletgen.build.executor import Broken, Lost, Silent, Stopped, ending
from leafletgen.build.plan import Request
from leafletgen.build.task import Outcomes, Work, make, packed_outcomes, unpacked
from leafletgen.garbage import collect_rarely
from leafletgen.problems.catalogue import problem

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")

PRELOADED = [
    "pebble",
    "leafletgen.build.task",
    "leafletgen.pipeline",
    "leafletgen.library.schema.fonts",
    "leafletgen.library.schema.language",
    "leafletgen.library.build.layout",
    "leafletgen.library.build.leaflet",
]
"""Modules that every worker needs. If the system can fork, they are imported once and shared."""
TERMINATE = 0.5
"""Seconds from asking a worker to end until it is killed: only a stopped one does not end at once."""
LIMIT_SLACK = 1.0
"""Seconds over a task's limit. If the pool has not ended the task by then, the pool is given up."""
START_LIMIT = 60.0
"""Seconds that workers have until one of them begins with a task."""


class Processes:
    """An executor of `workers` processes of this machine (`executor.Executor`).

    A worker that is killed while it sends a result holds a lock for ever, and the others wait for it. `check` notices.
    """

    def __init__(self, workers: int, work: Work = make) -> None:
        self.capacity = workers
        self.work = work
        self.others = set(multiprocessing.active_children())
        self.pending: set[Future[bytes]] = set()
        self.heard = time.monotonic()
        self.server = 0
        CONSTS.term_timeout = TERMINATE
        try:
            how = start_context()
        except OSError as wrong:
            raise Stopped(problem("no-workers", reason=reason(wrong))) from None
        self.pool = ProcessPool(workers, initializer=prepare_worker, context=how)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.pool.stop()
        else:
            self.kill()
        self.pool.join()

    def submit(self, task: Request, limit: float) -> Future[bytes]:
        """Queue a task. Raises Broken when no worker can be started, or the pool has broken."""
        future = self.call(partial(packed_outcomes, self.work), task, limit)
        self.pending.add(future)
        return future

    def outcomes(self, future: Future[bytes]) -> Outcomes:
        """The outcomes of a task that is done. Raises Lost, TimeoutError, Broken or Stopped."""
        self.pending.discard(future)
        self.heard = time.monotonic()
        return unpacked(self.result(future))

    def call(self, function: Callable[[Argument], Answer], argument: Argument, limit: float) -> "Future[Answer]":
        """Queue a call of a function, which may take `limit` seconds. Raises Broken as `submit` does."""
        # The first task starts the workers. A half started worker would print a traceback at Ctrl-C.
        with interruptions_held_back():
            try:
                future: Future[Answer] = self.pool.schedule(function, (argument,), timeout=limit)
            except (RuntimeError, OSError, MemoryError) as broken:
                raise Broken(reason(broken)) from None
        return future

    def result(self, future: "Future[Answer]", wait: float | None = None) -> Answer:
        """The result of a call; waits for it, `wait` seconds at most. Raises Lost, TimeoutError, Broken or Stopped."""
        try:
            return future.result(wait)
        except ProcessExpired as expired:
            self._check_server()
            raise Lost(ending(expired.exitcode)) from None
        except TimeoutError:
            raise
        except Exception as broken:
            raise Broken(reason(broken)) from None

    def check(self, limit: float) -> None:
        """Raise Stopped when the process that starts workers has ended, and Broken when no worker answers any more."""
        self._check_server()
        silence = time.monotonic() - self.heard
        if not any(future.running() for future in self.pending):
            if silence > START_LIMIT:
                raise Broken("no process was ready after a minute")
        elif silence > limit + LIMIT_SLACK:
            raise Silent("gave no answer")

    def kill(self) -> None:
        """End the workers, also stopped or hung ones."""
        self.pool.stop()
        for process in self._workers():
            process.kill()

    def _workers(self) -> set[BaseProcess]:
        return set(multiprocessing.active_children()) - self.others

    def _check_server(self) -> None:
        """Raise Stopped when the forkserver has ended, because the state of the workers is then unknown."""
        if sys.platform != "linux":
            return
        if not self.server:
            self.server = next((parent(process) for process in self._workers()), 0)
        if self.server and has_ended(self.server):
            raise Stopped(problem("workers-lost"))


def reason(wrong: BaseException) -> str:
    """The reason that an exception or its cause gives, on one line."""
    cause = wrong.__cause__ or wrong
    said = (cause.strerror if isinstance(cause, OSError) else "") or str(cause)
    if said == "AF_UNIX path too long":
        return "the name of the folder for temporary files (TMPDIR) is too long"
    return (said or type(cause).__name__).partition("\n")[0]


def parent(process: BaseProcess) -> int:
    """The process id of a process's parent; 0 when that cannot be found out."""
    try:
        stat = Path(f"/proc/{process.pid}/stat").read_text("ascii", "replace")
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])


def has_ended(child: int) -> bool:
    """True when a child of this process has ended. Its status is not collected."""
    try:
        return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True


def start_context() -> BaseContext:
    """How workers are started: never by forking this process, which has threads and open files."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on every system

    method = multiprocessing.get_context("forkserver")
    method.set_forkserver_preload(PRELOADED)
    # Started first, because it allows the signals that are delayed here.
    resource_tracker.ensure_running()
    with interruptions_held_back():
        forkserver.ensure_running()
    return method


def prepare_worker() -> None:
    """Make a new process a worker: it ends as soon as it is asked to, and when the program ends."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    collect_rarely()
    limit_memory()


def _end_with_the_program() -> None:
    """End this worker when the program ends, or the process that started it."""
    program, starter = multiprocessing.parent_process(), os.getppid()
    while program is not None and program.is_alive() and os.getppid() == starter:
        program.join(1.0)
    os._exit(1)
