"""The numbers of a translation are those of its source, in every pair of scripts, marks and units."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from languages import SOURCE, TAGS, TRANSLATIONS, figures, pairs, reader, words

from leafletgen.model.leaflet import Span, Text
from leafletgen.trust.comparing import DifferenceKind, compare_numbers, differences

ENGLISH = {
    "mg": "mg", "mcg": "micrograms", "g": "grams", "ml": "ml", "mm": "mm", "cm": "cm", "percent": "percent", "minute": "minutes",
    "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years",
}  # fmt: skip
VALUES = ("5", "25", "120")


def found(source: str, translation: str, tag: str) -> list[DifferenceKind]:
    """What differs between an English sentence and one in another language."""
    return [one.kind for one in compare_numbers(source, translation, reader(SOURCE), reader(tag))]


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_shipped_translations_raise_no_alarm(tag: str) -> None:
    """Nothing of a shipped leaflet differs from its source in numbers, units, strong words or links."""
    assert [one for source, own in pairs(tag) for one in differences(source, own, reader(SOURCE), reader(tag))] == []


def wrong_figures(digits: str) -> Iterator[str]:
    """What a slip of the hand makes of figures: ten times as much, a tenth, a digit dropped, doubled, swapped, or another."""
    zero = chr(ord(digits[0]) - int(digits[0]))
    places = range(len(digits))
    yield digits + zero
    yield from (f"{digits[:-1] or zero}{mark}{digits[-1]}" for mark in ".,")
    yield from (digits[:at] + digits[at + 1 :] for at in places)
    yield from (digits[:at] + digits[at] * 2 + digits[at + 1 :] for at in places)
    yield from (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in places[:-1])
    yield from (f"{digits[:at]}{chr(ord(zero) + (int(digits[at]) + 1) % 10)}{digits[at + 1 :]}" for at in places)


def slips(text: Text) -> Iterator[Text]:
    """A text with one slip in one of its numbers. More zeros for a zero are no slip."""
    for number in re.finditer(r"\d+", text.plain):
        for wrong in set(wrong_figures(number[0])) - {number[0]}:
            if not (number[0].strip("0٠۰०০੦૦௦๐០၀") == "" and wrong.isdecimal() and int(wrong) == 0):
                slip = text.plain[: number.start()] + wrong + text.plain[number.end() :]
                yield replace(text, spans=(Span(slip),))


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_every_slip_in_a_shipped_leaflet_is_found(tag: str) -> None:
    """A slip in any number of a shipped leaflet, a telephone number or a date too, is found in every language."""
    kinds = {DifferenceKind.NUMBERS, DifferenceKind.UNITS}
    for source, own in pairs(tag):
        for slip in slips(own):
            differ = differences(source, slip, reader(SOURCE), reader(tag))
            assert kinds & {one.kind for one in differ}, (source.plain, slip.plain)


@pytest.mark.parametrize("tag", TAGS)
def test_every_wrong_number_is_found(tag: str) -> None:
    """A digit too many, too few, doubled or exchanged is found, whatever the unit is called."""
    for unit, english in ENGLISH.items():
        for name in (name for name, meant in words(tag).units.items() if meant == unit):
            for value in VALUES:
                source = f"Take {value} {english} now."
                assert found(source, f"xx {figures(value, tag)} {name} yy.", tag) == [], name
                for wrong in {f"{value}0", value[:-1] or "0", value + value[-1], value[::-1]} - {value}:
                    assert found(source, f"xx {figures(wrong, tag)} {name} yy.", tag) == [DifferenceKind.NUMBERS], (
                        wrong,
                        name,
                    )
                if name not in words(tag).numbers:  # Vietnamese năm is a year, and five
                    assert found(source, f"xx {name} yy.", tag) == [DifferenceKind.NUMBERS], name


@pytest.mark.parametrize("tag", TAGS)
def test_every_other_unit_is_found(tag: str) -> None:
    """Another unit behind the same number is found."""
    for unit, english in ENGLISH.items():
        for name, meant in words(tag).units.items():
            if meant in ENGLISH and meant != unit:
                assert found(f"Take 25 {english} now.", f"xx {figures('25', tag)} {name} yy.", tag) == [
                    DifferenceKind.UNITS
                ], name


@pytest.mark.parametrize("tag", TAGS)
def test_another_telephone_number_is_found(tag: str) -> None:
    """Each digit of a telephone number counts, however its groups are parted."""
    for written in ("020 7946 0958", "020-7946-0958", "(020) 7946 0958", "02079460958"):
        assert found("Call 020 7946 0958.", f"xx {figures(written, tag)} yy.", tag) == []
    for wrong in ("020 7946 0985", "020 7946 095", "020 7946 0958 1", "7946 020 0958", "+44 20 7946 0958"):
        assert found("Call 020 7946 0958.", f"xx {figures(wrong, tag)} yy.", tag) == [DifferenceKind.NUMBERS], wrong


@pytest.mark.parametrize(
    ("source", "tag", "translation"),
    [
        ("Take 1,000 mg.", "de", "Nehmen Sie 1.000 mg."),
        ("Take 1,000 mg.", "fr", "Prenez 1\u202f000 mg."),
        ("Take 1,000 mg.", "ar", "خذ ١٬٠٠٠ ملغ."),
        ("Take 1.5 ml.", "pl", "Weź 1,5 ml."),
        ("Take 1.5 ml.", "fa", "۱٫۵ میلی‌لیتر بخورید."),
        ("About 100,000 people.", "hi", "लगभग 1,00,000 लोग।"),
        ("About 300,000 people.", "hi", "लगभग 3 लाख लोग।"),
        ("1 in 30,000 people", "ja", "3万人に1人"),
        ("1 in 30,000 people", "zh-Hans", "每3万人中有1人"),
        ("2 million people", "ko", "200만 명"),
        ("on 22 November 2026", "zh-Hant", "2026年11月22日"),
        ("on 22 November 2026", "de", "am 22. November 2026"),
        ("on 22 November 2026", "th", "22/11/2026"),
        ("at 12:30", "de", "um 12.30 Uhr"),
        ("at 8 pm", "fr", "à 20 h"),
        ("twice a day, for 2 days", "es", "dos veces al día, durante 2 días"),
        ("Take 2 tablets.", "de", "Nehmen Sie zwei Tabletten."),
        ("Take two tablets.", "pl", "Weź 2 tabletki."),
        ("½ tablet", "it", "1/2 compressa"),
        ("10-20 mg", "ru", "10–20 мг"),
        ("38.5 °C", "tr", "38,5 °C"),
        ("2 million people", "ru", "2 миллиона человек"),
        ("5 million people", "pl", "5 milionów osób"),
        ("3 million people", "es", "3 millones de personas"),
        ("Take 5 mg now.", "ko", "지금 5mg을 드세요."),
        ("30 to 45 minutes", "es", "de 30 a 45 minutos"),
        ("on day 14", "zh-Hans", "第14天"),
    ],
)
def test_the_same_number_may_be_written_otherwise(source: str, tag: str, translation: str) -> None:
    """Each language's own marks, figures, dates, hours and words for numbers are no difference."""
    assert found(source, translation, tag) == []


