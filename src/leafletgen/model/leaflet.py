"""A leaflet in one language: the words that a patient reads, without a layout.

Every text and every block has an id that is unique in its leaflet and the same in every language
(`causes.body.1.items.0`), so that drawing, tags and checks all name the same node. The kinds of block are in
`blocks.py`. A noun declares its parts, so code that walks over the texts of a leaflet need not know the kinds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, NamedTuple, Protocol, TypeAlias, get_type_hints

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.addresses import digits, without_scheme

NodeId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are set in one way. `link` is their address, or None; `whole` keeps them on one line.

    `expression` is true for text that is known to be one expression: a telephone number, hours, a date. `language` is
    the BCP 47 tag of words in another language than the text around them, else empty.
    """

    text: str
    strong: bool = False
    link: str | None = None
    whole: bool = False
    expression: bool = False
    language: str = ""


def is_telephone(link: str | None) -> bool:
    """True for a link that calls or texts a telephone."""
    return link is not None and link.lower().startswith(("tel:", "sms:"))


def dials(number: str, words: str) -> bool:
    """True when words have all digits of a telephone number, in order, in any groups."""
    return digits(number) in digits(words)


@dataclass(frozen=True, slots=True)
class Text:
    """One string of a leaflet, with its inline markup resolved into spans.

    `language` is the BCP 47 tag of the words themselves (sources stay in the language they were published in).
    `place` is the string's place in its file, for errors that are found later.
    """

    id: NodeId
    language: str
    spans: tuple[Span, ...]
    place: Place = Place()

    @property
    def plain(self) -> str:
        """The characters alone, without markup."""
        return "".join(span.text for span in self.spans)

    @property
    def printed(self) -> tuple[Span, ...]:
        """The spans on paper: after each link comes its address in brackets, because nobody can click on paper.

        `http://`, `https://`, `mailto:`, `tel:` and `sms:` are left out; so is an address that the words show already.
        """
        if not any(span.link for span in self.spans):
            return self.spans
        spans: list[Span] = []
        for span in self.spans:
            spans.append(span)
            address = without_scheme(span.link or "")
            if address and address not in span.text and not (is_telephone(span.link) and dials(address, span.text)):
                spans.append(Span(f" ({address})", span.strong, span.link))
        return tuple(spans)

    @property
    def on_paper(self) -> str:
        """The characters that are printed: `plain`, with the addresses of links."""
        if len(self.spans) == 1 and not self.spans[0].link:
            return self.spans[0].text
        return "".join(span.text for span in self.printed)


class Marker(StrEnum):
    """The marker before each item of a list."""

    BULLET = "bullet"
    NUMBER = "number"


class Slot(NamedTuple):
    """The description of a noun's field, by `Annotated`. A field without a slot is not a part of the text.

    `one` and `many` are its names in errors ("item", "items"). `label` names the language's words that are printed
    before the part, `instead` those that are printed if the part is missing; the noun's numbers fill the placeholders
    in them. `marker` is printed before each item. `heard` is true for words that are read aloud and not printed. A part
    that is a number or a plain word, not a `Text`, is the same in every language.
    """

    one: str = ""
    many: str = ""
    label: str = ""
    instead: str = ""
    marker: Marker | None = None
    heard: bool = False


