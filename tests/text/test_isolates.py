"""Numbers stay in order in every language."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_expressions import EASTERN, SENTENCES, WESTERN
from made_expressions import DIGITS, expressions, texts
from single_lines import seen

from leafletgen.text import bidi, isolates
from leafletgen.text.ucd import bidi_class

BROWSER = Path(__file__).with_name("browser_orders.json")
"""What `tools/browser_orders.py` has asked a browser."""

TURNED = {"R", "AL", "AN"}


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


MIRRORED = dict(zip("()[]<>≤≥", ")(][><≥≤", strict=True))


def on_paper(text: str) -> str:
    """A one-line right-to-left paragraph as it looks, from left to right."""
    levels = isolates.paragraph_levels(text, 1)
    looks = [MIRRORED.get(sign, sign) if level % 2 else sign for sign, level in zip(text, levels, strict=True)]
    return "".join(looks[index] for index in seen(text, levels, 1))


@pytest.mark.parametrize("expression", [*WESTERN, *EASTERN])
def test_reads_left_to_right_inside_right_to_left(expression: str) -> None:
    """An expression in Arabic, Persian, Urdu and Hebrew sentences is found whole, alone, and stands in its own order."""
    for place, sentence in SENTENCES.items():
        text = sentence.format(expression)
        start = text.index(expression)
        end = start + len(expression)
        assert [(one.start, one.end) for one in isolates.expressions(text)] == [(start, end)], place
        assert in_order(text, start, end, 1), place
        assert in_order(text, start, end, 0), place


def test_made_expressions_read_left_to_right_and_never_alike() -> None:
    """20,000 made expressions each stand in their own order, side by side (rule 1); no two print alike (rule 2)."""
    printed: dict[str, str] = {}
    for number, expression in enumerate(expressions(20_000, seed=12)):
        text = list(SENTENCES.values())[number % len(SENTENCES)].format(expression)
        start = text.index(expression)
        assert in_order(text, start, start + len(expression), 1), (expression, text)
        assert printed.setdefault(on_paper(text), text) == text, (expression, text)


def orders_of_a_browser() -> Iterator[tuple[str, str, str, list[int]]]:
    """Sentences in three parts, the expression in the middle, and in which order Chromium prints their characters."""
    for _, before, expression, after, runs in json.loads(BROWSER.read_text("utf-8")):
        steps = [range(first, last + 1) if first <= last else range(first, last - 1, -1) for first, last in runs]
        yield before, expression, after, [index for step in steps for index in step]


def test_a_browser_prints_the_same_order() -> None:
    """Where Chromium isolates the expression, whole sentences in four languages come out as ours do."""
    judged = list(orders_of_a_browser())
    without_override = [expression for _, expression, _, _ in judged if not set(map(bidi_class, expression)) & TURNED]
    assert len(without_override) >= 400
    for before, expression, after, order in judged:
        assert row(before + expression + after, 1) == order, expression


SIGNS_BETWEEN = [*"-–−/:.,×*+=<>~", "x", "؍", "to", "إلى"]


@pytest.mark.parametrize("sign", SIGNS_BETWEEN)
@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_what_differs_never_prints_alike(sign: str, digits: str, sentence: str) -> None:
    """Two numbers around a sign, in either order, rising or falling, spaced or not, print in as many ways (rule 2)."""
    one, two, three = digits[5], digits[1] + digits[0], digits[3] * 3
    spaced = [(left, right) for left in ("", " ") for right in ("", " ")] if not sign.isalpha() else [(" ", " ")]
    written = [
        sentence.format(f"{first}{left}{sign}{right}{second}")
        for first, second in [(one, two), (two, one), (two, three), (three, two)]
        for left, right in spaced
    ]
    assert len(set(map(on_paper, written))) == len(set(written))


@pytest.mark.parametrize("sign", ["-", "−", "+", "<", "≥", "%", "٪", "°", "#", "*", "=", "→", "/", ":", "(", ")", "×"])
@pytest.mark.parametrize("sentence", ["اتصل {} الآن.", "قبل {} بعد", "לפני {} אחרי"])
def test_a_sign_at_one_end_never_looks_like_one_at_the_other(sign: str, sentence: str) -> None:
    """A sign before a number and one behind it print differently, with and without a space (rules 2 and 4)."""
    written = [sentence.format(form) for form in (f"{sign}5", f"5{sign}", f"{sign} 5", f"5 {sign}")]
    assert len(set(map(on_paper, written))) == 4


def test_a_prefix_with_a_dash_never_looks_like_a_dash_behind() -> None:
    """In Hebrew `ל-5` and `ל5-` print differently, as do `ב-5-10`, `ב5-10` and `ב10-5`."""
    assert len({on_paper(text) for text in ("ל-5", "ל5-", "ל -5", "ל- 5", "ל5 -")}) == 5
    assert len({on_paper(text) for text in ("ב-5-10", "ב5-10", "ב10-5", "ב-10-5")}) == 4


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
        ("خذ paracetamol 500 mg يوميا", "ايموي paracetamol 500 mg ذخ"),
        ("خذ 500 mg paracetamol يوميا", "ايموي 500 mg paracetamol ذخ"),
        ("خذ paracetamol (500 mg) يوميا", "ايموي paracetamol (500 mg) ذخ"),
        ("فيتامين vitamin D 5-10 µg هنا", "انه vitamin D 5-10 µg نيماتيف"),
        ("حسب NHS. 5-10 mg يوميا", "ايموي 5-10 mg .NHS بسح"),
        ("انظر Fig. 2 هنا", "انه Fig. 2 رظنا"),
        ("البريد info@a.org، 020 7946 0958", "020 7946 0958 ،info@a.org ديربلا"),
        ("ראו Rev Urol. 2011;13(2):95–97.", ".2011;13(2):95–97 .Rev Urol ואר"),
        ("J Urol. 2007;70(6):1018–20. Print", "J Urol. 2007;70(6):1018–20. Print"),
        ("خذ paracetamol ٥٠٠ mg يوميا", "ايموي paracetamol ٥٠٠ mg ذخ"),
        ("خذ paracetamol 500 ملغ يوميا", "ايموي غلم 500 paracetamol ذخ"),
        ("قيمة pH ٧٫٤ و p < 0.05", "p < 0.05 و pH ٧٫٤ ةميق"),
        ("دواء Nurofen® جيد", "ديج Nurofen® ءاود"),
        ("اخلط 5 ml + water جيدا", "اديج 5 ml + water طلخا"),
        ("درجة 38.5 °م أو أعلى", "ىلعأ وأ م° 38.5 ةجرد"),
        ("5 ملغ", "غلم 5"),
        ("1. ابدأ", "أدبا .1"),
        ("كل 5, 10, 15 يوما", "اموي 5, 10, 15 لك"),
        ("كل 5، 10، 15 يوما", "اموي 15 ،10 ،5 لك"),
        ("من ٥ إلى ١٠، ٥-١٠", "٥-١٠ ،١٠ ىلإ ٥ نم"),
        ("נטלו ל-5, ב-12:30", "12:30-ב ,5-ל ולטנ"),
        ("1- خذ", "ذخ 1-"),
    ],
)
def test_numbers_and_the_words_beside_them(text: str, expected: str) -> None:
    """A number goes with the Latin words beside it, is apart from those of another sentence, and units in the language's own script follow that."""
    assert visual(text) == expected


