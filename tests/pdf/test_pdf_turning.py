"""Right-to-left lines come back in order, whatever stands in them besides letters."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from test_pdf_text import one_line
from typesetting import TYPESETTER, composed, page_of, paragraph

from leafletgen.library.library import Library
from leafletgen.model.leaflet import Span, Text
from leafletgen.pages import Tagged, TextLine
from leafletgen.pdf.turning import must_be_divided
from leafletgen.pdf.write import write
from leafletgen.text.paragraphs import shape_paragraph
from leafletgen.text.wrapping import break_lines

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
        Text("p", language, (Span(text),)), LIBRARY.language(language), LIBRARY.typefaces(), TYPESETTER, bold=False
    )
    (line,) = break_lines(shaped, 100.0)
    data = one_line(TextLine(Tagged("p"), 50.0, 100.0, 12.0, (0.0, 0.0, 0.0), line))
    found = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert found.replace("\u00a0", " ").replace("\u2060", "").split() == text.split()


@pytest.mark.parametrize("word", ["می‌شود", "توده‌ها", "آن‌ها"])
def test_joiners_do_not_cut_a_word(word: str) -> None:
    """A word with a joiner is written in one piece, for readers take two pieces for two words."""
    shaped = shape_paragraph(
        Text("p", "fa", (Span(word),)), LIBRARY.language("fa"), LIBRARY.typefaces(), TYPESETTER, bold=False
    )
    (line,) = break_lines(shaped, 100.0)
    assert [must_be_divided(piece.word) for piece in line.pieces] == [False]


QUOTED = (
    "They speak Arabic (العربية). Ask them.",
    "Also called “כן”, not ‘לא’.",
    "The leaflet (שלום עולם יפה) is long.",
    "In Arabic: اللغة العربية, in Urdu: اردو.",
    "شكرا... ((thanks))",
)


@pytest.mark.parametrize("text", QUOTED)
def test_right_to_left_words_in_other_text_keep_their_punctuation(text: str) -> None:
    """Brackets, full stops and spaces beside right-to-left words in English come back where they stood."""
    shaped = shape_paragraph(
        Text("p", "en", (Span(text),)), LIBRARY.language("en"), LIBRARY.typefaces(), TYPESETTER, bold=False
    )
    (line,) = break_lines(shaped, 100.0)
    data = one_line(TextLine(Tagged("p"), 50.0, 100.0, 12.0, (0.0, 0.0, 0.0), line))
    assert PdfReader(io.BytesIO(data)).pages[0].extract_text().split() == text.split()


def test_a_line_after_a_right_to_left_word_keeps_its_punctuation() -> None:
    """What a line begins with comes back in order, though the line before it ends from right to left."""
    lines = []
    for number, text in enumerate(("They speak العربية", "... and more.")):
        spans = (Span(text),)
        shaped = shape_paragraph(
            Text("p", "en", spans), LIBRARY.language("en"), LIBRARY.typefaces(), TYPESETTER, bold=False
        )
        (line,) = break_lines(shaped, 100.0)
        lines.append(TextLine(Tagged("p"), 50.0, 100.0 + 20 * number, 12.0, (0.0, 0.0, 0.0), line))
    data = write(composed([page_of(*lines)], paragraph("p")))
    found = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert found.split() == ["They", "speak", "العربية", "...", "and", "more."]
