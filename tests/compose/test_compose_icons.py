"""Icons: each says what it says in one colour, small, and after a bad photocopier."""

import io
from datetime import date

import pypdfium2
import pytest
from PIL import Image as PictureFile
from PIL import ImageDraw, ImageFilter

from leafletgen.compose.icons import ICONS, icon
from leafletgen.model.layout import Duplex, Icon
from leafletgen.pages import Composition, Element, Metadata, Page, Role
from leafletgen.pdf.write import write

ACCENT, WHITE = (0.043, 0.31, 0.361), (1.0, 1.0, 1.0)
SIZE = 10.0
OPENINGS = {
    Icon.KEY: 1,
    Icon.NOTE: 2,
    Icon.WARNING: 2,
    Icon.PLUS: 1,
    Icon.MINUS: 1,
    Icon.EMERGENCY: 2,
    Icon.CLOCK: 1,
    Icon.SPEECH: 2,
    Icon.CROSS: 1,
}
"""How many open parts an icon has: a tick; the dot and the stem of an i; the stem and dot of an exclamation mark."""


def photocopied(name: Icon) -> PictureFile.Image:
    """An icon of 10 points at 300 dots an inch, blurred as an old copier does, and then black or white."""
    page = Page(20.0, 20.0, (icon(name, 5.0, 5.0, SIZE, ACCENT, WHITE),))
    metadata = Metadata("Icon", "en", "Nobody", "icon", date(2026, 11, 22), draft=False)
    composition = Composition((page,), Element(Role.DOCUMENT, "document"), (), metadata, Duplex.NONE, rtl=False)
    sheet = pypdfium2.PdfDocument(io.BytesIO(write(composition)))[0]
    grey: PictureFile.Image = sheet.render(scale=300 / 72).to_pil().convert("L")
    return grey.filter(ImageFilter.GaussianBlur(1.6)).point([0] * 128 + [255] * 128)


def white_areas(picture: PictureFile.Image) -> int:
    """How many separate white areas of more than a speck there are."""
    count = 0
    for y in range(picture.height):
        for x in range(picture.width):
            if picture.getpixel((x, y)) == 255:
                ImageDraw.floodfill(picture, (x, y), 100)
                count += picture.histogram()[100] > 4
                picture = picture.point([0] * 101 + [0] * 154 + [255])
    return count


def test_every_icon_is_drawn() -> None:
    """There is a drawing for each icon that layouts can name."""
    assert set(ICONS) == set(Icon) == set(OPENINGS)


@pytest.mark.parametrize("name", Icon)
def test_photocopied_icons_keep_their_openings(name: Icon) -> None:
    """At 10 points, copied in black and white, the parts of an icon neither close nor run together."""
    assert white_areas(photocopied(name)) == 1 + OPENINGS[name]
