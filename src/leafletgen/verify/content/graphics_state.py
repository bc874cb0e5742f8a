"""The graphics state that decides whether text can be seen: colours, clip, transparency (ISO 32000-1, 8.4, 11.6)."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.painted import IDENTITY, Matrix, Painted, times
from leafletgen.verify.content.resources import Resources
from leafletgen.verify.reader.objects import FilePage, Name, PdfFile

Colour: TypeAlias = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)

NO_CLIP = (float("-inf"), float("-inf"), float("inf"), float("inf"))
NOWHERE = (0.0, 0.0, 0.0, 0.0)
"""Clips as left, bottom, right and top, in points: all of the page, and nothing of it."""

PLAIN_BLENDING = frozenset({"", "Normal", "Compatible"})


class Graphics(NamedTuple):
    """Colours for filling and stroking (None for a colour that cannot be judged), line width, and what hides text.

    Nothing is painted outside the rectangle `clip`; `veil` says what makes painting transparent.
    """

    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    width: float = 1.0
    clip: tuple[float, float, float, float] = NO_CLIP
    veil: str = ""


class GraphicsState:
    """The graphics state of a page. Lengths are points; the origin is the lower left corner of the page."""

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts) -> None:
        self.file = file
        self.fonts = fonts
        self.painted = Painted(page)
        self.resources = Resources(file, file.dictionary(page.entries.get("Resources")), fonts)
        self.matrix: Matrix = IDENTITY
        self.graphics = Graphics()
        self.colours = ChosenColours()

    def transform(self, operands: list[str]) -> None:
        """`cm`."""
        self.matrix = times(matrix(operands), self.matrix)

    def whole_transformation(self, found: re.Match[str]) -> None:
        """`cm` with its operands."""
        self.transform(found[0].split()[:6])

    def whole_colour(self, found: re.Match[str]) -> None:
        """`rg`, `g`, `k` and their like for strokes, or `w`, with their operands."""
        self.choose(*self.colours[found[0]])

    def choose(self, operator: str, value: Colour | float | None) -> None:
        """Choose a colour or the width of lines."""
        fill, stroke, width, clip, veil = self.graphics
        if isinstance(value, float):
            width = value
        elif operator.islower():
            fill = value
        else:
            stroke = value
        self.graphics = Graphics(fill, stroke, width, clip, veil)

    def other_fill(self, _: list[str]) -> None:
        """`cs`, `sc` and `scn`: a colour of another colour space, or a pattern, which cannot be judged."""
        self.graphics = self.graphics._replace(fill=None)

    def other_stroke(self, _: list[str]) -> None:
        """`CS`, `SC` and `SCN`."""
        self.graphics = self.graphics._replace(stroke=None)

    def use_state(self, operands: list[str]) -> None:
        """`gs`: what makes painting transparent (ISO 32000-1, table 58)."""
        entries = self.file.dictionary(self.resources.entry("ExtGState", operands[0][1:]))
        blending = self.file.resolve(entries.get("BM"))
        names = blending if isinstance(blending, list) else [blending]
        mask = self.file.resolve(entries.get("SMask"))
        opacity = [self.file.resolve(entries.get(key)) for key in ("ca", "CA")]
        if any(isinstance(each, int | float) and each < 1 for each in opacity):
            veil = "it is transparent"
        elif mask is not None and not (isinstance(mask, Name) and mask == "None"):
            veil = "it is masked"
        elif any(str(self.file.resolve(name) or "") not in PLAIN_BLENDING for name in names):
            veil = "it is blended with what is under it"
        elif "Font" in entries:
            veil = "its font is set in a way that is not followed"
        else:
            return
        # Transparency stays noted until `Q`, whatever follows: our own files have none.
        self.graphics = self.graphics._replace(veil=veil)


def chooses(operator: str) -> Callable[[GraphicsState, list[str]], None]:
    """Makes the method for an operator of a colour or width."""
    return lambda state, operands: state.choose(*state.colours[" ".join((*operands, operator))])


class ChosenColours(dict[str, tuple[str, Colour | float | None]]):
    """The colour or width that a statement chooses, by the statement. A page repeats the same few."""

    def __missing__(self, statement: str) -> tuple[str, Colour | float | None]:
        """Read a statement for the first time."""
        *operands, operator = statement.split()
        self[statement] = found = operator, float(operands[0]) if operator == "w" else colour_of(operands)
        return found


def colour_of(operands: list[str]) -> Colour | None:
    """A colour of one, three or four components (ISO 32000-1, 8.6.4 and 10.3.5); None for any other."""
    match list(map(float, operands)):
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            return tuple(1 - min(1.0, part + black) for part in (cyan, magenta, yellow))  # type: ignore[return-value]  # three
    return None


def matrix(operands: list[str]) -> Matrix:
    """Six operands as a matrix."""
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)
