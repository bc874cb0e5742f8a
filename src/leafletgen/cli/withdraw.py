"""`leafletgen withdraw`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import act_options, examples, format_option, library_option, text_options
from leafletgen.cli.report import ALL_GOOD

if TYPE_CHECKING:
    from datetime import date

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen withdraw asthma --as maria --why 'the dose was halved in 2026'   the whole leaflet",
        "leafletgen withdraw asthma -l ar --as maria --why 'a sentence is missing'   one language",
    )
)
@text_options("Only this language. [default: all]", required=False)
@act_options
@click.option("--why", required=True, metavar="TEXT", help="Why it may not be handed out any more.")
@library_option
@format_option
def withdraw(leaflet: str, language: str, person: str, why: str, on: "date", root: Path | None, format: str) -> int:
    """Take a leaflet, or one language of it, out of use.

    After that `build` refuses it and says why. To undo it, sign again: the source text if the whole leaflet was
    withdrawn, else the text in that language.
    """
    from leafletgen.library.library import Library
    from leafletgen.signing.acts import Act
    from leafletgen.signing.acts import withdraw as record

    record(Library.find(root), Act(leaflet, language, person, on), why)
    if format == "json":
        click.echo(json.dumps({"leaflet": leaflet, "language": language, "withdrawn": why}))
    else:
        click.echo(f"Withdrawn: {leaflet}{f' in {language}' if language else ''}. Collect what has been printed of it.")
    return ALL_GOOD
