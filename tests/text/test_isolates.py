"""Numbers stay in order and unbroken in every language."""

import time
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from single_lines import seen

from leafletgen.text import bidi, isolates, stretches, ucd

STRETCHES = [
    "020 7946 0958", "+44 20 7946 0958", "+44 (0)20 7946 0958", "(020) 7946-0958", "0800-123-456", "0800 1111", "111",
    "116 123", "1-800-555-0199", "08457 46 46 47", "03-640-1234", "1 800 555 0199", "+44", "-5", "−5",
    "5-10 mg", "5–10 mg", "5 - 10 mg", "5 – 10 mg", "5-10", "1.5–2 ml", "5 mg–10 mg", "2–3", "-5–0 °C", "37–38 °C",
    "<4", "< 4", ">= 37.5", "≤4", "≥ 37.5", "> 38 °C", "±2", "~5 cm", "<4 mmol/L", "38.5 °C", "38.5°C", "101 °F", "5°",
    "12:30", "12:30–14:00", "08:00 - 18:00", "9am–5pm", "8am - 6pm", "12:30 pm", "2026-11-22", "22/11/2026",
    "22.11.2026", "22/11/2026 – 25/11/2026", "1,000", "1 000", "1 000 000", "1,000.50", "0.5 ml", ".5 ml", "5%", "5 %",
    "5%–10%", "1/2", "1:1000", "24/7", "50/50", "½", "2½ h", "1.10", "3.2.1", "500 mg", "500mg", "5 µg", "400 IU",
    "120/80 mmHg", "120/80 mm Hg", "5 mg/kg/day", "120 mg/5 ml", "1.73 m²", "2 × 500 mg", "2x500 mg", "3 × 5 cm",
    "5 × 10⁹/L", "10⁻⁹ mol/L", "£5", "£5–£10", "5 €", "₪50", "50 ₪", "#5", "5+5=10", "2018;11:333–337",
    "2022;10(3):194–198", "2022;8(9):e10762", "2020:8877695",
    "https://example.org", "https://example.org/a/b?c=1&d=2#e", "https://en.wikipedia.org/wiki/Cyst_(skin)",
    "http://example.org:8080/x_y-z", "www.nhs.uk", "nhs.uk/conditions", "example.org", "a.b+c@example.org",
    "info@clinic-north.example.org", "mailto:info@example.org", "tel:+442079460958", "@example",
    "10.1016/j.urology.2006.10.001", "doi:10.1155/2020/8877695",
    "COVID-19", "HbA1c", "B12", "SARS-CoV-2", "5-FU", "CD4+", "T4/T8", "24-hour", "e10762", "v2.0.1",
]  # fmt: skip
"""What reads left to right everywhere, each as a whole."""

ARABIC_DIGIT_STRETCHES = [
    "٥", "٠٢٠ ٧٩٤٦ ٠٩٥٨", "+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨", "(٠٢٠) ٧٩٤٦-٠٩٥٨", "٠٨٠٠-١٢٣-٤٥٦", "٠٢-١٢٣٤٥٦٧", "١٢:٣٠", "٢٢/١١/٢٠٢٦",
    "٢٠٢٦-١١-٢٢", "٣٨٫٥", "١٬٠٠٠", "١ ٠٠٠", "١/٢", "۰۲۱-۱۲۳۴۵۶۷۸", "۰۲۱ ۱۲۳۴ ۵۶۷۸", "۱۲:۳۰", "۱۴۰۵/۰۹/۰۱", "۱۴۰۵-۰۹-۰۱", "۳٫۵",
]  # fmt: skip
"""What reads left to right in Arabic-Indic digits too: one number, however long."""

SENTENCES = {
    "ar": "اتصل بالطبيب {} إذا زاد الألم.", "ar at the end": "اتصل بالعيادة على الرقم {}.", "ar alone": "{}",
    "ar in brackets": "استشر طبيبك (انظر {}) قبل ذلك.", "ar before a comma": "تناول {}، ثم انتظر؛ واسأل.",
    "fa": "اگر درد بیشتر شد {} را ببینید.", "fa at the start": "{} را به پزشک خود بگویید.",
    "ur": "اگر درد بڑھ جائے تو {} پر رابطہ کریں۔", "ur at the end": "براہِ کرم دیکھیں: {}۔",
    "he": "אם הכאב גובר, {} ולפנות לרופא.", "he in brackets": "פנו לרופא ({}) בהקדם!", "he at the end": "ראו {}?",
}  # fmt: skip


