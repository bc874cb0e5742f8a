"""Words and exit codes: what is asked for on the command line, and what is answered there. Nothing else decides them."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from leafletgen.options import (
    examples,
    folder_option,
    format_option,
    library_option,
    output_option,
    run_options,
    selection_options,
)

if TYPE_CHECKING:
    from leafletgen.batch.jobs import Job, Selection
    from leafletgen.batch.making import Setup
    from leafletgen.batch.watching import Watcher
    from leafletgen.diagnostics import Diagnostic

# Each command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

ALL_GOOD, SOME_FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit status: all is well; some could not be built, all others were; unusable arguments; stopped from the keyboard."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status; there is never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a letter shows its number; that is no reason to fail.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(status_of(list(sys.argv[1:] if arguments is None else arguments)))


def status_of(arguments: list[str]) -> int:
    """Run the program, tell what went wrong, and give the exit status."""
    from leafletgen.diagnostics import Place, Refused, error

    machine = asks_for_json(arguments)
    try:
        return int(program.main(arguments, "leafletgen", standalone_mode=False) or ALL_GOOD)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as wrong:
        if machine:
            tell(error("usage", wrong.format_message()), machine=True)
        else:
            wrong.show()
        return UNUSABLE
    except Refused as refused:
        tell(*refused.diagnostics, machine=machine)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        tell(error("system-error", reason, Place(str(trouble.filename or ""))), machine=machine)
        return SOME_FAILED
    except Exception as wrong:
        message = f"the program failed ({type(wrong).__name__}: {wrong})".replace("\n", " ")
        tell(error("internal-error", message, hint="this is not your fault; please report it"), machine=machine)
        return SOME_FAILED


def asks_for_json(arguments: list[str]) -> bool:
    """True when the errors of these arguments, which may be unusable, are to be JSON."""
    pairs = zip(["", *arguments], arguments, strict=False)
    return any(word == "--format=json" or (before, word) == ("--format", "json") for before, word in pairs)


def tell(*problems: "Diagnostic", machine: bool) -> None:
    """Tell of problems on standard error."""
    from leafletgen.batch.telling import told

    for problem in problems:
        click.echo(told(problem, machine), err=True)


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
    )
)
@selection_options
@output_option
@run_options
@click.option("--force", is_flag=True, help="Make again what is up to date.")
@click.option(
    "--prune", is_flag=True, help="Delete files made earlier whose leaflet, language, layout or clinic is gone."
)
@library_option
@format_option
def build(
    selection: "Selection",
    output: Path,
    workers: int | None,
    release: bool,
    force: bool,
    prune: bool,
    root: Path | None,
    format: str,
) -> int:
    """Make leaflets as PDF files.

    With nothing named, makes every leaflet in every language and layout. What is up to date is not made again. Each
    file is checked before it takes its name DIR/<leaflet>/<leaflet>.<language>.<layout>.pdf; DIR/manifest.json says
    what each was made from.
    """
    from leafletgen.batch import building

    setup, jobs = planned(root, selection, release)
    order = building.Order(setup, jobs, output, workers or cores(), force, prune)
    return watched(jobs, format, "made", lambda watcher: building.build(order, watcher))


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
def check(selection: "Selection", workers: int | None, release: bool, root: Path | None, format: str) -> int:
    """Check leaflets just as `build` does; write nothing."""
    from leafletgen.batch import building

    setup, jobs = planned(root, selection, release)
    return watched(jobs, format, "checked", lambda watcher: building.check(setup, jobs, workers or cores(), watcher))


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
    from leafletgen.batch import listing

    setup, jobs = planned(root, selection)
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

    from leafletgen.batch.files import write_error
    from leafletgen.diagnostics import Refused
    from leafletgen.reading.schemas import write_schemas

    try:
        written = [str(path) for path in write_schemas(output)]
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    click.echo(json.dumps(written) if format == "json" else "\n".join(written))
    return ALL_GOOD


def planned(root: Path | None, selection: "Selection", release: bool = False) -> "tuple[Setup, tuple[Job, ...]]":
    """What a run has in common, and its jobs."""
    from datetime import date

    from leafletgen.batch.jobs import plan
    from leafletgen.batch.making import Setup
    from leafletgen.batch.sources import program
    from leafletgen.reading.library import Library

    library = Library.find(root)
    today = date.today()  # noqa: DTZ011 - a review is due on the day where the leaflets are made
    return Setup(library, program(), today, release), plan(library, selection)


def watched(
    jobs: "Sequence[Job]", format: str, made: str, run: "Callable[[Watcher], Sequence[Diagnostic] | None]"
) -> int:
    """Do a run, tell of it while it lasts and of what came of it, and give the exit status."""
    import json

    from leafletgen.batch.watching import Watcher

    watcher = Watcher(len(jobs), sys.stderr, machine=format == "json")
    try:
        stopped = run(watcher) or ()
    finally:
        watcher.close()
    watcher.tell(*stopped)
    click.echo(json.dumps(watcher.as_json()) if watcher.machine else watcher.summary(made))
    return SOME_FAILED if stopped or watcher.failed else ALL_GOOD


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
