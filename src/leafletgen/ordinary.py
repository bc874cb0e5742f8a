"""Opens only ordinary files: it never waits for a pipe, reads a device or follows a link.

A named pipe would make the program wait for ever, a device may have no end, and a link may lead to a file of
somebody else.
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
"""The kinds of files, in words."""

FOLLOWING = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""The flags with which every file is opened, as far as the system has them."""
SAFELY = FOLLOWING | getattr(os, "O_NOFOLLOW", 0)


class NotOrdinary(OSError):  # noqa: N818 - what was found, in the words of the product
    """Something else is in the place of an ordinary file or a folder: `kind` is there, `wanted` was expected."""

    def __init__(self, path: Path, kind: str, wanted: str) -> None:
        super().__init__(errno.EINVAL, f"it is {kind}, and not {wanted}", str(path))
        self.kind = kind
        self.wanted = wanted


def open_ordinary(path: Path, flags: int, *, follow: bool = False) -> int:
    """Open a file and return its descriptor. With O_CREAT a missing file is made. `follow` allows a link to a file.

    Raises NotOrdinary for anything else, and OSError.
    """
    check_kind(path, stat.S_IFREG, follow=follow)
    descriptor = os.open(path, flags | (FOLLOWING if follow else SAFELY), 0o666)
    # Checked again: the file may have been replaced in between.
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotOrdinary(path, file_kind(mode), FILE_KINDS[stat.S_IFREG])
    return descriptor


def read_ordinary(path: Path, most: int = -1, *, follow: bool = False) -> bytes:
    """The bytes of a file, at most `most` of them. Raises NotOrdinary and OSError."""
    with os.fdopen(open_ordinary(path, os.O_RDONLY, follow=follow), "rb") as file:
        return file.read(most)


def check_kind(path: Path, wanted: int, *, follow: bool = False) -> None:
    """Raise NotOrdinary if something of another kind than `wanted` (`stat.S_IFREG`, `stat.S_IFDIR`) is at a path."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat(follow_symlinks=follow).st_mode
        if stat.S_IFMT(mode) != wanted:
            raise NotOrdinary(path, file_kind(mode), FILE_KINDS[wanted])


def file_kind(mode: int) -> str:
    """The kind of a file, in words, by its mode."""
    return FILE_KINDS.get(stat.S_IFMT(mode), "something else")
