"""Words of right-to-left text, divided so that readers get their characters in order.

A reader that puts right-to-left text in order looks at single characters, each by its block: letters and digits of
Hebrew and Arabic (U+0590 to U+08FF and the presentation forms) it turns round, marks of punctuation it leaves as the
characters around them, and all others it takes for left to right; what it found last goes on into the next text object.
So letters stand together, as a reader expects them, and whatever else is in their word stands alone, in logical order;
and digits of Arabic, which are drawn from left to right, stand alone each.
"""

from functools import lru_cache
from itertools import accumulate, groupby

from leafletgen.pdf.encode import clusters
from leafletgen.text.shaping import WORD_JOINER, Glyph, ShapedWord

TURNED = ((0x0590, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
"""The blocks that readers turn round."""

NO_DIRECTION = frozenset(f"{WORD_JOINER}\u200c\u200d")
"""Stand between letters and go with them, whichever way these are read: written apart, a joiner would cut a word in two."""


def is_turned(text: str) -> bool:
    """True when a reader takes the first character for right to left."""
    return any(first <= ord(text[0]) <= last for first, last in TURNED)


@lru_cache(maxsize=65536)
def must_be_divided(word: ShapedWord) -> bool:
    """True for a word that a reader would put in another order if it were written in one piece."""
    turned = {is_turned(glyph.text) for glyph in word.glyphs if glyph.text not in NO_DIRECTION}
    return turned in ({True, False}, {not word.rtl})


@lru_cache(maxsize=65536)
def divided(word: ShapedWord) -> tuple[tuple[float, ShapedWord], ...]:
    """The parts of a word in logical order, each with its distance in ems from the word's left edge."""
    groups = clusters(word)
    lefts = accumulate((sum(glyph.advance for glyph in group) for group in groups), initial=0)
    placed = list(zip(lefts, groups, strict=False))
    if word.rtl:
        placed.reverse()
    parts: list[list[tuple[int, list[Glyph]]]] = []
    for together, members in groupby(placed, key=lambda one: stands_with_others(one[1], word)):
        found = list(members)
        parts += [found[::-1]] if together else [[one] for one in found]
    return tuple(part_of(word, part) for part in parts)


def stands_with_others(cluster: list[Glyph], word: ShapedWord) -> bool:
    """True for letters of a right-to-left word; whatever else has to be divided stands alone."""
    return word.rtl and all(glyph.text in NO_DIRECTION or is_turned(glyph.text) for glyph in cluster)


def part_of(word: ShapedWord, placed: list[tuple[int, list[Glyph]]]) -> tuple[float, ShapedWord]:
    """Clusters of a word, from left to right, as a word of their own."""
    glyphs = tuple(glyph for _, cluster in placed for glyph in cluster)
    text = "".join(glyph.text for glyph in (reversed(glyphs) if word.rtl else glyphs) if glyph.text != WORD_JOINER)
    em = word.face.upem / word.scale
    advance = sum(glyph.advance for glyph in glyphs) / em
    return placed[0][0] / em, ShapedWord(text, word.face, word.scale, word.rtl, glyphs, advance, word.rise, word.fall)
