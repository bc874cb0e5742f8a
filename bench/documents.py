"""What every program is given to set: the strings of a leaflet, what they are, and the fonts for them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from leafletgen.compose.labels import label, label_and_value
from leafletgen.library.library import Library
from leafletgen.model.blocks import Bullets, NoteBox, ProsAndCons, Steps, WarningBox
from leafletgen.model.language import Direction, Language
from leafletgen.model.layout import Layout, StyleName
from leafletgen.model.leaflet import Block, Leaflet, Text

MM = 72 / 25.4
ROOT = Path(__file__).parent.parent
LEAFLET = "scrotal-calcinosis"
LAST_FAMILY = "Noto Sans"
"""What is tried last, as leafletgen does: characters that the language's own family lacks."""


WRITTEN_IN = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}
"""The script of the letters, for scripts that are written in several or in a variant (ISO 15924)."""


class Kind(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A string to set, without markup. `language` is BCP 47, `rtl` its direction."""

    kind: Kind
    text: str
    language: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Font:
    """A family, and the files of its two weights."""

    family: str
    regular: str
    bold: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The parts of a layout that every typesetter can follow: margins and gaps in points, columns, and the text size."""

    width: float = 210 * MM
    height: float = 297 * MM
    columns: int = 1
    size: float = 12


@dataclass(frozen=True, slots=True)
class Document:
    """A leaflet as any typesetter can set it. `fonts` are in the order in which they are tried.

    `footer` stands at the foot of every page, a line a string, with the page number, as a bare figure, after the last; none at all where it is
    empty.
    """

    language: str
    rtl: bool
    title: str
    fonts: tuple[Font, ...]
    paragraphs: tuple[Paragraph, ...]
    footer: tuple[str, ...]
    paper: Paper = Paper()


def document_of(leaflet: Leaflet, library: Library) -> Document:
    """A leaflet as a document: all words that leafletgen prints, those of its own included."""
    language = library.language(leaflet.language)
    paragraphs = tuple(
        Paragraph(kind, "".join(span.text for span in text.printed), text.language, is_rtl(text.language, library))
        for kind, text in kinds(leaflet, language)
    )
    rtl, fonts = is_rtl(leaflet.language, library), fonts_for(leaflet.language, library)
    return Document(leaflet.language, rtl, leaflet.title.plain, fonts, paragraphs, footer(leaflet, language))


def document_in(leaflet: Leaflet, library: Library, layout: Layout) -> Document:
    """A leaflet as a document on the paper of a layout; of a bilingual one with the source language behind it."""
    beside = library.beside(leaflet, layout)
    texts = [document_of(each, library) for each in (leaflet, beside) if each]
    return replace(texts[0], paragraphs=sum((each.paragraphs for each in texts), ()), paper=paper_of(layout))


def paper_of(layout: Layout) -> Paper:
    """The page of a layout. A folded sheet has a column for each panel."""
    size = layout.styles[StyleName.BODY].size
    return Paper(layout.width, layout.height, max(len(side.panels) for side in layout.sides), size)


def footer(leaflet: Leaflet, language: Language) -> tuple[str, ...]:
    """What stands at the foot of every page."""
    draft = [label_and_value(language, "draft", language.labels["draft_reason"])]
    facts = (
        label(language, "version", version=leaflet.version),
        label(language, "published", date=leaflet.published),
        label(language, "review_by", date=leaflet.review_by),
    )
    return (*draft, leaflet.disclaimer.plain, "\u2003".join(fact.plain for fact in facts))


def is_rtl(language: str, library: Library) -> bool:
    """True for a language that is read from right to left."""
    return library.language(language).direction is Direction.RTL


def fonts_for(language: str, library: Library) -> tuple[Font, ...]:
    """The families of a language, of English, of which there is some in every leaflet, and the last resort."""
    typefaces = library.typefaces()
    script = library.language(language).script
    families = [
        typefaces.chain(WRITTEN_IN.get(script, script), language)[0],
        typefaces.chain("Latn", "en")[0],
        *(family for family in typefaces.families if family.regular.family == LAST_FAMILY),
    ]
    return tuple(
        Font(family.regular.family, str(family.regular.path), str(family.bold.path))
        for family in dict.fromkeys(families)
    )


def kinds(leaflet: Leaflet, language: Language) -> Iterator[tuple[Kind, Text]]:
    """Every string that is printed above the footer, with what it is, in reading order."""
    yield Kind.BODY, label(language, "kind")
    yield Kind.TITLE, leaflet.title
    yield Kind.HEADING, label(language, "key_message")
    yield Kind.BODY, leaflet.summary
    for section in leaflet.sections:
        yield Kind.HEADING, section.heading
        for block in section.body:
            yield from block_kinds(block, language)
    yield Kind.HEADING, label(language, "sources")
    yield from ((Kind.BULLET, source) for source in leaflet.sources)
    yield Kind.HEADING, label(language, "clinic")
    yield Kind.BODY, label(language, "telephone")


def block_kinds(block: Block, language: Language) -> Iterator[tuple[Kind, Text]]:
    """The strings of one block, with what they are."""
    match block:
        case ProsAndCons(pros=pros, cons=cons):
            for name, items in (("pros", pros), ("cons", cons)):
                yield Kind.BODY, label(language, name)
                yield from ((Kind.BULLET, item) for item in items)
        case NoteBox(heading=heading, body=body) | WarningBox(heading=heading, body=body):
            yield Kind.BODY, heading or label(language, "note" if isinstance(block, NoteBox) else "warning")
            for part in body:
                yield from block_kinds(part, language)
        case _:
            kind = Kind.BULLET if isinstance(block, Bullets | Steps) else Kind.BODY
            alt = getattr(block, "alt", None)
            yield from ((kind, text) for text in block.texts() if text is not alt)
