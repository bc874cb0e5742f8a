"""Fonts in the file: one for each face. Each code of it is one sign: a glyph with a text.

So a PDF reader extracts the exact text of every cluster, even where one glyph is used for different letters in
different words (vowel signs of Indic scripts, ligatures).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

import uharfbuzz as hb

from leafletgen.pdf.document import Dictionary, Numbers, PdfDocument, Stream, compressed, pdf_number
from leafletgen.pdf.fonts.codes import dealt_codes, to_unicode
from leafletgen.pdf.fonts.encode import Sign, WordPatterns, joined_strings, show, width_of
from leafletgen.pdf.fonts.subset import Preparations, subset
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Memory, Typesetter

SERIF, FIXED_PITCH, SYMBOLIC, ITALIC = 1 << 1, 1 << 0, 1 << 2, 1 << 6
"""Font flags, ISO 32000-1, table 123. Symbolic: the codes follow no standard Latin encoding."""


Signs: TypeAlias = tuple[Face, frozenset[Sign]]
"""A face, and the signs of it that a file uses."""


class Arrays(Memory[ShapedWord, str]):
    """Each word as the inside of a `TJ` array, in the codes of one font."""

    ENTRY = 150

    def __init__(self, typesetter: Typesetter, codes: Mapping[Sign, bytes]) -> None:
        super().__init__(typesetter)
        self.codes = {sign: code.decode("latin-1") for sign, code in codes.items()}
        self.patterns = typesetter.memory(WordPatterns)

    def work_out(self, question: ShapedWord) -> str:
        """Fill the codes into the word's pattern."""
        blank = self.patterns[question]
        return blank.array % tuple(map(self.codes.__getitem__, blank.signs))


class Operators(Memory[tuple[ShapedWord, ...], str]):
    """The one operator that shows a right-to-left word, alone or with a space. Many of these repeat."""

    ENTRY = 150

    def __init__(self, typesetter: Typesetter, arrays: Arrays) -> None:
        super().__init__(typesetter)
        self.arrays = arrays

    def work_out(self, question: tuple[ShapedWord, ...]) -> str:
        """Write the operator."""
        return show(joined_strings(map(self.arrays.__getitem__, question)))


class Encoding:
    """The codes of a face's signs, and the font that a file gets for exactly these signs.

    Files that use the same signs share it. `single` codes have one byte, others two.
    """

    def __init__(self, face: Face, signs: frozenset[Sign], typesetter: Typesetter) -> None:
        codes = dealt_codes(signs)
        self.face = face
        self.single = len(next(iter(codes.values()))) == 1
        self.arrays = Arrays(typesetter, codes)
        self.operators = Operators(typesetter, self.arrays)
        self.glyphs = {int.from_bytes(code): sign.glyph for sign, code in codes.items()}
        self.cut = subset(
            face,
            typesetter.memory(Preparations)[face],
            tuple(self.glyphs.values()),
            tuple(self.glyphs) if self.single else (),
        )
        self.description = typesetter.memory(Descriptions)[face]
        self.name = f"/{self.cut.tag}+{self.description.name}"
        self.to_unicode = compressed(to_unicode(codes))
        self.glyph_map = b"" if self.single else compressed(self.glyph_ids())
        self.widths = self.widths_from(min(self.glyphs) if self.single else 0, typesetter.memory(Numbers))

    def weight(self) -> int:
        """About how many bytes it takes."""
        data = len(self.cut.data) + len(self.to_unicode) + len(self.glyph_map) + len(self.widths)
        return data + 300 * len(self.glyphs) + self.arrays.weight() + self.operators.weight()

    def glyph_ids(self) -> bytes:
        """For each code the glyph of the subset, in two bytes. Codes that are not used map to `.notdef`."""
        ids = {code: self.cut.ids[glyph] for code, glyph in self.glyphs.items()}
        return b"".join(ids.get(code, 0).to_bytes(2) for code in range(max(ids) + 1))

    def widths_from(self, first: int, numbers: Numbers) -> str:
        """The font program's widths of all codes from `first` on; 0 for codes that are not used."""
        codes = range(first, max(self.glyphs) + 1)
        found = (width_of(self.face, self.glyphs[code]) if code in self.glyphs else 0 for code in codes)
        return f"[{' '.join(map(numbers.__getitem__, found))}]"

    def embed(self, document: PdfDocument) -> str:
        """Write the font and return the reference to its dictionary."""
        entries = {"Type": "/Font", "BaseFont": self.name, "ToUnicode": document.add(deflated(self.to_unicode))}
        own = self.simple(document) if self.single else self.composite(document)
        return document.add(Dictionary(entries | own))

    def simple(self, document: PdfDocument) -> dict[str, object]:
        """The further entries of a simple font's dictionary (ISO 32000-1, 9.6.3)."""
        first = min(self.glyphs)
        return {
            "Subtype": "/TrueType", "FirstChar": first, "LastChar": max(self.glyphs), "Widths": self.widths,
            "FontDescriptor": document.add(self.descriptor(document)),
        }  # fmt: skip

    def composite(self, document: PdfDocument) -> dict[str, object]:
        """The further entries of a composite font's dictionary (ISO 32000-1, 9.7)."""
        descendant = Dictionary({
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": self.name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": document.add(self.descriptor(document)),
            "CIDToGIDMap": document.add(deflated(self.glyph_map)), "W": f"[0{self.widths}]",
        })  # fmt: skip
        return {
            "Subtype": "/Type0", "Encoding": "/Identity-H", "DescendantFonts": f"[{document.add(descendant)}]",
        }  # fmt: skip

    def descriptor(self, document: PdfDocument) -> Dictionary:
        """The font descriptor, with the font program."""
        program = Stream(self.cut.data, {"Filter": "/FlateDecode", "Length1": self.cut.length})
        entries = {"Type": "/FontDescriptor", "FontName": self.name, "FontFile2": document.add(program)}
        return Dictionary(entries | self.description.metrics)


