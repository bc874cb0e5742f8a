"""Examines font files before anything is drawn with them, because a damaged font may draw anything.

HarfBuzz opens any file, but treats what it cannot read as absent: letters then vanish without an error.
"""

import os
import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb

LEAST_TABLES = {"head": 54, "hhea": 36, "maxp": 32, "OS/2": 78, "post": 32, "cmap": 12, "hmtx": 4, "loca": 4}
"""The least number of bytes of each table (OpenType 1.9). `glyf` has no minimum: a font may have only blank glyphs."""

VERSIONS = (b"\0\1\0\0", b"true")
MAGIC = 0x5F0F3CF5
"""The magic number of every `head` table."""

WIDEST_DIGIT = 2.0
"""The widest sensible digit, in ems."""

DIGIT_GLYPHS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""The names of the glyphs of 0 to 9 (Adobe Glyph List)."""


def damage(data: bytes, face: hb.Face) -> str:
    """What is wrong with a font file with TrueType outlines, as the end of a sentence; empty when nothing is found."""
    return next(damages_found(data, face), "")


def damages_found(data: bytes, face: hb.Face) -> Iterator[str]:
    """Every damage that can be found without drawing."""
    yield from wrong_directory(data)
    tables = {tag: bytes(face.reference_table(tag).data) for tag in (*LEAST_TABLES, "glyf", "GSUB", "GPOS")}
    missing = [tag for tag, least in LEAST_TABLES.items() if len(tables[tag]) < least]
    if missing:
        yield f"its table {missing[0]!r} is missing or too short"
        return
    yield from wrong_numbers(tables)
    yield from wrong_places(tables)
    yield from wrong_rules(tables, face)
    yield from wrong_digits(hb.Font(face), face)


def wrong_directory(data: bytes) -> Iterator[str]:
    """Damage: the table directory points outside the file."""
    count = int.from_bytes(data[4:6])
    if data[:4] not in VERSIONS or len(data) < 12 + 16 * count:
        yield "it does not begin as a TrueType font does"
        return
    for index in range(count):
        entry = data[12 + 16 * index : 28 + 16 * index]
        if int.from_bytes(entry[8:12]) + int.from_bytes(entry[12:16]) > len(data):
            yield f"its table {entry[:4].decode('latin-1')!r} goes on after the end of the file"


def wrong_numbers(tables: Mapping[str, bytes]) -> Iterator[str]:
    """Damage: wrong numbers in `head`, `hhea` and `maxp`, by which other tables are read."""
    head, hhea = tables["head"], tables["hhea"]
    glyphs, metrics = unsigned(tables["maxp"], 4), unsigned(hhea, 34)
    if int.from_bytes(head[12:16]) != MAGIC or not 16 <= unsigned(head, 18) <= 16384 or unsigned(head, 50) > 1:
        yield "its table 'head' is damaged"
    if not glyphs or not 1 <= metrics <= glyphs or len(tables["hmtx"]) < 4 * metrics + 2 * (glyphs - metrics):
        yield "it has not a width for each of its glyphs"
    ascent, descent = signed_integer(hhea, 4), signed_integer(hhea, 6)
    if not 0 < ascent - descent <= 8 * unsigned(head, 18):
        yield "the height of its lines is wrong"


def wrong_places(tables: Mapping[str, bytes]) -> Iterator[str]:
    """Damage: outlines are not where `loca` says."""
    wide, glyphs = unsigned(tables["head"], 50) == 1, unsigned(tables["maxp"], 4)
    count = min(glyphs + 1, len(tables["loca"]) // (4 if wide else 2))
    places: tuple[int, ...] = struct.unpack_from(f">{count}{'I' if wide else 'H'}", tables["loca"])
    end = len(tables["glyf"]) // (1 if wide else 2)
    if len(places) <= glyphs or places[-1] > end or any(one > other for one, other in pairwise(places)):
        yield "the outlines of its glyphs are not where its table 'loca' says"
    elif not places[-1]:
        yield "none of its glyphs has an outline"


def wrong_rules(tables: Mapping[str, bytes], face: hb.Face) -> Iterator[str]:
    """Damage: shaping tables are there, but HarfBuzz cannot read them."""
    for tag in ("GSUB", "GPOS"):
        table = tables[tag]
        scripts = unsigned(table, unsigned(table, 4)) if len(table) > 10 else 0
        if (table and table[:2] != b"\0\1") or (scripts and not face.get_table_script_tags(tag)):
            yield f"the rules for its letters (table {tag!r}) are damaged"


def wrong_digits(font: hb.Font, face: hb.Face) -> Iterator[str]:
    """Damage: a digit's glyph has the name of another digit, or no sensible width. Doses would be misread."""
    for digit, name in enumerate(DIGIT_GLYPHS):
        glyph = font.get_nominal_glyph(0x30 + digit)
        if glyph is None:
            continue
        called = (font.get_glyph_name(glyph) or "").partition(".")[0]
        if called in DIGIT_GLYPHS and called != name:
            yield f"it draws the digit {digit} with the glyph called {called!r}"
        if not 0 < font.get_glyph_h_advance(glyph) <= WIDEST_DIGIT * face.upem:
            yield f"the width of its digit {digit} is wrong"


def unsanitary(path: Path) -> str:
    """What the OpenType Sanitizer, which browsers use, finds wrong in a font file; empty where it is not installed."""
    try:
        import ots  # noqa: PLC0415 - an optional extra
    except ImportError:
        return ""
    process = ots.sanitize(str(path), os.devnull, capture_output=True)
    if not process.returncode:
        return ""
    lines = process.stderr.decode("utf-8", "replace").splitlines()
    return f"the OpenType Sanitizer refuses it ({lines[0] if lines else process.returncode})"


def unsigned(table: bytes, offset: int) -> int:
    """A 16-bit number of a table."""
    return int.from_bytes(table[offset : offset + 2])


def signed_integer(table: bytes, offset: int) -> int:
    """A signed 16-bit number of a table."""
    return int.from_bytes(table[offset : offset + 2], signed=True)
