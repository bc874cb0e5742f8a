"""Measures how the time of each stage grows with what a leaflet holds: twice as much of anything should take twice as long.

`python bench/growth.py` prints, for links, spans, list items, paragraphs and sections, the factor by which each stage takes longer when
their number doubles. Times are processor time, the least of three; a factor near 4 is a quadratic step.
"""

import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from leafletgen.library.cases import Cases
from leafletgen.library.library import Library, shipped_root
from leafletgen.model.edition import Job
from leafletgen.pipeline import unchecked_file
from leafletgen.text.typesetter import Typesetter
from leafletgen.verify.checks.table import check

FACTS = """
id: grown
version: '1.0'
published: '2026-01-01'
review_by: '2028-01-01'
source_language: en
sources: ['A source. 2020.']
"""
HEAD = "title: 'Grown'\nsummary: 'A leaflet that grows.'\nsections:\n"
SECTION = "  - id: s{0}\n    heading: 'Section {0}'\n    body:\n"

T = TypeVar("T")


def items(number: int, line: str) -> str:
    """A line of YAML for each number below `number`, with that number put into it."""
    return "".join(line.format(each) for each in range(number))


GROWING: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "links in a paragraph": (
        100,
        lambda n: SECTION.format(1) + f"      - '{items(n, '[w{0}](https://a.example/{0}) ')}'\n",
    ),
    "spans in a paragraph": (300, lambda n: SECTION.format(1) + f"      - '{items(n, '**w{0}** x ')}'\n"),
    "list items": (
        200,
        lambda n: SECTION.format(1) + f"      - bullets: [{items(n, chr(39) + 'Item {0}' + chr(39) + ', ')}]\n",
    ),
    "paragraphs": (200, lambda n: SECTION.format(1) + items(n, "      - 'Paragraph {0} says some words.'\n")),
    "sections": (60, lambda n: items(n, SECTION + "      - 'Some words.'\n")),
}
"""For each kind of content: how many of it the smallest leaflet has, and a function that writes its YAML."""


def main() -> None:
    """Measure, and print the table."""
    print(
        "| what | from | to | reading | composing and drawing | verifying |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for what, (number, text) in GROWING.items():
        few, many = stages(text(number)), stages(text(2 * number))
        factors = " | ".join(f"{two / one:.1f}" for one, two in zip(few, many, strict=True))
        print(f"| {what} | {number} | {2 * number} | {factors} |", flush=True)


def stages(text: str) -> tuple[float, float, float]:
    """Seconds of processor time to read, to compose and draw, and to check a leaflet on A4."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "leaflets", "grown")
        folder.mkdir(parents=True)
        (folder / "leaflet.yaml").write_text(FACTS, "utf-8")
        (folder / "en.yaml").write_text(HEAD + text, "utf-8")

        def read() -> Library:
            library = Library(Path(name), shipped_root())
            library.leaflet("grown", "en")
            return library

        reading, library = least(read)
        edition = library.edition(Job("grown", "en", "a4"), Cases(library, date(2026, 6, 1)))
        drawing, (_, pdf) = least(lambda: unchecked_file(edition, Typesetter()))
        checking, found = least(lambda: check(pdf, edition))
        if found:
            raise SystemExit("\n".join(map(str, found)))
        return reading, drawing, checking


def least(work: Callable[[], T]) -> tuple[float, T]:
    """The least of three times that some work takes, and what it gives."""
    best, result = float("inf"), work()
    for _ in range(3):
        began = time.process_time()
        result = work()
        best = min(best, time.process_time() - began)
    return best, result


if __name__ == "__main__":
    main()