class Encodings(Memory[Signs, Encoding]):
    """The encodings. A leaflet has the same signs in every layout."""

    SHARED = False

    def work_out(self, question: Signs) -> Encoding:
        """Assign codes, and cut the font down."""
        return Encoding(*question, self.typesetter)

    def weight(self) -> int:
        """About how many bytes all encodings take."""
        return sum(encoding.weight() for encoding in self.values())


class EmbeddedFont:
    """One face in one file. `name` is its name in the resources."""

    def __init__(self, name: str, encoding: Encoding) -> None:
        self.name = name
        self.encoding = encoding

    def shown(self, words: Iterable[ShapedWord]) -> str:
        """The operator that shows words that follow each other."""
        return show(joined_strings(map(self.encoding.arrays.__getitem__, words)))


def deflated(data: bytes) -> Stream:
    """A stream of data that are compressed already."""
    return Stream(data, {"Filter": "/FlateDecode"})


class Description(NamedTuple):
    """The description of a face in a file: its PostScript name, and the metrics of a font descriptor."""

    name: str
    metrics: dict[str, str]


class Descriptions(Memory[Face, Description]):
    """The description of each face."""

    ENTRY = 1500

    def work_out(self, question: Face) -> Description:
        """Describe a face."""
        return Description(postscript_name(question), metrics(question))


def postscript_name(face: Face) -> str:
    """The font's PostScript name, without characters that a PDF name must escape."""
    name = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.typeface.family
    return "".join(character for character in name if character.isascii() and (character.isalnum() or character == "-"))


def metrics(face: Face) -> dict[str, str]:
    """A font descriptor's entries about the whole font (ISO 32000-1, table 122). Lengths in thousandths of an em."""
    unit = 1000 / face.upem
    head, os2, post = (face.hb_face.reference_table(tag).data for tag in ("head", "OS/2", "post"))
    box = [signed_number(head, offset) * unit for offset in (36, 38, 40, 42)]
    weight = int.from_bytes(os2[4:6])
    slant = int.from_bytes(post[4:8], signed=True) / 65536
    cap_height = face.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * unit
    flags = SYMBOLIC | (FIXED_PITCH if any(post[12:16]) else 0) | (ITALIC if slant else 0)
    flags |= SERIF if 1 <= os2[30] <= 7 and os2[30] != 6 else 0
    return {
        "Flags": str(flags), "FontBBox": f"[{' '.join(pdf_number(edge, 0) for edge in box)}]",
        "ItalicAngle": pdf_number(slant), "Ascent": pdf_number(face.ascent * 1000, 0),
        "Descent": pdf_number(-face.descent * 1000, 0), "CapHeight": pdf_number(cap_height, 0),
        "StemV": pdf_number(50 + (weight / 65) ** 2, 0),
    }  # fmt: skip


def signed_number(table: bytes, offset: int) -> int:
    """A signed 16-bit number of a font table."""
    return int.from_bytes(table[offset : offset + 2], signed=True)
