"""Right-to-left lines come back in order, whatever stands in them besides letters."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from test_pdf_text import one_line

from leafletgen.compose.placed import Tagged, TextLine
from leafletgen.model.leaflet import Span, Text
from leafletgen.pdf.turning import must_be_divided
from leafletgen.reading.library import Library
from leafletgen.text.paragraphs import break_lines, shape_paragraph

LIBRARY = Library.find(Path(__file__).parent.parent.parent)

CASES = {
    "ar": ("العمر من ٢٠ إلى ٤٠ سنة", "اتصل على ٠٢٠-٧٩٤٦ الآن", "قالت «نعم» (دائمًا)، ثم calcinosis هنا.", "٣٨٫٥ درجة"),
    "fa": ("از ۲۰ تا ۴۰ سال", "این scrotalis است.", "می‌شود (توده‌ها)!", "«کلمه» و/یا"),
    "ur": ("calcinosis scrotalis کہتے ہیں۔", "(سوجن اور درد) یا 20 سے 40", "ڈاکٹر/نرس"),
    "he": ("scrotalis (שק האשכים).", "5 גברים (מרד), 7 גברים!", "„כן” או/גם", "בן 20 עד 40."),
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in CASES.items() for text in texts]
)
def test_words_come_back_in_order(language: str, text: str) -> None:
    """Digits of Arabic, brackets, quotation marks and Latin words come back from the file where they stood in the text."""
    shaped = shape_paragraph(
        Text("p", language, (Span(text),)), LIBRARY.language(language), LIBRARY.typefaces(), bold=False
    )
    (line,) = break_lines(shaped, 100.0)
    data = one_line(TextLine(Tagged("p"), 50.0, 100.0, 12.0, (0.0, 0.0, 0.0), line))
    found = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert found.replace("\u00a0", " ").replace("\u2060", "").split() == text.split()


@pytest.mark.parametrize("word", ["می‌شود", "توده‌ها", "آن‌ها"])
def test_joiners_do_not_cut_a_word(word: str) -> None:
    """A word with a joiner is written in one piece, for readers take two pieces for two words."""
    shaped = shape_paragraph(Text("p", "fa", (Span(word),)), LIBRARY.language("fa"), LIBRARY.typefaces(), bold=False)
    (line,) = break_lines(shaped, 100.0)
    assert [must_be_divided(piece.word) for piece in line.pieces] == [False]
