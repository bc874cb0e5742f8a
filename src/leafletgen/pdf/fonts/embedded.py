"""Fonts in the file: one font for each face, in which one code stands for one sign: a glyph with a text.

So what a reader extracts is exact for every cluster, even where a glyph stands for different letters in different
words (vowel signs of Indic scripts, ligatures).
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import uharfbuzz as hb

from leafletgen.pdf.document import Dictionary, Document, Stream, compressed, number
from leafletgen.pdf.fonts.codes import deal, to_unicode
from leafletgen.pdf.fonts.encode import Sign, joined, pattern, show, width_of
from leafletgen.pdf.fonts.subset import subset
from leafletgen.text.faces import Face
from leafletgen.text.shaping import MOST_WORDS, ShapedWord

SERIF, FIXED_PITCH, SYMBOLIC, ITALIC = 1 << 1, 1 << 0, 1 << 2, 1 << 6
"""Font flags, ISO 32000-1, table 123. Symbolic: the codes follow no standard Latin encoding."""


class Arrays(dict[ShapedWord, str]):
    """Each word as the inside of a `TJ` array, in the codes of one font."""

    def __init__(self, codes: Mapping[Sign, bytes]) -> None:
        super().__init__()
        self.codes = {sign: code.decode("latin-1") for sign, code in codes.items()}

    def __missing__(self, word: ShapedWord) -> str:
        if len(self) >= MOST_WORDS:
            self.clear()
        blank = pattern(word)
        array = self[word] = blank.array % tuple(map(self.codes.__getitem__, blank.signs))
        return array


class Operators(dict[tuple[ShapedWord, ...], str]):
    """What shows a right-to-left word, alone or with a space: one operator each, which comes again and again."""

    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self.arrays = arrays

    def __missing__(self, words: tuple[ShapedWord, ...]) -> str:
        if len(self) >= MOST_WORDS:
            self.clear()
        operator = self[words] = show(joined(map(self.arrays.__getitem__, words)))
        return operator


class Encoding:
    """The codes of a face's signs, and what goes into a file for them: all of these signs, and nothing else.

    It is the same wherever these signs are used, so that files share it. `single` codes have one byte, others two.
    """

    def __init__(self, face: Face, signs: frozenset[Sign]) -> None:
        codes = deal(signs)
        self.face = face
        self.single = len(next(iter(codes.values()))) == 1
        self.arrays = Arrays(codes)
        self.operators = Operators(self.arrays)
        self.glyphs = {int.from_bytes(code): sign.glyph for sign, code in codes.items()}
        self.cut = subset(face, tuple(self.glyphs.values()), tuple(self.glyphs) if self.single else ())
        self.name = f"/{self.cut.tag}+{postscript_name(face)}"
        self.to_unicode = compressed(to_unicode(codes))
        self.glyph_map = b"" if self.single else compressed(self.glyph_ids())

    def glyph_ids(self) -> bytes:
        """From codes to glyphs of the subset, two bytes each; codes that are not used lead to `.notdef`."""
        ids = {code: self.cut.ids[glyph] for code, glyph in self.glyphs.items()}
        return b"".join(ids.get(code, 0).to_bytes(2) for code in range(max(ids) + 1))

    def widths(self, first: int) -> str:
        """The font program's own widths of all codes from `first` on; 0 for those that are not used."""
        codes = range(first, max(self.glyphs) + 1)
        found = (width_of(self.face, self.glyphs[code]) if code in self.glyphs else 0 for code in codes)
        return f"[{' '.join(map(number, found))}]"

    def embed(self, document: Document) -> str:
        """Write the font and return the reference to its dictionary."""
        entries = {"Type": "/Font", "BaseFont": self.name, "ToUnicode": document.add(deflated(self.to_unicode))}
        own = self.simple(document) if self.single else self.composite(document)
        return document.add(Dictionary(entries | own))

    def simple(self, document: Document) -> dict[str, object]:
        """What the dictionary of a simple font says besides (ISO 32000-1, 9.6.3)."""
        first = min(self.glyphs)
        return {
            "Subtype": "/TrueType", "FirstChar": first, "LastChar": max(self.glyphs), "Widths": self.widths(first),
            "FontDescriptor": document.add(self.descriptor(document)),
        }  # fmt: skip

    def composite(self, document: Document) -> dict[str, object]:
        """What the dictionary of a composite font says besides (ISO 32000-1, 9.7)."""
        descendant = Dictionary({
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": self.name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": document.add(self.descriptor(document)),
            "CIDToGIDMap": document.add(deflated(self.glyph_map)), "W": f"[0{self.widths(0)}]",
        })  # fmt: skip
        return {
            "Subtype": "/Type0", "Encoding": "/Identity-H", "DescendantFonts": f"[{document.add(descendant)}]",
        }  # fmt: skip

    def descriptor(self, document: Document) -> Dictionary:
        """The font descriptor, with the font program."""
        program = Stream(self.cut.data, {"Filter": "/FlateDecode", "Length1": self.cut.length})
        entries = {"Type": "/FontDescriptor", "FontName": self.name, "FontFile2": document.add(program)}
        return Dictionary(entries | metrics(self.face))


encoding_of = lru_cache(maxsize=64)(Encoding)
"""The encoding of some signs of a face; a library has the same ones again in every layout."""


class EmbeddedFont:
    """One face in one file, by its name among the resources."""

    def __init__(self, face: Face, name: str, words: Iterable[ShapedWord]) -> None:
        self.name = name
        self.encoding = encoding_of(face, frozenset().union(*[pattern(word).signs for word in words]))

    def shown(self, words: Iterable[ShapedWord]) -> str:
        """The operator that shows words that follow each other."""
        return show(joined(map(self.encoding.arrays.__getitem__, words)))


def deflated(data: bytes) -> Stream:
    """A stream whose data are compressed already."""
    return Stream(data, {"Filter": "/FlateDecode"})


@cache
def postscript_name(face: Face) -> str:
    """The font's PostScript name, with nothing in it that a PDF name would have to escape."""
    name = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.typeface.family
    return "".join(character for character in name if character.isascii() and (character.isalnum() or character == "-"))


@cache
def metrics(face: Face) -> dict[str, str]:
    """What a font descriptor says of the whole font (ISO 32000-1, table 122), lengths in thousandths of an em."""
    unit = 1000 / face.upem
    head, os2, post = (face.hb_face.reference_table(tag).data for tag in ("head", "OS/2", "post"))
    box = [signed(head, offset) * unit for offset in (36, 38, 40, 42)]
    weight = int.from_bytes(os2[4:6])
    slant = int.from_bytes(post[4:8], signed=True) / 65536
    cap_height = face.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * unit
    flags = SYMBOLIC | (FIXED_PITCH if any(post[12:16]) else 0) | (ITALIC if slant else 0)
    flags |= SERIF if 1 <= os2[30] <= 7 and os2[30] != 6 else 0
    return {
        "Flags": str(flags), "FontBBox": f"[{' '.join(number(edge, 0) for edge in box)}]",
        "ItalicAngle": number(slant), "Ascent": number(face.ascent * 1000, 0),
        "Descent": number(-face.descent * 1000, 0), "CapHeight": number(cap_height, 0),
        "StemV": number(50 + (weight / 65) ** 2, 0),
    }  # fmt: skip


def signed(table: bytes, offset: int) -> int:
    """A signed 16-bit number of a font table."""
    return int.from_bytes(table[offset : offset + 2], signed=True)