def row(text: str, base: int) -> list[int]:
    """The indexes of a one-line paragraph from left to right."""
    return seen(text, isolates.paragraph_levels(text, base), base)


def visual(text: str, base: int = 1) -> str:
    """A one-line paragraph from left to right."""
    return "".join(text[index] for index in row(text, base))


def in_order(text: str, start: int, end: int, base: int) -> bool:
    """True when the characters of a stretch stand side by side from left to right, and none is mirrored."""
    order = row(text, base)
    first = order.index(start)
    even = all(level % 2 == 0 for level in isolates.paragraph_levels(text, base)[start:end])
    return even and order[first : first + end - start] == list(range(start, end))


@pytest.mark.parametrize("stretch", [*STRETCHES, *ARABIC_DIGIT_STRETCHES])
def test_reads_left_to_right_inside_right_to_left(stretch: str) -> None:
    """A stretch in Arabic, Persian, Urdu and Hebrew sentences is found whole, alone, and stands in its own order."""
    for place, sentence in SENTENCES.items():
        text = sentence.format(stretch)
        start = text.index(stretch)
        end = start + len(stretch)
        assert isolates.find(text) == [(start, end)], place
        assert in_order(text, start, end, 1), place
        assert in_order(text, start, end, 0), place


@pytest.mark.parametrize(("one", "other"), [*product(["020 7946 0958", "5–10 mg", "<4", "12:30"], repeat=2)])
def test_two_stretches_follow_the_language(one: str, other: str) -> None:
    """Of two stretches in Arabic, each reads left to right, and the first stands to the right of the second."""
    text = f"إما {one} أو {other} فقط"
    assert visual(text) == f"طقف {other} وأ {one} امإ"
    listed = f"{one}، {other}"
    assert visual(listed) == f"{other} ،{one}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("من ٥–١٠ أيام", "مايأ ١٠–٥ نم"),
        ("من ٥ - ١٠ أيام", "مايأ ١٠ - ٥ نم"),
        ("٥-١٠", "١٠-٥"),
        ("۵-۱۰ روز", "زور ۱۰-۵"),
        ("از ۵ تا ۱۰ روز، ۵-۱۰", "۱۰-۵ ،زور ۱۰ ات ۵ زا"),
        ("١٢:٣٠–١٤:٠٠", "١٤:٠٠–١٢:٣٠"),
        ("٢٠١٨–٢٠٢٠", "٢٠٢٠–٢٠١٨"),
        ("نسبة ٥٪ منهم", "مهنم ٪٥ ةبسن"),
        ("حرارة ٣٨٫٥ °C الآن", "نآلا °C ٣٨٫٥ ةرارح"),
    ],
)
def test_arabic_digits_read_as_natives_read_them(text: str, expected: str) -> None:
    """In Arabic-Indic digits a range starts at the right, in Arabic and in Persian, and signs follow the language."""
    assert visual(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خذ paracetamol 500 mg يوميا", "ايموي paracetamol 500 mg ذخ"),
        ("خذ 500 mg paracetamol يوميا", "ايموي 500 mg paracetamol ذخ"),
        ("خذ paracetamol (500 mg) يوميا", "ايموي paracetamol (500 mg) ذخ"),
        ("فيتامين vitamin D 5-10 µg هنا", "انه vitamin D 5-10 µg نيماتيف"),
        ("حسب NHS. 5-10 mg يوميا", "ايموي 5-10 mg .NHS بسح"),
        ("انظر Fig. 2 هنا", "انه Fig. 2 رظنا"),
        ("البريد info@a.org، 020 7946 0958", "020 7946 0958 ،info@a.org ديربلا"),
        ("ראו Rev Urol. 2011;13(2):95–97.", ".2011;13(2):95–97 .Rev Urol ואר"),
        ("J Urol. 2007;70(6):1018–20. Print", "J Urol. 2007;70(6):1018–20. Print"),
        ("درجة 38.5 °م أو أعلى", "ىلعأ وأ م° 38.5 ةجرد"),
        ("5 ملغ", "غلم 5"),
        ("1. ابدأ", "أدبا .1"),
        ("كل 5, 10, 15 يوما", "اموي 15 ,10 ,5 لك"),
    ],
)
def test_numbers_and_the_words_beside_them(text: str, expected: str) -> None:
    """A number goes with the Latin words beside it, is apart from those of another sentence, and units in the language's own script follow that."""
    assert visual(text) == expected


