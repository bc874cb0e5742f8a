"""Finds what is painted near a place, by horizontal bands, so that text is compared only with its surroundings."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from leafletgen.verify.content.painted import Painted, PaintedShape
from leafletgen.verify.reader.objects import Malformed

Room: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle, in points."""

BAND = 36.0
"""The height of a band, in points."""

MOST_BANDS = 8
"""A shape over at most this many bands is listed in each band. A higher one is listed once, for the whole page."""

MOST_PAIRS = 4_000_000
"""The most pairs of text and shape that are compared on a page: some seconds. A page of ours has a few thousand."""


class Layers:
    """The shapes of a page, by place. The number of a shape is its layer: the number of shapes painted before it."""

    def __init__(self, painted: Painted) -> None:
        self.painted = painted
        self.compared = 0
        self.tall: list[int] = []
        self.bands: defaultdict[int, list[int]] = defaultdict(list)
        for layer, paint in enumerate(painted.paints):
            low, high = paint[1] - paint[7], paint[3] + paint[7]
            if high - low < BAND * MOST_BANDS:
                for band in range(int(low // BAND), int(high // BAND) + 1):
                    self.bands[band].append(layer)
            else:
                self.tall.append(layer)

    def near(self, room: Room) -> list[tuple[int, PaintedShape]]:
        """The shapes in a rectangle, from bottom to top, with their layers. Raises Malformed for too many."""
        left, low, right, high = room
        paints, bands = self.painted.paints, self.bands
        layers: Sequence[int]
        if high - low < BAND * MOST_BANDS:
            found = [bands[band] for band in range(int(low // BAND), int(high // BAND) + 1) if band in bands]
            if self.tall:
                found.append(self.tall)
            layers = found[0] if len(found) == 1 else sorted(set().union(*found))
        else:
            layers = range(len(paints))
        self.count(len(layers))
        return [
            (layer, paint)
            for layer in layers
            if (paint := paints[layer])[1] - paint[7] < high and paint[3] + paint[7] > low
            and paint[0] - paint[7] < right and paint[2] + paint[7] > left
        ]  # fmt: skip

    def count(self, pairs: int) -> None:
        """Count pairs of text and shape that are compared. Raises Malformed above `MOST_PAIRS`."""
        self.compared += pairs
        if self.compared > MOST_PAIRS:
            raise Malformed(f"page {self.painted.page.number} has more paint around its text than any honest page")
