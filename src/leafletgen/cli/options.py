"""The options that commands share."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from leafletgen.cli.completion import OFFERED, ONE_LANGUAGE, ONE_LEAFLET

if TYPE_CHECKING:
    from datetime import date

    from leafletgen.build.plan import Request, Selection
    from leafletgen.diagnostics import Diagnostic

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

Command = TypeVar("Command", bound=Callable[..., Any])

LIBRARY = (
    "Folder with leaflets/ and, if you have your own, layouts/, languages/, fonts/ and clinics/. "
    "[default: the current folder if it is a library, else the library that comes with the program]"
)
FORMAT_HELP = "Text for people or JSON for machines. With JSON, errors are lines on standard error, and results go to standard output."
CLUSTER = (
    "Use the workers of the dask cluster whose scheduler has this address, like tcp://host:8786. "
    "Files are still written here. Needs the extra: leafletgen[cluster]."
)
CLINIC = (
    "Clinic whose name and address are printed; may be repeated. [default: none; lines to write on are printed instead]"
)


def examples(*lines: str) -> str:
    """The examples under a command's help."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def library_option(command: Command) -> Command:
    """The option for the folder of the library."""
    return click.option("--library", "root", type=click.Path(path_type=Path), metavar="DIR", help=LIBRARY)(command)


def folder_option(default: str) -> Callable[[Command], Command]:
    """An option for the folder of the files."""
    kind = click.Path(path_type=Path)
    return click.option(
        "-o", "--output", type=kind, default=default, metavar="DIR", show_default=True, help="Folder for the files."
    )


output_option = folder_option("dist")
"""The option for the folder of the leaflets."""


def format_option(command: Command) -> Command:
    """The option for text or JSON."""
    kinds = click.Choice(["text", "json"])
    return click.option("--format", type=kinds, default="text", show_default=True, help=FORMAT_HELP)(command)


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options for leaflets, languages, layouts and clinics. The command gets one `Selection`."""

    @click.argument(
        "leaflets",
        nargs=-1,
        metavar="[LEAFLET]...",
        shell_complete=OFFERED["leaflets"],
        help="Names of leaflets. [default: all]",
    )
    @names_option(
        "-l", "--language", "languages", "LANG|all", "Language tag like ar or pt-BR; may be repeated. [default: all]"
    )
    @names_option(
        "-L", "--layout", "layouts", "LAYOUT|all", "Name of a layout like a4; may be repeated. [default: all]"
    )
    @names_option("-c", "--clinic", "clinics", "CLINIC", CLINIC)
    @functools.wraps(command)
    def with_selection(
        leaflets: tuple[str, ...],
        languages: tuple[str, ...],
        layouts: tuple[str, ...],
        clinics: tuple[str, ...],
        **others: object,
    ) -> int:
        from leafletgen.build.plan import Selection

        return command(selection=Selection(leaflets, languages, layouts, clinics), **others)

    return with_selection


def names_option(short: str, long: str, name: str, metavar: str, help: str) -> Callable[[Command], Command]:
    """An option that takes names, any number of times."""
    return click.option(short, long, name, multiple=True, metavar=metavar, help=help, shell_complete=OFFERED[name])


def run_options(command: Command) -> Command:
    """The options for a run: workers and cluster."""
    many = "How many leaflets to make at a time. [default: one for each core, here or in the cluster]"
    workers = click.option("-j", "--jobs", "workers", type=click.IntRange(min=1), metavar="N", help=many)
    release = click.option(
        "--release",
        is_flag=True,
        help="Refuse texts that are not signed as they are now, and leaflets whose review is overdue.",
    )
    cluster = click.option("--cluster", metavar="ADDRESS", help=CLUSTER)
    return workers(cluster(release(command)))


def text_options(help: str, *, required: bool = True) -> Callable[[Command], Command]:
    """The arguments for one leaflet and one of its languages. `help` describes the language."""
    leaflet = click.argument("leaflet", shell_complete=ONE_LEAFLET)
    asked: dict[str, Any] = {"required": True} if required else {"default": ""}
    language = click.option("-l", "--language", metavar="LANG", shell_complete=ONE_LANGUAGE, help=help, **asked)
    return lambda command: leaflet(language(command))


def act_options(command: Command) -> Command:
    """The options for the person and the day of an act on a text."""
    what = "The person who does this, by the id in people.yaml."
    person = click.option("--as", "person", required=True, metavar="PERSON", help=what)
    return person(day_option(command))


recorded_by_option = click.option(
    "--recorded-by", default="", metavar="PERSON", help="The person who records it, if that is somebody else."
)


def day_option(command: Command) -> Command:
    """The option for the day on which something was done."""

    def parsed(_: click.Context, __: click.Parameter, value: str | None) -> "date":
        from datetime import date

        if value is None:
            return date.today()  # noqa: DTZ011 - the local day of the signer
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter("write a day like 2026-11-28") from None

    what = "The day on which it was done. [default: today]"
    return click.option("--on", "on", metavar="DAY", callback=parsed, help=what)(command)


def planned(root: Path | None, selection: "Selection", format: str, release: bool = False) -> "Request":
    """The request for a selection of a library; prints warnings about files that belong to no job."""
    from datetime import date

    from leafletgen.build.plan import Request, plan
    from leafletgen.build.uptodate import program_name
    from leafletgen.cli.report import report
    from leafletgen.library.library import Library

    library = Library.find(root)
    overlooked: list[Diagnostic] = []
    jobs = plan(library, selection, overlooked)
    report(*overlooked, machine=format == "json")
    today = date.today()  # noqa: DTZ011 - a review is due by the local day
    return Request(library, jobs, program_name(), today, release)
