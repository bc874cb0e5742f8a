"""Turns values of a file into nouns of a leaflet. Each text gets its id, and its place in the file."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leafletgen.library.markup import spans
from leafletgen.library.schema.validation import Keys
from leafletgen.library.svg.drawing import read_svg
from leafletgen.library.yaml.document import Document, Trail
from leafletgen.model.blocks import Paragraph
from leafletgen.model.graphics import Vector
from leafletgen.model.leaflet import Block, NodeId, Text


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a noun: its id, the `trail` to its value in the file, and the language of its words (BCP 47).

    Files that are named must be in `folder`. `drawing` reads an SVG file from its bytes and name.
    """

    document: Document
    language: str
    folder: Path
    drawing: Callable[[bytes, str], Vector] = read_svg
    id: NodeId = ""
    trail: Trail = ()

    def at(self, name: str, *trail: str | int) -> "Origin":
        """The origin of a noun below this one: its id ends with `name`, its value is at `trail` below this one."""
        return replace(self, id=f"{self.id}.{name}" if self.id else name, trail=(*self.trail, *trail))

    def key(self, name: str) -> "Origin":
        """The origin of a key's value. The key is also its name."""
        return self.at(name, name)

    def within(self, *trail: str | int) -> "Origin":
        """The origin with the same id and its value at `trail` below this one."""
        return replace(self, trail=(*self.trail, *trail))

    def text(self, value: str) -> Text:
        """The text of this origin."""
        return Text(self.id, self.language, spans(value), self.document.place(self.trail))

    def optional(self, value: str | None) -> Text | None:
        """The text of this origin; None without a value."""
        return None if value is None else self.text(value)

    def items(self, values: Sequence[str]) -> tuple[Text, ...]:
        """The texts of the list at this origin."""
        return tuple(self.at(str(at), at).text(value) for at, value in enumerate(values))

    def blocks(self, values: "Sequence[str | BlockKeys]") -> tuple[Block, ...]:
        """The blocks of the list at this origin."""
        return tuple(block(self.at(str(at), at), value) for at, value in enumerate(values))


class BlockKeys(Keys):
    """A block as a file has it: a mapping of one key, which says what it is."""

    @abstractmethod
    def noun(self, origin: Origin) -> Block:
        """The block as a noun."""


def block(origin: Origin, value: str | BlockKeys) -> Block:
    """A block of any kind. A plain text is a paragraph."""
    return Paragraph(origin.id, origin.at("text").text(value)) if isinstance(value, str) else value.noun(origin)
