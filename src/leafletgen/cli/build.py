"""`leafletgen build`."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import (
    examples,
    format_option,
    library_option,
    output_option,
    planned,
    run_options,
    selection_options,
)

if TYPE_CHECKING:
    from leafletgen.build.plan import Request, Selection

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen build                                 everything there is, into dist/",
        "leafletgen build scrotal-calcinosis -l ar        one leaflet in Arabic, in every layout",
        "leafletgen build -L trifold-a4 -c north-clinic   every leaflet folded, with a clinic's name on it",
        "leafletgen build --release -o print              only what is signed and in date",
        "leafletgen build -L booklet-a5 --marks           with crop and fold marks, for a print shop",
        "leafletgen build scrotal-calcinosis --watch      again and again while you write, until Ctrl-C",
    )
)
@selection_options
@output_option
@run_options
@click.option("--marks", is_flag=True, help="Add bleed, crop marks and fold marks for a print shop (…+marks.pdf).")
@click.option("--force", is_flag=True, help="Rebuild even if up to date.")
@click.option(
    "--prune",
    is_flag=True,
    help="Delete earlier files, of what is named, whose leaflet, language, layout or clinic is no longer in the library.",
)
@click.option("--watch", is_flag=True, help="Keep running and rebuild on change, until Ctrl-C.")
@library_option
@format_option
def build(
    selection: "Selection",
    output: Path,
    workers: int | None,
    cluster: str | None,
    release: bool,
    marks: bool,
    force: bool,
    prune: bool,
    watch: bool,
    root: Path | None,
    format: str,
) -> int:
    """Make leaflets as PDF files.

    With nothing named, makes every leaflet in every language and layout. Files that are up to date are not
    made again. Each file is checked, then written as DIR/<leaflet>/<leaflet>.<language>.<layout>.pdf. DIR/manifest.json
    lists what each was made from.
    """
    from leafletgen.build.run import build
    from leafletgen.cli.progress import run_and_report

    def request() -> "Request":
        planned_jobs = planned(root, replace(selection, marks=marks), format, release)
        return replace(
            planned_jobs, output=output, workers=workers, cluster=cluster or "", prune=selection if prune else None
        )

    first = replace(request(), force=force)
    if not watch:
        return run_and_report(first, format, "made", build)
    from leafletgen.build.watch import file_changes, keep_up
    from leafletgen.cli.progress import WatchLog

    changed = file_changes(first.library, selection.leaflets)
    status = run_and_report(first, format, "made", build)
    keep_up(request, changed, WatchLog(sys.stdout, sys.stderr, machine=format == "json"))
    return status
