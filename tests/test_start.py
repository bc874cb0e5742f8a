"""What a start waits for: each command imports what it needs, and nothing else that takes long."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

READING = {"yaml", "pydantic"}
SETTING = {"uharfbuzz", "icu4py", "reportlab"}
SELDOM = {"babel", "PIL", "segno", "pypdf", "pypdfium2", "xml.sax", "urllib.request", "ssl"}
WORKERS = {"multiprocessing", "concurrent.futures", "distributed", "asyncio"}

OWN_FACTS = "id: asthma\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2028-01-02\nsource_language: en\n"
OWN_TEXT = "title: Asthma\nsummary: Breathe.\nsections: [{id: what, heading: What is it?, body: [Text.]}]\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one leaflet in one language, of which every file is up to date in the folder `made`."""
    leaflet = tmp_path / "leaflets" / "asthma"
    leaflet.mkdir(parents=True)
    (leaflet / "leaflet.yaml").write_text(OWN_FACTS, "utf-8")
    (leaflet / "en.yaml").write_text(OWN_TEXT, "utf-8")
    imported_by(tmp_path, "build", "-L", "a4", "-o", "made")
    return tmp_path


def imported_by(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run of the program in a folder imports, when it ends as it should."""
    # Nobody has signed the leaflet, which `verify` finds and gives status 1 for.
    expected = int(arguments[0] == "verify")
    script = "import sys; from leafletgen.cli.app import status_of; wrong = status_of(sys.argv[2:]) != int(sys.argv[1]); wrong and sys.exit(1); print(*sys.modules)"
    command = [sys.executable, "-c", script, str(expected), *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (["--help"], READING | SETTING | SELDOM | WORKERS),
        (["build", "--help"], READING | SETTING | SELDOM | WORKERS),
        (["list", "-o", "made"], SETTING | SELDOM | WORKERS),
        (["build", "-L", "a4", "-o", "made"], READING | SETTING | SELDOM | WORKERS),
        (["build", "-L", "a4"], SELDOM | WORKERS - {"concurrent.futures"}),
        (["verify", "made/asthma/asthma.en.a4.pdf"], WORKERS),
    ],
    ids=["help", "help of a command", "list", "nothing to make", "one file", "verify"],
)
def test_a_command_imports_nothing_needless(library: Path, arguments: Sequence[str], needless: set[str]) -> None:
    """Reading, setting, seldom used libraries and what workers need are each imported by what needs them.

    A single file is made in a process that is forked from this one, which waits for it by a future of the standard library.
    `verify` compares a file with another making of it, for which it needs all that setting needs.
    """
    assert not needless & imported_by(library, *arguments)


def test_what_is_needed_is_seen_to_be_imported(library: Path) -> None:
    """The names above are those of modules: making one file has imported what it needs of them."""
    script = (
        "import sys; from leafletgen import Job, Library, make_leaflet;"
        " make_leaflet(Library.find().edition(Job('asthma', 'en', 'a4'))); print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=library, capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) >= READING | SETTING
