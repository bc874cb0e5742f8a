"""Contrast as WCAG defines it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.diagnostics import Refused
from leafletgen.library.build.contrast import contrast
from leafletgen.library.library import Library, shipped_root
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


@pytest.mark.parametrize(
    ("style", "size", "bold", "is_good"),
    [
        ("title", 18, "false", True), ("title", 17.5, "false", False), ("title", 14, "true", True), ("title", 13.5, "true", False),
        ("title", 28, "true", True), ("heading", 14, "true", True), ("heading", 12, "true", False), ("body", 18, "false", True),
        ("body", 16, "false", False),
    ],
)  # fmt: skip
def test_large_text_may_have_less_contrast(tmp_path: Path, style: str, size: float, bold: str, is_good: bool) -> None:
    """A blue of 6.37:1 on white is good for text that never is below 18 points, or 14 points and bold, and for no other."""
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/mine.yaml").write_text(
        "extends: large-print\ntitle: Mine\ncolours: {blue: '#005eb8', accent: '#ffffff', rule: '#000000'}\n"
        f"styles: {{{style}: {{size: 40 pt, floor: {size} pt, bold: {bold}, colour: blue}}}}\n"
        "boxes: {title: {fill: paper}}\n",
        "utf-8",
    )
    try:
        Library(tmp_path, shipped_root()).layout("mine")
        found = []
    except Refused as refused:
        found = [one.message for one in refused.diagnostics]
    assert (not any(f"style '{style}'" in message for message in found)) == is_good
