"""What three readers extract from finished leaflets: the text, whole and in order, in every language."""

import os
import re
from dataclasses import replace

import pytest
from coming_back import exact, in_order, ours, wanted_of
from documents import LEAFLET, ROOT, is_rtl
from readers import readers

from leafletgen.library.library import Library

pytestmark = pytest.mark.slow

LIBRARY = Library.find(ROOT)
THOROUGH = bool(os.environ.get("LEAFLETGEN_ALL_READERS"))
"""Set in the gate: every language in every layout, instead of one for each way of reading."""

LANGUAGES = LIBRARY.languages_of(LEAFLET) if THOROUGH else ("en", "fr", "hi", "th", "zh-Hans", "ar", "fa", "he", "ur")
LAYOUTS = LIBRARY.layouts_of(LEAFLET) if THOROUGH else ("a4", "trifold-a4")
"""Those on request differ from one of these in sizes and colours, or leave parts out: tests/compose/test_compose_requested.py."""
FORWARD = [language for language in LANGUAGES if not is_rtl(language, LIBRARY)]
REVERSED = [language for language in LANGUAGES if is_rtl(language, LIBRARY)]

HABITS = {
    "pdfium": re.compile("[A-Za-z]+ [A-Za-z]+|[\u064b-\u065f][.،؛:]"),
    "poppler": re.compile("[\u064b-\u065f]\\s*$"),
}
"""What a reader gets wrong on any right-to-left page: several Latin words; a vowel mark at the end of a word or line."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", FORWARD)
def test_left_to_right_comes_back_exactly(language: str, layout: str) -> None:
    """Every string comes back through every reader, character for character, in the order of the leaflet."""
    results = ours(LIBRARY, LIBRARY.leaflet(LEAFLET, language), layout)
    assert {"pypdf", "pdfium"} <= results.keys()
    assert {reader: result.lost for reader, result in results.items() if result.lost} == {}
    assert all(result.total > 40 for result in results.values())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", REVERSED)
def test_right_to_left_comes_back(language: str, layout: str) -> None:
    """Every string comes back exactly through pypdf, sources in English included; every line through pdfium in order.

    Not lines that stand beside those of the other direction, as in a bilingual layout: pdfium takes both for one.
    """
    results = ours(LIBRARY, LIBRARY.leaflet(LEAFLET, language), layout)
    assert results["pypdf"].lost == ()
    assert results["pypdf"].total > 40
    if not LIBRARY.layout(layout).bilingual:
        assert [text for text in results["pdfium"].lost if not HABITS["pdfium"].search(text)] == []


@pytest.mark.skipif("poppler" not in readers(), reason="pdftotext is not installed")
@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not LIBRARY.layout(name).bilingual])
@pytest.mark.parametrize("language", REVERSED)
def test_right_to_left_lines_come_back_through_poppler(language: str, layout: str) -> None:
    """Every line of a leaflet without sources comes back with its words whole and in order.

    Without the sources: a page on which there is more English than anything else is a left-to-right page to poppler.
    """
    leaflet = replace(LIBRARY.leaflet(LEAFLET, language), sources=())
    found = ours(LIBRARY, leaflet, layout)["poppler"]
    assert [text for text in found.lost if not HABITS["poppler"].search(text)] == []


def test_what_is_lost_or_out_of_order_is_found() -> None:
    """A string that is missing or comes too late is not exact; a word that is cut or comes too late is not in order."""
    assert exact(["one two"], wanted_of(["one", "three"])).lost == ("three",)
    assert exact(["two one"], wanted_of(["one", "two"])).lost == ("two",)
    assert exact(["one tw o"], wanted_of(["one", "two"])).lost == ("two",)
    assert in_order(["(b) 5 a"], wanted_of(["b (5) a"])).lost == ()
    assert in_order(["b a"], wanted_of(["a b"])).lost == ("a b",)
    assert in_order(["al ef bet"], wanted_of(["alef bet"])).lost == ("alef bet",)
