"""`leafletgen verify`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option
from leafletgen.cli.report import ALL_GOOD, SOME_FAILED, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leafletgen.build.inspect import Inspection
    from leafletgen.library.library import Library
    from leafletgen.signing.signed import Vouched

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen verify dist/asthma/asthma.ar.a4.pdf          one file",
        "leafletgen verify dist/*/*.pdf                          all files",
        "leafletgen verify --any-version archive/*.pdf           whatever their version and review date",
        "leafletgen verify --pixels dist/asthma/asthma.ar.a4.pdf   what a viewer really shows of its words",
        "leafletgen verify --signatures dist/asthma/asthma.ar.a4.pdf   who vouches for its words",
        "leafletgen verify --tags dist/asthma/asthma.ar.a4.pdf   what a screen reader is given",
    )
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="PDF...",
    type=click.Path(exists=True, path_type=Path, dir_okay=False),
    help="PDF files to check.",
)
@click.option("--tags", is_flag=True, help="Print the tags of each file: what a screen reader reads, in its order.")
@click.option("--any-version", is_flag=True, help="For archives: accept older versions and past review dates.")
@click.option(
    "--pixels",
    is_flag=True,
    help="Also draw each page with and without its text, and check that the words can be seen.",
)
@click.option("--signatures", is_flag=True, help="Also print who signed the text of each file, as what, and when.")
@library_option
@format_option
def verify(
    files: tuple[Path, ...],
    tags: bool,
    any_version: bool,
    pixels: bool,
    signatures: bool,
    root: Path | None,
    format: str,
) -> int:
    """Open finished files and check text, tags, fonts and geometry.

    A file is good when nothing is wrong with it and the library would hand it out today. Otherwise the command says why
    not: not good, not compared, superseded, unsigned, or out of date.
    """
    import json

    from leafletgen.build.inspect import verify_file
    from leafletgen.build.inspecting import inspections
    from leafletgen.library.library import Library
    from leafletgen.text.typesetter import Typesetter

    library, typesetter, all_good, machine = Library.find(root), Typesetter(), True, format == "json"

    def look(path: Path) -> "Inspection":
        found = verify_file(path, library, tags, any_version=any_version, typesetter=typesetter)
        return with_ink(found) if pixels else found

    for inspection in inspections(files, look):
        all_good &= inspection.good
        report(*inspection.problems, machine=machine)
        signed = signatures_on(inspection, library) if signatures else {}
        if machine:
            found = {tag: [one.as_json() for one in those] for tag, those in signed.items()}
            click.echo(json.dumps(inspection.as_json() | ({"signatures": found} if signatures else {})))
        else:
            click.echo(
                "\n".join((str(inspection), *signature_line(signed, inspection))) if signatures else str(inspection)
            )
    return ALL_GOOD if all_good else SOME_FAILED


def signatures_on(inspection: "Inspection", library: "Library") -> "dict[str, list[Vouched]]":
    """The signatures on each text that a file names, by language."""
    from datetime import date

    from leafletgen.signing.signed import vouched_for

    today = date.today()  # noqa: DTZ011 - a right to sign ends by the local day
    return dict(vouched_for(library, inspection.identity, today))


def signature_line(signed: "dict[str, list[Vouched]]", inspection: "Inspection") -> "Iterator[str]":
    """A line for each signature, or one line that there is none."""
    from leafletgen.build.inspect import BROKEN

    if not signed:
        yield "  it names no text of this library that somebody could have signed"
    elif inspection.state == BROKEN:
        yield "  signatures on the text that it says it has, which is not all that it has:"
    for language, those in signed.items():
        yield from (f"  {one}" for one in those)
        if not those:
            yield f"  {language}: nobody has signed this text"


def with_ink(inspection: "Inspection") -> "Inspection":
    """The inspection, with errors for words of the file that leave no ink on its pages."""
    from dataclasses import replace

    from leafletgen.build.inspect import located
    from leafletgen.ordinary import read_ordinary
    from leafletgen.preview.ink import words_without_ink

    try:
        data = read_ordinary(inspection.path, follow=True)
    except OSError:
        return inspection  # it has the error that the file cannot be read
    found = located(inspection.path, list(words_without_ink(data)))
    return replace(inspection, problems=(*inspection.problems, *found))
