"""Lengths and rectangles, in PostScript points (1/72 inch) throughout."""

from dataclasses import dataclass

POINTS_PER_UNIT = {"pt": 1.0, "mm": 72.0 / 25.4, "cm": 720.0 / 25.4, "in": 72.0}


def length(text: str) -> float:
    """Turn a length as people write it (`10 mm`, `0.5in`, `12 pt`) into points.

    Raises ValueError when there is no number, no unit, or a unit other than pt, mm, cm and in.
    """
    number = text.strip()
    unit = number.lstrip("+-.0123456789").strip()
    if unit not in POINTS_PER_UNIT:
        raise ValueError(f"{text!r} is not a length: write a number and one of pt, mm, cm, in")
    digits = number[: len(number) - len(unit)].strip()
    try:
        return float(digits) * POINTS_PER_UNIT[unit]
    except ValueError:
        raise ValueError(f"{text!r} is not a length: {digits!r} is not a number") from None


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points; (x, y) is the top left corner and y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle, `dx` points further right and `dy` further down."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, left: float, top: float, right: float, bottom: float) -> "Rect":
        """The rectangle with each edge moved inwards by these points."""
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)
