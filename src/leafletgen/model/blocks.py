"""Every kind of block in a section. The fields of a block are its parts, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, TypeVar

from leafletgen.model.graphics import Graphic
from leafletgen.model.leaflet import Block, Marker, Noun, Slot, Text, Voice, label_node, nouns


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of running text."""

    NAME: ClassVar[str] = "a paragraph"

    text: Annotated[Text, Slot()]


@dataclass(frozen=True, slots=True)
class Subheading(Block):
    """A heading inside a section."""

    NAME: ClassVar[str] = "a sub-heading"

    text: Annotated[Text, Slot()]


@dataclass(frozen=True, slots=True)
class Bullets(Block):
    """An unordered list."""

    NAME: ClassVar[str] = "a list of {items}"

    items: Annotated[tuple[Text, ...], Slot("bullet", "bullets", marker=Marker.BULLET)]


@dataclass(frozen=True, slots=True)
class Steps(Block):
    """An ordered list of steps."""

    NAME: ClassVar[str] = "a list of {items}"

    items: Annotated[tuple[Text, ...], Slot("step", "steps", marker=Marker.NUMBER)]


@dataclass(frozen=True, slots=True)
class NoteBox(Block):
    """A calm box. Without a heading of its own it has the language's label for notes."""

    NAME: ClassVar[str] = "a note"

    heading: Annotated[Text | None, Slot("heading", instead="note")]
    body: Annotated[tuple[Block, ...], Slot()]


@dataclass(frozen=True, slots=True)
class WarningBox(Block):
    """A box for when to get help at once. Without a heading of its own it has the language's label for warnings."""

    NAME: ClassVar[str] = "a warning"

    heading: Annotated[Text | None, Slot("heading", instead="warning")]
    body: Annotated[tuple[Block, ...], Slot()]


@dataclass(frozen=True, slots=True)
class ProsAndCons(Block):
    """Reasons for something and against it, set side by side if there is room."""

    NAME: ClassVar[str] = "{pros} and {cons}"

    pros: Annotated[tuple[Text, ...], Slot("pro", "pros", label="pros", marker=Marker.BULLET)]
    cons: Annotated[tuple[Text, ...], Slot("con", "cons", label="cons", marker=Marker.BULLET)]


@dataclass(frozen=True, slots=True)
class Figure(Block):
    """A picture. It must have words for people who do not see it.

    `image` is a file in the leaflet's own folder, `graphic` its content.
    """

    NAME: ClassVar[str] = "a figure"

    image: Path
    graphic: Graphic
    alt: Annotated[Text, Slot(heard=True)]
    caption: Annotated[Text | None, Slot("caption")] = None


@dataclass(frozen=True, slots=True)
class Contact(Noun):
    """A person or service to contact. Telephone number, web address and e-mail address are links."""

    NAME: ClassVar[str] = "a contact"

    name: Annotated[Text, Slot()]
    telephone: Annotated[Text | None, Slot("telephone number")]
    hours: Annotated[Text | None, Slot("line of hours")]
    web: Annotated[Text | None, Slot("web address")]
    email: Annotated[Text | None, Slot("e-mail address")]
    note: Annotated[Text | None, Slot("note")]


@dataclass(frozen=True, slots=True)
class Contacts(Block):
    """A list of contacts."""

    NAME: ClassVar[str] = "a list of {contacts}"

    contacts: Annotated[tuple[Contact, ...], Slot("contact", "contacts")]


MOST_DRAWN = 100
"""A picture has at most this many people: more would be too small to see."""


@dataclass(frozen=True, slots=True)
class Risk(Block):
    """How many people out of how many something happens to: in words, and up to a hundred people in a picture too."""

    NAME: ClassVar[str] = "a risk"

    of: Annotated[int, Slot("of:")]
    happens_to: Annotated[int, Slot("happens_to:")]
    what: Annotated[Text, Slot(label="risk")]

    @property
    def drawn(self) -> bool:
        """True when there is a picture: it has at least one affected person, and not too many people to see."""
        return self.of <= MOST_DRAWN and self.happens_to > 0

    def heard(self, voice: Voice | None = None) -> Iterator[Text]:
        """The words for the picture: the same numbers as in the text."""
        if voice and self.drawn:
            yield voice.label("risk", f"{self.id}.alt", **self.numbers())


@dataclass(frozen=True, slots=True)
class HelpBox(Noun):
    """When to get help of one kind. Without a heading of its own it has the language's."""

    NAME: ClassVar[str] = "a box"

    heading: Annotated[Text | None, Slot("heading")]
    body: Annotated[tuple[Block, ...], Slot()]


@dataclass(frozen=True, slots=True)
class Emergency(HelpBox):
    """When to call an ambulance. The number to call is its first line."""

    heading: Annotated[Text | None, Slot("heading", instead="emergency")]

    def printed(self, voice: Voice | None = None) -> Iterator[Text]:
        """Heading, number and body."""
        if self.heading:
            yield self.heading
        elif voice:
            yield voice.label("emergency", label_node(self.id, "heading"))
        if voice:
            yield voice.emergency(f"{self.id}.number")
        for block in self.body:
            yield from block.printed(voice)


