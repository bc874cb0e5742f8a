"""Fills panels with rows. A flow runs through its panels; rows that do not fit are returned, never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, islice
from math import ceil
from typing import NamedTuple

from leafletgen.compose.footer import ShapedFooter
from leafletgen.compose.parting import take
from leafletgen.compose.rows import Row, continued, fitting, height, placed
from leafletgen.compose.setting import Setting
from leafletgen.model.layout import Flow, Layout
from leafletgen.pages import Item
from leafletgen.sheet.geometry import PlacedPanel, across, panels
from leafletgen.units import Rect

HALVINGS = 6
"""The number of halvings in the search for a balanced height: then it is exact to about a line."""


HEAD = "head"
"""The name of the area across the head of a page."""


@dataclass(slots=True)
class Area:
    """The part of a panel for text, with its rows: those from the top, and those at the foot."""

    page: int
    panel: PlacedPanel
    rect: Rect
    rows: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)

    @property
    def fill(self) -> float:
        """The fraction of the height that is used, from 0 to 1."""
        used = height(self.rows) + height(self.foot)
        return used / self.rect.height

    def items(self) -> list[Item]:
        """The items of the rows, placed on the page."""
        bottom = self.rect.bottom - height(self.foot)
        return [*placed(self.rows, self.rect.x, self.rect.y), *placed(self.foot, self.rect.x, bottom)]


class Strips(NamedTuple):
    """The rows of a flow: across the head of its first page, through its panels, at its end, and at its foot."""

    head: list[Row]
    body: list[Row]
    end: list[Row]
    foot: list[Row]

    @property
    def every(self) -> tuple[Row, ...]:
        """All rows."""
        return (*self.head, *self.body, *self.end, *self.foot)


def pages_of_panels(layout: Layout, rtl: bool) -> Iterator[tuple[int, tuple[PlacedPanel, ...]]]:
    """Every page, from 0, with its panels from left to right. Endless if the sides repeat."""
    for page in count() if layout.repeats else range(len(layout.sides)):
        yield page, panels(layout, layout.sides[page % len(layout.sides)], rtl)


def areas(setting: Setting, flow: Flow, footer: ShapedFooter, head: Sequence[Row] = ()) -> Iterator[Area]:
    """The areas of a flow, in order. All have the same width, so that text is broken into lines once.

    If the flow has a head, the first area is the head's, across the panels of the first page.
    """
    for page, group in in_order(setting, flow):
        down = 0.0
        if head and not page:
            whole = across(sorted((panel for _, panel in group), key=lambda panel: panel.text.x))
            down = height(head) + setting.layout.gap
            band = PlacedPanel(HEAD, False, whole, whole)
            yield Area(0, band, Rect(whole.x, whole.y, whole.width, height(head)), list(head))
        for number, panel in group:
            text, under = panel.text, footer_height(setting, footer, number) if panel.footer else 0.0
            yield Area(number, panel, Rect(text.x, text.y + down, text.width, text.height - under - down))


def in_order(setting: Setting, flow: Flow) -> Iterator[tuple[int, list[tuple[int, PlacedPanel]]]]:
    """The panels of a flow, in order, with their pages: page by page if sides repeat, else all at once."""
    layout = setting.layout
    found = (
        [(page, panel) for panel in placed if panel.id in flow.panels]
        for page, placed in pages_of_panels(layout, setting.rtl)
    )
    groups = found if layout.repeats else iter([[each for group in found for each in group]])
    for page, group in enumerate(groups):
        yield page, sorted(group, key=lambda each: flow.panels.index(each[1].id))


def footer_height(setting: Setting, footer: ShapedFooter, page: int) -> float:
    """The height of a page's footer with the space above it, in points."""
    layout = setting.layout
    return footer.height(
        setting, footer_place(panels(layout, layout.sides[page % len(layout.sides)], setting.rtl)).width
    )


def footer_place(placed: Sequence[PlacedPanel]) -> Rect:
    """The text area of a side's footer panel, or of all its footer panels together."""
    return across([panel for panel in placed if panel.footer])


