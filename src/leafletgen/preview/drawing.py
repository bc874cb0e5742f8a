"""A finished PDF to pictures of its pages and faces; the only importer of pypdfium2, which must stay in one thread."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from PIL import Image, ImageDraw

from leafletgen.diagnostics import Refused
from leafletgen.model.layout import Layout
from leafletgen.preview.faces import Face, faces
from leafletgen.problems.catalogue import problem

DPI = 110
"""Dots an inch: an A4 page is 909 by 1286 dots, which a screen shows whole and text of 9 pt stays legible in."""

GROUND, EDGE = "#e9edef", "#aab3b9"
"""What folded paper lies on, and the line around each piece, since paper is as white as the screen."""

SURROUND = 12
"""Dots of ground on each side of folded paper."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file: `name` is `page-1`, `face-1-cover`."""

    name: str
    png: bytes


def renderer() -> ModuleType:
    """The library that draws PDF. Raises Refused when it is not installed."""
    try:
        import pypdfium2  # noqa: PLC0415 - the extra may be missing, and the command says so
    except ImportError:
        raise Refused(problem("no-preview", library="pypdfium2")) from None
    library: ModuleType = pypdfium2
    return library


def pictures(pdf: bytes, layout: Layout, rtl: bool) -> Iterator[Picture]:
    """Every page of a leaflet without printer's marks, then, where its paper is folded, every face in reading order."""
    pages = rendered(pdf)
    for number, page in enumerate(pages, 1):
        yield Picture(f"page-{number}", png(page))
    for number, face in enumerate(faces(layout, rtl, len(pages)), 1):
        yield Picture(f"face-{number}-{face.name}", png(drawn(face, pages)))


def rendered(pdf: bytes, dpi: float = DPI) -> list[Image.Image]:
    """Every page, in colour, with so many dots an inch."""
    with renderer().PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def drawn(face: Face, pages: list[Image.Image]) -> Image.Image:
    """A face on its ground, with an edge around each piece."""
    width, height = dots(face.width), dots(face.height)
    picture = Image.new("RGB", (width + 2 * SURROUND, height + 2 * SURROUND), GROUND)
    pen = ImageDraw.Draw(picture)
    for piece in face.pieces:
        part = piece.part
        crop = pages[piece.page].crop((dots(part.x), dots(part.y), dots(part.right), dots(part.bottom)))
        x = SURROUND + dots(piece.x)
        picture.paste(crop, (x, SURROUND))
        pen.rectangle((x, SURROUND, x + crop.width - 1, SURROUND + crop.height - 1), outline=EDGE)
    return picture


def dots(points: float) -> int:
    """Points as whole dots."""
    return round(points * DPI / 72)


def png(picture: Image.Image) -> bytes:
    """The bytes of a PNG file, the same for the same picture."""
    file = io.BytesIO()
    picture.save(file, "png", dpi=(DPI, DPI))
    return file.getvalue()
