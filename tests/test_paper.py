"""docs/paper.md: the table of what every shipped leaflet takes on paper is what the program says."""

from pathlib import Path

import pytest
from paper_table import cell_of, kept, last_page

from leafletgen.compose.composer import Report
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parents[1]
LIBRARY = Library(ROOT, ROOT)
FIRST = "scrotal-calcinosis"
TYPESETTER = Typesetter()


def test_the_table_has_every_file_of_a_build() -> None:
    """There is a cell for every leaflet, language and layout that `leafletgen build` makes."""
    expected = {
        Job(leaflet, language, layout)
        for leaflet in LIBRARY.own_leaflet_ids()
        for language in LIBRARY.languages_of(leaflet)
        for layout in LIBRARY.layouts_of(leaflet)
    }
    assert set(kept()) == expected


@pytest.mark.parametrize(
    ("leaflet", "language", "layout"),
    [
        (FIRST, "en", "a4"), (FIRST, "de", "a4"), (FIRST, "ur", "trifold-a4"), (FIRST, "zh-Hans", "large-print"),
        (FIRST, "ar", "bilingual-a4"), ("colonoscopy", "hi", "letter"), ("tonsil-operation", "fr", "a4"),
    ],
)  # fmt: skip
def test_the_table_is_what_the_program_says(leaflet: str, language: str, layout: str) -> None:
    """Sheets, size, fill and what is left out are those of the pages; where it fails, `make paper` writes the page anew."""
    job = Job(leaflet, language, layout)
    assert kept()[job] == cell_of(LIBRARY, job, TYPESETTER)


def test_every_shipped_file_can_be_made() -> None:
    """No cell of the table is of a file that cannot be made."""
    assert [job.name for job, said in kept().items() if said == "–"] == []


def test_the_fill_is_that_of_the_last_page() -> None:
    """Of pages it is the mean of the last one's columns, also of one sheet with a head; of a folded sheet the mean of all panels."""
    pages, sheet = LIBRARY.layout("a4"), LIBRARY.layout("trifold-a4")
    columns = ((1, "first", 1.0), (1, "second", 1.0), (2, "first", 0.5), (2, "second", 0.7))
    assert last_page(Report({}, 2, columns), pages) == pytest.approx(0.6)
    assert last_page(Report({}, 2, ((1, "head", 1.0), *columns)), pages) == pytest.approx(0.6)
    folded = ((1, "cover", 0.5), (2, "left", 1.0), (2, "middle", 0.8), (1, "back", 0.5))
    assert last_page(Report({}, 2, folded), sheet) == pytest.approx(0.7)
