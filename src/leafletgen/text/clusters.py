"""Assigns each character of a word to a glyph, so that a PDF reader gets the text.

The same letters, alone or with the same marks, occur in many words, and are drawn by the same glyphs. So the answer is
remembered for each cluster, and a new word is assembled from known clusters.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from leafletgen.text.faces import Face, is_selector
from leafletgen.text.flaws import Flaw, flaw_of
from leafletgen.text.typesetter import Memory

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


Shaped: TypeAlias = tuple[int, int, int, int]
"""A glyph from HarfBuzz, without its characters: its number, and its advance and offsets in font units."""


class PlacedGlyph(NamedTuple):
    """A glyph from HarfBuzz, and `cluster`, the index in the text of the first character that it draws."""

    cluster: int
    shaped: Shaped


class Cluster(NamedTuple):
    """Characters that are drawn together, and the glyphs of a face that draw them, from left to right.

    `rtl` is the direction of the word that it is part of.
    """

    face: Face
    rtl: bool
    characters: str
    glyphs: tuple[Shaped, ...]


class ShapedCluster(NamedTuple):
    """A cluster whose characters are assigned to its glyphs.

    `rise` and `fall` are how far its ink reaches above and below the baseline, in font units; None without ink.
    """

    glyphs: tuple[Glyph, ...]
    advance: int
    rise: tuple[int, ...]
    fall: tuple[int, ...]
    flaw: Flaw | None


class ShapedClusters(Memory[Cluster, ShapedCluster]):
    """The shaped clusters."""

    ENTRY = 700

    def work_out(self, question: Cluster) -> ShapedCluster:
        """Assign the characters of a cluster."""
        face = question.face
        glyphs = share_out(question)
        inked = [(bounds, glyph.dy) for glyph in glyphs if (bounds := face.bounds[glyph.gid])]
        return ShapedCluster(
            glyphs,
            sum([glyph.advance for glyph in glyphs]),
            (max([bounds[0] + dy for bounds, dy in inked]),) if inked else (),
            (max([-bounds[1] - dy for bounds, dy in inked]),) if inked else (),
            flaw_of(question.characters, [gid for gid, *_ in question.glyphs], face),
        )


def clusters_of(text: str, placed: Sequence[PlacedGlyph], face: Face, rtl: bool) -> list[Cluster]:
    """The clusters of a word from left to right."""
    if len(placed) == len(text) and not rtl and [glyph.cluster for glyph in placed] == list(range(len(text))):
        return [Cluster(face, rtl, *each) for each in zip(text, [(glyph.shaped,) for glyph in placed], strict=True)]
    starts = sorted({glyph.cluster for glyph in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [
        Cluster(face, rtl, text[start : ends[start]], tuple([glyph.shaped for glyph in members]))
        for start, members in groupby(placed, key=lambda glyph: glyph.cluster)
    ]


def share_out(cluster: Cluster) -> tuple[Glyph, ...]:
    """Assign every character of a cluster to a glyph, so that the glyphs in order spell it.

    A cluster of several glyphs and characters gets one character a glyph; which glyph draws which letter does not
    matter to a PDF reader. From left to right the last glyph gets the rest. From right to left a PDF reader reverses
    glyphs one by one, so no glyph may have two characters: blank glyphs without advance get the rest.
    """
    face, rtl, characters, shaped = cluster
    glyphs = [Glyph(gid, "", advance, dx, dy) for gid, advance, dx, dy in shaped]
    if any(map(is_selector, characters)):  # a font may have a blank glyph for it, on either side of the letter
        glyphs = [glyph for glyph in glyphs if glyph.advance or face.has_ink(glyph.gid)] or glyphs
    return deal_reversed(glyphs, characters, face) if rtl else deal_forward(glyphs, characters, face)


def deal_forward(cluster: list[Glyph], characters: str, face: Face) -> tuple[Glyph, ...]:
    """Assign from left to right: one character a glyph; the last glyph gets the rest."""
    last = len(cluster) - 1
    shares = [characters[index:] if index == last else characters[index : index + 1] for index in range(len(cluster))]
    return drawn(cluster, shares, face)


def deal_reversed(cluster: list[Glyph], characters: str, face: Face) -> tuple[Glyph, ...]:
    """Assign from right to left: the glyph furthest right gets the first character, and no glyph gets two."""
    missing = len(characters) - len(cluster)
    if missing > 0:
        space = face.hb_font.get_nominal_glyph(0x20) or 0
        cluster = [Glyph(space, "", 0, 0, 0)] * missing + cluster
    shares = [characters[index : index + 1] for index in reversed(range(len(cluster)))]
    return drawn(cluster, shares, face)


def drawn(cluster: list[Glyph], shares: list[str], face: Face) -> tuple[Glyph, ...]:
    """Give each glyph its characters. A glyph without text, advance and ink is left out."""
    return tuple(
        glyph._replace(text=share or WORD_JOINER)
        for glyph, share in zip(cluster, shares, strict=True)
        if share or glyph.advance or face.has_ink(glyph.gid)
    )
