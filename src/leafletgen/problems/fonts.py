"""Fonts."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

FONT_PROBLEMS: Mapping[str, Problem] = {
    "missing-font": Problem("no font is for the {name} script ({script}), in which the {language} text is written", "put a font for it, such as Noto Sans {name}, regular and bold with its licence, into a folder of fonts/ and name it in fonts/fonts.yaml with scripts: [{script}]"),
    "missing-glyph": Problem("no font has the character {character} ({names}), which the {language} text uses", "write it another way, or add a font that has it to fonts/ and name it in fonts.yaml"),
    "vertical-script": Problem("the {language} text has {name} letters ({script}), which are written in columns from top to bottom; leafletgen sets lines from left to right or from right to left", "write the text in another script of the language, such as Cyrillic for Mongolian"),
    "dotted-circle": Problem("{character} ({names}) has no letter to stand on, so a dotted circle would be printed in the {language} text", "write the letter before it, or delete it; if it looks right in your text editor, type the word again: its signs may be in the wrong order"),
    "other-region": Problem("{characters} is drawn as {other} writes it, not as {language} does: no font for {language} has it", "if the words are in another language, mark them with it, as in [words]{{ja}}; or write what {language} writes", WARNING),
    "zawgyi": Problem("this Burmese text is in the old Zawgyi encoding, not in Unicode; it would be printed as wrong letters and dotted circles", "convert it from Zawgyi to Unicode (there are free converters), put the new text into the file, and read it once more"),
    "bare-decimal": Problem("{number} in the {language} text would look just like {other}, a number before the full stop of a sentence", "write a zero before the full stop, like 0.5"),
    "stacked-marks": Problem("{count} characters, of which {character} are the first ({names}), stand on one place in the {language} text", "write the letter with at most one or two marks; delete the others"),
    "font-damaged": Problem("the font file of {family} is damaged: {reason}", "get the file again from where it came from, and write its SHA-256 into fonts.yaml"),
    "glyph-outsize": Problem("the glyph of the font {font} for {character} ({names}), which the {language} text uses, reaches over the lines around it", "use another font: this one is damaged"),
    "blank-glyph": Problem("the font {font} prints nothing for {character} ({names}), which the {language} text uses", "use another font: this one is damaged, or lacks the shape of that character"),
    "font-file-missing": Problem("the font file of {family} cannot be read", "put the file there, or correct its name in fonts.yaml"),
    "font-changed": Problem("the font file of {family} has SHA-256 {found}, but fonts.yaml promises {promised}", "restore the file, or, if the new one is meant, write its hash into fonts.yaml"),
    "font-not-truetype": Problem("{family} has no TrueType outlines", "use the TrueType (.ttf) files of the family"),
}  # fmt: skip
