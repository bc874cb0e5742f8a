"""How full panels and pages are: no panel of a folded sheet is left nearly empty, whatever the language or the length."""

from dataclasses import replace

import pytest
from compositions import FIRST, LANGUAGES, LAYOUTS, LIBRARY, composed, make

from leafletgen.model.layout import Imposition

TRIFOLDS = [name for name in LAYOUTS if len(LIBRARY.layout(name).sides) == 2]
BOOKLETS = [name for name in LAYOUTS if LIBRARY.layout(name).imposition is Imposition.SADDLE]
LEAST_PANEL = 0.5
"""Of its height a panel of a folded sheet must at least hold; the fullest of the first leaflet hold 0.99."""
LEAST_PAGE = 1 / 3
"""Of its height a page of a booklet, or a page before the last, must at least hold: a box that moves on leaves a gap."""


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_fill_is_measured_and_no_panel_is_nearly_empty(tag: str, layout: str) -> None:
    """Every panel is reported with its fill, which is never more than the whole nor less than the layout can be proud of."""
    report = composed(tag, layout).report
    assert {page for page, _, _ in report.fills} == set(range(1, report.pages + 1))
    panels = [fill for _, _, fill in report.fills]
    assert max(panels) <= 1.0
    if layout in TRIFOLDS:
        assert min(panels) >= LEAST_PANEL, report.fills
    elif layout in BOOKLETS:
        assert min(panels) >= LEAST_PAGE, report.fills
    else:
        assert min(panels[:-1]) >= LEAST_PAGE, report.fills


@pytest.mark.parametrize("tag", ["en", "ar", "hi"])
@pytest.mark.parametrize("layout", TRIFOLDS)
@pytest.mark.parametrize("sections", [3, 4, 6])
def test_short_text_is_spread_over_all_panels(tag: str, layout: str, sections: int) -> None:
    """A text of half the length stands on all panels of its flow, none of which is filled to the brim or nearly empty."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    fills = make(replace(leaflet, sections=leaflet.sections[:sections]), layout).report.fills
    flowing = [fill for _, panel, fill in fills if panel != "cover"]
    assert len(flowing) == 5
    assert min(flowing) >= 0.3, fills
    assert min(flowing) >= max(flowing) / 2, fills
