"""Page contents: what is painted, where, and to which tag or artifact it belongs (ISO 32000-1, 8.2, 9.4 and 14.6)."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from leafletgen.verify.reader.objects import Page

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MOST_FORMS = 16
"""How deep form XObjects may nest."""

MOST_CONTENT = 8_000_000
"""Characters that the content of a page may have, its forms counted each time they are painted."""

LEAST_FORM = 100
"""Characters that painting a form counts for at least: many forms of nothing take their time, too."""


class Run(NamedTuple):
    """Text shown by one operator: from `x0` to `x1` on the baseline `y`, in points from the lower left corner."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True, eq=False)
class Sequence:
    """A marked-content sequence with an MCID, or an artifact (`mcid` None). `page` is its number, `tag` its name.

    `replaced` has the pairs of replacement text (`ActualText`) and the text of the glyphs under it.
    """

    page: int
    tag: str
    mcid: int | None
    runs: list[Run] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)


class Area(NamedTuple):
    """The bounds of something painted or clickable, and what it is."""

    left: float
    bottom: float
    right: float
    top: float
    what: str


@dataclass(slots=True, eq=False)
class Painted:
    """All that a page's content paints. `loose` is what belongs to no tag and no artifact."""

    page: Page
    sequences: list[Sequence] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    invisible: list[str] = field(default_factory=list)
    unknown_fonts: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
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
