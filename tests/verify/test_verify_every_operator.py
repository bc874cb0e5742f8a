"""Whatever text is taken from a page, added to it, changed or moved: none of it is called good."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from verified import shipped

from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.footers import footers_are_right
from leafletgen.verify.checks.geometry import text_is_in_the_safe_area
from leafletgen.verify.checks.places import (
    no_line_lies_on_another,
    passages_stand_in_order,
    words_stand_where_they_are_read,
)
from leafletgen.verify.checks.seen import text_stands_out
from leafletgen.verify.checks.table import faults_of_file
from leafletgen.verify.checks.text import all_words_are_there
from leafletgen.verify.content.interpreter import Interpreter
from leafletgen.verify.reader.objects import FileStream
from leafletgen.verify.reader.opening import open_file

FILES = [
    ("en", "a4", ""),
    ("en", "trifold-a4", "example"),
    ("ar", "a4", "example"),
    ("ar", "bilingual-a4", ""),
    ("hi", "trifold-a4", ""),
    ("hi", "a4", ""),
    ("zh-Hans", "trifold-a4", ""),
    ("zh-Hans", "bilingual-a4", "example"),
    ("ur", "booklet-a5", ""),
]
files = pytest.mark.parametrize("name", FILES, ids=".".join)

SHOWN = re.compile(rb"(?:\([^()]*\)|\[(?:\([^()]*\)|[^\[\]()])*\])T[jJ]")
"""An operator that shows text, with its operand."""


class Pages:
    """An open file whose page contents can be exchanged for a while. What a change leaves as it was is not read again."""

    def __init__(self, name: tuple[str, str, str]) -> None:
        self.edition, data = shipped(*name)
        self.file = open_file(data)
        self.whole = FileCase(self.file, self.edition)
        assert faults_of_file(self.whole) == []

    def contents(self) -> Iterator[tuple[int, bytes]]:
        """The contents of every page, with its index."""
        for index, page in enumerate(self.file.pages):
            data = self.file.stream(page.entries["Contents"])
            assert data
            yield index, data

    def is_good(self, page: int, content: bytes) -> bool:
        """True when verify finds nothing in the file with other contents on a page."""
        stream = self.file.resolve(self.file.pages[page].entries["Contents"])
        assert isinstance(stream, FileStream)
        with changed(stream, content):
            case = FileCase(self.file, self.edition)
            case.script = self.whole.script
            for name in ("roots", "elements"):
                case.__dict__[name] = getattr(self.whole, name)
            try:
                painted = Interpreter(self.file, self.file.pages[page], case.opened_fonts).page()
                case.__dict__["painted"] = [*self.whole.painted[:page], painted, *self.whole.painted[page + 1 :]]
                if [*all_words_are_there(case), *footers_are_right(case)]:
                    return False
                return not faults_of_file(FileCase(self.file, self.edition))
            except Exception:  # a page that cannot be followed is not good
                return False


@contextmanager
def changed(stream: FileStream, data: bytes) -> Iterator[None]:
    """Other contents for a page, for a while."""
    kept = stream.data
    stream.__dict__["data"] = data
    try:
        yield
    finally:
        stream.__dict__["data"] = kept


@files
def test_no_text_operator_can_be_missing(name: tuple[str, str, str]) -> None:
    """Each operator that shows text is taken out by itself, on every page, in artifacts, and of nothing but spaces."""
    pages = Pages(name)
    missed, count = [], 0
    for page, content in pages.contents():
        for found in SHOWN.finditer(content):
            count += 1
            if pages.is_good(page, content[: found.start()] + content[found.end() :]):
                missed.append((page, found[0]))
    assert count > 60
    assert missed == []


PLACED = re.compile(rb"BT\n([0-9.]+) ([0-9.]+) Td(?= /F[0-9]+ [0-9.]+ Tf|\s)")
"""Where a text object begins."""

MOVES = [(40, 0), (-40, 0), (0, 40), (0, -40), (6, 0), (0, 7)]
"""Points by which text is moved."""


def is_in_place(pages: Pages, page: int, content: bytes) -> bool:
    """True when the checks of places, paper and margins find nothing in the file with other contents on a page."""
    stream = pages.file.resolve(pages.file.pages[page].entries["Contents"])
    assert isinstance(stream, FileStream)
    with changed(stream, content):
        case = FileCase(pages.file, pages.edition)
        for name in ("roots", "elements"):
            case.__dict__[name] = getattr(pages.whole, name)
        painted = Interpreter(pages.file, pages.file.pages[page], case.opened_fonts).page()
        case.__dict__["painted"] = [*pages.whole.painted[:page], painted, *pages.whole.painted[page + 1 :]]
        return not any(problem for check in PLACES for problem in check(case))


PLACES = (
    words_stand_where_they_are_read, passages_stand_in_order, no_line_lies_on_another, text_stands_out,
    text_is_in_the_safe_area,
)  # fmt: skip


@pytest.mark.parametrize("name", FILES[::2], ids=".".join)
def test_no_text_can_be_moved_far(name: tuple[str, str, str]) -> None:
    """Of text objects that are moved one by one, most are found: what remains is a line of its own, moved within free space."""
    pages = Pages(name)
    found, tried = 0, 0
    for page, content in pages.contents():
        for at, place in enumerate(PLACED.finditer(content)):
            if at % 9:
                continue
            dx, dy = MOVES[at // 9 % len(MOVES)]
            x, y = float(place[1]) + dx, float(place[2]) + dy
            moved = b"BT\n%.2f %.2f Td" % (x, y)
            tried += 1
            found += not is_in_place(pages, page, content[: place.start()] + moved + content[place.end() :])
    assert tried > 5
    assert found / tried >= 0.5, (found, tried)
