"""`leafletgen accept`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.completion import ONE_LANGUAGE, ONE_LEAFLET
from leafletgen.cli.options import day_option, examples, format_option, library_option, person_option
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
@click.argument("leaflet", shell_complete=ONE_LEAFLET)
@click.option(
    "-l",
    "--language",
    required=True,
    metavar="LANG",
    shell_complete=ONE_LANGUAGE,
    help="The language of the translation.",
)
@person_option
@click.option("--string", required=True, metavar="ID", help="The string, as the warning names it.")
@day_option
@library_option
@format_option
def accept(leaflet: str, language: str, person: str, string: str, on: "date", root: Path | None, format: str) -> int:
    """Say that a difference between a translation and its source is right.

    Numbers, units, bold words and links are compared with the source. A difference that is meant, as a sum of money in
    another currency, is accepted for these two strings; when either changes, it is compared again.
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
