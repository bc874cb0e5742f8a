"""Lines of glyphs to operators.

Left to right, glyphs follow each other in as few arrays as possible. Right to left, words are written in logical order,
each in a text object of its own with its glyphs from left to right, and with the space before it, which stands to its
right: that is the order readers want.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import TypeAlias

from leafletgen.compose.placed import TextLine
from leafletgen.pdf.content import Content
from leafletgen.pdf.document import number
from leafletgen.pdf.encode import pattern
from leafletgen.pdf.fonts import EmbeddedFont
from leafletgen.pdf.turning import (
    direction,
    divided,
    divided_at_start,
    is_left_as_before,
    is_turned,
    is_turned_as_one,
    must_be_divided,
)
from leafletgen.text.faces import Face
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import WORD_JOINER, ShapedWord

FontOf: TypeAlias = Callable[[Face], EmbeddedFont]

CONTIGUOUS = 0.0015
"""Pieces closer than this, in ems, follow each other without a new position; rounding of kerning is within it."""


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How a word is written. `divided` is one that readers would put in another order if it stood in one piece."""

    face: Face
    scale: float
    rtl: bool
    divided: bool


manner_of = cache(Manner)
"""One `Manner` for all words that are written alike."""


@lru_cache(maxsize=65536)
def manner(word: ShapedWord) -> Manner:
    """How a word is written, worked out once a process."""
    return manner_of(word.face, word.scale, word.rtl, not word.blank and must_be_divided(word))


START = (0.0,)
"""Where a line begins that says nothing else."""


def paint_line(content: Content, item: TextLine, font_of: FontOf) -> None:
    """Paint a line of text."""
    content.fill_colour(item.colour)
    baseline = number(content.height - item.baseline)
    line, words = item.line, item.line.words
    manners = set(map(manner, words))
    simple = follow_each_other(line) and not (content.turned or any(each.rtl or each.divided for each in manners))
    with reading_aid(content, words, manners):
        for left, run in [((line.lefts or START)[0], words)] if simple else text_objects(line, content.turned):
            start = f"{number(item.x + left * item.size)} {baseline} Td"
            if run[0].rtl:
                paint_reversed(content, run, item.size, start, font_of)
            else:
                paint_forward(content, run, item.size, start, font_of)
    if not simple:
        content.turned = turned_after(line.pieces, content.turned)


def follow_each_other(line: Line) -> bool:
    """True when the words of a line stand one after the other from left to right without a gap."""
    if not line.lefts:
        return bool(line.words)
    return abs(line.lefts[0] + sum([word.advance for word in line.words[:-1]]) - line.lefts[-1]) <= CONTIGUOUS


def reading_aid(content: Content, words: Sequence[ShapedWord], manners: set[Manner]) -> AbstractContextManager[None]:
    """Replacement text for a left-to-right line that ends with a hyphen, as of a word that has one of its own.

    A word joiner follows it there, or pdfium takes it for one that breaks a word, and drops it. Nothing else needs any:
    signs spell their words, marks included. Never for right-to-left text: readers reverse the replacement, too.
    """
    if not (words and words[-1].text.endswith("-")) or any(each.rtl for each in manners):
        return content.unmarked
    return content.replaced("".join(word.text for word in words) + WORD_JOINER)


def text_objects(line: Line, turned: bool = False) -> Iterator[tuple[float, list[ShapedWord]]]:
    """What is written in one text object each: where it begins, in ems, and its words from left to right; in logical order.

    `turned` is true when the text before the line ends right to left.
    """
    for together, pieces in phrases(line):
        if together:
            yield pieces[-1].x, [piece.word for piece in reversed(pieces)]
        else:
            yield from separate_objects(pieces, turned)
        turned = turned_after(pieces, turned)


def phrases(line: Line) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
    """A line in parts, each with whether it is a right-to-left phrase in a left-to-right line, to be written in one go.

    Written word by word, the way to its first word and from its last one is a jump, and that a space to readers: no harm
    where there is one, but not between a phrase and the bracket around it.
    """
    if line.rtl:
        yield False, line.pieces
        return
    runs = [tuple(run) for _, run in groupby(line.pieces, key=lambda piece: piece.word.rtl)]
    for before, pieces, after in zip([(), *runs], runs, [*runs[1:], ()], strict=False):
        touched = any(not piece.word.blank for piece in (*before[-1:], *after[:1]))
        yield pieces[0].word.rtl and len(pieces) > 1 and touched and reads_as_one(pieces), pieces


