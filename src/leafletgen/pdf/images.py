"""Picture files to image objects: decoded, stripped of all metadata, and written anew, the same way every time."""

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from PIL import Image as Pictures

from leafletgen.diagnostics import Place, Refused
from leafletgen.model.graphics import MOST_PIXELS, ORIENTATION
from leafletgen.pages import Image
from leafletgen.pdf.document import PdfDocument, Stream, flate_rows
from leafletgen.problems.catalogue import problem
from leafletgen.text.typesetter import Memory, Typesetter

DOTS_PER_INCH = 300
"""What is finer than this on paper is made coarser: nobody can see the difference, and everybody has to store it."""

JPEG_QUALITY = 88


TURNS = {
    2: Pictures.Transpose.FLIP_LEFT_RIGHT, 3: Pictures.Transpose.ROTATE_180, 4: Pictures.Transpose.FLIP_TOP_BOTTOM,
    5: Pictures.Transpose.TRANSPOSE, 6: Pictures.Transpose.ROTATE_270, 7: Pictures.Transpose.TRANSVERSE,
    8: Pictures.Transpose.ROTATE_90,
}  # fmt: skip
"""What turns a picture upright."""


class Encoded(NamedTuple):
    """A picture as it stands in a file: data with their filter, what its dictionary says, and its transparency, if any."""

    data: bytes
    entries: Mapping[str, str | int]
    mask: "Encoded | None" = None

    @property
    def weight(self) -> int:
        """How many bytes it takes."""
        return len(self.data) + (self.mask.weight if self.mask else 0)


class EncodedPictures(Memory[tuple[bytes, tuple[int, int]], Encoded]):
    """Pictures by the SHA-256 of their file, and the size that they are made coarser to, in pixels; (0, 0) as they are.

    So a picture is decoded once for all layouts of a leaflet in all languages, and anew when its file has changed.
    """

    LARGEST = 4 << 20
    """Bytes of a picture that is still remembered: an eighth of all that a typesetter remembers."""

    def encoded(self, path: Path, most: tuple[int, int]) -> Encoded:
        """The picture in a file, with at most so many pixels. Raises Refused."""
        data, size = read_picture(path)
        across, along = most
        fine = (size[0] > across and size[1] > along) or (size[1] > across and size[0] > along)
        question = sha256(data).digest(), most if fine else (0, 0)
        if question in self or question in self.older:
            return self[question]
        answer = encoded(io.BytesIO(data), path, most)
        if answer.weight <= self.LARGEST:
            self[question] = answer
        return answer

    def work_out(self, question: tuple[bytes, tuple[int, int]]) -> Encoded:
        """Never asked: `encoded` works out what it does not know, for only it has the file."""
        raise LookupError(question)

    def weight(self) -> int:
        """The bytes of the young pictures."""
        return sum(picture.weight for picture in self.values())


def embed_image(document: PdfDocument, image: Image, typesetter: Typesetter) -> str:
    """Write the picture and return the reference to its object (ISO 32000-1, 8.9.5).

    Raises Refused when the file is missing, is no PNG or JPEG, is damaged, or has too many pixels.
    """
    most = (most_pixels(image.rect.width), most_pixels(image.rect.height))
    return embed(document, typesetter.memory(EncodedPictures).encoded(image.path, most))


def embed(document: PdfDocument, picture: Encoded) -> str:
    """Write an encoded picture, its transparency before it, and return the reference to its object."""
    mask = {"SMask": embed(document, picture.mask)} if picture.mask else {}
    return document.add(Stream(picture.data, {**picture.entries, **mask}))


def encoded(file: io.BytesIO, path: Path, most: tuple[int, int]) -> Encoded:
    """Decode a picture file, make it coarser if it is finer than this in both directions, and encode it anew."""
    picture, photograph = decoded_picture(path, file)
    if picture.width > most[0] and picture.height > most[1]:
        picture = picture.resize(most, Pictures.Resampling.LANCZOS)
    mask = None
    if "A" in picture.getbands():
        mask = lossless(picture.getchannel("A"))
        picture = picture.convert("RGB")
    return (lossy(picture) if photograph else lossless(picture))._replace(mask=mask)


def read_picture(path: Path) -> tuple[bytes, tuple[int, int]]:
    """A picture file, and the width and height that its header says, in pixels. Raises Refused."""
    with refusals(path):
        data = path.read_bytes()
        with Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise picture_too_large(path)
            return data, picture.size


def most_pixels(points: float) -> int:
    """How many pixels a length on paper takes at most."""
    return max(1, round(points / 72 * DOTS_PER_INCH))


def decoded_picture(path: Path, file: io.BytesIO | None = None) -> tuple[Pictures.Image, bool]:
    """Decode a picture file, turned upright, as grey, RGB or RGBA; and say whether it is a JPEG. Raises Refused.

    `file` has the data, when they have been read.
    """
    with refusals(path), Pictures.open(file or path, formats=("PNG", "JPEG")) as picture:
        return plain_picture(turned_upright(picture)), picture.format == "JPEG"


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Whatever goes wrong with a picture file, as the refusal of the file."""
    try:
        with warnings.catch_warnings(action="ignore", category=Pictures.DecompressionBombWarning):
            yield
    except Pictures.DecompressionBombError:
        raise picture_too_large(path) from None
    except FileNotFoundError:
        raise Refused(problem("image-missing", Place(str(path)))) from None
    except (OSError, SyntaxError, ValueError):
        raise Refused(problem("image-unreadable", Place(str(path)))) from None


def turned_upright(picture: Pictures.Image) -> Pictures.Image:
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


def picture_too_large(path: Path) -> Refused:
    """The refusal of a picture that would take too much memory."""
    return Refused(problem("image-too-large", Place(str(path)), most=MOST_PIXELS))


def plain_picture(picture: Pictures.Image) -> Pictures.Image:
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


def lossy(picture: Pictures.Image) -> Encoded:
    """A photograph, as it came: JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY)
    return Encoded(out.getvalue(), image_entries(picture) | {"Filter": "/DCTDecode"})


def lossless(picture: Pictures.Image) -> Encoded:
    """Any other picture: the rows as a PNG file holds them, which PDF can read as they are."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    channels = len(picture.getbands())
    return Encoded(png_rows(out.getvalue()), image_entries(picture) | flate_rows(picture.width, channels))


def png_rows(file: bytes) -> bytes:
    """The compressed, filtered rows of a PNG file: its IDAT chunks joined (PNG, 5.3 and 11.2.3)."""
    rows, at = b"", 8
    while at < len(file):
        length, kind = int.from_bytes(file[at : at + 4]), file[at + 4 : at + 8]
        if kind == b"IDAT":
            rows += file[at + 8 : at + 8 + length]
        at += length + 12
    return rows
