"""Page contents: everything painted, its place, and its tag or artifact (ISO 32000-1, 8.2, 9.4 and 14.6)."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from leafletgen.verify.reader.objects import FilePage

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MOST_FORMS = 16
"""The deepest nesting of form XObjects."""

MOST_CONTENT = 8_000_000
"""The most characters in the content of a page. Forms count each time they are painted."""

LEAST_FORM = 100
"""The least number of characters that painting a form counts as: many empty forms take time, too."""


NO_BLANKS = (0.0, 0.0)
"""No white space at the ends of a text."""


class ShownRun(NamedTuple):
    """Text shown by one operator: from `x0` to `x1` on the baseline `y`, in points from the lower left corner.

    `colour` is that of its letters (None: it cannot be judged). `layer` is the number of shapes painted before it.
    `blanks` are the widths of the white space at its left end and its right end, in points.
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
    """The extent of a sequence's runs: their ends, baselines, smallest and largest type size."""

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
        """The extent of its runs, in points from the lower left corner of the page; None without runs."""
        if not self.runs:
            return None
        _, starts, ends, baselines, sizes, *_ = zip(*self.runs, strict=True)
        return Extent(
            min(*starts, *ends), max(*starts, *ends), min(baselines), max(baselines), min(sizes), max(sizes),
        )  # fmt: skip


class PaintedArea(NamedTuple):
    """The bounds of something painted or clickable, and its name in messages."""

    left: float
    bottom: float
    right: float
    top: float
    what: str


class PaintedShape(NamedTuple):
    """Something painted that is not text: its bounds in points, its name in messages, and its fill.

    `fill` is None where it cannot be judged, as of a picture. `hollow`: only the outline is drawn, in lines
    of `width`. `points` is the number of points of the path, `owner` the sequence that it belongs to.
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
    """Everything that a page's content paints, from bottom to top. `loose` belongs to no tag and no artifact.

    `hidden` has text that cannot be seen, with the reason; `odd` has text that is not set as leafletgen sets it, with
    the difference; `foreign` has operators that leafletgen never uses.
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
    """One level of marked content: its owner, and what is left to do at its end."""

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
