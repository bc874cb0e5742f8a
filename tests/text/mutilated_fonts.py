"""Font files damaged in every way, the same for the same seed."""

import random
import struct
from collections.abc import Callable, Iterator

TABLES = ("glyf", "loca", "hmtx", "hhea", "head", "maxp", "cmap", "OS/2", "post", "name", "GSUB", "GPOS", "GDEF")
"""The tables that are damaged."""

FIELDS = {
    "head": (18, 36, 38, 40, 42, 50),
    "maxp": (4, 6, 8, 28, 30),
    "hhea": (4, 6, 10, 34),
    "OS/2": (4, 30),
    "post": (0, 4, 12),
}
"""Offsets of 16-bit numbers that other parts of a font are read by."""


def mutilated(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged copies of a font file, each with what was done to it."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - the same fonts in every run
        kind = KINDS[number % len(KINDS)]
        yield f"{number} {kind.__name__}", kind(data, chance)


def directory(data: bytes) -> dict[str, tuple[int, int, int]]:
    """The tables of a font: place of the entry in the directory, offset and length."""
    entries = {}
    for index in range(int.from_bytes(data[4:6])):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        entries[tag.decode("ascii")] = 12 + 16 * index, start, length
    return entries


def pick(data: bytes, chance: random.Random) -> tuple[int, int, int]:
    """One of the tables that the font has."""
    entries = directory(data)
    return entries[chance.choice([tag for tag in TABLES if tag in entries])]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    """The file ends early."""
    return data[: int(len(data) * chance.random() ** 2)]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A table is all zeros."""
    _, start, length = pick(data, chance)
    return data[:start] + bytes(length) + data[start + length :]


def renamed(data: bytes, chance: random.Random) -> bytes:
    """A table is missing."""
    entry, _, _ = pick(data, chance)
    return data[:entry] + b"zzzz" + data[entry + 4 :]


def scattered(data: bytes, chance: random.Random) -> bytes:
    """Bytes of a table are others."""
    _, start, length = pick(data, chance)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 40, 400))):
        changed[start + chance.randrange(max(1, length))] = chance.randrange(256)
    return bytes(changed)


def early(data: bytes, chance: random.Random) -> bytes:
    """The first bytes of a table, which say what follows, are others."""
    _, start, length = pick(data, chance)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 10))):
        changed[start + chance.randrange(max(1, min(60, length)))] = chance.choice((0, 1, 127, 128, 255))
    return bytes(changed)


def misplaced(data: bytes, chance: random.Random) -> bytes:
    """A table is somewhere else, or of another length."""
    entry, start, length = pick(data, chance)
    fields = [
        (start, length // 2),
        (start, 3),
        (start, 0),
        (len(data) - 5, length),
        (start + 2, length),
        (start, 1 << 30),
    ]
    return data[: entry + 8] + struct.pack(">II", *chance.choice(fields)) + data[entry + 16 :]


def misnumbered(data: bytes, chance: random.Random) -> bytes:
    """A number that other tables are read by is another."""
    entries = directory(data)
    tag = chance.choice([tag for tag in FIELDS if tag in entries])
    place = entries[tag][1] + chance.choice(FIELDS[tag])
    return data[:place] + struct.pack(">H", chance.choice((0, 1, 2, 3, 0x7FFF, 0x8000, 0xFFFF))) + data[place + 2 :]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two tables have changed places."""
    one, _, _ = pick(data, chance)
    other, _, _ = pick(data, chance)
    changed = bytearray(data)
    changed[one + 8 : one + 16], changed[other + 8 : other + 16] = (
        data[other + 8 : other + 16],
        data[one + 8 : one + 16],
    )
    return bytes(changed)


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut_short, zeroed, renamed, scattered, early, misplaced, misnumbered, swapped,
)  # fmt: skip
"""Every kind of damage."""
