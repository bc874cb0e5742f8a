"""Fonts of a file: what each code says, how far it moves on, and which glyph it draws (ISO 32000-1, 9.6, 9.7 and 9.10)."""

import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from leafletgen.verify.objects import PdfFile, Ref, Stream, Value
from leafletgen.verify.syntax import hexadecimal, parse
from leafletgen.verify.truetype import FontProgram, read_program

UNKNOWN = "\ufffd"
"""What a code without a Unicode mapping reads as."""

MOST_CODES = 65536
BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
STRINGS = re.compile(r"<([0-9A-Fa-f\s]*)>")
PAIR = re.compile(r"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(r"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
PLAIN_STRING = re.compile(r"\(([^()\\]*+)\)")
OUTER = frozenset({("", ""), ("[", "]")})
"""What may stand around the strings of an operand that is read quickly."""

ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "ascii"}


class Said(NamedTuple):
    """What a string of codes says, how many codes it has, and how far it moves on, in thousandths of an em."""

    text: str
    codes: int
    width: float


class Adjustments(dict[str, float]):
    """The sum of what stands between two strings in the operand of `TJ`, which is one number, if any: the same few again."""

    def __missing__(self, numbers: str) -> float:
        """Add up numbers that have not been met before."""
        self[numbers] = found = sum(map(float, numbers.split()))
        return found


class Font:
    """One font of a file.

    `shown` are the bytes that each page shows. `forwards` is what operands have said before, and `backwards` what they
    say where glyphs stand in reverse.
    """

    def __init__(self, file: PdfFile, entries: dict[str, Value]) -> None:
        self.file = file
        self.entries = entries
        self.name = file.name(entries.get("BaseFont")) or "without a name"
        self.composite = file.name(entries.get("Subtype")) == "Type0"
        descendants = file.array(entries.get("DescendantFonts"))
        self.descendant = file.dictionary(descendants[0]) if descendants else {}
        self.descriptor = file.dictionary((self.descendant if self.composite else entries).get("FontDescriptor"))
        self.shown: defaultdict[int, list[bytes]] = defaultdict(list)
        self.forwards: dict[str, Said] = {}
        self.backwards: dict[str, Said] = {}
        self.adjustments = Adjustments()

    @property
    def known_encoding(self) -> bool:
        """True when codes can be told apart: one byte each, or two bytes each that are the CID."""
        return not self.composite or self.file.name(self.entries.get("Encoding")) in {"Identity-H", "Identity-V"}

    def says(self, operand: str, page: int, reverse: bool) -> Said:
        """What the operand of `Tj` or `TJ` says, shown on a page; remembered, for words come again. Raises Malformed."""
        shown, adjustment = strings(operand, self.adjustments)
        self.shown[page].append(shown if len(shown) % 2 == 0 or not self.composite else shown[:-1])
        codes = self.codes(shown)
        texts = map(self.characters.__getitem__, reversed(codes) if reverse else codes)
        said = Said("".join(texts), len(codes), sum(map(self.widths.__getitem__, codes)) - adjustment)
        (self.backwards if reverse else self.forwards)[operand] = said
        return said

    def codes(self, shown: bytes) -> "array[int] | bytes":
        """The codes of a string that is shown; of a composite font, two bytes each."""
        return two_byte(shown) if self.composite else shown

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
        for page, shown in self.shown.items():
            new = set(self.codes(b"".join(shown))).difference(found)
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
    def glyphs(self) -> "Sequence[int]":
        """The glyphs by CID; all numbers that a glyph can have where they are the same."""
        glyph_map = self.file.stream(self.descendant.get("CIDToGIDMap"))
        return range(MOST_CODES) if glyph_map is None else two_byte(glyph_map)

    @cached_property
    def own_codes(self) -> Mapping[int, int] | None:
        """What a simple font without an encoding has as glyphs of its codes; None for any other. Raises Malformed."""
        own = not self.composite and "Encoding" not in self.entries and self.program is not None
        return self.program.codes if own and self.program else None

    def glyph(self, code: int) -> int:
        """The glyph of a code of a composite font, or of one with codes of its own; 0, `.notdef`, when it has none."""
        if self.own_codes is not None:
            return self.own_codes.get(code, 0)
        glyphs = self.glyphs
        return glyphs[code] if code < len(glyphs) else 0


def two_byte(data: bytes) -> "array[int]":
    """Numbers of two bytes, most significant byte first; half a number at the end is none."""
    numbers = array("H", data[: len(data) // 2 * 2])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def strings(operand: str, adjustments: Adjustments) -> tuple[bytes, float]:
    """The strings of the operand of `Tj` or `TJ` joined, and the sum of the adjustments among them. Raises Malformed."""
    if operand[0] == "<":
        return hexadecimal(operand[1:-1]), 0.0
    if "(" in operand:
        return literals(operand, adjustments)
    parts = operand[1:-1].replace(">", "<").split("<")
    return hexadecimal("".join(parts[1::2])), sum(map(adjustments.__getitem__, parts[::2]))


def literals(operand: str, adjustments: Adjustments) -> tuple[bytes, float]:
    """The same of an operand that has literal strings."""
    try:
        start, *parts, end = PLAIN_STRING.split(operand)
        if "\r" not in operand and (start, end) in OUTER:
            return "".join(parts[::2]).encode("latin-1"), sum(map(adjustments.__getitem__, parts[1::2]))
    except ValueError:  # there are no plain strings, or what stands between them is no number, but part of others
        pass
    (value,) = parse(operand)
    values = value if isinstance(value, list) else [value]
    shown = b"".join(each for each in values if isinstance(each, bytes))
    return shown, float(sum(each for each in values if isinstance(each, int | float)))


def unicode_map(cmap: str) -> dict[int, str]:
    """Codes and texts of a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(cmap):
        if kind == "bfchar":
            found |= {int(code, 16): utf16(text) for code, text in PAIR.findall(block)}
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


@lru_cache(maxsize=8192)
def utf16(digits: str) -> str:
    """The characters of a hexadecimal string; remembered, for the fonts of a language have the same."""
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

    def find(self, value: Value) -> Font | None:
        """The font that a resource is; None when it is none."""
        entries = self.file.dictionary(value)
        if not entries:
            return None
        key = value if isinstance(value, Ref) else id(entries)
        if key not in self.opened:
            self.opened[key] = Font(self.file, entries)
        return self.opened[key]
