"""Lines of glyphs to operators: as few text objects as readers let us."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeAlias

from leafletgen.pages import TextLine
from leafletgen.pdf.content import Content
from leafletgen.pdf.document import number
from leafletgen.pdf.fonts.embedded import EmbeddedFont
from leafletgen.pdf.ordering import follow_each_other, text_objects, turned_after
from leafletgen.pdf.turning import READINGS
from leafletgen.text.faces import Face
from leafletgen.text.shaping import MOST_WORDS, WORD_JOINER, ShapedWord

Fonts: TypeAlias = Mapping[Face, EmbeddedFont]


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How a word is written. `plain` is one from left to right that stands wherever the one before it ends."""

    face: Face
    scale: float
    rtl: bool
    plain: bool


manner_of = cache(Manner)
"""One `Manner` for all words that are written alike."""


class Manners(dict[ShapedWord, Manner]):
    """The manner of each word, worked out once a process."""

    def __missing__(self, word: ShapedWord) -> Manner:
        """Look at a word for the first time."""
        if len(self) >= MOST_WORDS:
            self.clear()
        plain = not word.rtl and (word.blank or not READINGS[word].divided)
        manner = self[word] = manner_of(word.face, word.scale, word.rtl, plain)
        return manner


MANNERS = Manners()


def paint_line(content: Content, item: TextLine, fonts: Fonts) -> None:
    """Paint a line of text."""
    content.fill_colour(item.colour)
    baseline = number(content.height - item.baseline)
    line, words = item.line, item.line.words
    manners = set(map(MANNERS.__getitem__, words))
    with reading_aid(content, words, manners):
        if not content.turned and all(manner.plain for manner in manners) and follow_each_other(line):
            left = item.x + line.lefts[0] * item.size if line.lefts else item.x
            paint_forward(content, words, manners, item.size, f"{number(left)} {baseline} Td", fonts)
            return
        for left, run in text_objects(line, content.turned):
            start = f"{number(item.x + left * item.size)} {baseline} Td"
            if run[0].rtl:
                paint_reversed(content, run, item.size, start, fonts)
            else:
                paint_forward(content, run, set(map(MANNERS.__getitem__, run)), item.size, start, fonts)
    content.turned = turned_after(words, content.turned)


def reading_aid(
    content: Content, words: Sequence[ShapedWord], manners: Iterable[Manner]
) -> AbstractContextManager[None]:
    """Replacement text for a left-to-right line that ends with a hyphen, as of a word that has one of its own.

    A word joiner follows it there, or pdfium takes it for one that breaks a word, and drops it. Nothing else needs any:
    signs spell their words, marks included. Never for right-to-left text: readers reverse the replacement, too.
    """
    if not (words and words[-1].text.endswith("-")) or any(each.rtl for each in manners):
        return content.unmarked
    return content.replaced("".join(word.text for word in words) + WORD_JOINER)


def paint_reversed(content: Content, words: tuple[ShapedWord, ...], size: float, start: str, fonts: Fonts) -> None:
    """Paint a right-to-left word and the space to its right, or either. `start` is the operator that goes to its left edge."""
    first = words[0]
    font = fonts[first.face]
    content.font(font.name, size * first.scale)
    operator = font.encoding.operators[words]
    content.text(f"{start} {operator}", reversed=len(words) > 1 or len(first.text) > 1)


def paint_forward(
    content: Content, words: Sequence[ShapedWord], manners: set[Manner], size: float, start: str, fonts: Fonts
) -> None:
    """Paint words that follow each other from left to right in one text object, which begins with `start`."""
    out = content.out
    out.append(f"BT\n{start}")
    runs = [(next(iter(manners)), words)] if len(manners) == 1 else groupby(words, key=MANNERS.__getitem__)
    for manner, run in runs:
        font = fonts[manner.face]
        content.font(font.name, size * manner.scale)
        out.append(font.shown(run))
    out.append("ET")
