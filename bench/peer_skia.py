"""Skia through skia-python: paragraphs shaped and broken by its own module, painted one below the other. No tags.

It has no language for documents, so its source is JSON, and going from page to page is done here, paragraph by paragraph.
"""

import json
from functools import cache
from typing import Any

import skia
from peers import Fonts
from skia import textlayout

WIDTH, HEIGHT = 210 * 72 / 25.4, 297 * 72 / 25.4
SIDE, TOP, BOTTOM = 20 * 72 / 25.4, 20 * 72 / 25.4, 35 * 72 / 25.4
SIZES = {"title": 20.0, "heading": 14.0, "body": 12.0, "bullet": 12.0}
SPACE = 6.0
"""Points between paragraphs."""


def make(source: bytes, fonts: Fonts) -> bytes:
    """Set a document."""
    document = json.loads(source)
    collection, unicode = setup(tuple((font["family"], font["regular"], font["bold"]) for font in fonts))
    families = [font["family"] for font in fonts]

    def laid_out(text: str, kind: str, language: str, rtl: bool, size: float) -> Any:  # noqa: ANN401 - no types
        look = textlayout.TextStyle()
        look.setFontFamilies(families)
        look.setFontSize(size)
        look.setColor(skia.ColorBLACK)
        look.setLocale(language)
        if kind in {"title", "heading"}:
            look.setFontStyle(skia.FontStyle.Bold())
        style = textlayout.ParagraphStyle()
        style.setTextAlign(textlayout.TextAlign.kRight if rtl else textlayout.TextAlign.kLeft)
        builder = textlayout.ParagraphBuilder.make(style, collection, unicode)
        builder.pushStyle(look)
        builder.addText(f"• {text}" if kind == "bullet" else text)
        paragraph = builder.Build()
        paragraph.layout(WIDTH - 2 * SIDE)
        return paragraph

    paragraphs = [
        laid_out(each["text"], each["kind"], each["language"], each["rtl"], SIZES[each["kind"]])
        for each in document["paragraphs"]
    ]

    def footer(number: int) -> Any:  # noqa: ANN401 - no types
        return laid_out(
            "\n".join([*document["footer"], str(number)]), "body", document["language"], document["rtl"], 9.0
        )

    return painted(paragraphs, footer)


def painted(paragraphs: list[Any], footer: Any) -> bytes:  # noqa: ANN401 - no types
    """Paragraphs on pages, one below the other; `footer` gives the one at the foot of a page by its number."""
    stream = skia.DynamicMemoryWStream()
    file = skia.PDF.MakeDocument(stream)
    number, y, canvas = 0, HEIGHT, None
    for paragraph in paragraphs:
        if y + paragraph.Height > HEIGHT - BOTTOM:
            if canvas is not None:
                file.endPage()
            canvas, number, y = file.beginPage(WIDTH, HEIGHT), number + 1, TOP
            footer(number).paint(canvas, SIDE, HEIGHT - BOTTOM + SPACE)
        paragraph.paint(canvas, SIDE, y)
        y += paragraph.Height + SPACE
    file.endPage()
    file.close()
    return bytes(stream.detachAsData())


@cache
def setup(faces: tuple[tuple[str, str, str], ...]) -> tuple[Any, Any]:
    """Fonts, and what knows about characters, once a process."""
    provider = textlayout.TypefaceFontProvider()
    for family, regular, bold in faces:
        provider.registerTypeface(skia.Typeface.MakeFromFile(regular), family)
        provider.registerTypeface(skia.Typeface.MakeFromFile(bold), family)
    collection = textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    return collection, skia.Unicodes.ICU.Make()


def source(document: dict[str, Any]) -> bytes:
    """The document as JSON."""
    return json.dumps(document, ensure_ascii=False).encode()
