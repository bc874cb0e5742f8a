"""Contrast of two colours (WCAG 2.2, definitions of contrast ratio and relative luminance)."""

from leafletgen.verify.content.graphics_state import Colour

WHITE = (1.0, 1.0, 1.0)


class Contrasts(dict[tuple[Colour | None, Colour | None], float]):
    """The contrasts of pairs of colours in one file. Each is computed once."""

    def __missing__(self, pair: tuple[Colour | None, Colour | None]) -> float:
        one, other = pair
        found = self[pair] = 0.0 if one is None or other is None else contrast(one, other)
        return found


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, from 1 (the same colour) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[float, float, float]) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
