"""Lines of glyphs to operators.

Left to right, glyphs follow each other in as few arrays as possible. Right to left, words are written in logical order,
each in a text object of its own with its glyphs from left to right, and so are spaces: that is the order readers want.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from leafletgen.compose.placed import TextLine
from leafletgen.pdf.content import Content
from leafletgen.pdf.document import number
from leafletgen.pdf.encode import joined, pattern, show
from leafletgen.pdf.fonts import EmbeddedFont
from leafletgen.pdf.turning import divided, must_be_divided
from leafletgen.text.faces import Face
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import ShapedWord

FontOf: TypeAlias = Callable[[Face], EmbeddedFont]

CONTIGUOUS = 0.0015
"""Pieces closer than this, in ems, follow each other without a new position; rounding of kerning is within it."""


def paint_line(content: Content, item: TextLine, font_of: FontOf) -> None:
    """Paint a line of text."""
    content.fill_colour(item.colour)
    baseline = number(content.height - item.baseline)
    with reading_aid(content, item.line):
        for stretch in stretches(item.line.pieces):
            for left, words in readable(stretch):
                start = f"{number(item.x + left * item.size)} {baseline} Td"
                if words[0].rtl:
                    paint_reversed(content, words[0], item.size, start, font_of)
                else:
                    paint_forward(content, words, item.size, start, font_of)


def reading_aid(content: Content, line: Line) -> AbstractContextManager[None]:
    """Replacement text for a left-to-right line that some readers would otherwise get wrong.

    Never for right-to-left text: readers reverse the replacement, too.
    """
    words = [piece.word for piece in line.pieces]
    if any(map(hard_to_read, words)) and not any(word.rtl for word in words):
        return content.replaced("".join(word.text for word in words))
    return nullcontext()


@lru_cache(maxsize=65536)
def hard_to_read(word: ShapedWord) -> bool:
    """True when readers may reorder a word's signs (combining marks), or when these do not spell it alone."""
    spelt = "".join(sign.text for sign in pattern(word).signs)
    return spelt != word.text or any(unicodedata.category(character)[0] == "M" for character in word.text)


def stretches(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """Divide a line into runs of pieces that follow each other from left to right, and single right-to-left pieces."""
    run: list[Piece] = []
    pen = 0.0
    for piece in pieces:
        alone = piece.word.rtl or must_be_divided(piece.word)
        if run and (alone or abs(piece.x - pen) > CONTIGUOUS):
            yield run
            run = []
        if alone:
            yield [piece]
        else:
            run.append(piece)
            pen = piece.x + piece.word.advance
    if run:
        yield run


def readable(stretch: list[Piece]) -> Iterator[tuple[float, list[ShapedWord]]]:
    """What is written as one text object each: where it begins, in ems, and its words; in logical order."""
    first = stretch[0]
    if len(stretch) > 1 or first.word.blank or not must_be_divided(first.word):
        yield first.x, [piece.word for piece in stretch]
    else:
        yield from ((first.x + left, [part]) for left, part in divided(first.word))


def paint_reversed(content: Content, word: ShapedWord, size: float, start: str, font_of: FontOf) -> None:
    """Paint a right-to-left word, or the space beside one. `start` is the operator that goes to its left edge."""
    font = font_of(word.face)
    content.font(font.name, size * word.scale)
    with content.reversed_characters if len(word.text) > 1 else content.unmarked, content.text_object:
        content.out.append(f"{start} {show(font.array(word))}")


def paint_forward(content: Content, run: list[ShapedWord], size: float, start: str, font_of: FontOf) -> None:
    """Paint pieces that follow each other from left to right in one text object, which begins with `start`."""
    with content.text_object:
        content.out.append(start)
        for (face, scale), words in groupby(run, key=typeface):
            font = font_of(face)
            content.font(font.name, size * scale)
            content.out.append(show(joined([font.array(word) for word in words])))


def typeface(word: ShapedWord) -> tuple[Face, float]:
    """What must be alike for words to be shown without choosing a font anew."""
    return word.face, word.scale
