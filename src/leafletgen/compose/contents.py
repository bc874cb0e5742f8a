"""A leaflet as content ready to be set: every text shaped, no width and no size decided yet."""

from dataclasses import dataclass
from typing import TypeAlias

from leafletgen.model.graphics import Graphic
from leafletgen.model.layout import BoxName, StyleName
from leafletgen.model.leaflet import NodeId, Text
from leafletgen.text.paragraphs import ShapedParagraph


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, a heading, or any other text that fills lines. `keep` holds it to what follows."""

    node: NodeId
    text: Text
    paragraph: ShapedParagraph
    style: StyleName
    keep: bool = False


class TooWide(Exception):  # noqa: N818 - a state of the measure, caught where sizes are tried
    """A word is wider than the column at this size."""

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose.node)
        self.prose = prose


@dataclass(frozen=True, slots=True)
class ListItem:
    """A marker and the text beside it. `hang` is the width of its list's widest marker, in ems."""

    marker: Prose
    body: Prose
    last: bool
    hang: float


@dataclass(frozen=True, slots=True)
class Boxed:
    """Content in a box, with the heading that its icon stands beside."""

    box: BoxName
    heading: Prose | None
    body: "tuple[Content, ...]"


@dataclass(frozen=True, slots=True)
class Columns:
    """Content side by side where the width allows it, else one below the other."""

    columns: "tuple[Boxed, ...]"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same content in two languages, side by side in one strip.

    `language` is the second's BCP 47 tag, `rtl` its direction.
    """

    own: "Content"
    other: "Content"
    language: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """A section: its heading stands above or, where the layout has a column for it, beside the body."""

    heading: Prose
    body: "tuple[Content, ...]"


@dataclass(frozen=True, slots=True)
class WriteOnLines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or drawing with its words: `alt` is heard, `caption` is read."""

    node: NodeId
    graphic: Graphic
    alt: Text
    caption: Prose | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Whose leaflet this is: name and address, each way to reach it; a logo; a web address and its QR code."""

    groups: tuple[tuple[Prose, ...], ...]
    logo: Picture | None = None
    web: Prose | None = None
    code: Picture | None = None


Content: TypeAlias = Prose | ListItem | Boxed | Columns | Pair | Headed | WriteOnLines | Picture | Card


def is_list(content: Content) -> bool:
    """True for what an introduction ("You may notice:") must not be parted from."""
    return isinstance(content, ListItem)
