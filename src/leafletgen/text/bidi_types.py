"""UAX #9, implicit types: within one isolating run sequence, every character becomes L, R, EN or AN (W1 to N2)."""

from collections.abc import Iterator, Sequence

from leafletgen.text.ucd import bracket, canonical_bracket

MAX_BRACKETS = 63  # BD16

ISOLATE_CONTROLS = frozenset({"LRI", "RLI", "FSI", "PDI"})
NEUTRAL = ISOLATE_CONTROLS | {"B", "S", "WS", "ON"}

LETTERS_AND_SPACES = NEUTRAL | {"L", "R"}

DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The direction that a resolved type counts as in N0 to N2."""

SEPARATORS = {"EN": frozenset({"ES", "CS"}), "AN": frozenset({"CS"})}
"""Separators that become part of a number when they stand between two digits of this type (W4)."""


def equal_runs(values: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch of equal neighbours."""
    start = 0
    for end in range(1, len(values)):
        if values[end] != values[start]:
            yield start, end
            start = end
    if values:
        yield start, len(values)


def resolve_weak(types: list[str], sos: str) -> None:
    """W1 to W7, in place."""
    resolve_marks_and_letters(types, sos)
    if LETTERS_AND_SPACES.issuperset(types):
        return  # most text: the rules below concern only numbers and their neighbours
    for index in range(1, len(types) - 1):  # W4
        number = types[index - 1]
        if types[index + 1] == number and types[index] in SEPARATORS.get(number, ()):
            types[index] = number
    for start, end in equal_runs(types):  # W5, W6
        if types[start] == "ET":
            beside = types[start - 1 : start] + types[end : end + 1]
            types[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    strong = sos
    for index, bidi in enumerate(types):
        if bidi in {"ES", "CS"}:  # W6
            types[index] = "ON"
        elif bidi in {"L", "R"}:
            strong = bidi
        elif bidi == "EN" and strong == "L":  # W7
            types[index] = "L"


def resolve_marks_and_letters(types: list[str], sos: str) -> None:
    """W1 to W3, in place."""
    previous = strong = sos
    for index, original in enumerate(types):
        bidi = original
        if bidi == "NSM":  # W1
            bidi = "ON" if previous in ISOLATE_CONTROLS else previous
        previous = bidi
        if bidi in {"L", "R", "AL"}:
            strong = bidi
        elif bidi == "EN" and strong == "AL":  # W2
            bidi = "AN"
        types[index] = "R" if bidi == "AL" else bidi  # W3


def resolve_brackets(
    characters: Sequence[str], marks: Sequence[bool], types: list[str], embedding: str, sos: str
) -> None:
    """N0, in place; `marks` says which characters were NSM before W1."""
    context, seen = sos, 0
    for opening, closing in bracket_pairs(characters, types):
        for bidi in types[seen:opening]:
            context = DIRECTION.get(bidi, context)
        seen = opening
        inside = {DIRECTION.get(bidi) for bidi in set(types[opening + 1 : closing])} - {None}
        if inside:
            direction = embedding if embedding in inside else context
            set_bracket(types, opening, direction, marks)
            set_bracket(types, closing, direction, marks)


def set_bracket(types: list[str], position: int, direction: str, marks: Sequence[bool]) -> None:
    """Give a bracket, and the marks on it, a direction (N0, last paragraph)."""
    types[position] = direction
    for marked in range(position + 1, len(types)):
        if not marks[marked]:
            break
        types[marked] = direction


def bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """The positions of paired brackets, in the order of the opening ones (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        found = bracket(character) if types[index] == "ON" else None
        if found and found.kind == "o":
            if len(opened) == MAX_BRACKETS:
                break
            opened.append((canonical_bracket(found.pair), index))
        elif found:
            closing = canonical_bracket(character)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == closing:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    return sorted(pairs)


def resolve_neutral(types: list[str], embedding: str, sos: str, eos: str) -> None:
    """N1 and N2, in place."""
    for start, end in equal_runs([bidi in NEUTRAL for bidi in types]):
        if types[start] in NEUTRAL:
            before = DIRECTION[types[start - 1]] if start else sos
            after = DIRECTION[types[end]] if end < len(types) else eos
            types[start:end] = [before if before == after else embedding] * (end - start)
