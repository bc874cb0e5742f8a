"""Turns words into glyphs. HarfBuzz shapes; each character is assigned to a glyph, so that a PDF reader gets the text.

Shaping does not depend on size or width: advances are in font units and ems, so a word is shaped only once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, TypeAlias

import uharfbuzz as hb

from leafletgen.text.faces import Face
from leafletgen.text.flaws import Flaw, flaw_of
from leafletgen.text.ink import glyph_ink
from leafletgen.text.typesetter import Memory

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
NARROW = 1 / 6
"""The least width of a narrow space, in ems, as in typesetting. From 0.15 down poppler extracts no space."""

WORD_JOINER = "\u2060"
"""The text of a glyph without a character of its own. PDF readers drop it; an empty text is not valid in a CMap."""


class Glyph(NamedTuple):
    """One glyph to draw, in font units.

    `text` is what a PDF reader extracts for it (never empty); `advance` comes from shaping, and may differ from the
    font's own width; `dx` and `dy` move the glyph without moving the pen.
    """

    gid: int
    text: str
    advance: int
    dx: int
    dy: int


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

    def work_out(self, question: WordKey) -> ShapedWord:
        """Shape a word."""
        return shape(*question)


class PlacedGlyph(NamedTuple):
    """A glyph as HarfBuzz gives it: the index of its cluster in the text, and its advance and offsets in font units."""

    gid: int
    cluster: int
    advance: int
    dx: int
    dy: int


def shape(text: str, manner: Manner, before: str = "", after: str = "") -> ShapedWord:
    """Shape a word, or a piece of one. A piece gets the glyphs that it has in the whole: `before`, `text`, `after`.

    The face must cover the text.
    """
    face, scale, _, _, rtl = manner
    shaped = shaped_inside(text, manner, before, after) if before or after else placed_glyphs(text, manner)
    groups = clusters_of(text, shaped)
    glyphs = tuple(share_out(groups, face, rtl))
    if text in (" ", NO_BREAK_SPACE, NARROW_SPACE):
        least = round((NARROW if text == NARROW_SPACE else face.typeface.word_space) * face.upem)
        glyphs = tuple(glyph._replace(advance=max(glyph.advance, least)) for glyph in glyphs)
    em = face.upem / scale
    rise, fall = ink(glyphs, face)
    advance = sum(glyph.advance for glyph in glyphs) / em
    flaw = next(
        (flaw for one in groups if (flaw := flaw_of(one.characters, [glyph.gid for glyph in one.glyphs], face))), None
    )
    return ShapedWord(text, face, scale, rtl, glyphs, advance, rise / em, fall / em, None if text.isspace() else flaw)


def shaped_inside(text: str, manner: Manner, before: str, after: str) -> list[PlacedGlyph]:
    """The glyphs of a piece, cut out of the glyphs of the whole word.

    A ligature over the edge cannot be cut. The piece is then shaped alone, but still joins to its neighbours.
    """
    start, end = len(before), len(before) + len(text)
    whole = placed_glyphs(before + text + after, manner)
    edges = {glyph.cluster for glyph in whole}
    if start in edges and (not after or end in edges):
        return [glyph._replace(cluster=glyph.cluster - start) for glyph in whole if start <= glyph.cluster < end]
    return [
        glyph._replace(cluster=glyph.cluster - start)
        for glyph in placed_glyphs(before + text + after, manner, (start, end))
    ]


def placed_glyphs(text: str, manner: Manner, item: tuple[int, int] | None = None) -> list[PlacedGlyph]:
    """Shape with HarfBuzz: the whole text, or only the range `item`, with the rest as its context."""
    buffer = shaped_buffer(text, manner, item)
    return [
        PlacedGlyph(info.codepoint, info.cluster, position.x_advance, position.x_offset, position.y_offset)
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


def ink(glyphs: tuple[Glyph, ...], face: Face) -> tuple[int, int]:
    """How far glyphs rise above and fall below the baseline, in font units."""
    boxes = [(bounds, glyph.dy) for glyph in glyphs if (bounds := face.bounds[glyph.gid])]
    return (
        max((bounds[0] + dy for bounds, dy in boxes), default=0),
        max((-bounds[1] - dy for bounds, dy in boxes), default=0),
    )


class Cluster(NamedTuple):
    """Characters that are drawn together, and the glyphs that draw them, from left to right."""

    characters: str
    glyphs: list[PlacedGlyph]


def clusters_of(text: str, shaped: Sequence[PlacedGlyph]) -> list[Cluster]:
    """The clusters of a word from left to right."""
    starts = sorted({glyph.cluster for glyph in shaped})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [
        Cluster(text[start : ends[start]], list(members))
        for start, members in groupby(shaped, key=lambda glyph: glyph.cluster)
    ]


def share_out(clusters: Sequence[Cluster], face: Face, rtl: bool) -> list[Glyph]:
    """Assign every character of a shaped word to a glyph, so that the glyphs in order spell the word.

    A cluster of several glyphs and characters gets one character a glyph; which glyph draws which letter does not
    matter to a PDF reader. From left to right the last glyph gets the rest. From right to left a PDF reader reverses
    glyphs one by one, so no glyph may have two characters: blank glyphs without advance get the rest.
    """
    dealt: list[Glyph] = []
    for characters, placed in clusters:
        cluster = [Glyph(glyph.gid, "", glyph.advance, glyph.dx, glyph.dy) for glyph in placed]
        dealt += deal_reversed(cluster, characters, face) if rtl else deal_forward(cluster, characters, face)
    return dealt


def deal_forward(cluster: list[Glyph], characters: str, face: Face) -> list[Glyph]:
    """Assign from left to right: one character a glyph; the last glyph gets the rest."""
    last = len(cluster) - 1
    shares = [characters[index:] if index == last else characters[index : index + 1] for index in range(len(cluster))]
    return drawn(cluster, shares, face)


def deal_reversed(cluster: list[Glyph], characters: str, face: Face) -> list[Glyph]:
    """Assign from right to left: the glyph furthest right gets the first character, and no glyph gets two."""
    missing = len(characters) - len(cluster)
    if missing > 0:
        space = face.hb_font.get_nominal_glyph(0x20) or 0
        cluster = [Glyph(space, "", 0, 0, 0)] * missing + cluster
    shares = [characters[index : index + 1] for index in reversed(range(len(cluster)))]
    return drawn(cluster, shares, face)


def drawn(cluster: list[Glyph], shares: list[str], face: Face) -> list[Glyph]:
    """Give each glyph its characters. A glyph without text, advance and ink is left out."""
    return [
        glyph._replace(text=share or WORD_JOINER)
        for glyph, share in zip(cluster, shares, strict=True)
        if share or glyph.advance or face.has_ink(glyph.gid)
    ]


def ink_boxes(word: ShapedWord) -> Iterator[InkBox]:
    """The boxes of a word's glyphs, several for a large one."""
    em = word.face.upem / word.scale
    pen = 0
    for glyph in word.glyphs:
        across, up = pen + glyph.dx, glyph.dy
        for left, right, bottom, top in glyph_ink(word.face.hb_font, glyph.gid, em):
            yield (across + left) / em, (across + right) / em, (up + bottom) / em, (up + top) / em
        pen += glyph.advance
