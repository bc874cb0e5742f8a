"""What each kind of block says on paper, with what the program adds to it.

The parts of a block, their order and their labels are declared with its noun (`Slot`). What stands before each item of
a list is declared here, in `MARKERS`: once for each kind of block that has any.
"""

from collections.abc import Callable, Iterator, Mapping

from leafletgen.model.blocks import Bullets, ProsAndCons, Steps
from leafletgen.model.leaflet import Noun, Text, label_node
from leafletgen.verify.expected.voice import Voice, Words


def bullet(voice: Voice, _: int) -> str:
    """The layout's own marker."""
    return voice.layout.marker


def number(_: Voice, place: int) -> str:
    """The number of an item."""
    return f"{place}."


MARKERS: Mapping[tuple[type[Noun], str], Callable[[Voice, int], str]] = {
    (Bullets, "items"): bullet,
    (Steps, "items"): number,
    (ProsAndCons, "pros"): bullet,
    (ProsAndCons, "cons"): bullet,
}
"""What stands before each item of a part of a block, by the place of the item from 1."""


def noun_words(voice: Voice, noun: Noun) -> Iterator[Words]:
    """What a block, or any other noun, says in reading order."""
    for name, slot, value in noun.parts():
        if slot.label and not isinstance(value, Text):
            yield voice.label(slot.label, label_node(noun.id, name))
        marker = MARKERS.get((type(noun), name))
        for place, one in enumerate(flat(value), 1):
            if isinstance(one, Noun):
                yield from noun_words(voice, one)
            elif isinstance(one, Text):
                if marker:
                    yield voice.marker(one, marker(voice, place))
                yield Words(one, slot.heard)


def flat(value: object) -> Iterator[object]:
    """What a part holds, one by one."""
    if isinstance(value, tuple):
        for one in value:
            yield from flat(one)
    else:
        yield value
