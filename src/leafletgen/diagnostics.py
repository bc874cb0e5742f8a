"""Diagnostics: every stage reports problems as these values. Only the command line turns them into words and exit codes.

Exceptions:

    Exception
    └── Refused    the work cannot be done; carries every diagnostic found, not the first
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self


class Severity(StrEnum):
    """The severity of a diagnostic. An error refuses the file, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: a file with line and column (from 1; 0 when unknown), or words if there is no file."""

    file: str = ""
    line: int = 0
    column: int = 0
    about: str = ""

    def __str__(self) -> str:
        """`leaflets/x/ar.yaml:14:7`, as far as it is known; `about` if there is no file."""
        if not self.file:
            return self.about
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `code` is its fixed name for machines, `message` says what is wrong, `hint` what to do next."""

    severity: Severity
    code: str
    message: str
    place: Place = Place()
    hint: str = ""

    def __str__(self) -> str:
        """`place: error[code]: message; hint`, on one line."""
        where = f"{self.place}: " if str(self.place) else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"

    def as_json(self) -> dict[str, Any]:
        """The diagnostic for machines and the manifest. Line and column count from 1; 0 means unknown."""
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "about": self.place.about,
        }

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Self:
        """The diagnostic that `as_json` gave. Raises LookupError, TypeError or ValueError for anything else."""
        place = Place(entry["file"], entry["line"], entry["column"], entry["about"])
        return cls(Severity(entry["severity"]), entry["code"], entry["message"], place, entry["hint"])


def error(code: str, message: str, place: Place = Place(), hint: str = "") -> Diagnostic:
    """An error diagnostic."""
    return Diagnostic(Severity.ERROR, code, message, place, hint)


def warning(code: str, message: str, place: Place = Place(), hint: str = "") -> Diagnostic:
    """A warning diagnostic."""
    return Diagnostic(Severity.WARNING, code, message, place, hint)


class Refused(Exception):  # noqa: N818 - what happened, in the words of the product
    """The work cannot be done. `diagnostics` has all reasons, in file order."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
