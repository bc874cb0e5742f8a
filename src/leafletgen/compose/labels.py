"""The words that the program itself puts on the page, in the leaflet's language."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from leafletgen.diagnostics import Place, Refused
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Span, Text
from leafletgen.problems.catalogue import problem

ZEROES = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "deva": 0x966, "beng": 0x9E6, "guru": 0xA66, "gujr": 0xAE6,
    "taml": 0xBE6, "thai": 0xE50, "khmr": 0x17E0, "mymr": 0x1040,
}  # fmt: skip
"""The zero of each CLDR numbering system (UTS #35, Numbering Systems). The other digits follow it."""


def localised_digits(text: str, language: Language) -> str:
    """The text with ASCII digits written as the language prints them."""
    return text.translate(digit_table(language.digits))


def localised_number(value: str | int, language: Language) -> str:
    """A number in the language's digits, with its mark between thousands. Words stay as they are."""
    if isinstance(value, int) and value >= 1000:
        mark = language.labels.get("ten_thousand", "10000")[len("10") : -len("000")]
        value = f"{value:,}".replace(",", mark)
    return localised_digits(str(value), language)


@cache
def digit_table(system: str) -> dict[int, int]:
    """The digits of a numbering system, by ASCII digit."""
    return {0x30 + value: ZEROES[system] + value for value in range(10)}


DATE_FIELD = re.compile("'((?:[^']|'')*)'|d+|M+|y+")
"""A field for day, month or year in a date pattern, or quoted words (UTS #35, Date Format Patterns)."""


def localised_date(day: date, language: Language) -> str:
    """A date in the long form and the digits of the language."""
    if not language.months:
        return localised_digits(cldr_date(day, language), language)
    pattern = language.date_pattern or "d MMMM y"
    return localised_digits(DATE_FIELD.sub(lambda field: date_field(field, day, language.months), pattern), language)


def date_field(field: re.Match[str], day: date, months: Sequence[str]) -> str:
    """The text of a date for one field of its pattern."""
    match field[0][0], len(field[0]):
        case "d", width:
            return f"{day.day:0{width}}"
        case "M", width:
            return months[day.month - 1] if width > 2 else f"{day.month:0{width}}"
        case "y", width:
            return f"{day.year:0{width}}" if width != 2 else f"{day.year % 100:02}"
        case _:
            return field[1].replace("''", "'") or "'"


def cldr_date(day: date, language: Language) -> str:
    """A date in CLDR's long form, in Western digits; year-month-day for a language that CLDR does not have.

    Raises Refused if CLDR has no month names for the language: it would write `M11`.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads slowly, and only a language without months needs it
    from babel.dates import format_date  # noqa: PLC0415 - the same

    try:
        locale = Locale.parse(language.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    written = format_date(day, language.date_pattern or "long", locale)
    if re.search(r"\bM\d\d\b", written):
        raise Refused(problem("no-months", Place(f"languages/{language.tag}.yaml"), name=language.name))
    return written


def label(language: Language, name: str, **places: str | int | date) -> Text:
    """A label with its values filled in, as a text with the id `label.<name>`."""
    values = {
        key: localised_date(value, language) if isinstance(value, date) else localised_number(value, language)
        for key, value in places.items()
    }
    wording = language.labels[name]
    for key, value in values.items():
        wording = wording.replace(f"{{{key}}}", value)
    return printed(f"label.{name}", wording, language)


def name_of_language(named: Language, language: Language) -> str:
    """The name of a language in another language, by CLDR; without one, the language's own name for itself."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads slowly, and few leaflets need it

    try:
        names = Locale.parse(language.tag, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return named.name
    return names.get(named.tag.replace("-", "_")) or names.get(named.tag.partition("-")[0]) or named.name


def around(language: Language, name: str) -> tuple[str, str]:
    """The words before and after a labelled value: in English `Telephone: ` and nothing."""
    before, _, after = language.labels["pair"].replace("{name}", language.labels[name]).partition("{value}")
    return before, after


def label_and_value(language: Language, name: str, value: str) -> str:
    """A value with its label, joined by the language's pattern."""
    return value.join(around(language, name))


def printed(node: str, wording: str, language: Language) -> Text:
    """The program's own words as a text, so that they are set and checked like any text."""
    return Text(node, language.tag, (Span(wording),), Place(f"languages/{language.tag}.yaml"))
