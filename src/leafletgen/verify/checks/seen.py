"""Checks of what is seen: text is not hidden, covered, faint or small, and is set as leafletgen sets it."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import Case
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.contrast import WHITE, contrast
from leafletgen.verify.content.painted import Paint, Painted, Run, Sequence

LEAST_CONTRAST, LEAST_OF_ANY = 6.9, 1.5
"""What text must have against its ground: the 7 of WCAG 2.2, 1.4.6, but for rounding, in our own files.

In any other file, what can be seen at all.
"""

ABOVE, BELOW = 0.75, 0.2
"""What letters take above and below the baseline, in type sizes."""

STRUCK = 0.55
"""Up to this height above the baseline, in type sizes, a line strikes text out; further down it is underlined."""

TOUCH = 0.3
"""Points by which something may reach into the room of a line."""


def nothing_hides_text(case: Case) -> Iterator[Diagnostic]:
    """What can be read aloud can be seen: no text is invisible, transparent or clipped."""
    for painted in case.painted:
        for text, why in dict.fromkeys(painted.hidden):
            yield broken("text-invisible", f"page {painted.page.number}", text=text[:60], why=why)


def text_is_set_as_always(case: Case) -> Iterator[Diagnostic]:
    """Our own files have text set upright, at least as large as the layout's floor, and paint in no other ways."""
    if case.edition is None:
        return
    least = min(style.floor for style in case.edition.layout.styles.values()) * SMALLEST_SCALE
    for painted in case.painted:
        where = f"page {painted.page.number}"
        for text, why in dict.fromkeys(painted.odd):
            yield broken("text-odd", where, text=text[:60], why=why)
        for what in dict.fromkeys(painted.foreign):
            yield broken("paint-unexpected", where, what=what)
        for sequence in painted.sequences:
            for run in sequence.runs:
                if run.size < least:
                    yield broken("text-small", where, text=run.text[:60], size=run.size, least=least)


SMALLEST_SCALE = 0.8
"""How much smaller a typeface may be set than its neighbours, so that both look equally large."""


def text_stands_out(case: Case) -> Iterator[Diagnostic]:
    """Nothing is painted over text, and text differs from what it is painted on."""
    paper = case.edition.layout.paper if case.edition else WHITE
    least = LEAST_CONTRAST if case.edition else LEAST_OF_ANY
    for painted in case.painted:
        for sequence in painted.sequences:
            if sequence.runs:
                yield from stands_out(painted, sequence, paper, least)


def stands_out(
    painted: Painted, sequence: Sequence, paper: tuple[float, float, float], least: float
) -> Iterator[Diagnostic]:
    """Look at the runs of one sequence, and at what is painted near them."""
    where = f"page {painted.page.number}"
    near = list(near_to(painted.paints, sequence.runs))
    for run in sequence.runs:
        if run.text.isspace():
            continue
        under: list[Paint] = []
        over: list[Paint] = []
        for layer, paint in near:
            if covers(paint, run):
                (under if layer < run.layer else over).append(paint)
        for paint in over[:1]:
            yield broken("text-covered", where, text=run.text[:60], what=paint.what)
        ratio = weakest(run, under, paper)
        if ratio < least:
            yield broken("text-faint", where, text=run.text[:60], contrast=ratio)


def near_to(paints: list[Paint], runs: list[Run]) -> Iterator[tuple[int, Paint]]:
    """What is painted in the rectangle that holds all of these runs, from bottom to top, with its layer."""
    size = max(run.size for run in runs)
    left = min(map(min, ((run.x0, run.x1) for run in runs)))
    right = max(map(max, ((run.x0, run.x1) for run in runs)))
    low, high = min(run.y for run in runs) - size, max(run.y for run in runs) + size
    for layer, paint in enumerate(paints):
        room = paint.width
        beside = paint.left - room >= right or paint.right + room <= left
        if not beside and paint.bottom - room < high and paint.top + room > low:
            yield layer, paint


def covers(paint: Paint, run: Run) -> bool:
    """True when something is painted where the letters of a run are."""
    if paint.hollow and is_line(paint):
        half, low, high = paint.width / 2, run.y, run.y + STRUCK * run.size
    else:
        half, low, high = paint.width / 2, run.y - BELOW * run.size, run.y + ABOVE * run.size
    if paint.left - half >= max(run.x0, run.x1) - TOUCH or paint.right + half <= min(run.x0, run.x1) + TOUCH:
        return False
    return paint.bottom - half < high - TOUCH and paint.top + half > low + TOUCH


def is_line(paint: Paint) -> bool:
    """True for a straight line, upright or level."""
    return paint.points == 2 and (paint.left == paint.right or paint.bottom == paint.top)


def weakest(run: Run, under: list[Paint], paper: tuple[float, float, float]) -> float:
    """The least contrast of a run with all that it is painted on, from the uppermost down to what holds it whole."""
    if run.colour is None:
        return 0.0
    grounds: list[tuple[float, float, float] | None] = []
    for paint in reversed(under):
        if paint.hollow and not is_line(paint) and paint.width < THICK:
            continue
        grounds.append(paint.fill)
        if holds(paint, run):
            break
    else:
        grounds.append(paper)
    return min(0.0 if ground is None else contrast(run.colour, ground) for ground in grounds)


THICK = 4.0
"""Points from which on the outline of something counts as painted all over."""


def holds(paint: Paint, run: Run) -> bool:
    """True when a run lies on something with its whole width."""
    return (
        not paint.hollow
        and paint.left <= min(run.x0, run.x1) + TOUCH
        and paint.right >= max(run.x0, run.x1) - TOUCH
        and paint.bottom <= run.y
        and paint.top >= run.y + STRUCK * run.size
    )
