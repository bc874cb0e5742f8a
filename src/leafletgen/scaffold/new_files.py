"""Writes new files into a library. Names are checked, and no existing file is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from leafletgen.build.plan import ALL
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.files import write_error
from leafletgen.library.library import Library
from leafletgen.library.schema.fields import ID, ID_HINT
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written, what to do with them, and the next commands, without the program's name."""

    files: tuple[Path, ...]
    advice: str
    commands: tuple[str, ...]


def opened_library(root: Path) -> Library:
    """The library in a folder. Raises Refused when there is none."""
    if not (root / "leaflets").is_dir():
        value = "this folder" if root == Path() else shown(str(root))
        raise Refused(problem("no-library", value=value))
    return Library.find(root)


def check_name(name: str) -> None:
    """Raise Refused for a name that is not allowed, and for `all`, which stands for everything on the command line."""
    if not ID.fullmatch(name):
        raise Refused(problem("bad-id", value=shown(name), hint=ID_HINT))
    if name == ALL:
        raise Refused(
            problem(
                "bad-id", value=shown(name), hint="on the command line it stands for everything: choose another name"
            )
        )


def taken(what: str, name: str, place: Place = Place()) -> Diagnostic:
    """The error for a name that is in use."""
    return problem("already-there", place, what=f"a {what} {shown(name)}")


def write_new(root: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write files, by their names in a library: all of them, or none.

    Raises Refused when one exists, which is not changed, or when one cannot be written.
    """
    there = [name for name in files if (root / name).exists()]
    if there:
        raise Refused(*(problem("already-there", Place(name), what="such a file") for name in there))
    written: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as trouble:
        for path in written:
            path.unlink(missing_ok=True)
        raise Refused(write_error(trouble, root)) from None
    return tuple(written)