@pytest.mark.parametrize(
    ("source", "tag", "translation"),
    [
        ("Take 1,000 mg.", "de", "Nehmen Sie 1,000 mg."),  # a German reads one milligram
        ("Take 1.5 mg.", "pl", "Weź 15 mg."),
        ("Take 0.5 mg.", "ar", "خذ ٥ ملغ."),
        ("Take 1 tablet, one at night.", "de", "Nehmen Sie 10 Tabletten, eine zur Nacht."),
        ("for 3 days", "de", "für vier Tage"),
        ("1 in 30,000", "ja", "3千人に1人"),
        ("2 or 20 mg", "hi", "2 या 2 मिग्रा"),
        ("in a study on day 1", "es", "en un estudio el día"),  # un is no figure of a day
        ("a lump of 1 mm", "zh-Hans", "一个毫米大小的肿块"),
        ("Take 1 mg.", "de", "Nehmen Sie 1,0 mg."),  # which is read as 10
        ("Take 0.5 mg.", "de", "Nehmen Sie 00,5 mg."),
        ("on day 14", "zh-Hans", "第14周"),
        ("30 to 45 minutes", "fr", "30 heures à 45 minutes"),
        ("Take 5 mg now.", "ko", "지금 5ml를 드세요."),
        ("after 5 hours", "bn", "5 দিনের পরে"),
    ],
)
def test_what_another_reader_reads_is_found(source: str, tag: str, translation: str) -> None:
    """A number that is copied with the marks of another language, or moved by a digit, is found."""
    assert found(source, translation, tag)