def reads_as_one(pieces: tuple[Piece, ...]) -> bool:
    """True for right-to-left pieces that follow each other and that a reader turns round as a whole."""
    return (
        is_turned(pattern(pieces[-1].word).signs[0].text)
        and all(typeface(piece.word) == typeface(pieces[0].word) for piece in pieces)
        and all(abs(left.x + left.word.advance - right.x) <= CONTIGUOUS for right, left in pairwise(pieces))
        and all(direction(glyph.text) is not False for piece in pieces for glyph in piece.word.glyphs)
    )


def separate_objects(pieces: tuple[Piece, ...], turned: bool) -> Iterator[tuple[float, list[ShapedWord]]]:
    """Text objects of pieces that are written one by one.

    A space alone has no outline, and pdfium takes two that are near each other for one that is drawn twice. So the space
    before a right-to-left word is written with it.
    """
    space: tuple[float, ShapedWord] | None = None
    for stretch in stretches(pieces, turned):
        for left, words in readable(stretch, turned):
            if space and stands_before(space, left, words[0], turned):
                yield left, [words[0], space[1]]
                space = None
                continue
            if space:
                yield space[0], [space[1]]
            space = (left, words[0]) if words[0].rtl and words[0].blank else None
            if not space:
                yield left, words
        turned = turned_after(tuple(stretch), turned)
    if space:
        yield space[0], [space[1]]


def stands_before(space: tuple[float, ShapedWord], left: float, word: ShapedWord, turned: bool) -> bool:
    """True for a space and the right-to-left word to its left, if what the file has first of the word is a letter.

    Else a reader that has not turned round until then would take both for the end of what it read.
    """
    return (
        word.rtl and (is_turned(pattern(word).signs[0].text) or (turned and is_turned_as_one(word)))
        and typeface(word) == typeface(space[1])
        and abs(left + word.advance - space[0]) <= CONTIGUOUS
    )  # fmt: skip


def stretches(pieces: tuple[Piece, ...], turned: bool = False) -> Iterator[list[Piece]]:
    """Divide a line into runs of pieces that follow each other from left to right, and pieces that must stand alone."""
    run: list[Piece] = []
    pen = 0.0
    for piece, alone in apart(pieces, turned):
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


def apart(pieces: tuple[Piece, ...], turned: bool) -> Iterator[tuple[Piece, bool]]:
    """The pieces of a line, divided where a reader would turn them round with the word before; with each whether it stands alone."""
    for piece in pieces:
        word = piece.word
        if word.rtl or must_be_divided(word):
            yield piece, True
        elif turned and is_left_as_before(word.glyphs[0].text):
            for left, part in divided_at_start(word):
                yield Piece(part, piece.x + left, piece.stretch), True
        else:
            yield piece, False
        turned = turned_after((piece,), turned)


def turned_after(pieces: tuple[Piece, ...], turned: bool) -> bool:
    """True when a reader turns round what has no direction of its own and follows these pieces."""
    directions = (direction(piece.word.text) for piece in reversed(pieces))
    return next((found for found in directions if found is not None), turned)


def readable(stretch: list[Piece], turned: bool) -> Iterator[tuple[float, list[ShapedWord]]]:
    """What is written as one text object each: where it begins, in ems, and its words; in logical order."""
    first = stretch[0]
    whole = not must_be_divided(first.word) or (turned and is_turned_as_one(first.word))
    if len(stretch) > 1 or first.word.blank or whole:
        yield first.x, [piece.word for piece in stretch]
    else:
        yield from ((first.x + left, [part]) for left, part in divided(first.word))


def paint_reversed(content: Content, words: Sequence[ShapedWord], size: float, start: str, font_of: FontOf) -> None:
    """Paint a right-to-left word and the space to its right, or either. `start` is the operator that goes to its left edge."""
    first = words[0]
    font = font_of(first.face)
    content.font(font.name, size * first.scale)
    content.text(f"{start} {font.shown(words)}", reversed=len(words) > 1 or len(first.text) > 1)


def paint_forward(content: Content, run: Sequence[ShapedWord], size: float, start: str, font_of: FontOf) -> None:
    """Paint pieces that follow each other from left to right in one text object, which begins with `start`."""
    with content.text_object:
        content.out.append(start)
        for (face, scale), words in groupby(run, key=typeface):
            font = font_of(face)
            content.font(font.name, size * scale)
            content.out.append(font.shown(words))


def typeface(word: ShapedWord) -> tuple[Face, float]:
    """What must be alike for words to be shown without choosing a font anew."""
    return word.face, word.scale
