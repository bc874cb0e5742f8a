"""The advance widths of an embedded TrueType font program: `head`, `hhea`, `maxp` and `hmtx` of the OpenType specification."""

from dataclasses import dataclass
from struct import iter_unpack

from leafletgen.verify.objects import Malformed


@dataclass(frozen=True, slots=True)
class FontProgram:
    """`advances` are in thousandths of an em, for every glyph."""

    advances: tuple[float, ...]


def read_program(data: bytes) -> FontProgram:
    """Read a font program. Raises Malformed when it is no TrueType font, or lacks one of the four tables."""
    entries = data[12 : 12 + 16 * number(data, 4, 2)]
    if len(entries) % 16:
        raise Malformed("the font program is cut off")
    tables = {name: data[start : start + size] for name, _, start, size in iter_unpack(">4s3L", entries)}
    try:
        head, hhea, maxp, hmtx = (tables[name] for name in (b"head", b"hhea", b"maxp", b"hmtx"))
    except KeyError as missing:
        raise Malformed(f"the font program has no table {missing}") from None
    units, glyphs, measured = number(head, 18, 2), number(maxp, 4, 2), number(hhea, 34, 2)
    if not units or not 0 < measured <= glyphs or len(hmtx) < 4 * measured:
        raise Malformed("the font program contradicts itself")
    advances = [advance * 1000 / units for advance, _ in iter_unpack(">2H", hmtx[: 4 * measured])]
    return FontProgram((*advances, *advances[-1:] * (glyphs - measured)))


def number(data: bytes, offset: int, size: int) -> int:
    """An unsigned number, most significant byte first."""
    return int.from_bytes(data[offset : offset + size])
