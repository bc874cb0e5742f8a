"""Lines divided into text objects, in the order in which they are read, so that every reader gets them in that order.

Left to right, words that follow each other are one text object. Right to left, words are written in logical order, each
in a text object of its own with its glyphs from left to right, and with the space before it, which stands to its right.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from leafletgen.pdf.turning import Divisions, DivisionsAtStart, Readings
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Typesetter

CONTIGUOUS = 0.0015
"""Pieces closer than this, in ems, follow each other without a new position; rounding of kerning is within it."""

TextObject: TypeAlias = tuple[float, tuple[ShapedWord, ...]]
"""Where a text object begins, in ems, and its words from left to right."""

ShownPiece: TypeAlias = tuple[float, tuple[ShapedWord, ...], bool]
"""Where something begins, in ems, its words from left to right, and whether the text before it ends right to left."""


def follow_each_other(line: Line) -> bool:
    """True when the words of a line stand one after the other from left to right without a gap."""
    if not line.lefts:
        return bool(line.words)
    return abs(line.lefts[0] + sum([word.advance for word in line.words[:-1]]) - line.lefts[-1]) <= CONTIGUOUS


class ReadingOrder:
    """Divides lines into text objects, by how readers read each word."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.readings = typesetter.memory(Readings)
        self.divided = typesetter.memory(Divisions)
        self.divided_at_start = typesetter.memory(DivisionsAtStart)

    def text_objects(self, line: Line, turned: bool = False) -> Iterator[TextObject]:
        """What is written in one text object each, in logical order.

        `turned` is true when the text before the line ends right to left.
        """
        if line.rtl:
            yield from self.separate_objects(line.pieces, turned)
            return
        for together, pieces in self.phrases(line):
            if together:
                yield pieces[-1].x, tuple(piece.word for piece in reversed(pieces))
            else:
                yield from self.separate_objects(pieces, turned)
            turned = self.turned_after([piece.word for piece in pieces], turned)

    def phrases(self, line: Line) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
        """A left-to-right line in parts, each with whether it is a right-to-left phrase, to be written in one go.

        Written word by word, the way to its first word and from its last one is a jump, and that a space to readers: no
        harm where there is one, but not between a phrase and the bracket around it.
        """
        runs = [tuple(run) for _, run in groupby(line.pieces, key=lambda piece: piece.word.rtl)]
        for before, pieces, after in zip([(), *runs], runs, [*runs[1:], ()], strict=False):
            touched = any(not piece.word.blank for piece in (*before[-1:], *after[:1]))
            yield pieces[0].word.rtl and len(pieces) > 1 and touched and self.reads_as_one(pieces), pieces

    def reads_as_one(self, pieces: tuple[Piece, ...]) -> bool:
        """True for right-to-left pieces that follow each other and that a reader turns round as a whole."""
        return (
            self.readings[pieces[-1].word].starts_turned
            and all(typeface(piece.word) == typeface(pieces[0].word) for piece in pieces)
            and all(abs(left.x + left.word.advance - right.x) <= CONTIGUOUS for right, left in pairwise(pieces))
            and all(self.readings[piece.word].turns_as_one for piece in pieces)
        )

    def separate_objects(self, pieces: Iterable[Piece], turned: bool) -> Iterator[TextObject]:
        """Text objects of pieces that are written one by one.

        A space alone has no outline, and pdfium takes two that are near each other for one that is drawn twice. So the
        space before a right-to-left word is written with it.
        """
        space: tuple[float, ShapedWord] | None = None
        for left, words, turns in self.readable(pieces, turned):
            first = words[0]
            if space and self.stands_before(space, left, first, turns):
                yield left, (first, space[1])
                space = None
                continue
            if space:
                yield space[0], (space[1],)
            space = (left, first) if first.rtl and self.readings[first].blank else None
            if not space:
                yield left, words
        if space:
            yield space[0], (space[1],)

    def readable(self, pieces: Iterable[Piece], turned: bool) -> Iterator[ShownPiece]:
        """What has to be shown at one go each, in logical order: right-to-left words, and what is between them."""
        between: list[Piece] = []
        for piece in pieces:
            word = piece.word
            if not word.rtl:
                between.append(piece)
                continue
            if between:
                yield from self.forward(between, turned)
                turned = self.turned_after([piece.word for piece in between], turned)
                between = []
            reading = self.readings[word]
            if reading.blank or not reading.divided or (turned and reading.turns_as_one):
                yield piece.x, (word,), turned
            else:
                for left, part in self.divided[word]:
                    yield piece.x + left, (part,), turned
            turned = turned if reading.turns is None else reading.turns
        yield from self.forward(between, turned)

    def forward(self, pieces: Iterable[Piece], turned: bool) -> Iterator[ShownPiece]:
        """The same of words from left to right."""
        for stretch in self.stretches(pieces, turned):
            first = stretch[0]
            reading = self.readings[first.word]
            if len(stretch) > 1 or reading.blank or not reading.divided:
                yield first.x, tuple([piece.word for piece in stretch]), turned
            else:
                for left, part in self.divided[first.word]:
                    yield first.x + left, (part,), turned
            turned = self.turned_after([piece.word for piece in stretch], turned)

    def stands_before(self, space: tuple[float, ShapedWord], left: float, word: ShapedWord, turned: bool) -> bool:
        """True for a space and the right-to-left word to its left, if what the file has first of the word is a letter.

        Else a reader that has not turned round until then would take both for the end of what it read.
        """
        reading = self.readings[word]
        return (
            word.rtl
            and (reading.starts_turned or (turned and reading.turns_as_one))
            and word.face is space[1].face
            and word.scale == space[1].scale
            and abs(left + word.advance - space[0]) <= CONTIGUOUS
        )

    def stretches(self, pieces: Iterable[Piece], turned: bool) -> Iterator[list[Piece]]:
        """Divide pieces into runs of those that follow each other from left to right, and those that must stand alone."""
        run: list[Piece] = []
        pen = 0.0
        for piece, alone in self.apart(pieces, turned):
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

    def apart(self, pieces: Iterable[Piece], turned: bool) -> Iterator[tuple[Piece, bool]]:
        """Pieces, divided where a reader would turn them round with the word before; with each whether it stands alone."""
        for piece in pieces:
            word = piece.word
            reading = self.readings[word]
            if reading.divided:
                yield piece, True
            elif turned and reading.starts_as_before:
                for left, part in self.divided_at_start[word]:
                    yield Piece(part, piece.x + left, piece.stretch), True
            else:
                yield piece, False
            turned = turned if reading.turns is None else reading.turns

    def turned_after(self, words: Sequence[ShapedWord], turned: bool) -> bool:
        """True when a reader turns round what has no direction of its own and follows these words."""
        for word in reversed(words):
            turns = self.readings[word].turns
            if turns is not None:
                return turns
        return turned


def typeface(word: ShapedWord) -> tuple[object, float]:
    """What must be alike for words to be shown without choosing a font anew."""
    return word.face, word.scale
