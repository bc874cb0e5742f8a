"""`leafletgen new leaflet | language | layout | clinic`."""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.completion import ONE_LANGUAGE, ONE_LEAFLET
from leafletgen.cli.options import Command, examples, format_option
from leafletgen.cli.report import ALL_GOOD

if TYPE_CHECKING:
    from leafletgen.scaffold.new_files import Started

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.group(
    epilog=examples(
        "leafletgen new leaflet back-pain          a leaflet to be written, in English",
        "leafletgen new language ku back-pain      the same leaflet, to be translated into Kurdish",
        "leafletgen new layout green               a layout that looks like A4 until you change it",
        "leafletgen new clinic north-clinic        whose name and address are printed with -c north-clinic",
    )
)
def new() -> None:
    """Start a leaflet, a language, a layout or a clinic.

    Writes files with comments that say what to write where. They can be built at once. An existing file is never
    changed.
    """


def starting_options(command: Command) -> Command:
    """The options for the folder of the library and the format of the output."""
    where = "Folder of the library. [default: the current folder]"
    kind = click.Path(path_type=Path)
    return click.option("--library", "root", type=kind, default=Path(), metavar="DIR", help=where)(
        format_option(command)
    )


@new.command(
    epilog=examples(
        "leafletgen new leaflet back-pain",
        "leafletgen new leaflet rueckenschmerzen -l de   to be written in German",
        "leafletgen new leaflet back-pain --library work  in another folder, which becomes a library if it is none",
    )
)
@click.argument("name", help="Name of the leaflet: small letters, digits, hyphens.")
@click.option(
    "-l",
    "--language",
    default="en",
    metavar="LANG",
    shell_complete=ONE_LANGUAGE,
    show_default=True,
    help="Language that you write in.",
)
@starting_options
def leaflet(name: str, language: str, root: Path, format: str) -> int:
    """Start a leaflet with one block of every kind."""
    from datetime import date

    from leafletgen.scaffold.from_template import new_leaflet

    today = date.today()  # noqa: DTZ011 - the local day of the writer
    return told(new_leaflet(root, name, language, today), root, format)


@new.command(
    epilog=examples(
        "leafletgen new language ar back-pain     a text to be translated into Arabic",
        "leafletgen new language pt-BR            the words that the program prints, in Brazilian Portuguese",
        "leafletgen new language ku back-pain     both, where the program's words are missing",
        "leafletgen new language ar back-pain --refresh   the comments, after the source was edited",
    )
)
@click.argument(
    "tag", metavar="LANG", shell_complete=ONE_LANGUAGE, help="Language tag (BCP 47) like ar, pt-BR or zh-Hans."
)
@click.argument(
    "leaflets", nargs=-1, metavar="[LEAFLET]...", shell_complete=ONE_LEAFLET, help="Leaflets to be translated."
)
@click.option(
    "--refresh",
    is_flag=True,
    help="Refresh the comments of translations that are there: the source as it is now and, where it has changed, as it was.",
)
@starting_options
def language(tag: str, leaflets: tuple[str, ...], refresh: bool, root: Path, format: str) -> int:
    """Start a language, or the translation of leaflets into it.

    A translation begins with every text of the source, each with a comment above it that keeps the source in sight.
    """
    from leafletgen.scaffold.language import new_language
    from leafletgen.scaffold.refreshing import refresh_comments

    if refresh:
        if not leaflets:
            raise click.UsageError("--refresh needs the leaflets whose comments it refreshes")
        return told(refresh_comments(root, tag, leaflets), root, format)

    return told(new_language(root, tag, leaflets), root, format)


@new.command(
    epilog=examples(
        "leafletgen new layout green",
        "leafletgen new layout green --library work   in another folder",
    )
)
@click.argument("name", help="Name of the layout: small letters, digits, hyphens.")
@starting_options
def layout(name: str, root: Path, format: str) -> int:
    """Start a layout: A4, with every colour, space and size to be changed."""
    from leafletgen.scaffold.from_template import new_layout

    return told(new_layout(root, name), root, format)


@new.command(
    epilog=examples(
        "leafletgen new clinic north-clinic",
        "leafletgen new clinic north-clinic --library work   in another folder",
    )
)
@click.argument("name", help="Name of the clinic's file: small letters, digits, hyphens.")
@starting_options
def clinic(name: str, root: Path, format: str) -> int:
    """Start a clinic: name, address, telephone, hours, web address, logo."""
    from leafletgen.scaffold.from_template import new_clinic

    return told(new_clinic(root, name), root, format)


def told(started: "Started", root: Path, format: str) -> int:
    """Report the files that were written, and what to do next."""
    where = f" --library {shlex.quote(str(root))}" if root != Path() else ""
    files = [str(path) for path in started.files]
    commands = [f"leafletgen {command}{where}" for command in started.commands]
    if format == "json":
        click.echo(json.dumps({"files": files, "next": commands}))
    else:
        click.echo("\n".join([*files, f"Next: {started.advice}. Then:", *(f"  {command}" for command in commands)]))
    return ALL_GOOD
