"""What stands between two places where a line may break, shaped once a process: most words come again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar, NamedTuple

from leafletgen.text.faces import Face
from leafletgen.text.shaping import MOST_WORDS, WORD_JOINER, ShapedWord, shape

BLANK = re.compile(r"(\s+)")
SOFT_HYPHEN = "\u00ad"

MOST_UNITS = MOST_WORDS
"""So many units are remembered; then all are forgotten."""


class Unit(NamedTuple):
    """What stands between two places where a line may break: words and spaces in logical order. Lengths are in ems.

    `ink` is how many of the words stand before the white space at its end, which does not count when the line ends
    there; `width` is theirs, `length` that of all. `hyphen` is drawn when the line ends there, and is None unless the
    author put a soft hyphen there; `needed` is the width with it. `rise` and `fall` are the furthest of its words.
    """

    words: tuple[ShapedWord, ...]
    ink: int
    width: float
    length: float
    needed: float
    hyphen: ShapedWord | None
    rise: float
    fall: float


class Vocabulary(dict[str, Unit]):
    """The units of one face, script, direction and language by their text, each shaped when it is first asked for."""

    count: ClassVar[int] = 0
    """How many units all vocabularies have together."""

    def __init__(self, face: Face, scale: float, script: str, language: str, rtl: bool) -> None:
        super().__init__()
        self.manner = (face, scale, script, language, rtl)

    def __missing__(self, text: str) -> Unit:
        Vocabulary.count += 1
        if Vocabulary.count > MOST_UNITS:
            Vocabulary.count = 0
            vocabulary.cache_clear()
        unit = self[text] = self.unit(self.words(text))
        return unit

    def words(self, text: str) -> list[ShapedWord]:
        """Shape a part of a unit; white space is a word of its own."""
        return [shape(part, *self.manner) for part in BLANK.split(text) if part]

    def unit(self, words: Sequence[ShapedWord]) -> Unit:
        """Measure words that make a unit, of which the last are in this vocabulary."""
        ink = len(words)
        while ink and words[ink - 1].blank:
            ink -= 1
        width = sum([word.advance for word in words[:ink]])
        hyphen = self.hyphen() if ink and words[ink - 1].text.endswith(SOFT_HYPHEN) else None
        drawn = [*words, hyphen] if hyphen else words
        return Unit(
            tuple(words), ink, width, width + sum([word.advance for word in words[ink:]]),
            width + (hyphen.advance if hyphen else 0.0), hyphen,
            max([word.rise for word in drawn]), max([word.fall for word in drawn]),
        )  # fmt: skip

    def hyphen(self) -> ShapedWord:
        """A hyphen that says nothing: what marks a broken word is not a character of the text."""
        word = shape("-", *self.manner)
        return replace(word, text="", glyphs=tuple(glyph._replace(text=WORD_JOINER) for glyph in word.glyphs))


vocabulary = lru_cache(maxsize=None)(Vocabulary)
"""The one `Vocabulary` of a face, script, direction and language."""
