"""Errors of a file while it is read: some have no place yet, or are too many to list."""

from collections.abc import Iterable

from leafletgen.diagnostics import Diagnostic, Place, Severity
from leafletgen.problems.catalogue import problem

MOST_REPORTED = 100
"""The most errors of one file that are listed. Nobody reads more, and a hostile file could cause 50,000."""


class Fault(Exception):  # noqa: N818 - what is wrong, not yet an error with a place
    """An error without a place. `code` is a code of the catalogue, `values` fill its templates."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def errors_of(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors among diagnostics, without the warnings."""
    return [one for one in found if one.severity is Severity.ERROR]


def first_errors(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors of one file in file order, without repeats. After `MOST_REPORTED` one counts the rest."""
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.place.file, one.place.line, one.place.column))
    if len(ordered) <= MOST_REPORTED:
        return tuple(ordered)
    left = len(ordered) - MOST_REPORTED
    return (*ordered[:MOST_REPORTED], problem("more-errors", Place(ordered[0].place.file), count=left))
