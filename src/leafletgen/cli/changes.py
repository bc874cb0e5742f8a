"""`leafletgen changes`."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option, text_options
from leafletgen.cli.report import ALL_GOOD

if TYPE_CHECKING:
    from leafletgen.signing.changes import StringChange

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen changes asthma -l ar                 what the translator into Arabic must look at",
        "leafletgen changes asthma -l ar --format json   the same for a machine",
    )
)
@text_options("The language of the translation.")
@library_option
@format_option
def changes(leaflet: str, language: str, root: Path | None, format: str) -> int:
    """Show what has changed in the source since a translation was made.

    For every string: the source as it was, the source as it is, and the translation. When the translation is right
    again, its translator signs it.
    """
    from leafletgen.library.cases import case_of
    from leafletgen.library.library import Library
    from leafletgen.signing.changes import is_source, never_compared, string_changes

    case = case_of(Library.find(root), leaflet, language, date.today())  # noqa: DTZ011 - the day does not matter here
    found = list(string_changes(case))
    if format == "json":
        click.echo(json.dumps([{**asdict(one), "place": str(one.place)} for one in found], ensure_ascii=False))
    elif is_source(case):
        click.echo(f"{language} is the language that {leaflet} was written in: nothing to compare it with.")
    elif never_compared(case):
        click.echo(f"No translator has signed {leaflet} in {language} yet: compare all of it, then sign it.")
    elif not found:
        click.echo(f"Nothing has changed since {leaflet} was translated into {language}.")
    else:
        click.echo("\n\n".join(map(change_text, found)))
    return ALL_GOOD


def change_text(one: "StringChange") -> str:
    """One string for a terminal."""
    lines = [f"{one.place}: {one.id} was {one.change}"]
    lines += [f"  source before: {one.before}"] if one.before else []
    lines += [f"  source now:    {one.now}"] if one.now else []
    lines += [f"  translation:   {one.translation}"] if one.translation else []
    return "\n".join(lines)
