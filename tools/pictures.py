"""Render the pictures of the documentation from freshly built leaflets: `python tools/pictures.py`.

Needs pypdfium2 (in the `dev` extra). Writes PNG files to docs/pictures/; the README and the documentation show them.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from leafletgen.cli.app import status_of

DOCS = Path(__file__).parent.parent / "docs" / "pictures"
LEAFLET = "scrotal-calcinosis"
EDGE = "#b8c0c4"
GAP = 24

PAGES = (
    ("en", "a4"),
    ("en", "trifold-a4"),
    ("ar", "trifold-a4"),
    ("hi", "a4"),
    ("en", "letter"),
    ("en", "trifold-letter"),
    ("en", "large-print"),
    ("en", "large-print-letter"),
    ("en", "booklet-a5"),
    ("ar", "bilingual-a4"),
)
"""Languages and layouts that are shown; of a long leaflet its first pages."""

MOST = 4
"""No more pages of one leaflet than stand legibly side by side."""

DPI = 72


def built(language: str, layout: str, folder: Path) -> Path:
    """Build the leaflet; return its file."""
    status = status_of(["build", LEAFLET, "-l", language, "-L", layout, "-o", str(folder)])
    if status:
        raise SystemExit(status)
    return folder / LEAFLET / f"{LEAFLET}.{language}.{layout}.pdf"


def rendered(path: Path, dpi: int = DPI) -> list[Image.Image]:
    """Every page of a PDF as a picture with a thin edge, since paper is as white as the screen."""
    with pdfium.PdfDocument(path) as document:
        return [ImageOps.expand(page.render(scale=dpi / 72).to_pil(), 1, EDGE) for page in document]


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Pictures in a row on a light ground."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, max(picture.height for picture in pictures) + 2 * GAP), "#f2f4f5")
    x = GAP
    for picture in pictures:
        sheet.paste(picture, (x, GAP))
        x += picture.width + GAP
    return sheet


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, so that the repository stays small."""
    DOCS.mkdir(parents=True, exist_ok=True)
    picture.quantize(64).save(DOCS / f"{name}.png", optimize=True)
    print(DOCS / f"{name}.png")


def make_pictures() -> None:
    """Build the leaflets that are shown, and picture them."""
    with TemporaryDirectory() as folder:
        for language, layout in PAGES:
            save(side_by_side(rendered(built(language, layout, Path(folder)))[:MOST]), f"{layout}.{language}")


if __name__ == "__main__":
    make_pictures()
