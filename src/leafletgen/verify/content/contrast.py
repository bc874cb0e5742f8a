"""Contrast of two colours (WCAG 2.2, definitions of contrast ratio and relative luminance)."""

from functools import lru_cache

WHITE = (1.0, 1.0, 1.0)


@lru_cache(maxsize=1024)
def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """From 1 (the same colour) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[float, float, float]) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
