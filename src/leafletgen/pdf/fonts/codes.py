"""Codes: what stands in a content stream for each sign of a font, and the maps that say what it means.

A font of few signs has codes of one byte, and is a simple font; one of many has codes of two. No code has a byte that
would have to be escaped in a literal string. Codes are dealt out in the order of what signs say, so that the same signs
have the same codes in every file, and those of neighbouring characters follow each other.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count, islice

from leafletgen.pdf.fonts.encode import ComposedGlyph, Sign

ESCAPED_CODES = frozenset(b"\n\r()\\")
"""What a literal string may not have as it is (ISO 32000-1, 7.3.4.2)."""

SINGLE_BYTES = tuple(code for code in range(0x21, 0xFC) if code not in ESCAPED_CODES | {0x7F, 0x85, 0xA0})
"""Codes of one byte: neither white space nor controls to any reader, nor what might begin UTF-16 or UTF-8."""

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
    """Codes in ascending order as runs: first, last, and the text of the first, from which the others count up.

    In a run each text is a character, and all of them, like the codes, differ in their last byte alone.
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
    """True for a character so much further on, of the same 256, that one number of 16 bits can say."""
    if len(text) != 1 or len(first) != 1 or text > "\uffff":
        return False
    return ord(text) - ord(first) == distance and ord(text) >> 8 == ord(first) >> 8


def blocks(kind: str, entries: list[str]) -> str:
    """Entries of a CMap, in as many blocks as they need."""
    parts = (entries[start : start + ENTRIES_PER_BLOCK] for start in range(0, len(entries), ENTRIES_PER_BLOCK))
    return "".join(f"{len(part)} begin{kind}\n" + "\n".join(part) + f"\nend{kind}\n" for part in parts)