def test_address_with_arabic_letters() -> None:
    """An address in Arabic letters is found whole; its letters stay right to left, its scheme stands first at the left."""
    text = "زوروا http://مثال.إختبار/ص الآن"
    assert isolates.find(text) == [(6, 26)]
    assert "http://" in visual(text)
    assert visual(text).index("http") > visual(text).index("نآلا")
    assert "لاثم" in visual(text)


def test_left_to_right_paragraph_with_right_to_left_words() -> None:
    """In English a number after an Arabic word stays where it was typed, instead of joining the Arabic."""
    assert visual("The word ألم 5-10 mg and", 0) == "The word ملأ 5-10 mg and"
    assert visual("Call العيادة 020 7946 0958.", 0) == "Call ةدايعلا 020 7946 0958."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 111.", ["111"]),
        ("(see https://a.org/x).", ["https://a.org/x"]),
        ("Is it 5%? No: 5.5, or 6; then 7!", ["5%", "5.5", "6", "7"]),
        ("“www.nhs.uk” and 'nhs.uk'…", ["www.nhs.uk", "nhs.uk"]),
        ("Write to a@b.org, or call.", ["a@b.org"]),
        ("[https://a.org/(x)]", ["https://a.org/(x)"]),
        ("Version 1.10.", ["1.10"]),
        ("from 12:30–14:00.", ["12:30–14:00"]),
        ("Take 5 apples and 2 mangoes", ["5", "2"]),
        ("5 months, 5 people, 3 girls, 6 lambs", ["5", "5", "3", "6"]),
        ("helpline 111 - 24 hours", ["111", "24"]),
        ("5, 10, 15", ["5", "10", "15"]),
        ("(5)", ["5"]),
        ("12:30 020 7946 0958 5-10 mg", ["12:30", "020 7946 0958", "5-10 mg"]),
        ("0123 456 789 24/7", ["0123 456 789", "24/7"]),
        ("10 000 000 IU", ["10 000 000 IU"]),
        ("x<y>z & AT&T", []),
        ("hello@ no", []),
        ("२० ७९४६ ०९५८ पर", ["२० ७९४६ ०९५८"]),
        ("၀၁ ၂၃၄ ၅၆၇၈", ["၀၁ ၂၃၄ ၅၆၇၈"]),
        ("০১৭১১-১২৩৪৫৬", ["০১৭১১-১২৩৪৫৬"]),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    """A stretch takes only known units, joins only what belongs together, and leaves the sentence its punctuation."""
    assert [text[start:end] for start, end in isolates.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Most lumps are harmless; some are not - see a clinician.", "It's a well-known, follow-up question (and/or not).",
        "e.g. this, i.e. that, p.m. or a.m., U.K. and U.S.A.", "Is this < that? Yes/no: a & b... – really!",
        "One in ten men - about half of them - had no pain", "*", "- first - second", "", " ", "....", "@", "mg per kg", "°",
    ],
)  # fmt: skip
def test_plain_english_is_left_alone(text: str) -> None:
    """A sentence without numbers, codes or addresses has no stretch, and nothing in it is kept together or turned."""
    assert isolates.find(text) == []
    assert isolates.unbreakable(text) == []
    assert isolates.paragraph_levels(text, 0) == [0] * len(text)


def test_left_to_right_text_is_level_zero() -> None:
    """A text without right-to-left letters in a left-to-right paragraph is never changed, stretches or not."""
    text = "Take 5-10 mg, call 020 7946 0958 (24/7) or see https://example.org."
    assert isolates.paragraph_levels(text, 0) == [0] * len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تناول 5 ملغ يوميا", ["5 ملغ"]),
        ("من ٥ – ١٠ أيام فقط", ["٥ – ١٠ أيام"]),
        ("نسبة ٥ ٪ منهم", ["٥ ٪"]),
        ("أقل من < ٤ هنا", ["< ٤"]),
        ("من ٢٠١٨–٢٠٢٠ و٢٠٢٠ – ١٩", ["٢٠١٨–٢٠٢٠", "٢٠٢٠", "١٩"]),
        ("۵ میلی‌گرم در روز", ["۵ میلی‌گرم"]),
        ("500 ملی گرام روزانہ", ["500 ملی گرام"]),
        ('לבלוע 500 מ"ג ביום', ['500 מ"ג']),
        ("रोज़ 500 मिलीग्राम लें", ["500 मिलीग्राम"]),
        ("38.5 °م تقريبا", ["38.5 °م"]),
        ("5 ملغوم", ["5"]),
        ("Call 111 or 020 7946 0958", ["111", "020 7946 0958"]),
    ],
)
def test_what_stays_on_one_line(text: str, expected: list[str]) -> None:
    """A unit in the language's own script, and a range in Arabic-Indic digits, stay on the line of their number."""
    assert [text[start:end] for start, end in isolates.unbreakable(text)] == expected


