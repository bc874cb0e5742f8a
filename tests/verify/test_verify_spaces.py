"""Every space that somebody typed comes back as it was typed, as far as a reader of paper can see it."""

import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from verified import made

from leafletgen.verify.checks.table import check
from sentences import edition_saying

SPACES = " \u00a0\u2002\u2003\u2006\u2007\u2009\u200a\u202f\u205f\u3000"
"""A space, a no-break space, and those that are wider or narrower."""

SENTENCES = {
    "en": "Take 5{}mg, or{}call 020{}7946 0958.",
    "de": "Nur{}5{}mg um 12{}Uhr.",
    "ru": "По{}5{}мг.",
    "zh-Hans": "每天5{}毫克{}。",
}
FROM_THE_RIGHT = "خذ 5{}ملغ من{}الدواء."


def written(folder: Path, language: str, sentence: str) -> bytes:
    """The file of a leaflet that says a sentence; it passes every check."""
    edition = edition_saying(folder, language, sentence)
    data = made(edition)
    assert check(data, edition, thorough=True) == []
    return data


def read_by_two(data: bytes) -> list[str]:
    """The first page as two readers that are not ours give it."""
    with pypdfium2.PdfDocument(data) as document:
        found = document[0].get_textpage().get_text_bounded()
    return [pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(), found]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_a_typed_space_comes_back(language: str, space: str, tmp_path: Path) -> None:
    """From left to right two readers give each space as it was typed, inside numbers and between words."""
    sentence = SENTENCES[language].replace("{}", space)
    for found in read_by_two(written(tmp_path, language, sentence)):
        assert sentence in found


@pytest.mark.parametrize("space", " \u00a0", ids=lambda space: f"U+{ord(space):04X}")
def test_a_no_break_space_turns_no_words_round(space: str, tmp_path: Path) -> None:
    """From right to left a no-break space keeps words on one line, and readers give them in order, with a space."""
    data = written(tmp_path, "ar", FROM_THE_RIGHT.replace("{}", space))
    for found in read_by_two(data):
        assert FROM_THE_RIGHT.replace("{}", " ") in found.replace("\u00a0", " ")
