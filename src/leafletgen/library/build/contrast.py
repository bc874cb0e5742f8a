"""Contrast of two colours (WCAG 2.2, definitions of contrast ratio and relative luminance)."""

from leafletgen.model.layout import Colour

LEAST_TEXT = 7.0
"""The least contrast of text with its ground (WCAG 2.2, 1.4.6)."""
LEAST_LARGE_TEXT = 4.5
"""The same of large text: of 18 points, or of 14 points and bold (WCAG 2.2, 1.4.6 and the definition of large scale)."""
LEAST_GRAPHICS = 3.0
"""The least contrast of rules, bars, borders and icons with their ground (WCAG 2.2, 1.4.11)."""


def least_of_text(size: float, *, bold: bool) -> float:
    """The least contrast of text that is never smaller than a size in points."""
    return LEAST_LARGE_TEXT if size >= (14 if bold else 18) else LEAST_TEXT


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, from 1 (the same colour) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white)."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
