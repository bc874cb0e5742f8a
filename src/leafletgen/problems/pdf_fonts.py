"""Finished files: fonts."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, REOPEN, Problem

PDF_FONTS: Mapping[str, Problem] = {
    "font-missing": Problem("the page uses a font {name} that is not there", REOPEN),
    "font-not-embedded": Problem("the font {name} is not in the file", "embed all fonts: printers may not have this one"),
    "font-unreadable": Problem("the font {name} is damaged: {why}", REBUILD),
    "font-encoding": Problem("the codes of the font {name} cannot be read", "embed the font with the encoding Identity-H"),
    "glyph-missing": Problem("the font {name} has no glyph {glyph} for the code {code}", REBUILD),
    "glyph-blank": Problem("the font {name} draws nothing for “{text}”", "use a font that has the character, and whose file is whole"),
    "glyph-wrong": Problem("the font {name} draws something else for “{text}” than the library's font does", REBUILD),
    "font-unknown": Problem("the font {name} is none of the library's", REBUILD),
    "notdef-drawn": Problem("the font {name} draws a box for the code {code}", "use a font that has the character"),
    "unicode-missing": Problem("the font {name} does not say which character the code {code} is", REBUILD),
    "unicode-private": Problem("the font {name} maps the code {code} to the private character {character}", REBUILD),
    "unicode-invalid": Problem("the font {name} maps the code {code} to {character}, which is no text", REBUILD),
    "width-wrong": Problem("the font {name} says that the code {code} is {declared:g} wide, and draws {actual:g}", REBUILD),
}  # fmt: skip
