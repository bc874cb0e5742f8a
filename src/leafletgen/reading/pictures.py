"""How large a picture is, without decoding it."""

import warnings
from pathlib import Path

from leafletgen.reading.files import FileTrouble, located

ORIENTATION = 0x0112
"""The EXIF tag for how the camera was held (EXIF 2.32, 4.6.4 A); from 5 on, width and height change places."""


def pixels(folder: Path, name: str) -> tuple[int, int]:
    """The width and height of a picture in a folder, as it is seen upright.

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
                return (picture.height, picture.width) if turned else (picture.width, picture.height)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise FileTrouble("bad-picture", name=name) from None
