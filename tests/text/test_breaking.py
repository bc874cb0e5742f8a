"""Where lines may break: UAX #14 as ICU has it, and what leaflets keep together beyond it."""

import lzma
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from icu4py.breakers import LineBreaker

from leafletgen.text import isolates
from leafletgen.text.breaking import unbroken_parts

CASES = Path(__file__).with_name("LineBreakTest.txt.xz")

CHANGED_SINCE = {
    "LB20a (Unicode 15.1, 17 for Hebrew): no break after a hyphen that begins a word": {
        "x 002D / 0023 /",
        "x 002D x 0308 / 0023 /",
        "x 002D / 05D0 /",
        "x 002D x 0308 / 05D0 /",
        "x 002D / 00A7 /",
        "x 002D x 0308 / 00A7 /",
        "x 002D / 50005 /",
        "x 002D x 0308 / 50005 /",
        "x 002D / 0E01 /",
        "x 002D x 0308 / 0E01 /",
    },
    "LB25 (Unicode 16): no break between an infix separator and a number": {
        "x 002C / 0030 /",
        "x 002C x 0308 / 0030 /",
        "x 0061 x 002E / 0032 x 0020 /",
        "x 0061 x 002E / 0032 x 0020 / 0915 /",
        "x 0061 x 002E / 0032 x 0020 / 672C /",
        "x 0061 x 002E / 0032 x 3000 / 672C /",
        "x 0061 x 002E / 0032 x 3000 / 307E /",
        "x 0061 x 002E / 0032 x 3000 / 0033 /",
        "x 0061 x 002E / 0032 x 3000 / 300C /",
        "x 0041 x 002E / 0031 x 0020 / BABB /",
        "x BD24 / C5B4 x 002E x 0020 / 0041 x 002E / 0032 x 0020 / BCFC /",
        "x BD10 / C694 x 002E x 0020 / 0041 x 002E / 0033 x 0020 / BABB /",
        "x C694 x 002E x 0020 / 0041 x 002E / 0034 x 0020 / BABB /",
    },
    "LB15a, LB15b (Unicode 15.1): quotation marks hold by whether they open or close, not across any space": {
        "x 0022 x 0020 x 2329 /",
        "x 0022 x 0308 x 0020 x 2329 /",
        "x 0022 x 0020 x 0028 /",
        "x 0022 x 0308 x 0020 x 0028 /",
        "x 0061 x 006D x 0062 x 0069 x 0067 x 0075 x 0028 x 00AB x 0020 / 0308 x 0020 / 00BB x 0029 / "
        "0028 x 0065 x 0308 x 0029 /",
        "x 0061 x 006D x 0062 x 0069 x 0067 x 0075 x 00AB x 0020 x 0028 x 0020 x 0308 x 0020 x 0029 x 0020 / "
        "00BB x 0028 x 0065 x 0308 x 0029 /",
        "x 0061 x 006D x 0062 x 0069 x 0067 x 0075 x 007B x 00AB x 0020 / 0308 x 0020 / 00BB x 007D / "
        "0028 x 0065 x 0308 x 0029 /",
        "x 0061 x 006D x 0062 x 0069 x 0067 x 0075 x 00AB x 0020 x 007B x 0020 x 0308 x 0020 x 007D x 0020 / "
        "00BB x 0028 x 0065 x 0308 x 0029 /",
    },
    "LB15c (Unicode 16): a break before a decimal mark that follows a space": {
        "x 0065 x 0071 x 0075 x 0061 x 006C x 0073 x 0020 x 002E / 0033 x 0035 x 0020 / "
        "0063 x 0065 x 006E x 0074 x 0073 /",
    },
    "LB21a (Unicode 15.1): a hyphen between two Hebrew letters allows a break": {"x 05D0 x 002D x 05D0 /"},
}
"""Cases of Unicode 15.0, the last version packaged with its tests, that later versions of UAX #14 decide otherwise.

ICU 78 follows Unicode 17; its answers to these are what the named rule says.
"""


def cases() -> Iterator[str]:
    """Every case of LineBreakTest: `/` where a line may break, `x` where not, before each code point and at the end."""
    yield from lzma.decompress(CASES.read_bytes()).decode("ascii").splitlines()


def breaks(case: str) -> str:
    """The case as ICU answers it."""
    text = "".join(chr(int(code, 16)) for code in case.split() if code not in {"/", "x"})
    ends = set(accumulate(map(len, LineBreaker(text, "en"))))
    marks = ("/" if index in ends else "x" for index in range(len(text) + 1))
    codes = [f"{ord(character):04X}" for character in text]
    return " ".join(part for pair in zip(marks, [*codes, ""], strict=True) for part in pair).strip()


