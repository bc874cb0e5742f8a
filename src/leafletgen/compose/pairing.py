"""Two languages of one leaflet, block by block: reading has made sure that both have the same sections and blocks."""

from collections.abc import Iterator

from leafletgen.compose.contents import Content, Headed, Pair
from leafletgen.compose.preparing import Preparation
from leafletgen.model.language import Direction
from leafletgen.model.layout import Part

PAIRED = frozenset({Part.TITLE, Part.SUMMARY, Part.SECTIONS})
"""The parts that have words of both languages; the others are said once."""


def part_in_both(preparation: Preparation, beside: Preparation, part: Part) -> tuple[Content, ...]:
    """A part with the other language beside it, or in the leaflet's own language alone."""
    own = preparation.part(part)
    return tuple(pairs(own, beside.part(part), beside)) if part in PAIRED else own


def pairs(own: tuple[Content, ...], other: tuple[Content, ...], beside: Preparation) -> Iterator[Content]:
    """Each piece of content beside its other language; headings and bodies of sections are pieces of their own."""
    tag, rtl = beside.language.tag, beside.language.direction is Direction.RTL
    for one, two in zip(own, other, strict=True):
        if isinstance(one, Headed) and isinstance(two, Headed):
            yield Pair(one.heading, two.heading, tag, rtl)
            yield from pairs(one.body, two.body, beside)
        else:
            yield Pair(one, two, tag, rtl)
