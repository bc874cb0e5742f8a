"""Divides words of right-to-left text so that PDF readers get their characters in order.

A PDF reader that reorders right-to-left text looks at each character's block. It reverses letters and digits of
Hebrew and Arabic (U+0590 to U+08FF and the presentation forms). It treats punctuation like the characters before it,
and all others as left to right. The last direction goes on into the next text object.
So letters are written together, as the reader expects, and everything else in the word is written alone, in logical
order. Each Arabic digit is written alone, because it is drawn from left to right. So are punctuation and spaces that
follow a right-to-left word and are drawn from left to right: `).` in English would come back as `.)`.
"""

from itertools import accumulate, groupby, takewhile
from typing import NamedTuple, TypeAlias

from leafletgen.pdf.fonts.encode import WordPatterns, sign_groups
from leafletgen.text.clusters import WORD_JOINER, Glyph
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Memory


def characters(*blocks: tuple[int, int]) -> frozenset[str]:
    """All characters of some blocks, which are given by their first and last code points."""
    return frozenset(chr(code) for first, last in blocks for code in range(first, last + 1))


TURNED = characters((0x0590, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
"""What readers reverse."""

LEFT_AS_BEFORE = characters(
    (0x0000, 0x002F), (0x003A, 0x0040), (0x0660, 0x066D), (0x06F0, 0x06F9), (0x2000, 0x206F), (0x20A0, 0x21FF)
)
"""What readers treat like the characters before it: punctuation, spaces, digits of Arabic, arrows."""

NO_DIRECTION = frozenset(f"{WORD_JOINER}\u200c\u200d")
"""Joiners take the direction of the letters around them. Written separately, a joiner would cut a word in two."""


def is_turned(text: str) -> bool:
    """True when a reader takes the first character for right to left."""
    return text[0] in TURNED


def is_left_as_before(text: str) -> bool:
    """True when a reader treats the first character like the characters before it."""
    return text[0] in LEFT_AS_BEFORE


def turning_direction(text: str) -> bool | None:
    """True when a reader reverses what follows a text, False when not; None when the text does not change that."""
    for character in reversed(text):
        if character not in LEFT_AS_BEFORE:
            return character in TURNED
    return None


def must_be_divided(word: ShapedWord) -> bool:
    """True for a word that a reader would reorder wrongly if it were written in one piece."""
    turned = {glyph.text[0] in TURNED for glyph in word.glyphs if glyph.text not in NO_DIRECTION}
    return turned in ({True, False}, {not word.rtl})


class Reading(NamedTuple):
    """How a PDF reader that reorders text treats a word.

    `divided`: it would reorder the word wrongly, so the word is written in parts. `turns_as_one`: it reverses the word
    as a whole, if it reverses the text before it. `starts_turned`: it reverses the leftmost sign.
    `starts_as_before`: the first glyph takes the direction before it. `turns`: it reverses what follows; None
    when the word does not change that.
    """

    blank: bool
    divided: bool
    turns_as_one: bool
    starts_turned: bool
    starts_as_before: bool
    turns: bool | None


class Readings(Memory[ShapedWord, Reading]):
    """The reading of each word."""

    ENTRY = 130

    def work_out(self, question: ShapedWord) -> Reading:
        """Find out how a reader treats a word."""
        first = self.typesetter.memory(WordPatterns)[question].signs[0].text
        return Reading(
            question.blank, must_be_divided(question), all(turning_direction(glyph.text) is not False for glyph in question.glyphs),
            is_turned(first), is_left_as_before(question.glyphs[0].text), turning_direction(question.text),
        )  # fmt: skip


Parts: TypeAlias = tuple[tuple[float, ShapedWord], ...]
"""The parts of a word in logical order, each with its distance in ems from the word's left edge."""


class Divisions(Memory[ShapedWord, Parts]):
    """The parts of each word that has to be divided."""

    ENTRY = 500

    def work_out(self, question: ShapedWord) -> Parts:
        """Divide a word."""
        return divided(question)


class DivisionsAtStart(Memory[ShapedWord, Parts]):
    """The parts of each left-to-right word whose start has to stand alone."""

    ENTRY = 500

    def work_out(self, question: ShapedWord) -> Parts:
        """Divide a word at its start."""
        return divided_at_start(question)


def divided(word: ShapedWord) -> Parts:
    """Divide a word into letters that are written together, and signs that are written alone."""
    placed = placed_clusters(word)
    if word.rtl:
        placed.reverse()
    parts: list[list[tuple[int, tuple[Glyph, ...]]]] = []
    for together, members in groupby(placed, key=lambda one: stands_with_others(one[1], word)):
        found = list(members)
        parts += [found[::-1]] if together else [[one] for one in found]
    return tuple(part_of(word, part) for part in parts)


def divided_at_start(word: ShapedWord) -> Parts:
    """The parts of a left-to-right word: the characters without direction at its start, each alone, and the rest."""
    placed = placed_clusters(word)
    count = sum(1 for _ in takewhile(lambda one: is_left_as_before(one[1][0].text), placed))
    if count < 2:
        return ((0.0, word),)
    rest = [placed[count:]] if placed[count:] else []
    return tuple(part_of(word, part) for part in [*([one] for one in placed[:count]), *rest])


def placed_clusters(word: ShapedWord) -> list[tuple[int, tuple[Glyph, ...]]]:
    """The clusters of a word from left to right, each with its distance from the left edge, in font units."""
    groups = sign_groups(word)
    lefts = accumulate((sum(glyph.advance for glyph in group) for group in groups), initial=0)
    return list(zip(lefts, groups, strict=False))


def stands_with_others(cluster: tuple[Glyph, ...], word: ShapedWord) -> bool:
    """True for letters of a right-to-left word. Anything else in a divided word stands alone."""
    return word.rtl and all(glyph.text in NO_DIRECTION or is_turned(glyph.text) for glyph in cluster)


def part_of(word: ShapedWord, placed: list[tuple[int, tuple[Glyph, ...]]]) -> tuple[float, ShapedWord]:
    """Clusters of a word, from left to right, as a word of their own."""
    glyphs = tuple(glyph for _, cluster in placed for glyph in cluster)
    text = "".join(glyph.text for glyph in (reversed(glyphs) if word.rtl else glyphs) if glyph.text != WORD_JOINER)
    em = word.face.upem / word.scale
    advance = sum(glyph.advance for glyph in glyphs) / em
    return placed[0][0] / em, ShapedWord(text, word.face, word.scale, word.rtl, glyphs, advance, word.rise, word.fall)
