"""Turns words into glyphs. HarfBuzz shapes; each character is assigned to a glyph, so that a PDF reader gets the text.

Shaping does not depend on size or width: advances are in font units and ems, so a word is shaped only once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, TypeAlias

import uharfbuzz as hb

from leafletgen.text.clusters import Glyph, PlacedGlyph, ShapedClusters, clusters_of
from leafletgen.text.faces import Face
from leafletgen.text.flaws import Flaw
from leafletgen.text.typesetter import Memory, Typesetter

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
SPACES = (" ", NO_BREAK_SPACE, NARROW_SPACE)
NARROW = 1 / 6
"""The least width of a narrow space, in ems, as in typesetting. From 0.15 down poppler extracts no space."""

InkBox: TypeAlias = tuple[float, float, float, float]
"""A box around ink of a glyph, in ems from the origin of its word: left, right, bottom, top."""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A word between two places where a line may break, or the white space there, in one face and direction.

    `text` is in logical order. `glyphs` are in visual order, from left to right. `advance` is in ems of the type size
    and includes the family's scale. `scale` is that scale: glyphs are drawn at the type size times `scale`.
    `rise` and `fall` are how far its ink reaches above and below the baseline, in ems. `flaw` says what would be
    printed wrongly; a word with a flaw is refused. Only `ink_boxes` uses `boxes`.
    """

    text: str
    face: Face
    scale: float
    rtl: bool
    glyphs: tuple[Glyph, ...]
    advance: float
    rise: float
    fall: float
    flaw: Flaw | None = None
    boxes: list[InkBox] = field(default_factory=list, init=False, repr=False)

    @property
    def blank(self) -> bool:
        """True for white space."""
        return self.text.isspace()

    def ink_boxes(self) -> list[InkBox]:
        """The boxes of its glyphs, computed when they are first needed: when two lines come near each other."""
        if not self.boxes:
            self.boxes.extend(ink_boxes(self))
        return self.boxes


class Manner(NamedTuple):
    """How words are shaped: `scale` is the family's, `script` ISO 15924, `language` BCP 47."""

    face: Face
    scale: float
    script: str
    language: str
    rtl: bool


WordKey: TypeAlias = tuple[str, Manner, str, str]
"""A word, how it is shaped, and the text of the same word before and after it; mostly none."""


class ShapedWords(Memory[WordKey, ShapedWord]):
    """The shaped words."""

    ENTRY = 1100

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(typesetter)
        self.clusters = typesetter.memory(ShapedClusters)

    def work_out(self, question: WordKey) -> ShapedWord:
        """Shape a word."""
        return shape(question, self.clusters)


def shape(word: WordKey, known: ShapedClusters) -> ShapedWord:
    """Shape a word, or a piece of one. A piece gets the glyphs that it has in the whole word.

    The face must cover the text.
    """
    text, manner, before, after = word
    face, scale, _, _, rtl = manner
    placed = shaped_inside(text, manner, before, after) if before or after else placed_glyphs(text, manner)
    clusters = list(map(known.__getitem__, clusters_of(text, placed, face, rtl)))
    glyphs = tuple(chain.from_iterable([cluster.glyphs for cluster in clusters]))
    advance = sum([cluster.advance for cluster in clusters])
    if text in SPACES:
        least = round((NARROW if text == NARROW_SPACE else face.typeface.word_space) * face.upem)
        glyphs = tuple(glyph._replace(advance=max(glyph.advance, least)) for glyph in glyphs)
        advance = sum([glyph.advance for glyph in glyphs])
    em = face.upem / scale
    rise = max(chain.from_iterable([cluster.rise for cluster in clusters]), default=0)
    fall = max(chain.from_iterable([cluster.fall for cluster in clusters]), default=0)
    flaw = None if text.isspace() else next((cluster.flaw for cluster in clusters if cluster.flaw), None)
    return ShapedWord(text, face, scale, rtl, glyphs, advance / em, rise / em, fall / em, flaw)


def shaped_inside(text: str, manner: Manner, before: str, after: str) -> list[PlacedGlyph]:
    """The glyphs of a piece, cut out of the glyphs of the whole word.

    A ligature over the edge cannot be cut. The piece is then shaped alone, but still joins to its neighbours.
    """
    start, end = len(before), len(before) + len(text)
    whole = placed_glyphs(before + text + after, manner)
    edges = {glyph.cluster for glyph in whole}
    if start in edges and (not after or end in edges):
        return [PlacedGlyph(cluster - start, shaped) for cluster, shaped in whole if start <= cluster < end]
    alone = placed_glyphs(before + text + after, manner, (start, end))
    return [PlacedGlyph(cluster - start, shaped) for cluster, shaped in alone]


def placed_glyphs(text: str, manner: Manner, item: tuple[int, int] | None = None) -> list[PlacedGlyph]:
    """Shape with HarfBuzz: the whole text, or only the range `item`, with the rest as its context."""
    buffer = shaped_buffer(text, manner, item)
    return [
        PlacedGlyph(info.cluster, (info.codepoint, position.x_advance, position.x_offset, position.y_offset))
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def shaped_buffer(text: str, manner: Manner, item: tuple[int, int] | None = None) -> hb.Buffer:
    """HarfBuzz's buffer after shaping."""
    start, end = item or (0, len(text))
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if manner.rtl else "ltr"
    buffer.script = manner.script
    buffer.language = manner.language
    hb.shape(manner.face.hb_font, buffer, None)
    return buffer


def safe_cuts(text: str, manner: Manner, cuts: Sequence[int]) -> list[int]:
    """The cuts at which a word may be cut before shaping: its pieces then have the glyphs that the whole word has."""
    unsafe: dict[int, bool] = {}
    for info in shaped_buffer(text, manner).glyph_infos:
        unsafe.setdefault(info.cluster, bool(info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK))
    return [cut for cut in cuts if not unsafe.get(cut, True)]


def ink_boxes(word: ShapedWord) -> Iterator[InkBox]:
    """The boxes of a word's glyphs, several for a large one."""
    em = word.face.upem / word.scale
    pen = 0
    for glyph in word.glyphs:
        across, up = pen + glyph.dx, glyph.dy
        for left, right, bottom, top in word.face.ink[glyph.gid, em]:
            yield (across + left) / em, (across + right) / em, (up + bottom) / em, (up + top) / em
        pen += glyph.advance
