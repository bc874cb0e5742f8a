"""Good files for the tests of `verify`: made by the program itself, each once a run."""

from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image

from leafletgen.compose.composing import compose
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import (
    Bullets,
    Figure,
    Leaflet,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Section,
    Span,
    Steps,
    Text,
    WarningBox,
)
from leafletgen.pdf.write import write
from leafletgen.reading.library import Library

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT, ROOT)


@cache
def shipped(language: str, layout: str) -> tuple[Leaflet, bytes]:
    """The leaflet that the library ships, and its file."""
    leaflet = LIBRARY.leaflet("scrotal-calcinosis", language)
    return leaflet, made(leaflet, LIBRARY.layout(layout))


def made(leaflet: Leaflet, layout: Layout) -> bytes:
    """The file of a leaflet, not yet checked."""
    composed = compose(leaflet, layout, LIBRARY.languages_for(leaflet), LIBRARY.typefaces())
    return write(composed.composition)


def text(id: str, *words: str | Span, language: str = "en") -> Text:
    """A text of a leaflet, from plain words and marked ones."""
    return Text(id, language, tuple(word if isinstance(word, Span) else Span(word) for word in words))


def every_block(picture: Path, paragraphs: int = 14) -> Leaflet:
    """A leaflet with every kind of block, a picture, links, and enough paragraphs for more than one page."""
    Image.new("RGB", (60, 30), "teal").save(picture)
    body = (
        Paragraph("a.body.0", text("a.body.0", "Take ", Span("5-10 mg", strong=True), " at 12:30, when ≥ 38.5 °C.")),
        Bullets("a.body.1", (text("a.body.1.items.0", "One lump"), text("a.body.1.items.1", "Many lumps"))),
        Steps("a.body.2", (text("a.body.2.items.0", "Wash"), text("a.body.2.items.1", "Dry"))),
        Paragraph("a.body.3", text("a.body.3", "Read ", Span("this page", link="https://example.org/page"), " first.")),
        NoteBox("a.body.4", None, (Paragraph("a.body.4.0", text("a.body.4.0", "Nothing to worry about.")),)),
        WarningBox(
            "a.body.5",
            text("a.body.5.heading", "Call at once"),
            (Paragraph("a.body.5.0", text("a.body.5.0", "Call ", Span("us", link="tel:+44-20-7946-0958"), " now.")),),
        ),
        ProsAndCons("a.body.6", (text("a.body.6.pros.0", "It helps."),), (text("a.body.6.cons.0", "It hurts."),)),
        Figure(
            "a.body.7",
            picture,
            (60, 30),
            text("a.body.7.alt", "Two lumps under the skin"),
            text("a.body.7.caption", "What a lump looks like"),
        ),
    )
    many = tuple(
        Paragraph(f"b.body.{n}", text(f"b.body.{n}", f"Paragraph {n} says something of its own. " + "And more. " * 20))
        for n in range(paragraphs)
    )
    return Leaflet(
        "every-block", "en", "1.0", date(2026, 11, 22), date(2028, 11, 22), "en",
        text("title", "Every block"), text("summary", "A leaflet with all there is."),
        (
            Section("a", text("a.heading", "What is there?"), body),
            Section("b", text("b.heading", "What else?"), many),
        ),
        (text("sources.0", "A source. 2020."),),
        text("disclaimer", "This leaflet is for education only."),
    )  # fmt: skip