def test_line_breaks_are_those_of_unicode() -> None:
    """Every case of LineBreakTest is answered as it says, but for those that a later rule decides otherwise."""
    changed = set().union(*CHANGED_SINCE.values())
    found = list(cases())
    assert len(found) > 7600
    assert {case for case in found if breaks(case) != case} == changed


def parts(text: str, language: str) -> list[str]:
    """The text in the stretches that a line may not break."""
    return [part.strip() for part in unbroken_parts(text, language, isolates.unbreakable(text))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("th", "ถุงอัณฑะมีก้อนแข็ง", ["ถุง", "อัณฑะ", "มี", "ก้อน", "แข็ง"]),
        ("km", "ថង់ពងស្វាសមាន", ["ថង់", "ពងស្វាស", "មាន"]),
        ("my", "ဆရာဝန်နှင့်ပြသပါ", None),
        ("ja", "ちょっとカード、「あっ」ー", ["ちょっ", "と", "カー", "ド、", "「あっ」ー"]),
        ("zh-Hans", "肿块（结节）很硬。", ["肿", "块", "（结", "节）", "很", "硬。"]),
        ("zh-Hant", "「腫塊」很硬，", ["「腫", "塊」", "很", "硬，"]),
        ("ko", "음낭 석회증은 칼슘이", ["음낭", "석회증은", "칼슘이"]),
        ("ko", "음낭(陰囊)의 CT 검사", ["음낭(陰囊)의", "CT", "검사"]),
    ],
)
def test_languages_break_by_their_own_rules(language: str, text: str, expected: list[str] | None) -> None:
    """Thai, Khmer and Burmese break between words, Chinese and Japanese with strict kinsoku, Korean at spaces."""
    found = parts(text, language)
    assert "".join(found) == text.replace(" ", "")
    assert len(found) > 1
    assert expected is None or found == expected


CLOSING = "。、，！？）」』】：；"
KANA = "ー々ゝっゃゅょァィゥェォッャュョ"


@pytest.mark.parametrize(
    ("language", "mark"),
    [("ja", mark) for mark in CLOSING + KANA] + [(tag, mark) for tag in ("zh-Hans", "zh-Hant") for mark in CLOSING],
)
def test_no_line_begins_with_a_mark_that_closes(language: str, mark: str) -> None:
    """Kinsoku: no line begins with closing punctuation, nor in Japanese with a small kana or a sound mark."""
    assert all(not part.startswith(mark) for part in parts(f"病院{mark}患者", language)[1:])


@pytest.mark.parametrize("mark", list("（「『【〔《"))
def test_no_line_ends_with_a_mark_that_opens(mark: str) -> None:
    """Kinsoku: no line ends with an opening bracket or quotation mark."""
    assert all(not part.endswith(mark) for part in parts(f"病院{mark}患者", "ja")[:-1])


@pytest.mark.parametrize(
    "whole",
    [
        "020 7946 0958",
        "+44 20 7946 0958",
        "5-10 mg",
        "38.5 °C",
        "1,000 IU",
        "12:30–14:00",
        "https://www.example.org/a-long/path/to-a/page?x=1",
        "someone.else@example.org",
        "5-fluorouracil",
        "၁ မီလီမီတာ",
        "1毫米",
        "20歳",
        "5 มม.",
        "1 મિમીથી",
        "2018;11:333–337",
    ],
)
def test_what_belongs_together_stays_on_one_line(whole: str) -> None:
    """A number with its unit, a telephone number, a range, an address and a drug's name are never broken."""
    assert whole in parts(f"Take this {whole} now", "en")


def test_authors_decide() -> None:
    """U+2060 forbids a break, U+200B and U+00AD allow one."""
    assert parts("one-\u2060two", "en") == ["one-\u2060two"]
    assert parts("one\u200btwo", "en") == ["one\u200b", "two"]
    assert parts("hyper\u00adkeratosis", "en") == ["hyper\u00ad", "keratosis"]
    assert parts("https://example.org/\u200ba/b-c/\u200bd", "en") == ["https://example.org/\u200b", "a/b-c/\u200b", "d"]


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("my", "ကယ်လ်စီယမ် မနာပါ", ("ယ်", "လ်", "မ်")),
        ("km", "ដុំរឹងៗជាច្រើន", ("ៗ",)),
        ("th", "ถุงซีสต์ที่แข็ง", ("สต์", "ต์")),
    ],
)
def test_no_line_begins_inside_a_word_that_the_dictionary_lacks(
    language: str, text: str, never: tuple[str, ...]
) -> None:
    """No line begins with a syllable's end in Burmese, the repetition sign in Khmer, or a silenced letter in Thai."""
    assert not any(part.startswith(never) for part in parts(text, language)[1:])


def test_a_negation_stays_with_its_verb() -> None:
    """In Burmese the negation is not left behind at the end of a line, where the verb after it would say the contrary."""
    assert "မ" not in parts("ယေဘုယျအားဖြင့် မနာပါ", "my")
