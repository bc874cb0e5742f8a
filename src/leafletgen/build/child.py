"""Runs a single task in one forked process, so that a crash or a time limit ends only that process, not the program.

Forking takes a few milliseconds; starting `processes` would take as long as making the leaflet.
"""

import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn, Self

from leafletgen.build.executor import Broken, Lost, ending
from leafletgen.build.plan import Request
from leafletgen.build.task import Outcomes, Work, make, packed, unpacked

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 1 << 20
"""The number of bytes of an answer that are read at a time."""
MOST_MEMORY = 2 << 30
"""The most bytes for a worker. After leaflets in six scripts it uses 60 MB; the largest picture takes 0.5 GB."""


def can_fork() -> bool:
    """True when this process may be forked: it has no other threads, which a child would lack."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextlib.contextmanager
def interruptions_held_back() -> Iterator[None]:
    """Delay Ctrl-C during the block. A process or thread that is started in the block never gets it.

    A process that Ctrl-C reaches while it imports what workers need would print a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def limit_memory(most: int = MOST_MEMORY) -> None:
    """Limit the memory of this process to `most` bytes, so that a single leaflet fails, not the computer.

    If memory is still short, the system ends this process before others, and the program reports the job.
    """
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on every system

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


class Forked(NamedTuple):
    """A forked process. Its answer is read from the pipe `answer`; it ends when the pipe `life` is closed."""

    pid: int
    answer: int
    life: int


def forked(work: Callable[[BinaryIO], object]) -> Forked:
    """Fork a process that does some work, which writes an answer, and then ends. Raises OSError when none can be started."""
    answer, answer_end = os.pipe()
    life_end, life = os.pipe()
    try:
        with interruptions_held_back():
            pid = os.fork()
            if pid == 0:
                os.close(answer)
                os.close(life)
                be_the_fork(work, answer_end, life_end)
    except OSError:
        os.close(answer)
        os.close(life)
        raise
    finally:
        os.close(answer_end)
        os.close(life_end)
    return Forked(pid, answer, life)


def be_the_fork(work: Callable[[BinaryIO], object], answer: int, life: int) -> NoReturn:
    """Do the work and end; also end when the parent ends, or when anything fails."""
    try:
        limit_memory()
        threading.Thread(target=end_with, args=(life,), daemon=True).start()
        with open(answer, "wb") as file:
            work(file)
    except BaseException:
        os._exit(1)
    os._exit(0)


class Child:
    """An executor of one process, forked for each task (`executor.Executor`)."""

    capacity = 1

    def __init__(self, work: Work = make) -> None:
        self.work = work
        self.pid = 0
        self.reader: threading.Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.kill()
        if self.reader and self.reader.is_alive():
            self.reader.join()

    def submit(self, task: Request, limit: float) -> "Future[bytes]":
        """Start a task. Raises Broken when the system cannot start a process."""
        from concurrent.futures import Future  # noqa: PLC0415 - `verify` needs none of it

        try:
            self.pid, answer, life = forked(lambda file: file.write(packed(self.work(task))))
        except OSError as wrong:
            raise Broken(wrong.strerror or type(wrong).__name__) from None
        future: Future[bytes] = Future()
        future.set_running_or_notify_cancel()
        self.reader = threading.Thread(target=self._await_answer, args=(future, answer, life, limit))
        try:
            self.reader.start()
        except RuntimeError as wrong:
            self.kill()
            raise Broken(str(wrong)) from None
        return future

    def outcomes(self, future: "Future[bytes]") -> Outcomes:
        """The outcomes of a task that is done. Raises Lost or TimeoutError."""
        return unpacked(future.result())

    def check(self, limit: float) -> None:
        """Nothing to do: the thread that reads the answer watches the limit."""

    def kill(self) -> None:
        """End the process."""
        with contextlib.suppress(ProcessLookupError):
            if self.pid:
                os.kill(self.pid, signal.SIGKILL)

    def _await_answer(self, future: "Future[bytes]", answer: int, life: int, limit: float) -> None:
        """Read the answer until it ends or the time is up, end the process, and settle the future."""
        chunks, end = [], time.monotonic() + limit
        poll = select.poll()
        poll.register(answer, select.POLLIN)
        late = False
        while not (late := not poll.poll(1000 * max(0.0, end - time.monotonic()))):
            chunk = os.read(answer, CHUNK)
            if not chunk:
                break
            chunks.append(chunk)
        if late:
            self.kill()
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        os.close(answer)
        os.close(life)
        if late:
            future.set_exception(TimeoutError())
        elif status:
            future.set_exception(Lost(ending(os.waitstatus_to_exitcode(status))))
        else:
            future.set_result(b"".join(chunks))


def end_with(life: int) -> None:
    """End this process when the other end of a pipe is closed, as it is when the program ends."""
    os.read(life, 1)
    os._exit(1)
