"""The text of each code of a font (ISO 32000-1, 9.10.3), and the width of each CID (9.7.4.3)."""

import re
import sys

from leafletgen.verify.reader.objects import Value
from leafletgen.verify.reader.syntax import hexadecimal

MOST_CODES = 65536
BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
STRINGS = re.compile(r"<([0-9A-Fa-f\s]*)>")
PAIR = re.compile(r"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(r"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")


def unicode_map(cmap: str) -> dict[int, str]:
    """Codes and texts of a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(cmap):
        if kind == "bfchar":
            pairs = PAIR.findall(block)
            found |= zip([int(code, 16) for code, _ in pairs], all_utf16([text for _, text in pairs]), strict=True)
        else:
            for first, last, text, texts in RANGE.findall(block):
                found.update(in_range(int(first, 16), int(last, 16), text, texts))
    return found


def in_range(first: int, last: int, text: str, texts: str) -> dict[int, str]:
    """Codes and texts of one line of `bfrange`: a list of texts, or one text whose last character counts up."""
    codes = range(first, min(last + 1, first + MOST_CODES))
    if texts:
        return dict(zip(codes, all_utf16(STRINGS.findall(texts)), strict=False))
    start = utf16(text)
    if not start:
        return {}
    counted = map(chr, range(ord(start[-1]), sys.maxunicode + 1))
    return {code: start[:-1] + character for code, character in zip(codes, counted, strict=False)}


def all_utf16(strings: list[str]) -> list[str]:
    """The characters of hexadecimal strings. They are decoded together if possible, in a fifth of the time."""
    try:
        found = bytes.fromhex("000A".join(strings)).decode("utf-16-be", "replace").split("\n")
    except ValueError:
        found = []
    return found if len(found) == len(strings) else list(map(utf16, strings))


def utf16(digits: str) -> str:
    """The characters of a hexadecimal string."""
    return hexadecimal(digits).decode("utf-16-be", "replace")


def cid_widths(entries: list[Value]) -> dict[int, float]:
    """Widths by CID (ISO 32000-1, 9.7.4.3): `first [w w w]`, or `first last w`."""
    found: dict[int, float] = {}
    rest = iter(entries)
    for first in rest:
        second = next(rest, None)
        if isinstance(second, list):
            found.update(enumerate((width for width in second if isinstance(width, int | float)), int(first)))
        elif isinstance(second, int) and isinstance(width := next(rest, None), int | float):
            found.update(dict.fromkeys(range(int(first), min(second, MOST_CODES) + 1), float(width)))
    return found
