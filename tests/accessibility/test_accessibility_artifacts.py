"""What is not heard: repeats, page numbers, rules, grounds, icons and fold ticks are artifacts, each of the right kind."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from finished import SHELF, File, every_file
from second_reader import Sequence
from written import printed

from leafletgen.model.edition import Job

FOOTER = {"Type": "Pagination", "Subtype": "Footer"}
LAYOUT, PAGE = {"Type": "Layout"}, {"Type": "Page"}
ONE_SHEET = ("trifold-a4", "trifold-letter")
FOLDED = (*ONE_SHEET, "booklet-a5")


def footers(file: File, page: int) -> str:
    """The text of a page's running footers."""
    return "".join(printed(each.text) for each in file.heard.artifacts(page) if each.artifact == FOOTER)


@every_file
def test_the_disclaimer_is_heard_once(job: Job) -> None:
    """The disclaimer is in one tag; on all other pages it stands in the running footer."""
    file = SHELF.file(job)
    heard = [node for node in file.heard.root.walk() if node.said == file.written.disclaimer]
    assert len(heard) == 1
    pages = {kid.page for kid in heard[0].kids if isinstance(kid, Sequence)}
    for page in set(range(len(file.heard.pages))) - pages:
        assert file.written.disclaimer in footers(file, page)


@every_file
def test_the_draft_mark_is_on_every_page_of_a_draft(job: Job) -> None:
    """A draft says so in a tag once and in the footers of other pages; a signed leaflet nowhere."""
    file = SHELF.file(job)
    mark = file.written.mark
    heard = [node for node in file.heard.root.walk() if node.said == mark]
    draft = file.written.draft or (file.beside is not None and file.beside.draft)
    assert len(heard) == draft
    pages = {kid.page for node in heard for kid in node.kids if isinstance(kid, Sequence)}
    for page in set(range(len(file.heard.pages))) - pages:
        assert (mark in footers(file, page)) is draft


@every_file
def test_page_numbers_are_not_heard(job: Job) -> None:
    """Every page has its number in the footer, but the sides of a sheet that is folded have none; no tag has any."""
    file = SHELF.file(job)
    count = len(file.heard.pages) * (2 if file.job.layout == "booklet-a5" else 1)
    numbered = 0 if file.job.layout in ONE_SHEET else 1
    words = file.written.labels["page"]
    running = {page: footers(file, page) for page in range(len(file.heard.pages))}
    # The last page first: in some languages the page's number ends its label, so that of page 1 begins that of page 10.
    for number in range(count, 0, -1):
        places = {"page": number, "pages": count}
        digits = {name: file.written.digits(value, file.written.language) for name, value in places.items()}
        label = printed(words.format(**digits))
        found = [page for page, text in running.items() if label in text]
        assert len(found) == numbered
        running |= {page: running[page].replace(label, "", 1) for page in found}
        assert not [node for node in file.heard.root.walk() if label in node.said]


@every_file
def test_artifacts_are_of_known_kinds(job: Job) -> None:
    """Text outside of tags is running footer, or headings of a table that goes on; ticks at folds, and only those, are page marks.

    Lines and grounds are layout.
    """
    file = SHELF.file(job)
    headings = [printed(node.said) for node in file.heard.root.walk() if node.role == "TH"]
    kinds: Counter[str] = Counter()
    for page in range(len(file.heard.pages)):
        for each in file.heard.artifacts(page):
            assert each.artifact in (FOOTER, LAYOUT, PAGE)
            assert not each.text or each.artifact == FOOTER or repeats(headings, printed(each.text))
            assert each.painted
            kinds[(each.artifact or {})["Type"]] += 1
    assert kinds["Pagination"]
    assert kinds["Layout"]
    assert bool(kinds["Page"]) is (file.job.layout in FOLDED)


def repeats(headings: list[str], text: str) -> bool:
    """True for a text that is made of headings of a table and nothing else."""
    every = "|".join(map(re.escape, sorted(filter(None, headings), key=len, reverse=True)))
    return bool(every) and re.fullmatch(f"(?:(?:{every})\\s*)+", text) is not None


@pytest.mark.parametrize("job", SHELF.generated.jobs()[:8], ids=lambda job: job.layout)
def test_marks_for_a_print_shop_are_not_heard(job: Job) -> None:
    """Crop and fold marks are page marks; with them the same is heard as without."""
    plain, marked = SHELF.file(job), SHELF.file(replace(job, marks=True))
    assert [node.said for node in marked.heard.root.walk()] == [node.said for node in plain.heard.root.walk()]
    assert {"Page"} <= {(each.artifact or {}).get("Type") for each in marked.heard.artifacts(0)}
