"""Turns lines of glyphs into operators, with as few text objects as readers allow."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from leafletgen.pages import TextLine
from leafletgen.pdf.content import ContentStream
from leafletgen.pdf.fonts.embedded import EmbeddedFont
from leafletgen.pdf.ordering import ReadingOrder, follow_each_other
from leafletgen.pdf.turning import Readings
from leafletgen.text.clusters import WORD_JOINER
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Memory, Typesetter

EmbeddedFonts: TypeAlias = Mapping[Face, EmbeddedFont]


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """How a word is written. A `plain` word is left to right and begins where the word before it ends.

    Compared by identity: words that are written in the same way share one `Writing`.
    """

    face: Face
    scale: float
    rtl: bool
    plain: bool


class Writings(Memory[ShapedWord, Writing]):
    """The writing of each word."""

    ENTRY = 50

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(typesetter)
        self.readings = typesetter.memory(Readings)
        # A private typesetter takes answers of its source, and a new word must share their `Writing`.
        known = typesetter.source.memory(Writings).alike if typesetter.source else {}
        self.alike: dict[tuple[Face, float, bool, bool], Writing] = dict(known)

    def work_out(self, question: ShapedWord) -> Writing:
        """Decide how a word is written."""
        plain = not question.rtl and (question.blank or not self.readings[question].divided)
        key = (question.face, question.scale, question.rtl, plain)
        return self.alike.setdefault(key, Writing(*key))


class LinePainter:
    """Paints lines in the fonts of one file."""

    def __init__(self, fonts: EmbeddedFonts, typesetter: Typesetter) -> None:
        self.fonts = fonts
        self.writings = typesetter.memory(Writings)
        self.order = ReadingOrder(typesetter)

    def paint(self, content: ContentStream, item: TextLine) -> None:
        """Paint a line of text."""
        content.fill_colour(item.colour)
        baseline = content.numbers[content.height - item.baseline]
        line, words = item.line, item.line.words
        writings = set(map(self.writings.__getitem__, words))
        with reading_aid(content, words, writings):
            if not content.turned and all(writing.plain for writing in writings) and follow_each_other(line):
                left = item.x + line.lefts[0] * item.size if line.lefts else item.x
                self.forward(content, words, item.size, f"{content.numbers[left]} {baseline} Td", writings)
                return
            for left, run in self.order.text_objects(line, content.turned):
                start = f"{content.numbers[item.x + left * item.size]} {baseline} Td"
                if run[0].rtl:
                    self.reversed(content, run, item.size, start)
                else:
                    self.forward(content, run, item.size, start, set(map(self.writings.__getitem__, run)))
        content.turned = self.order.turned_after(words, content.turned)

    def reversed(self, content: ContentStream, words: tuple[ShapedWord, ...], size: float, start: str) -> None:
        """Paint a right-to-left word, the space to its right, or both. `start` is the operator that moves there."""
        first = words[0]
        font = self.fonts[first.face]
        content.font(font.name, size * first.scale)
        operator = font.encoding.operators[words]
        content.text(f"{start} {operator}", reversed=len(words) > 1 or len(first.text) > 1)

    def forward(
        self, content: ContentStream, words: Sequence[ShapedWord], size: float, start: str, writings: set[Writing]
    ) -> None:
        """Paint words that follow each other from left to right in one text object. `start` is its first operator."""
        out = content.out
        out.append(f"BT\n{start}")
        alike = len(writings) == 1
        runs = [(next(iter(writings)), words)] if alike else groupby(words, key=self.writings.__getitem__)
        for writing, run in runs:
            font = self.fonts[writing.face]
            content.font(font.name, size * writing.scale)
            out.append(font.shown(run))
        out.append("ET")


def reading_aid(
    content: ContentStream, words: Sequence[ShapedWord], writings: Iterable[Writing]
) -> AbstractContextManager[None]:
    """Replacement text for a left-to-right line that ends with a hyphen that the author wrote, also before a space.

    It adds a word joiner after the hyphen: otherwise pdfium takes the hyphen for a word break and drops it. Other
    lines need none, because signs spell their words. Right-to-left text gets none: readers reverse the replacement too.
    """
    last = next((word.text for word in reversed(words) if not word.text.isspace()), "")
    if not last.endswith("-") or any(each.rtl for each in writings):
        return content.unmarked
    said = "".join(word.text for word in words)
    ending = said.rstrip()
    return content.replaced(ending + WORD_JOINER + said[len(ending) :])
