"""Widths and codes of an embedded TrueType font program: `head`, `hhea`, `maxp`, `hmtx` and `cmap` of the OpenType specification."""

import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from struct import Struct, iter_unpack

from leafletgen.verify.reader.objects import Malformed

MACINTOSH = 0x0001_0000
"""Platform and encoding of a `cmap` with codes of one byte."""


BOUNDS, BOUNDS_END = Struct(">4h").unpack_from, 10
"""Reads the bounds of a glyph (left, bottom, right, top). They end at its tenth byte."""


@dataclass(frozen=True, slots=True)
class TrueTypeProgram:
    """A font program. `advances` of all glyphs are in thousandths of an em; `codes` is its own map to glyphs, or None.

    `outlines` is the table `glyf`; `offsets` has the start of each glyph in it, and the end of the last. `inked` are
    the glyphs with ink: their bounds are neither a point nor a line.
    """

    advances: tuple[float, ...]
    codes: Mapping[int, int] | None
    outlines: bytes
    offsets: "array[int]"
    inked: frozenset[int]


def read_font_program(data: bytes) -> TrueTypeProgram:
    """Read a font program. Raises Malformed when it is not TrueType, or lacks one of the four tables."""
    entries = data[12 : 12 + 16 * unsigned_number(data, 4, 2)]
    if len(entries) % 16:
        raise Malformed("the font program is cut off")
    places = {name: slice(start, start + size) for name, _, start, size in iter_unpack(">4s3L", entries)}
    try:
        head, hhea, maxp, hmtx = (data[places[name]] for name in (b"head", b"hhea", b"maxp", b"hmtx"))
    except KeyError as missing:
        raise Malformed(f"the font program has no table {missing}") from None
    units, glyphs, measured = unsigned_number(head, 18, 2), unsigned_number(maxp, 4, 2), unsigned_number(hhea, 34, 2)
    if not units or not 0 < measured <= glyphs or len(hmtx) < 4 * measured:
        raise Malformed("the font program contradicts itself")
    advances = [advance * 1000 / units for advance, _ in iter_unpack(">2H", hmtx[: 4 * measured])]
    codes = glyph_codes(data[places[b"cmap"]] if b"cmap" in places else b"")
    outlines, loca = (data[places[name]] if name in places else b"" for name in (b"glyf", b"loca"))
    advances += advances[-1:] * (glyphs - measured)
    offsets = glyph_offsets(loca, short=not unsigned_number(head, 50, 2))
    return TrueTypeProgram(tuple(advances), codes, outlines, offsets, frozenset(glyphs_with_ink(outlines, offsets)))


def glyphs_with_ink(outlines: bytes, offsets: "array[int]") -> Iterator[int]:
    """The glyphs with ink: those with an outline whose bounds are neither a point nor a line."""
    for glyph, (start, end) in enumerate(pairwise(offsets)):
        if start + BOUNDS_END <= end and start + BOUNDS_END <= len(outlines):
            left, bottom, right, top = BOUNDS(outlines, start + 2)
            if left < right and bottom < top:
                yield glyph


def glyph_offsets(loca: bytes, *, short: bool) -> "array[int]":
    """The start of each glyph in `glyf`. The short form of the table counts pairs of bytes."""
    if short:
        return array("L", [2 * half for half in two_byte(loca)])
    return array("L", [offset for (offset,) in iter_unpack(">L", loca[: len(loca) // 4 * 4])])


def glyph_codes(cmap: bytes) -> dict[int, int] | None:
    """The glyph of each code, by a Macintosh map of format 0 or 6 (ISO 32000-1, 9.6.6.4); None for any other map.

    A font program with no map at all has no glyph for any code.
    """
    maps = [cmap[at : at + 8] for at in range(4, 4 + 8 * unsigned_number(cmap, 2, 2), 8)]
    for start in (unsigned_number(each, 4, 4) for each in maps if unsigned_number(each, 0, 4) == MACINTOSH):
        kind = unsigned_number(cmap, start, 2)
        if kind == 0:
            return dict(enumerate(cmap[start + 6 : start + 262]))
        if kind == 6:
            first, count = unsigned_number(cmap, start + 6, 2), unsigned_number(cmap, start + 8, 2)
            return dict(enumerate(two_byte(cmap[start + 10 : start + 10 + 2 * count]), first))
    return None if any(maps) else {}


def unsigned_number(data: bytes, offset: int, size: int) -> int:
    """An unsigned number, most significant byte first."""
    return int.from_bytes(data[offset : offset + size])


def two_byte(data: bytes) -> "array[int]":
    """Numbers of two bytes, most significant byte first. A single byte at the end is dropped."""
    numbers = array("H", data[: len(data) // 2 * 2])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}
"""The number of bytes of a component's scale, by the flag for it."""


def components(program: TrueTypeProgram, glyph: int) -> list[int]:
    """The components of a composite glyph; none for a simple glyph (OpenType, `glyf`). Raises Malformed."""
    start, end = program.offsets[glyph], program.offsets[glyph + 1]
    data = program.outlines[start:end]
    if unsigned_number(data, 0, 2) < 0x8000:
        return []
    found, at, more = [], 10, True
    while more:
        if at + 6 > len(data):
            raise Malformed("a glyph of the font program is cut off")
        flags = unsigned_number(data, at, 2)
        found.append(unsigned_number(data, at + 2, 2))
        at += 4 + (4 if flags & 0x0001 else 2) + sum(size for flag, size in SCALES.items() if flags & flag)
        more = bool(flags & 0x0020)
    return found
