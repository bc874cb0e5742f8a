"""Breaks paragraphs into lines, for every width that is tried. A line is a slice of a paragraph's words."""

from bisect import bisect_right
from itertools import accumulate, pairwise

from leafletgen.text import bidi
from leafletgen.text.lines import MEASURE_TOLERANCE, Line
from leafletgen.text.paragraphs import ShapedParagraph

FEW_UNITS = 3
"""A line of at most this many units gives no word to the next line, or it would be short itself."""

MOST_WIDTHS = 16
"""A paragraph remembers its lines for this many widths: those that copy-fitting tries, in two columns."""

SHORT = 0.2
"""A last line shorter than this fraction of the width looks like a mistake."""


def break_lines(paragraph: ShapedParagraph, width: float) -> tuple[Line, ...]:
    """Break into lines of at most `width` ems. A wider unit is alone on a line, which is then too wide."""
    lines = paragraph.broken.get(width)
    if lines is None:
        if len(paragraph.broken) >= MOST_WIDTHS:
            paragraph.broken.clear()
        lines = paragraph.broken[width] = set_lines(paragraph, width)
    return lines


def set_lines(paragraph: ShapedParagraph, width: float) -> tuple[Line, ...]:
    """Break a paragraph into lines for a width that is not remembered."""
    edges = [0]
    while (start := edges[-1]) < len(paragraph.units):
        edges.append(bisect_right(paragraph.ends, paragraph.starts[start] + width + MEASURE_TOLERANCE, start + 1))
    avoid_lone_word(edges, paragraph, width)
    return tuple([set_line(paragraph, start, end) for start, end in pairwise(edges)])


def avoid_lone_word(edges: list[int], paragraph: ShapedParagraph, width: float) -> None:
    """Move a word from the line above to a last line that would have a single short word.

    `edges` are the indexes of the units at which lines begin, then the number of units.
    """
    if len(edges) > 2 and edges[-1] - edges[-2] == 1 and edges[-2] - edges[-3] > FEW_UNITS:
        companion, word = paragraph.units[edges[-2] - 1 : edges[-1]]
        if word.width < SHORT * width and companion.length + word.width <= width:
            edges[-2] -= 1


def set_line(paragraph: ShapedParagraph, start: int, end: int) -> Line:
    """Put the units from `start` to `end` on a line.

    White space at the end of a line takes no room. Some of it stays, beyond the end, so that a PDF reader does not join
    the last word to the first word of the next line.
    """
    last = end - 1
    while last > start and not paragraph.units[last].ink:
        last -= 1
    unit = paragraph.units[last]
    first, inked = paragraph.firsts[start], paragraph.firsts[last] + unit.ink
    kept = inked if end == len(paragraph.units) else min(inked + 1, paragraph.firsts[end])
    hyphen = (unit.hyphen,) if unit.hyphen and last == end - 1 else ()
    words = (*paragraph.words[first:inked], *hyphen, *paragraph.words[inked:kept])
    width = paragraph.starts[last] - paragraph.starts[start] + (unit.needed if hyphen else unit.width)
    if not (paragraph.rtl or paragraph.levels or paragraph.stretches):
        return Line(words, width, rtl=False)
    places = [*range(first, inked), *[inked - 1 for _ in hyphen], *range(inked, kept)]
    drawn = inked - first + len(hyphen)
    levels = [paragraph.levels[place] for place in places[:drawn]] if paragraph.levels else [int(paragraph.rtl)] * drawn
    lefts = left_edges([word.advance for word in words[:drawn]], levels)
    lefts += [-word.advance if paragraph.rtl else width for word in words[drawn:]]
    stretches = [paragraph.stretches[place] for place in places] if paragraph.stretches else []
    return Line(words, width, paragraph.rtl, tuple(lefts), tuple(stretches))


def left_edges(advances: list[float], levels: list[int]) -> list[float]:
    """The left edges of words with these levels, in ems from the left edge of their line (UAX #9, L1 and L2)."""
    if levels == [1] * len(levels):
        return list(accumulate(advances[:0:-1], initial=0.0))[::-1] if advances else []
    order = bidi.visual_order(levels)
    lefts = [0.0] * len(order)
    for index, left in zip(order, accumulate([advances[index] for index in order], initial=0.0), strict=False):
        lefts[index] = left
    return lefts
