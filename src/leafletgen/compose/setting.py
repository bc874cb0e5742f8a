"""Sizes at one step of copy-fitting: what content needs to know to be set, besides its column."""

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
"""Headings may become as small as the floor of the text below them, where that keeps a word of theirs whole."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How content is set: in the layout's styles, each `step` half points smaller than preferred but never below its floor.

    `rtl` is the base direction. `narrowed` are the sizes, in points, of headings that are smaller for the sake of a wide
    word. `divides` is false where a word that is too wide must not be divided, for there is another way to set it.
    `remembered` are the rows of content that has been set over a width; `torn` are warnings of words that are divided
    where no patterns say so, by the node of their text.
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
        """How small a style may become for the sake of a wide word, in points; no smaller than it is, unless it is a heading's."""
        if style not in LIKE:
            return self.size(style)
        return min(self.style(style).floor, self.style(LIKE[style]).floor)

    def smaller(self, style: StyleName, size: float) -> "Setting":
        """The same with the headings of a style in a smaller size, with nothing set yet."""
        return replace(self, narrowed={**self.narrowed, style: size}, remembered={}, torn={})

    def undivided(self) -> "Setting":
        """The same with words that must stay whole, with nothing set yet."""
        return replace(self, divides=False, remembered={})

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
