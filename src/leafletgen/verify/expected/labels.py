"""The words that the program adds, by rules of verify's own: labels, labelled values, numbers and dates.

`compose` has its own code for the same rules. Neither imports the other, so a fault in either is found.
"""

import re
from datetime import date

from leafletgen.diagnostics import Place
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Span, Text

NOUGHTS = {
    "arab": "\u0660", "arabext": "\u06f0", "deva": "\u0966", "beng": "\u09e6", "guru": "\u0a66", "gujr": "\u0ae6",
    "taml": "\u0be6", "thai": "\u0e50", "khmr": "\u17e0", "mymr": "\u1040", "latn": "0",
}  # fmt: skip
"""The digit 0 of each CLDR numbering system (UTS #35, Numbering Systems)."""

FIELDS = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<field>d+|M+|y+)")
"""The parts of a date pattern that are not literal (UTS #35, Date Format Patterns)."""


def text(node: str, words: str, language: str, link: str | None = None) -> Text:
    """Words that the program adds, as a text of their own; `link` is the address behind them."""
    return Text(node, language, (Span(words, link=link),), Place(f"languages/{language}.yaml"))


def digits_written(number: object, language: Language) -> str:
    """ASCII digits in the digits of a language."""
    nought = ord(NOUGHTS[language.digits])
    return (
        str(number).translate({0x30 + value: nought + value for value in range(10)}) if nought != 0x30 else str(number)
    )


def written_number(number: object, language: Language) -> str:
    """A number in the digits of a language, with the language's mark between thousands. A word stays as it is."""
    if isinstance(number, int) and number > 999:
        mark = re.sub("[0-9]", "", language.labels.get("ten_thousand", ""))
        return digits_written(re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", mark, str(number)), language)
    return digits_written(number, language)


def label(language: Language, name: str, **values: object) -> str:
    """A label of the language, with numbers and dates filled in."""
    words = language.labels[name]
    for place, value in values.items():
        shown = day(value, language) if isinstance(value, date) else written_number(value, language)
        words = words.replace("{" + place + "}", shown)
    return words


def language_name(named: Language, language: Language) -> str:
    """The name of a language in another language, by CLDR; else its name in the language itself."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads slowly, and few leaflets need it

    try:
        known = Locale.parse(language.tag, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return named.name
    tags = (named.tag.replace("-", "_"), named.tag.split("-")[0])
    return next((known[tag] for tag in tags if tag in known), named.name)


def labelled(language: Language, name: str, value: str) -> str:
    """A value with its label, in the language's pattern: `Telephone: 020 7946 0958`."""
    before, _, after = language.labels["pair"].partition("{value}")
    return before.replace("{name}", language.labels[name]) + value + after.replace("{name}", language.labels[name])


def day(when: date, language: Language) -> str:
    """A date in the form of the language."""
    if not language.months:
        return digits_written(by_cldr(when, language), language)

    def part(found: re.Match[str]) -> str:
        field = found["field"]
        if field is None:
            return found["quoted"].replace("''", "'") or "'"
        if field.startswith("M") and len(field) > 2:
            return language.months[when.month - 1]
        number = {"d": when.day, "M": when.month, "y": when.year % 100 if len(field) == 2 else when.year}[field[0]]
        return str(number).zfill(len(field))

    return digits_written(FIELDS.sub(part, language.date_pattern or "d MMMM y"), language)


def by_cldr(when: date, language: Language) -> str:
    """A date in the form of CLDR, for a language whose file has no month names."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads slowly, and few languages need it
    from babel.dates import format_date  # noqa: PLC0415 - the same

    try:
        return format_date(when, language.date_pattern or "long", Locale.parse(language.tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return when.isoformat()
