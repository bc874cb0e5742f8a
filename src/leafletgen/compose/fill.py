"""Rows into panels: flows run through their panels, and what does not fit is handed back, never cut."""

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
"""How often balancing halves what it does not know yet: down to about a line."""


HEAD = "head"
"""What the area across the head of a page is called."""


@dataclass(slots=True)
class Area:
    """The part of a panel that text may fill, and the rows that fill it: from the top, and at the foot."""

    page: int
    panel: PlacedPanel
    rect: Rect
    rows: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)

    @property
    def fill(self) -> float:
        """How much of the height is used, from 0 to 1."""
        used = height(self.rows) + height(self.foot)
        return used / self.rect.height

    def items(self) -> list[Item]:
        """The items of the rows, placed on the page."""
        bottom = self.rect.bottom - height(self.foot)
        return [*placed(self.rows, self.rect.x, self.rect.y), *placed(self.foot, self.rect.x, bottom)]


class Strips(NamedTuple):
    """The rows of a flow: across the head of its first page, through its panels, in the last of them, at its foot."""

    head: list[Row]
    body: list[Row]
    end: list[Row]
    foot: list[Row]

    @property
    def every(self) -> tuple[Row, ...]:
        """All rows."""
        return (*self.head, *self.body, *self.end, *self.foot)


def pages_of_panels(layout: Layout, rtl: bool) -> Iterator[tuple[int, tuple[PlacedPanel, ...]]]:
    """Every page, counted from 0, with its panels from left to right; without end where the sides repeat."""
    for page in count() if layout.repeats else range(len(layout.sides)):
        yield page, panels(layout, layout.sides[page % len(layout.sides)], rtl)


def areas(setting: Setting, flow: Flow, footer: ShapedFooter, head: Sequence[Row] = ()) -> Iterator[Area]:
    """The areas of a flow in its order, all equally wide, so that text is broken into lines once.

    They begin with that of its head where it has one, which stands across the panels of its first page.
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
    """The panels of a flow in its order, each with its page: page by page where sides repeat, else all at once."""
    layout = setting.layout
    found = (
        [(page, panel) for panel in placed if panel.id in flow.panels]
        for page, placed in pages_of_panels(layout, setting.rtl)
    )
    groups = found if layout.repeats else iter([[each for group in found for each in group]])
    for page, group in enumerate(groups):
        yield page, sorted(group, key=lambda each: flow.panels.index(each[1].id))


def footer_height(setting: Setting, footer: ShapedFooter, page: int) -> float:
    """How high the footer of a page is with the space above it, in points."""
    layout = setting.layout
    return footer.height(
        setting, footer_place(panels(layout, layout.sides[page % len(layout.sides)], setting.rtl)).width
    )


def footer_place(placed: Sequence[PlacedPanel]) -> Rect:
    """The text of the panel of a side that has the footer, or of all that have it together."""
    return across([panel for panel in placed if panel.footer])


def fill(strips: Strips, available: Iterator[Area], columns: int, repeats: bool) -> tuple[list[Area], list[Row]]:
    """Fill areas with the rows of a flow and stand its foot at the bottom of the last; also what is left over.

    A flow has so many columns on a page. Where sides do not repeat the last area is the flow's last panel, reached or not.
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
    """Fill as many pages as it takes, each with so many columns."""
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
    # What stands at the foot is taller than a column: it runs on like all else.
    again, filled = iter(filled[used:]), filled[:used]
    rows = run_on([*strips.end, *strips.foot], chain(again, available), filled)
    return filled, rows


def run_on(rows: list[Row], available: Iterator[Area], filled: list[Area]) -> list[Row]:
    """Fill areas from their top, one after the other, and add them to those that are filled; what no area has room for."""
    while rows:
        area = next(available)
        area.rows, rows = take(continued(rows), area.rect.height)
        filled.append(area)
        if rows and not area.rows:
            return rows
    return rows


def closed(filled: list[Area], used: int, strips: Strips, columns: int) -> bool:
    """Put the end of a flow into the last areas and its foot into the last of all; False where they have no room there.

    What runs through the areas before, of which it has used some, is spread where it would leave one of them blank.
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
    """Deal the rows of a flow anew over its areas, down to the least height at which the same areas suffice.

    So no panel is left nearly empty. What is kept together stays so.
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
    """Rows for each of the areas, none higher than a limit in points; None when that is too little."""
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
