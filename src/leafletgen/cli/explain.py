"""`leafletgen explain`."""

import json
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

import click

from leafletgen.cli.completion import offer_codes
from leafletgen.cli.options import examples, format_option
from leafletgen.cli.report import ALL_GOOD

if TYPE_CHECKING:
    from leafletgen.diagnostics import Diagnostic
    from leafletgen.problems.explanations import Explanation

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

WIDTH = 100
"""The most columns of the text."""


@click.command(
    epilog=examples(
        "leafletgen explain                     every code, by theme",
        "leafletgen explain bad-date            what it means, why it is refused, and an example",
        "leafletgen explain unsigned expired    two of them",
        "leafletgen explain --format json       all of them, for a machine",
    )
)
@click.argument(
    "codes",
    nargs=-1,
    metavar="[CODE]...",
    shell_complete=offer_codes,
    help="What stands in brackets in an error. [default: list all]",
)
@format_option
def explain(codes: tuple[str, ...], format: str) -> int:
    """Explain errors and warnings by their codes.

    An error reads `file:line:column: error[CODE]: message; what to do`. docs/errors.md has the same explanations.
    """
    from leafletgen.diagnostics import Refused
    from leafletgen.problems.explanations import explanations

    known = explanations()
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise Refused(*(unknown_code(code, tuple(known)) for code in unknown))
    chosen = [known[code] for code in codes or known]
    if format == "json":
        click.echo("\n".join(json.dumps(explanation_json(one)) for one in chosen))
    else:
        click.echo("\n\n".join(map(explanation_text, chosen)) if codes else as_list(chosen))
    return ALL_GOOD


def unknown_code(code: str, known: tuple[str, ...]) -> "Diagnostic":
    """The error for an unknown code, with the code that was probably meant."""
    from leafletgen.problems.catalogue import problem
    from leafletgen.problems.words import did_you_mean, shown

    guess = did_you_mean(code, known)
    hint = guess if guess.endswith("?") else "leafletgen explain lists them all"
    return problem("unknown-name", what="code", value=shown(code), hint=hint)


def as_list(chosen: "list[Explanation]") -> str:
    """The codes by theme, each with its sentence."""
    width = max(len(one.code) for one in chosen)
    themes = {theme: list(group) for theme, group in groupby(chosen, key=lambda one: one.theme)}
    return "\n\n".join("\n".join((theme, *(code_line(one, width) for one in found))) for theme, found in themes.items())


def code_line(one: "Explanation", width: int) -> str:
    """A code and its sentence, cut to one line of a terminal."""
    return f"  {one.code:{width}}  {textwrap.shorten(one.sentence, WIDTH - width - 4, placeholder=' …')}"


def explanation_text(one: "Explanation") -> str:
    """An explanation for a terminal."""
    parts = [f"{one.code} ({one.severity})", wrapped_lines("", one.sentence)]
    parts += [wrapped_lines("What to do: ", one.remedy), wrapped_lines("Why: ", one.why)]
    if one.bad:
        where = f", in {one.file}" if one.file else ""
        run = f" ({one.run})" if one.run else ""
        parts += [f"  Wrong{where}{run}:\n{indented(one.bad)}", f"  Right:\n{indented(one.good)}"]
    if one.case:
        parts.append(wrapped_lines("For example: ", one.case))
    return "\n\n".join(parts)


def wrapped_lines(head: str, text: str) -> str:
    """A paragraph as lines of a terminal."""
    return textwrap.fill(f"{head}{text}", WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def indented(example: str) -> str:
    """An example, indented, with its invisible characters named."""
    from leafletgen.problems.words import visible

    return textwrap.indent(visible(example.rstrip("\n")), "      ")


def explanation_json(one: "Explanation") -> dict[str, object]:
    """An explanation for machines. Parts that do not apply are empty."""
    return {
        "code": one.code,
        "severity": one.severity,
        "theme": one.theme,
        "message": one.sentence,
        "hint": one.remedy,
        "why": one.why,
        "file": one.file,
        "command": one.run,
        "bad": one.bad,
        "good": one.good,
        "case": one.case,
    }
