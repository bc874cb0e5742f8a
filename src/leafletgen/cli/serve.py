"""`leafletgen serve`."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import click

from leafletgen.cli.completion import OFFERED
from leafletgen.cli.options import examples, library_option
from leafletgen.cli.report import ALL_GOOD, SOME_FAILED, report
from leafletgen.diagnostics import Refused
from leafletgen.problems.catalogue import problem

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

Callback = Callable[[click.Context, click.Parameter, str], str]
PORT = 8765
NEEDED = ("flask", "waitress", "rapidfuzz", "pypdfium2")
"""The libraries of the extra."""
PAGE_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")
PAGE_ADDRESS = re.compile(rf"https?://{PAGE_HOST.pattern}(/[\w.~/-]*)?")


def matching_option(pattern: re.Pattern[str], example: str) -> Callback:
    """A check that a value is empty or looks like the example."""

    def checked(_: click.Context, __: click.Parameter, value: str) -> str:
        if value and not pattern.fullmatch(value):
            message = f"write it like {example}"
            raise click.BadParameter(message)
        return value

    return checked


@click.command(
    epilog=examples(
        "leafletgen serve --drafts                              look at everything, drafts too",
        "leafletgen serve --library ward --clinic north-clinic  what is signed, for one clinic",
        "leafletgen serve --behind-proxy leaflets.hospital.example --no-browser",
    )
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free one.")
@library_option
@click.option(
    "--clinic",
    default="",
    metavar="CLINIC",
    shell_complete=OFFERED["clinics"],
    help="Clinic that is printed where nobody chooses another.",
)
@click.option("--drafts", is_flag=True, help="Offer also what is not signed; every page of it is marked.")
@click.option(
    "--behind-proxy",
    "proxy",
    default="",
    metavar="NAME",
    callback=matching_option(PAGE_HOST, "leaflets.hospital.example"),
    help="Serve other computers through a proxy that people log in to and that shows the page under this name by https.",
)
@click.option(
    "--published-at",
    "published",
    default="",
    metavar="URL",
    callback=matching_option(PAGE_ADDRESS, "https://leaflets.hospital.example/pdf"),
    help="Where patients find the files that 'leafletgen build' makes: for QR codes and e-mail.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in a browser.")
def serve(port: int, root: Path | None, clinic: str, drafts: bool, proxy: str, published: str, no_browser: bool) -> int:
    """Show the clinician's page: find a leaflet, choose a language and a paper, print it.

    The page is for this computer alone, and nothing is kept of a patient. Ctrl-C ends it. Needs the extra `serve`.
    """
    from leafletgen.library.library import Library

    missing = next((name for name in NEEDED if find_spec(name) is None), "")
    if missing:
        report(problem("no-serve", library=missing), machine=False)
        return SOME_FAILED
    from leafletgen.serve.server import RunningPage
    from leafletgen.serve.settings import Settings

    library = Library.find(root)
    if clinic:
        library.clinic(clinic)
    try:
        page = RunningPage(Settings(library, port, clinic, drafts, proxy, published))
    except Refused as refused:
        report(*refused.diagnostics, machine=False)
        return SOME_FAILED
    click.echo(f"The leaflets are at {page.address}\nCtrl-C ends the page.")
    if not (no_browser or proxy):
        import webbrowser

        webbrowser.open(page.address)
    page.run()
    return ALL_GOOD
