"""A language: its direction, script, and the words that the program itself prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """The base direction of a paragraph. The language decides it, not rules P2 and P3 of UAX #9."""

    LTR = "ltr"
    RTL = "rtl"


LABELS: Mapping[str, frozenset[str]] = {
    "kind": frozenset(),
    "key_message": frozenset(),
    "note": frozenset(),
    "warning": frozenset(),
    "pros": frozenset(),
    "cons": frozenset(),
    "questions": frozenset(),
    "sources": frozenset(),
    "clinic": frozenset(),
    "address": frozenset(),
    "telephone": frozenset(),
    "hours": frozenset(),
    "web": frozenset(),
    "qr": frozenset(),
    "draft": frozenset(),
    "draft_reason": frozenset(),
    "changed": frozenset(),
    "stale": frozenset({"source"}),
    "expired": frozenset({"date"}),
    "disclaimer": frozenset(),
    "version": frozenset({"version"}),
    "published": frozenset({"date"}),
    "review_by": frozenset({"date"}),
    "page": frozenset({"page", "pages"}),
    "do": frozenset(),
    "dont": frozenset(),
    "risk": frozenset({"happens_to", "of"}),
    "ten_thousand": frozenset(),
    "emergency": frozenset(),
    "urgent": frozenset(),
    "soon": frozenset(),
    "advice": frozenset(),
    "emergency_number": frozenset(),
    "telephone_day": frozenset(),
    "telephone_night": frozenset(),
    "producer": frozenset(),
    "author": frozenset(),
    "reviewer": frozenset(),
    "pair": frozenset({"name", "value"}),
}
"""Every label of a language, and its placeholders, which the program fills in (`Page {page} of {pages}`).

A language may lack those that no leaflet in it needs.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. Compared by identity: a library reads each language once.

    `tag` is BCP 47 (`pt-BR`, `zh-Hans`), `name` its name in the language itself, `script` ISO 15924 (`Arab`),
    `labels` has the labels by the names in `LABELS`, `disclaimer` is for leaflets without their own,
    `date_pattern` is a CLDR date pattern (UTS #35) or empty for the language's long form, `months` are the twelve names
    in dates, or empty for CLDR's,
    `digits` is a CLDR numbering system (`latn`, `arab`, `deva`) for numbers that the program prints,
    `also_read` are the tags of other languages that many of its readers can read.
    """

    tag: str
    name: str
    script: str
    direction: Direction
    labels: Mapping[str, str]
    disclaimer: str
    digits: str = "latn"
    date_pattern: str = ""
    months: tuple[str, ...] = ()
    also_read: tuple[str, ...] = ()
