"""Turns shaped words into the glyphs of a file and the inside of `TJ` arrays.

Shaping moves glyphs: marks up and down, dots below their letters. If the file moved them by text rise and character
spacing, many readers would take the word for several words or lines. So a glyph that is moved further than by kerning
becomes a composed glyph of the file: one code, one text, one width, always on the baseline.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from leafletgen.text.clusters import WORD_JOINER, Glyph
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Memory, Typesetter

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


class PlacedSign(NamedTuple):
    """A sign in a word: how far it is shifted, how far the word goes on, and how far the pen does, in thousandths of an em.

    `carry`, in font units and never positive, is how far the next sign must be drawn to the left of where the pen is.
    """

    sign: Sign
    shift: float
    advance: float
    width: float
    carry: int


SignKey: TypeAlias = tuple[Face, bool, tuple[Glyph, ...], int]
"""Glyphs of a face that share a text, from left to right; whether their word runs from right to left; the carry before them."""


class PlacedSigns(Memory[SignKey, PlacedSign]):
    """The sign of each group of glyphs: letters come again in nearly every word."""

    ENTRY = 600

    def work_out(self, question: SignKey) -> PlacedSign:
        """Turn glyphs into a sign."""
        return placed_sign(*question)


class WordPatterns(Memory[ShapedWord, Pattern]):
    """The pattern of each word, which is the same in every file."""

    ENTRY = 900

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(typesetter)
        self.signs = typesetter.memory(PlacedSigns)

    def work_out(self, question: ShapedWord) -> Pattern:
        """Turn a word into signs."""
        face, rtl = question.face, question.rtl
        placed: list[PlacedSign] = []
        carry = 0
        for group in sign_groups(question):
            placed.append(self.signs[face, rtl, group, carry])
            carry = placed[-1].carry
        return pattern(placed, carry * 1000 / face.upem)


def pattern(placed: Iterable[PlacedSign], carry: float) -> Pattern:
    """The signs of a word, from left to right, and the kerning between them. `carry` is what is left after the last."""
    pen = target = 0.0
    array: list[str] = []
    signs: list[Sign] = []
    for sign, shift, advance, width, _ in placed:
        jump = round(target + shift - pen)
        if jump:
            array.append(str(-jump))
            pen += jump
        array.append("(%s)")
        signs.append(sign)
        pen += width
        target += advance
    jump = round(target + carry - pen)
    if jump:
        array.append(str(-jump))
    return Pattern(joined_strings(array), tuple(signs))


def placed_sign(face: Face, rtl: bool, group: tuple[Glyph, ...], carry: int) -> PlacedSign:
    """Turn glyphs that share a text into a sign: the font's own glyph if it need not be moved, else a composed one.

    Nastaliq draws some letters back over the letter before. A code cannot have a negative width, and a number between
    strings would divide a right-to-left word. So the next letter is composed, moved to the left by that much.
    """
    text = "".join([glyph.text for glyph in group if glyph.text != WORD_JOINER]) or WORD_JOINER
    first, unit = group[0], 1000 / face.upem
    fits = has_own_width if rtl else follows_kerning
    advance = carry + sum([glyph.advance for glyph in group])
    if len(group) == 1 and not carry and fits(face, first):
        sign = Sign(first.gid, text)
        return PlacedSign(sign, first.dx * unit, advance * unit, width_of(face, sign.glyph), 0)
    sign = Sign(put_together(face, group, carry), text)
    carry = min(advance, 0) if rtl else 0
    return PlacedSign(sign, 0.0, (advance - carry) * unit, width_of(face, sign.glyph), carry)


def sign_groups(word: ShapedWord) -> list[tuple[Glyph, ...]]:
    """Glyphs from left to right, in groups: a glyph without text is in the group of the glyph whose text it shares."""
    if WORD_JOINER not in [glyph.text for glyph in word.glyphs]:
        return [(glyph,) for glyph in word.glyphs]
    together: list[list[Glyph]] = []
    for glyph in reversed(word.glyphs) if word.rtl else word.glyphs:
        if together and glyph.text == WORD_JOINER:
            together[-1].append(glyph)
        else:
            together.append([glyph])
    return [tuple(group[::-1]) for group in reversed(together)] if word.rtl else [tuple(group) for group in together]


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


def put_together(face: Face, cluster: tuple[Glyph, ...], pen: int) -> ComposedGlyph:
    """Compose the glyphs of a cluster as shaping placed them, from `pen` on. Blank glyphs only add their advance."""
    parts = []
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
