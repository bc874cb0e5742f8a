"""`leafletgen status`."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import examples, format_option, library_option
from leafletgen.cli.report import ALL_GOOD, SOME_FAILED, counted

if TYPE_CHECKING:
    from leafletgen.signing.status import LeafletStatus

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

MOST_LISTED = 90
"""The most leaflets that are listed without --all: the most urgent ones, on one or two screens."""
LONGEST_TITLE = 40


@click.command(
    epilog=examples(
        "leafletgen status                    what is open: unsigned, changed, out of date, due",
        "leafletgen status --due 90           exit status 1 when a review is due within 90 days",
        "leafletgen status asthma             every reason, for one leaflet",
        "leafletgen status --all              released leaflets too",
        "leafletgen status --format json      everything, for a dashboard",
    )
)
@click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")
@click.option(
    "--due",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Also report reviews that are due within this many days; exit status 1 if there are any.",
)
@click.option("--all", "everything", is_flag=True, help="List every leaflet, also those with nothing left to do.")
@library_option
@format_option
def status(leaflets: tuple[str, ...], due: int | None, everything: bool, root: Path | None, format: str) -> int:
    """Show which languages of each leaflet may be handed out, and why the others may not.

    released: signed, and as it was signed. draft: not signed by everybody who must. changed: edited since it was signed.
    stale: the text that it was translated from has changed. different: numbers or links differ from the source.
    expired: its review is overdue. withdrawn, broken: not made at all.
    """
    from leafletgen.library.library import Library
    from leafletgen.signing.status import last_day
    from leafletgen.signing.status import status as statuses

    today = date.today()  # noqa: DTZ011 - a review is due by the local day
    until = last_day(today, due or 0)
    found = list(statuses(Library.find(root), today, leaflets))
    late = [one for one in found if due is not None and one.due(until)]
    if format == "json":
        click.echo("\n".join(json.dumps(status_json(one), ensure_ascii=False) for one in found))
    else:
        wanted = [one for one in found if everything or leaflets or one.open or one in late]
        click.echo(
            "\n".join(
                status_text(
                    found, wanted, late, detailed=bool(leaflets), most=len(wanted) if everything else MOST_LISTED
                )
            )
        )
    return SOME_FAILED if late else ALL_GOOD


def status_text(
    found: "list[LeafletStatus]",
    wanted: "list[LeafletStatus]",
    late: "list[LeafletStatus]",
    *,
    detailed: bool,
    most: int,
) -> Iterator[str]:
    """A line for each leaflet, the next review first, and the totals."""
    listed = sorted(wanted, key=lambda one: (one not in late, one.review_by or date.min, one.leaflet))
    width = max((len(one.leaflet) for one in listed), default=0)
    for one in listed[:most]:
        yield leaflet_line(one, width, due=one in late)
        if detailed:
            yield from (f"  {reason}" for text in one.texts for reason in text.reasons)
    if len(listed) > most:
        yield f"… and {len(listed) - most} more: --all lists them"
    totals = Counter(text.state for one in found for text in one.texts)
    yield f"{counted(len(found), 'leaflet')}, {sum(totals.values())} texts: " + ", ".join(
        f"{number} {state}" for state, number in totals.most_common()
    )
    if late:
        yield f"{len(late)} due for review"


def leaflet_line(one: "LeafletStatus", width: int, *, due: bool = False) -> str:
    """A leaflet in a line: id, as wide as the longest one, title, review, languages by state."""
    title = textwrap.shorten(one.title, LONGEST_TITLE, placeholder="…")
    review = f"review by {one.review_by}{' (due)' if due else ''}" if one.review_by else "cannot be read"
    return f"{one.leaflet:{width}}  {title:{LONGEST_TITLE}}  {review}  {states(one)}"


def states(one: "LeafletStatus") -> str:
    """The languages by state, the most serious first. Many released languages are only counted."""
    from leafletgen.model.standing import State

    parts = []
    for state in State:
        languages = one.languages(state)
        if languages:
            few = len(languages) <= 6
            parts.append(f"{state}: {' '.join(languages) if few else f'{len(languages)} languages'}")
    return "; ".join(parts) or "no texts"


def status_json(one: "LeafletStatus") -> dict[str, object]:
    """A leaflet for machines."""
    return {
        "leaflet": one.leaflet,
        "title": one.title,
        "review_by": one.review_by.isoformat() if one.review_by else None,
        "texts": [
            {
                "language": text.language,
                "state": text.state,
                "reasons": [{"code": reason.code, "message": reason.message} for reason in text.reasons],
            }
            for text in one.texts
        ],
    }
