"""Contrast as WCAG defines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.library.build.contrast import contrast
from leafletgen.library.schema.fields import parse_colour
from leafletgen.model.layout import Colour

COLOURS = st.tuples(*[st.integers(0, 255).map(lambda value: value / 255)] * 3)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#595959", "#ffffff", 7.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#000000", 5.25),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    """The ratios are those that WCAG's tools give."""
    assert contrast(parse_colour(one), parse_colour(other)) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_ratio_does_not_depend_on_the_order(one: Colour, other: Colour) -> None:
    """Text on ground has the contrast of ground on text, and it lies between 1 and 21."""
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0 + 1e-9
