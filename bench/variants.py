"""Leaflets that differ from each other, so that nobody can keep a whole document from one to the next."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import islice
from typing import TypeVar

from leafletgen.model.blocks import Figure
from leafletgen.model.leaflet import Leaflet, Section, Span, Text

Node = TypeVar("Node")

SENTENCE = re.compile(r"(?<=[.?!。？！।؟])\s*(?=\S)")
WORD = re.compile(r"\s+|(?<=[，、：；])")
"""Between words; where there are no spaces, as in Chinese, between clauses."""

CHANGED = 0.1
"""Of the words, so many are replaced by others of the leaflet."""


def variant(leaflet: Leaflet, seed: int, sections: int = 0) -> Leaflet:
    """The leaflet with its sections, sentences and a part of its words changed about; the same for the same seed.

    `sections` is how many it has; 0 leaves as many as there are. Pictures are left out: not every program draws them.
    """
    chance = random.Random(seed)  # noqa: S311 - the same documents in every run
    vocabulary = words_of(leaflet)
    shuffled: list[Section] = []
    for turn in range(-(-(sections or len(leaflet.sections)) // len(leaflet.sections))):
        shuffled += [
            changed(section, f"{turn}-", lambda text: reworded(text, vocabulary, chance))
            for section in chance.sample(leaflet.sections, len(leaflet.sections))
        ]
    title = replace(leaflet.title, spans=(Span(f"{leaflet.title.plain} {seed}"),))
    kept = islice(shuffled, sections or None)
    return replace(leaflet, title=title, sections=tuple(without_figures(section) for section in kept))


def without_figures(section: Section) -> Section:
    """A section without its pictures."""
    return replace(section, body=tuple(block for block in section.body if not isinstance(block, Figure)))


def words_of(leaflet: Leaflet) -> list[str]:
    """Every word of a leaflet, as often as it stands there."""
    texts = (text for section in leaflet.sections for text in texts_in(section))
    return [word for text in texts for word in WORD.split(text.plain) if word]


def texts_in(node: object) -> list[Text]:
    """Every text in a part of a leaflet."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, tuple):
        return [text for each in node for text in texts_in(each)]
    if is_dataclass(node):
        return [text for field in fields(node) for text in texts_in(getattr(node, field.name))]
    return []


def changed(node: Node, prefix: str, say: Callable[[str], str]) -> Node:
    """A part of a leaflet with other ids and other words."""
    if isinstance(node, tuple):
        return type(node)(changed(each, prefix, say) for each in node)
    if isinstance(node, Text):
        return replace(node, id=prefix + node.id, spans=(Span(say(node.plain)),))
    if not is_dataclass(node) or not hasattr(node, "id"):
        return node
    values = {field.name: changed(getattr(node, field.name), prefix, say) for field in fields(node)}
    return replace(node, **{**values, "id": prefix + str(values["id"])})  # type: ignore[type-var]


def reworded(text: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """A text with its sentences in another order, and some of its words replaced."""
    sentences = SENTENCE.split(text)
    spaced = any(character.isspace() for character in text)
    said = []
    for sentence in chance.sample(sentences, len(sentences)):
        words = [chance.choice(vocabulary) if chance.random() < CHANGED else word for word in WORD.split(sentence)]
        said.append((" " if spaced else "").join(words))
    return (" " if spaced else "").join(said)
