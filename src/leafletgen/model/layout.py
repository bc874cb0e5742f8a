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
    """The pages on a side of a sheet: one, or two in the order of a booklet stapled in its fold."""

    NONE = "none"
    SADDLE = "saddle"


class Part(StrEnum):
    """The parts of a flow. Their order in the flow is the order on paper and the reading order.

    `FIGURE` is the first figure of the leaflet, which is then not in its section.
    """

    TITLE = "title"
    SUMMARY = "summary"
    FIGURE = "figure"
    SECTIONS = "sections"
    QUESTIONS = "questions"
    CLINIC = "clinic"
    SOURCES = "sources"


class Sources(StrEnum):
    """How the sources are printed: in full, in one line each if the leaflet has short forms, or not at all."""

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

    `size` is the preferred and `floor` the smallest size; `leading` is the least distance of baselines in type sizes.
    A script that needs more gets more. `before` and `after` are the space around: of two spaces the larger counts.
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
    """How one kind of box is drawn: fill, bar along the edge where reading starts, border, icon; None for none."""

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

    The disclaimer and the imprint are under the text of the `footer` panels: in one panel, or across all of a side.
    """

    id: str
    width: float
    footer: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet. Its panels are from left to right; for right-to-left languages they are mirrored."""

    id: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Text that runs through panels in this order. Its parts are `Part`s, and roles of sections.

    `head` is across all panels of the first page, above the text. `end` begins in a panel of its own, so that it ends
    in the last panel of the last page. `foot` is at the bottom of the last panel with text.
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
    """The footer: the space above it, and the rule between it and the text (no rule if the width is 0)."""

    gap: float
    rule_width: float
    rule_colour: Colour


QUESTION_HEIGHT = 9 * 72 / 25.4
"""The default distance between lines to write on, in points: 9 mm, room for handwriting."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout, whole.

    `width` and `height` are a page's; `imposition` says how many pages are side by side on the paper.
    `repeats`: the sides repeat for as many pages as the text needs; otherwise there are exactly these sides.
    `safe`: only fold ticks are nearer to the trim. `fold_tick`: length of the ticks at folds, 0 for none.
    `heading_column`: width of a column beside the text for section headings, 0 to set them above the text.
    `side_by_side_from`: the least text width for pros and cons side by side.
    `indent`: the indentation of list items. `gap`: between columns of any kind. `question_lines`: ruled lines to
    write on, `question_height` apart. `marker`: the bullet before a list item. `tight_flows`: other ways to run the
    text, used if they allow larger type than `flows`, the preferred first.
    `sheets`: type becomes smaller, down to the floors, to save sheets, down to this many; 0 if sheets do not count.
    `sources`: how the sources are printed. `abridged`: the key points alone; what no flow names is left out.
    `on_request`: it is made only where it is named.
    `figure_height`: the greatest height of a figure, half of it when type is at its floor; 0 means half a panel.
    `bilingual`: the source language is printed beside the leaflet's own, block by block.
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
    abridged: bool = False
    on_request: bool = False

    @property
    def ways(self) -> tuple[tuple[Flow, ...], ...]:
        """Every way to run the text through the panels, the preferred first."""
        return (self.flows, *self.tight_flows)

    @property
    def is_grey(self) -> bool:
        """True for a layout without any colour: all that it draws is black, white or grey."""
        colours = [self.paper, self.accent, self.rule, self.footer.rule_colour]
        colours += [style.colour for style in self.styles.values()]
        colours += [one for box in self.boxes.values() for one in (box.fill, box.border, box.bar) if one]
        return all(len(set(colour)) == 1 for colour in colours)

    @property
    def pages_of_a_sheet(self) -> int:
        """The number of pages on one sheet of paper, both sides together."""
        sides = 1 if self.duplex is Duplex.NONE else 2
        return sides * (2 if self.imposition is Imposition.SADDLE else 1)
