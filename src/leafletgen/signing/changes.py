"""The strings of a source that have changed since it was translated, for the translator to check."""

from collections.abc import Iterator
from dataclasses import dataclass

from leafletgen.diagnostics import Place
from leafletgen.model.leaflet import Text
from leafletgen.trust.alignment import Changed, SourceChange
from leafletgen.trust.fingerprint import translated
from leafletgen.trust.standing import Case, stale_strings


@dataclass(frozen=True, slots=True)
class StringChange:
    """One changed string of the source: as it was, as it is, and its translation; each may be empty."""

    change: SourceChange
    id: str
    before: str
    now: str
    translation: str
    place: Place


def string_changes(case: Case) -> Iterator[StringChange]:
    """The changes in the source of a translation, in the order of the source."""
    if case.source is None:
        return
    now, own = translated(case.source.text), translated(case.text)
    before = case.record.made_from
    for one in sorted(
        stale_strings(case), key=lambda one: (one.now is None, one.now if one.now is not None else one.before)
    ):
        text = now[one.now] if one.now is not None else None
        translation = translated_as(one, own, len(before), len(now))
        yield StringChange(
            one.change,
            text.id if text else (translation.id if translation else ""),
            case.records.strings.get(before[one.before], "") if one.before is not None else "",
            text.plain if text else "",
            translation.plain if translation else "",
            translation.place if translation else Place(case.file),
        )


def translated_as(one: Changed, own: tuple[Text, ...], before: int, now: int) -> Text | None:
    """The translation of a string, by the string's place in the source with the same structure as the translation."""
    if len(own) == now and one.now is not None:
        return own[one.now] if one.before is not None or before == now else None
    if len(own) == before and one.before is not None:
        return own[one.before]
    return None


def is_source(case: Case) -> bool:
    """True for the text that others are translated from."""
    return case.source is None


def never_compared(case: Case) -> bool:
    """True for a translation without a record of the source that it was made from."""
    return case.source is not None and not case.record.made_from
