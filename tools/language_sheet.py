"""Picture the tri-fold's cover in every language, side by side: `python tools/language_sheet.py`.

Needs pypdfium2 (in the `dev` extra). Writes docs/pictures/languages.png, which the README shows.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from pictures import EDGE, LEAFLET, built, rendered, save
from PIL import Image, ImageDraw, ImageFont, ImageOps

from leafletgen.library.library import Library
from leafletgen.model.language import Direction

ROOT = Path(__file__).parent.parent
LABELS = ROOT / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"
LAYOUT = "trifold-a4"
COLUMNS = 8
WIDTH = 168
"""Pixels of a cover."""

SPACE = 14
LABEL = 26
DPI = 144
"""Twice what is shown: making the pictures smaller smooths the letters."""


def cover(language: str, library: Library, folder: Path) -> Image.Image:
    """The front cover: the panel on the outside that is on top when the sheet is folded."""
    outside = rendered(built(language, LAYOUT, folder), DPI)[0]
    layout = library.layout(LAYOUT)
    width = round(layout.sides[0].panels[-1].width * DPI / 72)
    rtl = library.language(language).direction is Direction.RTL
    left = 0 if rtl else outside.width - width
    panel = outside.crop((left, 0, left + width, outside.height))
    return ImageOps.expand(
        panel.resize((WIDTH, round(WIDTH * panel.height / panel.width)), Image.Resampling.LANCZOS), 1, EDGE
    )


def sheet(covers: dict[str, Image.Image]) -> Image.Image:
    """Covers in rows, each over its language tag."""
    width, height = (max(size) for size in zip(*(picture.size for picture in covers.values()), strict=True))
    rows = -(-len(covers) // COLUMNS)
    ground = Image.new("RGB", (SPACE + COLUMNS * (width + SPACE), SPACE + rows * (height + LABEL)), "#f2f4f5")
    font = ImageFont.truetype(LABELS, 13)
    for index, (language, picture) in enumerate(covers.items()):
        x, y = SPACE + index % COLUMNS * (width + SPACE), SPACE + index // COLUMNS * (height + LABEL)
        ground.paste(picture, (x, y))
        ImageDraw.Draw(ground).text((x + width / 2, y + height + 2), language, "#1b1f23", font, anchor="ma")
    return ground


def make_sheet() -> None:
    """Build every language, and picture the covers."""
    library = Library(ROOT, ROOT)
    with TemporaryDirectory() as folder:
        covers = {each: cover(each, library, Path(folder)) for each in library.languages_of(LEAFLET)}
    save(sheet(covers), "languages")


if __name__ == "__main__":
    make_sheet()
