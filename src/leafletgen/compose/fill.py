"""Rows into panels: flows run through their panels, and what does not fit is handed back, never cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from leafletgen.compose.footer import Footer
from leafletgen.compose.parting import take
from leafletgen.compose.rows import Row, continued, fitting, height, placed
from leafletgen.compose.setting import Setting
from leafletgen.model.layout import Flow, Layout
from leafletgen.pages import Item
from leafletgen.sheet.geometry import PlacedPanel, panels
from leafletgen.units import Rect

HALVINGS = 6
"""How often balancing halves what it does not know yet: down to about a line."""


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


def pages_of_panels(layout: Layout, rtl: bool) -> Iterator[tuple[int, PlacedPanel]]:
    """Every panel with the number of its page, counted from 0; without end where the sides repeat."""
    for page in count() if layout.repeats else range(len(layout.sides)):
        for panel in panels(layout, layout.sides[page % len(layout.sides)], rtl):
            yield page, panel


def areas(setting: Setting, flow: Flow, footer: Footer) -> Iterator[Area]:
    """The areas of a flow in its order, all equally wide, so that text is broken into lines once."""
    layout = setting.layout
    found = pages_of_panels(layout, setting.rtl)
    if not layout.repeats:
        found = iter(sorted(found, key=lambda pair: flow.panels.index(pair[1].id) if pair[1].id in flow.panels else -1))
    for page, panel in found:
        if panel.id in flow.panels:
            text = panel.text
            room = text.height - (footer.height(setting, text.width) if panel.footer else 0.0)
            yield Area(page, panel, Rect(text.x, text.y, text.width, room))


def fill(rows: list[Row], foot: list[Row], available: Iterable[Area], repeats: bool) -> tuple[list[Area], list[Row]]:
    """Fill areas with rows and stand the foot at the bottom of the last; also what is left over.

    Where sides do not repeat the last area is the flow's last panel, reached or not.
    """
    return fill_repeating(rows, foot, available) if repeats else fill_fixed(rows, foot, list(available))


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


def fill_repeating(rows: list[Row], foot: list[Row], available: Iterable[Area]) -> tuple[list[Area], list[Row]]:
    """Fill as many areas as it takes."""
    filled: list[Area] = []
    for area in available:
        area.rows, rows = take(continued(rows), area.rect.height)
        filled.append(area)
        if rows and not area.rows:
            return filled, rows
        if not rows and height(area.rows) + foot_room(foot) <= area.rect.height:
            area.foot = foot
            return filled, foot[:0]
        if not rows and not area.rows:
            rows, foot = foot, []
            area.rows, rows = take(continued(rows), area.rect.height)
            if not area.rows:
                return filled, rows
            if not rows:
                return filled, []
    return filled, rows


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
