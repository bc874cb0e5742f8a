"""The ink of a page, piece by piece: how each piece looks, and where it is.

Two files that look the same in a viewer have the same pieces. So a file can be compared with one made again.
"""

import re
import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from leafletgen.verify.content.fonts import FileFonts, Font
from leafletgen.verify.content.interpreter import IGNORED_OPERATORS, OPERATORS, STATEMENTS, Interpreter
from leafletgen.verify.content.operands import Adjustments, separate_strings
from leafletgen.verify.content.outlines import Outlines
from leafletgen.verify.content.painted import ShownRun
from leafletgen.verify.reader.filters import LARGEST_STREAM
from leafletgen.verify.reader.objects import FilePage, FileStream, Malformed, PdfFile, Value

InkLook: TypeAlias = tuple[object, ...]

OPERATOR_LETTERS = re.compile("[A-Za-z]")
COLOUR_STEPS = 255
"""Colours that differ by less than one of 255 steps look the same."""


class Ink(NamedTuple):
    """A piece of a page. Equal pieces have the same `look`, and nearly the same `place` in points. `what` names it."""

    what: str
    look: InkLook
    place: tuple[float, ...]


class Shapes:
    """The look of text: a hash of the outlines that a font draws for an operand. Glyph numbers do not matter."""

    def __init__(self) -> None:
        self.programs: dict[Font, Outlines | None] = {}
        self.glyphs: dict[tuple[Font, int], bytes] = {}
        self.operands: dict[tuple[Font, str], str] = {}

    def of(self, font: Font, operand: str) -> str:
        """The hash of a flat operand. It is remembered, because words repeat. Raises Malformed."""
        if (font, operand) not in self.operands:
            codes = [code for one in separate_strings(operand) for code in font.codes(one)]
            self.operands[font, operand] = sha256(b"".join(self.glyph(font, code) for code in codes)).hexdigest()
        return self.operands[font, operand]

    def glyph(self, font: Font, code: int) -> bytes:
        """The hash of one glyph. If its font has no readable outlines, the hash of the font's name and the code."""
        if (font, code) not in self.glyphs:
            program = self.program(font)
            drawn = (font.name, code) if program is None else program.of(font.glyph(code))
            self.glyphs[font, code] = sha256(repr(drawn).encode()).digest()
        return self.glyphs[font, code]

    def program(self, font: Font) -> Outlines | None:
        """The outlines of a font, opened once."""
        if font not in self.programs:
            data = font.file.stream(font.descriptor.get("FontFile2"))
            self.programs[font] = None if data is None else Outlines(data)
        return self.programs[font]


class InkReader(Interpreter):
    """Follows a page, and notes every piece of ink with everything that decides its look."""

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts, shapes: Shapes) -> None:
        super().__init__(file, page, fonts)
        self.pieces: list[Ink] = []
        self.shapes = shapes
        self.steps: list[str] = []
        self.operand = ""

    def plain_runs(self) -> list[ShownRun] | None:
        """None: here every run is read glyph by glyph."""
        return None

    def glyphs(self, operand: str, reverse: bool) -> None:
        """Show a flat operand."""
        self.operand = operand
        super().glyphs(operand, reverse)

    def shown(self, run: ShownRun) -> None:
        """Note a run: its glyphs, and the steps between them."""
        super().shown(run)
        if self.font:
            look = ("text", run.text, self.shapes.of(self.font, self.operand), shade(run.colour), self.mode)
            place = (run.x0, run.y, run.x1, run.size, *between(self.operand, run.size))
            self.pieces.append(Ink(f"“{run.text.strip()[:40]}”", look, place))

    def noted_path(self, found: re.Match[str]) -> None:
        """Any number of `m`, `l`, `c`, `v`, `y` and `h`."""
        self.steps += OPERATOR_LETTERS.findall(found[0])
        self.whole_path(found)

    def noted(self, operator: str, operands: list[str]) -> None:
        """An operator that builds or paints a path."""
        before = (self.path, self.steps, self.graphics, self.matrix, self.clips)
        OPERATORS[operator](self, operands)
        if operator in BUILDING:
            self.steps.append(operator)
            return
        path, steps, graphics, matrix, clips = before
        self.steps = []
        if operator == "n" and not clips:
            return
        look = ("path", operator, "".join(steps), shade(graphics.fill), shade(graphics.stroke), clips)
        points = self.on_page(path)
        self.pieces.append(Ink("a line or area", look, (*points, graphics.width * max(map(abs, matrix[:4])))))

    def on_page(self, points: list[float]) -> list[float]:
        """Points as they stand on the page."""
        a, b, c, d, e, f = self.matrix
        pairs = zip(points[::2], points[1::2], strict=False)
        return [value for x, y in pairs for value in (x * a + y * c + e, x * b + y * d + f)]

    def paint_image(self, what: str, stream: FileStream | None = None) -> None:
        """Note a picture by its data and its corners."""
        super().paint_image(what, stream)
        look = ("picture", what, picture_digest(self.file, stream))
        self.pieces.append(Ink(what, look, tuple(self.on_page([0, 0, 1, 0, 1, 1, 0, 1]))))

    def noted_state(self, operator: str, operands: list[str]) -> None:
        """An operator that changes the look of paint in a way not followed here: dashes, patterns, transparency."""
        self.pieces.append(Ink("a way of painting", ("state", operator, *operands), ()))
        OPERATORS[operator](self, operands)


