"""Reads the numbers of a text as values, in the digits and marks of any language.

A dose of 5 mg in the source and 50 mg in its translation can harm a patient. So the figures of both are read into
quantities, each a value with its unit, that can be compared across languages.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from string import ascii_letters

from leafletgen.model.words import Words

GROUP_SPACES = " \u00a0\u2007\u2009\u202f"
"""Spaces between groups of figures."""
APOSTROPHES = "'’"
ARABIC_DECIMAL, ARABIC_GROUP = "٫", "٬"

TELEPHONE_LIKE = re.compile(rf"\+?\(?\d[\d()]*(?:[{GROUP_SPACES}\-./‑]\(?\d+\)?)*")
"""A possible telephone number. `looks_like_telephone` decides."""
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
FIGURES = re.compile(rf"\d+(?:[.,{ARABIC_DECIMAL}{ARABIC_GROUP}{APOSTROPHES}]\d+)*")
"""One number, date or time of day."""
GROUPED_BY_SPACES = re.compile(
    rf"[1-9]\d{{0,2}}(?:[{GROUP_SPACES}{APOSTROPHES}]\d{{3}})+(?![{GROUP_SPACES}]?\d)(?:[.,{ARABIC_DECIMAL}]\d+)?"
)

VOWEL_SIGNS = "".join(f"{chr(at)}-{chr(at + 3)}{chr(at + 0x3A)}-{chr(at + 0x57)}" for at in range(0x900, 0xE00, 0x80))
WORD_PATTERN = rf"\w\u0300-\u036f\u0591-\u05c7\u064b-\u0670{VOWEL_SIGNS}"
"""The characters of words: letters and figures, and the marks of South Asian scripts, which `\\w` lacks."""

LATIN = r"A-Za-z0-9_\u00aa-\u024f\u0300-\u036f"
LATIN_LETTERS = frozenset(ascii_letters)

LONGEST_UNIT = 40
"""The number of characters behind a number that are searched for its unit."""

TO_NEXT = re.compile(rf"[{GROUP_SPACES}]?(?:[-–—‑~～〜/]|[^\W\d_]{{1,6}})[{GROUP_SPACES}]?{FIGURES.pattern}")
"""The rest of a range: a dash or a short word, and the next number."""

AFTERNOON = re.compile(rf"[{GROUP_SPACES}]?[Pp]\.?[Mm]\b")

SYMBOLS = {
    "mcg": "mcg", "µg": "mcg", "μg": "mcg", "mg": "mg", "g": "g", "kg": "kg", "ml": "ml", "mL": "ml", "l": "l", "L": "l", "mm": "mm",
    "cm": "cm", "m": "m", "km": "km", "%": "percent", "٪": "percent", "％": "percent", "﹪": "percent", "℃": "celsius", "°C": "celsius",
    "°F": "fahrenheit", "IU": "iu", "mmol": "mmol", "mmHg": "mmhg", "kcal": "kcal", "h": "hour", "min": "minute",
    "мг": "mg", "мл": "ml", "мкг": "mcg", "мм": "mm", "см": "cm", "毫克": "mg", "毫升": "ml", "微克": "mcg",
}  # fmt: skip
"""Symbols of units that are the same in every language."""
TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""Units of time, which may also be before a number: day 1."""


