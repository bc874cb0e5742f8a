"""Line units: the text between two places where a line may break. Most occur again, so they are remembered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from leafletgen.text.clusters import WORD_JOINER
from leafletgen.text.contexts import ALONE, NO_CONTEXTS, Contexts
from leafletgen.text.division import HYPHEN, UNSEEN_END
from leafletgen.text.shaping import Manner, ShapedWord, ShapedWords
from leafletgen.text.typesetter import Memory, Typesetter

BLANK = re.compile(r"(\s+)")
SOFT_HYPHEN = "\u00ad"


class LineUnit(NamedTuple):
    """The text between two places where a line may break: words and spaces in logical order. Lengths are in ems.

    `ink` is the number of words before the white space at its end, which does not count when the line ends
    there. `width` is the width of those words, `length` that of all. `hyphen` is drawn when the line ends there; it is
    None without a soft hyphen. `needed` is the width including it. `rise` and `fall` are the largest of its words.
    """

    words: tuple[ShapedWord, ...]
    ink: int
    width: float
    length: float
    needed: float
    hyphen: ShapedWord | None
    rise: float
    fall: float


class Vocabulary(Memory[str, LineUnit]):
    """The units of one manner of shaping, by their text."""

    ENTRY = 260

    def __init__(self, typesetter: Typesetter, manner: Manner) -> None:
        super().__init__(typesetter)
        self.manner = manner
        self.shaped = typesetter.memory(ShapedWords)

    def work_out(self, question: str) -> LineUnit:
        """Shape and measure a unit."""
        return self.unit(self.words(question))

    def words(self, text: str, start: int = 0, around: Contexts = NO_CONTEXTS) -> list[ShapedWord]:
        """Shape a part of a unit that begins at `start`, with its context. White space is a word of its own."""
        shaped = []
        for part in filter(None, BLANK.split(text)):
            shaped.append(self.shaped[part, self.manner, *around.get(start, ALONE)])
            start += len(part)
        return shaped

    def unit(self, words: Sequence[ShapedWord]) -> LineUnit:
        """Measure words that make a unit. The last of them are of this vocabulary."""
        ink = len(words)
        while ink and words[ink - 1].blank:
            ink -= 1
        width = sum([word.advance for word in words[:ink]])
        hyphen = self.hyphen() if ink and words[ink - 1].text.endswith(SOFT_HYPHEN) else None
        drawn = [*words, hyphen] if hyphen else words
        return LineUnit(
            tuple(words), ink, width, width + sum([word.advance for word in words[ink:]]),
            width + (hyphen.advance if hyphen else 0.0), hyphen,
            max([word.rise for word in drawn]), max([word.fall for word in drawn]),
        )  # fmt: skip

    def hyphen(self) -> ShapedWord:
        """A hyphen without text: the mark of a broken word is not a character of the text."""
        word = self.shaped["-", self.manner, *ALONE]
        return replace(word, text="", glyphs=tuple(glyph._replace(text=WORD_JOINER) for glyph in word.glyphs))

    def marked(self, unit: LineUnit, mark: str) -> LineUnit:
        """The unit with a mark for the end of a line: a hyphen, or an invisible mark where the face has no hyphen.

        A PDF reader gets a soft hyphen for a hyphen that the program adds (ISO 32000-1, 14.8.2.2.3).
        """
        drawn = mark if self.manner.face.covers(mark) else UNSEEN_END
        word = self.shaped[drawn, self.manner, *ALONE]
        if drawn == HYPHEN:
            word = replace(
                word, text=SOFT_HYPHEN, glyphs=tuple(glyph._replace(text=SOFT_HYPHEN) for glyph in word.glyphs)
            )
        return unit._replace(
            hyphen=word,
            needed=unit.width + word.advance,
            rise=max(unit.rise, word.rise),
            fall=max(unit.fall, word.fall),
        )


class Vocabularies(Memory[Manner, Vocabulary]):
    """The vocabulary of each manner."""

    SHARED = False

    def work_out(self, question: Manner) -> Vocabulary:
        """An empty vocabulary."""
        return Vocabulary(self.typesetter, question)

    def weight(self) -> int:
        """About how many bytes all vocabularies take."""
        return sum(vocabulary.weight() for vocabulary in self.values())
