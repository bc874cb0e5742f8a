"""Ordinary files, opened so that nothing else is taken for one: no pipe is waited for, no device read, no link followed.

A named pipe would make the program wait for ever, a device can be read without end, and a link may lead to a file that
is none of ours.
"""

import contextlib
import errno
import os
import stat
from pathlib import Path

FILE_KINDS = {
    stat.S_IFREG: "a file",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
"""What may stand where a file or a folder belongs, in words."""

FOLLOWING = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""The flags with which every file is opened, as far as the system has them."""
SAFELY = FOLLOWING | getattr(os, "O_NOFOLLOW", 0)


class NotOrdinary(OSError):  # noqa: N818 - what was found, in the words of the product
    """Something else stands where an ordinary file or a folder belongs: `kind` is there, `wanted` belongs there."""

    def __init__(self, path: Path, kind: str, wanted: str) -> None:
        super().__init__(errno.EINVAL, f"it is {kind}, and not {wanted}", str(path))
        self.kind = kind
        self.wanted = wanted


def open_ordinary(path: Path, flags: int, *, follow: bool = False) -> int:
    """Open a file and give its descriptor; with O_CREAT it is made where there is none. `follow` allows a link to a file.

    Raises NotOrdinary where there is something else, and OSError.
    """
    check_kind(path, stat.S_IFREG, follow=follow)
    descriptor = os.open(path, flags | (FOLLOWING if follow else SAFELY), 0o666)
    # Once more: it may have been replaced between the two.
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotOrdinary(path, file_kind(mode), FILE_KINDS[stat.S_IFREG])
    return descriptor


def read_ordinary(path: Path, most: int = -1, *, follow: bool = False) -> bytes:
    """The bytes of a file, `most` of them at most. Raises NotOrdinary and OSError."""
    with os.fdopen(open_ordinary(path, os.O_RDONLY, follow=follow), "rb") as file:
        return file.read(most)


def check_kind(path: Path, wanted: int, *, follow: bool = False) -> None:
    """Raise NotOrdinary where something is at a path that is not of the wanted kind (`stat.S_IFREG`, `stat.S_IFDIR`)."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat(follow_symlinks=follow).st_mode
        if stat.S_IFMT(mode) != wanted:
            raise NotOrdinary(path, file_kind(mode), FILE_KINDS[wanted])


def file_kind(mode: int) -> str:
    """What a file is, in words, by its mode."""
    return FILE_KINDS.get(stat.S_IFMT(mode), "something else")
