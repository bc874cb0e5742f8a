"""Page contents: what is painted, where, and to which tag or artifact it belongs (ISO 32000-1, 8.2, 9.4 and 14.6)."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from leafletgen.verify.reader.objects import FilePage

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MOST_FORMS = 16
"""How deep form XObjects may nest."""

MOST_CONTENT = 8_000_000
"""Characters that the content of a page may have, its forms counted each time they are painted."""

LEAST_FORM = 100
"""Characters that painting a form counts for at least: many forms of nothing take their time, too."""


NO_BLANKS = (0.0, 0.0)
"""White space at the ends of a text that has none there."""


class ShownRun(NamedTuple):
    """Text shown by one operator: from `x0` to `x1` on the baseline `y`, in points from the lower left corner.

    `colour` is that of its letters (None: it cannot be judged). `layer` is how many paints of the page lie under it.
    `blanks` are how much of it is white space at its left end and at its right end, in points.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    colour: tuple[float, float, float] | None
    layer: int
    blanks: tuple[float, float] = NO_BLANKS


class Extent(NamedTuple):
    """How far the runs of a sequence reach: their ends, their baselines, the smallest and the largest of their sizes."""

    left: float
    right: float
    lowest: float
    highest: float
    smallest: float
    largest: float


@dataclass(slots=True, eq=False)
class Sequence:
    """A marked-content sequence with an MCID, or an artifact (`mcid` None). `page` is its number, `tag` its name.

    `replaced` has the pairs of replacement text (`ActualText`) and the text of the glyphs under it.
    """

    page: int
    tag: str
    mcid: int | None
    runs: list[ShownRun] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)

    def extent(self) -> Extent | None:
        """How far its runs reach, in points from the lower left corner of the page; None when it has none."""
        if not self.runs:
            return None
        _, starts, ends, baselines, sizes, *_ = zip(*self.runs, strict=True)
        return Extent(
            min(*starts, *ends), max(*starts, *ends), min(baselines), max(baselines), min(sizes), max(sizes),
        )  # fmt: skip


class PaintedArea(NamedTuple):
    """The bounds of something painted or clickable, and what it is."""

    left: float
    bottom: float
    right: float
    top: float
    what: str


class PaintedShape(NamedTuple):
    """Something painted that is no text: its bounds in points, what it is, and what its inside is filled with.

    `fill` is None where it cannot be judged, as of a picture, and `hollow` says that only the outline is drawn, in lines
    of `width`. `points` is how many points the path has, `owner` the sequence that it belongs to.
    """

    left: float
    bottom: float
    right: float
    top: float
    what: str
    fill: tuple[float, float, float] | None
    hollow: bool = False
    width: float = 0.0
    points: int = 4
    owner: "Sequence | None" = None


@dataclass(slots=True, eq=False)
class Painted:
    """All that a page's content paints, from bottom to top. `loose` is what belongs to no tag and no artifact.

    `hidden` has text that cannot be seen, and why; `odd` has text that is set as leafletgen never sets it, and how;
    `foreign` are ways of painting that leafletgen never uses.
    """

    page: FilePage
    sequences: list[Sequence] = field(default_factory=list)
    paints: list[PaintedShape] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    odd: list[tuple[str, str]] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    unknown_fonts: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)


@dataclass(slots=True)
class MarkLevel:
    """One level of marked content: whose it is, and what its end has to settle."""

    owner: Sequence | None
    replacement: str | None = None
    start: int = 0
    reverses: bool = False


def times(a: Matrix, b: Matrix) -> Matrix:
    """The transformation that does `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip
