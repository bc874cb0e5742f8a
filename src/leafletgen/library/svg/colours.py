"""The colours of a drawing: `none`, `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, and the names of CSS (CSS Color 4, 5 to 7)."""

import re
from colorsys import hls_to_rgb
from typing import Final, Literal, TypeAlias

from leafletgen.library.svg.numbers import DrawingFault, NotDrawn
from leafletgen.model.layout import Colour
from leafletgen.problems.words import shown

CURRENT: Final = "currentcolor"
"""Stands for the value of the property `color`."""
PaintValue: TypeAlias = "Colour | Literal['currentcolor'] | None"

NO_TRANSPARENCY = "choose the paler colour that it looks like, and make it opaque"

_BETWEEN = re.compile(r"\s*[,/]\s*|\s+")
_RGB = re.compile(r"rgba?\(\s*([^()]*?)\s*\)")
_HSL = re.compile(r"hsla?\(\s*([^()]*?)\s*\)")
_HUE = re.compile(r"(-?[0-9]*\.?[0-9]+)(?:deg)?")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")


def svg_colour(text: str) -> PaintValue:
    """A colour, or None where nothing is painted. Raises DrawingFault."""
    wanted = text.strip().lower()
    # Some programs add a colour for print after the colour for screens. Only the first is used.
    wanted = re.sub(r"\s+(icc-color|device-cmyk)\([^()]*\)$", "", wanted)
    if wanted in {"none", "transparent"}:
        return None
    if wanted == CURRENT:
        return CURRENT
    if _HEX.fullmatch(wanted):
        return _hexadecimal(wanted[1:])
    if found := _RGB.fullmatch(wanted):
        return _rgb(found[1], text)
    if found := _HSL.fullmatch(wanted):
        return _hsl(found[1], text)
    if wanted.isalpha() and (named := _named(wanted)):
        return named
    raise DrawingFault(f"{shown(text)} is not a colour that is read", "write it like #0b4f5c")


def _named(name: str) -> Colour | None:
    """A colour that CSS has a name for; None for any other word."""
    from PIL import ImageColor  # noqa: PLC0415 - loads slowly, and few drawings need it

    if name not in ImageColor.colormap:
        return None
    red, green, blue = (part / 255 for part in ImageColor.getrgb(name)[:3])
    return red, green, blue


def _hexadecimal(digits: str) -> Colour | None:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, alpha = (int(digits[at : at + 2] or "ff", 16) / 255 for at in (0, 2, 4, 6))
    return (red, green, blue) if opaque(alpha) else None


def _rgb(inside: str, text: str) -> Colour | None:
    parts = _parts(inside, text)
    red, green, blue = (_share(part, 255.0) for part in parts[:3])
    return (red, green, blue) if _is_painted(parts) else None


def _hsl(inside: str, text: str) -> Colour | None:
    """Hue in degrees, saturation and lightness in percent."""
    hue, *parts = re.split(_BETWEEN, inside, maxsplit=1)
    turned = _HUE.fullmatch(hue)
    if not turned or not parts:
        raise DrawingFault(f"{shown(text)} is not a colour that is read", "write it like #0b4f5c")
    rest = _parts(f"0 {parts[0]}", text)
    saturation, lightness = (_share(part, 100.0) for part in rest[1:3])
    return hls_to_rgb(float(turned[1]) / 360 % 1, lightness, saturation) if _is_painted(rest) else None


def _parts(inside: str, text: str) -> list[str]:
    """Three numbers or percentages, and perhaps the opacity. Raises DrawingFault."""
    parts = re.split(_BETWEEN, inside)
    if len(parts) not in {3, 4} or not all(re.fullmatch(r"[0-9]*\.?[0-9]+%?", part) for part in parts):
        raise DrawingFault(f"{shown(text)} is not a colour that is read", "write it like #0b4f5c")
    return parts


def _is_painted(parts: list[str]) -> bool:
    """True for an opaque colour, False for an invisible one. Raises DrawingFault for anything between."""
    return len(parts) == 3 or opaque(_share(parts[3], 1.0))


def _share(part: str, whole: float) -> float:
    return min(1.0, float(part[:-1]) / 100 if part.endswith("%") else float(part) / whole)


def opaque(alpha: float) -> bool:
    """True for opaque, False for invisible. Raises DrawingFault for anything between."""
    if 0.005 < alpha < 0.995:
        raise NotDrawn("transparency", NO_TRANSPARENCY)
    return alpha >= 0.5