class Voice(Protocol):
    """Makes the words that the program adds to a leaflet, in its language."""

    def label(self, name: str, node: NodeId, **places: int) -> Text:
        """A label of the language, with its values filled in, as the text of a node."""

    def marker(self, item: Text, number: int | None) -> Text:
        """The marker before an item of a list: its number, from 1, or the layout's bullet."""

    def emergency(self, node: NodeId) -> Text:
        """The number to call in an emergency, with its label; the label alone if there is no number."""

    def filled(self, name: str, node: NodeId) -> Text | None:
        """The value of a field, as the text of a node; None without one."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A part of a leaflet that has parts itself, in reading order.

    `NAME` is its name in errors, with the counts of parts in braces: `a list of {items}`.
    """

    NAME: ClassVar[str] = ""

    id: NodeId

    def texts(self) -> Iterator[Text]:
        """Every string of the file in reading order, including words that are only read aloud."""
        for _, _, value in self.parts():
            for one in _flat(value):
                if isinstance(one, Text):
                    yield one
                elif isinstance(one, Noun):
                    yield from one.texts()

    def heard(self, voice: Voice | None = None) -> Iterator[Text]:
        """The strings that are read aloud but not printed, such as alternative texts. `voice` adds the program's."""
        for _, slot, value in self.parts():
            for one in _flat(value):
                if isinstance(one, Text) and slot.heard:
                    yield one
                elif isinstance(one, Noun):
                    yield from one.heard(voice)

    def printed(self, voice: Voice | None = None) -> Iterator[Text]:
        """The strings on paper in reading order. `voice` adds the program's own: labels, and markers of lists."""
        for name, slot, value in self.parts():
            label = slot.instead if value is None else slot.label
            if voice and label:
                yield voice.label(label, label_node(self.id, name), **self.numbers())
            for number, one in enumerate(_flat(value), 1):
                if voice and slot.marker and isinstance(one, Text):
                    yield voice.marker(one, number if slot.marker is Marker.NUMBER else None)
                if isinstance(one, Text) and not slot.heard:
                    yield one
                elif isinstance(one, Noun):
                    yield from one.printed(voice)

    def numbers(self) -> dict[str, int]:
        """The parts that are numbers."""
        return {name: value for name, _, value in self.parts() if type(value) is int}

    def parts(self) -> Iterator[tuple[str, Slot, object]]:
        """The parts in reading order: name, slot, value."""
        slots = slots_of(type(self))  # type: ignore[arg-type]  # mypy confuses the hash of a noun with its class's
        return ((name, slot, getattr(self, name)) for name, slot in slots)


@cache
def slots_of(kind: type) -> tuple[tuple[str, Slot], ...]:
    """The names and slots of the fields that are parts of a kind of noun, in reading order."""
    hints = get_type_hints(kind, include_extras=True)
    declared = ((each.name, getattr(hints[each.name], "__metadata__", ())) for each in fields(kind))
    return tuple((name, slot) for name, metadata in declared for slot in metadata if isinstance(slot, Slot))


def label_node(id: NodeId, part: str) -> NodeId:
    """The id of the label of a part: for a heading the part's own id, for other parts an id below it."""
    return f"{id}.{part}" if part == "heading" else f"{id}.{part}.heading"


def nouns(value: object) -> tuple[Noun, ...]:
    """The nouns in a part."""
    return tuple(one for one in _flat(value) if isinstance(one, Noun))


def _flat(value: object) -> Sequence[object]:
    """The values in a part, one by one."""
    if not isinstance(value, tuple):
        return (value,)
    if not any(isinstance(one, tuple) for one in value):
        return value
    return [inner for one in value for inner in _flat(one)]


@dataclass(frozen=True, slots=True)
class Block(Noun):
    """A block in the body of a section. `blocks.py` has every kind."""


class SectionRole(StrEnum):
    """The purpose of a section. A layout places sections by their role, and advice requires some roles."""

    WHAT_IT_IS = "what-it-is"
    BENEFITS = "benefits"
    RISKS = "risks"
    ALTERNATIVES = "alternatives"
    NOTHING = "nothing"
    PREPARATION = "preparation"
    PROCEDURE = "procedure"
    RECOVERY = "recovery"
    SELF_CARE = "self-care"
    GET_HELP = "get-help"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Section(Noun):
    """A heading and the blocks under it. `role` is the same in every language, or None."""

    NAME: ClassVar[str] = "a section"

    heading: Annotated[Text, Slot()]
    body: Annotated[tuple[Block, ...], Slot("block", "blocks")]
    role: SectionRole | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A signature of an older kind: who signed, in which role (`clinician` or `translator`), when, which version."""

    name: str
    role: str
    signed: date
    version: str


@dataclass(frozen=True, slots=True)
class Leaflet(Noun):
    """One whole leaflet in one language. `warnings` are the warnings about its files.

    `short_sources` are the sources in one line each, for layouts with little room; empty if nobody wrote them.
    """

    NAME: ClassVar[str] = "a leaflet"

    language: str
    version: str
    published: date
    review_by: date
    source_language: str
    title: Annotated[Text, Slot()]
    summary: Annotated[Text, Slot()]
    sections: Annotated[tuple[Section, ...], Slot("section", "sections")]
    sources: Annotated[tuple[Text, ...], Slot("source", "sources", marker=Marker.NUMBER)]
    disclaimer: Annotated[Text, Slot()]
    short_sources: tuple[Text, ...] = ()
    reviews: tuple[Review, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    def expired(self, today: date) -> bool:
        """True when the leaflet was due for review before `today`."""
        return self.review_by < today
