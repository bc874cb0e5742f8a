"""One run at a time in an output folder. The system lets go of the lock when its holder ends, however it ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from leafletgen.diagnostics import Place, Refused, error
from leafletgen.files import write_error

NAME = ".leafletgen-lock"
"""The file that is locked. It stays in the folder: deleting it would let two runs hold two files of the same name."""

if sys.platform == "win32":
    import msvcrt

    LOCKED_BYTE = 1 << 20
    """Windows lets nobody read a locked byte, so the one that is locked is far behind the text."""

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold an output folder for as long as the block lasts.

    Raises Refused, with the process that holds it, when another run does; or when the folder cannot be written to.
    """
    path = output / NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    try:
        _hold(descriptor, output)
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int, output: Path) -> None:
    """Take the lock and write down who has it."""
    try:
        _take(descriptor)
    except OSError:
        holder = os.pread(descriptor, 100, 0) if hasattr(os, "pread") else os.read(descriptor, 100)
        who = holder.decode("ascii", "replace").strip() or "somebody"
        hint = "wait until it has finished, or choose another folder with -o"
        raise Refused(error("folder-in-use", f"{who} is writing to this folder", Place(str(output)), hint)) from None
    # The lock holds without this note, so that a full disk is reported where a leaflet is lost by it.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"process {os.getpid()}\n".encode("ascii"))
