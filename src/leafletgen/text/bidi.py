"""The Unicode Bidirectional Algorithm (UAX #9, revision 46): embedding levels of a paragraph, visual order of a line.

Comments name rules and definitions as the annex does. The time is linear in the length of any text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leafletgen.text.bidi_explicit import EMBEDDINGS, INITIATORS, MAX_DEPTH, explicit, matching_isolates
from leafletgen.text.bidi_types import equal_runs, resolve_brackets, resolve_neutral, resolve_weak
from leafletgen.text.ucd import bidi_class

MOVING = (
    frozenset({"R", "AL", "AN", "FSI", "RLI", "LRI", *EMBEDDINGS}),
    frozenset({"L", "EN", "AN", "FSI", "RLI", "LRI", "PDI", "PDF", *EMBEDDINGS}),
)
"""For each base level, 0 and 1: the types that move a character to another level. Without them all stay there."""

REMOVED = EMBEDDINGS | {"PDF", "BN"}  # X9

RAISED = ({"L": 0, "R": 1, "EN": 2, "AN": 2}, {"L": 1, "R": 0, "EN": 1, "AN": 1})
"""How far I1 (even level) and I2 (odd level) raise a character of a resolved type."""


def moves(text: str, base: int) -> bool:
    """True when a character of a text may take another level than `base`, the level of its paragraph."""
    return not MOVING[base].isdisjoint(map(bidi_class, set(text)))


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character before lines are known (up to rule I2).

    `base` is the paragraph embedding level, 0 or 1. A character that X9 removes has the level of the one before it.
    """
    if not moves(text, base):
        return [base] * len(text)
    classes = list(map(bidi_class, text))
    resolved: list[int] = []
    for start, end in paragraphs(classes):
        resolved += bidi_levels(text[start:end], classes[start:end], base)
    return resolved


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indexes of a line's characters, or of anything else that has levels, from left to right (L2)."""
    order = list(range(len(levels)))
    if levels and levels.count(levels[0]) == len(levels):
        return order[::-1] if levels[0] % 2 else order
    lowest_odd = min((level for level in levels if level % 2), default=MAX_DEPTH + 2)
    for lowest in range(max(levels, default=0), lowest_odd - 1, -1):
        for start, end in equal_runs([level >= lowest for level in levels]):
            if levels[start] >= lowest:
                order[start:end] = order[start:end][::-1]
    return order


def paragraphs(classes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every paragraph, including its separator (P1)."""
    start = 0
    for index, bidi in enumerate(classes):
        if bidi == "B":
            yield start, index + 1
            start = index + 1
    if start < len(classes):
        yield start, len(classes)


def bidi_levels(text: str, classes: Sequence[str], base: int) -> list[int]:
    """The levels of one paragraph."""
    levels, types = explicit(classes, base)
    kept = [index for index, bidi in enumerate(classes) if bidi not in REMOVED]
    kept_levels = [levels[index] for index in kept]
    for sequence in isolating_run_sequences([classes[index] for index in kept], kept_levels, base):
        indexes = [kept[index] for index in sequence.indexes]
        resolved = [types[index] for index in indexes]
        sequence.resolve([text[index] for index in indexes], resolved)
        raised = RAISED[sequence.level % 2]
        for index, bidi in zip(indexes, resolved, strict=True):
            levels[index] += raised[bidi]
    for index, bidi in enumerate(classes):
        if bidi in REMOVED:  # 5.2: kept in the text, but without effect
            levels[index] = levels[index - 1] if index else base
    return levels


@dataclass(frozen=True, slots=True)
class IsolatingRunSequence:
    """An isolating run sequence (BD13). Rules W, N and I look at one at a time. `sos` and `eos` are L or R (X10)."""

    indexes: list[int]
    level: int
    sos: str
    eos: str

    def resolve(self, characters: Sequence[str], types: list[str]) -> None:
        """Turn the types, in place, into L, R, EN and AN (W1 to N2)."""
        embedding = "LR"[self.level % 2]
        marks = [bidi == "NSM" for bidi in types]
        resolve_weak(types, self.sos)
        resolve_brackets(characters, marks, types, embedding, self.sos)
        resolve_neutral(types, embedding, self.sos, self.eos)


def isolating_run_sequences(classes: Sequence[str], levels: Sequence[int], base: int) -> Iterator[IsolatingRunSequence]:
    """The isolating run sequences of a paragraph (X10). Characters that X9 removes must be gone already."""
    matching = matching_isolates(classes)
    continued = set(matching.values())
    level_runs = {start: range(start, end) for start, end in equal_runs(levels)}
    for start, run in level_runs.items():
        if start in continued:
            continue
        indexes = list(run)
        while indexes[-1] in matching:
            indexes += level_runs[matching[indexes[-1]]]
        last = indexes[-1]
        before = levels[start - 1] if start else base
        after = base if classes[last] in INITIATORS or last + 1 == len(levels) else levels[last + 1]
        level = levels[start]
        yield IsolatingRunSequence(indexes, level, "LR"[max(level, before) % 2], "LR"[max(level, after) % 2])
