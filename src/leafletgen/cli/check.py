"""`leafletgen check`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option, planned, run_options, selection_options

if TYPE_CHECKING:
    from leafletgen.build.plan import Selection

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen check                          everything there is",
        "leafletgen check scrotal-calcinosis       one leaflet, in every language and layout",
        "leafletgen check --release --format json  what keeps leaflets from patients, for a machine",
    )
)
@selection_options
@run_options
@library_option
@format_option
def check(
    selection: "Selection", workers: int | None, cluster: str | None, release: bool, root: Path | None, format: str
) -> int:
    """Check leaflets just as `build` does; write nothing."""
    from leafletgen.build.run import check
    from leafletgen.cli.progress import run_and_report

    request = replace(planned(root, selection, format, release), workers=workers, cluster=cluster or "", thorough=True)
    return run_and_report(request, format, "checked", check)
