"""Text: paragraphs, headings, labels. Each line becomes a row, with its glyphs and its links."""

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import floor, inf
from typing import NamedTuple

from leafletgen.compose.contents import Content, Level
from leafletgen.compose.rows import ROOM_TOLERANCE, Column, Row
from leafletgen.compose.setting import HALF_POINT, HEADING_STYLES, Setting
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.layout import Colour, StyleName
from leafletgen.model.leaflet import NodeId, Text
from leafletgen.model.medicines import KNOWN
from leafletgen.pages import Element, Item, LinkArea, Role, Rule, Tagged, TextLine
from leafletgen.problems.catalogue import problem
from leafletgen.text.lines import HAIR, Line, Piece, clearance, line_of
from leafletgen.text.narrowing import Narrowing
from leafletgen.text.paragraphs import ShapedParagraph, stretch_of
from leafletgen.text.wrapping import break_lines
from leafletgen.units import Rect

WHOLE = 4
"""A paragraph of up to this many lines is not parted by a fold."""

SHORTER = (1.0, 0.98, 0.96, 0.94, 0.92, 0.9)
"""How much of the measure lines take that would touch otherwise."""

ROLES = {StyleName.TITLE: Role.H1, StyleName.HEADING: Role.H2}
"""The role of each style of text that is not a paragraph."""


@dataclass(frozen=True, slots=True)
class Prose(Content):
    """A paragraph, a heading, or any other text in lines. `keep` keeps it with the next content.

    `said` remembers the words of each stretch once they are needed; `narrowing` divides words that are too wide.
    """

    node: NodeId
    text: Text
    paragraph: ShapedParagraph
    style: StyleName
    keep: bool = False
    said: list[str] = field(default_factory=list, compare=False, repr=False)
    narrowing: Narrowing | None = field(default=None, compare=False, repr=False)

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """A row for each line. The first two lines stay together, and the last two; at a fold, up to four lines do.

        Raises TooWide when a word is wider than the column and cannot be divided, and WideHeading when it would fit in
        a smaller size of this style.
        """
        style = setting.style(self.style)
        paragraph, size = fitted(self, setting, column)
        pitch = size * max(style.leading, paragraph.leading)
        lines, apart = spaced_lines(paragraph, column.width / size, pitch / size, even=self.style in HEADING_STYLES)
        baseline = (pitch + (paragraph.ascent - paragraph.descent) * size) / 2
        high, deep = paragraph.rise * size > baseline, paragraph.fall * size > pitch - baseline
        last = len(lines) - 1
        whole = len(lines) <= WHOLE and not setting.layout.repeats
        rows = []
        for index, line in enumerate(lines):
            lowered = apart * size if index else 0.0
            rows.append(
                Row(
                    height=pitch + lowered,
                    items=line_items(self, line, column, Print(baseline + lowered, size, style.colour)),
                    before=0.0 if index else style.before,
                    after=style.after if index == last else 0.0,
                    keep=self.keep if index == last else whole or index in {0, last - 1} or self.keep,
                    baseline=baseline + lowered,
                    lines=1,
                    frame=column.frame,
                    over=max(0.0, line.rise * size - baseline) if high and not index else 0.0,
                    under=max(0.0, line.fall * size - (pitch - baseline)) if deep and index == last else 0.0,
                )
            )
        return rows

    def elements(self, level: Level) -> tuple[Element, ...]:
        """A paragraph, or the heading of the style."""
        return (self.element(ROLES.get(self.style, Role.P), level),)

    def element(self, role: Role, level: Level) -> Element:
        """The element of the text in a role. Stretches with a link or another language have elements of their own."""
        inside: tuple[Element, ...] = ()
        if self.has_stretches:
            own = level._replace(language=self.text.language)
            inside = tuple(
                Element(
                    Role.LINK if link else Role.SPAN,
                    self.stretch_node(number),
                    language=own.lang(language or self.text.language),
                )
                for number, (link, language) in enumerate(
                    zip(self.paragraph.links, self.paragraph.languages, strict=True)
                )
            )
        return Element(role, self.node, inside, language=level.lang(self.text.language))

    def level_after(self, level: Level) -> Level:
        """The level below, after a heading of a section."""
        return level._replace(depth=1) if self.style is StyleName.HEADING else level

    @property
    def has_stretches(self) -> bool:
        """True when the text's element needs elements inside it."""
        return any(self.paragraph.links) or any(self.paragraph.languages)

    def stretch_node(self, stretch: int) -> NodeId:
        """The structure element of a stretch: one inside the text's if the text has several, else the text's own."""
        return f"{self.node}.{stretch}" if self.has_stretches else self.node

    def words(self, stretch: int) -> str:
        """All words of a stretch, so that a link over two lines has one whole name."""
        if not self.said:
            # All at once: one by one, a paragraph of thousands of links would take quadratic time.
            alike = groupby(self.text.printed, key=stretch_of)
            self.said.extend("".join(span.text for span in spans).strip() for _, spans in alike)
        return self.said[stretch]


