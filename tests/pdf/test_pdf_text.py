"""What is drawn comes back: readers get the text of every script, character for character."""

import io
from functools import cache

import pikepdf
import pypdf
import pypdfium2
import pytest
from typesetting import TYPESETTER, composed, page_of, paragraph, text_line

from leafletgen.pages import TextLine
from leafletgen.pdf.ordering import ReadingOrder
from leafletgen.pdf.write import write

SENTENCES = {
    "en": "Difficult office: AVATAR, take 5-10 mg.",
    "ar": "تجمع الكالسيوم تحت الجلد لا يسبب الألم.",
    "ur": "یہ گلٹیاں عام طور پر بے ضرر ہوتی ہیں۔",
    "he": "גושים קשים מתחת לעור.",
    "hi": "कैल्सिनोसिस में त्वचा के नीचे कैल्शियम जमा हो जाता है।",
    "bn": "ত্বকের নিচে ক্যালসিয়াম জমা হয়।",
    "ta": "தோலின் கீழ் கால்சியம் சேர்கிறது.",
    "th": "ก้อนแข็งใต้ผิวหนังที่ไม่เจ็บ น้ำ",
    "km": "ដុំរឹងនៅក្រោមស្បែក មិនឈឺ។",
    "my": "အရေပြားအောက်တွင် အဖုများ ဖြစ်ပေါ်သည်။",
    "am": "ከቆዳ በታች ጠንካራ እብጠቶች።",
    "ko": "피부 아래에 단단한 혹이 생깁니다.",
}


@cache
def one_page_of_all() -> bytes:
    """A tagged page with a sentence in each language."""
    lines = [text_line(text, tag, tag, 60 + 30 * index) for index, (tag, text) in enumerate(SENTENCES.items())]
    return write(composed([page_of(*lines)], *(paragraph(language, language=language) for language in SENTENCES)))


def one_line(line: TextLine) -> bytes:
    """A tagged page with one line on it."""
    return write(composed([page_of(line)], paragraph("p")))


def by_pypdf(data: bytes) -> list[str]:
    """The lines that pypdf extracts."""
    lines: list[str] = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split("\n")
    return [line.strip() for line in lines]


def by_pdfium(data: bytes) -> list[str]:
    """The lines that pdfium extracts."""
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return [line.strip() for line in text.split("\r\n")]


@pytest.mark.parametrize("language", SENTENCES)
def test_pypdf_returns_every_script(language: str) -> None:
    """The reader pypdf returns a sentence in any script exactly."""
    position = list(SENTENCES).index(language)
    assert by_pypdf(one_page_of_all())[position] == SENTENCES[language]


@pytest.mark.parametrize("language", [language for language in SENTENCES if language != "ur"])
def test_pdfium_returns_every_script(language: str) -> None:
    """A reader of another making, pdfium, returns a sentence exactly, too."""
    position = list(SENTENCES).index(language)
    assert by_pdfium(one_page_of_all())[position] == SENTENCES[language]


def test_pdfium_keeps_nastaliq_in_order() -> None:
    """The reader pdfium returns every letter of a Nastaliq sentence in order; it overlooks the font's very thin spaces."""
    found = by_pdfium(one_page_of_all())[list(SENTENCES).index("ur")]
    assert found.replace(" ", "") == SENTENCES["ur"].replace(" ", "")


@pytest.mark.parametrize("text", ["خذ 5-10 mg كل يوم.", "اتصل 020\u00a07946\u00a00958 الآن", "<4 (أو 38.5)"])
def test_mixed_directions_come_back(text: str) -> None:
    """Numbers and Latin words inside a right-to-left line come back in logical order."""
    assert by_pypdf(one_line(text_line(text, "ar", "p")))[0].replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_replacement_text_only_where_readers_need_it() -> None:
    """A line that ends with a hyphen, or a hyphen and a space, carries its text as ActualText; any other does without, in whatever script."""
    found = {}
    hyphens = (("take 5-10 mg-", "en"), ("X-ray or ultra- ", "en"))
    for text, language in (*hyphens, *((SENTENCES[tag], tag) for tag in ("en", "hi", "th", "ar", "he"))):
        with pikepdf.open(io.BytesIO(one_line(text_line(text, language, "p")))) as file:
            operators = pikepdf.parse_content_stream(file.pages[0])
            found[text] = [
                str(instruction.operands[1]["/ActualText"])
                for instruction in operators
                if str(instruction.operator) == "BDC" and "/ActualText" in instruction.operands[1]
            ]
    assert {text: replaced for text, replaced in found.items() if replaced} == {
        "take 5-10 mg-": ["take 5-10 mg-\u2060"],
        "X-ray or ultra- ": ["X-ray or ultra-\u2060 "],
    }


def test_what_follows_is_one_stretch() -> None:
    """A left-to-right line is one run of pieces; a gap or a right-to-left word ends it."""
    readable = ReadingOrder(TYPESETTER).readable
    line = text_line("one two", "en", "p").line
    assert [len(words) for _, words, _ in readable(line.pieces, turned=False)] == [3]
    mixed = text_line("خذ 5-10 mg كل", "ar", "p").line
    assert ["".join(word.text for word in words) for _, words, _ in readable(mixed.pieces, turned=False)] == [
        "خذ", " ", "5-10 mg", " ", "كل"
    ]  # fmt: skip
