"""The commands that README, the documentation and `--help` show as examples."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from leafletgen.cli.app import program

ROOT = Path(__file__).parents[1]
PROGRAMS = (
    "leafletgen",
    "make",
    "python",
    "pip",
    "pipx",
    "uv",
    "dask",
    "npm",
    ".venv/bin/python",
    ".venv/bin/leafletgen",
)
MADE = {"errors.md"}
"""Pages with their own test: the examples of errors.md fail on purpose (tests/problems/test_explanations.py)."""


class Example(NamedTuple):
    """A command as a reader would copy it, and where it stands."""

    place: str
    command: str


def of_documents() -> Iterator[Example]:
    """The commands of README, CONTRIBUTING and docs/: lines of blocks of code, and code within a sentence."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        if page.name not in MADE:
            for command in commands_of(page.read_text("utf-8")):
                yield Example(page.name, command)


def commands_of(text: str) -> Iterator[str]:
    """The commands in a page of Markdown, without the remarks behind them. The name of a command alone is a mention."""
    fences = re.compile(r"^```(\w*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
    blocks = [body for language, body in fences.findall(text) if not language]
    prose = fences.sub("", text)
    for block in (*blocks, *re.findall(r"^    (?=\S).*$", prose, re.MULTILINE)):
        yield from filter(is_command, map(without_remark, block.splitlines()))
    for span in re.findall(r"`([^`]+)`", prose):
        command = " ".join(span.replace("\\|", "|").split())
        if is_command(command) and (not command.startswith("leafletgen ") or len(command.split()) > 2):
            yield command


def of_help(command: click.Command = program, name: str = "leafletgen") -> Iterator[Example]:
    """The examples under the help of every command."""
    for line in (command.epilog or "").splitlines():
        if line.startswith("  "):
            yield Example(f"{name} --help", without_remark(line))
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from of_help(inner, f"{name} {inner.name}")


def without_remark(line: str) -> str:
    """A command without what is said of it: behind two spaces, or behind a #."""
    return re.split(r"\s{2,}|\s#\s", line.strip())[0]


def is_command(line: str) -> bool:
    """True for a line that starts one of the programs that the documentation speaks of."""
    return line.partition(" ")[0] in PROGRAMS and " " in line
