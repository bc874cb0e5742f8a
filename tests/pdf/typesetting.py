"""A small typesetter for tests: sentences to lines, lines to compositions, without the stages in between."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image as PictureFile

from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.layout import Duplex
from leafletgen.model.typeface import Typeface
from leafletgen.pages import (
    Artifact,
    Bookmark,
    Box,
    Composition,
    Drawing,
    Element,
    Image,
    Item,
    LinkArea,
    Metadata,
    Owner,
    Page,
    Role,
    Rule,
    Tagged,
    TextLine,
)
from leafletgen.text.faces import Face, open_face
from leafletgen.text.lines import Line, Piece, line_of
from leafletgen.text.shaping import Manner, ShapedWord, ShapedWords
from leafletgen.text.typesetter import Typesetter
from leafletgen.units import Rect

FONTS = Path(__file__).parents[2] / "fonts"
TYPESETTER = Typesetter()
"""Remembers for all tests what they need again."""

BLACK = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a language is set: its font, its script, its direction."""

    font: str
    script: str
    rtl: bool = False


LATIN = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
LATIN_BOLD = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf"

SETTINGS = {
    "en": Setting(LATIN, "Latn"),
    "ar": Setting("noto-sans-arabic/NotoSansArabic-Regular.ttf", "Arab", rtl=True),
    "ur": Setting("noto-nastaliq-urdu/NotoNastaliqUrdu-Regular.ttf", "Arab", rtl=True),
    "he": Setting("noto-sans-hebrew/NotoSansHebrew-Regular.ttf", "Hebr", rtl=True),
    "hi": Setting("noto-sans-devanagari/NotoSansDevanagari-Regular.ttf", "Deva"),
    "bn": Setting("noto-sans-bengali/NotoSansBengali-Regular.ttf", "Beng"),
    "ta": Setting("noto-sans-tamil/NotoSansTamil-Regular.ttf", "Taml"),
    "th": Setting("noto-sans-thai-looped/NotoSansThaiLooped-Regular.ttf", "Thai"),
    "km": Setting("noto-sans-khmer/NotoSansKhmer-Regular.ttf", "Khmr"),
    "my": Setting("noto-sans-myanmar/NotoSansMyanmar-Regular.ttf", "Mymr"),
    "am": Setting("noto-sans-ethiopic/NotoSansEthiopic-Regular.ttf", "Ethi"),
    "ko": Setting("noto-sans-kr/NotoSansKR-Regular.ttf", "Hang"),
}


@cache
def face_of(font: str) -> Face:
    """Open a font of the library."""
    path = FONTS / font
    return open_face(Typeface(path.stem, "Bold" in path.stem, path, hashlib.sha256(path.read_bytes()).hexdigest()))


def words_of(text: str, language: str, font: str = "") -> list[ShapedWord]:
    """Shape a text word by word; words with digits or Latin letters run from left to right everywhere."""
    setting = SETTINGS[language]
    face = face_of(font or setting.font)
    parts = ["".join(part) for _, part in groupby(text, key=str.isspace)]
    forward = [not setting.rtl or any(c.isascii() and c.isalnum() for c in part) for part in parts]
    for index in range(1, len(parts) - 1):
        forward[index] |= parts[index].isspace() and forward[index - 1] and forward[index + 1]
    words = Typesetter().memory(ShapedWords)
    return [
        words.work_out((part, Manner(face, 1.0, setting.script, language, not forwards), "", ""))
        for part, forwards in zip(parts, forward, strict=True)
    ]


def set_line(text: str, language: str, font: str = "") -> Line:
    """Set a sentence on one line; from right to left when the language runs so."""
    return lined_up(words_of(text, language, font), SETTINGS[language].rtl)


def lined_up(words: list[ShapedWord], rtl: bool = False) -> Line:
    """Put shaped words one after the other; what runs the other way within a line keeps together."""
    width = sum(word.advance for word in words)
    pieces: list[Piece] = []
    edge = width if rtl else 0.0
    for against, run in groupby(words, key=lambda word: word.rtl != rtl):
        members = list(run)
        whole = sum(word.advance for word in members)
        x = edge if not (rtl or against) else edge + whole if not rtl else edge - whole if against else edge
        for word in members:
            x -= word.advance if word.rtl else 0.0
            pieces.append(Piece(word, x))
            x += 0.0 if word.rtl else word.advance
        edge += -whole if rtl else whole
    return line_of(pieces, width, rtl)


