"""Reads picture files: the size of a picture, without decoding it, or the shapes of a drawing."""

import warnings
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from leafletgen.library.folder import FileTrouble, contents, file_path
from leafletgen.model.graphics import MOST_PIXELS, ORIENTATION, Graphic, Raster, Vector
from leafletgen.problems.words import shown

if TYPE_CHECKING:
    from PIL.Image import Image as PictureFile

PICTURES = (".png", ".jpg", ".jpeg")
DRAWINGS = (".svg",)

SIDEWAYS = 5
"""The first EXIF orientation in which width and height are swapped."""


def graphic(folder: Path, name: str, beside: str, drawing: Callable[[bytes, str], Vector]) -> Graphic:
    """The picture or drawing in a folder. `drawing` reads an SVG. `beside` is the file that names it, for errors.

    Raises FileTrouble when the file cannot be read, and Refused with the errors of a drawing.
    """
    if name.lower().endswith(DRAWINGS):
        return drawing(contents(folder, name), str(PurePosixPath(beside).parent / name))
    return raster(folder, name)


def raster(folder: Path, name: str) -> Raster:
    """The picture in a folder, with its width and height when upright.

    Raises FileTrouble when the file cannot be read, or is not a PNG or JPEG.
    """
    from PIL import Image  # noqa: PLC0415 - loads slowly, and only leaflets with pictures need it

    path = file_path(folder, name)
    try:
        with warnings.catch_warnings():
            # Nothing is decoded here. The code that decodes the picture limits its size.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise FileTrouble("picture-too-large", name=shown(name), most=f"{MOST_PIXELS:,}")
                width, height = picture.size[::-1] if orientation(picture) >= SIDEWAYS else picture.size
                return Raster(path, width, height)
    except PermissionError as wrong:
        raise FileTrouble("unreadable-file", reason=f"{name}: {wrong.strerror}") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise FileTrouble("bad-picture", name=name) from None


def orientation(picture: "PictureFile") -> int:
    """The EXIF orientation, from 1 to 8. 1, upright, if the picture has none, or none that is a number."""
    try:
        held = picture.getexif().get(ORIENTATION, 1)
    except Exception:
        return 1
    return held if isinstance(held, int) and 1 <= held <= 8 else 1
