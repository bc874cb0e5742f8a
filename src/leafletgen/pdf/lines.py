"""Lines of glyphs to operators.

Left to right, glyphs follow each other in as few arrays as possible. Right to left, words are written in logical order,
each in a text object of its own with its glyphs from left to right, and with the space before it, which stands to its
right: that is the order readers want.
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
from leafletgen.pdf.turning import divided, is_turned, must_be_divided
from leafletgen.text.faces import Face
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import WORD_JOINER, ShapedWord

FontOf: TypeAlias = Callable[[Face], EmbeddedFont]

CONTIGUOUS = 0.0015
"""Pieces closer than this, in ems, follow each other without a new position; rounding of kerning is within it."""


def paint_line(content: Content, item: TextLine, font_of: FontOf) -> None:
    """Paint a line of text."""
    content.fill_colour(item.colour)
    baseline = number(content.height - item.baseline)
    with reading_aid(content, item.line):
        for left, words in text_objects(item.line.pieces):
            start = f"{number(item.x + left * item.size)} {baseline} Td"
            if words[0].rtl:
                paint_reversed(content, words, item.size, start, font_of)
            else:
                paint_forward(content, words, item.size, start, font_of)


def reading_aid(content: Content, line: Line) -> AbstractContextManager[None]:
    """Replacement text for a left-to-right line that some readers would otherwise get wrong.

    Never for right-to-left text: readers reverse the replacement, too. A hyphen at the end of a line, as in a word that
    has one of its own, is followed by a word joiner, or pdfium takes it for one that breaks a word, and drops it.
    """
    words = [piece.word for piece in line.pieces]
    if any(word.rtl for word in words):
        return nullcontext()
    if words and words[-1].text.endswith("-"):
        return content.replaced("".join(word.text for word in words) + WORD_JOINER)
    if any(map(hard_to_read, words)):
        return content.replaced("".join(word.text for word in words))
    return nullcontext()


@lru_cache(maxsize=65536)
def hard_to_read(word: ShapedWord) -> bool:
    """True when readers may reorder a word's signs (combining marks), or when these do not spell it alone."""
    spelt = "".join(sign.text for sign in pattern(word).signs)
    return spelt != word.text or any(unicodedata.category(character)[0] == "M" for character in word.text)


def text_objects(pieces: tuple[Piece, ...]) -> Iterator[tuple[float, list[ShapedWord]]]:
    """What is written in one text object each: where it begins, in ems, and its words from left to right; in logical order.

    A space alone has no outline, and pdfium takes two that are near each other for one that is drawn twice. So the space
    before a right-to-left word is written with it.
    """
    space: tuple[float, ShapedWord] | None = None
    for stretch in stretches(pieces):
        for left, words in readable(stretch):
            if space and stands_before(space, left, words[0]):
                yield left, [words[0], space[1]]
                space = None
                continue
            if space:
                yield space[0], [space[1]]
            space = (left, words[0]) if words[0].rtl and words[0].blank else None
            if not space:
                yield left, words
    if space:
        yield space[0], [space[1]]


def stands_before(space: tuple[float, ShapedWord], left: float, word: ShapedWord) -> bool:
    """True for a space and the right-to-left word to its left, if what the file has first of the word is a letter.

    Else a reader that has read left to right until then would take both for the end of that.
    """
    return (
        word.rtl and is_turned(word.glyphs[0].text) and typeface(word) == typeface(space[1])
        and abs(left + word.advance - space[0]) <= CONTIGUOUS
    )  # fmt: skip


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


def paint_reversed(content: Content, words: list[ShapedWord], size: float, start: str, font_of: FontOf) -> None:
    """Paint a right-to-left word and the space to its right, or either. `start` is the operator that goes to its left edge."""
    first = words[0]
    font = font_of(first.face)
    content.font(font.name, size * first.scale)
    several = len(words) > 1 or len(first.text) > 1
    with content.reversed_characters if several else content.unmarked, content.text_object:
        content.out.append(f"{start} {show(joined([font.array(word) for word in words]))}")


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
