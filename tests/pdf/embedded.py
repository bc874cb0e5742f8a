"""Fonts and marks of a finished file, read by a library that did not write them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import uharfbuzz as hb

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class FontInFile:
    """A composite font of a file: the width, glyph and text of each code, and the font program itself."""

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]
        first, widths = descendant.W
        assert int(first) == 0
        self.widths = [float(width) for width in widths]
        ids = descendant.CIDToGIDMap.read_bytes()
        self.glyphs = [int.from_bytes(ids[at : at + 2]) for at in range(0, len(ids), 2)]
        entries = re.findall(
            rb"<([0-9a-f]{4})> <([0-9a-f]+)>\n", font.ToUnicode.read_bytes().split(b"beginbfchar", 1)[1]
        )
        self.texts = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in entries}
        self.program: bytes = descendant.FontDescriptor.FontFile2.read_bytes()
        self.face = hb.Face(self.program)
        self.font = hb.Font(self.face)

    def ink(self, code: int) -> Box | None:
        """Where a code's ink is, in thousandths of an em from its origin; None for a blank."""
        return ink(self.font, self.face.upem, self.glyphs[code])


@dataclass(frozen=True, slots=True)
class Shown:
    """A code as it is shown: the font, the pen's place in points, and the font size."""

    font: FontInFile
    code: int
    x: float
    y: float
    size: float

    @property
    def box(self) -> Box | None:
        """Where its ink is on the page, in points."""
        box = self.font.ink(self.code)
        return box and moved(box, self.x, self.y, self.size / 1000)


def ink(font: hb.Font, upem: int, gid: int) -> Box | None:
    """Where a glyph's ink is, in thousandths of an em; None for a blank."""
    extents = font.get_glyph_extents(gid)
    if extents is None or not extents.width:
        return None
    right, bottom = extents.x_bearing + extents.width, extents.y_bearing + extents.height
    left, bottom, right, top = (1000 / upem * edge for edge in (extents.x_bearing, bottom, right, extents.y_bearing))
    return left, bottom, right, top


def moved(box: Box, x: float, y: float, scale: float) -> Box:
    """A box made larger and moved."""
    left, bottom, right, top = box
    return x + left * scale, y + bottom * scale, x + right * scale, y + top * scale


def joined(boxes: list[Box]) -> Box:
    """The box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def fonts_of(file: pikepdf.Pdf) -> dict[str, FontInFile]:
    """The fonts of a file's first page by resource name."""
    return {name: FontInFile(font) for name, font in file.pages[0].Resources.Font.items()}


def shown(data: bytes) -> Iterator[Shown]:
    """Every code shown on the first page, in the order of the stream, at the place where a viewer draws it."""
    with pikepdf.open(io.BytesIO(data)) as file:
        fonts = fonts_of(file)
        for instruction in pikepdf.parse_content_stream(file.pages[0]):
            match str(instruction.operator), list(instruction.operands):
                case "BT", _:
                    x = y = 0.0
                case "Td", [dx, dy]:
                    x, y = x + float(dx), y + float(dy)
                case "Tf", [name, points]:
                    font, size = fonts[str(name)], float(points)
                case ("Tj", [array]) | ("TJ", [array]):
                    for part in array if isinstance(array, pikepdf.Array) else [array]:
                        if not isinstance(part, pikepdf.String):
                            x -= float(part) * size / 1000
                            continue
                        codes = bytes(part)
                        for at in range(0, len(codes), 2):
                            code = int.from_bytes(codes[at : at + 2])
                            yield Shown(font, code, x, y, size)
                            x += font.widths[code] * size / 1000
