"""A layout: everything about paper, panels, folds, type and colour. Lengths are points; sizes are type sizes in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue of sRGB, each from 0 to 1."""


class Duplex(StrEnum):
    """How the printer is asked to turn the sheet (ISO 32000-1, 12.2, `Duplex`)."""

    NONE = "none"
    SHORT_EDGE = "short-edge"
    LONG_EDGE = "long-edge"


class Imposition(StrEnum):
    """How pages come on the sides of sheets: one on each, or two, in the order of a booklet stapled in its fold."""

    NONE = "none"
    SADDLE = "saddle"


class Part(StrEnum):
    """What a flow can hold. The order in a flow is the order on paper and the reading order.

    `FIGURE` is the first figure of the leaflet, which then does not stand in its section.
    """

    TITLE = "title"
    SUMMARY = "summary"
    FIGURE = "figure"
    SECTIONS = "sections"
    QUESTIONS = "questions"
    CLINIC = "clinic"
    SOURCES = "sources"


class Sources(StrEnum):
    """How the sources are printed: each in full, each in one line where the leaflet has one for it, or not at all."""

    FULL = "full"
    SHORT = "short"
    NONE = "none"


class StyleName(StrEnum):
    """Every type style that a layout sets."""

    KIND = "kind"
    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    BODY = "body"
    BOX_HEADING = "box_heading"
    CAPTION = "caption"
    SOURCES = "sources"
    CLINIC = "clinic"
    DISCLAIMER = "disclaimer"
    IMPRINT = "imprint"
    DRAFT = "draft"


class BoxName(StrEnum):
    """Every box that a layout sets."""

    TITLE = "title"
    KEY_MESSAGE = "key_message"
    NOTE = "note"
    WARNING = "warning"
    PROS = "pros"
    CONS = "cons"
    CLINIC = "clinic"
    DRAFT = "draft"


class Icon(StrEnum):
    """The icons that the program can draw."""

    KEY = "key"
    NOTE = "note"
    WARNING = "warning"
    PLUS = "plus"
    MINUS = "minus"
    EMERGENCY = "emergency"
    CLOCK = "clock"
    SPEECH = "speech"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one kind of text is set.

    `size` is preferred and `floor` never undercut; `leading` is the least distance of baselines in type sizes, and a
    script that needs more gets more. `before` and `after` are the space around; of two meeting spaces the larger counts.
    """

    size: float
    floor: float
    leading: float
    bold: bool
    colour: Colour
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How one kind of box is drawn: a fill, a bar along the edge where reading starts, a border, an icon; None is absent."""

    padding: float
    fill: Colour | None = None
    border: Colour | None = None
    border_width: float = 0.75
    bar: Colour | None = None
    bar_width: float = 3.0
    radius: float = 0.0
    icon: Icon | None = None
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances from a panel's edges to its text: at the trim, at a fold, at the head and at the foot."""

    trim: float
    fold: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a side between folds or trim edges.

    The disclaimer and the imprint stand under the text of `footer` panels: of one panel, or across all of a side.
    """

    id: str
    width: float
    footer: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet; panels from left to right as a left-to-right language has them (mirrored for the others)."""

    id: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Text that runs through panels in this order. Its parts are `Part`s, and roles of sections.

    `head` stands across all panels of the first page, above the text. `end` begins in a panel of its own, so that it ends
    in the last panel of the last page. `foot` stands at the bottom of the last panel that is reached.
    """

    panels: tuple[str, ...]
    content: tuple[str, ...]
    foot: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    end: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts, in reading order."""
        return (*self.head, *self.content, *self.end, *self.foot)


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer: the space above it, and the rule that parts it from the text (no rule when the width is 0)."""

    gap: float
    rule_width: float
    rule_colour: Colour


QUESTION_HEIGHT = 9 * 72 / 25.4
"""Points from one line to write on to the next, where a layout does not say: 9 mm, room for handwriting."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout, whole.

    `width` and `height` are a page's; `imposition` says how many of them stand side by side on the paper.
    `repeats`: the sides repeat for as many pages as the text needs; otherwise there are exactly these sides.
    `safe`: nothing but fold ticks is nearer to the trim. `fold_tick`: length of the ticks at folds, 0 for none.
    `heading_column`: width of a column beside the text for section headings, 0 to set them above the text.
    `side_by_side_from`: the text width from which pros and cons stand beside each other.
    `indent`: how far list items are set in. `gap`: between columns of any kind. `question_lines`: ruled lines to
    write on, `question_height` apart. `marker`: what stands before a list item. `tight_flows`: other ways in which the text
    may run, where that allows larger type than `flows`, the preferred first.
    `sheets`: as few sheets as the floors allow are sought, down to so many; 0 when sheets do not count.
    `sources`: how the sources are printed.
    `figure_height`: no figure is higher, and where type must be at its floor half of it; 0 stands for half a panel.
    `bilingual`: the source language stands beside the leaflet's own, block by block.
    """

    id: str
    title: str
    width: float
    height: float
    duplex: Duplex
    repeats: bool
    sides: tuple[Side, ...]
    flows: tuple[Flow, ...]
    margins: Margins
    safe: float
    fold_tick: float
    styles: Mapping[StyleName, TypeStyle]
    boxes: Mapping[BoxName, BoxStyle]
    footer: Footer
    paper: Colour
    accent: Colour
    rule: Colour
    heading_column: float = 0.0
    side_by_side_from: float = 0.0
    indent: float = 14.0
    gap: float = 14.0
    question_lines: int = 0
    question_height: float = QUESTION_HEIGHT
    marker: str = "•"
    tight_flows: tuple[tuple[Flow, ...], ...] = ()
    bilingual: bool = False
    figure_height: float = 0.0
    imposition: Imposition = Imposition.NONE
    sheets: int = 0
    sources: Sources = Sources.FULL

    @property
    def ways(self) -> tuple[tuple[Flow, ...], ...]:
        """Every way in which the text may run, the preferred first."""
        return (self.flows, *self.tight_flows)

    @property
    def pages_of_a_sheet(self) -> int:
        """How many pages of the leaflet one sheet of paper holds."""
        sides = 1 if self.duplex is Duplex.NONE else 2
        return sides * (2 if self.imposition is Imposition.SADDLE else 1)
