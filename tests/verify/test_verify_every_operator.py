"""Whatever text is taken from a page, added to it, changed or moved: none of it is called good."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from verified import shipped

from leafletgen.verify.checks.case import Case
from leafletgen.verify.checks.footers import footers_are_right
from leafletgen.verify.checks.table import found_in
from leafletgen.verify.checks.text import all_words_are_there
from leafletgen.verify.content.interpreter import Interpreter
from leafletgen.verify.reader.objects import Stream
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
        self.whole = Case(self.file, self.edition)
        assert found_in(self.whole) == []

    def contents(self) -> Iterator[tuple[int, bytes]]:
        """The contents of every page, with its index."""
        for index, page in enumerate(self.file.pages):
            data = self.file.stream(page.entries["Contents"])
            assert data
            yield index, data

    def is_good(self, page: int, content: bytes) -> bool:
        """True when verify finds nothing in the file with other contents on a page."""
        stream = self.file.resolve(self.file.pages[page].entries["Contents"])
        assert isinstance(stream, Stream)
        with changed(stream, content):
            case = Case(self.file, self.edition)
            case.script = self.whole.script
            for name in ("roots", "elements"):
                case.__dict__[name] = getattr(self.whole, name)
            try:
                painted = Interpreter(self.file, self.file.pages[page], case.opened_fonts).page()
                case.__dict__["painted"] = [*self.whole.painted[:page], painted, *self.whole.painted[page + 1 :]]
                if [*all_words_are_there(case), *footers_are_right(case)]:
                    return False
                return not found_in(Case(self.file, self.edition))
            except Exception:  # a page that cannot be followed is not good
                return False


@contextmanager
def changed(stream: Stream, data: bytes) -> Iterator[None]:
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
