"""Write docs/errors.md from the catalogue of diagnostics: `python tools/errors_page.py`, or `--print` to see it only."""

import sys
from collections.abc import Iterator
from pathlib import Path

from leafletgen.problems.catalogue import THEMES
from leafletgen.problems.explanations import Explanation, explanations
from leafletgen.problems.words import visible

PAGE = Path(__file__).parent.parent / "docs" / "errors.md"
HEAD = """\
# Errors and warnings

<!-- Written by `make errors` from src/leafletgen/problems/; do not edit. -->

leafletgen prints each problem in one line:

    leaflets/asthma/leaflet.yaml:3:12: error[bad-date]: '2 January 2026' is not a date; write year, month and day like 2026-11-22

That is the file with line and column, the code in brackets, what is wrong, and what to do. This page explains every code;
`leafletgen explain bad-date` prints the same. `…` stands for what a message names: a word, a file, a number. An error keeps a leaflet
from being made; a warning does not. Codes never change their meaning ([stability.md](stability.md)).
"""


def page() -> str:
    """The whole page."""
    contents = "\n".join(f"- [{theme.title}](#{anchor(theme.title)})" for theme in THEMES)
    return "\n".join([HEAD, contents, *sections()])


def anchor(title: str) -> str:
    """The address of a heading within a page."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter == " ")
    return kept.replace(" ", "-")


def sections() -> Iterator[str]:
    """A section for each theme, with a part for each code."""
    for theme in THEMES:
        yield f"\n## {theme.title}\n"
        yield from (described(explanations()[code]) for code in theme.problems)


def described(one: Explanation) -> str:
    """The part for one code."""
    kind = "" if one.severity == "error" else f" ({one.severity})"
    parts = [
        f"### {one.code}\n",
        f"**{first_capital(one.sentence)}{kind}.** {first_capital(one.remedy)}.\n",
        f"{one.why}\n",
    ]
    if one.bad:
        where = f", in `{one.file}`" if one.file else ""
        run = f" (`{one.run}`)" if one.run else ""
        parts += [f"Wrong{where}{run}:\n", indented(one.bad), "Right:\n", indented(one.good)]
    if one.case:
        parts.append(f"For example: {one.case}\n")
    return "\n".join(parts)


def first_capital(text: str) -> str:
    """A sentence with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def indented(example: str) -> str:
    """An example as a block of its own."""
    lines = visible(example.rstrip("\n")).split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    if "--print" in sys.argv:
        print(page(), end="")
    else:
        PAGE.write_text(page(), "utf-8")
