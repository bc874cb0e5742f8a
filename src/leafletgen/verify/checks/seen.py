"""Checks that text can be seen: it is not hidden, covered, faint or small, and is set as leafletgen sets it."""

from collections.abc import Iterator
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.contrast import WHITE, Contrasts
from leafletgen.verify.content.graphics_state import NO_CLIP, Colour
from leafletgen.verify.content.layers import Layers, Room
from leafletgen.verify.content.painted import Extent, Painted, PaintedShape, ShownRun

LEAST_CONTRAST, LEAST_OF_ANY = 6.9, 1.5
"""The least contrast of text: in our own files the 7 of WCAG 2.2, 1.4.6, less a tolerance for rounding.

In other files, the least that can be seen at all.
"""

ABOVE, BELOW = 0.75, 0.2
"""The height of letters above and below the baseline, in type sizes."""

STRUCK = 0.55
"""A line between the baseline and this height, in type sizes, strikes text out. A lower line underlines it."""

TOUCH = 0.3
"""How far something may reach into the room of a line, in points."""


def nothing_hides_text(case: FileCase) -> Iterator[Diagnostic]:
    """Text that is read aloud can be seen: none is invisible, transparent or clipped."""
    for painted in case.painted:
        for text, why in dict.fromkeys(painted.hidden):
            yield broken("text-invisible", f"page {painted.page.number}", text=text[:60], why=why)


def text_is_set_as_always(case: FileCase) -> Iterator[Diagnostic]:
    """In our own files text is upright and not below the layout's smallest size. Painting uses only known operators."""
    if case.edition is None:
        return
    least = min(style.floor for style in case.edition.layout.styles.values()) * SMALLEST_SCALE
    for painted, texts in case.texts:
        where = f"page {painted.page.number}"
        for text, why in dict.fromkeys(painted.odd):
            yield broken("text-odd", where, text=text[:60], why=why)
        for what in dict.fromkeys(painted.foreign):
            yield broken("paint-unexpected", where, what=what)
        for sequence, extent in texts:
            if extent.smallest < least:
                small = min(sequence.runs, key=lambda run: run.size)
                yield broken("text-small", where, text=small.text[:60], size=small.size, least=least)


SMALLEST_SCALE = 0.8
"""The smallest scale of a typeface. Some are set smaller so that they look as large as their neighbours."""


def text_stands_out(case: FileCase) -> Iterator[Diagnostic]:
    """Nothing is painted over text, and text has enough contrast with its ground."""
    paper = case.edition.layout.paper if case.edition else WHITE
    least = LEAST_CONTRAST if case.edition else LEAST_OF_ANY
    contrasts = Contrasts()
    for painted, texts in case.texts:
        layers = Layers(painted)
        for sequence, extent in texts:
            runs = sequence.runs
            room = room_of(extent)
            near = layers.near(room)
            ground = common_ground(near, room, runs[0].layer, paper)
            if ground and all(contrasts[colour, ground] >= least for colour in {run.colour for run in runs}):
                continue
            layers.count(len(near) * len(runs))
            yield from stands_out(painted, runs, near, Ground(paper, contrasts), least)


class Ground(NamedTuple):
    """The ground of text: the colour of the paper, and the contrasts of colours."""

    paper: Colour
    contrasts: Contrasts

    def weakest(self, run: ShownRun, under: list[PaintedShape]) -> float:
        """The least contrast of a run with the shapes under it, from the top down to one that holds the whole run."""
        grounds: list[Colour | None] = []
        for paint in reversed(under):
            if paint.hollow and not is_line(paint) and paint.width < THICK:
                continue
            grounds.append(paint.fill)
            if holds(paint, run):
                break
        else:
            grounds.append(self.paper)
        return min([self.contrasts[run.colour, ground] for ground in grounds])


def stands_out(
    painted: Painted, runs: list[ShownRun], near: list[tuple[int, PaintedShape]], ground: Ground, least: float
) -> Iterator[Diagnostic]:
    """Check the runs of one sequence. `near` has the shapes painted near them, with their layers."""
    where = f"page {painted.page.number}"
    for run in runs:
        if run.text.isspace():
            continue
        touching = [(layer, paint) for layer, paint in near if covers(paint, run)]
        for layer, paint in touching:
            if layer >= run.layer:
                yield broken("text-covered", where, text=run.text[:60], what=paint.what)
                break
        weak = ground.weakest(run, [paint for layer, paint in touching if layer < run.layer])
        if weak < least:
            yield broken("text-faint", where, text=run.text[:60], contrast=weak)


def room_of(extent: Extent) -> Room:
    """The rectangle around the letters of runs."""
    if extent.smallest <= 0:  # set upside down: another check reports it
        return NO_CLIP
    below, above = BELOW * extent.largest, ABOVE * extent.largest
    return extent.left, extent.lowest - below, extent.right, extent.highest + above


def common_ground(near: list[tuple[int, PaintedShape]], room: Room, layer: int, paper: Colour) -> Colour | None:
    """The one colour under a whole rectangle, below a layer; None if there is more than one, or it is not known."""
    if not near:
        return paper
    above, paint = near[-1]
    inside = paint[0] <= room[0] and paint[1] <= room[1] and paint[2] >= room[2] and paint[3] >= room[3]
    return paint.fill if above < layer and inside and not paint.hollow else None


def covers(paint: PaintedShape, run: ShownRun) -> bool:
    """True when a shape is painted where the letters of a run are."""
    if paint.hollow and is_line(paint):
        half, low, high = paint.width / 2, run.y, run.y + STRUCK * run.size
    else:
        half, low, high = paint.width / 2, run.y - BELOW * run.size, run.y + ABOVE * run.size
    if paint.left - half >= max(run.x0, run.x1) - TOUCH or paint.right + half <= min(run.x0, run.x1) + TOUCH:
        return False
    return paint.bottom - half < high - TOUCH and paint.top + half > low + TOUCH


def is_line(paint: PaintedShape) -> bool:
    """True for a vertical or horizontal line."""
    return paint.points == 2 and (paint.left == paint.right or paint.bottom == paint.top)


THICK = 4.0
"""From this width on, in points, an outline counts as a filled shape."""


def holds(paint: PaintedShape, run: ShownRun) -> bool:
    """True when a shape is under the whole width of a run."""
    return (
        not paint.hollow
        and paint.left <= min(run.x0, run.x1) + TOUCH
        and paint.right >= max(run.x0, run.x1) - TOUCH
        and paint.bottom <= run.y
        and paint.top >= run.y + STRUCK * run.size
    )
