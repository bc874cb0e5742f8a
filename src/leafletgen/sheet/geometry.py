"""Positions on a sheet: its panels, its folds, and the area for text in each panel."""

from collections.abc import Sequence
from dataclasses import dataclass

from leafletgen.model.layout import Imposition, Layout, Panel, Side
from leafletgen.pages import Artifact, Rule
from leafletgen.units import Rect


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel of a side: `trim` is the whole panel, `text` the area inside its margins."""

    id: str
    footer: bool
    trim: Rect
    text: Rect


def panels(layout: Layout, side: Side, rtl: bool) -> tuple[PlacedPanel, ...]:
    """The panels of a side from left to right, mirrored for right-to-left languages.

    All panels of a layout have the same text width, so text can run from one into any other. A wider panel has the extra
    space on both sides.
    """
    width = measure(layout)
    placed = []
    x = 0.0
    for panel, left, right in edges(layout, side, rtl):
        trim = Rect(x, 0.0, panel.width, layout.height)
        spare = (panel.width - left - right - width) / 2
        text = trim.inset(left + spare, layout.margins.top, right + spare, layout.margins.bottom)
        placed.append(PlacedPanel(panel.id, panel.footer, trim, text))
        x = trim.right
    return tuple(placed)


def edges(layout: Layout, side: Side, rtl: bool) -> list[tuple[Panel, float, float]]:
    """The panels of a side from left to right with their left and right margins, which differ at the trim and at a fold."""
    ordered = side.panels[::-1] if rtl else side.panels
    trim, fold = layout.margins.trim, layout.margins.fold
    last = len(ordered) - 1
    return [(panel, fold if index else trim, trim if index == last else fold) for index, panel in enumerate(ordered)]


def measure(layout: Layout) -> float:
    """The width of text in every panel of a layout, in points: that of the narrowest panel."""
    return min(
        panel.width - left - right for side in layout.sides for panel, left, right in edges(layout, side, rtl=False)
    )


def across(placed: Sequence[PlacedPanel]) -> Rect:
    """The text area of panels side by side, including the space between them."""
    first, last = placed[0].text, placed[-1].text
    return Rect(first.x, first.y, last.right - first.x, first.height)


def folds(layout: Layout, side: Side, rtl: bool) -> tuple[float, ...]:
    """The distances of the folds of a side from its left edge, in points: between panels, or between the two pages of a booklet.

    Panels of a side that repeats are columns of a page.
    """
    if layout.imposition is Imposition.SADDLE:
        return (layout.width,)
    if layout.repeats:
        return ()
    return tuple(panel.trim.x for panel in panels(layout, side, rtl)[1:])


def fold_ticks(layout: Layout, found: tuple[float, ...]) -> tuple[Rule, ...]:
    """Short dotted lines at the top and bottom of every fold, between the trim and the safe area."""
    if not layout.fold_tick:
        return ()
    start, end = layout.safe - layout.fold_tick, layout.safe
    ticks = []
    for x in found:
        for y1, y2 in ((start, end), (layout.height - end, layout.height - start)):
            ticks.append(Rule(Artifact.PAGE, x, y1, x, y2, 0.5, layout.rule, dotted=True))
    return tuple(ticks)
