"""A problem in one line, for people or machines. Imports next to nothing, so that whatever fails can be told."""

import json
import sys
from typing import Any

from leafletgen.diagnostics import Diagnostic


def problem_json(problem: Diagnostic) -> dict[str, Any]:
    """A diagnostic as the manifest and machines see it; line and column count from 1, 0 is unknown."""
    place = problem.place
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "about": place.about,
    }


def told(problem: Diagnostic, machine: bool) -> str:
    """A diagnostic as one line: text for people, JSON for machines."""
    return json.dumps(problem_json(problem)) if machine else str(problem)


def tell(*problems: Diagnostic, machine: bool) -> None:
    """Tell of problems on standard error."""
    for problem in problems:
        sys.stderr.write(f"{told(problem, machine)}\n")