def text_line(text: str, language: str, owner: Owner | str, baseline: float = 100.0, size: float = 12.0) -> TextLine:
    """A line of a paragraph or artifact, at the left margin."""
    whose = owner if isinstance(owner, Artifact | Tagged) else Tagged(owner)
    return TextLine(whose, 50.0, baseline, size, BLACK, set_line(text, language))


def page_of(*items: Item) -> Page:
    """An A4 page."""
    return Page(595.28, 841.89, items)


def composed(
    pages: list[Page], *elements: Element, language: str = "en", bookmarks: tuple[Bookmark, ...] = (), rtl: bool = False
) -> Composition:
    """A composition of these pages whose document consists of these elements."""
    metadata = Metadata("Test of <text> & „drawing“", language, "A & B", "test 1.0", date(2026, 11, 22), draft=False)
    document = Element(Role.DOCUMENT, "document", elements)
    return Composition(tuple(pages), document, bookmarks, metadata, Duplex.SHORT_EDGE, rtl)


def everything(folder: Path) -> Composition:
    """Two pages with everything that can be drawn, under every kind of element."""
    picture = folder / "picture.png"
    PictureFile.new("RGB", (12, 8), (200, 30, 30)).save(picture)
    first = page_of(
        Box(Artifact.LAYOUT, Rect(40, 40, 500, 60), fill=(0.9, 0.95, 1.0)),
        text_line("Calcinosis of the scrotum", "en", "title", 70, 20),
        text_line("What causes it?", "en", "heading", 130, 14),
        text_line("Nobody knows; see ", "en", "causes", 150),
        text_line("the register", "en", "link", 165),
        LinkArea(Tagged("link"), Rect(50, 155, 70, 14), "https://example.org/naïve?q=1", "the register"),
        text_line(" for more.", "en", "causes", 180),
        text_line("•", "en", "label", 200),
        text_line("त्वचा के नीचे कैल्शियम", "hi", "body", 200),
        Image(Tagged("figure"), Rect(50, 220, 120, 80), picture),
        text_line("Hard lumps", "en", "caption", 315),
        Rule(Artifact.LAYOUT, 50, 780, 545, 780, 0.5, (0.4, 0.4, 0.4)),
        text_line("For education only.", "en", "disclaimer", 800, 9),
        text_line("Page 1 of 2", "en", Artifact.FOOTER, 815, 9),
        Rule(Artifact.PAGE, 300, 0, 300, 8, 0.25, BLACK),
    )
    square: tuple[PathStep, ...] = (("M", 0, 0), ("L", 30, 0), ("C", 35, 10, 35, 20, 30, 30), ("Z",))
    second = page_of(
        Drawing(Tagged("icon"), Rect(60, 60, 35, 30), Vector(35, 30, (Shape(square, BLACK, BLACK, 1.0),))),
        text_line("It goes on here.", "en", "causes", 130),
        text_line("لا يسبب الألم.", "ar", "arabic", 150),
        Rule(Artifact.LAYOUT, 50, 200, 545, 200, 1.0, BLACK, dotted=True),
        text_line("For education only.", "en", Artifact.FOOTER, 800, 9),
    )
    item = Element(
        Role.LIST_ITEM, "item", (Element(Role.LABEL, "label"), Element(Role.LIST_BODY, "body", language="hi"))
    )
    section = Element(
        Role.SECT, "section", (
            Element(Role.H2, "heading"), paragraph("causes", Element(Role.LINK, "link")), Element(Role.LIST, "list", (item,)),
            Element(Role.FIGURE, "figure", (Element(Role.CAPTION, "caption"),), alt="Lumps under the skin"),
            Element(Role.FIGURE, "icon", alt="Warning"), paragraph("arabic", language="ar"), paragraph("unpainted"),
        ), title="Causes",
    )  # fmt: skip
    bookmarks = (
        Bookmark("Calcinosis of the scrotum", "title", 0, 50, 1),
        Bookmark("What causes it? – أسباب", "heading", 0, 115, 2),
    )
    return composed([first, second], Element(Role.H1, "title"), section, paragraph("disclaimer"), bookmarks=bookmarks)


def paragraph(id: str, *children: Element, language: str = "") -> Element:
    """A paragraph element."""
    return Element(Role.P, id, children, language)
