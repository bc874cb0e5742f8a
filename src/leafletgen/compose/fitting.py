"""Copy-fitting: the largest size at which everything fits, down to the floor, or an error that helps."""

from dataclasses import dataclass
from math import ceil

from leafletgen.compose.contents import Content
from leafletgen.compose.filling import Area, areas, fill, measure
from leafletgen.compose.footer import Footer
from leafletgen.compose.rows import line_count
from leafletgen.compose.setting import HALF_POINT, Setting, TooWide
from leafletgen.diagnostics import Diagnostic, Place, Refused, error
from leafletgen.model.layout import Flow, Layout
from leafletgen.model.leaflet import Leaflet


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
    """What did not fit, of which flow."""

    flow: Flow
    lines: int
    wide: TooWide | None = None


def steps(layout: Layout) -> range:
    """The steps of copy-fitting, from preferred sizes to all floors, in half points."""
    most = max(style.size - style.floor for style in layout.styles.values())
    return range(ceil(most / HALF_POINT) + 1)


def fit(drafts: tuple[Draft, ...], layout: Layout, leaflet: Leaflet, footer: Footer, rtl: bool) -> Fitted:
    """The first of the drafts that fits at the largest size.

    Earlier drafts are preferred, but not at the cost of a smaller size or of a further page.
    Raises Refused when nothing fits at the floor.
    """
    tried: Overflow | Fitted | None = None
    for step in steps(layout):
        setting = Setting(layout, step, rtl)
        attempts = [attempt(draft, setting, footer) for draft in drafts]
        fits = [found for found in attempts if isinstance(found, Fitted)]
        if fits:
            return min(fits, key=lambda found: found.pages)
        tried = attempts[-1]
    assert isinstance(tried, Overflow)  # noqa: S101 - steps() is never empty, and what fits has returned
    raise Refused(overflow(tried, layout, leaflet))


def attempt(draft: Draft, setting: Setting, footer: Footer) -> Fitted | Overflow:
    """Fill every flow at one setting."""
    filled: list[Area] = []
    for flow, body, foot in draft.flows:
        width = measure(setting.layout, flow, setting.rtl)
        try:
            rows, foot_rows = setting.rows(body, width), setting.rows(foot, width)
            found, left = fill(rows, foot_rows, areas(setting, flow, footer), setting.layout.repeats)
        except TooWide as wide:
            return Overflow(flow, 0, wide)
        if left:
            return Overflow(flow, max(1, line_count(left)))
        filled += found
    return Fitted(draft, setting, tuple(filled))


def overflow(found: Overflow, layout: Layout, leaflet: Leaflet) -> Diagnostic:
    """The error for what does not fit at the smallest size allowed: where, how much, and what would help."""
    about = Place(about=f"{leaflet.id} ({leaflet.language}, {layout.id})")
    if found.wide:
        text = found.wide.prose.text
        return error(
            "too-wide",
            f"a word of {found.wide.prose.node} in {leaflet.id} ({leaflet.language}) is wider than "
            f"the panels {', '.join(found.flow.panels)} of layout {layout.id}",
            text.place if text.place.file else about,
            "allow a break with a soft hyphen (U+00AD) inside the word, or write it another way",
        )
    lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
    return error(
        "does-not-fit",
        f"the text is {lines} too long for panel {found.flow.panels[-1]} of layout {layout.id}, "
        f"at the smallest size allowed",
        about,
        f"shorten the text of {leaflet.id} in {leaflet.language}, or print it with a layout that has more room, such as a4",
    )
