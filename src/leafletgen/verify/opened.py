"""A file opened for checking: everything that more than one check looks at, worked out once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from leafletgen.model.leaflet import Leaflet
from leafletgen.verify.compact import CompactFile
from leafletgen.verify.contents import Painted, Run, Sequence
from leafletgen.verify.fonts import Font, Fonts
from leafletgen.verify.foreign import ForeignFile
from leafletgen.verify.interpreting import Interpreter
from leafletgen.verify.matching import Squeezed, squeezed
from leafletgen.verify.objects import Malformed, PdfFile
from leafletgen.verify.tree import INLINE, Content, Element, TreeReader

LINE_STEP = 0.5
"""Baselines that differ by more, in points, are different lines."""


def open_file(data: bytes, thorough: bool) -> PdfFile:
    """Open a file: a compact one quickly, any other, or when thoroughness counts, by pypdf.

    Raises Encrypted, Malformed, or whatever pypdf raises.
    """
    if not thorough:
        try:
            return CompactFile(data)
        except Malformed:
            pass
    return ForeignFile(data)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is read as one: a paragraph, a heading, a label. `parts` are its texts page by page."""

    element: Element
    parts: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The whole text, a new line for every line on paper."""
        return "\n".join(text for _, text in self.parts)


class Opened:
    """A file under check. `leaflet` is what it should hold, when that is known, and `beside` the same in a second language."""

    def __init__(self, file: PdfFile, leaflet: Leaflet | None, beside: Leaflet | None = None) -> None:
        self.file = file
        self.leaflet = leaflet
        self.leaflets = tuple(each for each in (leaflet, beside) if each)
        self.opened_fonts = Fonts(file)

    @cached_property
    def painted(self) -> list[Painted]:
        """The content of every page. Raises Malformed."""
        return [Interpreter(self.file, page, self.opened_fonts).page() for page in self.file.pages]

    @cached_property
    def fonts(self) -> list[Font]:
        """Every font that shows text."""
        return [font for font in self.opened_fonts.opened.values() if font.used and self.painted]

    @cached_property
    def roots(self) -> list[Element]:
        """The top of the structure tree."""
        return TreeReader(self.file).roots()

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order."""
        return [element for root in self.roots for element in root.walk()]

    @cached_property
    def sequences(self) -> dict[Content, Sequence]:
        """The marked-content sequences by page and MCID."""
        return {
            Content(sequence.page, sequence.mcid): sequence
            for painted in self.painted
            for sequence in painted.sequences
            if sequence.mcid is not None
        }

    @cached_property
    def references(self) -> Counter[Content]:
        """How often each piece of content is in the tree."""
        return Counter(content for element in self.elements for content in element.contents())

    @cached_property
    def passages(self) -> list[Passage]:
        """All text in reading order."""
        found = (
            Passage(element, joined(self.runs(element))) for element in self.elements if element.role not in INLINE
        )
        return [passage for passage in found if passage.parts]

    @cached_property
    def squeezed_passages(self) -> list[Squeezed]:
        """The same text, ready to be compared."""
        return [squeezed(passage.text) for passage in self.passages]

    def runs(self, element: Element) -> Iterator[tuple[int, Run]]:
        """The text of an element and of what is inline in it, with the pages it is on."""
        for kid in element.kids:
            if isinstance(kid, Content):
                sequence = self.sequences.get(kid)
                if sequence:
                    for run in sequence.runs:
                        yield kid.page, run
            elif isinstance(kid, Element) and kid.role in INLINE:
                yield from self.runs(kid)


def joined(runs: Iterator[tuple[int, Run]]) -> tuple[tuple[int, str], ...]:
    """Runs in order as text page by page, with a new line wherever the baseline changes."""
    parts: list[tuple[int, str]] = []
    texts: list[str] = []
    at, baseline = 0, 0.0
    for page, run in runs:
        if texts and page != at:
            parts.append((at, "".join(texts)))
            texts = []
        elif texts and abs(run.y - baseline) > LINE_STEP:
            texts.append("\n")
        texts.append(run.text)
        at, baseline = page, run.y
    if texts:
        parts.append((at, "".join(texts)))
    return tuple(parts)
