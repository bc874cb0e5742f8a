"""The check that takes nothing for granted: what a reader gets who knows nothing of tags."""

from bisect import bisect_left
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.leaflet import Leaflet
from leafletgen.verify.checks.text import about, find, placed_texts
from leafletgen.verify.expected import Expected
from leafletgen.verify.matching import Squeezed, difference, squeezed
from leafletgen.verify.opened import Opened, Passage
from leafletgen.verify.reader.foreign import ForeignFile
from leafletgen.verify.rules import broken


def text_comes_back(opened: Opened) -> Iterator[Diagnostic]:
    """The text that pypdf extracts from each page has every string of the leaflet there, in order, and the disclaimer.

    Which part of a string is on which page is known from its tags; strings that are not there at all are reported
    by the check of the words.
    """
    if not isinstance(opened.file, ForeignFile):
        return
    pages = [squeezed(opened.file.extracted(index)) for index in range(len(opened.file.pages))]
    for leaflet, expected in zip(opened.leaflets, opened.expected, strict=True):
        yield from words_come_back(opened, expected, pages)
        yield from disclaimer_comes_back(leaflet, pages)


def words_come_back(opened: Opened, expected: list[Expected], pages: list[Squeezed]) -> Iterator[Diagnostic]:
    """Every string of one language of a leaflet, from the extracted text of all pages."""
    reached = [0] * len(pages)
    for each, index in placed_texts(opened, expected):
        if index is None:
            continue
        for page, part in parts(opened.passages[index], each.squeezed):
            extracted = pages[page - 1]
            at = find(extracted, part, reached[page - 1])
            if at < 0:
                yield differs(extracted, part, reached[page - 1], about(opened.passages[index]))
            else:
                reached[page - 1] = at + len(part.characters)


def disclaimer_comes_back(leaflet: Leaflet, pages: list[Squeezed]) -> Iterator[Diagnostic]:
    """The disclaimer of one language, from the extracted text of each page."""
    wanted = squeezed(leaflet.disclaimer.on_paper)
    for number, extracted in enumerate(pages, 1):
        if find(extracted, wanted, 0) < 0:
            yield differs(extracted, wanted, 0, f"page {number}")


def parts(passage: Passage, whole: Squeezed) -> Iterator[tuple[int, Squeezed]]:
    """A string, divided as its passage is over the pages."""
    start = 0
    for page, text in passage.parts:
        end = start + len(squeezed(text).characters)
        yield page, whole.part(start, end)
        start = end


def differs(extracted: Squeezed, wanted: Squeezed, start: int, where: str) -> Diagnostic:
    """Say how far the text agrees with the page's, and what stands there instead."""
    lengths = range(1, len(wanted.characters) + 1)
    agreed = bisect_left(lengths, True, key=lambda n: extracted.characters.find(wanted.characters[:n], start) < 0)
    at = extracted.characters.find(wanted.characters[:agreed], start)
    found = extracted.characters[at : at + len(wanted.characters)]
    if found == wanted.characters:
        return broken("extraction-spaced", where, text=wanted.characters[:60])
    return broken("extraction-differs", where, difference=difference(wanted.characters, found))
