"""The start of the program: runs a command, and turns every error into words and an exit status."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from leafletgen import garbage
from leafletgen.cli.accept import accept
from leafletgen.cli.build import build
from leafletgen.cli.changes import changes
from leafletgen.cli.check import check
from leafletgen.cli.completion import VARIABLE, unknown_request
from leafletgen.cli.explain import explain
from leafletgen.cli.list import list_
from leafletgen.cli.new import new
from leafletgen.cli.preview import preview
from leafletgen.cli.report import ALL_GOOD, INTERRUPTED, SOME_FAILED, UNUSABLE, report
from leafletgen.cli.schema import schema
from leafletgen.cli.serve import serve
from leafletgen.cli.sign import sign
from leafletgen.cli.status import status
from leafletgen.cli.streams import close_streams, end_on_request, ignore_interruptions, prepare_streams
from leafletgen.cli.verify import verify
from leafletgen.cli.withdraw import withdraw
from leafletgen.diagnostics import Place, Refused
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown


@click.group(
    commands=(
        build,
        check,
        verify,
        list_,
        preview,
        serve,
        sign,
        status,
        changes,
        accept,
        withdraw,
        new,
        schema,
        explain,
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="leafletgen")
def program() -> None:
    """Make printable patient leaflets from YAML: tagged PDF, in every language and layout a clinic needs."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status; there is never a traceback."""
    prepare_streams()
    end_on_request()
    garbage.collect_rarely()
    status = status_of(list(sys.argv[1:] if arguments is None else arguments))
    ignore_interruptions()
    garbage.leave_to_exit()
    if not close_streams():
        status = status or SOME_FAILED
    sys.exit(status)


def status_of(arguments: list[str]) -> int:
    """Run the program, report errors, and return the exit status."""
    machine = asks_for_json(arguments)
    if asked := unknown_request():
        report(problem("unknown-completion", variable=VARIABLE, value=shown(asked)), machine=machine)
        return UNUSABLE
    try:
        return int(program.main(arguments, "leafletgen", standalone_mode=False) or ALL_GOOD)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as wrong:
        if machine:
            report(problem("usage", message=wrong.format_message()), machine=True)
        else:
            wrong.show()
        return UNUSABLE
    except Refused as refused:
        report(*refused.diagnostics, machine=machine)
        return UNUSABLE
    except BrokenPipeError:
        return SOME_FAILED  # the reader of the output is gone
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        report(problem("system-error", Place(str(trouble.filename or "")), reason=reason), machine=machine)
        return SOME_FAILED
    except Exception as wrong:
        reason = f"{type(wrong).__name__}: {wrong}".replace("\n", " ")
        report(problem("internal-error", reason=reason), machine=machine)
        return SOME_FAILED


def asks_for_json(arguments: list[str]) -> bool:
    """True when errors must be JSON. The arguments themselves may be wrong."""
    pairs = zip(["", *arguments], arguments, strict=False)
    return any(word == "--format=json" or (before, word) == ("--format", "json") for before, word in pairs)
