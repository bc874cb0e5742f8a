"""Shaped words to show-text operators, with places left open for the codes that a document gives to its glyphs.

What depends on the word alone is worked out once a process; a document only fills in its codes.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from leafletgen.pdf.document import number
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord

GlyphText: TypeAlias = tuple[int, str]
"""A glyph and what a reader gets for it: what one code of an embedded font stands for."""

LARGEST_JUMP = 60.0
"""The furthest forward move, in thousandths of an em, that readers do not take for a space."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word's operators with `%s` for each code of `glyphs`.

    `bare`: only the inside of a `TJ` array, which may stand beside others in one array. `lead` is how far the first
    glyph is moved, in thousandths of an em, where that is too far for an array.
    """

    text: str
    glyphs: tuple[GlyphText, ...]
    bare: bool
    lead: float = 0.0


@lru_cache(maxsize=65536)
def width_of(face: Face, gid: int) -> float:
    """The font's own width of a glyph, in thousandths of an em: what a reader moves on by."""
    advance: int = face.hb_font.get_glyph_h_advance(gid)
    return advance * 1000 / face.upem


@lru_cache(maxsize=65536)
def pattern(word: ShapedWord, size: float) -> Pattern:
    """Turn a word into operators. `size` is the font size in points, which raised glyphs and jumps depend on."""
    encoder = Encoder(size)
    face, unit, target = word.face, 1000 / word.face.upem, 0.0
    for gid, _, advance, dx, dy in word.glyphs:
        encoder.move(target + dx * unit)
        encoder.raise_to(dy * unit)
        encoder.show(width_of(face, gid))
        target += advance * unit
    encoder.move(target)
    glyphs = tuple((glyph.gid, glyph.text) for glyph in word.glyphs)
    return encoder.finish(glyphs)


class Encoder:
    """The operators of one word in the making; positions are in thousandths of an em from the word's left edge."""

    def __init__(self, size: float) -> None:
        self.points = size / 1000
        self.operators: list[str] = []
        self.array: list[str] = []
        self.pen = 0.0
        self.lead = 0.0
        self.rise = 0.0

    def show(self, width: float) -> None:
        """Show the next glyph."""
        self.array.append("<%s>")
        self.pen += width

    def move(self, target: float) -> None:
        """Bring the pen to `target`."""
        jump = target - self.pen
        if jump <= LARGEST_JUMP:
            jump = round(jump)
            if jump:
                self.array.append(str(-jump))
        elif self.array or self.operators:
            self.space_after_last(jump)
        else:
            self.lead = jump
        self.pen += jump

    def space_after_last(self, jump: float) -> None:
        """Give the last glyph so much character spacing: a number in the array would be read as a space."""
        last = self.array.pop()
        self.flush()
        self.operators.append(f"{number(jump * self.points, 3)} Tc {last}Tj 0 Tc")

    def raise_to(self, rise: float) -> None:
        """Set the next glyphs higher or lower than the baseline."""
        if rise != self.rise:
            self.flush()
            self.operators.append(f"{number(rise * self.points, 3)} Ts")
            self.rise = rise

    def flush(self) -> None:
        """Write the array, if there is anything in it."""
        if self.array:
            self.operators.append(show(joined(self.array)))
            self.array = []

    def finish(self, glyphs: tuple[GlyphText, ...]) -> Pattern:
        """The word's pattern."""
        if not self.operators and not self.lead:
            return Pattern(joined(self.array), glyphs, bare=True)
        self.raise_to(0.0)
        self.flush()
        return Pattern(" ".join(self.operators), glyphs, bare=False, lead=self.lead)


def joined(array: list[str]) -> str:
    """The inside of a `TJ` array, codes that follow each other in one string."""
    return "".join(array).replace("><", "")


def show(array: str) -> str:
    """The operator that shows an array: `Tj` where a single string will do."""
    if array.startswith("<") and array.endswith(">") and array.count("<") == 1:
        return f"{array}Tj"
    return f"[{array}]TJ"
