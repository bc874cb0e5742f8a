"""Draws the pages and faces of a finished PDF. The only importer of pypdfium2, which must stay in one thread."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from PIL import Image, ImageDraw

from leafletgen.diagnostics import Refused
from leafletgen.model.layout import Layout
from leafletgen.preview.faces import SeenFace, layout_faces
from leafletgen.problems.catalogue import problem

PREVIEW_DPI = 110
"""In dots per inch. An A4 page is then 909 by 1286 dots: it fits on a screen, and text of 9 pt is legible."""

GROUND, SHEET_EDGE = "#e9edef", "#aab3b9"
"""The ground under folded paper, and the line around each piece, because paper is as white as the screen."""

GROUND_MARGIN = 12
"""The width of the ground on each side of folded paper, in dots."""


@dataclass(frozen=True, slots=True)
class PreviewPicture:
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


def drawn_pictures(pdf: bytes, layout: Layout, rtl: bool) -> Iterator[PreviewPicture]:
    """Every page of a leaflet without printer's marks, then, if its paper is folded, every face in reading order."""
    pages = rendered(pdf)
    for number, page in enumerate(pages, 1):
        yield PreviewPicture(f"page-{number}", png(page))
    for number, face in enumerate(layout_faces(layout, rtl, len(pages)), 1):
        yield PreviewPicture(f"face-{number}-{face.name}", png(drawn_face(face, pages)))


def rendered(pdf: bytes, dpi: float = PREVIEW_DPI) -> list[Image.Image]:
    """Every page, in colour, with `dpi` dots per inch."""
    with renderer().PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def drawn_face(face: SeenFace, pages: list[Image.Image]) -> Image.Image:
    """A face on its ground, with an edge around each piece."""
    width, height = dots(face.width), dots(face.height)
    picture = Image.new("RGB", (width + 2 * GROUND_MARGIN, height + 2 * GROUND_MARGIN), GROUND)
    pen = ImageDraw.Draw(picture)
    for piece in face.pieces:
        part = piece.part
        crop = pages[piece.page].crop((dots(part.x), dots(part.y), dots(part.right), dots(part.bottom)))
        x = GROUND_MARGIN + dots(piece.x)
        picture.paste(crop, (x, GROUND_MARGIN))
        pen.rectangle((x, GROUND_MARGIN, x + crop.width - 1, GROUND_MARGIN + crop.height - 1), outline=SHEET_EDGE)
    return picture


def dots(points: float) -> int:
    """Points as whole dots."""
    return round(points * PREVIEW_DPI / 72)


def png(picture: Image.Image) -> bytes:
    """The bytes of a PNG file, the same for the same picture."""
    file = io.BytesIO()
    picture.save(file, "png", dpi=(PREVIEW_DPI, PREVIEW_DPI))
    return file.getvalue()
