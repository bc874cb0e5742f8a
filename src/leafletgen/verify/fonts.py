"""Fonts of a file: what each code says, how far it moves on, and which glyph it draws (ISO 32000-1, 9.6, 9.7 and 9.10)."""

import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from leafletgen.verify.objects import PdfFile, Ref, Stream, Value
from leafletgen.verify.syntax import hexadecimal, parse
from leafletgen.verify.truetype import FontProgram, read_program

UNKNOWN = "\ufffd"
"""What a code without a Unicode mapping reads as."""

MOST_CODES = 65536
BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
STRINGS = re.compile(r"<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(r"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "ascii"}


class Said(NamedTuple):
    """What a string of codes says: its text, the texts of its glyphs, and how far it moves on, in thousandths of an em."""

    text: str
    glyphs: list[str]
    width: float


class Font:
    """One font of a file. `shown` are the codes that pages show; `known` is what operands have said before."""

    def __init__(self, file: PdfFile, entries: dict[str, Value]) -> None:
        self.file = file
        self.entries = entries
        self.name = file.name(entries.get("BaseFont")) or "without a name"
        self.composite = file.name(entries.get("Subtype")) == "Type0"
        descendants = file.array(entries.get("DescendantFonts"))
        self.descendant = file.dictionary(descendants[0]) if descendants else {}
        self.descriptor = file.dictionary((self.descendant if self.composite else entries).get("FontDescriptor"))
        self.shown: list[tuple[int, array[int] | bytes]] = []
        self.known: dict[str, Said] = {}

    @property
    def known_encoding(self) -> bool:
        """True when codes can be told apart: one byte each, or two bytes each that are the CID."""
        return not self.composite or self.file.name(self.entries.get("Encoding")) in {"Identity-H", "Identity-V"}

    def said(self, operand: str, page: int) -> Said:
        """What the operand of `Tj` or `TJ` says, shown on a page; it goes to `known`, for words come again. Raises Malformed."""
        shown, adjustment = strings(operand)
        codes = self.codes(shown)
        self.shown.append((page, codes))
        texts = [*map(self.characters.__getitem__, codes)]
        width = sum(map(self.widths.__getitem__, codes)) - adjustment
        said = self.known[operand] = Said("".join(texts), texts, width)
        return said

    def codes(self, shown: bytes) -> "array[int] | bytes":
        """The codes of a string that is shown."""
        if not self.composite:
            return shown
        codes = array("H", shown[: len(shown) // 2 * 2])
        if sys.byteorder == "little":
            codes.byteswap()
        return codes

    @cached_property
    def characters(self) -> defaultdict[int, str]:
        """The text of each code; UNKNOWN for those without."""
        cmap = self.file.stream(self.entries.get("ToUnicode"))
        found = dict(self.encoded()) if cmap is None else unicode_map(cmap.decode("latin-1"))
        return defaultdict(lambda: UNKNOWN, found)

    def encoded(self) -> Mapping[int, str]:
        """What the codes of a simple font with a named encoding say."""
        codec = ENCODINGS.get(self.file.name(self.entries.get("Encoding")))
        if self.composite or codec is None:
            return {}
        texts = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
        return {code: text for code, text in texts.items() if text}

    @cached_property
    def widths(self) -> defaultdict[int, float]:
        """The width of each code that the file declares, in thousandths of an em."""
        if not self.composite:
            first = self.file.resolve(self.entries.get("FirstChar"))
            declared = self.file.numbers(self.entries.get("Widths"))
            return defaultdict(float, enumerate(declared, first if isinstance(first, int) else 0))
        default = self.file.resolve(self.descendant.get("DW"))
        found = cid_widths([self.file.resolve(entry) for entry in self.file.array(self.descendant.get("W"))])
        standard = float(default) if isinstance(default, int | float) else 1000.0
        return defaultdict(lambda: standard, found)

    @cached_property
    def used(self) -> dict[int, int]:
        """The codes that pages show, in order, with the first page that shows each; to be asked when all pages are done."""
        found: dict[int, int] = {}
        for page, codes in groupby(self.shown, key=lambda shown: shown[0]):
            new = {code for _, each in codes for code in each}.difference(found)
            found |= dict.fromkeys(sorted(new), page)
        return found

    @property
    def embedded(self) -> bool:
        """True when the file carries the font program."""
        programs = (self.file.resolve(self.descriptor.get(key)) for key in ("FontFile", "FontFile2", "FontFile3"))
        own = self.file.name(self.entries.get("Subtype")) == "Type3"
        return own or any(isinstance(program, Stream) for program in programs)

    @cached_property
    def program(self) -> FontProgram | None:
        """The font program, when it is TrueType. Raises Malformed."""
        data = self.file.stream(self.descriptor.get("FontFile2"))
        return None if data is None else read_program(data)

    @cached_property
    def glyph_map(self) -> bytes | None:
        """The stream from CIDs to glyphs, two bytes each; None where they are the same."""
        return self.file.stream(self.descendant.get("CIDToGIDMap"))

    def glyph(self, code: int) -> int:
        """The glyph of a code of a composite font; 0, `.notdef`, when it has none."""
        glyph_map = self.glyph_map
        return code if glyph_map is None else int.from_bytes(glyph_map[2 * code : 2 * code + 2])


def strings(operand: str) -> tuple[bytes, float]:
    """The strings of the operand of `Tj` or `TJ` joined, and the sum of the adjustments among them. Raises Malformed."""
    if "(" in operand:
        (value,) = parse(operand)
        values = value if isinstance(value, list) else [value]
        shown = b"".join(each for each in values if isinstance(each, bytes))
        return shown, float(sum(each for each in values if isinstance(each, int | float)))
    parts = operand.strip("[]").replace(">", "<").split("<")
    return hexadecimal("".join(parts[1::2])), sum(map(float, " ".join(parts[::2]).split()))


def unicode_map(cmap: str) -> dict[int, str]:
    """Codes and texts of a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(cmap):
        if kind == "bfchar":
            strings = STRINGS.findall(block)
            found.update((int(code, 16), utf16(text)) for code, text in zip(strings[::2], strings[1::2], strict=False))
        else:
            for first, last, text, texts in RANGE.findall(block):
                found.update(in_range(int(first, 16), int(last, 16), text, texts))
    return found


def in_range(first: int, last: int, text: str, texts: str) -> dict[int, str]:
    """Codes and texts of one line of `bfrange`: a list of texts, or one whose last character counts up."""
    codes = range(first, min(last + 1, first + MOST_CODES))
    if texts:
        return {code: utf16(each) for code, each in zip(codes, STRINGS.findall(texts), strict=False)}
    start = utf16(text)
    if not start:
        return {}
    return {code: start[:-1] + chr(min(ord(start[-1]) + code - first, sys.maxunicode)) for code in codes}


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


class Fonts:
    """The fonts of a file, each opened once, however many pages use it."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.opened: dict[Ref | int, Font] = {}

    def find(self, resources: dict[str, Value], name: str) -> Font | None:
        """The font of this name among the resources."""
        value = self.file.dictionary(resources.get("Font")).get(name)
        entries = self.file.dictionary(value)
        if not entries:
            return None
        key = value if isinstance(value, Ref) else id(entries)
        if key not in self.opened:
            self.opened[key] = Font(self.file, entries)
        return self.opened[key]
