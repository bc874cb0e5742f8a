"""Font programs cut down to the glyphs that a file uses, by HarfBuzz."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from leafletgen.diagnostics import Place, Refused, error
from leafletgen.pdf.document import COMPRESSION
from leafletgen.text.faces import Face

KEPT_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""What ISO 32000-1, table 126, asks of an embedded TrueType font program; hints are dropped, and their tables with them."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program: its Flate-compressed `data`, its true `length`, the new id of each glyph, and a name's tag."""

    data: bytes
    length: int
    new_ids: Mapping[int, int]
    tag: str


@lru_cache(maxsize=128)
def subset(face: Face, glyphs: frozenset[int]) -> Subset:
    """Cut a face down to these glyphs and `.notdef`.

    Raises Refused when the font has no TrueType outlines.
    """
    tables = set(face.hb_face.table_tags)
    if "glyf" not in tables:
        raise Refused(error("font-not-truetype", f"{face.typeface.family} has no TrueType outlines",
                            Place(str(face.typeface.path)), "use the TrueType (.ttf) files of the family"))  # fmt: skip
    order = hb.SubsetInput()
    order.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_BIDI_CLOSURE
    )  # fmt: skip
    order.glyph_set.update({0} | glyphs)
    order.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii")) for tag in tables - KEPT_TABLES)
    plan = hb.SubsetPlan(face.hb_face, order)
    data = plan.execute().blob.data
    new_ids = dict(plan.old_to_new_glyph_mapping)
    return Subset(zlib.compress(data, COMPRESSION), len(data), new_ids, subset_tag(data))


def subset_tag(data: bytes) -> str:
    """Six capital letters that name a subset (ISO 32000-1, 9.6.4), from its content."""
    value = int.from_bytes(hashlib.sha256(data).digest()[:8])
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters
