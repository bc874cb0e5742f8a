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
    font(pdf).Encoding = pikepdf.Name("/UniGB-UCS2-H")


@damage("glyph-missing")
def lead_to_a_glyph_that_is_not_there(pdf: pikepdf.Pdf) -> None:
    """A glyph beyond the last."""
    map_first_code_to(pdf, 60_000)


@damage("notdef-drawn")
def lead_to_the_box(pdf: pikepdf.Pdf) -> None:
    """The glyph for what a font does not have."""
    map_first_code_to(pdf, 0)


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
    change_first_character(pdf, b"<0001><e000>")


@damage("unicode-invalid")
def map_to_a_byte_order_mark(pdf: pikepdf.Pdf) -> None:
    """A code point that is no character."""
    change_first_character(pdf, b"<0001><feff>")


@damage("width-wrong")
def declare_another_width(pdf: pikepdf.Pdf) -> None:
    """A width that is not the font's."""
    widths = font(pdf).DescendantFonts[0].W[1]
    widths[1] = float(widths[1]) + 20


def descriptor(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The descriptor of the first font."""
    return font(pdf).DescendantFonts[0].FontDescriptor


def map_first_code_to(pdf: pikepdf.Pdf, glyph: int) -> None:
    """Let code 1 draw another glyph."""
    descendant = font(pdf).DescendantFonts[0]
    found = descendant.CIDToGIDMap.read_bytes()
    descendant.CIDToGIDMap = stream(pdf, found[:2] + glyph.to_bytes(2) + found[4:])


def change_first_character(pdf: pikepdf.Pdf, entry: bytes) -> None:
    """Let code 1 mean another character."""
    found = font(pdf).ToUnicode.read_bytes()
    changed = re.sub(rb"<0001>\s*<[0-9a-fA-F]*>", entry, found, count=1)
    assert changed != found
    font(pdf).ToUnicode = stream(pdf, changed)
