"""Fonts and marks of a finished file, read by a library that did not write them."""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import uharfbuzz as hb

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class FontInFile:
    """A font of a file: the width, glyph and text of each code, and the font program itself. Codes have `size` bytes."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.size = 1 if font.Subtype == "/TrueType" else 2
        outer = font if self.size == 1 else font.DescendantFonts[0]
        first, widths = (font.FirstChar, font.Widths) if self.size == 1 else outer.W
        self.texts = texts_of(font.ToUnicode.read_bytes())
        every = dict(enumerate(map(float, widths), int(first)))
        self.widths = {code: every[code] for code in self.texts}
        self.unused = [width for code, width in every.items() if code not in self.texts]
        self.program: bytes = outer.FontDescriptor.FontFile2.read_bytes()
        self.face = hb.Face(self.program)
        self.font = hb.Font(self.face)
        glyphs = codes_of(self.face) if self.size == 1 else pairs_of(outer.CIDToGIDMap.read_bytes())
        self.glyphs = {code: glyph for code, glyph in glyphs.items() if glyph}

    def ink(self, code: int) -> Box | None:
        """Where a code's ink is, in thousandths of an em from its origin; None for a blank."""
        return ink(self.font, self.face.upem, self.glyphs[code])


def texts_of(cmap: bytes) -> dict[int, str]:
    """What codes say, by a CMap of single codes and of runs."""
    texts: dict[int, str] = {}
    for first, last, text in re.findall(rb"^<([0-9a-f]+)>(?: <([0-9a-f]+)>)? <([0-9a-f]{4,})>$", cmap, re.MULTILINE):
        said = bytes.fromhex(text.decode()).decode("utf-16-be")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            texts[code] = said[:-1] + chr(ord(said[-1]) + code - int(first, 16))
    return texts


def codes_of(face: hb.Face) -> dict[int, int]:
    """The glyphs of codes, by the Macintosh map of a font program, which HarfBuzz does not read."""
    table = face.reference_table("cmap").data
    assert table[:12] == bytes.fromhex("0000 0001 0001 0000 0000 000c")
    form, length, _, first, count, *glyphs = struct.unpack(f">{len(table[12:]) // 2}H", table[12:])
    assert (form, length, count) == (6, len(table) - 12, len(glyphs))
    return dict(enumerate(glyphs, first))


def pairs_of(ids: bytes) -> dict[int, int]:
    """The glyphs of codes, by a stream of numbers of two bytes."""
    return {at // 2: int.from_bytes(ids[at : at + 2]) for at in range(0, len(ids), 2)}


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
                        for at in range(0, len(codes), font.size):
                            code = int.from_bytes(codes[at : at + font.size])
                            yield Shown(font, code, x, y, size)
                            x += font.widths[code] * size / 1000
