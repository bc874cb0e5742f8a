"""`leafletgen list`."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option, output_option, planned, selection_options
from leafletgen.cli.report import ALL_GOOD, columns, counted

if TYPE_CHECKING:
    from leafletgen.build.plan import Selection
    from leafletgen.build.status import FileStatus
    from leafletgen.signing.status import LeafletStatus

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

TEXT_STATES = ("broken", "withdrawn", "expired", "changed", "stale", "different", "draft", "released")
"""The states of a text, for the option: a test holds that they are those of the model, which is not imported for help."""


@click.command(
    "list",
    epilog=examples(
        "leafletgen list                     everything there is, a line a leaflet",
        "leafletgen list --state draft       leaflets with texts that nobody has signed, and only those texts",
        "leafletgen list --due 90            leaflets whose review is due within 90 days",
        "leafletgen list -l ar -o print --files   each file in Arabic, and whether print/ has it as it is now",
        "leafletgen list --format json       each file for a machine, one line each",
    ),
)
@selection_options
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(TEXT_STATES),
    help="Only texts in this state; may be repeated. [default: all]",
)
@click.option(
    "--due", type=click.IntRange(min=0), metavar="DAYS", help="Only leaflets whose review is due within this many days."
)
@click.option(
    "--files", "by_file", is_flag=True, help="A line for each file: language, layout, clinic, version, state."
)
@output_option
@library_option
@format_option
def list_(
    selection: "Selection",
    states: tuple[str, ...],
    due: int | None,
    by_file: bool,
    output: Path,
    root: Path | None,
    format: str,
) -> int:
    """List leaflets with their titles, the state of their texts, and what of them is built.

    The text is released, draft, changed, stale, different, expired, withdrawn or broken (`leafletgen status` says why); the file
    is built, stale (it would be made again) or missing.
    """
    from leafletgen.build.status import status
    from leafletgen.signing.status import last_day

    request = replace(planned(root, selection, format), output=output)
    until = None if due is None else last_day(request.today, due)
    files = [one for one in status(request) if wanted(one, states, until)]
    if format == "json":
        lines = [json.dumps(file_json(one)) for one in files]
    else:
        lines = [file_table(files)] if by_file else [*leaflet_lines(files), totals(files)]
    if lines:
        click.echo("\n".join(lines))
    return ALL_GOOD


def wanted(one: "FileStatus", states: tuple[str, ...], until: date | None) -> bool:
    """True for a file whose text is in one of these states (none: in any), and whose review is due by a day (None: whenever)."""
    due = until is None or (one.review_by is not None and one.review_by <= until)
    return due and (not states or one.text in states)


def leaflet_lines(files: "Iterable[FileStatus]") -> Iterator[str]:
    """A line for each leaflet: as `leafletgen status` has it, and its files by state."""
    from leafletgen.cli.status import leaflet_line

    leaflets = [list(group) for _, group in groupby(files, key=lambda one: one.job.leaflet)]
    width = max((len(group[0].job.leaflet) for group in leaflets), default=0)
    for group in leaflets:
        yield f"{leaflet_line(status_by_files(group), width)}; {files_in_words(group)}"


def status_by_files(group: "list[FileStatus]") -> "LeafletStatus":
    """The status of a leaflet, from that of its files."""
    from leafletgen.signing.status import LeafletStatus, TextStatus

    first, texts = group[0], {one.job.language: one.text for one in group}
    states = tuple(TextStatus(tag, state) for tag, state in texts.items())
    return LeafletStatus(first.job.leaflet, first.title, first.review_by, states)


def files_in_words(files: "Iterable[FileStatus]") -> str:
    """How many files are built, stale and missing."""
    counts = Counter(one.file for one in files)
    return ", ".join(f"{counts[state]} {state}" for state in ("built", "stale", "missing") if counts[state])


def totals(files: "list[FileStatus]") -> str:
    """How many leaflets, texts and files there are, and in which states."""
    texts = {(one.job.leaflet, one.job.language): one.text for one in files}
    leaflets = len({one.job.leaflet for one in files})
    states = ", ".join(f"{count} {state}" for state, count in Counter(texts.values()).most_common())
    if not files:
        return "0 leaflets"
    return (
        f"{counted(leaflets, 'leaflet')}, {counted(len(texts), 'text')} ({states}), "
        f"{counted(len(files), 'file')} ({files_in_words(files)})"
    )


def file_table(files: "Iterable[FileStatus]") -> str:
    """The state of files as a table."""
    heads = ["leaflet", "language", "layout", "clinic", "version", "text", "file"]
    rows = [
        [one.job.leaflet, one.job.language, one.job.layout, one.job.clinic, one.version, one.text, one.file]
        for one in files
    ]
    return columns([heads, *rows])


def file_json(one: "FileStatus") -> dict[str, object]:
    """The state of a file for machines."""
    from leafletgen.build.entries import job_json

    return {
        **job_json(one.job),
        "title": one.title,
        "version": one.version,
        "review_by": one.review_by.isoformat() if one.review_by else None,
        "text": one.text,
        "state": one.file,
    }
