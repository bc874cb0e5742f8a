"""The grammar: what is one expression, what belongs to the sentence around it, and what of it stays on one line."""

import time
from itertools import chain, pairwise

import pytest
from hypothesis import given
from made_expressions import texts

from leafletgen.text import addresses, isolates
from leafletgen.text.breaking import unbroken_parts
from leafletgen.text.expression_grammar import EXPRESSION_HINT
from leafletgen.text.expressions import LONGEST_WHOLE, cluster_runs


def found(text: str) -> list[str]:
    """The expressions of a text."""
    return [text[expression.start : expression.end] for expression in isolates.expressions(text)]


def kept(text: str) -> list[str]:
    """What of a text stays on one line."""
    return [text[start:end] for start, end in isolates.unbreakable(text)]


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
        ("x<y>z & AT&T", []),
        ("hello@ no", []),
        ("२० ७९४६ ०९५८ पर", ["२० ७९४६ ०९५८"]),
        ("၀၁ ၂၃၄ ၅၆၇၈", ["၀၁ ၂၃၄ ၅၆၇၈"]),
        ("০১৭১১-১২৩৪৫৬", ["০১৭১১-১২৩৪৫৬"]),
        ("mmol/L.Na+ and 5.mg", ["mmol/L.Na+", "5.mg"]),
        ("hotel: no, tel:+44123 yes", ["tel:+44123"]),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    """An expression takes what belongs together, and leaves the sentence its words and its punctuation."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5, 10, 15", ["5, 10, 15"]),
        ("22. 11. 2026", ["22. 11. 2026"]),
        ("helpline 111 - 24 hours", ["111 - 24"]),
        ("12:30 020 7946 0958 5-10 mg", ["12:30 020 7946 0958 5-10 mg"]),
        ("0123 456 789 24/7", ["0123 456 789 24/7"]),
        ("vitamin B12 5 mg", ["B12 5 mg"]),
        ("5 mg / kg / day and 5 mg/kg /day", ["5 mg / kg / day", "5 mg/kg /day"]),
        ("5 → 10 ← 5", ["5 → 10 ← 5"]),
        ("Panadol® 500 mg, A+ or O−", ["Panadol® 500 mg, A+", "O−"]),
    ],
)
def test_signs_join_with_and_without_spaces(text: str, expected: list[str]) -> None:
    """Numbers, units and codes with signs or spaces between them are one expression (rule 1)."""
    assert found(text) == expected


@pytest.mark.parametrize("word", ["إلى", "تا", "سے", "עד", "to", "или"])
def test_a_word_ends_an_expression(word: str) -> None:
    """Ordinary words between numbers end an expression (rule 7)."""
    assert found(f"5 {word} 10") == ["5", "10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٥،٥", ["٥،٥"]),
        ("1،000", ["1،000"]),
        ("۵۔۵", ["۵۔۵"]),
        ("۱۲؍۰۳؍۲۰۲۶", ["۱۲؍۰۳؍۲۰۲۶"]),
        ("١٬٠٠٠٫٥", ["١٬٠٠٠٫٥"]),
        ("2־3", ["2־3"]),
        ("5، 10، 15", ["5", "10", "15"]),
        ("خذ 5۔ 10 دن", ["5", "10"]),
        ("5؛10 و 5؟10", ["5؛10", "5", "10"]),
    ],
)
def test_arabic_signs_inside_a_number(text: str, expected: list[str]) -> None:
    """Signs of Arabic and Hebrew inside a number do not end it (rule 5); with a space, comma and stop part what is said."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(5)", ["5"]),
        ("((5-10))", ["5-10"]),
        ("(5 - 10) mg", ["(5 - 10) mg"]),
        ("5 (10 - 20)", ["5 (10 - 20)"]),
        ("(+44) 20 7946 0958", ["(+44) 20 7946 0958"]),
        ("انظر (5 إلى 10) 20", ["5", "10", "20"]),
        ("5 (خمسة) 6", ["5", "6"]),
        ("1) 5 mg", ["1", "5 mg"]),
        ("(5 [ 10) 20", ["(5 [ 10) 20"]),
        ("(see 5) 10", ["5", "10"]),
        ("(≥ 38.5 °C).", ["≥ 38.5 °C"]),
        ("(5 %), [6 €].", ["(5 %), [6 €]"]),
    ],
)
def test_brackets_of_the_expression_and_of_the_sentence(text: str, expected: list[str]) -> None:
    """A bracket is part of an expression if its partner is, and if the pair does not stand around all of it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ל-5 ב-12:30 ה-MRI", ["5", "12:30"]),
        ("ל5- ולא ל-5", ["5", "5"]),
        ("אומגה-3 וב-5% ו-COVID-19", ["3", "5%", "COVID-19"]),
        ("ל -5 ב−5", ["-5", "−5"]),
        ("ל+44 20 7946", ["+44 20 7946"]),
        ("5/أسبوع و س/5 و 5-م", ["5", "5", "5"]),
        ("50%من و65+سنة", ["50%", "65+"]),
        ("38.5 °م و 38.5°م و 38.5°", ["38.5", "38.5", "38.5°"]),
    ],
)
def test_signs_between_a_number_and_a_right_to_left_word(text: str, expected: list[str]) -> None:
    """A dash or a stroke between a number and a right-to-left word belongs to the word, other signs to the number."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Most lumps are harmless; some are not - see a clinician.", "It's a well-known, follow-up question (and/or not).",
        "e.g. this, i.e. that, p.m. or a.m., U.K. and U.S.A.", "Is this < that? Yes/no: a & b... – really!",
        "One in ten men - about half of them - had no pain", "*", "- first - second", "", " ", "....", "@", "mg per kg", "°",
        "NHS — an em dash—here", "(% of men)",
    ],
)  # fmt: skip
def test_plain_words_are_left_alone(text: str) -> None:
    """A sentence without numbers, codes or addresses has no expression, and nothing in it is kept together or turned."""
    assert found(text) == []
    assert kept(text) == []
    assert isolates.paragraph_levels(text, 0) == [0] * len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تناول 5 ملغ يوميا", ["5 ملغ"]),
        ("من ٥ – ١٠ أيام فقط", ["٥ – ١٠ أيام"]),
        ("نسبة ٥ ٪ منهم", ["٥ ٪"]),
        ("أقل من < ٤ هنا", ["< ٤"]),
        ("من ٢٠١٨–٢٠٢٠ و٢٠٢٠ – ١٩", ["٢٠١٨–٢٠٢٠", "٢٠٢٠ – ١٩"]),
        ("۵ میلی‌گرم در روز", ["۵ میلی‌گرم"]),
        ("500 ملی گرام روزانہ", ["500 ملی گرام"]),
        ('לבלוע 500 מ"ג ביום', ['500 מ"ג']),
        ("रोज़ 500 मिलीग्राम लें", ["500 मिलीग्राम"]),
        ("38.5 °م تقريبا", ["38.5 °م"]),
        ("5 ملغوم", ["5"]),
        ("Call 111 or 020 7946 0958", ["111", "020 7946 0958"]),
        ("1 1/2 h", ["1 1/2 h"]),
        ("5, 10, 15 mg", ["5,", "10,", "15 mg"]),
        ("HbA1c 6.5% T4 5", ["HbA1c", "6.5%", "T4", "5"]),
        ("5-10-15-20-25-30-35-40 - 5", ["5-10-15-20-25-30-35-40", "5"]),
    ],
)
def test_what_stays_on_one_line(text: str, expected: list[str]) -> None:
    """A number stays with its unit and its groups; behind a comma, beside a code and in a long expression a line may end."""
    assert kept(text) == expected


