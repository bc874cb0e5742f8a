"""What each kind of block says on paper, with what the program adds to it.

The parts of a block, their order, their labels and markers are declared with its noun (`Slot`). So a new kind of block needs
no edit here; the words that are added are made by rules of verify's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leafletgen.model.leaflet import NodeId, Noun, Span, Text
from leafletgen.verify.expected.labels import labelled
from leafletgen.verify.expected.voice import ExpectedText, ExpectedVoice


@dataclass(frozen=True, slots=True)
class Added:
    """What the program adds to the words of a noun, as a noun asks for it."""

    voice: ExpectedVoice

    def label(self, name: str, node: NodeId, **places: int) -> Text:
        """A label of the language, with its places filled, as the text of a node."""
        return self.voice.label(name, node, **places).text

    def emergency(self, node: NodeId) -> Text:
        """The number to call in an emergency with its label, or the label alone where nobody gives a number."""
        number = self.voice.emergency
        if not number:
            return self.label("emergency_number", node)
        words = self.voice.said(node, labelled(self.voice.language, "emergency_number", number)).text
        before, _, after = words.plain.rpartition(number)
        called = Span(number, link="tel:" + re.sub("[^0-9+]", "", number))
        return replace(words, spans=(Span(before), called, Span(after)))

    def filled(self, name: str, node: NodeId) -> Text | None:
        """What is filled into a field, as it must stand on paper; None where nothing is."""
        words = self.voice.filled(name)
        return self.voice.said(node, words).text if words else None

    def marker(self, item: Text, number: int | None) -> Text:
        """What stands before an item of a list: its number, from 1, or the layout's bullet."""
        return self.voice.marker(item, self.voice.layout.marker if number is None else f"{number}.").text


def noun_words(voice: ExpectedVoice, noun: Noun) -> Iterator[ExpectedText]:
    """What a block, or any other noun, says in reading order, then what its pictures say to those who do not see them."""
    added = Added(voice)
    yield from (ExpectedText(text) for text in noun.printed(added))
    yield from (ExpectedText(text, heard=True) for text in noun.heard(added))
