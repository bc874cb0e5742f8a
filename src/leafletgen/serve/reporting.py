"""The status of the library for its manager: the same that `leafletgen status` says."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leafletgen.model.standing import State
from leafletgen.serve.desk import SOON, Desk, Tongue
from leafletgen.signing.status import LeafletStatus

MOST_TO_DO = 30
"""Lines under "To do first"."""
SIGNS = (State.EXPIRED, State.CHANGED, State.DRAFT, State.WITHDRAWN, State.BROKEN)
"""The states of the legend; those that share a sign are named once."""


@dataclass(frozen=True, slots=True)
class StateCell:
    """A text in the table: its sign, what it stands for, and whether somebody must do something."""

    tongue: Tongue
    state: str
    open: bool


@dataclass(frozen=True, slots=True)
class LeafletLine:
    """A row of the table: a leaflet with a cell for each language of the library."""

    leaflet: LeafletStatus
    specialty: str
    cells: tuple[StateCell, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A leaflet that somebody should look at first."""

    leaflet: LeafletStatus
    what: str
    by: date | None


def statuses(desk: Desk) -> list[LeafletStatus]:
    """The status of every leaflet, as `leafletgen status` lists them."""
    cards = (desk.shelf.card(leaflet) for leaflet in desk.settings.library.leaflet_ids())
    return [card.status for card in cards if card]


def status_context(desk: Desk, *, everything: bool) -> dict[str, object]:
    """What the page shows."""
    found = statuses(desk)
    tags = {text.language for one in found for text in one.texts}
    tongues = sorted((desk.tongue(tag) for tag in tags), key=lambda one: (one.tag != "en", one.name))
    lines = [line(desk, one, tongues) for one in found if everything or one.open or is_due(desk, one)]
    return {
        "figures": figures(desk, found, len(tongues)),
        "to_do": list(to_do(desk, found))[:MOST_TO_DO],
        "tongues": tongues,
        "lines": sorted(lines, key=lambda one: (one.specialty, one.leaflet.title)),
        "signs": SIGNS,
        "everything": everything,
        "leaflets": len(found),
        "today": desk.words.date(desk.today()),
    }


def figures(desk: Desk, found: list[LeafletStatus], languages: int) -> list[tuple[str, int]]:
    """How many are in each state, what presses most first."""
    totals = Counter(text.state for one in found for text in one.texts)
    missing = sum(languages - len(one.texts) for one in found)
    overdue = sum(1 for one in found if one.review_by and one.review_by < desk.today())
    due = sum(1 for one in found if is_due(desk, one)) - overdue
    texts = [(state.value, totals[state]) for state in (State.CHANGED, State.DRAFT, State.STALE)]
    others = [(state.value, totals[state]) for state in (State.DIFFERENT, State.BROKEN) if totals[state]]
    return [("expired", overdue), ("due", due), *texts, *others, ("missing", missing)]


def is_due(desk: Desk, one: LeafletStatus) -> bool:
    """True when the review is overdue or due soon."""
    return one.due(desk.today() + SOON)


def to_do(desk: Desk, found: list[LeafletStatus]) -> Iterator[ToDo]:
    """What to do first: overdue, broken, changed, stale, and due soon."""
    for one in sorted(found, key=lambda one: (one.review_by or date.min, one.leaflet)):
        if one.review_by is None:
            yield ToDo(one, "broken", None)
        elif is_due(desk, one):
            yield ToDo(one, "expired" if one.review_by < desk.today() else "due", one.review_by)
    for state in (State.CHANGED, State.STALE, State.DIFFERENT):
        yield from (ToDo(one, state.value, None) for one in found if one.languages(state))


def line(desk: Desk, one: LeafletStatus, tongues: list[Tongue]) -> LeafletLine:
    """A row of the table."""
    states = {text.language: text.state for text in one.texts}
    cells = tuple(
        StateCell(
            tongue,
            states[tongue.tag].value if tongue.tag in states else "missing",
            states.get(tongue.tag) not in {None, State.RELEASED},
        )
        for tongue in tongues
    )
    card = desk.shelf.cards.get(one.leaflet)
    headline = card.headlines.get(card.source) if card else None
    return LeafletLine(one, headline.specialty if headline else "", cells)


def as_csv(desk: Desk) -> str:
    """A line for each text."""
    file = io.StringIO()
    written = csv.writer(file)
    written.writerow(("leaflet", "title", "review_by", "language", "state"))
    for one in statuses(desk):
        for text in one.texts:
            written.writerow(
                [
                    harmless(cell)
                    for cell in (one.leaflet, one.title, str(one.review_by or ""), text.language, text.state.value)
                ]
            )
    return file.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