class TooWide(Exception):  # noqa: N818 - a state of the measure, caught where sizes are tried
    """A word is wider than the column and cannot be divided. `paragraph` has the other wide words divided."""

    def __init__(self, prose: Prose, paragraph: ShapedParagraph | None = None) -> None:
        super().__init__(prose.node)
        self.prose = prose
        self.paragraph = paragraph or prose.paragraph
        self.medicines = prose.narrowing.medicines if prose.narrowing else KNOWN


class WideHeading(Exception):  # noqa: N818 - a state of the measure, caught where sizes are tried
    """A word of a heading is wider than its column, but fits in a smaller size (in points)."""

    def __init__(self, style: StyleName, size: float) -> None:
        super().__init__(style)
        self.style = style
        self.size = size


class Print(NamedTuple):
    """How a line is printed: its baseline from the top of its row and its type size, both in points, and its colour."""

    baseline: float
    size: float
    colour: Colour


def fitted(prose: Prose, setting: Setting, column: Column) -> tuple[ShapedParagraph, float]:
    """The paragraph, with words divided that are wider than the column, and its type size in points.

    Before a word of a heading is divided, all headings of its style become smaller. A text with a word that must not be
    divided becomes smaller alone. Raises TooWide and WideHeading.
    """
    size, width = setting.size(prose.style), column.width
    if prose.paragraph.widest * size <= width:
        return prose.paragraph, size
    if not setting.divides or prose.narrowing is None or width <= 0:
        raise TooWide(prose)
    least = setting.least(prose.style)
    if prose.paragraph.widest * least <= width and least < size:
        raise WideHeading(prose.style, max(least, floor(width / prose.paragraph.widest / HALF_POINT) * HALF_POINT))
    while True:
        paragraph, torn = prose.narrowing.to(prose.paragraph, width / size)
        if paragraph.widest * size <= width + ROOM_TOLERANCE:
            setting.torn[prose.node] = [word_torn(prose, word) for word in torn]
            return paragraph, size
        if size <= min(least, setting.style(prose.style).floor):
            raise TooWide(prose, paragraph)
        size = max(min(least, setting.style(prose.style).floor), size - HALF_POINT)


def word_torn(prose: Prose, word: str) -> Diagnostic:
    """The warning for a word that is divided without a hyphenation pattern."""
    text = prose.text
    place = text.place if text.place.file else Place(about=prose.node)
    return problem("word-torn", place, word=word[:40], language=text.language)


def spaced_lines(
    paragraph: ShapedParagraph, width: float, pitch: float, *, even: bool
) -> tuple[tuple[Line, ...], float]:
    """The lines of a paragraph, and the extra distance between them, beyond `pitch`; all in ems.

    Where ink would touch, the lines may be a little shorter, so that other words meet: what is lowest is taken.
    """
    best: tuple[tuple[Line, ...], float] | None = None
    lowest = inf
    for part in SHORTER:
        if best and paragraph.widest > width * part:
            break
        lines = break_lines(paragraph, width * part, even=even)
        extra = extra_leading(lines, paragraph, pitch)
        taken = len(lines) * pitch + (len(lines) - 1) * extra
        if taken < lowest - ROOM_TOLERANCE:
            best, lowest = (lines, extra), taken
        if not extra:
            break
    return best or ((), 0.0)


def extra_leading(lines: tuple[Line, ...], paragraph: ShapedParagraph, pitch: float) -> float:
    """The extra distance between all lines, beyond `pitch`, so that no ink touches; in ems."""
    if paragraph.fall + paragraph.rise + HAIR <= pitch:
        return 0.0
    needed = pitch
    for above, line in pairwise(lines):
        shift = above.width - line.width if paragraph.rtl else 0.0
        needed = max(needed, clearance(above, line, needed, shift))
    return needed - pitch


def line_items(prose: Prose, line: Line, column: Column, look: Print) -> tuple[Item, ...]:
    """Place a line at the start of its column. Links are underlined, so that they show on paper without colour."""
    baseline, size, colour = look
    x = column.x + (column.width - line.width * size if line.rtl else 0.0)
    if not prose.has_stretches:
        return (TextLine(Tagged(prose.node), x, baseline, size, colour, line),)
    items: list[Item] = []
    for stretch, pieces in groupby(line.pieces, key=lambda piece: piece.stretch):
        part = tuple(pieces)
        owner = Tagged(prose.stretch_node(stretch))
        items.append(TextLine(owner, x, baseline, size, colour, line_of(part, line.width, line.rtl)))
        if prose.paragraph.links[stretch]:
            items += link_items(prose, stretch, part, x, look)
    return tuple(items)


def link_items(prose: Prose, stretch: int, pieces: tuple[Piece, ...], x: float, look: Print) -> tuple[Item, ...]:
    """The underline and the clickable area of one stretch of a line that begins at x."""
    baseline, size, colour = look
    owner, uri = Tagged(prose.stretch_node(stretch)), prose.paragraph.links[stretch] or ""
    inked = [piece for piece in pieces if not piece.word.blank] or pieces
    left = x + min(piece.x for piece in inked) * size
    right = x + max(piece.right for piece in inked) * size
    under = baseline + size * 0.12
    return (
        Rule(owner, left, under, right, under, size * 0.05, colour),
        LinkArea(owner, Rect(left, baseline - size * 0.8, right - left, size), uri, prose.words(stretch)),
    )
