"""The commands: what can be asked for on the command line, and what is answered."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import (
    examples,
    folder_option,
    format_option,
    library_option,
    output_option,
    run_options,
    selection_options,
)

if TYPE_CHECKING:
    from leafletgen.build.plan import Selection
    from leafletgen.build.progress import Watcher
    from leafletgen.build.task import Setup
    from leafletgen.diagnostics import Diagnostic
    from leafletgen.model.edition import Job

# Each command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

ALL_GOOD, SOME_FAILED = 0, 1
"""Exit status: all is well; some could not be built, and all others were."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="leafletgen")
def program() -> None:
    """Make printable patient leaflets from YAML: tagged PDF, in every language and layout a clinic needs."""


@program.command(
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
@click.option("--force", is_flag=True, help="Make again what is up to date.")
@click.option(
    "--prune", is_flag=True, help="Delete files made earlier whose leaflet, language, layout or clinic is gone."
)
@click.option("--watch", is_flag=True, help="Go on: make again what changes as soon as it does, until Ctrl-C.")
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

    With nothing named, makes every leaflet in every language and layout. What is up to date is not made again. Each
    file is checked before it takes its name DIR/<leaflet>/<leaflet>.<language>.<layout>.pdf; DIR/manifest.json says
    what each was made from.
    """
    from dataclasses import replace

    from leafletgen.build import run as building
    from leafletgen.build.hiring import hands

    with hands(workers, cluster) as (many, start):

        def order() -> building.Order:
            setup, jobs = planned(root, replace(selection, marks=marks), format, release)
            return building.Order(setup, jobs, output, many, prune=prune, start=start)

        def make() -> int:
            return watched(first.jobs, format, "made", lambda watcher: building.build(first, watcher))

        first = replace(order(), force=force)
        if not watch:
            return make()
        from leafletgen.build import following, rebuilding

        changes = following.changes(first.setup.library, selection.leaflets)
        status = make()
        rebuilding.keep_up(order, changes, rebuilding.Teller(sys.stdout, sys.stderr, machine=format == "json"))
        return status


@program.command(
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
    from leafletgen.build import run as building
    from leafletgen.build.hiring import hands

    setup, jobs = planned(root, selection, format, release)
    with hands(workers, cluster) as (many, start):
        return watched(jobs, format, "checked", lambda watcher: building.check(setup, jobs, many, watcher, start))


@program.command(
    epilog=examples(
        "leafletgen verify dist/asthma/asthma.ar.a4.pdf          one file",
        "leafletgen verify dist/*/*.pdf                          all files",
        "leafletgen verify --tags dist/asthma/asthma.ar.a4.pdf   what a screen reader is given",
    )
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="PDF...",
    type=click.Path(exists=True, path_type=Path, dir_okay=False),
    help="Files, from wherever they come.",
)
@click.option("--tags", is_flag=True, help="Print the tags of each file: what a screen reader reads, in its order.")
@library_option
@format_option
def verify(files: tuple[Path, ...], tags: bool, root: Path | None, format: str) -> int:
    """Open finished files and check text, tags, fonts and geometry.

    A file of a leaflet that the library has in the same version is compared with it word for word.
    """
    import json

    from leafletgen.build.inspect import inspect
    from leafletgen.build.telling import tell
    from leafletgen.library.library import Library

    library, all_good, machine = Library.find(root), True, format == "json"
    for path in files:
        inspection = inspect(path, library, tags)
        all_good &= inspection.good
        tell(*inspection.problems, machine=machine)
        click.echo(json.dumps(inspection.as_json()) if machine else str(inspection))
    return ALL_GOOD if all_good else SOME_FAILED


@program.command(
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

    The text is draft, released, expired or broken; the file is built, stale (it would be made again) or missing.
    """
    from leafletgen.build import listing

    setup, jobs = planned(root, selection, format)
    entries = listing.entries(setup, jobs, output)
    click.echo(listing.as_lines(entries) if format == "json" else listing.as_table(entries))
    return ALL_GOOD


@program.command(
    epilog=examples(
        "leafletgen schema             into schemas/",
        "leafletgen schema -o editor   into another folder",
    )
)
@folder_option("schemas")
@format_option
def schema(output: Path, format: str) -> int:
    """Write JSON Schemas of the files that people write.

    Editors complete and check with them.
    """
    import json

    from leafletgen.diagnostics import Refused
    from leafletgen.files import write_error
    from leafletgen.library.schema.json_schema import write_schemas

    try:
        written = [str(path) for path in write_schemas(output)]
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    click.echo(json.dumps(written) if format == "json" else "\n".join(written))
    return ALL_GOOD


def planned(
    root: Path | None, selection: "Selection", format: str, release: bool = False
) -> "tuple[Setup, tuple[Job, ...]]":
    """What a run has in common, and its jobs; tells of what is in none of them."""
    from datetime import date

    from leafletgen.build.plan import plan
    from leafletgen.build.sources import program
    from leafletgen.build.task import Setup
    from leafletgen.build.telling import tell
    from leafletgen.library.library import Library

    library = Library.find(root)
    overlooked: list[Diagnostic] = []
    jobs = plan(library, selection, overlooked)
    tell(*overlooked, machine=format == "json")
    today = date.today()  # noqa: DTZ011 - a review is due on the day where the leaflets are made
    return Setup(library, program(), today, release), jobs


def watched(jobs: "Sequence[Job]", format: str, made: str, run: "Callable[[Watcher], Sequence[Diagnostic]]") -> int:
    """Do a run, tell of it while it lasts and of what came of it, and give the exit status."""
    import json

    from leafletgen.build.progress import Watcher

    watcher = Watcher(len(jobs), sys.stderr, machine=format == "json")
    try:
        stopped = run(watcher)
    finally:
        watcher.close()
    watcher.tell(*stopped)
    click.echo(json.dumps(watcher.as_json()) if watcher.machine else watcher.summary(made))
    return SOME_FAILED if stopped or watcher.failed else ALL_GOOD
