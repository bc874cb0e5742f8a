"""All text on a page, whether it is tagged or not, however it is turned."""

from math import hypot
from typing import NamedTuple

from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.interpreter import Interpreter
from leafletgen.verify.content.painted import Matrix, ShownRun, times
from leafletgen.verify.reader.objects import FilePage, PdfFile


class PlacedRun(NamedTuple):
    """A run of text. `matrix` places its letters on the page (ISO 32000-1, 9.4.4); in its space `size` and `width` are measured."""

    run: ShownRun
    matrix: Matrix
    size: float
    width: float

    @property
    def turned(self) -> bool:
        """True for text that does not stand on a level baseline."""
        return bool(self.matrix[1] or self.matrix[2])


class TextReader(Interpreter):
    """Follows a page, and notes every run of text. `found` has them in the order of painting."""

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts) -> None:
        super().__init__(file, page, fonts)
        self.found: list[PlacedRun] = []
        self.last: ShownRun | None = None

    def plain_runs(self) -> list[ShownRun] | None:
        """None: each run is noted by itself."""
        return None

    def glyphs(self, operand: str, reverse: bool) -> None:
        """Show a flat operand, and note it."""
        before, self.last = self.text_matrix, None
        super().glyphs(operand, reverse)
        a, b, *_, e, f = before
        if self.last:
            width = hypot(self.text_matrix[4] - e, self.text_matrix[5] - f) / (hypot(a, b) or 1.0)
            self.found.append(PlacedRun(self.last, times(before, self.matrix), self.size, width))

    def shown(self, run: ShownRun) -> None:
        """Keep a run until its end is known."""
        super().shown(run)
        self.last = run


def texts_of(file: PdfFile) -> list[list[PlacedRun]]:
    """Every run of text of every page, in the order of painting. Raises Malformed."""
    fonts = FileFonts(file)
    found = []
    for page in file.pages:
        reader = TextReader(file, page, fonts)
        reader.page()
        found.append(reader.found)
    return found
