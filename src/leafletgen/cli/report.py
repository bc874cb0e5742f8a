"""The output of commands: exit statuses, and diagnostics and lists as text or JSON. It imports little, so it can't fail."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leafletgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from leafletgen.build.status import FileStatus

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

ALL_GOOD, SOME_FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all is well; some could not be made and all others were; unusable arguments; stopped from the keyboard."""


def as_line(problem: Diagnostic, machine: bool) -> str:
    """A diagnostic as one line: text for people, JSON for a machine."""
    return json.dumps(problem.as_json()) if machine else str(problem)


def report(*problems: Diagnostic, machine: bool) -> None:
    """Print diagnostics on standard error, one line each."""
    for problem in problems:
        sys.stderr.write(f"{as_line(problem, machine)}\n")


def status_table(files: "Sequence[FileStatus]") -> str:
    """The state of files as a table."""
    heads = ["leaflet", "language", "layout", "clinic", "version", "text", "file"]
    rows = [
        [one.job.leaflet, one.job.language, one.job.layout, one.job.clinic, one.version, one.text, one.file]
        for one in files
    ]
    return columns([heads, *rows])


def status_lines(files: "Sequence[FileStatus]") -> str:
    """The state of files as JSON, one line each."""
    from leafletgen.build.entries import job_json

    return "\n".join(
        json.dumps({**job_json(one.job), "version": one.version, "text": one.text, "state": one.file}) for one in files
    )


def columns(rows: list[list[str]]) -> str:
    """Rows of words as columns of equal width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
