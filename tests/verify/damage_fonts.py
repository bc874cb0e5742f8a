"""Defects of fonts."""

import re

import pikepdf
from damage import damage, font, stream

from leafletgen.verify.content.cmaps import unicode_map


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


def table(program: bytes, name: bytes) -> slice:
    """Where a table of a font program is."""
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6]), 16):
        if program[at : at + 4] == name:
            start = int.from_bytes(program[at + 8 : at + 12])
            return slice(start, start + int.from_bytes(program[at + 12 : at + 16]))
    raise AssertionError(name)


def without(pdf: pikepdf.Pdf, name: bytes, most: int = 1 << 20) -> None:
    """Write zeros over a table of the first font program."""
    program = bytearray(descriptor(pdf).FontFile2.read_bytes())
    place = table(bytes(program), name)
    size = min(place.stop - place.start, most)
    program[place.start : place.start + size] = bytes(size)
    descriptor(pdf).FontFile2 = stream(pdf, bytes(program))


@damage("glyph-blank")
def draw_nothing(pdf: pikepdf.Pdf) -> None:
    """A font program whose outlines are zeros."""
    without(pdf, b"glyf")


@damage("glyph-blank")
def find_no_outlines(pdf: pikepdf.Pdf) -> None:
    """A font program that says that every outline is empty."""
    without(pdf, b"loca")


@damage("glyph-blank")
def draw_some_letters_as_nothing(pdf: pikepdf.Pdf) -> None:
    """A font program whose first outlines are zeros."""
    without(pdf, b"glyf", 1000)


@damage("glyph-blank")
def take_the_room_from_letters(pdf: pikepdf.Pdf) -> None:
    """Letters without width, one over the other, in the font program and in the file."""
    without(pdf, b"hmtx")
    font(pdf).Widths = pikepdf.Array([0] * len(font(pdf).Widths))


@damage("glyph-wrong")
def swap_two_letters(pdf: pikepdf.Pdf) -> None:
    """Two codes that draw each other's glyph."""
    program = bytearray(descriptor(pdf).FontFile2.read_bytes())
    at = table(bytes(program), b"cmap").start + 22
    texts = unicode_map(font(pdf).ToUnicode.read_bytes().decode("ascii"))
    first = int(font(pdf).FirstChar)
    letters = [code - first for code, text in sorted(texts.items()) if text in {"b", "d", "e", "n", "o", "v"}][:2]
    places = [slice(at + 2 * letter, at + 2 * letter + 2) for letter in letters]
    program[places[0]], program[places[1]] = program[places[1]], program[places[0]]
    descriptor(pdf).FontFile2 = stream(pdf, bytes(program))


@damage("glyph-wrong", "zh-Hans")
def swap_two_of_many_glyphs(pdf: pikepdf.Pdf) -> None:
    """Two codes of a composite font that lead to each other's glyph."""
    descendant = composite(pdf).DescendantFonts[0]
    found = descendant.CIDToGIDMap.read_bytes()
    descendant.CIDToGIDMap = stream(pdf, found[:-4] + found[-2:] + found[-4:-2])


@damage("glyph-wrong", "hi")
def move_a_point_of_an_outline(pdf: pikepdf.Pdf) -> None:
    """A font program some of whose outlines are not quite what they were."""
    damaged = (
        composite(pdf).DescendantFonts[0].FontDescriptor
        if "/FontDescriptor" not in font(pdf)
        else font(pdf).FontDescriptor
    )
    program = bytearray(damaged.FontFile2.read_bytes())
    place = table(bytes(program), b"glyf")
    for at in range(place.start + 200, place.stop, 37):
        program[at] ^= 1
    damaged.FontFile2 = stream(pdf, bytes(program))


@damage("font-unknown")
def name_another_font(pdf: pikepdf.Pdf) -> None:
    """A font that the library does not have."""
    font(pdf).BaseFont = pikepdf.Name("/ABCDEF+Arial-Bold")


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
