"""The check of the extracted text, as a PDF reader that ignores tags gets it."""

import io
from bisect import bisect_left
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.leaflet import Leaflet
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.checks.text import find, place_of, placed_texts
from leafletgen.verify.content.matching import Squeezed, difference, squeezed
from leafletgen.verify.content.opened import Passage


def text_comes_back(case: FileCase) -> Iterator[Diagnostic]:
    """The text that pypdf extracts from each page has the leaflet's strings on that page, in order, and the disclaimer.

    Tags say which part of a string is on which page. Strings that are missing altogether are reported
    by the check of the words.
    """
    pages = [squeezed(text) for text in extracted(case.file.data)]
    if case.script is None:
        return
    for voice in case.script.voices:
        yield from words_come_back(case, voice.leaflet, pages)
        yield from disclaimer_comes_back(voice.leaflet, pages)


def extracted(data: bytes) -> list[str]:
    """The text that pypdf extracts from every page. Raises what pypdf raises for a damaged file."""
    import logging  # noqa: PLC0415 - loads slowly

    from pypdf import PdfReader  # noqa: PLC0415 - loads slowly

    # pypdf logs its repairs. The checks have messages of their own.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def words_come_back(case: FileCase, leaflet: Leaflet, pages: list[Squeezed]) -> Iterator[Diagnostic]:
    """The extracted text of all pages has every text of a leaflet in one language."""
    reached = [0] * len(pages)
    own = set(map(id, leaflet.texts()))
    for each, index in placed_texts(case):
        if index is None or id(each.text) not in own:
            continue
        for page, part in parts(case.passages[index], each.squeezed):
            extracted = pages[page - 1]
            at = find(extracted, part, reached[page - 1])
            if at < 0:
                yield differs(extracted, part, reached[page - 1], place_of(case.passages[index]))
            else:
                reached[page - 1] = at + len(part.characters)


def disclaimer_comes_back(leaflet: Leaflet, pages: list[Squeezed]) -> Iterator[Diagnostic]:
    """The extracted text of each page has the disclaimer in one language."""
    wanted = squeezed(leaflet.disclaimer.on_paper)
    for number, extracted in enumerate(pages, 1):
        if find(extracted, wanted, 0) < 0:
            yield differs(extracted, wanted, 0, f"page {number}")


def parts(passage: Passage, whole: Squeezed) -> Iterator[tuple[int, Squeezed]]:
    """The part of a string on each page, divided as its passage is."""
    start = 0
    for page, text in passage.parts:
        end = start + len(squeezed(text).characters)
        yield page, whole.part(start, end)
        start = end


def differs(extracted: Squeezed, wanted: Squeezed, start: int, where: str) -> Diagnostic:
    """The error for a text: how far it agrees with the page, and what the page has instead."""
    lengths = range(1, len(wanted.characters) + 1)
    agreed = bisect_left(lengths, True, key=lambda n: extracted.characters.find(wanted.characters[:n], start) < 0)
    at = extracted.characters.find(wanted.characters[:agreed], start)
    found = extracted.characters[at : at + len(wanted.characters)]
    if found == wanted.characters:
        return broken("extraction-spaced", where, text=wanted.characters[:60])
    return broken("extraction-differs", where, difference=difference(wanted.characters, found))
