"""The codes of a font's signs in a content stream, and the map from codes to text.

A font with few signs has codes of one byte, and is a simple font; with many signs it has codes of two. No code has a
byte that a literal string must escape. Codes are assigned in the order of the signs' texts, so the same signs
have the same codes in every file, and neighbouring characters have consecutive codes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count, islice

from leafletgen.pdf.fonts.encode import ComposedGlyph, Sign

ESCAPED_CODES = frozenset(b"\n\r()\\")
"""Bytes that a literal string must escape (ISO 32000-1, 7.3.4.2)."""

SINGLE_BYTES = tuple(code for code in range(0x21, 0xFC) if code not in ESCAPED_CODES | {0x7F, 0x85, 0xA0})
"""Codes of one byte. No reader takes them for white space, a control, or the beginning of UTF-16 or UTF-8."""

ENTRIES_PER_BLOCK = 100
"""The most that one `beginbfchar` or `beginbfrange` may hold (Adobe Technical Note 5014)."""


def dealt_codes(signs: Collection[Sign]) -> dict[Sign, bytes]:
    """The code of each sign, in ascending order."""
    ordered = sorted(signs, key=lambda sign: (sign.text, isinstance(sign.glyph, ComposedGlyph), sign.glyph))
    single = len(ordered) <= len(SINGLE_BYTES)
    codes = (bytes([code]) for code in SINGLE_BYTES) if single else (code.to_bytes(2) for code in double())
    return dict(zip(ordered, islice(codes, len(ordered)), strict=True))


def double() -> Iterator[int]:
    """Codes of two bytes; 0 is `.notdef`."""
    return (code for code in count(1) if ESCAPED_CODES.isdisjoint(code.to_bytes(2)))


def to_unicode(codes: Mapping[Sign, bytes]) -> bytes:
    """The CMap from codes to text (ISO 32000-1, 9.10.3)."""
    width = len(next(iter(codes.values())))
    alone, runs = [], []
    for first, last, text in consecutive((int.from_bytes(code), sign.text) for sign, code in codes.items()):
        start, meaning = f"<{first:0{2 * width}x}>", f"<{text.encode('utf-16-be').hex()}>"
        if first == last:
            alone.append(f"{start} {meaning}")
        else:
            runs.append(f"{start} <{last:0{2 * width}x}> {meaning}")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * width}> <{'ff' * width}>\nendcodespacerange\n"
        f"{blocks('bfchar', alone)}{blocks('bfrange', runs)}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def consecutive(meanings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Codes in ascending order, joined into ranges: first code, last code, text of the first; the other texts count up.

    In a range each text is one character, and the texts, like the codes, differ only in their last byte.
    """
    run: tuple[int, int, str] | None = None
    for code, text in meanings:
        if run and code == run[1] + 1 and follows(text, run[2], code - run[0]) and code & 0xFF:
            run = run[0], code, run[2]
            continue
        if run:
            yield run
        run = code, code, text
    if run:
        yield run


def follows(text: str, first: str, distance: int) -> bool:
    """True when `text` is the character `distance` after `first`, both in one block of 256 below U+10000."""
    if len(text) != 1 or len(first) != 1 or text > "\uffff":
        return False
    return ord(text) - ord(first) == distance and ord(text) >> 8 == ord(first) >> 8


def blocks(kind: str, entries: list[str]) -> str:
    """Entries of a CMap, in as many blocks as they need."""
    parts = (entries[start : start + ENTRIES_PER_BLOCK] for start in range(0, len(entries), ENTRIES_PER_BLOCK))
    return "".join(f"{len(part)} begin{kind}\n" + "\n".join(part) + f"\nend{kind}\n" for part in parts)
