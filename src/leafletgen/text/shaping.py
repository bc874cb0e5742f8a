"""Words to glyphs: HarfBuzz shapes, and every character is dealt to a glyph so that the text comes back out of the PDF.

Shaping knows no size and no width: advances are in font units and ems, so a word is shaped once for all of them.
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
"""The least width of a narrow space, in ems, as typesetters have it; poppler sees none from 0.15 down."""

WORD_JOINER = "\u2060"
"""What a glyph without a character of its own maps to: readers drop it, and an empty mapping is not a valid CMap."""


class Glyph(NamedTuple):
    """One glyph to draw, in font units.

    `text` is what a reader gets for it (never empty); `advance` is what shaping asks for, which may differ from the
    font's own width; `dx` and `dy` move the glyph without moving the pen.
    """

    gid: int
    text: str
    advance: int
    dx: int
    dy: int


InkBox: TypeAlias = tuple[float, float, float, float]
"""Where ink of a glyph is, in ems from the origin of its word: left, right, bottom, top."""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """What stands between two places where a line may break, or the space there: one face, one direction.

    `text` is in logical order. `glyphs` are in visual order, from left to right. `advance` is in ems of the type size
    (the family's scale is in it already). `scale` is that scale: glyphs are drawn at the type size times it.
    `rise` and `fall` are how far its ink reaches above and below the baseline, in ems. `flaw` says what is not drawn as it
    is written; a word with one is not printed. `boxes` is for `ink_boxes` alone.
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
        """The boxes of its glyphs, worked out when lines first come near each other."""
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
"""A word, how it is shaped, and the text before and after it that belongs to the same word; mostly none."""


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
    """Shape one word, or a piece of one: it gets the glyphs that it has in the whole, `before` and `after` included.

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
    """The glyphs of a piece, cut out of those of the whole.

    Where a ligature goes over the edge it cannot be cut. The piece is then shaped alone, but joins what stands around it.
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
    """Shape with HarfBuzz; of an item of the text only, if there is one, with the rest as its context."""
    buffer = shaped_buffer(text, manner, item)
    return [
        PlacedGlyph(info.codepoint, info.cluster, position.x_advance, position.x_offset, position.y_offset)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def shaped_buffer(text: str, manner: Manner, item: tuple[int, int] | None = None) -> hb.Buffer:
    """HarfBuzz's own buffer, shaped."""
    start, end = item or (0, len(text))
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if manner.rtl else "ltr"
    buffer.script = manner.script
    buffer.language = manner.language
    hb.shape(manner.face.hb_font, buffer, None)
    return buffer


def safe_cuts(text: str, manner: Manner, cuts: Sequence[int]) -> list[int]:
    """The cuts at which a word may be taken apart before it is shaped: its pieces have the glyphs that the whole has."""
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
    """Give every character of a shaped word to a glyph, so that glyphs read in order give the word again.

    A cluster of several glyphs and characters is dealt one character a glyph; which glyph draws which letter does not
    matter to a reader. From left to right the last glyph takes what is left. From right to left a reader turns glyphs
    round one by one, so that no glyph may carry two characters: blank glyphs without advance carry the rest.
    """
    dealt: list[Glyph] = []
    for characters, placed in clusters:
        cluster = [Glyph(glyph.gid, "", glyph.advance, glyph.dx, glyph.dy) for glyph in placed]
        dealt += deal_reversed(cluster, characters, face) if rtl else deal_forward(cluster, characters, face)
    return dealt


def deal_forward(cluster: list[Glyph], characters: str, face: Face) -> list[Glyph]:
    """Deal from left to right: one character a glyph, the last glyph takes the rest."""
    last = len(cluster) - 1
    shares = [characters[index:] if index == last else characters[index : index + 1] for index in range(len(cluster))]
    return drawn(cluster, shares, face)


def deal_reversed(cluster: list[Glyph], characters: str, face: Face) -> list[Glyph]:
    """Deal from right to left: the glyph furthest to the right has the first character, and none has two."""
    missing = len(characters) - len(cluster)
    if missing > 0:
        space = face.hb_font.get_nominal_glyph(0x20) or 0
        cluster = [Glyph(space, "", 0, 0, 0)] * missing + cluster
    shares = [characters[index : index + 1] for index in reversed(range(len(cluster)))]
    return drawn(cluster, shares, face)


def drawn(cluster: list[Glyph], shares: list[str], face: Face) -> list[Glyph]:
    """Attach the shares; a glyph that neither carries text, nor moves the pen, nor leaves ink is left out."""
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
