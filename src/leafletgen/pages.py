"""The result of composing and input of drawing: pages of placed items, and the structure tree with their meaning.

There are a few fixed kinds of items. Code that draws them handles every kind, and makes no decisions.
All lengths are points, the origin is the top left corner of the page, and y grows downwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeAlias

from leafletgen.model.graphics import Vector
from leafletgen.model.layout import Colour, Duplex
from leafletgen.model.leaflet import NodeId
from leafletgen.text.lines import Line
from leafletgen.units import Rect


class Artifact(StrEnum):
    """Why something on the page is not part of the text (ISO 32000-1, 14.8.2.2): its type and, for a footer, subtype.

    Rules and the grounds of boxes are layout, as footnote rules and background screens are there.
    """

    FOOTER = "footer"
    LAYOUT = "layout"
    PAGE = "page"


class Tagged(NamedTuple):
    """Belongs to the structure element with this id."""

    node: NodeId


Owner: TypeAlias = Tagged | Artifact
"""Everything that is painted has one of the two."""


class TextLine(NamedTuple):
    """A line of glyphs: `x` is its left edge, `baseline` its y; `size` is the type size."""

    owner: Owner
    x: float
    baseline: float
    size: float
    colour: Colour
    line: Line


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, outlined or both; `radius` rounds its corners."""

    owner: Owner
    rect: Rect
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    owner: Owner
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing, scaled into a rectangle of its own proportions."""

    owner: Owner
    rect: Rect
    vector: Vector


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file, scaled into a rectangle of its own proportions."""

    owner: Owner
    rect: Rect
    path: Path


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The area in which a click follows a link. The owner is the Link element."""

    owner: Tagged
    rect: Rect
    uri: str
    contents: str


Item: TypeAlias = TextLine | Box | Rule | Drawing | Image | LinkArea


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item, `dx` points further right and `dy` further down."""
    match item:
        case TextLine():
            return TextLine(item.owner, item.x + dx, item.baseline + dy, item.size, item.colour, item.line)
        case Rule(owner, x1, y1, x2, y2, width, colour, dotted):
            return Rule(owner, x1 + dx, y1 + dy, x2 + dx, y2 + dy, width, colour, dotted)
        case Box() | Drawing() | Image() | LinkArea():
            return replace(item, rect=item.rect.moved(dx, dy))


class Role(StrEnum):
    """The structure types that a leaflet needs (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECT = "Sect"
    DIV = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    P = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    FIGURE = "Figure"
    CAPTION = "Caption"
    TABLE = "Table"
    TABLE_ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    SPAN = "Span"
    LINK = "Link"


class Numbering(StrEnum):
    """The labels of a list (ISO 32000-1, 14.8.5.5); `NONE` if they are words, or if there are none."""

    DECIMAL = "Decimal"
    DISC = "Disc"
    NONE = "None"


class Scope(StrEnum):
    """Which cells a header cell is for (ISO 32000-1, 14.8.5.7)."""

    ROW = "Row"
    COLUMN = "Column"


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element. Painted items name it by `id`; children are in reading order.

    `language` is set only if it differs from the parent's. A figure needs `alt`, a list `numbering`, and a header cell
    `scope`.
    """

    role: Role
    id: NodeId
    children: "tuple[Element, ...]" = ()
    language: str = ""
    alt: str = ""
    title: str = ""
    numbering: Numbering | None = None
    scope: Scope | None = None

    def __post_init__(self) -> None:
        if self.role is Role.FIGURE and not self.alt:
            raise ValueError(f"figure {self.id} has no alternative text")

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, in reading order."""
        left = [self]
        while left:
            element = left.pop()
            yield element
            left += element.children[::-1]


class Turn(NamedTuple):
    """Items of a page that are read together: a panel, a page of a booklet, a footer.

    `leaf` is the page of the leaflet that they are on, `place` their place in the order of reading, both from 0; `start`
    is the index of the first item. Because of folding, the side that is painted first may have the part that is read last.
    """

    leaf: int
    place: int
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: items in the order they are painted. Text of one element is painted in reading order.

    `trim` is where a page larger than the finished sheet is cut, and `bleed` how far colour at the cut must
    run beyond it (ISO 32000-1, 14.11.2). `turns` are in the order of the items; without any, the page is read as a whole.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    trim: Rect | None = None
    bleed: Rect | None = None
    turns: tuple[Turn, ...] = ()

    def in_turns(self, number: int) -> Iterator[tuple[Turn, tuple[Item, ...]]]:
        """The turns, each with its items; `number` is that of the page, from 0."""
        turns = self.turns or (Turn(number, number, 0),)
        ends = (*(turn.start for turn in turns[1:]), len(self.items))
        for turn, end in zip(turns, ends, strict=True):
            yield turn, self.items[turn.start : end]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry: it leads to a place on a page and belongs to a heading element."""

    title: str
    node: NodeId
    page: int
    y: float
    level: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of the file.

    `subject` names leaflet, version, language and layout for people; `identity` names the whole edition for
    `leafletgen verify`, as `leaflet=asthma version=1.0 language=ar layout=a4`.
    """

    title: str
    language: str
    author: str
    subject: str
    published: date
    draft: bool
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """A leaflet on pages. Every place is decided."""

    pages: tuple[Page, ...]
    structure: Element
    bookmarks: tuple[Bookmark, ...]
    metadata: Metadata
    duplex: Duplex
    rtl: bool
