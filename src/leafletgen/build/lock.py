"""Lets one run at a time write to an output folder. The system frees the lock when the process that has it ends, however it ends."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.files import write_error
from leafletgen.ordinary import open_ordinary
from leafletgen.problems.catalogue import problem

LOCK_NAME = ".leafletgen-lock"
"""The file that is locked. It stays in the folder: if it were deleted, two runs could each lock a file of this name."""

LOCK_HELD = frozenset({errno.EWOULDBLOCK, errno.EACCES})
"""The error numbers of the system when another process holds a lock."""
NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
"""What the system says where files cannot be locked, as on some network shares."""

if sys.platform == "win32":
    import msvcrt

    LOCKED_BYTE = 1 << 20
    """The byte that is locked on Windows. Nobody can read a locked byte there, so it lies far behind the text."""

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def locked(output: Path) -> Iterator[tuple[Diagnostic, ...]]:
    """Lock an output folder for the length of a `with` block; gives a warning where the disk cannot lock.

    Raises Refused when another run has locked it, and names that process; also when the folder cannot be written to.
    """
    try:
        descriptor = open_ordinary(output / LOCK_NAME, os.O_RDWR | os.O_CREAT)
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    try:
        yield tuple(_hold(descriptor, output))
    finally:
        # The file has no valuable content, and the system frees the lock even if it reports an error.
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _hold(descriptor: int, output: Path) -> Iterator[Diagnostic]:
    """Take the lock, and write the id of this process into the file. Gives a warning where the disk cannot lock."""
    try:
        _take(descriptor)
    except OSError as trouble:
        if trouble.errno in LOCK_HELD:
            raise Refused(problem("folder-in-use", Place(str(output)), who=_holder(descriptor))) from None
        if trouble.errno not in NO_LOCKS:
            raise Refused(write_error(trouble, output)) from None
        yield problem("folder-not-locked", Place(str(output)), reason=(trouble.strerror or "").lower())
    # The lock does not need this note: on a full disk, the first leaflet that cannot be written reports the error.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"process {os.getpid()}\n".encode("ascii"))


def _holder(descriptor: int) -> str:
    """The process that has the lock, by the note in the file."""
    try:
        note = os.pread(descriptor, 100, 0) if hasattr(os, "pread") else os.read(descriptor, 100)
    except OSError:
        note = b""
    words = note.decode("ascii", "replace").strip()
    return words if words.isprintable() and words else "another run of leafletgen"
