"""A line of a paragraph to placed items: its glyphs, and the links in it, each under its own structure element."""

from itertools import groupby

from leafletgen.compose.contents import Prose
from leafletgen.compose.rows import Column
from leafletgen.model.layout import Colour
from leafletgen.model.leaflet import NodeId
from leafletgen.pages import Item, LinkArea, Rule, Tagged, TextLine
from leafletgen.text.lines import Line, Piece, line_of
from leafletgen.text.paragraphs import ShapedParagraph
from leafletgen.units import Rect


def has_links(paragraph: ShapedParagraph) -> bool:
    """True when a paragraph needs structure elements inside its own."""
    return any(paragraph.links)


def stretch_node(prose: Prose, stretch: int) -> NodeId:
    """The structure element of a stretch: the text's own, or one inside it when the text has links."""
    return f"{prose.node}.{stretch}" if has_links(prose.paragraph) else prose.node


def line_items(
    prose: Prose, line: Line, column: Column, baseline: float, size: float, colour: Colour
) -> tuple[Item, ...]:
    """Stand a line where its column starts; what links is underlined, so that paper too shows it without colour."""
    x = column.x + (column.width - line.width * size if line.rtl else 0.0)
    if not has_links(prose.paragraph):
        return (TextLine(Tagged(prose.node), x, baseline, size, colour, line),)
    items: list[Item] = []
    for stretch, pieces in groupby(line.pieces, key=lambda piece: piece.stretch):
        part = tuple(pieces)
        owner = Tagged(stretch_node(prose, stretch))
        items.append(TextLine(owner, x, baseline, size, colour, line_of(part, line.width, line.rtl)))
        if prose.paragraph.links[stretch]:
            items += link_items(prose, stretch, part, x, baseline, size, colour)
    return tuple(items)


def words(prose: Prose, stretch: int) -> str:
    """What a stretch says from end to end: a link that is broken over lines has one name, not two halves of one."""
    alike = [tuple(spans) for _, spans in groupby(prose.text.printed, key=lambda span: span.link)]
    return "".join(span.text for span in alike[stretch]).strip()


def link_items(
    prose: Prose, stretch: int, pieces: tuple[Piece, ...], x: float, baseline: float, size: float, colour: Colour
) -> tuple[Item, ...]:
    """The underline and the clickable area of one stretch of a line."""
    owner, uri = Tagged(stretch_node(prose, stretch)), prose.paragraph.links[stretch] or ""
    inked = [piece for piece in pieces if not piece.word.blank] or pieces
    left = x + min(piece.x for piece in inked) * size
    right = x + max(piece.right for piece in inked) * size
    below = baseline + size * 0.12
    return (
        Rule(owner, left, below, right, below, size * 0.05, colour),
        LinkArea(owner, Rect(left, baseline - size * 0.8, right - left, size), uri, words(prose, stretch)),
    )
