"""Finished files are looked into in another process: a file that takes too long, or too much memory, costs no more than itself.

Such a file comes from anywhere, and some of the libraries that read it are not written in Python. One process looks into
all files, so that what they have in common is worked out once; another one is started only when it was ended.
"""

import contextlib
import os
import pickle
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from leafletgen.build.child import CHUNK, can_fork, forked
from leafletgen.build.executor import ending
from leafletgen.build.inspect import Inspection
from leafletgen.diagnostics import Place, Refused
from leafletgen.problems.catalogue import problem

FILE_LIMIT = 60.0
"""Seconds that looking into a file may take: hundreds of times what a leaflet takes."""

LENGTH = 8
"""Bytes before each answer that say how long it is."""

FileLook: TypeAlias = Callable[[Path], Inspection]
"""Looks into a file."""


class Late(Exception):  # noqa: N818 - what happened, in the words of the product
    """No answer came in time."""


def inspections(paths: Sequence[Path], look: FileLook, limit: float = FILE_LIMIT) -> Iterator[Inspection]:
    """What is found in each file, in order; a file that takes longer than `limit` seconds, or ends the process, is not good.

    Where this process cannot be forked, the files are looked into here, without a limit. Raises Refused as `look` does, and
    when the system starts no process.
    """
    if not can_fork():
        yield from map(look, paths)
        return
    done = 0
    while done < len(paths):
        with contextlib.closing(Inspector(paths[done:], look)) as inspector:
            while done < len(paths):
                found = inspector.next(limit)
                yield found or inspector.failure(paths[done], limit)
                done += 1
                if found is None:
                    break


class Inspector:
    """A process that looks into files, one after the other. `late` is true when it gave no answer in time."""

    def __init__(self, paths: Sequence[Path], look: FileLook) -> None:
        self.late = False
        try:
            self.pid, self.answer, self.life = forked(lambda file: look_into_all(paths, look, file))
        except OSError as wrong:
            raise Refused(problem("no-workers", reason=wrong.strerror or type(wrong).__name__)) from None

    def next(self, limit: float) -> Inspection | None:
        """What is found in the next file; None when the process ended, or gave no answer for `limit` seconds. Raises Refused."""
        end = time.monotonic() + limit
        try:
            length = self.read(LENGTH, end)
            data = self.read(int.from_bytes(length), end) if len(length) == LENGTH else b""
        except Late:
            self.late = True
            return None
        if len(length) < LENGTH or len(data) < int.from_bytes(length):
            return None
        found: Inspection | Refused = pickle.loads(data)  # noqa: S301 - the bytes come from our own process
        if isinstance(found, Refused):
            raise found
        return found

    def read(self, count: int, end: float) -> bytes:
        """So many bytes of the answer, or fewer when there are no more. Raises Late."""
        data = bytearray()
        poll = select.poll()
        poll.register(self.answer, select.POLLIN)
        while len(data) < count:
            if not poll.poll(1000 * max(0.0, end - time.monotonic())):
                raise Late
            chunk = os.read(self.answer, min(CHUNK, count - len(data)))
            if not chunk:
                break
            data += chunk
        return bytes(data)

    def failure(self, path: Path, limit: float) -> Inspection:
        """What is said of the file that the process did not get through."""
        status = self.end()
        if self.late:
            return Inspection(path, None, (problem("inspection-too-slow", Place(str(path)), seconds=limit),))
        how = ending(os.waitstatus_to_exitcode(status))
        return Inspection(path, None, (problem("inspection-lost", Place(str(path)), how=how),))

    def end(self) -> int:
        """End the process, also a stopped one; give its status as `os.waitpid` does."""
        if not self.pid:
            return 0
        if self.late:
            os.kill(self.pid, signal.SIGKILL)
        pid, self.pid = self.pid, 0
        return os.waitpid(pid, 0)[1]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.late = True
        self.end()
        os.close(self.answer)
        os.close(self.life)


def look_into_all(paths: Sequence[Path], look: FileLook, file: BinaryIO) -> None:
    """Look into all files, and send what is found in each."""
    for path in paths:
        send(file, looked_into(path, look))


def looked_into(path: Path, look: FileLook) -> Inspection | Refused:
    """What is found in a file, that there is not enough memory for it, or why no file can be looked into."""
    try:
        return look(path)
    except Refused as refused:
        return refused
    except MemoryError:
        return Inspection(path, None, (problem("inspection-lost", Place(str(path)), how="has not enough memory"),))
    except Exception as wrong:
        reason = f"{type(wrong).__name__}: {wrong}".replace("\n", " ")
        return Inspection(path, None, (problem("internal-error", Place(str(path)), reason=reason),))


def send(file: BinaryIO, found: Inspection | Refused) -> None:
    """Write an answer behind its length."""
    data = pickle.dumps(found)
    file.write(len(data).to_bytes(LENGTH) + data)
    file.flush()
