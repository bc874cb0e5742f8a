"""Font programs cut down by HarfBuzz to the glyphs that a file uses."""

import hashlib
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from leafletgen.diagnostics import Place, Refused
from leafletgen.pdf.document import compressed
from leafletgen.pdf.fonts.composites import FontProgram, character_map
from leafletgen.pdf.fonts.encode import ComposedGlyph
from leafletgen.problems.catalogue import problem
from leafletgen.text.faces import Face
from leafletgen.text.typesetter import Memory

KEPT_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables that ISO 32000-1, table 126, requires in an embedded TrueType font program. Hints and their tables are

dropped; so is the character map, which is made anew for codes that need one."""


MANY_GLYPHS = 4000
"""A face with at least this many glyphs is worth preparing: a Chinese one is then cut in 0.3 ms, not 1.05 ms."""

CUTS_FIRST = 20
"""A face is prepared after this many cuts. Preparing takes 13 ms and 6 MB for a Chinese face."""


class PreparedFace:
    """A face to cut from. A large face that is cut often is prepared for it; the cuts are the same."""

    def __init__(self, face: Face) -> None:
        self.hb_face = face.hb_face
        self.dropped = set(face.hb_face.table_tags) - KEPT_TABLES
        self.left = CUTS_FIRST if face.hb_face.glyph_count >= MANY_GLYPHS else 0

    def source(self) -> hb.Face:
        """The face from which HarfBuzz cuts."""
        if self.left:
            self.left -= 1
            if not self.left:
                self.hb_face = hb.subset_preprocess(self.hb_face)
        return self.hb_face


class Preparations(Memory[Face, PreparedFace]):
    """The preparation of each face. Kept as long as the face."""

    ENTRY = 0
    SHARED = False

    def work_out(self, question: Face) -> PreparedFace:
        """A face that is not prepared yet."""
        return PreparedFace(question)

    def age(self) -> None:
        """Keep every preparation."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program: its Flate-compressed `data`, the `length` before compression, its glyphs' ids, and a name tag."""

    data: bytes
    length: int
    ids: Mapping[int | ComposedGlyph, int]
    tag: str


def subset(
    face: Face, preparation: PreparedFace, glyphs: Sequence[int | ComposedGlyph], codes: Sequence[int] = ()
) -> Subset:
    """Cut a face down to these glyphs, the parts of composed ones, and `.notdef`; then add the composed glyphs.

    `preparation` is the face's. `codes` are for a simple font, which finds glyphs by a map in the font program.
    """
    composed = tuple(dict.fromkeys(glyph for glyph in glyphs if isinstance(glyph, ComposedGlyph)))
    own = {glyph for glyph in glyphs if not isinstance(glyph, ComposedGlyph)}
    try:
        data, ids = program_of(preparation, own, composed, dict(zip(codes, glyphs, strict=True)) if codes else {})
    except (RuntimeError, struct.error):  # HarfBuzz cannot read the outlines, or a number in them is too large
        reason = "the outlines of some of its glyphs cannot be read"
        place = Place(str(face.typeface.path))
        raise Refused(problem("font-damaged", place, family=face.typeface.family, reason=reason)) from None
    return Subset(compressed(data), len(data), ids, subset_tag(data))


def program_of(
    preparation: PreparedFace,
    own: set[int],
    composed: Sequence[ComposedGlyph],
    codes: Mapping[int, int | ComposedGlyph],
) -> tuple[bytes, dict[int | ComposedGlyph, int]]:
    """The font program of a subset, and the id of each glyph in it.

    Raises RuntimeError or struct.error for outlines that cannot be read.
    """
    data, ids = cut(preparation, own | {part.gid for glyph in composed for part in glyph.parts})
    if not composed and not codes:
        return data, ids
    program = FontProgram(data)
    for glyph in composed:
        ids[glyph] = len(program.metrics)
        program.add([(ids[gid], dx, dy) for gid, dx, dy in glyph.parts], glyph.advance)
    if codes:
        program.tables["cmap"] = character_map({code: ids[glyph] for code, glyph in codes.items()})
    return program.data(), ids


def cut(preparation: PreparedFace, glyphs: set[int]) -> tuple[bytes, dict[int | ComposedGlyph, int]]:
    """Cut a face down; return the font program and the new id of each glyph. Raises RuntimeError when it cannot be cut."""
    source = preparation.source()
    order = hb.SubsetInput()
    order.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_BIDI_CLOSURE
    )  # fmt: skip
    order.glyph_set.update({0} | glyphs)
    order.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii")) for tag in preparation.dropped)
    plan = hb.SubsetPlan(source, order)
    cut_down = plan.execute()
    if not KEPT_TABLES.issubset(cut_down.table_tags):
        raise RuntimeError("a table is lost")
    return cut_down.blob.data, dict(plan.old_to_new_glyph_mapping)


def subset_tag(data: bytes) -> str:
    """Six capital letters that name a subset (ISO 32000-1, 9.6.4), from its content."""
    value = int.from_bytes(hashlib.sha256(data).digest()[:8])
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters
