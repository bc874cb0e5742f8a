"""The setting: sizes and colours at one step of copy-fitting."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from leafletgen.compose.rows import Row
from leafletgen.diagnostics import Diagnostic
from leafletgen.model.layout import Colour, Layout, StyleName, TypeStyle

HALF_POINT = 0.5
"""The step of copy-fitting, in points."""


def last_step(layout: Layout) -> int:
    """The step of copy-fitting at which every style is at its floor."""
    return ceil(max(style.size - style.floor for style in layout.styles.values()) / HALF_POINT)


LIKE = {
    StyleName.TITLE: StyleName.HEADING,
    StyleName.HEADING: StyleName.BODY,
    StyleName.BOX_HEADING: StyleName.BODY,
    StyleName.KIND: StyleName.BODY,
}
"""To keep a wide word whole, headings of a style may become as small as the floor of another, lower style."""

HEADING_STYLES = frozenset(LIKE)
"""The styles of headings: their lines are about equally long, and end between phrases."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How content is set: in the layout's styles, `step` half points smaller than preferred but never below the floor.

    `rtl` is the base direction. `narrowed` has the sizes, in points, of headings that are smaller because of a wide
    word. `divides` is false if too wide words must not be divided, because there is another way to set them.
    `remembered` has the rows of content that was set in a width; `torn` has the warnings about words that were divided
    without a hyphenation pattern, by the node of their text.
    """

    layout: Layout
    step: int
    rtl: bool
    narrowed: Mapping[StyleName, float] = field(default_factory=dict)
    divides: bool = True
    remembered: dict[tuple[int, float], list[Row]] = field(default_factory=dict, compare=False, repr=False)
    torn: dict[str, list[Diagnostic]] = field(default_factory=dict, compare=False, repr=False)

    def size(self, style: StyleName) -> float:
        """The type size of a style at this step, in points."""
        found = self.style(style)
        return self.narrowed.get(style) or max(found.floor, found.size - HALF_POINT * self.step)

    def least(self, style: StyleName) -> float:
        """The smallest size of a style for a wide word, in points. Only headings become smaller than they are."""
        if style not in LIKE:
            return self.size(style)
        return min(self.style(style).floor, self.style(LIKE[style]).floor)

    def smaller(self, style: StyleName, size: float) -> "Setting":
        """A new setting with the headings of a style in a smaller size."""
        return replace(self, narrowed={**self.narrowed, style: size}, remembered={}, torn={})

    def undivided(self) -> "Setting":
        """A new setting in which words are not divided."""
        return replace(self, divides=False, remembered={})

    def style(self, style: StyleName) -> TypeStyle:
        """A style of the layout."""
        return self.layout.styles[style]

    def colour(self, style: StyleName) -> Colour:
        """The colour of a style."""
        return self.style(style).colour

    @property
    def tightness(self) -> float:
        """How far copy-fitting has gone: 0 with all sizes as preferred, 1 with all sizes at their floors."""
        return self.step / max(1, last_step(self.layout))

    def turned(self, rtl: bool) -> "Setting":
        """A new setting with the same sizes in a base direction."""
        return replace(self, rtl=rtl, remembered={})
