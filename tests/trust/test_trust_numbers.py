"""The numbers of a translation are those of its source, in every pair of scripts, marks and units."""

import pytest
from languages import SOURCE, TAGS, TRANSLATIONS, figures, reader, strings, words

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
    """Nothing of the shipped leaflet differs from its source in numbers, units, strong words or links."""
    pairs = zip(strings(SOURCE), strings(tag), strict=True)
    assert [one for source, own in pairs for one in differences(source, own, reader(SOURCE), reader(tag))] == []


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
    ],
)
def test_what_another_reader_reads_is_found(source: str, tag: str, translation: str) -> None:
    """A number that is copied with the marks of another language, or moved by a digit, is found."""
    assert found(source, translation, tag)
