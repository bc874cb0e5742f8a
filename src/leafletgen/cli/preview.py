"""`leafletgen preview`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.completion import OFFERED
from leafletgen.cli.options import CLINIC, examples, folder_option, format_option, library_option, names_option, planned
from leafletgen.cli.report import ALL_GOOD, SOME_FAILED, report
from leafletgen.diagnostics import Refused

if TYPE_CHECKING:
    from leafletgen.build.plan import Request, Selection
    from leafletgen.model.edition import Job

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen preview asthma                           every layout, in the language it was written in",
        "leafletgen preview asthma -l ar -L trifold-a4       the Arabic tri-fold: its sides, and how it unfolds",
        "leafletgen preview asthma -c north-clinic -o look   with a clinic's name on it, into look/",
    )
)
@click.argument(
    "leaflets",
    nargs=-1,
    required=True,
    metavar="LEAFLET...",
    shell_complete=OFFERED["leaflets"],
    help="Names of leaflets, or all.",
)
@names_option(
    "-l", "--language", "languages", "LANG|all", "Language tag; may be repeated. [default: the source language]"
)
@names_option("-L", "--layout", "layouts", "LAYOUT|all", "Name of a layout like a4; may be repeated. [default: all]")
@names_option("-c", "--clinic", "clinics", "CLINIC", CLINIC)
@folder_option("preview")
@library_option
@format_option
def preview(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    layouts: tuple[str, ...],
    clinics: tuple[str, ...],
    output: Path,
    root: Path | None,
    format: str,
) -> int:
    """Draw the pages of leaflets as PNG pictures.

    Where paper is folded its faces are drawn too, in the order in which a reader sees them: the cover, what appears
    when it is opened, the inside, the back. Names are DIR/<leaflet>.<language>.<layout>.page-1.png and so on. Needs the
    extra `preview`.
    """
    from leafletgen.build.plan import Selection
    from leafletgen.preview.drawing import renderer
    from leafletgen.preview.previewing import preview

    selection, machine = Selection(leaflets, languages, layouts, clinics), format == "json"
    request = planned(root, selection, format)
    try:
        renderer()
        if not languages:
            request = replace(request, jobs=tuple(in_source_language(request, selection)))
    except Refused as refused:
        report(*refused.diagnostics, machine=machine)
        return SOME_FAILED
    files: list[str] = []
    failed = False
    for one in preview(replace(request, output=output)):
        report(*one.problems, machine=machine)
        failed |= not one.files
        files += map(str, one.files)
        if not machine:
            click.echo("\n".join(map(str, one.files)), nl=bool(one.files))
    if machine:
        click.echo(json.dumps({"files": files}))
    return SOME_FAILED if failed else ALL_GOOD


def in_source_language(request: "Request", selection: "Selection") -> "Iterator[Job]":
    """The jobs of each leaflet in the language that it was written in. Raises Refused when it does not say which."""
    from leafletgen.build.plan import plan

    for name in dict.fromkeys(job.leaflet for job in request.jobs):
        language = request.library.source_language(name)
        yield from plan(request.library, replace(selection, leaflets=(name,), languages=(language,)))
