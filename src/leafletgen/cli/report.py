"""The output of commands: exit statuses, and diagnostics and lists as text or JSON. It imports little, so it can't fail."""

import json
import sys

from leafletgen.diagnostics import Diagnostic

ALL_GOOD, SOME_FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all is well; some could not be made and all others were; unusable arguments; stopped from the keyboard."""


def as_line(problem: Diagnostic, machine: bool) -> str:
    """A diagnostic as one line: text for people, JSON for a machine."""
    return json.dumps(problem.as_json()) if machine else str(problem)


def report(*problems: Diagnostic, machine: bool) -> None:
    """Print diagnostics on standard error, one line each."""
    for problem in problems:
        sys.stderr.write(f"{as_line(problem, machine)}\n")


def counted(count: int, what: str) -> str:
    """A number with its word, in the singular or the plural."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def columns(rows: list[list[str]]) -> str:
    """Rows of words as columns of equal width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
