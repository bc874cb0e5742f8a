"""`leafletgen accept`."""

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
        "leafletgen accept asthma -l zh-Hans --as lin --string doses.body.1.text   as `check` names it",
    )
)
@text_options("The language of the translation.")
@act_options
@click.option("--string", required=True, metavar="ID", help="The string, as the warning names it.")
@library_option
@format_option
def accept(leaflet: str, language: str, person: str, string: str, on: "date", root: Path | None, format: str) -> int:
    """Say that a difference between a translation and its source is right.

    Numbers, units, bold words and links are compared with the source. Use this for a difference that is
    intended, such as a price in another currency. It holds for these two strings until one of them changes.
    """
    from leafletgen.library.library import Library
    from leafletgen.signing.acts import Act
    from leafletgen.signing.acts import accept as record

    found = record(Library.find(root), Act(leaflet, language, person, on), string)
    if format == "json":
        click.echo(
            json.dumps([{"kind": one.kind, "source": one.source, "translation": one.translation} for one in found])
        )
    else:
        for one in found:
            there, here = (", ".join(words) or "nothing" for words in (one.source, one.translation))
            click.echo(f"Accepted in {string}, {one.kind}: {there} in the source, {here} in {language}")
    return ALL_GOOD
