"""Font files, mapped into memory and checked against the hash that the library promises."""

import hashlib
from dataclasses import dataclass, field
from unicodedata import normalize

import uharfbuzz as hb

from leafletgen.diagnostics import Place, Refused
from leafletgen.model.typeface import Typeface
from leafletgen.problems.catalogue import problem
from leafletgen.text.font_files import damage, unsanitary
from leafletgen.text.ink import GlyphInk
from leafletgen.text.typesetter import Memory


class Bounds(dict[int, tuple[int, int] | None]):
    """The top and bottom of each glyph's outline, in font units from the baseline; None without an outline."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self.font = font

    def __missing__(self, glyph: int) -> tuple[int, int] | None:
        extents = self.font.get_glyph_extents(glyph)
        drawn = extents is not None and extents.width and extents.height
        bounds = self[glyph] = (extents.y_bearing, extents.y_bearing + extents.height) if drawn else None
        return bounds


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """An open font. Identity is equality: a typesetter has one `Face` for one typeface.

    `upem` is font units per em; `ascent` and `descent` are in ems, both positive. `bounds` knows how far each glyph
    reaches up and down, `ink` where its ink is; `circle` is the glyph of U+25CC, None when there is none.
    """

    typeface: Typeface
    hb_face: hb.Face
    hb_font: hb.Font
    upem: int
    ascent: float
    descent: float
    coverage: frozenset[int] = field(repr=False)
    bounds: Bounds = field(repr=False)
    ink: GlyphInk = field(repr=False)
    circle: int | None = None

    def covers(self, cluster: str) -> bool:
        """True when the font has a glyph for every visible character of a cluster, separately or composed.

        HarfBuzz composes characters: macOS writes 하 as two letters and が as a letter and a mark.
        """
        return self._has(cluster) or (not cluster.isascii() and self._has(normalize("NFC", cluster)))

    def _has(self, text: str) -> bool:
        return all(ord(character) in self.coverage or is_invisible(character) for character in text)

    def has_ink(self, glyph: int) -> bool:
        """True when a glyph leaves a mark on paper."""
        return self.bounds[glyph] is not None


class Faces(Memory[Typeface, Face]):
    """The open fonts. Only `forget` drops them: if a face were opened twice, a file could get the same font twice."""

    ENTRY = 0
    """Faces are not counted: their number is that of the font files and does not grow with the leaflets."""

    def work_out(self, question: Typeface) -> Face:
        """Open a font file. Raises Refused as `open_face` does."""
        return open_face(question)

    def age(self) -> None:
        """Keep every face."""


def open_face(typeface: Typeface) -> Face:
    """Open a font file.

    Raises Refused when the file is missing, is not the one that `fonts.yaml` promises, has no TrueType outlines, or is damaged.
    """
    place = Place(str(typeface.path))
    try:
        blob = hb.Blob.from_file_path(str(typeface.path))
    except (OSError, hb.HarfBuzzError):
        raise Refused(problem("font-file-missing", place, family=typeface.family)) from None
    found = hashlib.sha256(blob.data).hexdigest()
    if found != typeface.sha256:
        raise Refused(problem("font-changed", place, family=typeface.family, found=found, promised=typeface.sha256))
    face = hb.Face(blob)
    if "glyf" not in face.table_tags and face.table_tags:
        raise Refused(problem("font-not-truetype", place, family=typeface.family))
    if reason := damage(blob.data, face) or unsanitary(typeface.path):
        raise Refused(problem("font-damaged", place, family=typeface.family, reason=reason))
    font = hb.Font(face)
    extents = font.get_font_extents("ltr")
    coverage = frozenset(face.unicodes)
    return Face(
        typeface, face, font, face.upem,
        extents.ascender / face.upem, -extents.descender / face.upem, coverage | FONT_SPACES if 0x20 in coverage else coverage,
        Bounds(font), GlyphInk(font), font.get_nominal_glyph(0x25CC),
    )  # fmt: skip


def is_invisible(character: str) -> bool:
    """True for format characters that steer text and are never drawn: joiners, soft hyphen, zero-width spaces, isolates.

    These are the Default_Ignorable_Code_Points (UAX #44) that the reading stage lets through, and variation selectors.
    """
    return character in INVISIBLE or is_selector(character)


def is_selector(character: str) -> bool:
    """True for variation selectors, which ask for another look of the character before them; few fonts have one."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


FONT_SPACES = frozenset({0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000})
"""Spaces of other widths, which HarfBuzz makes from U+0020 for a font that has no glyph for them."""

INVISIBLE = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
