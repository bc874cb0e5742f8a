"""Sizes at one step of copy-fitting: what content needs to know to be set, besides its column."""

from dataclasses import dataclass, field, replace
from math import ceil

from leafletgen.compose.rows import Row
from leafletgen.model.layout import Colour, Layout, StyleName, TypeStyle

HALF_POINT = 0.5
"""The step of copy-fitting, in points."""


def last_step(layout: Layout) -> int:
    """The step of copy-fitting at which every style is at its floor."""
    return ceil(max(style.size - style.floor for style in layout.styles.values()) / HALF_POINT)


@dataclass(frozen=True, slots=True)
class Setting:
    """How content is set: in the layout's styles, each `step` half points smaller than preferred but never below its floor.

    `rtl` is the base direction. `remembered` are the rows of content that has been set over a width.
    """

    layout: Layout
    step: int
    rtl: bool
    remembered: dict[tuple[int, float], list[Row]] = field(default_factory=dict, compare=False, repr=False)

    def size(self, style: StyleName) -> float:
        """The type size of a style at this step, in points."""
        found = self.style(style)
        return max(found.floor, found.size - HALF_POINT * self.step)

    def style(self, style: StyleName) -> TypeStyle:
        """A style of the layout."""
        return self.layout.styles[style]

    def colour(self, style: StyleName) -> Colour:
        """The colour of a style."""
        return self.style(style).colour

    @property
    def tightness(self) -> float:
        """How far copy-fitting has gone: 0 with all sizes as preferred, 1 with all at their floors."""
        return self.step / max(1, last_step(self.layout))

    def turned(self, rtl: bool) -> "Setting":
        """The same sizes in a base direction, with nothing set yet."""
        return replace(self, rtl=rtl, remembered={})