BUILDING = frozenset({"m", "l", "c", "v", "y", "re", "h"})
PAINT_OPERATORS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"})
STATE_OPERATORS = frozenset({"gs", "cs", "sc", "scn", "CS", "SC", "SCN", "sh"}) | IGNORED_OPERATORS - {
    "ET",
    "h",
    "MP",
    "DP",
    "BX",
    "EX",
}


def path_operator(operator: str) -> Callable[[InkReader, list[str]], None]:
    """Makes the method that notes an operator for paths."""
    return lambda reader, operands: reader.noted(operator, operands)


def state_operator(operator: str) -> Callable[[InkReader, list[str]], None]:
    """Makes the method that notes an operator for the graphics state."""
    return lambda reader, operands: reader.noted_state(operator, operands)


InkReader.operators = {
    **OPERATORS,
    **{operator: path_operator(operator) for operator in BUILDING | PAINT_OPERATORS},
    **{operator: state_operator(operator) for operator in STATE_OPERATORS},
}
InkReader.statements = {**STATEMENTS, "path": InkReader.noted_path}


def ink_of(file: PdfFile) -> list[list[Ink]]:
    """The ink of every page, from bottom to top. Raises Malformed."""
    fonts, shapes = FileFonts(file), Shapes()
    found = []
    for page in file.pages:
        reader = InkReader(file, page, fonts, shapes)
        reader.page()
        found.append(reader.pieces)
    return found


def between(operand: str, size: float) -> list[float]:
    """The pen's moves between the glyphs of a flat operand, in points, one number for each gap."""
    if operand[0] != "[":
        return []
    parts = re.sub(r"\((?:[^()]*)\)|<[^<>]*>", "|", operand[1:-1]).split("|")
    sums = Adjustments()
    return [sums[part] * size / 1000 for part in parts]


def shade(colour: tuple[float, float, float] | None) -> object:
    """A colour in steps."""
    return colour and tuple(round(part * COLOUR_STEPS) for part in colour)


def picture_digest(file: PdfFile, stream: FileStream | None) -> str:
    """A hash of a picture, with the size of its pixels, its colours and its mask. Raises Malformed."""
    if stream is None:
        return ""
    kept = {key: file.resolve(stream.entries.get(key)) for key in ("Width", "Height", "ColorSpace", "Filter", "Decode")}
    mask = file.resolve(stream.entries.get("SMask") or stream.entries.get("Mask"))
    whole = sha256(repr(sorted(kept.items())).encode() + pixels(kept["Filter"], stream.data))
    whole.update(picture_digest(file, mask).encode() if isinstance(mask, FileStream) else repr(mask).encode())
    return whole.hexdigest()


def pixels(filter: Value, data: bytes) -> bytes:
    """The rows of a picture, unpacked, so that the degree of compression does not matter. Raises Malformed."""
    if filter != "FlateDecode":
        return data
    try:
        return zlib.decompressobj().decompress(data, LARGEST_STREAM)
    except zlib.error:
        raise Malformed("a picture cannot be unpacked") from None