def test_address_with_arabic_letters() -> None:
    """An address in Arabic letters is found whole; its letters stay right to left, its scheme stands first at the left."""
    text = "زوروا http://مثال.إختبار/ص الآن"
    assert [(one.start, one.end) for one in isolates.expressions(text)] == [(6, 26)]
    assert "http://" in visual(text)
    assert visual(text).index("http") > visual(text).index("نآلا")
    assert "لاثم" in visual(text)


def test_left_to_right_paragraph_with_right_to_left_words() -> None:
    """In English a number after an Arabic word stays where it was typed, instead of joining the Arabic."""
    assert visual("The word ألم 5-10 mg and", 0) == "The word ملأ 5-10 mg and"
    assert visual("Call العيادة 020 7946 0958.", 0) == "Call ةدايعلا 020 7946 0958."


def test_left_to_right_text_is_level_zero() -> None:
    """A text without right-to-left letters in a left-to-right paragraph is never changed, stretches or not."""
    text = "Take 5-10 mg, call 020 7946 0958 (24/7) or see https://example.org."
    assert isolates.paragraph_levels(text, 0) == [0] * len(text)


@given(texts, st.sampled_from([0, 1]))
def test_every_expression_stands_in_order(text: str, base: int) -> None:
    """Whatever the text around it, an expression stands from left to right, unmixed."""
    for one in isolates.expressions(text):
        if not one.mixed:
            assert in_order(text, one.start, one.end, base)


@given(texts, st.sampled_from([0, 1]))
def test_levels_are_those_of_uax_9_where_nothing_is_found(text: str, base: int) -> None:
    """Every character has a level, and a text without expressions has the levels of the plain algorithm."""
    levels = isolates.paragraph_levels(text, base)
    assert len(levels) == len(text)
    assert isolates.expressions(text) or levels == bidi.levels(text, base)


@given(texts)
def test_numbers_that_stand_apart_need_no_algorithm(text: str) -> None:
    """Where only numbers run against right-to-left text, the levels are those of the whole algorithm."""
    found = isolates.expressions(text)
    if isolates.stand_apart(text, found):
        assert isolates.levels_apart(text, found) == isolates.resolved_levels(text, found, 1)


@pytest.mark.parametrize(
    "words", ["13 11 26", "9:00; 17:00 / 20:00", "Mon–Fri 9–5, Sat 10 to 12", "5 ! 6 ? 7", "٠٢٠ ! ٧٩٤٦"]
)
def test_what_is_known_to_be_one_expression(words: str) -> None:
    """A field needs no grammar (rule 3): all of it stands in its own order, whatever it is made of."""
    for sentence in SENTENCES.values():
        text = sentence.format(words)
        start = text.index(words)
        levels = isolates.paragraph_levels(text, 1, isolates.expressions(text, ((start, start + len(words)),)))
        order = seen(text, levels, 1)
        first = order.index(start)
        assert order[first : first + len(words)] == list(range(start, start + len(words)))


def test_right_to_left_words_in_a_field_end_an_expression() -> None:
    """Where a field says more than numbers, its words keep their order and its numbers theirs."""
    text = "من 9:00 إلى 17 - 5"
    assert isolates.expressions(text, ((0, len(text)),)) == isolates.expressions(text)


def test_a_link_on_a_part_of_an_expression_leaves_it_one() -> None:
    """Where only the digits of `*123#` are a link, the signs around them keep their places; an address keeps its letters'."""
    text = "اطلب *123# الآن"
    assert isolates.expressions(text, ((6, 9),)) == isolates.expressions(text)
    mixed = "زوروا http://مثال.إختبار/5/ص الآن"
    at = mixed.index("5")
    assert isolates.expressions(mixed, ((at, at + 1),)) == isolates.expressions(mixed)
