"""`leafletgen list`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option, output_option, planned, selection_options
from leafletgen.cli.report import ALL_GOOD, status_lines, status_table

if TYPE_CHECKING:
    from leafletgen.build.plan import Selection

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    "list",
    epilog=examples(
        "leafletgen list                  everything there is",
        "leafletgen list -l ar -o print   the Arabic leaflets, and whether print/ has them as they are now",
        "leafletgen list --format json    the same for a machine, one line each",
    ),
)
@selection_options
@output_option
@library_option
@format_option
def list_(selection: "Selection", output: Path, root: Path | None, format: str) -> int:
    """List leaflets, languages and layouts with their state.

    The text is released, draft, changed, stale, different, expired, withdrawn or broken (`leafletgen status` says why); the file is built, stale (it would be made again) or missing.
    """
    from leafletgen.build.status import status

    files = status(replace(planned(root, selection, format), output=output))
    click.echo(status_lines(files) if format == "json" else status_table(files))
    return ALL_GOOD
