"""The standing of a text, or of a paper with several: whether patients may get it, and its marks if not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.people import Signature


class Mark(StrEnum):
    """A mark on every page of a text that nobody has signed as it is."""

    DRAFT = "draft"
    CHANGED = "changed"
    STALE = "stale"
    EXPIRED = "expired"


class State(StrEnum):
    """The state of a text in one word, the most serious first."""

    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CHANGED = "changed"
    STALE = "stale"
    DIFFERENT = "different"
    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a text, or of all texts on a paper, on one day.

    `marks` are in the order in which they are printed. `reasons` are all the reasons why it must not be given to
    patients; without reasons it may. `signed` are the signatures that count. `turns` are the days on which the standing
    may change or has changed: if no file changes, it is the same on every day between two of them.
    """

    marks: tuple[Mark, ...]
    reasons: tuple[Diagnostic, ...]
    signed: tuple[Signature, ...] = ()
    turns: frozenset[date] = frozenset()

    def lasts(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day with the same standing as on this day; None if there is no such limit."""
        since = max((day for day in self.turns if day <= today), default=None)
        ends = min((day for day in self.turns if day > today), default=None)
        return since, ends and ends - timedelta(days=1)

    @property
    def released(self) -> bool:
        """True when the text may be given to patients."""
        return not self.reasons

    @property
    def withdrawn(self) -> tuple[Diagnostic, ...]:
        """The reasons why no file may be made of it, not even a draft."""
        return tuple(one for one in self.reasons if one.code == "withdrawn")

    @property
    def draft(self) -> bool:
        """True when the pages are marked as a draft: for any reason in the words, but not for an overdue review."""
        return bool(set(self.marks) - {Mark.EXPIRED})


def joined_standing(standings: Iterable[Standing]) -> Standing:
    """The standing of a paper with several texts: it has the marks and reasons of each of them."""
    every = tuple(standings)
    marks = {mark for one in every for mark in one.marks}
    reasons = dict.fromkeys(reason for one in every for reason in one.reasons)
    signed = dict.fromkeys(signature for one in every for signature in one.signed)
    turns = frozenset(day for one in every for day in one.turns)
    return Standing(tuple(mark for mark in Mark if mark in marks), tuple(reasons), tuple(signed), turns)
