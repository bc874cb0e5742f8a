"""Writes files whole or not at all: beside their target, flushed to the disk, and only then renamed to it.

If the program is ended at any moment, either the old file or the new one is there. It may also leave an unfinished file,
which the next run recognises by its name and deletes.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.ordinary import FILE_KINDS, NotOrdinary, check_kind, open_ordinary
from leafletgen.problems.catalogue import problem

UNFINISHED = ".leafletgen-part"
"""The suffix of a file that is being written. Its name begins with a full stop, so nobody mistakes it for a leaflet."""

TRIES = 3
"""How often writing is tried if another run deletes unfinished files, because it cannot see this run's lock."""

HOPELESS = {
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "size-limit",
    errno.EROFS: "read-only",
    errno.EMFILE: "too-many-files",
    errno.ENFILE: "too-many-files",
    errno.EIO: "disk-error",
}
"""Codes of the errors after which no other file could be written either, by error number. EDQUOT, which Windows lacks, is added."""
HOPELESS[getattr(errno, "EDQUOT", errno.ENOSPC)] = HOPELESS[errno.ENOSPC]


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that its name always belongs to a whole file. Makes its folder if it is missing.

    Raises NotOrdinary if something else has its name, and OSError. In both cases an old file is unchanged.
    """
    for last in (*(TRIES - 1) * (False,), True):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(target, data)
        except FileNotFoundError:
            if last:
                raise
        else:
            break
    sync_folder(target.parent)


def _write(target: Path, data: bytes) -> None:
    check_kind(target, stat.S_IFREG)
    # A name of its own: two machines may write to one shared folder without seeing each other's locks.
    part = target.with_name(f".{os.urandom(8).hex()}{UNFINISHED}")
    try:
        with os.fdopen(open_ordinary(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can do that.

    Windows and some network disks cannot. Then a power cut may bring back the old file, which is whole too.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def strays(output: Path) -> Iterator[Path]:
    """Unfinished files of earlier runs, in a folder and its subfolders, as far as these can be read."""
    inner = []
    with os.scandir(output) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            elif _unfinished(entry):
                yield Path(entry.path)
    for folder in inner:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            yield from (Path(entry.path) for entry in entries if _unfinished(entry))


def _unfinished(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") and entry.name.endswith(UNFINISHED)


def clear_strays(output: Path) -> None:
    """Delete unfinished files of earlier runs. Only call it while the folder is locked."""
    for stray in strays(output):
        # A file that cannot be deleted does no harm.
        with contextlib.suppress(OSError):
            stray.unlink(missing_ok=True)


def remove(target: Path) -> None:
    """Delete a file, and its folder if that is then empty. Raises OSError, and NotOrdinary for a link."""
    check_kind(target.parent, stat.S_IFDIR)
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        target.parent.rmdir()


def hopeless(trouble: OSError) -> bool:
    """True when no other file could be written either, so the run must stop."""
    return trouble.errno in HOPELESS


def write_error(trouble: OSError, folder: Path) -> Diagnostic:
    """The error for a file that could not be written to a folder. It does not name the file, so the same trouble is reported once."""
    place = Place(str(folder))
    if isinstance(trouble, NotOrdinary):
        return in_the_way(trouble)
    if trouble.errno in HOPELESS:
        return problem(HOPELESS[trouble.errno], place)
    reason = (trouble.strerror or type(trouble).__name__).lower()
    return problem("cannot-write", place, reason=reason)


def read_error(trouble: OSError, path: Path) -> Diagnostic:
    """The diagnostic for a file that could not be read."""
    return problem("unreadable-file", Place(str(path)), reason=(trouble.strerror or type(trouble).__name__).lower())


def in_the_way(trouble: NotOrdinary) -> Diagnostic:
    """The diagnostic for something that has the name of a file or a folder of ours."""
    return problem("in-the-way", Place(str(trouble.filename)), kind=trouble.kind, wanted=trouble.wanted)


def make_folder(output: Path) -> None:
    """Make the output folder. A link to a folder is allowed. Raises Refused when that is not possible."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Refused(write_error(_other_kind(output) or trouble, output)) from None


def _other_kind(folder: Path) -> NotOrdinary | None:
    """The error if something else is at the path of a folder; else None."""
    try:
        check_kind(folder, stat.S_IFDIR)
    except NotOrdinary as other:
        # For a file, the system's own message is good enough.
        return None if other.kind == FILE_KINDS[stat.S_IFREG] else other
    except OSError:
        return None
    return None
