"""Breaks paragraphs into lines, for every width that is tried. A line is a slice of a paragraph's words."""

from bisect import bisect_right
from itertools import accumulate, pairwise

from leafletgen.text import bidi
from leafletgen.text.lines import MEASURE_TOLERANCE, Line
from leafletgen.text.paragraphs import ShapedParagraph

FEW_UNITS = 3
"""A line gives away no unit if it would keep fewer than this: it would be short itself."""

MOST_WIDTHS = 16
"""A paragraph remembers its lines for this many widths: those that copy-fitting tries, in two columns."""

LONG = 0.5
"""A word that is longer than this fraction of the width may be alone on the last line."""

EVEN_STEPS = 12
"""The number of halvings in the search for the width of even lines: to less than a thousandth of it."""


def break_lines(paragraph: ShapedParagraph, width: float, *, even: bool = False) -> tuple[Line, ...]:
    """Break into lines of at most `width` ems; with `even`, of about equal length.

    A wider unit is alone on a line, which is then too wide.
    """
    lines = paragraph.broken.get((width, even))
    if lines is None:
        if len(paragraph.broken) >= MOST_WIDTHS:
            paragraph.broken.clear()
        lines = paragraph.broken[width, even] = set_lines(paragraph, width, even=even)
    return lines


def set_lines(paragraph: ShapedParagraph, width: float, *, even: bool = False) -> tuple[Line, ...]:
    """Break a paragraph into lines for a width that is not remembered."""
    edges = line_edges(paragraph, width)
    if even and len(edges) > 2:
        edges = even_edges(edges, paragraph, width)
    else:
        avoid_lone_word(edges, paragraph, width)
    return tuple([set_line(paragraph, start, end) for start, end in pairwise(edges)])


def line_edges(paragraph: ShapedParagraph, width: float) -> list[int]:
    """The indexes of the units at which lines begin, then the number of units. Each line is as full as possible."""
    edges = [0]
    while (start := edges[-1]) < len(paragraph.units):
        end = bisect_right(paragraph.ends, paragraph.starts[start] + width + MEASURE_TOLERANCE, start + 1)
        edges.append(kept_end(paragraph.held, start, end) if end in paragraph.held else end)
    return edges


def kept_end(held: frozenset[int], start: int, end: int) -> int:
    """The end of the line from `start` if `end` would part held units; `end` itself if the line has nothing else."""
    earlier = end
    while earlier in held:
        earlier -= 1
    return earlier if earlier > start else end


def even_edges(edges: list[int], paragraph: ShapedParagraph, width: float) -> list[int]:
    """The edges at the least width that needs no more lines, and parts no more held units (CSS Text 4, `balance`)."""
    low, high = width / 2, width
    for _ in range(EVEN_STEPS):
        middle = (low + high) / 2
        tried = line_edges(paragraph, middle) if middle >= paragraph.widest else []
        if len(tried) == len(edges) and parts_held(tried, paragraph) <= parts_held(edges, paragraph):
            edges, high = tried, middle
        else:
            low = middle
    return edges


def parts_held(edges: list[int], paragraph: ShapedParagraph) -> int:
    """The number of places at which lines part held units."""
    return len(paragraph.held.intersection(edges))


def avoid_lone_word(edges: list[int], paragraph: ShapedParagraph, width: float) -> None:
    """Move a word from the line above to a last line that would have a single short word.

    `edges` are the indexes of the units at which lines begin, then the number of units.
    """
    if len(edges) < 3 or edges[-1] - edges[-2] != 1:
        return
    start, end = edges[-3], kept_end(paragraph.held, edges[-3], edges[-2] - 1)
    fits = paragraph.ends[-1] - paragraph.starts[end] <= width + MEASURE_TOLERANCE
    if end - start >= FEW_UNITS and fits and paragraph.units[-1].width < LONG * width:
        edges[-2] = end


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
