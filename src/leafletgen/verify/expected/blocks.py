"""The words of each kind of block on paper, including the words that the program adds.

Each noun declares its parts, their order, labels and markers (`Slot`). So a new kind of block needs
no edit here. The added words follow rules of verify's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leafletgen.model.leaflet import NodeId, Noun, Span, Text
from leafletgen.verify.expected.labels import labelled
from leafletgen.verify.expected.voice import ExpectedText, ExpectedVoice


@dataclass(frozen=True, slots=True)
class Added:
    """Makes the words that the program adds, for a noun that needs them."""

    voice: ExpectedVoice

    def label(self, name: str, node: NodeId, **places: int) -> Text:
        """A label of the language with its values filled in, as the text of a node."""
        return self.voice.label(name, node, **places).text

    def emergency(self, node: NodeId) -> Text:
        """The emergency number with its label, or the label alone where there is no number."""
        number = self.voice.emergency
        if not number:
            return self.label("emergency_number", node)
        words = self.voice.said(node, labelled(self.voice.language, "emergency_number", number)).text
        before, _, after = words.plain.rpartition(number)
        called = Span(number, link="tel:" + re.sub("[^0-9+]", "", number))
        return replace(words, spans=(Span(before), called, Span(after)))

    def filled(self, name: str, node: NodeId) -> Text | None:
        """The value filled into a field, as it must be printed; None without a value."""
        words = self.voice.filled(name)
        return self.voice.said(node, words).text if words else None

    def marker(self, item: Text, number: int | None) -> Text:
        """The marker before a list item: its number, from 1, or the layout's bullet."""
        return self.voice.marker(item, self.voice.layout.marker if number is None else f"{number}.").text


def noun_words(voice: ExpectedVoice, noun: Noun) -> Iterator[ExpectedText]:
    """The words of a noun, such as a block, in reading order; then the alternative texts of its pictures."""
    added = Added(voice)
    yield from (ExpectedText(text) for text in noun.printed(added))
    yield from (ExpectedText(text, heard=True) for text in noun.heard(added))
