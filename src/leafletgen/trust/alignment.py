"""Finds the strings of a source that have changed since its translation was made: by likeness, not by position."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class SourceChange(StrEnum):
    """What happened to a string of the source."""

    EDITED = "edited"
    ADDED = "added"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Changed:
    """A string of the source that has changed.

    `before` and `now` are its indexes among the strings; None if it did not exist then, or does not exist now.
    """

    change: SourceChange
    before: int | None
    now: int | None


def changed_strings(before: Sequence[str], now: Sequence[str], words: Mapping[str, str]) -> tuple[Changed, ...]:
    """The changes from one list of fingerprints to another. `words` has the known strings by fingerprint.

    An inserted string does not affect its neighbours. Whether a string was edited or removed depends on its likeness
    to the string in its place.
    """
    found: list[Changed] = []
    for kind, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            found += replaced(range(start, end), range(first, last), before, now, words)
    return tuple(with_moves(found, before, now))


def replaced(
    old: range, new: range, before: Sequence[str], now: Sequence[str], words: Mapping[str, str]
) -> list[Changed]:
    """Pair old strings with the new strings in their place, the most similar first, in the same order."""
    if len(old) == len(new):
        return [Changed(SourceChange.EDITED, one, other) for one, other in zip(old, new, strict=True)]
    if not old or not new:
        removed = [Changed(SourceChange.REMOVED, one, None) for one in old]
        return removed + [Changed(SourceChange.ADDED, None, one) for one in new]
    one, other = max(
        ((one, other) for one in old for other in new),
        key=lambda pair: (
            likeness(words.get(before[pair[0]], ""), words.get(now[pair[1]], "")),
            -abs(pair[0] - pair[1]),
        ),
    )
    return [
        *replaced(range(old.start, one), range(new.start, other), before, now, words),
        Changed(SourceChange.EDITED, one, other),
        *replaced(range(one + 1, old.stop), range(other + 1, new.stop), before, now, words),
    ]


def likeness(one: str, other: str) -> float:
    """The likeness of two strings, from 0 to 1, by their words."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def with_moves(found: list[Changed], before: Sequence[str], now: Sequence[str]) -> list[Changed]:
    """The changes, in which a string removed at one place and added unchanged at another counts only as moved."""
    gone = Counter(before[one.before] for one in found if one.before is not None)
    come = Counter(now[one.now] for one in found if one.now is not None)
    both = gone & come
    places: dict[str, list[int]] = {}
    for one in found:
        if one.before is not None and both[before[one.before]]:
            places.setdefault(before[one.before], []).append(one.before)
    result = []
    for one in found:
        taken = one.before is not None and both[before[one.before]] > 0
        put = one.now is not None and both[now[one.now]] > 0
        if put and one.now is not None:
            result.append(Changed(SourceChange.MOVED, places[now[one.now]].pop(0), one.now))
        elif one.now is not None:
            result.append(
                Changed(
                    SourceChange.ADDED if taken or one.before is None else SourceChange.EDITED,
                    None if taken else one.before,
                    one.now,
                )
            )
        if one.before is not None and not taken and (put or one.now is None):
            result.append(Changed(SourceChange.REMOVED, one.before, None))
    return result
