"""Divides lines into text objects in reading order, so that every PDF reader gets them in that order.

Left-to-right words that follow each other are one text object. Right-to-left words are written in logical order, each
in its own text object, with its glyphs from left to right and with the space before it, which is on its right.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from leafletgen.pdf.turning import Divisions, DivisionsAtStart, Readings
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Typesetter

CONTIGUOUS = 0.0015
"""Pieces closer than this, in ems, need no new position. It is larger than rounding of kerning."""

TextObject: TypeAlias = tuple[float, tuple[ShapedWord, ...]]
"""The left edge of a text object, in ems, and its words from left to right."""

ShownPiece: TypeAlias = tuple[float, tuple[ShapedWord, ...], bool]
"""A left edge, in ems; words from left to right; and whether the text before them ends right to left."""


def follow_each_other(line: Line) -> bool:
    """True when the words of a line stand one after the other from left to right without a gap."""
    if not line.lefts:
        return bool(line.words)
    return abs(line.lefts[0] + sum([word.advance for word in line.words[:-1]]) - line.lefts[-1]) <= CONTIGUOUS


class ReadingOrder:
    """Divides lines into text objects, by how PDF readers order each word."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.readings = typesetter.memory(Readings)
        self.divided = typesetter.memory(Divisions)
        self.divided_at_start = typesetter.memory(DivisionsAtStart)

    def text_objects(self, line: Line, turned: bool = False) -> Iterator[TextObject]:
        """The text objects of a line, in logical order.

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
        """The parts of a left-to-right line. The flag is true for a right-to-left phrase, which is written as one.

        A phrase written word by word would need a jump to its first word and from its last. PDF readers take a jump for
        a space, which would be wrong between a phrase and the bracket around it.
        """
        runs = [tuple(run) for _, run in groupby(line.pieces, key=lambda piece: piece.word.rtl)]
        for before, pieces, after in zip([(), *runs], runs, [*runs[1:], ()], strict=False):
            touched = any(not piece.word.blank for piece in (*before[-1:], *after[:1]))
            yield pieces[0].word.rtl and len(pieces) > 1 and touched and self.reads_as_one(pieces), pieces

    def reads_as_one(self, pieces: tuple[Piece, ...]) -> bool:
        """True for right-to-left pieces that follow each other and that a reader reverses as a whole."""
        return (
            self.readings[pieces[-1].word].starts_turned
            and all(typeface(piece.word) == typeface(pieces[0].word) for piece in pieces)
            and all(abs(left.x + left.word.advance - right.x) <= CONTIGUOUS for right, left in pairwise(pieces))
            and all(self.readings[piece.word].turns_as_one for piece in pieces)
        )

    def separate_objects(self, pieces: Iterable[Piece], turned: bool) -> Iterator[TextObject]:
        """The text objects of pieces that are written one by one.

        A space alone has no outline, and pdfium takes two near each other for one that is drawn twice. So the
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
        """The pieces to show together, in logical order: each right-to-left word, and the text between two of them."""
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
        """The pieces to show together of left-to-right words."""
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
        """True if a right-to-left word is at the left of the space, and the file begins the word with a letter.

        Otherwise a reader that reads left to right so far would take both for the end of that text.
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
        """Group pieces: those that follow each other from left to right together, those that must stand alone alone."""
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
        """Pieces, divided where a reader would reverse their start with the word before. The flag: it stands alone."""
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
        """True when a reader reverses neutral characters that follow these words."""
        for word in reversed(words):
            turns = self.readings[word].turns
            if turns is not None:
                return turns
        return turned


def typeface(word: ShapedWord) -> tuple[object, float]:
    """The font and scale of a word. Words with the same need no new font operator between them."""
    return word.face, word.scale
