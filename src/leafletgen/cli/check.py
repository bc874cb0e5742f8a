"""`leafletgen check`."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option, planned, run_options, selection_options
from leafletgen.diagnostics import Place, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leafletgen.advice.advise import LeafletAdvice, Waiver
    from leafletgen.build.plan import Selection
    from leafletgen.library.library import Library

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen check                          everything there is",
        "leafletgen check scrotal-calcinosis       one leaflet, in every language and layout",
        "leafletgen check --release --format json  what keeps leaflets from patients, for a machine",
        "leafletgen check --advice -l en -L a4     and advice: long sentences, risks without numbers, what is left out",
    )
)
@selection_options
@run_options
@click.option(
    "--advice",
    is_flag=True,
    help="Also advise on each text: what it leaves out and how it reads. Advice fails nothing.",
)
@library_option
@format_option
def check(
    selection: "Selection",
    workers: int | None,
    cluster: str | None,
    release: bool,
    advice: bool,
    root: Path | None,
    format: str,
) -> int:
    """Check leaflets just as `build` does; write nothing."""
    from leafletgen.build.run import check
    from leafletgen.cli.progress import run_and_report

    request = replace(planned(root, selection, format, release), workers=workers, cluster=cluster or "", thorough=True)
    status = run_and_report(request, format, "checked", check)
    if advice:
        report_advice(request.library, [(job.leaflet, job.language) for job in request.jobs], machine=format == "json")
    return status


def report_advice(library: "Library", texts: "Iterable[tuple[str, str]]", *, machine: bool) -> None:
    """Report the advice on each text once. Texts that cannot be read have been reported by the check before."""
    from leafletgen.advice.advise import advise
    from leafletgen.cli.report import report

    for leaflet, language in dict.fromkeys(texts):
        with suppress(Refused):
            found = advise(library.leaflet(leaflet, language), waivers(library, leaflet))
            report(*found.findings, machine=machine)
            click.echo(json.dumps(advice_json(found)) if machine else advice_text(found))


def waivers(library: "Library", leaflet: str) -> "list[Waiver]":
    """The rules that a leaflet waives."""
    from leafletgen.advice.advise import Waiver

    place = Place(f"leaflets/{leaflet}/leaflet.yaml")
    return [Waiver(one.rule, one.reason, one.language, place) for one in library.facts(leaflet).waived]


def advice_text(found: "LeafletAdvice") -> str:
    """The readability of one text, in a line."""
    from leafletgen.advice.grades import FEWEST_SCORED, FORMULAS

    score, count = found.score, len(found.findings)
    advice = "1 piece of advice" if count == 1 else f"{count} pieces of advice"
    waived = f", {len(found.waived)} waived" if found.waived else ""
    if score:
        return f"{found.leaflet} {found.language}: {advice}{waived}; {score.formula.name} {score.value:.1f}, goal {score.formula.goal:g}"
    has_formula = found.language.partition("-")[0] in FORMULAS
    why = f"fewer than {FEWEST_SCORED} words" if has_formula else "no formula for this language"
    return f"{found.leaflet} {found.language}: {advice}{waived}; reading not scored: {why}"


def advice_json(found: "LeafletAdvice") -> dict[str, object]:
    """The same for machines."""
    score = found.score
    return {
        "leaflet": found.leaflet,
        "language": found.language,
        "advice": [one.as_json() for one in found.findings],
        "waived": [one.as_json() for one in found.waived],
        "reading": score
        and {"formula": score.formula.name, "value": round(score.value, 1), "goal": score.formula.goal},
    }
