"""Fonts in the file: one composite font for each face, in which one code stands for one sign: a glyph with a text.

So what a reader extracts is exact for every cluster, even where a glyph stands for different letters in different
words (vowel signs of Indic scripts, ligatures).
"""

from collections.abc import Iterable
from functools import cache

import uharfbuzz as hb

from leafletgen.pdf.document import Dictionary, Document, Stream, number
from leafletgen.pdf.encode import Composed, Sign, joined, pattern, show, width_of
from leafletgen.pdf.subset import Subset, subset
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord

SERIF, FIXED_PITCH, SYMBOLIC, ITALIC = 1 << 1, 1 << 0, 1 << 2, 1 << 6
"""Font flags, ISO 32000-1, table 123. Symbolic: the codes follow no standard Latin encoding."""

ENTRIES_PER_BLOCK = 100
"""The most that one `beginbfchar` may hold (Adobe Technical Note 5014)."""


class Codes(dict[Sign, str]):
    """The code of each sign, four hexadecimal digits, dealt out in order of first use from 1."""

    def __missing__(self, sign: Sign) -> str:
        code = self[sign] = f"{len(self) + 1:04x}"
        return code


class Arrays(dict[ShapedWord, str]):
    """Each word as the inside of a `TJ` array, in the codes of one font in one file."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.codes = codes

    def __missing__(self, word: ShapedWord) -> str:
        blank = pattern(word)
        array = self[word] = blank.array % tuple(map(self.codes.__getitem__, blank.signs))
        return array


class EmbeddedFont:
    """One face in one file. Encode all words first, with `arrays`, then `embed`."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = Codes()
        self.arrays = Arrays(self.codes)

    def shown(self, words: Iterable[ShapedWord]) -> str:
        """The operator that shows words that follow each other."""
        return show(joined(map(self.arrays.__getitem__, words)))

    def embed(self, document: Document) -> str:
        """Write the font and return the reference to its dictionary (ISO 32000-1, 9.7)."""
        glyphs = dict.fromkeys(sign.glyph for sign in self.codes)
        own = frozenset(glyph for glyph in glyphs if isinstance(glyph, int))
        cut = subset(self.face, own, tuple(glyph for glyph in glyphs if isinstance(glyph, Composed)))
        base = f"/{cut.tag}+{postscript_name(self.face)}"
        descendant = Dictionary({
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": base,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": document.add(self.descriptor(base, cut, document)),
            "CIDToGIDMap": document.add(Stream(self.glyph_map(cut))), "W": self.widths(),
        })  # fmt: skip
        return document.add(Dictionary({
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": base, "Encoding": "/Identity-H",
            "DescendantFonts": f"[{document.add(descendant)}]",
            "ToUnicode": document.add(Stream(to_unicode(self.codes))),
        }))  # fmt: skip

    def descriptor(self, base: str, cut: Subset, document: Document) -> Dictionary:
        """The font descriptor, with the font program."""
        program = Stream(cut.data, {"Filter": "/FlateDecode", "Length1": cut.length})
        entries = {"Type": "/FontDescriptor", "FontName": base, "FontFile2": document.add(program)}
        return Dictionary(entries | metrics(self.face))

    def glyph_map(self, cut: Subset) -> bytes:
        """From codes to glyphs of the subset, two bytes each; code 0 is `.notdef`."""
        ids = (0, *(cut.ids[sign.glyph] for sign in self.codes))
        return b"".join(glyph.to_bytes(2) for glyph in ids)

    def widths(self) -> str:
        """The font program's own widths of all codes from 0 (ISO 32000-1, 9.7.4.3)."""
        glyphs = (0, *(sign.glyph for sign in self.codes))
        return f"[0[{' '.join(number(width_of(self.face, glyph)) for glyph in glyphs)}]]"


def to_unicode(codes: Codes) -> bytes:
    """The CMap from codes to text (ISO 32000-1, 9.10.3)."""
    entries = [f"<{code}> <{text.encode('utf-16-be').hex()}>" for (_, text), code in codes.items()]
    blocks = [entries[start : start + ENTRIES_PER_BLOCK] for start in range(0, len(entries), ENTRIES_PER_BLOCK)]
    mapping = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{mapping}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


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
