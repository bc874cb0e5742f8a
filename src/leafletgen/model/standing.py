"""Where a text, or a paper with several, stands: whether it may be handed to patients, and what its pages must say if not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.people import Signature


class Mark(StrEnum):
    """What every page says of a text that nobody vouches for as it is."""

    DRAFT = "draft"
    CHANGED = "changed"
    STALE = "stale"
    EXPIRED = "expired"


class State(StrEnum):
    """What is to be said of a text in one word; what weighs most comes first."""

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
    """What is to be said of a text on one day, or of all texts on a paper.

    `marks` are in the order in which they are printed. `reasons` are all the reasons why it may not be handed to
    patients; it may where there are none. `signed` are the signatures that count. `turns` are the days on which all this
    may be, or has become, another: with the same files it is the same on every day between two of them.
    """

    marks: tuple[Mark, ...]
    reasons: tuple[Diagnostic, ...]
    signed: tuple[Signature, ...] = ()
    turns: frozenset[date] = frozenset()

    def lasts(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day on which all this is as on a day; None where there is no such day."""
        since = max((day for day in self.turns if day <= today), default=None)
        ends = min((day for day in self.turns if day > today), default=None)
        return since, ends and ends - timedelta(days=1)

    @property
    def released(self) -> bool:
        """True when the text may be handed to patients."""
        return not self.reasons

    @property
    def withdrawn(self) -> tuple[Diagnostic, ...]:
        """The reasons why nothing at all may be made of it."""
        return tuple(one for one in self.reasons if one.code == "withdrawn")

    @property
    def draft(self) -> bool:
        """True when the pages are marked as a draft: whatever is wrong with the words, but not the day of their review."""
        return bool(set(self.marks) - {Mark.EXPIRED})


def joined_standing(standings: Iterable[Standing]) -> Standing:
    """The standing of a paper with several texts: whatever is said of one of them is said of the paper."""
    every = tuple(standings)
    marks = {mark for one in every for mark in one.marks}
    reasons = dict.fromkeys(reason for one in every for reason in one.reasons)
    signed = dict.fromkeys(signature for one in every for signature in one.signed)
    turns = frozenset(day for one in every for day in one.turns)
    return Standing(tuple(mark for mark in Mark if mark in marks), tuple(reasons), tuple(signed), turns)
