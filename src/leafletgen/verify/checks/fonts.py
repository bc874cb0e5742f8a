"""Checks of fonts: all embedded, and every code with its character, glyph and true width (PDF/UA-1, 7.21)."""

import re
import unicodedata
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.fonts import UNKNOWN, Font
from leafletgen.verify.content.truetype import TrueTypeProgram
from leafletgen.verify.reader.objects import Malformed

ADVANCE_TOLERANCE = 1.0
"""How far a declared width may be from the true one, in thousandths of an em (PDF/A-2, 6.2.11.5)."""

NOT_TEXT = frozenset("\0\ufeff\ufffe")
"""Characters that no code may map to (PDF/UA-1, 7.21.7)."""

SUSPECT = re.compile(f"[{UNKNOWN}\ue000-\uf8ff\U000f0000-\U0010ffff{''.join(NOT_TEXT)}]")
"""If a font's characters include one of these, they are checked one by one."""


JOINING_LETTERS = re.compile("[\u0300-\u036f\u0590-\u109f\u1780-\u18af\u1900-\u1cff\ua8e0-\ua9ff\uaa00-\uabff]")
"""Marks, and letters of scripts that join letters to clusters."""


UNDRAWN = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks that no font draws: they choose between the looks of a character, or keep others apart (UAX #44)."""


def fonts_are_embedded(case: FileCase) -> Iterator[Diagnostic]:
    """Every font that is used is in the file, and can be read."""
    for painted in case.painted:
        for name in dict.fromkeys(painted.unknown_fonts):
            yield broken("font-missing", f"page {painted.page.number}", name=name)
    for font in case.fonts:
        if not font.embedded:
            yield broken("font-not-embedded", where(font), name=font.name)
        if not font.known_encoding:
            yield broken("font-encoding", where(font), name=font.name)


def codes_have_characters(case: FileCase) -> Iterator[Diagnostic]:
    """Every code that is shown maps to characters, none of them for private use, and none that is not text."""
    for font in case.fonts:
        texts = {code: font.characters[code] for code in sorted(font.used)}
        if all(texts.values()) and not SUSPECT.search("".join(texts.values())):
            continue
        for code, text in texts.items():
            yield from characters_are_right(font, code, text)


def characters_are_right(font: Font, code: int, text: str) -> Iterator[Diagnostic]:
    """Check the characters that one code maps to."""
    about, values = f"page {font.used[code]}", {"name": font.name, "code": code}
    if text in {"", UNKNOWN}:
        yield broken("unicode-missing", about, **values)
    for character in text:
        if is_private(character):
            yield broken("unicode-private", about, character=character_number(character), **values)
        elif character in NOT_TEXT:
            yield broken("unicode-invalid", about, character=character_number(character), **values)


def is_private(character: str) -> bool:
    """True in the three private use areas."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


def character_number(character: str) -> str:
    """A character by its number: `U+E000`."""
    return f"U+{ord(character):04X}"


def codes_have_glyphs(case: FileCase) -> Iterator[Diagnostic]:
    """Every code that is shown draws a glyph of the font, not `.notdef`, with the width that the file declares."""
    for font in case.fonts:
        try:
            program = font.program
        except Malformed as malformed:
            yield broken("font-unreadable", where(font), name=font.name, why=malformed)
            continue
        if font.composite or font.own_codes is not None:
            yield from glyphs_are_right(font, program)


def glyphs_are_right(font: Font, program: TrueTypeProgram | None) -> Iterator[Diagnostic]:
    """Compare each code of a font with its font program. If that is not TrueType, look only for `.notdef`."""
    widths, glyph_of = font.widths, font.glyph
    advances = program.advances if program else ()
    for code, page in sorted(font.used.items()):
        glyph, width = glyph_of(code), widths[code]
        inked = program is None or glyph in program.inked
        if not (inked and width) and program and is_missed(font.characters[code], inked, width):
            yield broken("glyph-blank", f"page {page}", name=font.name, text=font.characters[code])
        if glyph == 0 and font.embedded:
            yield broken("notdef-drawn", f"page {page}", name=font.name, code=code)
        elif program and glyph >= len(advances):
            yield broken("glyph-missing", f"page {page}", name=font.name, code=code, glyph=glyph)
        elif program and abs(width - advances[glyph]) > ADVANCE_TOLERANCE:
            yield broken(
                "width-wrong", f"page {page}", name=font.name, code=code, declared=width, actual=advances[glyph]
            )


def is_missed(text: str, inked: bool, width: float) -> bool:
    """True when a code draws nothing, or has width 0, though its characters should be visible.

    Spaces, format characters and variation selectors are blank. In scripts that join letters to clusters a code may be blank and without
    width: the glyph beside it draws the whole cluster.
    """
    seen = any(unicodedata.category(character)[0] not in "ZC" for character in UNDRAWN.sub("", text))
    if width:
        return seen
    letters = any(unicodedata.category(character)[0] in "LN" for character in text if character < "\u0590")
    return letters or (seen and not inked and not JOINING_LETTERS.search(text))


def where(font: Font) -> str:
    """The first page that uses a font."""
    return f"page {min(font.used.values())}"
