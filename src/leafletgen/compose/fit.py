"""Copy-fitting: finds the largest size, not below the floor, at which everything fits; else a helpful error."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice, pairwise
from math import ceil, inf
from statistics import mode
from typing import NamedTuple

from leafletgen.compose.blocks.prose import TooWide, WideHeading
from leafletgen.compose.contents import Content, set_once
from leafletgen.compose.fill import Area, Strips, areas, balance, fill
from leafletgen.compose.footer import ShapedFooter
from leafletgen.compose.rows import Row, gap, height, line_count
from leafletgen.compose.setting import Setting, last_step
from leafletgen.compose.whole_sheets import ends_in_lines, more_lines, whole_sheets
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.model.layout import Flow, Imposition, Layout, Part
from leafletgen.model.leaflet import Leaflet
from leafletgen.problems.catalogue import problem
from leafletgen.sheet.geometry import across, measure, panels
from leafletgen.text.division import why_whole
from leafletgen.text.paragraphs import ShapedParagraph


class HeldFlow(NamedTuple):
    """A flow and its content: across its first page, through its panels, from a panel of its own, and at its foot."""

    flow: Flow
    head: tuple[Content, ...]
    body: tuple[Content, ...]
    end: tuple[Content, ...]
    foot: tuple[Content, ...]

    @property
    def contents(self) -> tuple[Content, ...]:
        """All content in reading order."""
        return (*self.head, *self.body, *self.end, *self.foot)

    def strips(self, setting: Setting) -> Strips:
        """The rows of the flow at a setting. Raises TooWide when a word is wider than its column."""
        width = measure(setting.layout)
        head = set_once(self.head, setting, whole_width(setting)) if self.head else []
        return Strips(head, *(set_once(contents, setting, width) for contents in (self.body, self.end, self.foot)))


def whole_width(setting: Setting) -> float:
    """The width of the text of all panels of a page together, in points."""
    layout = setting.layout
    return across(panels(layout, layout.sides[0], setting.rtl)).width


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of every flow, to be fitted. `left_out` are the parts that this draft leaves out."""

    flows: tuple[HeldFlow, ...]
    left_out: tuple[Part, ...] = ()

    @property
    def contents(self) -> tuple[Content, ...]:
        """All content in reading order."""
        return tuple(content for filling in self.flows for content in filling.contents)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A draft that fits, with its setting and its areas."""

    draft: Draft
    setting: Setting
    areas: tuple[Area, ...]

    @property
    def pages(self) -> int:
        """The number of pages."""
        if not self.setting.layout.repeats:
            return len(self.setting.layout.sides)
        return max(area.page for area in self.areas) + 1

    @property
    def sheets(self) -> int:
        """The number of sheets of paper."""
        return ceil(self.pages / self.setting.layout.pages_of_a_sheet)


@dataclass(frozen=True, slots=True)
class Overflow:
    """A flow that does not fit. `wide` are its words that are wider than their column and never divided."""

    flow: Flow
    strips: Strips
    wide: tuple[TooWide, ...] = ()

    def lines(self, setting: Setting, footer: ShapedFooter) -> int:
        """The number of lines of running text that the flow, or its foot, has too many."""
        every = self.strips.every
        running = mode(row.height for row in every if row.lines)
        lines = [index for index, row in enumerate(every) if row.height == running and not row.frame]
        excess = self.taken - room(setting, self.flow, footer) - SLACK
        for fewer in range(ceil(max(running, excess) / running), len(lines)):
            if not filled(self.without(set(lines[:fewer])), self.flow, setting, footer)[1]:
                return fewer
        return line_count(every)

    def without(self, gone: set[int]) -> Strips:
        """The strips without the rows of these indexes, counted over all strips."""
        numbers = count()
        return Strips(*([row for row in rows if next(numbers) not in gone] for rows in self.strips))

    @property
    def taken(self) -> float:
        """The height of its rows in points, without the space between them."""
        return sum(row.height for row in self.strips.every)

    def is_hopeless(self, setting: Setting, footer: ShapedFooter) -> bool:
        """True when it is so long that no smaller type makes it fit.

        Smaller type takes less room by the square of the factor, because lines are both lower and fewer. Pictures
        shrink to half; to be safe, everything is assumed to.
        """
        smallest = min(style.floor / style.size for style in setting.layout.styles.values())
        return not self.wide and self.taken * smallest**2 / 2 > room(setting, self.flow, footer)


def room(setting: Setting, flow: Flow, footer: ShapedFooter) -> float:
    """The height of all areas of a flow, in points."""
    return inf if setting.layout.repeats else sum(area.rect.height for area in areas(setting, flow, footer))


SLACK = 1.0
"""In points: more than heights added up in another order may differ."""

SAFETY = 0.98
"""The share of their height that rows at the smallest size are counted with, where larger ones must not be lower."""


def fit_steps(layout: Layout) -> range:
    """The steps of copy-fitting, from preferred sizes to all floors, in half points."""
    return range(last_step(layout) + 1)


def fit(
    drafts: tuple[Draft, ...],
    layout: Layout,
    leaflet: Leaflet,
    footer: ShapedFooter,
    rtl: bool,
    at: int | None = None,
) -> Fitted:
    """The best draft that fits: with the fewest sheets, then the largest size, then the fewest pages, then the first.

    Sheets count only if the layout saves them, and only down to its goal. `at` is the only step to try, if the
    size is decided already.

    Raises Refused when nothing fits at the floor.
    """
    settings = [Setting(layout, step, rtl) for step in (fit_steps(layout) if at is None else [at])]
    failed: list[Overflow] = []
    best: Fitted | None = None
    least: int | None = None
    for found in drafts_that_fit(drafts, settings, footer, failed):
        if best is None or found.sheets < best.sheets:
            best = found
        if best.sheets <= layout.sheets or not layout.sheets:
            break
        least = least_sheets(drafts, settings[-1], footer) if least is None else least
        if best.sheets <= least:
            break
    if best is None:
        raise Refused(*overflows(failed[-1], settings[-1], leaflet, footer))
    return best if layout.repeats else balanced(best)


def drafts_that_fit(
    drafts: tuple[Draft, ...], settings: list[Setting], footer: ShapedFooter, failed: list[Overflow]
) -> Iterator[Fitted]:
    """At each setting, the first of the drafts with the fewest pages. Overflows go to `failed`.

    A draft that is hopeless at one setting is then tried only at the smallest, to say how much too long it is.
    """
    left = settings
    while left:
        setting, *left = left
        attempts = list(until_settled(filled_at(draft, setting, footer) for draft in drafts))
        overflows = [found for found in attempts if isinstance(found, Overflow)]
        failed += overflows
        if len(overflows) == len(attempts) and all(found.is_hopeless(setting, footer) for found in overflows):
            left = left[-1:]
        fits = [found for found in attempts if isinstance(found, Fitted)]
        if fits:
            yield min(fits, key=lambda found: found.pages)


def until_settled(attempts: Iterable[Fitted | Overflow]) -> Iterator[Fitted | Overflow]:
    """The attempts at one setting, up to the first that fits where all take the same pages: no other is preferred to it."""
    for found in attempts:
        yield found
        if isinstance(found, Fitted) and not found.setting.layout.repeats:
            return


def least_sheets(drafts: tuple[Draft, ...], smallest: Setting, footer: ShapedFooter) -> int:
    """The sheets below which no setting can come: those that the rows fill at the smallest. 0 where that cannot be said.

    Larger type has no fewer lines, no lower ones and no less space between them, and its footer leaves no more room. Only the space at
    the edges of columns is saved.
    """
    layout = smallest.layout
    if not layout.repeats or any(len(draft.flows) > 1 for draft in drafts):
        return 0
    least = []
    for (filling,) in (draft.flows for draft in drafts):
        try:
            strips = filling.strips(smallest)
        except (TooWide, WideHeading):
            return 0
        columns = len(filling.flow.panels) * layout.pages_of_a_sheet
        sheet = sum(area.rect.height for area in islice(areas(smallest, filling.flow, footer), columns))
        saved = max((gap(above, below) for rows in strips for above, below in pairwise(rows)), default=0.0)
        least.append(ceil((SAFETY * sum(map(height, strips)) + saved) / (sheet + columns * saved)))
    return min(least)


def balanced(fitted: Fitted) -> Fitted:
    """The same with every flow spread evenly over its panels, except a flow that ends in lines to write on."""
    for filling in fitted.draft.flows:
        if not ends_in_lines(filling.contents):
            balance([area for area in fitted.areas if area.panel.id in filling.flow.panels])
    return fitted


def filled_at(draft: Draft, setting: Setting, footer: ShapedFooter) -> Fitted | Overflow:
    """Fill every flow at one setting. Headings with a wide word become smaller."""
    while True:
        try:
            return filled_flows(draft, setting, footer)
        except WideHeading as wide:
            setting = setting.smaller(wide.style, wide.size)


def filled_flows(draft: Draft, setting: Setting, footer: ShapedFooter) -> Fitted | Overflow:
    """Fill every flow at one setting. Raises WideHeading."""
    done: list[Area] = []
    for filling in draft.flows:
        flow = filling.flow
        try:
            strips = filling.strips(setting)
            available = areas(setting, flow, footer, strips.head)
            found, left = fill(strips, available, len(flow.panels), setting.layout.repeats)
        except TooWide as wide:
            return Overflow(flow, Strips([], [], [], []), tuple(too_wide(draft, setting)) or (wide,))
        if left:
            return Overflow(flow, strips)
        if setting.layout.imposition is Imposition.SADDLE:
            found = whole_sheets(found, available)
        if ends_in_lines((*filling.body, *filling.end)):
            more_lines(found, setting)
        done += found
    return Fitted(draft, setting, tuple(done))


def filled(strips: Strips, flow: Flow, setting: Setting, footer: ShapedFooter) -> tuple[list[Area], list[Row]]:
    """The areas of a flow filled with rows, and the rows left over."""
    return fill(strips, areas(setting, flow, footer, strips.head), len(flow.panels), setting.layout.repeats)


def too_wide(draft: Draft, setting: Setting) -> Iterator[TooWide]:
    """The first too wide word of each content, so that a writer can mend all at once."""
    width = measure(setting.layout)
    across_head = {id(content) for filling in draft.flows for content in filling.head}
    for content in draft.contents:
        try:
            set_once([content], setting, whole_width(setting) if id(content) in across_head else width)
        except TooWide as wide:
            yield wide
        except WideHeading:
            continue


def overflows(found: Overflow, setting: Setting, leaflet: Leaflet, footer: ShapedFooter) -> Iterator[Diagnostic]:
    """The errors for text that does not fit at the smallest size: where, how much, and what would help."""
    layout = setting.layout
    about = Place(about=f"{leaflet.id} ({leaflet.language}, {layout.id})")
    for wide in found.wide:
        word = widest(wide.paragraph)
        yield problem(
            "too-wide",
            wide.prose.text.place if wide.prose.text.place.file else about,
            word=word if len(word) <= LONGEST_QUOTED else f"{word[:LONGEST_QUOTED]}…",
            where=f"{wide.prose.node} in {leaflet.id} ({leaflet.language})",
            panels=", ".join(found.flow.panels),
            layout=layout.id,
            reason=why_whole(word, wide.medicines),
        )
    if not found.wide:
        yield overflow(found, setting, leaflet, footer)


def overflow(found: Overflow, setting: Setting, leaflet: Leaflet, footer: ShapedFooter) -> Diagnostic:
    """The error for a text that is too long: where, how much, and what would help."""
    layout = setting.layout
    fewer = found.lines(setting, footer)
    lines = "1 line" if fewer == 1 else f"{fewer} lines"
    return problem(
        "does-not-fit",
        Place(about=f"{leaflet.id} ({leaflet.language}, {layout.id})"),
        lines=lines,
        panel=found.flow.panels[-1],
        layout=layout.id,
        leaflet=leaflet.id,
        language=leaflet.language,
    )


def widest(paragraph: ShapedParagraph) -> str:
    """The widest unit of a text."""
    unit = max(paragraph.units, key=lambda unit: unit.width)
    return "".join(word.text for word in unit.words).strip()


LONGEST_QUOTED = 40
"""The most characters of a text that a message repeats."""
