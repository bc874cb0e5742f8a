"""Finished files, wherever they come from: opened afresh, and held against the library's leaflet when they are of its version."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from leafletgen.build.telling import problem_json
from leafletgen.diagnostics import Diagnostic, Place, Refused, warning
from leafletgen.library.library import Library
from leafletgen.model.leaflet import Leaflet
from leafletgen.verify.checks.table import check
from leafletgen.verify.content.identity import Identity, identify
from leafletgen.verify.content.tag_tree import tag_tree
from leafletgen.verify.reader.objects import Malformed


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look into a file found: what it calls itself, what is wrong with it, and its tags when they were asked for."""

    path: Path
    identity: Identity | None
    problems: tuple[Diagnostic, ...]
    tags: str = ""

    @property
    def good(self) -> bool:
        """True when nothing is wrong with the file."""
        return not any(problem.severity == "error" for problem in self.problems)

    def __str__(self) -> str:
        """The file and what it is, in one line, with its tags below."""
        name = " ".join(self.identity) if self.identity else "a file that does not say which leaflet it is"
        return f"{self.path}: {'good' if self.good else 'NOT GOOD'}: {name}\n{self.tags}".rstrip()

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        identity = self.identity._asdict() if self.identity else dict.fromkeys(Identity._fields)
        problems = [problem_json(problem) for problem in self.problems]
        tags = {"tags": self.tags} if self.tags else {}
        return {"file": str(self.path), "good": self.good, **identity, "problems": problems, **tags}


def verify_file(path: Path, library: Library | None = None, tags: bool = False) -> Inspection:
    """Check a finished file; with a library also against its leaflet, word for word. `tags` asks for the tag tree in words.

    Raises OSError when the file cannot be opened.
    """
    data = path.read_bytes()
    identity = identify(data)
    found: list[Diagnostic] = []
    leaflet = the_leaflet(library, identity, found) if library else None
    beside = the_one_beside(library, identity, leaflet) if library and identity and leaflet else None
    found += check(data, leaflet, beside, thorough=True)
    tree = ""
    if tags:
        with suppress(Malformed):  # `check` has said so
            tree = tag_tree(data)
    return Inspection(path, identity, tuple(dict.fromkeys(located(path, found))), tree)


def the_leaflet(library: Library, identity: Identity | None, found: list[Diagnostic]) -> Leaflet | None:
    """The leaflet that a file is of, word for word; None, with a warning in `found`, when the library does not have it."""
    if identity is None:
        found.append(uncompared("it does not say which leaflet it is"))
        return None
    try:
        leaflet = library.leaflet(identity.leaflet, identity.language)
    except Refused:
        found.append(uncompared("the library has no such leaflet that can be read"))
        return None
    if leaflet.version != identity.version:
        found.append(uncompared(f"it has version {identity.version}, the library has version {leaflet.version}"))
        return None
    return leaflet


def the_one_beside(library: Library, identity: Identity, leaflet: Leaflet) -> Leaflet | None:
    """The same leaflet in the other language of a bilingual layout, if the library has that layout."""
    try:
        return library.beside(leaflet, library.layout(identity.layout))
    except Refused:
        return None


def uncompared(reason: str) -> Diagnostic:
    """The warning for a file whose words could not be held against a leaflet."""
    hint = "name the library that it was made from with --library"
    return warning("not-compared", f"the file was not compared with a leaflet: {reason}", hint=hint)


def located(path: Path, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics with the name of the file; where in the file is put into words."""
    for problem in found:
        about = f"{problem.place.about}: " if problem.place.about else ""
        yield replace(problem, place=Place(str(path)), message=about + problem.message)
