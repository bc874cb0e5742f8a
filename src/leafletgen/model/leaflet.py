"""A leaflet in one language: what a patient reads, before any thought of paper.

Every text and every block has an id that is unique in its leaflet and the same in every language
(`causes.body.1.items.0`), so that drawing, tags and checks all speak of the same node.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from leafletgen.diagnostics import Place
from leafletgen.model.graphics import Graphic

NodeId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are set alike. `link` is the address behind them, or None; `whole` keeps them on one line."""

    text: str
    strong: bool = False
    link: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One string of a leaflet, with its inline markup resolved into spans.

    `language` is the BCP 47 tag of the words themselves (sources stay in the language they were published in);
    `place` is where the string stands in its file, for errors that are found later.
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
        """The spans as paper needs them: behind a link, in brackets, the address that a reader of paper cannot click.

        `http://`, `https://`, `mailto:` and `tel:` are left out, as is an address that the words say already.
        """
        if not any(span.link for span in self.spans):
            return self.spans
        spans: list[Span] = []
        for span in self.spans:
            spans.append(span)
            address = re.sub(r"^(https?://|mailto:|tel:)", "", span.link or "").rstrip("/")
            if address and address not in span.text:
                spans.append(Span(f" ({address})", span.strong, span.link))
        return tuple(spans)

    @property
    def on_paper(self) -> str:
        """The characters that are printed: `plain`, with the addresses of links."""
        return "".join(span.text for span in self.printed)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    id: NodeId
    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    id: NodeId
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """An ordered list: what comes first is done first."""

    id: NodeId
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A calm box. Without a heading of its own it takes the language's label for notes."""

    id: NodeId
    heading: Text | None
    body: "tuple[Paragraph | Bullets | Steps, ...]"


@dataclass(frozen=True, slots=True)
class WarningBox:
    """A box for when to get help at once. Without a heading it takes the language's label for warnings."""

    id: NodeId
    heading: Text | None
    body: "tuple[Paragraph | Bullets | Steps, ...]"


@dataclass(frozen=True, slots=True)
class ProsAndCons:
    """What speaks for something and what against it, set side by side where there is room."""

    id: NodeId
    pros: tuple[Text, ...]
    cons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, which cannot exist without words for those who do not see it.

    `image` is a file inside the leaflet's own folder, `graphic` what is in it.
    """

    id: NodeId
    image: Path
    graphic: Graphic
    alt: Text
    caption: Text | None = None


Block: TypeAlias = Paragraph | Bullets | Steps | NoteBox | WarningBox | ProsAndCons | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: NodeId
    heading: Text
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A signature: who vouched for the text, in what role (`clinician` or `translator`), when, and for which version."""

    name: str
    role: str
    signed: date
    version: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One leaflet in one language, whole."""

    id: str
    language: str
    version: str
    published: date
    review_by: date
    source_language: str
    title: Text
    summary: Text
    sections: tuple[Section, ...]
    sources: tuple[Text, ...]
    disclaimer: Text
    reviews: tuple[Review, ...] = ()

    @property
    def draft(self) -> bool:
        """True until somebody who may sign has signed this very version.

        The source text needs a clinician; a translation needs a clinician or a translator.
        """
        roles = {"clinician"} if self.language == self.source_language else {"clinician", "translator"}
        return not any(review.version == self.version and review.role in roles for review in self.reviews)

    def expired(self, today: date) -> bool:
        """True when the leaflet was due for review before `today`."""
        return self.review_by < today

    def texts(self) -> Iterator[Text]:
        """Every string of the leaflet in reading order; alternative texts included, where their figure stands."""
        yield self.title
        yield self.summary
        for section in self.sections:
            yield section.heading
            for block in section.body:
                yield from block_texts(block)
        yield from self.sources
        yield self.disclaimer


def block_texts(block: Block) -> Iterator[Text]:
    """Every string of one block in reading order."""
    match block:
        case Paragraph(text=text):
            yield text
        case Bullets(items=items) | Steps(items=items):
            yield from items
        case NoteBox(heading=heading, body=body) | WarningBox(heading=heading, body=body):
            if heading is not None:
                yield heading
            for part in body:
                yield from block_texts(part)
        case ProsAndCons(pros=pros, cons=cons):
            yield from pros
            yield from cons
        case Figure(alt=alt, caption=caption):
            yield alt
            if caption is not None:
                yield caption
