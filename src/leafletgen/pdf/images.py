"""Turns picture files into image objects: decoded, without any metadata, and encoded anew in one fixed way."""

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
"""Finer pictures are reduced to this resolution on paper: nobody sees the difference, and files are smaller."""

JPEG_QUALITY = 88


TURNS = {
    2: Pictures.Transpose.FLIP_LEFT_RIGHT, 3: Pictures.Transpose.ROTATE_180, 4: Pictures.Transpose.FLIP_TOP_BOTTOM,
    5: Pictures.Transpose.TRANSPOSE, 6: Pictures.Transpose.ROTATE_270, 7: Pictures.Transpose.TRANSVERSE,
    8: Pictures.Transpose.ROTATE_90,
}  # fmt: skip
"""How to turn a picture upright, by its EXIF orientation."""


class Encoded(NamedTuple):
    """A picture as a PDF has it: data with their filter, the dictionary's entries, and its transparency, if any."""

    data: bytes
    entries: Mapping[str, str | int]
    mask: "Encoded | None" = None

    @property
    def weight(self) -> int:
        """How many bytes it takes."""
        return len(self.data) + (self.mask.weight if self.mask else 0)


class EncodedPictures(Memory[tuple[bytes, tuple[int, int]], Encoded]):
    """Pictures by the SHA-256 of their file and the size they are reduced to, in pixels; (0, 0) when not reduced.

    So a picture is decoded once for all layouts and languages of a leaflet, and again when its file has changed.
    """

    LARGEST = 4 << 20
    """The most bytes of a picture that is remembered: an eighth of a typesetter's limit."""

    def encoded(self, path: Path, most: tuple[int, int]) -> Encoded:
        """The picture in a file, with at most `most` pixels (width, height). Raises Refused."""
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
        """Never called: only `encoded` has the file, so it fills the memory itself."""
        raise LookupError(question)

    def weight(self) -> int:
        """The bytes of the young pictures."""
        return sum(picture.weight for picture in self.values())


def embed_image(document: PdfDocument, image: Image, typesetter: Typesetter) -> str:
    """Write the picture and return the reference to its object (ISO 32000-1, 8.9.5).

    Raises Refused when the file is missing, not a PNG or JPEG, damaged, or has too many pixels.
    """
    most = (most_pixels(image.rect.width), most_pixels(image.rect.height))
    return embed(document, typesetter.memory(EncodedPictures).encoded(image.path, most))


def embed(document: PdfDocument, picture: Encoded) -> str:
    """Write an encoded picture, its transparency before it, and return the reference to its object."""
    mask = {"SMask": embed(document, picture.mask)} if picture.mask else {}
    return document.add(Stream(picture.data, {**picture.entries, **mask}))


def encoded(file: io.BytesIO, path: Path, most: tuple[int, int]) -> Encoded:
    """Decode a picture file, reduce it if it has more than `most` pixels in both directions, and encode it."""
    picture, photograph = decoded_picture(path, file)
    if picture.width > most[0] and picture.height > most[1]:
        picture = picture.resize(most, Pictures.Resampling.LANCZOS)
    mask = None
    if "A" in picture.getbands():
        mask = lossless(picture.getchannel("A"))
        picture = picture.convert("RGB")
    return (lossy(picture) if photograph else lossless(picture))._replace(mask=mask)


def read_picture(path: Path) -> tuple[bytes, tuple[int, int]]:
    """Read a picture file: its bytes, and the width and height from its header, in pixels. Raises Refused."""
    with refusals(path):
        data = path.read_bytes()
        with Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise picture_too_large(path)
            return data, picture.size


def most_pixels(points: float) -> int:
    """The most pixels for a length on paper, in points."""
    return max(1, round(points / 72 * DOTS_PER_INCH))


def decoded_picture(path: Path, file: io.BytesIO | None = None) -> tuple[Pictures.Image, bool]:
    """Decode a picture file, turned upright, as grey, RGB or RGBA. The flag is true for a JPEG. Raises Refused.

    `file` has the data, if they have been read already.
    """
    with refusals(path), Pictures.open(file or path, formats=("PNG", "JPEG")) as picture:
        return plain_picture(turned_upright(picture)), picture.format == "JPEG"


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn any error in this block into the refusal of the picture file."""
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
    """The picture, turned as the camera was held (EXIF 2.32, 4.6.4 A). Without a valid orientation it stays as it is.

    It is copied only if it is turned: a page of pixels takes 160 MB.
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
    """Convert any kind of pixels to grey, RGB, or RGB with transparency, and drop everything else of the file."""
    if picture.mode == "I;16":  # plain conversion would cut values off at 255
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
        picture.info.clear()
    if picture.has_transparency_data:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    else:
        picture = picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    picture.info.clear()
    return picture


def image_entries(picture: Pictures.Image) -> dict[str, str | int]:
    """The entries of an image dictionary about the pixels."""
    space = "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"
    return {
        "Type": "/XObject", "Subtype": "/Image", "Width": picture.width, "Height": picture.height,
        "ColorSpace": space, "BitsPerComponent": 8,
    }  # fmt: skip


def lossy(picture: Pictures.Image) -> Encoded:
    """Encode a photograph as JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY)
    return Encoded(out.getvalue(), image_entries(picture) | {"Filter": "/DCTDecode"})


def lossless(picture: Pictures.Image) -> Encoded:
    """Encode any other picture as the rows of a PNG file, which PDF can use unchanged."""
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
