"""Checks finished files, wherever they come from, against the edition that the library has now."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from leafletgen.diagnostics import Diagnostic, Place, Refused, Severity
from leafletgen.files import read_error
from leafletgen.library.cases import Cases
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition
from leafletgen.model.standing import Mark
from leafletgen.ordinary import read_ordinary
from leafletgen.pipeline import unchecked_file
from leafletgen.problems.catalogue import problem
from leafletgen.text.typesetter import Typesetter
from leafletgen.verify.checks.table import check
from leafletgen.verify.content.identity import Identity, identify
from leafletgen.verify.content.tag_tree import tag_tree
from leafletgen.verify.reader.objects import Malformed

GOOD, BROKEN = "good", "NOT GOOD"

STATES = {
    "not-compared": "not compared",
    "file-superseded": "superseded",
    "file-withdrawn": "withdrawn",
    "file-unsigned": "unsigned",
    "file-expired": "out of date",
}
"""The word for a file that is not broken but still not good, by the code of the reason."""

LARGEST = 64 << 20
"""The most bytes of a file that is checked: hundreds of times as many as a leaflet has."""

OF_ARCHIVES = frozenset({"file-superseded", "file-expired"})
"""Reasons that do not count for a file in an archive."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of a check: the identity that the file names, its errors, and its tags if asked for."""

    path: Path
    identity: Identity | None
    problems: tuple[Diagnostic, ...]
    tags: str = ""

    @property
    def good(self) -> bool:
        """True when the file has no errors, and the library would give it out today."""
        return not any(found.severity is Severity.ERROR for found in self.problems)

    @property
    def state(self) -> str:
        """The state of the file in a word or two, such as good, not good, superseded."""
        codes = {found.code for found in self.problems if found.severity is Severity.ERROR or found.code in STATES}
        if codes - STATES.keys():
            return BROKEN
        return next((word for code, word in STATES.items() if code in codes), GOOD)

    def __str__(self) -> str:
        """The file and its state, in one line, with its tags below."""
        name = self.identity or "a file that does not say which leaflet it is"
        return f"{self.path}: {self.state}: {name}\n{self.tags}".rstrip()

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        identity = self.identity._asdict() if self.identity else dict.fromkeys(Identity._fields)
        problems = [found.as_json() for found in self.problems]
        tags = {"tags": self.tags} if self.tags else {}
        return {
            "file": str(self.path), "good": self.good, "state": self.state, **identity, "problems": problems, **tags,
        }  # fmt: skip


def verify_file(  # noqa: PLR0913 - each is given by name and left out by most
    path: Path,
    library: Library | None = None,
    tags: bool = False,
    *,
    any_version: bool = False,
    today: date | None = None,
    typesetter: Typesetter | None = None,
    fields: Mapping[str, str] | None = None,
) -> Inspection:
    """Check a finished file; with a library, also hold it against what the library has now, word for word.

    With a library, a file that the library would not hand out today is not good: of another version, not compared with a leaflet,
    unsigned, or past its review date. With `any_version`, for archives, version and date do not count. `today` is the
    day that counts, else the current one. The leaflet is made once more, to be compared with the file; `typesetter`
    remembers what several files need for that. `fields` is what is filled in for a patient, by the ids of the leaflet's fields:
    without it a sheet that is filled in is not good, for it says more than the leaflet does. A file that cannot be read, or is no
    ordinary one, is not good.
    """
    try:
        data = read_ordinary(path, LARGEST + 1, follow=True)
    except OSError as trouble:
        return Inspection(path, None, (read_error(trouble, path),))
    if len(data) > LARGEST:
        return Inspection(path, None, (problem("file-too-large", Place(str(path)), limit=LARGEST >> 10),))
    identity = identify(data)
    found: list[Diagnostic] = []
    day = today or date.today()  # noqa: DTZ011 - a review is due on the day where the file is
    edition = library_edition(library, identity, found, day)
    if edition:
        found += not_for_patients(edition, day)
    if edition and fields:
        edition = replace(edition, fields=fields)
    found += compared(data, edition, typesetter or Typesetter())
    if any_version:
        found = [replace(each, severity=Severity.WARNING) if each.code in OF_ARCHIVES else each for each in found]
    tree = ""
    if tags:
        with suppress(Malformed):  # `check` has said so
            tree = tag_tree(data)
    return Inspection(path, identity, tuple(dict.fromkeys(located(path, found))), tree)


def library_edition(
    library: Library | None, identity: Identity | None, found: list[Diagnostic], today: date
) -> Edition | None:
    """The edition of the library that a file should be; None, with the reason in `found`, if there is none."""
    if library is None:
        return None
    if identity is None:
        found.append(problem("not-compared", reason="it does not say which leaflet it is"))
        return None
    try:
        edition = library.edition(identity.job, Cases(library, today))
    except Refused as refused:
        why = next((one.message for one in refused.diagnostics if one.code == "withdrawn"), "")
        nothing = problem("not-compared", reason="the library has no such leaflet that can be read")
        found.append(problem("file-withdrawn", why=why) if why else nothing)
        return None
    if was := identity.moved_on(Identity.of(edition)):
        found.append(problem("file-superseded", found=was, expected=edition.leaflet.version))
        if identity.says:
            found.append(problem("file-unsigned", version=identity.version))
        return None
    return edition


def compared(data: bytes, edition: Edition | None, typesetter: Typesetter) -> list[Diagnostic]:
    """All errors in a file, compared with an edition if there is one.

    A file made before its review date has no mark that it is out of date. That is not an error here: `not_for_patients`
    reports it.
    """
    if edition is None:
        return check(data, None, thorough=True)
    found: list[list[Diagnostic]] = []
    for one in as_printed(edition):
        found.append([])
        again = made_again(one, typesetter, found[-1])
        found[-1] += check(data, one, thorough=True, again=again)
        if not any(each.severity is Severity.ERROR for each in found[-1]):
            return found[-1]
    return found[0]


def as_printed(edition: Edition) -> Iterator[Edition]:
    """The edition as it is printed today and, if its review is overdue, as it was printed before that."""
    yield edition
    standing = edition.standing
    if standing and Mark.EXPIRED in standing.marks:
        marks = tuple(mark for mark in standing.marks if mark is not Mark.EXPIRED)
        yield replace(edition, standing=replace(standing, marks=marks))


def made_again(edition: Edition, typesetter: Typesetter, found: list[Diagnostic]) -> bytes | None:
    """The file that the library makes of an edition now; None, with the reason in `found`, if it cannot."""
    try:
        return unchecked_file(edition, typesetter)[1]
    except Refused as refused:
        why = refused.diagnostics[0].message
        found.append(problem("not-compared", reason=f"the library cannot make it now: {why}"))
        return None
    finally:
        typesetter.trim()


def not_for_patients(edition: Edition, today: date) -> Iterator[Diagnostic]:
    """The reasons why a file that agrees with the library must still not be given to patients."""
    if edition.standing is None or any(reason.code != "expired" for reason in edition.standing.reasons):
        yield problem("file-unsigned", version=edition.leaflet.version)
    if edition.leaflet.expired(today):
        yield problem("file-expired", date=edition.leaflet.review_by)


def located(path: Path, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics with the name of the file. The place in the file becomes part of the message."""
    for each in found:
        about = f"{each.place.about}: " if each.place.about else ""
        yield replace(each, place=Place(str(path)), message=about + each.message)
