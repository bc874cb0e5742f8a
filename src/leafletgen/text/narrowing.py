"""Divides words that are wider than a line, and no more than that line needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from leafletgen.model.medicines import Medicines
from leafletgen.text.division import WAYS, DivisionPoint, Wide, everywhere
from leafletgen.text.itemising import main_script
from leafletgen.text.lines import MEASURE_TOLERANCE
from leafletgen.text.paragraphs import ShapedParagraph, Wording, shape_wording
from leafletgen.text.typesetter import Memory, Typesetter


class Division(NamedTuple):
    """A paragraph, and further places where a line of it may end."""

    wording: Wording
    points: tuple[DivisionPoint, ...]


class Divided(Memory[Division, ShapedParagraph]):
    """The paragraphs with divided words."""

    ENTRY = 3800

    def work_out(self, question: Division) -> ShapedParagraph:
        """Shape a paragraph, which had no errors when it was shaped whole."""
        return shape_wording(question.wording, self.typesetter, question.points)[0]


class Narrowed(NamedTuple):
    """A paragraph for a width. `torn` are the words that were divided without a hyphenation pattern."""

    paragraph: ShapedParagraph
    torn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Divides the words of a paragraph."""

    wording: Wording
    medicines: Medicines
    typesetter: Typesetter

    def to(self, paragraph: ShapedParagraph, width: float) -> Narrowed:
        """The paragraph, with every word divided that is wider than `width`, in ems.

        A word that cannot be divided stays as it is: then the paragraph's `widest` is still more than the width.
        """
        text = "".join(span.text for span in self.wording.spans)
        points: dict[int, DivisionPoint] = {}
        torn: list[str] = []
        for way in WAYS:
            wide = [self.wide(text, *place) for place in ranges_too_wide(paragraph, width)]
            found = [(stretch, list(way(stretch))) for stretch in wide]
            if way is everywhere:
                torn = [stretch.own.strip() for stretch, there in found if any(point.mark for point in there)]
            points |= {point.at: point for _, there in found for point in there if point.at not in points}
            if any(there for _, there in found):
                division = Division(self.wording, tuple(sorted(points.values())))
                paragraph = self.typesetter.memory(Divided)[division]
        return Narrowed(paragraph, tuple(torn))

    def wide(self, text: str, start: int, end: int) -> Wide:
        """A part of the text, with the language that its words are marked with, or else the language of the text."""
        language = self.wording.language
        ends = accumulate(len(span.text) for span in self.wording.spans)
        own = next(span.language for span, last in zip(self.wording.spans, ends, strict=True) if start < last)
        script = main_script(text[start:end], language.script) if own else language.script
        return Wide(text, start, end, own or language.tag, script, self.medicines)


def ranges_too_wide(paragraph: ShapedParagraph, width: float) -> Iterator[tuple[int, int]]:
    """Start and end, in the text, of every part between two breaks that is wider than `width`, in ems."""
    end = 0
    for unit in paragraph.units:
        start, end = end, end + sum([len(word.text) for word in unit.words])
        if unit.needed > width + MEASURE_TOLERANCE:
            yield start, end
