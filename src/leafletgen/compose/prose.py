"""Text to rows, a line each."""

from itertools import pairwise

from leafletgen.compose.contents import Prose, TooWide
from leafletgen.compose.inline import line_items
from leafletgen.compose.rows import Column, Row
from leafletgen.model.layout import TypeStyle
from leafletgen.text.lines import HAIR, Line, clearance
from leafletgen.text.paragraphs import ShapedParagraph
from leafletgen.text.wrapping import break_lines


def prose_rows(prose: Prose, column: Column, style: TypeStyle, size: float) -> list[Row]:
    """Set text in a size in points. The first two and the last two lines of a paragraph stay together.

    Raises TooWide when a word is wider than the column.
    """
    paragraph = prose.paragraph
    lines = lines_of(prose, column, size)
    pitch = size * max(style.leading, paragraph.leading)
    baseline = (pitch + (paragraph.ascent - paragraph.descent) * size) / 2
    high, deep = paragraph.rise * size > baseline, paragraph.fall * size > pitch - baseline
    last = len(lines) - 1
    rows = []
    for index, (line, extra) in enumerate(zip(lines, extra_leading(lines, paragraph, pitch / size), strict=True)):
        lowered = extra * size
        rows.append(
            Row(
                height=pitch + lowered,
                items=line_items(prose, line, column, baseline + lowered, size, style.colour),
                before=0.0 if index else style.before,
                after=style.after if index == last else 0.0,
                keep=prose.keep if index == last else index in {0, last - 1} or prose.keep,
                baseline=baseline + lowered,
                lines=1,
                frame=column.frame,
                over=max(0.0, line.rise * size - baseline) if high and not index else 0.0,
                under=max(0.0, line.fall * size - (pitch - baseline)) if deep and index == last else 0.0,
            )
        )
    return rows


def lines_of(prose: Prose, column: Column, size: float) -> tuple[Line, ...]:
    """Break text into lines in a size in points.

    Raises TooWide when a word is wider than the column.
    """
    if prose.paragraph.widest * size > column.width:
        raise TooWide(prose)
    return break_lines(prose.paragraph, column.width / size)


def extra_leading(lines: tuple[Line, ...], paragraph: ShapedParagraph, pitch: float) -> list[float]:
    """How much further than `pitch` each line stands from the one above, so that no ink touches; all in ems."""
    if paragraph.fall + paragraph.rise + HAIR <= pitch:
        return [0.0] * len(lines)
    extra = [0.0]
    for above, line in pairwise(lines):
        shift = above.width - line.width if paragraph.rtl else 0.0
        extra.append(max(0.0, clearance(above, line, pitch, shift) - pitch))
    return extra
