"""Goldens of lines: where each line of a leaflet stands, how large it is, and what it says, for people to review."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from compositions import FIRST, composed

from goldens import Goldens
from leafletgen.compose.composer import Composed
from leafletgen.pages import TextLine

GOLDENS = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "ar", "hi", "th", "zh-Hans", "de")
LAYOUTS = ("a4", "trifold-a4", "large-print")


def name(language: str, layout: str) -> str:
    """The file of a golden."""
    return f"{FIRST}.{language}.{layout}.lines.txt"


def lines(made: Composed) -> Iterator[str]:
    """Page by page, every line in the order of painting: its panel, the y of its baseline and its size in points, its words."""
    for number, page in enumerate(made.composition.pages):
        yield f"page {number + 1}"
        for turn, items in page.in_turns(number):
            panel = made.report.fills[turn.place][1] if turn.place < len(made.report.fills) else "footer"
            for item in items:
                if isinstance(item, TextLine):
                    words = "".join(word.text for word in item.line.words).strip()
                    yield f"{panel:12}{item.baseline:7.1f} {item.size:5.1f}  {words}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_the_golden(language: str, layout: str, golden: Goldens) -> None:
    """Every line stands where people have seen it, in its size, with its words."""
    golden(GOLDENS / name(language, layout), "\n".join(lines(composed(language, layout))) + "\n")


def test_no_golden_of_lines_is_dead(golden: Goldens) -> None:
    """Every golden of lines is one that a test makes."""
    golden.only(GOLDENS, {name(language, layout) for language in LANGUAGES for layout in LAYOUTS}, "*.lines.txt")