def test_a_long_expression_may_be_broken_between_its_numbers() -> None:
    """What no column may have room for is not kept whole, and none of its digits is kept twice."""
    text = "من " + " - ".join(str(number) for number in range(100, 160)) + " الآن"
    assert len(found(text)) == 1
    assert kept(text) == [str(number) for number in range(100, 160)]
    glued = "-".join(str(number) for number in range(100, 160))
    assert kept(glued) == glued.replace("-", "- ").split()
    assert unbroken_parts(glued, "ar", isolates.unbreakable(glued)) == kept(glued)
    assert len(kept("1-2-3-" + "4" * LONGEST_WHOLE)) > 1
    assert kept("1-2-3-4") == ["1-2-3-4"]


@given(texts)
def test_expressions_are_sound(text: str) -> None:
    """Expressions lie in the text, in order, none empty or in another, and none ends with a space or a full stop."""
    expressions = isolates.expressions(text)
    bounds = [0, *(place for one in expressions for place in (one.start, one.end)), len(text)]
    assert bounds == sorted(bounds)
    assert all(one.start < one.end for one in expressions)
    assert not [one for one in found(text) if one[-1] in " \u00a0.,;:" and not one.endswith("a.m.")]


@given(texts)
def test_spaces_may_be_made_unbreakable(text: str) -> None:
    """The same expressions and levels are found after the spaces in them are replaced by no-break spaces."""
    joined = text
    for one in isolates.expressions(text):
        joined = joined[: one.start] + joined[one.start : one.end].replace(" ", "\u00a0") + joined[one.end :]
    assert isolates.expressions(joined) == isolates.expressions(text)
    assert isolates.paragraph_levels(joined, 1) == isolates.paragraph_levels(text, 1)


@given(texts)
def test_kept_parts_are_sound(text: str) -> None:
    """What stays on one line lies in order; in each expression its parts do, and begin and end with it or beside a gap."""
    parts = isolates.unbreakable(text)
    assert all(before[1] <= after[0] for before, after in pairwise(parts))
    for one in isolates.expressions(text):
        assert all(one.start <= start < end <= one.end for start, end in one.kept)


@given(texts)
def test_where_nothing_hints_at_an_expression_there_is_none(text: str) -> None:
    """The quick looks that pass over most paragraphs overlook nothing."""
    assert EXPRESSION_HINT.search(text) or not list(chain.from_iterable(cluster_runs(text, 0, len(text))))
    assert addresses.ADDRESS_HINT.search(text) or not addresses.ADDRESS_PATTERN.search(text)


HOSTILE = [
    "1", "1 ", "1-", "a.", "a-", "(1", "+1", "a@", "@", "http://a", "1 000 ", "<", " ", "½", "٠-", "٠ ", "5 mg/", "10.1000/",
    "1,1(1)", ")", "www.", "1-٠", "1 a ", "a1.", "’", "0 0", "°", "x1 ", "https://((", "1 ملغ ", "٥–٦ ", "mg ", "- ", "1 - - - ",
    "1 ----", "(", "((1))", "1)(", "a-a", "a+", "+a", "< ", "1،", "1.a", "[1](", "mg/mg/", "5 x ", "% ", "1 (", ") 1", "-a-",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """64 Ki characters of anything take seconds; were the time quadratic, they would take minutes."""
    text = "ا" + piece * (65536 // len(piece))
    start = time.process_time()
    isolates.paragraph_levels(text, 1)
    isolates.unbreakable(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "1+", "-1"])
def test_hostile_nesting_takes_linear_time(opening: str, closing: str) -> None:
    """Half of the text opens, half closes: each bracket is looked at a fixed number of times."""
    text = opening * 32768 + "5" + closing * 32768
    start = time.process_time()
    isolates.paragraph_levels(text, 1)
    assert time.process_time() - start < 5
