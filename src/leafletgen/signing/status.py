"""The status of each leaflet of a library: what is unsigned, changed, out of date or due for review."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.cases import Cases
from leafletgen.library.library import Library
from leafletgen.model.standing import State
from leafletgen.trust.standing import state_of


@dataclass(frozen=True, slots=True)
class TextStatus:
    """One language of a leaflet: its state, and every reason for it."""

    language: str
    state: State
    reasons: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafletStatus:
    """One leaflet: its title in the language it was written in, the day of its next review, and its texts."""

    leaflet: str
    title: str
    review_by: date | None
    texts: tuple[TextStatus, ...]

    def due(self, until: date) -> bool:
        """True when its review is due by a day."""
        return self.review_by is not None and self.review_by <= until

    def languages(self, state: State) -> tuple[str, ...]:
        """The languages in a state."""
        return tuple(one.language for one in self.texts if one.state is state)

    @property
    def open(self) -> bool:
        """True when one of its texts must not be given to patients."""
        return any(one.state is not State.RELEASED for one in self.texts)


def status(library: Library, today: date, leaflets: Iterable[str] = ()) -> Iterator[LeafletStatus]:
    """The status of every leaflet, or of `leaflets`. One that cannot be read is broken; the others are still reported."""
    cases = Cases(library, today, by_record=True)
    for leaflet in tuple(leaflets) or library.leaflet_ids():
        yield leaflet_status(cases, leaflet)


def leaflet_status(cases: Cases, leaflet: str) -> LeafletStatus:
    """The status of one leaflet."""
    library = cases.library
    texts = tuple(text_status(cases, leaflet, language) for language in cases.languages(leaflet))
    try:
        facts = cases.facts(leaflet)
        title = library.title(leaflet, facts.source_language)
    except Refused:
        return LeafletStatus(leaflet, "", None, texts)
    return LeafletStatus(leaflet, title, facts.review_by, texts)


def text_status(cases: Cases, leaflet: str, language: str) -> TextStatus:
    """The status of one text."""
    try:
        found = cases.standing(leaflet, language)
    except Refused as refused:
        return TextStatus(language, State.BROKEN, refused.diagnostics)
    return TextStatus(language, state_of(found), found.reasons)


def last_day(today: date, days: int) -> date:
    """The day that is `days` days from today."""
    return today + timedelta(days=days)
