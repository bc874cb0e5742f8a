"""Adds to a TrueType font program: glyphs composed of its own glyphs, and a map from codes (OpenType 1.9)."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORDS_ARE_OFFSETS = 0x0003
MORE_COMPONENTS = 0x0020
"""Flags of a component: two 16-bit offsets follow; another component follows."""

MOST_SHORT = 2 * 0xFFFF
"""The largest offset in a `loca` of 16 bits, which counts in pairs of bytes."""

CHECKSUM_MAGIC = 0xB1B0AFBA


@dataclass(frozen=True, slots=True)
class GlyphOutline:
    """The box of a glyph's ink as drawn, in font units. `shift` is how far drawing moves it from its coordinates."""

    left: int
    bottom: int
    right: int
    top: int
    shift: int


class FontProgram:
    """The tables of a font program. Glyphs can be added at the end."""

    def __init__(self, data: bytes) -> None:
        self.version = data[:4]
        self.tables: dict[str, bytes] = {}
        for index in range(int.from_bytes(data[4:6])):
            tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            self.tables[tag.decode("ascii")] = data[start : start + length]
        self.count = int.from_bytes(self.tables["maxp"][4:6])
        self.offsets = self.glyph_offsets()
        self.metrics = self.glyph_metrics()
        self.glyphs = bytearray(self.tables["glyf"])
        self.most_parts = 0

    def glyph_offsets(self) -> list[int]:
        """The offset of each glyph in `glyf`, then the end of the last."""
        if int.from_bytes(self.tables["head"][50:52]):
            return list(struct.unpack(f">{self.count + 1}I", self.tables["loca"]))
        return [2 * half for half in struct.unpack(f">{self.count + 1}H", self.tables["loca"])]

    def glyph_metrics(self) -> list[tuple[int, int]]:
        """Advance and left side bearing of each glyph; those at the end may share the last advance."""
        table, full = self.tables["hmtx"], int.from_bytes(self.tables["hhea"][34:36])
        metrics = list(struct.iter_unpack(">Hh", table[: 4 * full]))
        bearings = struct.iter_unpack(">h", table[4 * full :])
        return [*metrics, *((metrics[-1][0], bearing) for (bearing,) in bearings)]

    def outline(self, glyph: int) -> GlyphOutline:
        """The box of a glyph with ink. It is drawn at its left side bearing, whatever its coordinates are."""
        left, bottom, right, top = struct.unpack_from(">4h", self.glyphs, self.offsets[glyph] + 2)
        shift = self.metrics[glyph][1] - left
        return GlyphOutline(left + shift, bottom, right + shift, top, shift)

    def add(self, parts: Sequence[tuple[int, int, int]], advance: int) -> None:
        """Add a glyph made of others, each `(glyph, dx, dy)` in font units. A blank glyph has no parts."""
        bearing = 0
        if parts:
            drawn = [(self.outline(glyph), dx, dy) for glyph, dx, dy in parts]
            bearing = min(outline.left + dx for outline, dx, _ in drawn)
            self.glyphs += struct.pack(
                ">5h", -1, bearing, min(outline.bottom + dy for outline, _, dy in drawn),
                max(outline.right + dx for outline, dx, _ in drawn), max(outline.top + dy for outline, _, dy in drawn),
            )  # fmt: skip
            for index, (glyph, dx, dy) in enumerate(parts):
                flags = WORDS_ARE_OFFSETS | (MORE_COMPONENTS if index + 1 < len(parts) else 0)
                self.glyphs += struct.pack(">HHhh", flags, glyph, dx + drawn[index][0].shift, dy)
            self.glyphs += bytes(-len(self.glyphs) % 2)
            self.most_parts = max(self.most_parts, len(parts))
        self.offsets.append(len(self.glyphs))
        self.metrics.append((advance, bearing))

    def data(self) -> bytes:
        """The font program with the glyphs that were added."""
        tables = self.tables
        tables["glyf"] = bytes(self.glyphs)
        short = self.offsets[-1] <= MOST_SHORT and not any(offset % 2 for offset in self.offsets)
        offsets = [offset // 2 for offset in self.offsets] if short else self.offsets
        tables["loca"] = struct.pack(f">{len(offsets)}{'H' if short else 'I'}", *offsets)
        tables["hmtx"] = b"".join(struct.pack(">Hh", *metric) for metric in self.metrics)
        widest = max(advance for advance, _ in self.metrics)
        tables["hhea"] = patched(tables["hhea"], {10: widest, 34: len(self.metrics)})
        tables["head"] = patched(tables["head"], {8: 0, 10: 0, 50: 0 if short else 1})
        tables["maxp"] = patched(tables["maxp"], self.limits())
        return assembled(self.version, tables)

    def limits(self) -> dict[int, int]:
        """The maximums in `maxp`, by offset: glyphs; points and contours of a composite; parts; depth."""
        points, contours, composed_points, composed_contours = struct.unpack_from(">4H", self.tables["maxp"], 6)
        parts, depth = struct.unpack_from(">2H", self.tables["maxp"], 28)
        most = max(self.most_parts, 1)
        return {
            4: len(self.metrics), 10: min(max(points, composed_points) * most, 0xFFFF),
            12: min(max(contours, composed_contours) * most, 0xFFFF), 28: max(parts, self.most_parts), 30: depth + 1,
        }  # fmt: skip


def character_map(glyphs: Mapping[int, int]) -> bytes:
    """A `cmap` that maps codes of one byte to glyphs: (1, 0) in format 6, which simple symbolic fonts have.

    See ISO 32000-1, 9.6.6.4. Codes are in ascending order.
    """
    codes = range(next(iter(glyphs)), max(glyphs) + 1)
    ids = [glyphs.get(code, 0) for code in codes]
    table = struct.pack(f">{5 + len(ids)}H", 6, 10 + 2 * len(ids), 0, codes.start, len(ids), *ids)
    return struct.pack(">4HI", 0, 1, 1, 0, 12) + table


def patched(table: bytes, values: dict[int, int]) -> bytes:
    """A table with 16-bit numbers at some offsets replaced."""
    changed = bytearray(table)
    for offset, value in values.items():
        struct.pack_into(">H", changed, offset, value)
    return bytes(changed)


def checksum(data: bytes) -> int:
    """The sum of a table's 32-bit words, as its directory entry has it."""
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def assembled(version: bytes, tables: dict[str, bytes]) -> bytes:
    """Tables as one font program, with its directory and checksums."""
    power = len(tables).bit_length() - 1
    head = version + struct.pack(">4H", len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    start, directory, body = 12 + 16 * len(tables), b"", b""
    for tag in sorted(tables):
        table = tables[tag]
        directory += struct.pack(">4sIII", tag.encode("ascii"), checksum(table), start + len(body), len(table))
        if tag == "head":
            adjustment = start + len(body) + 8
        body += table + bytes(-len(table) % 4)
    data = bytearray(head + directory + body)
    struct.pack_into(">I", data, adjustment, (CHECKSUM_MAGIC - checksum(bytes(data))) & 0xFFFFFFFF)
    return bytes(data)
