"""Defects of fonts."""

import re

import pikepdf
from damage import damage, font, stream


@damage("font-missing")
def take_away_a_font(pdf: pikepdf.Pdf) -> None:
    """A font that is used but not there."""
    fonts = pdf.pages[0].Resources.Font
    del fonts[next(name for name, each in fonts.items() if each == font(pdf))]


@damage("font-not-embedded")
def take_out_a_font_program(pdf: pikepdf.Pdf) -> None:
    """A font that is named, but not in the file."""
    del descriptor(pdf)["/FontFile2"]


@damage("font-unreadable")
def break_a_font_program(pdf: pikepdf.Pdf) -> None:
    """A font program without its tables."""
    descriptor(pdf).FontFile2 = stream(pdf, b"\0\1\0\0" + bytes(60))


@damage("font-encoding")
def change_the_encoding(pdf: pikepdf.Pdf) -> None:
    """Codes that are no CIDs."""
    damaged = font(pdf)
    damaged.Subtype, damaged.Encoding = pikepdf.Name.Type0, pikepdf.Name("/UniGB-UCS2-H")
    descendant = {key: damaged[key] for key in ("/Type", "/BaseFont", "/FontDescriptor")}
    damaged.DescendantFonts = [pikepdf.Dictionary({"/Subtype": pikepdf.Name.CIDFontType2, **descendant})]


@damage("glyph-missing")
def lead_to_a_glyph_that_is_not_there(pdf: pikepdf.Pdf) -> None:
    """A glyph beyond the last."""
    map_first_code_to(pdf, 60_000)


@damage("notdef-drawn")
def lead_to_the_box(pdf: pikepdf.Pdf) -> None:
    """The glyph for what a font does not have."""
    map_first_code_to(pdf, 0)


@damage("notdef-drawn")
def take_away_the_map(pdf: pikepdf.Pdf) -> None:
    """A font that has glyphs, and no way to them from its codes."""
    program = descriptor(pdf).FontFile2.read_bytes()
    assert program.count(b"cmap", 0, 200) == 1
    descriptor(pdf).FontFile2 = stream(pdf, program.replace(b"cmap", b"cmaq", 1))


@damage("unicode-missing")
def take_away_all_characters(pdf: pikepdf.Pdf) -> None:
    """No Unicode mapping."""
    del font(pdf)["/ToUnicode"]


@damage("unicode-missing")
def take_away_one_character(pdf: pikepdf.Pdf) -> None:
    """A code without Unicode mapping."""
    change_first_character(pdf, b"")


@damage("unicode-private")
def map_to_a_private_character(pdf: pikepdf.Pdf) -> None:
    """A code point that means nothing to anybody else."""
    change_first_character(pdf, b"<e000>")


@damage("unicode-invalid")
def map_to_a_byte_order_mark(pdf: pikepdf.Pdf) -> None:
    """A code point that is no character."""
    change_first_character(pdf, b"<feff>")


@damage("width-wrong")
def declare_another_width(pdf: pikepdf.Pdf) -> None:
    """A width that is not the font's."""
    widths = font(pdf).Widths
    widths[0] = float(widths[0]) + 20


@damage("width-wrong", "zh-Hans")
def declare_another_width_of_many(pdf: pikepdf.Pdf) -> None:
    """A width that is not the font's, among those of a composite font."""
    widths = composite(pdf).DescendantFonts[0].W[1]
    widths[1] = float(widths[1]) + 20


@damage("glyph-missing", "zh-Hans")
def lead_to_a_glyph_that_is_not_among_many(pdf: pikepdf.Pdf) -> None:
    """A glyph beyond the last of a composite font."""
    descendant = composite(pdf).DescendantFonts[0]
    found = descendant.CIDToGIDMap.read_bytes()
    descendant.CIDToGIDMap = stream(pdf, found[:2] + (60_000).to_bytes(2) + found[4:])


def descriptor(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The descriptor of the first font."""
    return font(pdf).FontDescriptor


def composite(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The first composite font of the first page."""
    return next(each for each in pdf.pages[0].Resources.Font.values() if each.Subtype == "/Type0")


def map_first_code_to(pdf: pikepdf.Pdf, glyph: int) -> None:
    """Let the first code draw another glyph."""
    program = bytearray(descriptor(pdf).FontFile2.read_bytes())
    at = int.from_bytes(program[12 + 8 : 12 + 12])
    assert program[12:16] == b"cmap"
    program[at + 22 : at + 24] = glyph.to_bytes(2)
    descriptor(pdf).FontFile2 = stream(pdf, bytes(program))


def change_first_character(pdf: pikepdf.Pdf, text: bytes) -> None:
    """Let the first code mean another character, or none."""
    code = int(font(pdf).FirstChar)
    found = font(pdf).ToUnicode.read_bytes()
    entry = b"<%02x> %b" % (code, text) if text else b""
    changed = re.sub(rb"<%02x> <[0-9a-f]{4}>" % code, entry, found, count=1)
    assert changed != found
    font(pdf).ToUnicode = stream(pdf, changed)