ALPHABET = [
    *"019٠٥۵०½ .,:;/-–+()<≥%°@#£&_'x",
    "\u00a0",
    "mg",
    "°C",
    "ml",
    "a",
    "http://",
    "www.",
    "ا",
    "ب",
    "ש",
    "،",
    "é",
    "‌",
]
texts = st.lists(st.sampled_from(ALPHABET), max_size=40).map("".join)


@given(texts)
def test_stretches_are_sound(text: str) -> None:
    """Stretches lie in the text, in order, none empty or in another, and none ends with a space or a full stop."""
    found = isolates.find(text)
    bounds = [0, *(place for stretch in found for place in stretch), len(text)]
    assert bounds == sorted(bounds)
    assert all(start < end for start, end in found)
    assert not [
        text[start:end] for start, end in found if text[end - 1] in " \u00a0.,;:" and text[end - 4 : end - 1] != "a.m"
    ]


@given(texts, st.sampled_from([0, 1]))
def test_every_stretch_stands_in_order(text: str, base: int) -> None:
    """Whatever the text around it, a stretch without right-to-left letters stands from left to right, unmixed."""
    for start, end in isolates.find(text):
        if not any(ucd.bidi_class(character) in {"R", "AL"} for character in text[start:end]):
            assert in_order(text, start, end, base)


@given(texts, st.sampled_from([0, 1]))
def test_levels_are_those_of_uax_9_where_nothing_is_found(text: str, base: int) -> None:
    """Every character has a level, and a text without stretches has the levels of the plain algorithm."""
    levels = isolates.paragraph_levels(text, base)
    assert len(levels) == len(text)
    assert isolates.find(text) or levels == bidi.levels(text, base)


@given(texts)
def test_spaces_may_be_made_unbreakable(text: str) -> None:
    """The same stretches and levels are found after the spaces in them are replaced by no-break spaces."""
    joined = text
    for start, end in isolates.find(text):
        joined = joined[:start] + joined[start:end].replace(" ", "\u00a0") + joined[end:]
    assert isolates.find(joined) == isolates.find(text)
    assert isolates.paragraph_levels(joined, 1) == isolates.paragraph_levels(text, 1)


@given(texts)
def test_what_is_found_is_unbreakable(text: str) -> None:
    """What stays in order stays on one line: every stretch of `find` lies in one of `unbreakable`, which lie in order."""
    kept = isolates.unbreakable(text)
    assert all(any(first <= start and end <= last for first, last in kept) for start, end in isolates.find(text))
    assert all(before[1] <= after[0] for before, after in pairwise(kept))


@given(st.lists(st.sampled_from([*ALPHABET, "ב ", "\u200f", "\u0301", "(", "٫", " "]), max_size=30).map("".join))
def test_numbers_that_stand_apart_need_no_algorithm(text: str) -> None:
    """Where only numbers run against right-to-left text, the levels are those of the whole algorithm."""
    found = isolates.stretches(text)
    if isolates.stand_apart(text, found):
        assert isolates.levels_apart(text, found) == isolates.resolved_levels(text, found, 1)


@given(texts)
def test_where_nothing_hints_at_a_stretch_none_starts(text: str) -> None:
    """The quick look that passes over most paragraphs overlooks nothing."""
    for end in range(len(text) + 1):
        assert not stretches.START.search(text[:end]) or stretches.HINT.search(text[:end])


PIECES = [
    "1", "1 ", "1-", "a.", "a-", "(1", "+1", "a@", "@", "http://a", "1 000 ", "<", " ", "½", "٠-", "٠ ", "5 mg/", "10.1000/",
    "1,1(1)", ")", "www.", "1-٠", "1 a ", "a1.", "’", "0 0", "°", "x1 ", "https://((", "1 ملغ ", "٥–٦ ", "mg ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """64 Ki characters of anything take seconds; were the time quadratic, they would take minutes."""
    text = "ا" + piece * (65536 // len(piece))
    start = time.process_time()
    isolates.paragraph_levels(text, 1)
    isolates.unbreakable(text)
    assert time.process_time() - start < 5