def fill(strips: Strips, available: Iterator[Area], columns: int, repeats: bool) -> tuple[list[Area], list[Row]]:
    """Fill areas with the rows of a flow, with its foot at the bottom of the last. Also return the rows left over.

    `columns` is the flow's number of columns on a page. If sides do not repeat, the last area is the flow's last panel,
    also when the rows end before it.
    """
    if not repeats:
        return fill_fixed([*strips.body, *strips.end], strips.foot, list(available))
    band = [next(available)] if strips.head else []
    filled, left = fill_repeating(strips, available, columns)
    return [*band, *filled], left


def fill_fixed(rows: list[Row], foot: list[Row], available: list[Area]) -> tuple[list[Area], list[Row]]:
    """Fill a given number of areas."""
    for area in available:
        is_last = area is available[-1]
        room = area.rect.height - (foot_room(foot) if is_last else 0.0)
        rows = list(continued(rows))
        taken = fitting(rows, room) or fitting(rows, room, forced=True)
        area.rows, rows = rows[:taken], rows[taken:]
    available[-1].foot = foot
    return available, rows if height(foot) <= available[-1].rect.height else [*rows, *foot]


def fill_repeating(strips: Strips, available: Iterator[Area], columns: int) -> tuple[list[Area], list[Row]]:
    """Fill as many pages as needed, each with `columns` columns."""
    filled: list[Area] = []
    rows = run_on(strips.body, available, filled)
    if rows:
        return filled, rows
    used = len(filled)
    least = max(1, used + bool(strips.end))
    most = least + len(strips.end) + 1
    for pages in range(ceil(least / columns), ceil(most / columns) + 1):
        filled += islice(available, pages * columns - len(filled))
        if closed(filled, used, strips, columns):
            return filled, []
    # The foot is taller than a column, so it runs on like other rows.
    again, filled = iter(filled[used:]), filled[:used]
    rows = run_on([*strips.end, *strips.foot], chain(again, available), filled)
    return filled, rows


def run_on(rows: list[Row], available: Iterator[Area], filled: list[Area]) -> list[Row]:
    """Fill areas from the top, one after the other, and add them to `filled`. Return the rows without room."""
    while rows:
        area = next(available)
        area.rows, rows = take(continued(rows), area.rect.height)
        filled.append(area)
        if rows and not area.rows:
            return rows
    return rows


def closed(filled: list[Area], used: int, strips: Strips, columns: int) -> bool:
    """Put the end of a flow into the last areas, and its foot into the last. False if there is no room for them.

    The rows before fill `used` areas; they are spread if an area between would be blank.
    """
    if not strips.end:
        last = filled[-1]
        if height(last.rows) + foot_room(strips.foot) > last.rect.height:
            return False
        last.foot = strips.foot
        if used < len(filled):
            balance(filled[-columns:])
        return True
    for taken in range(1, len(filled) - used + 1):
        tail = filled[-taken:]
        if not fill_fixed(strips.end, strips.foot, tail)[1]:
            if used < len(filled) - taken:
                balance(filled[:-taken])
            return True
        for area in tail:
            area.rows, area.foot = [], []
    return False


def balance(filled: list[Area]) -> None:
    """Distribute the rows of a flow evenly over its areas, with the least height at which these areas are enough.

    So no panel is nearly empty. Rows that are kept together stay together.
    """
    rows = [row for area in filled for row in area.rows if not row.repeated]
    low, high = height(rows) / len(filled), max(area.rect.height for area in filled)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        dealt = deal(rows, filled, middle)
        if dealt is None:
            low = middle
            continue
        high = middle
        for area, own in zip(filled, dealt, strict=True):
            area.rows = own


def deal(rows: list[Row], filled: list[Area], limit: float) -> list[list[Row]] | None:
    """The rows of each area, up to a height in points; None if that is too little."""
    dealt = []
    for area in filled:
        rows = list(continued(rows))
        taken = fitting(rows, min(limit, area.rect.height - foot_room(area.foot)))
        dealt.append(rows[:taken])
        rows = rows[taken:]
    return None if rows else dealt


def foot_room(foot: list[Row]) -> float:
    """The height of a foot with the space above it."""
    return foot[0].before + (foot[0].frame.style.before if foot[0].frame else 0.0) + height(foot) if foot else 0.0
