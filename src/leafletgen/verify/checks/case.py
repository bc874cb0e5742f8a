"""A file under check, and the text that it should have."""

from collections import Counter
from functools import cached_property

from leafletgen.model.edition import Edition
from leafletgen.verify.content.matching import without_breaks
from leafletgen.verify.content.opened import Opened
from leafletgen.verify.expected.edition import Expected, Script
from leafletgen.verify.reader.objects import PdfFile, Ref

MOST_LIKENESS = 5_000_000
"""The most steps, some seconds, of comparing missing texts with extra ones. After that, none is called changed."""


class FileCase(Opened):
    """A file under check. `edition` is what it should hold, and `script` the words of that edition; None if not known.

    `again` is the file of the same edition, made once more for comparison. `comparing_left` is the number of steps that
    may still be spent on finding out which text has changed.
    """

    def __init__(self, file: PdfFile, edition: Edition | None, again: PdfFile | None = None) -> None:
        super().__init__(file)
        self.edition = edition
        self.again = again
        self.script = Script(edition) if edition else None
        self.comparing_left = MOST_LIKENESS

    @cached_property
    def reading(self) -> list[Expected]:
        """All texts of the edition, in the possible order that agrees best with the file."""
        if self.script is None:
            return []
        readings: list[tuple[list[Expected], list[str]]] = []
        for reading in self.script.readings():
            wanted = [each.exact for each in reading if not each.heard]
            if wanted == self.exact_passages:
                return reading
            readings.append((reading, wanted))
        found = Counter(self.exact_passages)
        return max(readings, key=lambda pair: (Counter(pair[1]) & found).total())[0]

    @cached_property
    def exact_passages(self) -> list[str]:
        """The text of every passage, in the form that is compared."""
        return [passage.exact for passage in self.passages]

    @cached_property
    def expected(self) -> list[Expected]:
        """The texts that must be printed, in order."""
        return [each for each in self.reading if not each.heard]

    @cached_property
    def descriptions(self) -> list[str]:
        """The alternative texts that pictures must have, in order."""
        return [without_breaks(each.printed)[0] for each in self.reading if each.heard]

    @cached_property
    def annotation_areas(self) -> dict[Ref, list[tuple[int, list[float]]]]:
        """The place of each annotation: the number of its page, and its rectangle."""
        areas: dict[Ref, list[tuple[int, list[float]]]] = {}
        for page in self.file.pages:
            for value in self.file.array(page.entries.get("Annots")):
                if isinstance(value, Ref):
                    rectangle = self.file.numbers(self.file.dictionary(value).get("Rect"))
                    areas.setdefault(value, []).append((page.number, rectangle))
        return areas
