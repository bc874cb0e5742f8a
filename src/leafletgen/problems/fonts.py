"""Fonts."""

from collections.abc import Mapping

from leafletgen.problems.problem import Problem

FONTS: Mapping[str, Problem] = {
    "missing-font": Problem("no font is for the {name} script ({script}), in which the {language} text is written", "put a font for it, such as Noto Sans {name}, regular and bold with its licence, into a folder of fonts/ and name it in fonts/fonts.yaml with scripts: [{script}]"),
    "missing-glyph": Problem("no font has the character {character} ({names}), which the {language} text uses", "write it another way, or add a font that has it to fonts/ and name it in fonts.yaml"),
    "font-file-missing": Problem("the font file of {family} cannot be read", "put the file there, or correct its name in fonts.yaml"),
    "font-changed": Problem("the font file of {family} has SHA-256 {found}, but fonts.yaml promises {promised}", "restore the file, or, if the new one is meant, write its hash into fonts.yaml"),
    "font-not-truetype": Problem("{family} has no TrueType outlines", "use the TrueType (.ttf) files of the family"),
}  # fmt: skip
