"""What every program is given to set: the strings of a leaflet, what they are, and the fonts for them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from leafletgen.model.language import Direction
from leafletgen.model.leaflet import Bullets, Leaflet, ProsAndCons, Steps, Text, block_texts
from leafletgen.reading.library import Library

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
class Document:
    """A leaflet as any typesetter can set it. `fonts` are in the order in which they are tried."""

    language: str
    rtl: bool
    fonts: tuple[Font, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.paragraphs[0].text

    def saved(self, path: Path) -> Path:
        """Write it to a file, for a process that must not spend time on leafletgen's own modules."""
        path.write_text(json.dumps(asdict(self)), "utf-8")
        return path


def document_of(leaflet: Leaflet, library: Library) -> Document:
    """A leaflet as a document."""
    paragraphs = tuple(
        Paragraph(kind, "".join(span.text for span in text.printed), text.language, is_rtl(text.language, library))
        for kind, text in kinds(leaflet)
    )
    return Document(
        leaflet.language, is_rtl(leaflet.language, library), fonts_for(leaflet.language, library), paragraphs
    )


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


def kinds(leaflet: Leaflet) -> Iterator[tuple[Kind, Text]]:
    """Every string that is printed, with what it is, in reading order."""
    yield Kind.TITLE, leaflet.title
    yield Kind.BODY, leaflet.summary
    for section in leaflet.sections:
        yield Kind.HEADING, section.heading
        for block in section.body:
            kind = Kind.BULLET if isinstance(block, Bullets | Steps | ProsAndCons) else Kind.BODY
            alt = getattr(block, "alt", None)
            yield from ((kind, text) for text in block_texts(block) if text is not alt)
    yield from ((Kind.BODY, source) for source in leaflet.sources)
    yield Kind.BODY, leaflet.disclaimer
