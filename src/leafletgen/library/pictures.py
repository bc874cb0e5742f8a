"""What is in a picture file: how many pixels, without decoding them, or the shapes of a drawing."""

import warnings
from pathlib import Path, PurePosixPath

from leafletgen.library.folder import FileTrouble, contents, located
from leafletgen.library.svg.drawing import read_svg
from leafletgen.model.graphics import Graphic, Raster

PICTURES = (".png", ".jpg", ".jpeg")
DRAWINGS = (".svg",)

ORIENTATION = 0x0112
"""The EXIF tag for how the camera was held (EXIF 2.32, 4.6.4 A); from 5 on, width and height change places."""


def graphic(folder: Path, name: str, beside: str) -> Graphic:
    """The picture or drawing in a folder; `beside` is what errors call the file that names it.

    Raises FileTrouble when the file cannot be had, and Refused with what is wrong with a drawing.
    """
    if name.lower().endswith(DRAWINGS):
        return read_svg(contents(folder, name), str(PurePosixPath(beside).parent / name))
    return raster(folder, name)


def raster(folder: Path, name: str) -> Raster:
    """The picture in a folder, with its width and height as it is seen upright.

    Raises FileTrouble when the file cannot be had, or is no PNG or JPEG.
    """
    from PIL import Image  # noqa: PLC0415 - only a leaflet with pictures pays for it

    path = located(folder, name)
    try:
        with warnings.catch_warnings():
            # Nothing is decoded here; whoever draws the picture limits its size.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                turned = picture.getexif().get(ORIENTATION, 1) >= 5
                width, height = picture.size[::-1] if turned else picture.size
                return Raster(path, width, height)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise FileTrouble("bad-picture", name=name) from None
