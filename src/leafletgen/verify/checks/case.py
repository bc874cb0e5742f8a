"""A file under check, with what it should say."""

from functools import cached_property

from leafletgen.model.leaflet import Leaflet
from leafletgen.verify.content.opened import Opened
from leafletgen.verify.expected.leaflet import Expected, expected_texts
from leafletgen.verify.reader.objects import PdfFile


class Case(Opened):
    """A file under check. `leaflet` is what it should hold, when that is known; `beside` is the same in a second language."""

    def __init__(self, file: PdfFile, leaflet: Leaflet | None, beside: Leaflet | None = None) -> None:
        super().__init__(file)
        self.leaflet = leaflet
        self.leaflets = tuple(each for each in (leaflet, beside) if each)

    @cached_property
    def expected(self) -> list[list[Expected]]:
        """What each of the leaflets says."""
        return [expected_texts(leaflet) for leaflet in self.leaflets]
