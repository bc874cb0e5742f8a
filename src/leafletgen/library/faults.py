"""Problems of a file while it is read: not located yet, or too many to list."""

from collections.abc import Iterable

from leafletgen.diagnostics import Diagnostic, Place, Severity
from leafletgen.problems.catalogue import problem

MOST_REPORTED = 100
"""Errors of one file that are listed; nobody reads more, and a hostile file could make 50,000."""


class Fault(Exception):  # noqa: N818 - what is wrong, not yet an error with a place
    """Something cannot stand as it is: `code` is one of the table, `values` fill its templates."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def errors_of(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was found, without the warnings."""
    return [one for one in found if one.severity is Severity.ERROR]


def first_errors(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors of one file in file order, without repeats, cut after `MOST_REPORTED` with a word about the rest."""
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.place.file, one.place.line, one.place.column))
    if len(ordered) <= MOST_REPORTED:
        return tuple(ordered)
    left = len(ordered) - MOST_REPORTED
    return (*ordered[:MOST_REPORTED], problem("more-errors", Place(ordered[0].place.file), count=left))
