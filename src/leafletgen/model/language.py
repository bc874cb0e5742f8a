"""A language as print needs it: direction, script, and the words that the program itself puts on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """The base direction of a paragraph (UAX #9, P2 and P3 are not used: the language decides)."""

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
    "pair": frozenset({"name", "value"}),
}
"""Every label of a language, and the places in it that the program fills (`Page {page} of {pages}`).

A language may do without those of blocks that no leaflet of it has.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. Identity is equality: a library reads each language once.

    `tag` is BCP 47 (`pt-BR`, `zh-Hans`), `name` what its readers call it, `script` ISO 15924 (`Arab`),
    `labels` has names of `LABELS`, `disclaimer` is used where a leaflet has none of its own,
    `date_pattern` is a CLDR date pattern (UTS #35) or empty for the language's long form, `months` are the twelve names
    that stand in dates, or none for those of CLDR,
    `digits` is a CLDR numbering system (`latn`, `arab`, `deva`) for what the program prints,
    `also_read` are the tags of languages that many of its readers read too.
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
