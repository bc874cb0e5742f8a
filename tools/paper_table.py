"""Write docs/paper.md: how every shipped leaflet comes out in every language and layout: `python tools/paper_table.py`."""

from collections.abc import Mapping
from pathlib import Path
from statistics import mean

from leafletgen.compose.composer import Report, compose
from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.model.layout import Layout
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "paper.md"
LEFT_OUT = {"questions": "Q", "sections": "T", "sources": "S"}
"""The sign in the table for each part that may be left out."""

INTRODUCTION = """\
# What the shipped leaflets take on paper

<!-- Written by `make paper`; do not edit. -->

One table for each leaflet, with the layouts that it is made in when none is named. A cell has the sheets of paper (printed as the
layout asks), the size of the body in points, and how full the last page is. Behind it stands what was left out: **Q** the lines to write
questions on, **S** the sources, **T** text, which only an abridged layout leaves out. `–` is a file that cannot be made.

The same is in the manifest of every build (`sheets`, `sizes`, `fills`, `left_out`: see [manifest.md](manifest.md)). The pages are
those of unsigned texts without a clinic; the mark of a draft takes a line or two.
"""


def last_page(report: Report, layout: Layout) -> float:
    """How full the columns of the last page are, from 0 to 1. If a sheet has a fixed number of sides: of all its panels."""
    last = max(page for page, _, _ in report.fills)
    return mean(fill for page, _, fill in report.fills if page == last or not layout.repeats)


def cell_of(library: Library, job: Job, typesetter: Typesetter) -> str:
    """The cell of a job: sheets, body size in points, fill, and the signs of the parts left out."""
    try:
        report = compose(library.edition(job), typesetter).report
    except Refused:
        return "–"
    left = "".join(f" {LEFT_OUT[part]}" for part in report.left_out)
    fill = last_page(report, library.layout(job.layout))
    return f"{report.sheets} · {report.sizes['body']:g} · {fill:.0%}{left}"


def table(library: Library, leaflet: str, typesetter: Typesetter) -> list[str]:
    """The table of a leaflet: a row for each language, a column for each layout."""
    layouts = library.layouts_of(leaflet)
    lines = [f"## {leaflet}", "", f"| | {' | '.join(layouts)} |", f"|---|{'---|' * len(layouts)}"]
    for language in library.languages_of(leaflet):
        cells = [cell_of(library, Job(leaflet, language, layout), typesetter) for layout in layouts]
        lines.append(f"| {language} | {' | '.join(cells)} |")
    return [*lines, ""]


def kept() -> Mapping[Job, str]:
    """What docs/paper.md says of each job."""
    found: dict[Job, str] = {}
    leaflet, layouts = "", list[str]()
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [one.strip() for one in line.strip("|").split("|")]
        if line.startswith("## "):
            leaflet = line.removeprefix("## ")
        elif line.startswith("| | "):
            layouts = cells[1:]
        elif line.startswith("| "):
            found |= {Job(leaflet, cells[0], name): said for name, said in zip(layouts, cells[1:], strict=True)}
    return found


def main() -> None:
    """Write the page."""
    library, typesetter = Library(ROOT, ROOT), Typesetter()
    lines = [line for leaflet in library.own_leaflet_ids() for line in table(library, leaflet, typesetter)]
    PAGE.write_text("\n".join([INTRODUCTION, *lines]).rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
