"""How full panels and pages are: no panel of a folded sheet is left nearly empty, whatever the language or the length."""

from dataclasses import replace

import pytest
from compositions import FIRST, LANGUAGES, LAYOUTS, LIBRARY, composed, leaves, make

from leafletgen.compose.composer import Composed, Report
from leafletgen.pages import Tagged, TextLine

TRIFOLDS = [name for name in LAYOUTS if len(LIBRARY.layout(name).sides) == 2]
LEAST_PANEL = 0.35
"""Of its height a panel of a folded sheet must at least hold: the cover is a title and a message, the back an address."""
LEAST_PAGE = 1 / 3
"""Of its height a page must at least hold: a box that moves on leaves a gap."""
LEAST_LAST_PAGE = 0.4
"""Of its height the last page must at least hold: it is worth its paper."""


def page_fills(report: Report) -> list[float]:
    """How full each page is: the mean of its columns, without the band across its head."""
    pages: dict[int, list[float]] = {}
    for page, panel, fill in report.fills:
        if panel != "head":
            pages.setdefault(page, []).append(fill)
    return [sum(fills) / len(fills) for _, fills in sorted(pages.items())]


def begins_with_pair(made: Composed, page: int) -> bool:
    """True for a page, from 0, that begins with the pros and cons, which stand on one page with their heading."""
    first = next(item for item in leaves(made)[page] if isinstance(item, TextLine) and isinstance(item.owner, Tagged))
    return isinstance(first.owner, Tagged) and first.owner.node.startswith("pros-and-cons")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_fill_is_measured_and_no_panel_is_nearly_empty(tag: str, layout: str) -> None:
    """Every panel is reported with its fill, which is never more than the whole nor less than the layout can be proud of."""
    made = composed(tag, layout)
    report = made.report
    assert {page for page, _, _ in report.fills} == set(range(1, report.pages + 1))
    assert max(fill for _, _, fill in report.fills) <= 1.0
    if layout in TRIFOLDS:
        assert min(fill for _, _, fill in report.fills) >= LEAST_PANEL, report.fills
        return
    pages = page_fills(report)
    assert pages[-1] >= LEAST_LAST_PAGE, report.fills
    for page, fill in enumerate(pages[:-1]):
        assert fill >= LEAST_PAGE or begins_with_pair(made, page + 1), (page, report.fills)


PAPERS = [("a4", 12.0), ("letter", 12.0), ("trifold-a4", 12.0), ("trifold-letter", 12.0)]
"""Layouts on one sheet, and the type size that English has in them."""


@pytest.mark.parametrize(("layout", "english"), PAPERS)
def test_one_sheet_holds_the_first_leaflet(layout: str, english: float) -> None:
    """The first leaflet is one sheet in clear print: 11.5 points or more, a folded sheet in every language, A4 in nearly all."""
    reports = {tag: composed(tag, layout).report for tag in LANGUAGES}
    sizes = {tag: report.sizes["body"] for tag, report in reports.items()}
    assert min(sizes.values()) >= 11.5
    assert (reports["en"].pages, sizes["en"]) == (2, english)
    one_sheet = [tag for tag, report in reports.items() if report.pages <= 2]
    assert len(one_sheet) >= (len(LANGUAGES) if layout in TRIFOLDS else 27)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_smaller_paper_never_has_larger_type(tag: str) -> None:
    """On US letter, which is lower, a folded sheet is set no larger than on A4."""
    a4, letter = (composed(tag, layout).report.sizes["body"] for layout in ("trifold-a4", "trifold-letter"))
    assert letter <= a4


@pytest.mark.parametrize("tag", ["en", "ar", "hi"])
@pytest.mark.parametrize("layout", TRIFOLDS)
@pytest.mark.parametrize("sections", [3, 4, 6])
def test_short_text_is_spread_over_all_panels(tag: str, layout: str, sections: int) -> None:
    """A short text stands on all panels inside, none of which is filled to the brim or nearly empty."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    fills = make(replace(leaflet, sections=leaflet.sections[:sections]), layout).report.fills
    inside = [fill for _, panel, fill in fills if panel in {"left", "middle", "right"}]
    assert len(inside) == 3
    assert min(inside) >= 0.25, fills
    assert min(inside) >= max(inside) / 2, fills
