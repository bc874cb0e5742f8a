"""The check that each letter is drawn as that letter: with an outline of the library's own font.

The file has a map from codes to text, and a font program with their outlines. If one of them were changed, the printed
words would differ from the words read aloud. So the outline of every code must be in the pinned font, among the glyphs
that shaping can make of the code's characters and their neighbours.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.typeface import Typeface
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.fonts import Font
from leafletgen.verify.content.operands import Adjustments, strings
from leafletgen.verify.content.outlines import Outlines
from leafletgen.verify.content.truetype import components

MIRRORED = ("()", "[]", "{}", "<>", "«»", "‹›")
"""Brackets that shaping mirrors in right-to-left text (UAX #9, L4)."""

MIRRORED_SIGNS = ("≤≥", "⩽⩾", "≪≫")
"""Signs that shaping also mirrors. In left-to-right text, one in place of the other would be a mistake."""

SOFT_HYPHEN = "\u00ad"
SPLIT_VOWEL = "\u17c1"
"""The part that shaping adds before Khmer vowels of two parts."""


def letters_are_the_fonts_own(case: FileCase) -> Iterator[Diagnostic]:
    """Every code is drawn as its characters are in the library's font of the same name."""
    if case.edition is None or not case.painted:
        return
    pinned = PinnedFonts(case)
    rtl = any(voice.language.direction == "rtl" for voice in case.script.voices) if case.script else False
    for font in case.fonts:
        program = font.program
        own = pinned.find(font.name.partition("+")[2])
        if own is None or program is None:
            yield broken("font-unknown", name=font.name)
            continue
        data = font.file.stream(font.descriptor.get("FontFile2")) or b""
        drawn = Outlines(data)
        words = words_by_code(font)
        for code in font.used:
            glyph, text = font.glyph(code), font.characters[code]
            if glyph not in program.inked or drawn.of(glyph) in own.nominal(text):
                continue
            looks = [drawn.of(part) for part in components(program, glyph) if part in program.inked]
            for word in words.get(code, ()):
                allowed = own.reachable(frozenset(with_kin(word, rtl)))
                if drawn.of(glyph) not in allowed and not (looks and allowed.issuperset(looks)):
                    yield broken("glyph-wrong", f"page {font.used[code]}", name=font.name, text=text)
                    break


def words_by_code(font: Font) -> dict[int, set[frozenset[str]]]:
    """For each code the characters of every word in which it is shown."""
    found: dict[int, set[frozenset[str]]] = {}
    for operand in (*font.forwards, *font.backwards):
        word: list[int] = []
        for code in (*font.codes(strings(operand, Adjustments())[0]), None):
            if code is not None and not font.characters[code].isspace():
                word.append(code)
                continue
            characters = frozenset("".join(map(font.characters.__getitem__, word)))
            for each in set(word):
                found.setdefault(each, set()).add(characters)
            word = []
    return found


def with_kin(characters: frozenset[str], rtl: bool) -> Iterator[str]:
    """The characters, and those that shaping may use instead: decomposed, composed and mirrored ones."""
    text = "".join(sorted(characters))
    yield from characters
    for form in ("NFD", "NFC", "NFKD"):
        for character in characters:
            yield from unicodedata.normalize(form, character)
    bases = [character for character in characters if not unicodedata.combining(character)]
    for mark in characters.difference(bases):
        for base in bases:
            yield from unicodedata.normalize("NFC", base + mark)
    if SOFT_HYPHEN in characters:
        yield "-"  # a soft hyphen is drawn as a hyphen; `divided.py` checks that it ends a line
    for pair in (*MIRRORED, *(MIRRORED_SIGNS if rtl else ())):
        if pair[0] in characters or pair[1] in characters:
            yield from pair
    if any("\u1780" <= character <= "\u17ff" for character in text):
        yield SPLIT_VOWEL


class PinnedFonts:
    """The library's fonts by PostScript name, each opened when it is first asked for."""

    def __init__(self, case: FileCase) -> None:
        families = (*case.edition.typefaces.families, *case.edition.typefaces.fallback) if case.edition else ()
        self.typefaces: list[Typeface] = [face for family in families for face in (family.regular, family.bold)]
        self.opened: dict[Path, Outlines] = {}

    def find(self, name: str) -> "Outlines | None":
        """The font of this name; None when there is none."""
        likely = sorted(self.typefaces, key=lambda face: squashed(face.path.stem) not in squashed(name))
        for typeface in likely:
            if typeface.path not in self.opened:
                self.opened[typeface.path] = Outlines(typeface.path.read_bytes())
            if self.opened[typeface.path].name == name:
                return self.opened[typeface.path]
        return None


def squashed(name: str) -> str:
    """A name without the parts that differ between file names and PostScript names."""
    return "".join(filter(str.isalnum, name)).lower()
