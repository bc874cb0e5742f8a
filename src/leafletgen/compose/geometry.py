"""Where panels lie on a sheet, which edges are folds, and where text may stand."""

from dataclasses import dataclass

from leafletgen.compose.placed import Artifact, Rule
from leafletgen.model.layout import Layout, Side
from leafletgen.units import Rect


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel of a side: `trim` is the whole of it, `text` what its margins leave."""

    id: str
    footer: bool
    trim: Rect
    text: Rect


def panels(layout: Layout, side: Side, rtl: bool) -> tuple[PlacedPanel, ...]:
    """The panels of a side from left to right; right-to-left languages have them mirrored (design, section 6)."""
    ordered = side.panels[::-1] if rtl else side.panels
    margins = layout.margins
    placed = []
    x = 0.0
    for index, panel in enumerate(ordered):
        trim = Rect(x, 0.0, panel.width, layout.height)
        left = margins.fold if index else margins.trim
        right = margins.trim if index == len(ordered) - 1 else margins.fold
        text = trim.inset(left, margins.top, right, margins.bottom)
        placed.append(PlacedPanel(panel.id, panel.footer, trim, text))
        x = trim.right
    return tuple(placed)


def fold_ticks(layout: Layout, placed: tuple[PlacedPanel, ...]) -> tuple[Rule, ...]:
    """Short lines at head and foot of every fold, between the trim and the safe area."""
    if not layout.fold_tick:
        return ()
    start, end = layout.safe - layout.fold_tick, layout.safe
    ticks = []
    for panel in placed[1:]:
        x = panel.trim.x
        for y1, y2 in ((start, end), (layout.height - end, layout.height - start)):
            ticks.append(Rule(Artifact.PAGE, x, y1, x, y2, 0.5, layout.rule, dotted=True))
    return tuple(ticks)
