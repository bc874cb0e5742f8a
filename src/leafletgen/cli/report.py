"""What a command reports: exit statuses, and what a run prints while it lasts and at its end."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from leafletgen.build.progress import Watcher
    from leafletgen.diagnostics import Diagnostic
    from leafletgen.model.edition import Job

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


ALL_GOOD, SOME_FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all is well; some could not be made and all others were; unusable arguments; stopped from the keyboard."""


def watched(jobs: "Sequence[Job]", format: str, made: str, run: "Callable[[Watcher], Sequence[Diagnostic]]") -> int:
    """Do a run, tell of it while it lasts and of what came of it, and give the exit status."""
    import json

    from leafletgen.build.progress import Watcher

    watcher = Watcher(len(jobs), sys.stderr, machine=format == "json")
    try:
        stopped = run(watcher)
    finally:
        watcher.close()
    watcher.tell(*stopped)
    click.echo(json.dumps(watcher.as_json()) if watcher.machine else watcher.summary(made))
    return SOME_FAILED if stopped or watcher.failed else ALL_GOOD
