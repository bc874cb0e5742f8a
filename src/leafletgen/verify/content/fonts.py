"""Fonts of a file: the text, the advance and the glyph of each code (ISO 32000-1, 9.6, 9.7 and 9.10)."""

from array import array
from codecs import charmap_decode
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from leafletgen.verify.content.cmaps import MOST_CODES, cid_widths, unicode_map
from leafletgen.verify.content.operands import Adjustments, separate_strings, strings
from leafletgen.verify.content.painted import NO_BLANKS
from leafletgen.verify.content.truetype import TrueTypeProgram, read_font_program, two_byte
from leafletgen.verify.reader.objects import FileStream, PdfFile, Ref, Value

UNKNOWN = "\ufffd"
"""The text of a code without a Unicode mapping."""

ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "ascii"}


class SaidText(NamedTuple):
    """The text of a string of codes, the number of codes, and their advance in thousandths of an em.

    `blanks` are the widths of the white space at its left end and its right end.
    """

    text: str
    codes: int
    width: float
    blanks: tuple[float, float] = NO_BLANKS

    def blanks_at(self, scale: float) -> tuple[float, float]:
        """`blanks` in points, if a thousandth of an em is `scale` points."""
        return NO_BLANKS if self.blanks is NO_BLANKS else (self.blanks[0] * scale, self.blanks[1] * scale)


class Font:
    """One font of a file.

    `shown` are the bytes that each page shows. `forwards` remembers the text of operands, and `backwards` the text
    of operands whose glyphs are in reverse.
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
        self.forwards: dict[str, SaidText] = {}
        self.backwards: dict[str, SaidText] = {}
        self.adjustments = Adjustments()

    @property
    def known_encoding(self) -> bool:
        """True when the length of codes is known: one byte, or two bytes that are the CID."""
        return not self.composite or self.file.name(self.entries.get("Encoding")) in {"Identity-H", "Identity-V"}

    def says(self, operand: str, page: int, reverse: bool) -> SaidText:
        """The text of an operand of `Tj` or `TJ` on a page. It is remembered, as words repeat. Raises Malformed."""
        shown, adjustment = strings(operand, self.adjustments)
        self.shown[page].append(shown if len(shown) % 2 == 0 or not self.composite else shown[:-1])
        codes = self.codes(shown)
        width = sum(map(self.widths.__getitem__, codes)) - adjustment
        text = self.reversed(operand, codes) if reverse else self.text(codes)
        # Of several strings in reverse, each may begin the line.
        ends = text if reverse and operand[0] == "[" else text[:1] + text[-1:]
        blanks = (self.blank(codes), self.blank(codes[::-1])) if any(map(str.isspace, ends)) else NO_BLANKS
        said = SaidText(text, len(codes), width, blanks)
        (self.backwards if reverse else self.forwards)[operand] = said
        return said

    def blank(self, codes: "array[int] | bytes") -> float:
        """The width of the white space at the start of codes, in thousandths of an em."""
        width = 0.0
        for code in codes:
            if not self.characters[code].isspace():
                break
            width += self.widths[code]
        return width

    def reversed(self, operand: str, codes: "array[int] | bytes") -> str:
        """The text of strings in reverse: each string is reversed, their order stays (ISO 32000-1, 14.8.2.3.3)."""
        if operand[0] != "[":
            return self.text(codes[::-1])
        return "".join([self.text(self.codes(one)[::-1]) for one in separate_strings(operand)])

    def codes(self, shown: bytes) -> "array[int] | bytes":
        """The codes of a string that is shown. Those of a composite font have two bytes."""
        return two_byte(shown) if self.composite else shown

    def text(self, codes: "array[int] | bytes") -> str:
        """The text of codes."""
        if isinstance(codes, bytes):
            return charmap_decode(codes, "replace", self.table)[0]
        return "".join(map(self.characters.__getitem__, codes))

    @cached_property
    def table(self) -> str | dict[int, str]:
        """The texts of one-byte codes for a decoder: one string if each is one character, else a mapping."""
        texts = dict.fromkeys(range(256), UNKNOWN) | self.characters
        return "".join(texts.values()) if {*map(len, texts.values())} == {1} and len(texts) == 256 else texts

    @cached_property
    def characters(self) -> defaultdict[int, str]:
        """The text of each code; UNKNOWN for codes without text."""
        cmap = self.file.stream(self.entries.get("ToUnicode"))
        found = dict(self.encoded()) if cmap is None else unicode_map(cmap.decode("latin-1"))
        return defaultdict(lambda: UNKNOWN, found)

    def encoded(self) -> Mapping[int, str]:
        """The text of each code of a simple font with a named encoding."""
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
        """The codes that pages show, in order, with the first page of each. Complete only after all pages were read."""
        found: dict[int, int] = {}
        for page, shown in self.shown.items():
            new = set(self.codes(b"".join(shown))).difference(found)
            found |= dict.fromkeys(sorted(new), page)
        return found

    @property
    def embedded(self) -> bool:
        """True when the font program is in the file."""
        programs = (self.file.resolve(self.descriptor.get(key)) for key in ("FontFile", "FontFile2", "FontFile3"))
        own = self.file.name(self.entries.get("Subtype")) == "Type3"
        return own or any(isinstance(program, FileStream) for program in programs)

    @cached_property
    def program(self) -> TrueTypeProgram | None:
        """The font program, when it is TrueType. Raises Malformed."""
        data = self.file.stream(self.descriptor.get("FontFile2"))
        return None if data is None else read_font_program(data)

    @cached_property
    def glyphs(self) -> "Sequence[int]":
        """The glyph of each CID. Where glyphs are the CIDs themselves, all numbers of glyphs."""
        glyph_map = self.file.stream(self.descendant.get("CIDToGIDMap"))
        return range(MOST_CODES) if glyph_map is None else two_byte(glyph_map)

    @cached_property
    def own_codes(self) -> Mapping[int, int] | None:
        """The glyphs of the codes of a simple font without an encoding; None for other fonts. Raises Malformed."""
        own = not self.composite and "Encoding" not in self.entries and self.program is not None
        return self.program.codes if own and self.program else None

    @cached_property
    def glyph(self) -> Callable[[int], int]:
        """Finds the glyph of a code, in a composite font or one with `own_codes`; 0, `.notdef`, without a glyph."""
        own, glyphs = self.own_codes, self.glyphs
        if own is not None:
            return lambda code: own.get(code, 0)
        return lambda code: glyphs[code] if code < len(glyphs) else 0


class FileFonts:
    """The fonts of a file. Each is opened once, for all pages that use it."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.opened: dict[Ref | int, Font] = {}

    def find(self, value: Value) -> Font | None:
        """The font of a resource; None when the resource is not a font."""
        entries = self.file.dictionary(value)
        if not entries:
            return None
        key = value if isinstance(value, Ref) else id(entries)
        if key not in self.opened:
            self.opened[key] = Font(self.file, entries)
        return self.opened[key]
