"""Outcomes to files. The disk takes longer to confirm a file than a worker to make one, so several are under way at once."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from leafletgen.build.task import Outcome
from leafletgen.diagnostics import Diagnostic
from leafletgen.files import hopeless, write_error, write_whole

if TYPE_CHECKING:
    from concurrent.futures import Future

WRITERS = 8
"""Files that are on their way to the disk at a time."""


Placed: TypeAlias = tuple[Outcome, Diagnostic | None]
"""An outcome whose file is whole on the disk, or with what was in the way."""


def put_in_place(folder: Path, outcomes: Iterable[Outcome], total: int) -> Generator[Placed]:
    """Each of so many outcomes, in the same order, once it is placed.

    Raises OSError when no other file could be written either.
    """
    if total > 1:
        yield from several_at_once(folder, outcomes)
    else:
        yield from ((outcome, put(folder, outcome)) for outcome in outcomes)


def several_at_once(folder: Path, outcomes: Iterable[Outcome]) -> Iterator[Placed]:
    """Each outcome, in the same order, once it is placed; the files of the next are on their way then."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - takes longer than to write the only file

    waiting: deque[tuple[Outcome, Future[Diagnostic | None]]] = deque()
    with ThreadPoolExecutor(WRITERS) as writers:
        for outcome in outcomes:
            waiting.append((outcome, writers.submit(put, folder, outcome)))
            while waiting and (len(waiting) > WRITERS or waiting[0][1].done()):
                first, written = waiting.popleft()
                yield first, written.result()
        for outcome, written in waiting:
            yield outcome, written.result()


def put(folder: Path, outcome: Outcome) -> Diagnostic | None:
    """Write the file of an outcome, if there is one. Raises OSError when no other file could be written either."""
    if outcome.output is None:
        return None
    target = folder / outcome.job.output
    try:
        write_whole(target, outcome.pdf)
    except OSError as trouble:
        if hopeless(trouble):
            raise
        return write_error(trouble, target.parent)
    return None
