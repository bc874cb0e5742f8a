"""Where panels lie on a sheet, which edges are folds, and where text may stand."""

from dataclasses import dataclass

from leafletgen.model.layout import Imposition, Layout, Panel, Side
from leafletgen.pages import Artifact, Rule
from leafletgen.units import Rect


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel of a side: `trim` is the whole of it, `text` what its margins leave."""

    id: str
    footer: bool
    trim: Rect
    text: Rect


def panels(layout: Layout, side: Side, rtl: bool) -> tuple[PlacedPanel, ...]:
    """The panels of a side from left to right; right-to-left languages have them mirrored.

    Text is equally wide in all panels of a layout, so that it can run from one into any other; a panel with room to
    spare has it on both sides.
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
    """The panels of a side from left to right with their margins: at the trim for the outermost, else at a fold."""
    ordered = side.panels[::-1] if rtl else side.panels
    trim, fold = layout.margins.trim, layout.margins.fold
    last = len(ordered) - 1
    return [(panel, fold if index else trim, trim if index == last else fold) for index, panel in enumerate(ordered)]


def measure(layout: Layout) -> float:
    """The width of text in every panel of a layout, in points: that of the narrowest."""
    return min(
        panel.width - left - right for side in layout.sides for panel, left, right in edges(layout, side, rtl=False)
    )


def folds(layout: Layout, side: Side, rtl: bool) -> tuple[float, ...]:
    """Where the folds of a side of the paper are, from its left edge: between its panels, or between two pages."""
    if layout.imposition is Imposition.SADDLE:
        return (layout.width,)
    return tuple(panel.trim.x for panel in panels(layout, side, rtl)[1:])


def fold_ticks(layout: Layout, found: tuple[float, ...]) -> tuple[Rule, ...]:
    """Short lines at head and foot of every fold, between the trim and the safe area."""
    if not layout.fold_tick:
        return ()
    start, end = layout.safe - layout.fold_tick, layout.safe
    ticks = []
    for x in found:
        for y1, y2 in ((start, end), (layout.height - end, layout.height - start)):
            ticks.append(Rule(Artifact.PAGE, x, y1, x, y2, 0.5, layout.rule, dotted=True))
    return tuple(ticks)
