"""Writes outcomes to files, several at once: the disk takes longer to confirm a file than a worker to make one."""

import stat
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from leafletgen.build.task import Outcome
from leafletgen.diagnostics import Diagnostic
from leafletgen.files import hopeless, write_error, write_whole
from leafletgen.ordinary import check_kind

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

AT_ONCE = 8
"""The number of files that are written at a time."""

Placed: TypeAlias = tuple[Outcome, Diagnostic | None]
"""An outcome whose file is whole on the disk, or the reason why it is not."""


class Placer:
    """Writes the files of `total` outcomes into a folder, and gives the outcomes back in the same order.

    Its methods raise OSError when no other file could be written either. Leaving its `with` block waits for all writes.
    """

    def __init__(self, folder: Path, total: int) -> None:
        self.folder = folder
        self.waiting: deque[tuple[Outcome, Future[Diagnostic | None]]] = deque()
        self.writers = writers() if total > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.writers:
            self.writers.shutdown()

    def place(self, outcome: Outcome) -> Iterator[Placed]:
        """Begin to write the file of an outcome. Yields the outcomes that are in place by now."""
        if self.writers is None:
            yield outcome, put(self.folder, outcome)
            return
        self.waiting.append((outcome, self.writers.submit(put, self.folder, outcome)))
        while self.waiting and (len(self.waiting) > AT_ONCE or self.waiting[0][1].done()):
            yield self._next()

    def rest(self) -> Iterator[Placed]:
        """The outcomes that were not in place yet."""
        while self.waiting:
            yield self._next()

    def _next(self) -> Placed:
        outcome, written = self.waiting.popleft()
        return outcome, written.result()


def writers() -> "ThreadPoolExecutor":
    """Threads that write files."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - takes longer than to write the only file

    return ThreadPoolExecutor(AT_ONCE)


def put(folder: Path, outcome: Outcome) -> Diagnostic | None:
    """Write the file of an outcome, if there is one. Raises OSError when no other file could be written either."""
    if outcome.output is None:
        return None
    target = folder / outcome.job.output
    try:
        # A link in place of the leaflet's folder would lead out of the output folder.
        check_kind(target.parent, stat.S_IFDIR)
        write_whole(target, outcome.pdf)
    except OSError as trouble:
        if hopeless(trouble):
            raise
        return write_error(trouble, target.parent)
    return None