SPELLED_OUT = ("BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "TAMIL", "ETHIOPIC")
"""Scripts in which a name of two or three signs is a word with endings, not an abbreviation."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning: `value` in plain figures (`0.5`), `telephone` true for a telephone number.

    `unit` is empty without a known unit. `written` is the number as the text has it. `also` has the hour of the day for
    `8 pm`, because other languages count to 24. `names` is true for the name of a day, a week or the like
    (`day 1`): a word such as `one` never replaces it.
    """

    value: str
    unit: str
    written: str
    telephone: bool = False
    also: tuple[str, ...] = ()
    names: bool = False

    def equals(self, other: "Quantity") -> bool:
        """True when both can mean the same number."""
        return self.telephone == other.telephone and not {self.value, *self.also}.isdisjoint((other.value, *other.also))


class Reader:
    """Reads the quantities of texts in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of a text, in its order."""
        return tuple(self._read(plain_figures(text)))

    def count_of_word(self, text: str, value: str) -> int:
        """The number of words in a text for a number, or for the month of that number."""
        pattern = self._words_for.get(value)
        return len(pattern.findall(text.casefold())) if pattern else 0

    @cached_property
    def _words_for(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each value, with the longest word first, so that 一つ is one word for 1, not two."""
        found: dict[str, list[str]] = {}
        for word, value in self.words.numbers.items():
            found.setdefault(str(value), []).append(word)
        for number, month in enumerate(self.words.months, 1):
            if not any(character.isdecimal() for character in month):
                found.setdefault(str(number), []).append(month)
        return {
            value: re.compile("|".join(whole_word(word) for word in sorted(words, key=len, reverse=True)))
            for value, words in found.items()
        }

    @cached_property
    def _units(self) -> tuple[re.Pattern[str], list[str]]:
        """One pattern with a group for every name of a unit, the longest first, and the units in the same order."""
        named = {undotted(name): unit for name, unit in (*SYMBOLS.items(), *self.words.units.items())}
        names = sorted(named, key=len, reverse=True)
        pattern = "|".join(f"({one_unit(name)})" for name in names)
        return re.compile(rf"[{GROUP_SPACES}\-‑]?(?:{pattern})"), [named[name] for name in names]

    @cached_property
    def _times(self) -> tuple[re.Pattern[str], list[str]]:
        """The same for units of time directly before a number."""
        named = {undotted(name): unit for name, unit in self.words.units.items() if unit in TIMES}
        names = sorted(named, key=len, reverse=True)
        pattern = "|".join(f"({one_unit(name)})" for name in names) or "(?!)"
        return re.compile(rf"(?<![{WORD_PATTERN}])(?:{pattern})[{GROUP_SPACES}]?$"), [named[name] for name in names]

    @cached_property
    def _multipliers(self) -> re.Pattern[str]:
        """A pattern of words such as million, behind figures."""
        words = sorted((word for word, value in self.words.numbers.items() if value >= 1000), key=len, reverse=True)
        ends = "|".join(re.escape(word) + ("" if runs_on(word) else f"(?![{WORD_PATTERN}])") for word in words)
        return re.compile(rf"[{GROUP_SPACES}]?({ends})") if words else re.compile("(?!)")

    def _read(self, text: str) -> Iterator[Quantity]:
        at = 0
        while found := TELEPHONE_LIKE.search(text, at):
            if looks_like_telephone(found[0]):
                yield Quantity(re.sub(r"\D", "", found[0]), "", found[0], telephone=True)
                at = found.end()
            elif figures := GROUPED_BY_SPACES.match(text, found.start()) or FIGURES.search(text, found.start()):
                yield from self._number(text, figures)
                at = figures.end()

    def _number(self, text: str, figures: re.Match[str]) -> Iterator[Quantity]:
        written, (start, end) = figures[0], figures.span()
        *before, last = self._values(written)
        factor = 1
        if multiplier := self._multipliers.match(text, end):
            factor, end = self.words.numbers[multiplier[1]], multiplier.end()
        unit, named = self._unit(text, end) or self._unit_of_range(text, end), self._unit_before(text[:start])
        for value in before:
            yield Quantity(value, "", written)
        value = scaled(last, factor)
        afternoon = AFTERNOON.match(text, end) and value.isdecimal() and int(value) < 12
        also = (str(int(value) + 12),) if afternoon else ()
        yield Quantity(value, unit or named, written, also=also, names=bool(named and not unit))

    def _unit_before(self, text: str) -> str:
        """The unit of time before a number that is a name: day 1."""
        pattern, units = self._times
        found = pattern.search(undotted(text[-LONGEST_UNIT:]))
        return units[found.lastindex - 1] if found and found.lastindex else ""

    def _unit(self, text: str, end: int) -> str:
        pattern, units = self._units
        found = pattern.match(undotted(text[end : end + LONGEST_UNIT]))
        return units[found.lastindex - 1] if found and found.lastindex else ""

    def _unit_of_range(self, text: str, end: int) -> str:
        """The unit at the end of a range, which belongs to its beginning too: 30 to 45 minutes."""
        upper = TO_NEXT.match(text, end)
        return self._unit(text, upper.end()) if upper else ""

    def _values(self, written: str) -> list[str]:
        """The values of figures: one or, for a date or a time of day, several.

        `1,000` is a thousand in English and one in German, so figures copied from one to the other change the number.
        Zeros behind a decimal mark count: reading 1.0 as 10 is a known way to give ten times the dose.
        """
        written = re.sub(f"[{GROUP_SPACES}{APOSTROPHES}{ARABIC_GROUP}]", "", written).replace(ARABIC_DECIMAL, "d")
        marks = re.findall(r"[.,d]", written)
        if not marks:
            return [plain_number(written)]
        group, decimal = (".", ",") if self.words.decimal == "," else (",", ".")
        grouped = rf"[1-9]\d{{0,2}}(?:\{group}\d{{2}})*(?:\{group}\d{{3}})+(?:[{decimal}d]\d+)?"
        if re.fullmatch(grouped, written):
            whole, _, part = written.replace(group, "").replace(decimal, "d").partition("d")
            return [f"{whole}.{part}" if part else whole]
        left, *others = re.split(r"[.,d]", written)
        if len(others) > 1 or (marks[0] == group and len(others[0]) > 1):
            return [plain_number(part) for part in (left, *others)]
        return [f"{left if left.startswith('00') else plain_number(left)}.{others[0]}"]


def plain_figures(text: str) -> str:
    """The text with figures of every script as 0 to 9, and fractions such as ½ as 1/2."""
    text = unicodedata.normalize("NFC", text)
    return "".join(
        str(unicodedata.decimal(character))
        if character.isdecimal()
        else f" {unicodedata.normalize('NFKC', character).replace('⁄', '/')}"
        if unicodedata.decomposition(character).startswith("<fraction>")
        else character
        for character in text
        if character not in "\u00ad\u200b\u2060"
    )


def undotted(name: str) -> str:
    """The name of a unit in small letters, without the signs of an abbreviation (`m.m.`, `मि॰मी॰`, `מ״ג`)."""
    return re.sub(r"(?<=[^\s\d])[.॰׳״\"'’]", "", name.casefold())


def looks_like_telephone(written: str) -> bool:
    """True for seven figures or more, grouped as in a telephone number. False for a date or a grouped number."""
    figures = re.findall(r"\d+", written)
    if sum(map(len, figures)) < 7 or ISO_DATE.fullmatch(written) or max(map(len, figures)) < 3:
        return False
    if len(figures) == 1:
        return True
    grouped = re.fullmatch(rf"[1-9]\d{{0,2}}(?:([.{GROUP_SPACES}])\d{{3}})(?:\1\d{{3}})*", written)
    date = re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{4}", written)
    return not (grouped or date) and not re.fullmatch(r"\d+[.]\d+", written)


def plain_number(figures: str) -> str:
    """A number without leading zeros, and without trailing zeros that do not count."""
    value = Decimal(figures).normalize()
    return f"{value:f}"


def scaled(value: str, factor: int) -> str:
    """A value times `factor`."""
    return value if factor == 1 else plain_number(str(Decimal(value) * factor))


def whole_word(word: str) -> str:
    """A pattern for a whole word, in scripts with spaces between words."""
    escaped = re.escape(word.casefold())
    return escaped if runs_on(word) else rf"(?<![{WORD_PATTERN}]){escaped}(?![{WORD_PATTERN}])"


def one_unit(name: str) -> str:
    """A pattern for the name of a unit. Longer names may have endings, short ones may not."""
    escaped = re.escape(name).replace("\\ ", f"[{GROUP_SPACES}]")
    if runs_on(name) or not name[-1].isalpha():
        return escaped
    ends = len(name) >= 4 or (len(name) > 1 and unicodedata.name(name[-1], "").startswith(SPELLED_OUT))
    # Korean and Burmese endings come directly behind a symbol: 5mg를.
    after = LATIN if name[-1] in LATIN_LETTERS else WORD_PATTERN
    return rf"{escaped}[{WORD_PATTERN}]{{0,3}}(?![{WORD_PATTERN}])" if ends else rf"{escaped}(?![{after}])"


def runs_on(word: str) -> bool:
    """True for a script without spaces between words."""
    return unicodedata.name(word[0], "").startswith(
        ("CJK", "HIRAGANA", "KATAKANA", "THAI", "KHMER", "MYANMAR", "HANGUL")
    )
