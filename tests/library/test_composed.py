"""Letters and their marks apart (NFD, as macOS writes them) print like the composed letters, and come back as written."""

import unicodedata
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from small_library import write

from leafletgen.compose.labels import localised_date
from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library, shipped_root
from leafletgen.model.edition import Job
from leafletgen.model.language import Direction, Language
from leafletgen.pipeline import make_leaflet

FACTS = "id: x\nversion: '1.0'\npublished: 2026-11-22\nreview_by: 2028-11-22\nsource_language: "


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "하루 두 번 복용하세요"), ("ja", "がんのバイオプシー ぱぴぷぺぽ"), ("vi", "Uống thuốc hai lần mỗi ngày"), ("de", "Ärzte für Übelkeit"),
        ("el", "Πάρτε ένα δισκίο"), ("ru", "йод и Ёж"), ("pa", "ਸ਼ਖ਼ਗ਼"), ("he", "שָׁלוֹם"),
    ],
)  # fmt: skip
def test_letters_apart_print_like_composed_ones(tmp_path: Path, language: str, words: str) -> None:
    """The pages of both are alike to the pixel, and each reads back as its file has it."""
    pages = []
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, words)
        root = tmp_path / form
        body = f"title: {text}\nsummary: {text}\nsections:\n  - {{id: a, heading: {text}, body: ['{text}', '**{text}**']}}\n"
        write(root, {"leaflets/x/leaflet.yaml": FACTS + language, f"leaflets/x/{language}.yaml": body})
        library = Library(root, shipped_root())
        assert library.leaflet("x", language).title.plain == text
        # A finished file has been read back and held against the text, character for character.
        made = make_leaflet(library.edition(Job("x", language, "a4")))
        pages.append(pypdfium2.PdfDocument(made.pdf)[0].render(scale=1).to_pil().tobytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize("tag", ["ht", "ht-HT"])
def test_months_without_names_are_an_error(tag: str) -> None:
    """A date in a language of which nobody knows the months is no `M11`, but an error that asks for them."""
    creole = Language(tag, "Kreyòl", "Latn", Direction.LTR, {}, "x")
    with pytest.raises(Refused) as caught:
        localised_date(date(2026, 11, 28), creole)
    assert [one.code for one in caught.value.diagnostics] == ["no-months"]
    assert "months:" in caught.value.diagnostics[0].hint


@pytest.mark.parametrize("tag", ["en", "de", "sw", "zu", "cy"])
def test_months_with_names_are_printed(tag: str) -> None:
    """Other languages have their months from CLDR."""
    language = Language(tag, tag, "Latn", Direction.LTR, {}, "x")
    assert "M11" not in localised_date(date(2026, 11, 28), language)
