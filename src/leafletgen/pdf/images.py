"""Picture files to image objects: decoded, stripped of all metadata, and written anew, the same way every time."""

import io
import warnings
from pathlib import Path

from PIL import Image as Pictures

from leafletgen.diagnostics import Place, Refused
from leafletgen.pages import Image
from leafletgen.pdf.document import Document, Stream, flate_rows
from leafletgen.problems.catalogue import problem

MOST_PIXELS = 40_000_000
"""The largest picture that is opened: 7,300 × 5,400, more than a full page at 600 dots an inch."""

DOTS_PER_INCH = 300
"""What is finer than this on paper is made coarser: nobody can see the difference, and everybody has to store it."""

JPEG_QUALITY = 88

ORIENTATION = 0x0112
"""The EXIF tag for how the camera was held."""

TURNS = {
    2: Pictures.Transpose.FLIP_LEFT_RIGHT, 3: Pictures.Transpose.ROTATE_180, 4: Pictures.Transpose.FLIP_TOP_BOTTOM,
    5: Pictures.Transpose.TRANSPOSE, 6: Pictures.Transpose.ROTATE_270, 7: Pictures.Transpose.TRANSVERSE,
    8: Pictures.Transpose.ROTATE_90,
}  # fmt: skip
"""What turns a picture upright."""


def embed_image(document: Document, image: Image) -> str:
    """Write the picture and return the reference to its object (ISO 32000-1, 8.9.5).

    Raises Refused when the file is missing, is no PNG or JPEG, is damaged, or has too many pixels.
    """
    picture, photograph = opened(image.path)
    most = (pixels(image.rect.width), pixels(image.rect.height))
    if picture.width > most[0] and picture.height > most[1]:
        picture = picture.resize(most, Pictures.Resampling.LANCZOS)
    entries: dict[str, str | int] = {}
    if "A" in picture.getbands():
        entries["SMask"] = document.add(lossless(picture.getchannel("A")))
        picture = picture.convert("RGB")
    stream = lossy(picture) if photograph else lossless(picture)
    stream.entries |= entries
    return document.add(stream)


def pixels(points: float) -> int:
    """How many pixels a length on paper takes at most."""
    return max(1, round(points / 72 * DOTS_PER_INCH))


def opened(path: Path) -> tuple[Pictures.Image, bool]:
    """Decode a picture file, turned upright, as grey, RGB or RGBA; and say whether it is a JPEG."""
    try:
        with (
            warnings.catch_warnings(action="ignore", category=Pictures.DecompressionBombWarning),
            Pictures.open(path, formats=("PNG", "JPEG")) as picture,
        ):
            if picture.width * picture.height > MOST_PIXELS:
                raise too_large(path)
            return plain(upright(picture)), picture.format == "JPEG"
    except Pictures.DecompressionBombError:
        raise too_large(path) from None
    except FileNotFoundError:
        raise Refused(problem("image-missing", Place(str(path)))) from None
    except (OSError, SyntaxError, ValueError):
        raise Refused(problem("image-unreadable", Place(str(path)))) from None


def upright(picture: Pictures.Image) -> Pictures.Image:
    """The picture, turned as the camera was held (EXIF 2.32, 4.6.4 A); one that says nothing sensible of it stays as it is.

    Nothing is copied that need not be: a page of pixels takes 160 MB.
    """
    try:
        held = picture.getexif().get(ORIENTATION, 1)
    except Exception:
        held = 1
    turn = TURNS.get(held) if isinstance(held, int) else None
    if turn is not None:
        return picture.transpose(turn)
    picture.load()
    return picture


def too_large(path: Path) -> Refused:
    """The refusal of a picture that would take too much memory."""
    return Refused(problem("image-too-large", Place(str(path)), most=MOST_PIXELS))


def plain(picture: Pictures.Image) -> Pictures.Image:
    """Reduce the many kinds of pixels to three (grey, RGB, RGB with transparency), and drop all that is no pixel."""
    if picture.mode == "I;16":  # converting would cut off what is brighter than 255
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
        picture.info.clear()
    if picture.has_transparency_data:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    else:
        picture = picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    picture.info.clear()
    return picture


def image_entries(picture: Pictures.Image) -> dict[str, str | int]:
    """What an image dictionary says of the pixels."""
    space = "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"
    return {
        "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
        "ColorSpace": space, "BitsPerComponent": 8,
    }  # fmt: skip


def lossy(picture: Pictures.Image) -> Stream:
    """A photograph, as it came: JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY)
    return Stream(out.getvalue(), image_entries(picture) | {"Filter": "/DCTDecode"})


def lossless(picture: Pictures.Image) -> Stream:
    """Any other picture: the rows as a PNG file holds them, which PDF can read as they are."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    channels = len(picture.getbands())
    return Stream(png_rows(out.getvalue()), image_entries(picture) | flate_rows(picture.width, channels))


def png_rows(file: bytes) -> bytes:
    """The compressed, filtered rows of a PNG file: its IDAT chunks joined (PNG, 5.3 and 11.2.3)."""
    rows, at = b"", 8
    while at < len(file):
        length, kind = int.from_bytes(file[at : at + 4]), file[at + 4 : at + 8]
        if kind == b"IDAT":
            rows += file[at + 8 : at + 8 + length]
        at += length + 12
    return rows
