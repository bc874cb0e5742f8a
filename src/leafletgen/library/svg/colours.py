"""The colours that a drawing may use: `none`, `#rgb`, `#rrggbb`, and the sixteen first names (CSS Color 4, 5.2 and 6.1)."""

import re

from leafletgen.library.svg.numbers import DrawingFault
from leafletgen.model.layout import Colour

NAMED = {
    "black": "000000", "silver": "c0c0c0", "gray": "808080", "grey": "808080", "white": "ffffff", "maroon": "800000",
    "red": "ff0000", "purple": "800080", "fuchsia": "ff00ff", "green": "008000", "lime": "00ff00", "olive": "808000",
    "yellow": "ffff00", "navy": "000080", "blue": "0000ff", "teal": "008080", "aqua": "00ffff",
}  # fmt: skip


def colour(text: str) -> Colour | None:
    """A colour, or None where nothing is painted. Raises DrawingFault."""
    wanted = text.strip().lower()
    if wanted == "none":
        return None
    digits = NAMED.get(wanted, wanted.removeprefix("#") if wanted.startswith("#") else "")
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        raise DrawingFault(f"'{text[:40]}' is not a colour; write it like #0b4f5c")
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
