"""UAX #9, explicit formatting: isolates, embeddings and overrides give characters their first levels (P2, P3, X1 to X8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_DEPTH = 125  # BD2

EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
INITIATORS = frozenset({"LRI", "RLI", "FSI"})
CONTROLS = EMBEDDINGS | INITIATORS | {"PDF", "PDI"}


def matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Where the matching PDI of each isolate initiator stands (BD9); an initiator without one is left out."""
    matching: dict[int, int] = {}
    opened: list[int] = []
    for index, bidi in enumerate(classes):
        if bidi in INITIATORS:
            opened.append(index)
        elif bidi == "PDI" and opened:
            matching[opened.pop()] = index
    return matching


def first_strong_level(classes: Sequence[str], matching: dict[int, int], start: int, end: int) -> int:
    """P2 and P3 from `start` to `end`, isolates skipped: 0 for L, 1 for R or AL, 0 without a strong character."""
    index = start
    while index < end and classes[index] != "B":
        if classes[index] in {"L", "R", "AL"}:
            return int(classes[index] != "L")
        index = matching.get(index, end) if classes[index] in INITIATORS else index + 1
    return 0


@dataclass(frozen=True, slots=True)
class Status:
    """An entry of the directional status stack (X1). `override` is L, R or None."""

    level: int
    override: str | None
    isolate: bool


@dataclass(slots=True)
class Embedding:
    """The state at one character of a paragraph: the directional status stack and its counters (X1)."""

    stack: list[Status]
    overflow_isolates: int = field(default=0, init=False)
    overflow_embeddings: int = field(default=0, init=False)
    valid_isolates: int = field(default=0, init=False)

    def push(self, *, rtl: bool, override: str | None, isolate: bool) -> bool:
        """Go to the next higher odd (`rtl`) or even level. False when that is over `MAX_DEPTH`."""
        level = self.stack[-1].level
        deeper = (level + 1) | 1 if rtl else (level + 2) & ~1
        if deeper > MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings:
            return False
        self.stack.append(Status(deeper, override, isolate))
        return True

    def embed(self, bidi: str) -> None:
        """X2 to X5."""
        override = {"LRO": "L", "RLO": "R"}.get(bidi)
        if not self.push(rtl=bidi in {"RLE", "RLO"}, override=override, isolate=False) and not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, *, rtl: bool) -> None:
        """X5a to X5c, after the initiator itself has its level."""
        if self.push(rtl=rtl, override=None, isolate=True):
            self.valid_isolates += 1
        else:
            self.overflow_isolates += 1

    def end_isolate(self) -> None:
        """X6a, before the PDI itself has its level."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.valid_isolates -= 1
            self.overflow_embeddings = 0
            while not self.stack.pop().isolate:
                pass

    def end_embedding(self) -> None:
        """X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


def explicit(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """The explicit level of each character of a paragraph, and the classes with overrides in force (X1 to X8)."""
    levels, types = [base] * len(classes), list(classes)
    if CONTROLS.isdisjoint(classes):
        return levels, types
    matching = matching_isolates(classes)
    walk = Embedding([Status(base, None, isolate=False)])
    for index, bidi in enumerate(classes):
        if bidi in EMBEDDINGS:
            walk.embed(bidi)
        elif bidi == "PDF":
            walk.end_embedding()
        elif bidi not in {"B", "BN"}:
            if bidi == "PDI":
                walk.end_isolate()
            levels[index] = walk.stack[-1].level  # X6; X5a to X6a give isolates themselves the same
            types[index] = walk.stack[-1].override or bidi
            if bidi in INITIATORS:
                end = matching.get(index, len(classes))
                walk.isolate(
                    rtl=bidi == "RLI" or (bidi == "FSI" and first_strong_level(classes, matching, index + 1, end) == 1)
                )
    return levels, types
