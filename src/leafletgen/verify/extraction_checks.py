"""The check that takes nothing for granted: what a reader gets who knows nothing of tags."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.foreign import ForeignFile
from leafletgen.verify.matching import squeezed
from leafletgen.verify.opened import Opened
from leafletgen.verify.rules import broken
from leafletgen.verify.text_checks import about, find, placed_texts


def text_comes_back(opened: Opened) -> Iterator[Diagnostic]:
    """The text that pypdf extracts from each page has every string of the leaflet there, in order, and the disclaimer.

    Which part of a string is on which page is known from its tags; strings that are not there at all are reported
    by the check of the words.
    """
    if opened.leaflet is None or not isinstance(opened.file, ForeignFile):
        return
    pages = [squeezed(opened.file.extracted(index)) for index in range(len(opened.file.pages))]
    reached = [0] * len(pages)
    for _, printed, index in placed_texts(opened, opened.leaflet):
        if index is None:
            continue
        passage, whole, start = opened.passages[index], squeezed(printed), 0
        for page, text in passage.parts:
            end = start + len(squeezed(text).characters)
            part = whole.part(start, end)
            at = find(pages[page - 1], part, reached[page - 1])
            if at < 0:
                yield broken("extraction-differs", about(passage), text=printed[:60])
            else:
                reached[page - 1] = at + end - start
            start = end
    wanted = squeezed(opened.leaflet.disclaimer.plain)
    for number, page_text in enumerate(pages, 1):
        if find(page_text, wanted, 0) < 0:
            yield broken("extraction-differs", f"page {number}", text=opened.leaflet.disclaimer.plain[:60])
