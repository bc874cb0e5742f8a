"""An open file, with everything that several checks need, computed once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from leafletgen.verify.content.fonts import FileFonts, Font
from leafletgen.verify.content.interpreter import Interpreter
from leafletgen.verify.content.matching import Squeezed, exact, squeezed
from leafletgen.verify.content.painted import Extent, Painted, Sequence
from leafletgen.verify.content.tree import INLINE, Element, MarkedContent, TreeReader
from leafletgen.verify.content.xmp import xmp_of
from leafletgen.verify.reader.objects import PdfFile

LINE_STEP = 0.5
"""Baselines that are further apart, in points, are different lines."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one: a paragraph, a heading, a label. `parts` are its texts page by page."""

    element: Element
    parts: tuple[tuple[int, str], ...]

    @property
    def exact(self) -> str:
        """The whole text in the form that is compared: without newlines, because each has a space beside it."""
        text = self.parts[0][1] if len(self.parts) == 1 else "".join(text for _, text in self.parts)
        return exact(text.replace("\n", ""))

    @property
    def text(self) -> str:
        """The whole text, with a newline at the end of each line on paper."""
        return self.parts[0][1] if len(self.parts) == 1 else "\n".join(text for _, text in self.parts)


class Opened:
    """An open file, with the content of its pages and its tags."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.opened_fonts = FileFonts(file)

    @cached_property
    def xmp(self) -> dict[str, str] | None:
        """The XMP properties; None when there are none that can be read."""
        return xmp_of(self.file)

    @cached_property
    def painted(self) -> list[Painted]:
        """The content of every page. Raises Malformed."""
        return [Interpreter(self.file, page, self.opened_fonts).page() for page in self.file.pages]

    @cached_property
    def texts(self) -> list[tuple[Painted, list[tuple[Sequence, Extent]]]]:
        """Every page with its sequences that show text, and the extent of each."""
        return [
            (painted, [(sequence, extent) for sequence in painted.sequences if (extent := sequence.extent())])
            for painted in self.painted
        ]

    @cached_property
    def fonts(self) -> list[Font]:
        """Every font that shows text on a page."""
        return [font for font in self.opened_fonts.opened.values() if font.used] if self.painted else []

    @cached_property
    def roots(self) -> list[Element]:
        """The top of the structure tree."""
        return TreeReader(self.file).roots()

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order."""
        return [element for root in self.roots for element in root.walk()]

    @cached_property
    def marks(self) -> list[tuple[MarkedContent, Sequence]]:
        """The marked-content sequences with their pages and MCIDs, in the order of painting."""
        return [
            (MarkedContent(sequence.page, sequence.mcid), sequence)
            for painted in self.painted
            for sequence in painted.sequences
            if sequence.mcid is not None
        ]

    @cached_property
    def sequences(self) -> dict[MarkedContent, Sequence]:
        """The marked-content sequences by page and MCID."""
        return dict(self.marks)

    @cached_property
    def references(self) -> Counter[MarkedContent]:
        """The number of references in the tree to each piece of content."""
        return Counter([kid for element in self.elements for kid in element.kids if isinstance(kid, MarkedContent)])

    @cached_property
    def passages(self) -> list[Passage]:
        """All text in reading order."""
        found = (
            Passage(element, joined_sequences(self.read(element)))
            for element in self.elements
            if element.role not in INLINE
        )
        return [passage for passage in found if passage.parts]

    @cached_property
    def squeezed_passages(self) -> list[Squeezed]:
        """The same text, ready to be compared."""
        return [squeezed(passage.text) for passage in self.passages]

    def read(self, element: Element) -> Iterator[Sequence]:
        """The sequences of an element and its inline elements."""
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                if sequence := self.sequences.get(kid):
                    yield sequence
            elif isinstance(kid, Element) and kid.role in INLINE:
                yield from self.read(kid)


def joined_sequences(sequences: Iterable[Sequence]) -> tuple[tuple[int, str], ...]:
    """The text of sequences, page by page, with a newline wherever the baseline changes."""
    parts: list[tuple[int, str]] = []
    texts: list[str] = []
    at, baseline = 0, 0.0
    for sequence in sequences:
        if sequence.runs and sequence.page != at:
            if texts:
                parts.append((at, "".join(texts)))
            at, texts = sequence.page, []
        for text, _, _, y, *_ in sequence.runs:
            if texts and abs(y - baseline) > LINE_STEP:
                texts.append("\n")
            texts.append(text)
            baseline = y
    if texts:
        parts.append((at, "".join(texts)))
    return tuple(parts)
