"""The advance widths of an embedded TrueType font program: `head`, `hhea`, `maxp` and `hmtx` of the OpenType specification."""

from array import array
from dataclasses import dataclass

from leafletgen.verify.objects import Malformed


@dataclass(frozen=True, slots=True)
class FontProgram:
    """`advances` are in thousandths of an em, for every glyph."""

    advances: tuple[float, ...]


def read_program(data: bytes) -> FontProgram:
    """Read a font program. Raises Malformed when it is no TrueType font, or lacks one of the four tables."""
    tables = {
        data[at : at + 4]: data[number(data, at + 8, 4) : number(data, at + 8, 4) + number(data, at + 12, 4)]
        for at in range(12, 12 + 16 * number(data, 4, 2), 16)
    }
    try:
        head, hhea, maxp, hmtx = (tables[name] for name in (b"head", b"hhea", b"maxp", b"hmtx"))
    except KeyError as missing:
        raise Malformed(f"the font program has no table {missing}") from None
    units, glyphs, measured = number(head, 18, 2), number(maxp, 4, 2), number(hhea, 34, 2)
    if not units or not 0 < measured <= glyphs or len(hmtx) < 4 * measured:
        raise Malformed("the font program contradicts itself")
    values = array("H", hmtx[: 4 * measured])
    values.byteswap()
    advances = [value * 1000 / units for value in values[::2]]
    return FontProgram((*advances, *advances[-1:] * (glyphs - measured)))


def number(data: bytes, offset: int, size: int) -> int:
    """An unsigned number, most significant byte first."""
    return int.from_bytes(data[offset : offset + size])
