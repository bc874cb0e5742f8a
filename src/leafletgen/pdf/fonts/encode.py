"""Turns shaped words into the glyphs of a file and the inside of `TJ` arrays.

Shaping moves glyphs: marks up and down, dots below their letters. If the file moved them by text rise and character
spacing, many readers would take the word for several words or lines. So a glyph that is moved further than by kerning
becomes a composed glyph of the file: one code, one text, one width, always on the baseline.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from leafletgen.text.faces import Face
from leafletgen.text.shaping import WORD_JOINER, Glyph, ShapedWord
from leafletgen.text.typesetter import Memory

MOST_SHIFT = 15.0
MOST_FORWARD = 30.0
MOST_BACK = 200.0
"""How far kerning may move, in thousandths of an em: one glyph, the pen forward, the pen back. Two neighbours together
stay below 60: from there on readers take a forward move for a space."""


class GlyphPart(NamedTuple):
    """A glyph of the font within a composed one, moved by `dx` and `dy`, in font units."""

    gid: int
    dx: int
    dy: int


class ComposedGlyph(NamedTuple):
    """A glyph that the font does not have: moved glyphs put together; a blank one has no parts."""

    parts: tuple[GlyphPart, ...]
    advance: int


class Sign(str):
    """What one code of an embedded font stands for: a glyph, of the font or composed, and the text that a reader gets.

    It is a string of both, because a string keeps its hash, and thousands of signs are looked up.
    """

    __slots__ = ("glyph", "text")
    glyph: int | ComposedGlyph
    text: str

    def __new__(cls, glyph: int | ComposedGlyph, text: str) -> "Sign":
        """Make the string of a sign."""
        sign = super().__new__(cls, f"{glyph} {text}")
        sign.glyph = glyph
        sign.text = text
        return sign


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word as the inside of a `TJ` array with `%s` for the code of each sign; and its signs from left to right."""

    array: str
    signs: tuple[Sign, ...]


class WordPatterns(Memory[ShapedWord, Pattern]):
    """The pattern of each word, which is the same in every file."""

    ENTRY = 900

    def work_out(self, question: ShapedWord) -> Pattern:
        """Turn a word into signs."""
        return pattern(question)


def pattern(word: ShapedWord) -> Pattern:
    """Turn a word into signs and the kerning between them."""
    face, unit = word.face, 1000 / word.face.upem
    pen = target = 0.0
    array: list[str] = []
    signs: list[Sign] = []

    def move(to: float) -> None:
        nonlocal pen
        jump = round(to - pen)
        if jump:
            array.append(str(-jump))
            pen += jump

    for sign, dx, advance in signs_of(word):
        move(target + dx * unit)
        array.append("(%s)")
        signs.append(sign)
        pen += width_of(face, sign.glyph)
        target += advance * unit
    move(target)
    return Pattern(joined_strings(array), tuple(signs))


def signs_of(word: ShapedWord) -> Iterator[tuple[Sign, int, int]]:
    """The signs of a word from left to right, each with its shift and the pen's advance after it."""
    for cluster in sign_groups(word):
        text = "".join(glyph.text for glyph in cluster if glyph.text != WORD_JOINER) or WORD_JOINER
        first = cluster[0]
        fits = has_own_width if word.rtl else follows_kerning
        if len(cluster) == 1 and fits(word.face, first):
            yield Sign(first.gid, text), first.dx, first.advance
        else:
            yield Sign(put_together(word.face, cluster), text), 0, sum(glyph.advance for glyph in cluster)


def sign_groups(word: ShapedWord) -> list[list[Glyph]]:
    """Glyphs from left to right, in groups: a glyph without text is in the group of the glyph whose text it shares."""
    together: list[list[Glyph]] = []
    for glyph in reversed(word.glyphs) if word.rtl else word.glyphs:
        if together and glyph.text == WORD_JOINER:
            together[-1].append(glyph)
        else:
            together.append([glyph])
    return [cluster[::-1] for cluster in reversed(together)] if word.rtl else together


def has_own_width(face: Face, glyph: Glyph) -> bool:
    """True for a glyph that shaping has not moved at all.

    A right-to-left word must be one string, because readers reverse characters string by string
    (ISO 32000-1, 14.8.2.3.3). Kerning would divide it into several.
    """
    return glyph.dx == glyph.dy == 0 and glyph.advance == face.hb_font.get_glyph_h_advance(glyph.gid)


def follows_kerning(face: Face, glyph: Glyph) -> bool:
    """True for a glyph that is on the baseline and moved no further than kerning moves."""
    unit = 1000 / face.upem
    onwards = glyph.advance * unit - width_of(face, glyph.gid)
    return glyph.dy == 0 and abs(glyph.dx * unit) <= MOST_SHIFT and -MOST_BACK <= onwards <= MOST_FORWARD


def put_together(face: Face, cluster: list[Glyph]) -> ComposedGlyph:
    """Compose the glyphs of a cluster as shaping placed them. Blank glyphs only add their advance."""
    parts, pen = [], 0
    for glyph in cluster:
        if face.has_ink(glyph.gid):
            parts.append(GlyphPart(glyph.gid, pen + glyph.dx, glyph.dy))
        pen += glyph.advance
    return ComposedGlyph(tuple(parts), max(pen, 0))


def width_of(face: Face, glyph: int | ComposedGlyph) -> float:
    """The advance of a glyph to a reader, in thousandths of an em: that of the font, or of the composed glyph."""
    advance: int = glyph.advance if isinstance(glyph, ComposedGlyph) else face.hb_font.get_glyph_h_advance(glyph)
    return advance * 1000 / face.upem


def joined_strings(arrays: Iterable[str]) -> str:
    """The insides of several arrays as one; neighbouring codes are joined in one string."""
    return "".join(arrays).replace(")(", "")


def show(array: str) -> str:
    """The operator that shows an array: `Tj` if it is a single string."""
    if array.startswith("(") and array.find(")") == len(array) - 1:
        return f"{array}Tj"
    return f"[{array}]TJ"
