"""A folded sheet is painted side by side and read panel by panel: what runs over a fold is heard in one piece."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from finished import ROOT, SHELF, TODAY
from generated import write
from second_reader import Node, Sequence, TaggedFile
from written import printed

from leafletgen.build.plan import Request
from leafletgen.build.task import make
from leafletgen.library.library import Library
from leafletgen.model.edition import Job


def long_leaflet(folder: Path, language: str, count: int) -> list[str]:
    """Write a leaflet of so many long paragraphs into a library; return them."""
    words = SHELF.generated.sentences(language)
    paragraphs = [f"{number}. {' '.join(islice(words, 9))}" for number in range(count)]
    section = {"id": "all", "heading": next(words), "body": paragraphs}
    dates = {"published": "2026-11-22", "review_by": "2028-11-22"}
    write(folder / "leaflet.yaml", {"id": "long", "version": "1.0", **dates, "source_language": language})
    text = {"title": next(words), "summary": next(words), "sections": [section]}
    write(folder / f"{language}.yaml", text)
    return list(map(printed, paragraphs))


def parted(heard: TaggedFile) -> Iterator[Node]:
    """The paragraphs that begin on the second side of a sheet and end on its first."""
    for node in heard.root.walk():
        pages = [kid.page for kid in node.kids if isinstance(kid, Sequence)]
        if node.role == "P" and pages and pages[0] > pages[-1]:
            yield node


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_paragraph_is_heard_across_the_fold(language: str, tmp_path: Path) -> None:
    """A paragraph that begins inside a folded sheet and ends outside, on the side that is painted first, is in order."""
    found = 0
    for count in range(7, 16, 2):
        paragraphs = long_leaflet(tmp_path / "leaflets" / "long", language, count)
        job = Job("long", language, "trifold-a4")
        (outcome,) = make(Request(Library(tmp_path, ROOT), (job,), "test", TODAY))
        if not outcome.pdf:
            assert all("error[does-not-fit]" in str(problem) for problem in outcome.problems), list(
                map(str, outcome.problems)
            )
            break
        heard = TaggedFile(outcome.pdf)
        assert [node.said for node in heard.root.walk() if node.said in paragraphs] == paragraphs
        found += len(list(parted(heard)))
    assert found
