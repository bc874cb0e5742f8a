"""Files that are whole or not there: written beside their target, flushed to the disk, and only then given their name.

Whatever ends the program, at any moment, leaves the old file or the new one. What it may leave besides, a file that was
not finished, is known by its name and cleared by the next run.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.problems.catalogue import problem

UNFINISHED = ".leafletgen-part"
"""The suffix of a file that is being written. Its name begins with a full stop, so that nobody takes it for a leaflet."""

HOPELESS = {
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "size-limit",
    errno.EROFS: "read-only",
    errno.EMFILE: "too-many-files",
    errno.ENFILE: "too-many-files",
    errno.EIO: "disk-error",
}
"""The codes of errors that every other file would meet too, by error number. EDQUOT, which Windows lacks, is added."""
HOPELESS[getattr(errno, "EDQUOT", errno.ENOSPC)] = HOPELESS[errno.ENOSPC]


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that at its name there is always a whole one; its folder is made if need be.

    Raises OSError, and then the old file, or none, is as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}{UNFINISHED}")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can be asked to (Windows cannot)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def strays(output: Path) -> Iterator[Path]:
    """Files that an earlier run began and did not finish."""
    for folder in (output, *filter(Path.is_dir, output.iterdir())):
        yield from folder.glob(f".*{UNFINISHED}")


def clear_strays(output: Path) -> None:
    """Delete what earlier runs did not finish. Only for the one who holds the folder."""
    for stray in strays(output):
        stray.unlink(missing_ok=True)


def remove(target: Path) -> None:
    """Delete a file, and its folder when that is left empty."""
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        target.parent.rmdir()


def hopeless(trouble: OSError) -> bool:
    """True when no other file could be written either, so that it is no use to go on."""
    return trouble.errno in HOPELESS


def write_error(trouble: OSError, folder: Path) -> Diagnostic:
    """The diagnostic for a file in this folder that could not be written; the same trouble twice gives the same one."""
    place = Place(str(folder))
    if trouble.errno in HOPELESS:
        return problem(HOPELESS[trouble.errno], place)
    reason = (trouble.strerror or type(trouble).__name__).lower()
    return problem("cannot-write", place, reason=reason)


def make_folder(output: Path) -> None:
    """Make the output folder. Raises Refused when there cannot be one."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
