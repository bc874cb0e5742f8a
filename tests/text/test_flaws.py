"""Nothing is printed that the text does not say: no dotted circle, no blank in place of a letter, no wrong encoding."""

import unicodedata
from pathlib import Path

import pytest

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.library import Library
from leafletgen.model.leaflet import Span, Text
from leafletgen.text.flaws import is_zawgyi
from leafletgen.text.paragraphs import shape_paragraph
from leafletgen.text.typesetter import Typesetter
from leafletgen.text.ucd import script

ROOT = Path(__file__).parent.parent.parent
LIBRARY = Library(ROOT, ROOT)
TYPEFACES, TYPESETTER = LIBRARY.typefaces(), Typesetter()
LEAFLET = "scrotal-calcinosis"


def problems(text: str, tag: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a text of a language."""
    written = Text("p", tag, (Span(text),), Place("leaflets/x/x.yaml", 3, 5))
    try:
        shape_paragraph(written, LIBRARY.language(tag), TYPEFACES, TYPESETTER, bold=False)
    except Refused as refused:
        return refused.diagnostics
    return ()


CIRCLED = {
    "hi": ("यह दवा ि दिन", "ी", "दिन ्", "ंदवा", "दवा। ा", "(ो)", "दिन् ्"),
    "bn": ("দিনে ো দুবার", "িদন", "া", "ং ওষুধ"),
    "pa": ("ਦਿਨ ਿ", "ੀ ਦਵਾਈ", "ਾ"),
    "gu": ("દિવસ િ", "ા દવા"),
    "ta": ("நாள் ி", "ா", "ே மருந்து"),
    "km": ("ថ្ងៃ ា", "ិ", "់ថ្នាំ"),
    "my": ("နေ့ ိ", "ာ", "့ဆေး"),
}


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in CIRCLED.items() for text in texts])
def test_a_text_that_would_print_a_dotted_circle_is_refused(tag: str, text: str) -> None:
    """A sign without a letter is an error that names the sign and has the place of the text."""
    found = problems(text, tag)
    assert {one.code for one in found} == {"dotted-circle"}
    assert all(one.place.line == 3 and "U+" in one.message for one in found)


@pytest.mark.parametrize(
    ("tag", "text"), [("hi", "मात्रा ◌ि लिखें"), ("hi", "क\u200d्"), ("bn", "র\u200d্য"), ("my", "◌ာ"), ("en", "the sign ◌")]
)
def test_a_circle_that_the_text_has_is_printed(tag: str, text: str) -> None:
    """A dotted circle that is written is a character like any other."""
    assert "dotted-circle" not in {one.code for one in problems(text, tag)}


MARKS = sorted({
    chr(code) for start, end in ((0x900, 0xDFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x0E80, 0x0EFF))
    for code in range(start, end) if unicodedata.category(chr(code)).startswith("M")
})  # fmt: skip
TAGS = {"Deva": "hi", "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Khmr": "km", "Mymr": "my"}


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"{ord(mark):04X}")
def test_no_mark_prints_a_circle_unseen(mark: str) -> None:
    """Every mark of every such script, alone: either its text is refused, or HarfBuzz puts no circle there."""
    tag = TAGS.get(script(mark), "hi")
    if not problems(f"{mark}", tag):
        written = Text("p", tag, (Span(mark),))
        paragraph = shape_paragraph(written, LIBRARY.language(tag), TYPEFACES, TYPESETTER, bold=False)
        assert all(glyph.gid != word.face.circle for word in paragraph.words for glyph in word.glyphs)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0310" * 105,
        "a" + "\u0323" * 21,
        "See e" + "\u0301\u0300" * 400 + " here",
        "ب" + "\u064b" * 60,
        "क" + "\u0902" * 30,
    ],
)
def test_marks_without_end_are_refused(text: str) -> None:
    """A letter with dozens of marks is one error that says how many there are."""
    found = problems(text, {"ب": "ar", "क": "hi"}.get(text[0], "en"))
    assert "stacked-marks" in {one.code for one in found}


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "a\u0310\u0323\u0301"), ("en", "Zo\u0308e\u0301"), ("ar", "بَّ"), ("hi", "र्क्ष्म्य")]
)
def test_letters_with_a_few_marks_are_set(tag: str, text: str) -> None:
    """Vowel signs, stress marks and conjuncts are no stack of marks."""
    assert problems(text, tag) == ()


ZAWGYI = (
    "ေဆးကို တစ္ေန႔ ႏွစ္ႀကိမ္ ေသာက္ပါ။", "ျမန္မာ", "ေသာက္ပါ", "ဆရာ၀န္ႏွင့္ ေဆြးေႏြးပါ။", "ေက်းဇူးတင္ပါတယ္", "တစ္ေန႔", "ႀကိမ္",
)  # fmt: skip


@pytest.mark.parametrize("text", ZAWGYI)
def test_zawgyi_is_called_zawgyi(text: str) -> None:
    """Burmese in the old encoding is one error that says so."""
    (found,) = problems(text, "my")
    assert found.code == "zawgyi"
    assert found.place.line == 3


@pytest.mark.parametrize(
    "text", ["ဆေးကို တစ်နေ့ နှစ်ကြိမ် သောက်ပါ။", "မြန်မာ", "သင်္ဘော", "ကျေးဇူးတင်ပါတယ်", "ဥက္ကဋ္ဌ", "ဩဂုတ်", "၎င်း", "ယောက်ျား", "ဿ"]
)
def test_burmese_in_unicode_is_set(text: str) -> None:
    """Stacked letters, old letters and medial signs of good Burmese are no reason to refuse it."""
    assert problems(text, "my") == ()


def test_other_languages_may_have_the_letters_that_tell_zawgyi() -> None:
    """Shan letters are Zawgyi in Burmese only."""
    assert is_zawgyi("ႁဝ်း", "my")
    assert not is_zawgyi("ႁဝ်း", "shn")


@pytest.mark.parametrize("tag", LIBRARY.languages_of(LEAFLET))
def test_what_is_well_written_has_no_flaw(tag: str) -> None:
    """No text of the shipped leaflet is refused in any language."""
    for text in LIBRARY.leaflet(LEAFLET, tag).texts():
        assert problems(text.on_paper, text.language) == ()


@pytest.mark.parametrize("text", ["ᠮᠣᠩᠭᠣᠯ", "Drink water. ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "ᠠ", "ꡏꡡꡃ", "5 ᠮᠯ"])
def test_scripts_of_columns_are_refused_with_the_reason(text: str) -> None:
    """Mongolian letters are refused as letters that are written from top to bottom."""
    (found,) = problems(text, "en")
    assert found.code == "vertical-script"
    assert "top to bottom" in found.message


BARE = {
    "ar": ("خذ .5 مل", "خذ (.5) مل", "الجرعة .25 mg", "خذ .٥ مل", "من .5 - 1 مل"),
    "fa": ("مقدار .5 میلی‌لیتر", ".۷۵", "مقدار .5."),
    "ur": ("مقدار .5 ملی لیٹر", ".5"),
    "he": ('לקחת .5 מ"ל', "(.5)", "המינון הוא .05"),
}


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in BARE.items() for text in texts])
def test_a_decimal_without_nought_is_refused_where_it_would_look_like_a_whole_number(tag: str, text: str) -> None:
    """From right to left the full stop of a sentence stands where the decimal point of `.5` stands (rule 2)."""
    (one,) = problems(text, tag)
    assert one.code == "bare-decimal"
    assert one.place.line == 3


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "خذ 0.5 مل"), ("ar", "خذ 5."), ("ar", "خذ 5. ثم 6."), ("ar", "خذ ٫٥"), ("ar", "…5"), ("ar", "v.5"), ("ar", "1..5"), ("he", "5..."),
        ("fa", "مقدار ۰٫۵"), ("ur", "-.5"), ("en", "Take .5 ml"), ("de", "Take .5 ml"),
    ],
)  # fmt: skip
def test_what_differs_on_paper_is_set(tag: str, text: str) -> None:
    """Full stops behind numbers, inside of codes, and all of them from left to right, are ordinary."""
    assert problems(text, tag) == ()
