"""Copy-fitting: the largest size at which everything fits, down to the floor, or an error that helps."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, inf
from statistics import mode

from leafletgen.compose.blocks.prose import TooWide, WideHeading
from leafletgen.compose.contents import Content, set_once
from leafletgen.compose.fill import Area, areas, balance, fill
from leafletgen.compose.footer import Footer
from leafletgen.compose.rows import Row, line_count
from leafletgen.compose.setting import Setting, last_step
from leafletgen.compose.whole_sheets import whole_sheets
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.model.layout import Flow, Imposition, Layout
from leafletgen.model.leaflet import Leaflet
from leafletgen.problems.catalogue import problem
from leafletgen.sheet.geometry import measure
from leafletgen.text.division import why_whole
from leafletgen.text.paragraphs import ShapedParagraph


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be fitted: for every flow its content and its foot."""

    flows: tuple[tuple[Flow, tuple[Content, ...], tuple[Content, ...]], ...]

    @property
    def contents(self) -> tuple[Content, ...]:
        """All content in reading order."""
        return tuple(content for _, body, foot in self.flows for content in (*body, *foot))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A draft that fits: at which setting, in which areas."""

    draft: Draft
    setting: Setting
    areas: tuple[Area, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        if not self.setting.layout.repeats:
            return len(self.setting.layout.sides)
        return max(area.page for area in self.areas) + 1


@dataclass(frozen=True, slots=True)
class Overflow:
    """A flow that does not fit; or that has words which are `wide`: wider than their column, and never divided."""

    flow: Flow
    rows: tuple[Row, ...]
    foot: tuple[Row, ...]
    wide: tuple[TooWide, ...] = ()

    def lines(self, setting: Setting, footer: Footer) -> int:
        """By how many lines of running text the flow, or what stands at its foot, must be shorter to fit."""
        every = (*self.rows, *self.foot)
        running = mode(row.height for row in every if row.lines)
        lines = [index for index, row in enumerate(every) if row.height == running and not row.frame]
        excess = self.taken - room(setting, self.flow, footer) - SLACK
        for count in range(ceil(max(running, excess) / running), len(lines)):
            without = set(lines[:count])
            left = [(index, row) for index, row in enumerate(every) if index not in without]
            rows = [row for index, row in left if index < len(self.rows)]
            foot = [row for index, row in left if index >= len(self.rows)]
            if not fill(rows, foot, areas(setting, self.flow, footer), setting.layout.repeats)[1]:
                return count
        return line_count(every)

    @property
    def taken(self) -> float:
        """The height of its rows in points, without any space between."""
        return sum(row.height for row in (*self.rows, *self.foot))

    def is_hopeless(self, setting: Setting, footer: Footer) -> bool:
        """True when it is so much too long that no smaller type makes it fit.

        Type that is smaller by some factor takes less room by its square, for it makes lines both lower and fewer. Pictures
        shrink to half; and to be sure, so may anything here.
        """
        smallest = min(style.floor / style.size for style in setting.layout.styles.values())
        return not self.wide and self.taken * smallest**2 / 2 > room(setting, self.flow, footer)


def room(setting: Setting, flow: Flow, footer: Footer) -> float:
    """The height of all areas of a flow, in points."""
    return inf if setting.layout.repeats else sum(area.rect.height for area in areas(setting, flow, footer))


SLACK = 1.0
"""Points by which heights that are added up in another order may differ, and more."""


def steps(layout: Layout) -> range:
    """The steps of copy-fitting, from preferred sizes to all floors, in half points."""
    return range(last_step(layout) + 1)


def fit(
    ways: tuple[tuple[Draft, ...], ...],
    layout: Layout,
    leaflet: Leaflet,
    footer: Footer,
    rtl: bool,
    at: int | None = None,
) -> Fitted:
    """What fits at the largest size: of the first way to run the text that fits at all, the first of its drafts.

    Earlier drafts are preferred, but not at the cost of a smaller size or of a further page. Of a booklet, which has
    whole sheets to fill, it is what takes the fewest at any size. `at` is the only step to try, where the size is settled.

    Raises Refused when nothing fits at the floor.
    """
    settings = [Setting(layout, step, rtl) for step in (steps(layout) if at is None else [at])]
    failed: list[Overflow] = []
    for drafts in ways:
        fits = fitting(drafts, settings, footer, failed)
        booklet = layout.imposition is Imposition.SADDLE
        best = min(fits, key=lambda found: found.pages, default=None) if booklet else next(fits, None)
        if best:
            return best if layout.repeats else balanced(best)
    raise Refused(*overflows(failed[-1], settings[-1], leaflet, footer))


def fitting(
    drafts: tuple[Draft, ...], settings: list[Setting], footer: Footer, failed: list[Overflow]
) -> Iterator[Fitted]:
    """At each setting, the first of the drafts that take the fewest pages; what does not fit goes to `failed`.

    Of what is hopeless at one setting only the smallest is tried, to say how much too long it is.
    """
    left = settings
    while left:
        setting, *left = left
        attempts = [attempt(draft, setting, footer) for draft in drafts]
        overflows = [found for found in attempts if isinstance(found, Overflow)]
        failed += overflows
        if len(overflows) == len(attempts) and all(found.is_hopeless(setting, footer) for found in overflows):
            left = left[-1:]
        fits = [found for found in attempts if isinstance(found, Fitted)]
        if fits:
            yield min(fits, key=lambda found: found.pages)


def balanced(fitted: Fitted) -> Fitted:
    """The same with every flow spread evenly over its panels."""
    for flow, _, _ in fitted.draft.flows:
        balance([area for area in fitted.areas if area.panel.id in flow.panels])
    return fitted


def attempt(draft: Draft, setting: Setting, footer: Footer) -> Fitted | Overflow:
    """Fill every flow at one setting, with headings smaller where a wide word asks for it."""
    while True:
        try:
            return filled(draft, setting, footer)
        except WideHeading as wide:
            setting = setting.smaller(wide.style, wide.size)


def filled(draft: Draft, setting: Setting, footer: Footer) -> Fitted | Overflow:
    """Fill every flow at one setting. Raises WideHeading."""
    filled: list[Area] = []
    width = measure(setting.layout)
    for flow, body, foot in draft.flows:
        try:
            rows, foot_rows = set_once(body, setting, width), set_once(foot, setting, width)
            available = areas(setting, flow, footer)
            found, left = fill(rows, foot_rows, available, setting.layout.repeats)
        except TooWide as wide:
            return Overflow(flow, (), (), tuple(too_wide(draft, setting, width)) or (wide,))
        if left:
            return Overflow(flow, tuple(rows), tuple(foot_rows))
        if setting.layout.imposition is Imposition.SADDLE:
            found = whole_sheets(found, available, body, setting)
        filled += found
    return Fitted(draft, setting, tuple(filled))


def too_wide(draft: Draft, setting: Setting, width: float) -> Iterator[TooWide]:
    """The first word of each content that is wider than its column, so that all are mended at once."""
    for content in draft.contents:
        try:
            set_once([content], setting, width)
        except TooWide as wide:
            yield wide
        except WideHeading:
            continue


def overflows(found: Overflow, setting: Setting, leaflet: Leaflet, footer: Footer) -> Iterator[Diagnostic]:
    """The errors for what does not fit at the smallest size allowed: where, how much, and what would help."""
    layout = setting.layout
    about = Place(about=f"{leaflet.id} ({leaflet.language}, {layout.id})")
    for wide in found.wide:
        word = widest(wide.paragraph)
        yield problem(
            "too-wide",
            wide.prose.text.place if wide.prose.text.place.file else about,
            word=word if len(word) <= LONGEST_SHOWN else f"{word[:LONGEST_SHOWN]}…",
            where=f"{wide.prose.node} in {leaflet.id} ({leaflet.language})",
            panels=", ".join(found.flow.panels),
            layout=layout.id,
            reason=why_whole(word, wide.medicines),
        )
    if not found.wide:
        yield overflow(found, setting, leaflet, footer)


def overflow(found: Overflow, setting: Setting, leaflet: Leaflet, footer: Footer) -> Diagnostic:
    """The error for a text that is too long: where, how much, and what would help."""
    layout = setting.layout
    count = found.lines(setting, footer)
    lines = "1 line" if count == 1 else f"{count} lines"
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
    """The widest of what cannot be broken over lines in a text."""
    unit = max(paragraph.units, key=lambda unit: unit.width)
    return "".join(word.text for word in unit.words).strip()


LONGEST_SHOWN = 40
"""Characters of a text that a message repeats."""
