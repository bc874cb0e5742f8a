"""Dates as each language writes them out."""

from dataclasses import replace
from datetime import date

import pytest
from babel import Locale

from leafletgen.compose.labels import localised_date
from leafletgen.library.library import Library, shipped_root

LIBRARY = Library.find(shipped_root())
SHIPPED = sorted(path.stem for path in (LIBRARY.root / "languages").glob("*.yaml"))
DAYS = [date(2026, month, 30 - 3 * month % 29) for month in range(1, 13)]


@pytest.mark.parametrize("tag", SHIPPED)
def test_months_of_its_own_stand_where_those_of_cldr_would(tag: str) -> None:
    """With the same names of months and the same pattern a date is what CLDR makes of it, in each shipped language."""
    language = LIBRARY.language(tag)
    assert language.months
    names = Locale.parse(tag, sep="-").months["format"]["wide"]
    ours = replace(language, months=tuple(names[month] for month in range(1, 13)))
    theirs = replace(language, months=())
    assert [localised_date(day, ours) for day in DAYS] == [localised_date(day, theirs) for day in DAYS]


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("", "2 Feb 2026"),
        ("dd.MM.yy", "02.02.26"),
        ("d/M/yyyy", "2/2/2026"),
        ("'d' MMMM d, y 'o''clock'", "d Feb 2, 2026 o'clock"),
    ],
)
def test_a_pattern_says_what_stands_where(pattern: str, printed: str) -> None:
    """Days, months and years as wide as the pattern has them; words in quotes as they are."""
    language = replace(LIBRARY.language("en"), date_pattern=pattern, months=("Jan", "Feb", *"MAMJJASOND"))
    assert localised_date(date(2026, 2, 2), language) == printed


def test_a_language_that_nobody_knows_gets_year_month_and_day() -> None:
    """Where there are neither names of months nor CLDR's, a date is written so that nobody mistakes it."""
    unknown = replace(LIBRARY.language("en"), tag="xx", months=())
    assert localised_date(date(2026, 2, 3), unknown) == "2026-02-03"