@dataclass(frozen=True, slots=True)
class Urgent(HelpBox):
    """When to get help the same day."""

    heading: Annotated[Text | None, Slot("heading", instead="urgent")]


@dataclass(frozen=True, slots=True)
class Soon(HelpBox):
    """When to get help in the next days."""

    heading: Annotated[Text | None, Slot("heading", instead="soon")]


@dataclass(frozen=True, slots=True)
class Advice(HelpBox):
    """When to ask for advice."""

    heading: Annotated[Text | None, Slot("heading", instead="advice")]


@dataclass(frozen=True, slots=True)
class GetHelp(Block):
    """When to get which help, the most urgent first; at least one of the four."""

    NAME: ClassVar[str] = "help"

    emergency: Annotated[Emergency | None, Slot("box for emergencies")]
    urgent: Annotated[Urgent | None, Slot("box for today")]
    soon: Annotated[Soon | None, Slot("box for the next days")]
    advice: Annotated[Advice | None, Slot("box for advice")]


@dataclass(frozen=True, slots=True)
class Term(Noun):
    """A word and what it means."""

    NAME: ClassVar[str] = "a term"

    term: Annotated[Text, Slot()]
    meaning: Annotated[Text, Slot()]


@dataclass(frozen=True, slots=True)
class Terms(Block):
    """Words that a patient will meet, with what they mean."""

    NAME: ClassVar[str] = "a list of {terms}"

    terms: Annotated[tuple[Term, ...], Slot("term", "terms")]


@dataclass(frozen=True, slots=True)
class Checklist(Block):
    """A list to tick off: before each item is an empty box."""

    NAME: ClassVar[str] = "a checklist of {items}"

    items: Annotated[tuple[Text, ...], Slot("item", "items")]


@dataclass(frozen=True, slots=True)
class DoAndDont(Block):
    """What to do, and what not to do."""

    NAME: ClassVar[str] = "{do} and {dont}"

    do: Annotated[tuple[Text, ...], Slot("do", "dos", label="do", marker=Marker.BULLET)]
    dont: Annotated[tuple[Text, ...], Slot("don't", "don'ts", label="dont", marker=Marker.BULLET)]


@dataclass(frozen=True, slots=True)
class Moment(Noun):
    """A time and what happens then: a paragraph or a list."""

    NAME: ClassVar[str] = "a moment"

    when: Annotated[Text, Slot()]
    what: Annotated[tuple[Block, ...], Slot()]


@dataclass(frozen=True, slots=True)
class Timeline(Block):
    """What happens at which time, in order."""

    NAME: ClassVar[str] = "a timeline of {moments}"

    moments: Annotated[tuple[Moment, ...], Slot("moment", "moments")]


@dataclass(frozen=True, slots=True)
class FillIn(Noun):
    """A field to fill in: by hand on its lines, or by a program, which uses its `name`."""

    NAME: ClassVar[str] = "a field"

    name: Annotated[str, Slot("id:")]
    label: Annotated[Text, Slot()]
    lines: Annotated[int, Slot("lines:")]

    def printed(self, voice: Voice | None = None) -> Iterator[Text]:
        """The label, and the value that is filled in."""
        yield self.label
        filled = voice.filled(self.name, f"{self.id}.filled") if voice else None
        if filled:
            yield filled


@dataclass(frozen=True, slots=True)
class Fields(Block):
    """Fields for a clinician or a patient. No two fields of a leaflet have the same name."""

    NAME: ClassVar[str] = "a list of {fields}"

    fields: Annotated[tuple[FillIn, ...], Slot("field", "fields")]


@dataclass(frozen=True, slots=True)
class TableCell(Noun):
    """A cell of a table. It has a text, or is empty, as a place to write in."""

    NAME: ClassVar[str] = "a cell"

    text: Annotated[Text | None, Slot("text")]


@dataclass(frozen=True, slots=True)
class TableRow(Noun):
    """A row of a table."""

    NAME: ClassVar[str] = "a row of {cells}"

    cells: Annotated[tuple[TableCell, ...], Slot("cell", "cells")]


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with column headings. With `row_headings`, the first cell of each row is its heading."""

    NAME: ClassVar[str] = "a table of {columns} and {rows}"

    caption: Annotated[Text | None, Slot("caption")]
    columns: Annotated[tuple[TableCell, ...], Slot("column", "columns")]
    rows: Annotated[tuple[TableRow, ...], Slot("row", "rows")]
    row_headings: Annotated[bool, Slot("row headings:")]


N = TypeVar("N", bound=Noun)


def found_in(noun: Noun, kind: type[N]) -> Iterator[N]:
    """The nouns of a kind in a leaflet or a part of it, in reading order."""
    for _, _, part in noun.parts():
        for one in nouns(part):
            if isinstance(one, kind):
                yield one
            else:
                yield from found_in(one, kind)


def fill_ins(noun: Noun) -> Iterator[FillIn]:
    """The fields of a leaflet or of a part of it, in reading order."""
    return found_in(noun, FillIn)
