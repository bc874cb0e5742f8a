"""Opens the library's files by name: only inside their folder, and only up to a largest size."""

import os
import re
import stat
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.faults import Fault
from leafletgen.ordinary import check_kind, read_ordinary
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown

LARGEST_FILE = 1 << 20
"""The most bytes of a text or a drawing."""
SUFFIX = re.compile(r"\.yaml$")
ANY_SUFFIX = re.compile(r"\.yaml$", re.IGNORECASE)
STRAY = re.compile(r"\.[yY][mM][lL](?!\w)|\.[yY][aA][mM][lL].|\.(?!yaml$)[yY][aA][mM][lL]$")
"""Files that look like a text: `fr.yml`, `fr.yaml.txt`, `fr.yaml `, `fr.YAML`."""


class FileTrouble(Fault):
    """A file cannot be read."""


def file_path(folder: Path, name: str) -> Path:
    """The path of a file in a folder.

    Raises FileTrouble when it is missing, is not an ordinary file, or is a symbolic link to outside the folder.
    """
    path = folder / name
    try:
        check_kind(path, stat.S_IFREG, follow=True)
        there = path.is_file()
    except NotADirectoryError:
        there = False
    except OSError as wrong:
        raise FileTrouble("unreadable-file", reason=wrong.strerror or "unknown") from None
    if not there:
        raise FileTrouble("missing-file", name=shown(name), hint=_nearest(path))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FileTrouble("outside-library", name=shown(name))
    return path


def contents(folder: Path, name: str) -> bytes:
    """The bytes of a file: at most one more than allowed, to see if it is too large. Raises FileTrouble."""
    try:
        return read_ordinary(file_path(folder, name), LARGEST_FILE + 1, follow=True)
    except OSError as wrong:
        raise FileTrouble("unreadable-file", reason=wrong.strerror or "unknown") from None


def is_there(path: Path) -> bool:
    """True when something has this name, also if it is not a readable file: reading it then gives the error."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _nearest(path: Path) -> str:
    """A hint that names other files in the folder with the same suffix."""
    if not path.parent.is_dir():
        return f"there is no folder {shown(path.parent.name)} either"
    there = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix == path.suffix)
    return did_you_mean(path.name, tuple(there[:20])) if there else f"put {shown(path.name)} into the folder"


def names_in(folder: Path, *, folders: bool = False) -> tuple[str, ...]:
    """The names of the YAML files in a folder, without `.yaml`, or of the folders in it, sorted; hidden ones left out.

    `.YAML` counts too, except beside a leaflet's texts, where it is a stray file (`STRAY`). Empty for a folder that is
    not there. Raises Refused for a folder that cannot be read, because its files must not be ignored.
    """
    entries = _entries(folder)
    if folders:
        # Not `entry.is_dir()`: that raises for a link to itself.
        return tuple(sorted(entry.name for entry in entries if Path(entry).is_dir()))
    suffix = SUFFIX if folder.parent.name == "leaflets" else ANY_SUFFIX
    return tuple(sorted({suffix.sub("", entry.name) for entry in entries if suffix.search(entry.name)}))


def files_in(folder: Path, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The names of the files in a folder that match a pattern, sorted, without hidden ones. Raises Refused."""
    return tuple(sorted(entry.name for entry in _entries(folder) if pattern.search(entry.name)))


def file_of(folder: Path, name: str) -> str:
    """The file name for a name in a folder: with `.yaml`, or as the file there is spelled."""
    small = f"{name}.yaml"
    there = [entry.name for entry in _entries(folder) if ANY_SUFFIX.sub("", entry.name) == name]
    return small if small in there or not there else min(there)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as there:
            return [entry for entry in there if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as wrong:
        reason = wrong.strerror or "unknown"
        raise Refused(problem("unreadable-file", Place(f"{folder.parent.name}/{folder.name}"), reason=reason)) from None


class Disk:
    """Folders and files as they are at the moment when somebody asks. Methods raise as the functions of their names do."""

    def names_in(self, folder: Path, *, folders: bool = False) -> tuple[str, ...]:
        """The names of the YAML files in a folder, or of the folders in it."""
        return names_in(folder, folders=folders)

    def file_of(self, folder: Path, name: str) -> str:
        """The file of a name in a folder."""
        return file_of(folder, name)

    def is_there(self, path: Path) -> bool:
        """True when there is something of this name."""
        return is_there(path)

    def contents(self, root: Path, name: str) -> bytes:
        """The bytes of a file, by its path from a folder. Raises FileTrouble."""
        return contents(root, name)

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file, hexadecimal. Raises OSError."""
        return sha256(read_ordinary(path, follow=True)).hexdigest()


class Snapshot(Disk):
    """Folders and files as they were when somebody first asked, for work that is short and must be of one piece.

    The hash of a file that was read is that of the very bytes that were read.
    """

    def __init__(self) -> None:
        # Caches of this one, not of its class: what they hold is dropped with it.
        self._names_in = cache(super().names_in)
        self._file_of = cache(super().file_of)
        self._is_there = cache(super().is_there)
        self._contents = cache(super().contents)
        self._digest = cache(super().digest)
        self._read: dict[Path, bytes] = {}

    def names_in(self, folder: Path, *, folders: bool = False) -> tuple[str, ...]:
        """As `Disk` does."""
        return self._names_in(folder, folders=folders)

    def file_of(self, folder: Path, name: str) -> str:
        """As `Disk` does."""
        return self._file_of(folder, name)

    def is_there(self, path: Path) -> bool:
        """As `Disk` does."""
        return self._is_there(path)

    def contents(self, root: Path, name: str) -> bytes:
        """As `Disk` does."""
        found = self._read[root / name] = self._contents(root, name)
        return found

    def digest(self, path: Path) -> str:
        """As `Disk` does."""
        data = self._read.get(path)
        return self._digest(path) if data is None or len(data) > LARGEST_FILE else sha256(data).hexdigest()


DISK = Disk()


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a library. `name` is its path from `root`, which errors show. `disk` reads it."""

    root: Path
    name: str
    disk: Disk = field(default=DISK, compare=False, repr=False)

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self.root / self.name

    @property
    def folder(self) -> Path:
        """The folder of the file. Files that it names are there too."""
        return self.path.parent

    def read(self) -> bytes:
        """The bytes of the file. Raises Refused."""
        try:
            return self.disk.contents(self.root, self.name)
        except FileTrouble as trouble:
            raise Refused(problem(trouble.code, Place(self.name), **trouble.values)) from None
