"""A translation held against its source, string by string: the same numbers, the same strong words, the same links."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from leafletgen.model.leaflet import Text
from leafletgen.trust.quantities import TIMES, Quantity, Reader

FEWEST_WORDS = 3
"""Fewer words may be a name, which is the same in every language."""


class DifferenceKind(StrEnum):
    """What differs."""

    NUMBERS = "numbers"
    UNITS = "units"
    STRONG = "strong"
    LINKS = "links"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Difference:
    """What a string of a translation has otherwise than its source: what stands there, and what stands here."""

    kind: DifferenceKind
    source: tuple[str, ...]
    translation: tuple[str, ...]


def differences(source: Text, translation: Text, reads_source: Reader, reads_translation: Reader) -> list[Difference]:
    """Where a string and its translation differ in what no translation changes."""
    return [
        *compare_numbers(source.plain, translation.plain, reads_source, reads_translation),
        *compare_markup(source, translation),
        *compare_words(source.plain, translation.plain),
    ]


def compare_numbers(
    source: str, translation: str, reads_source: Reader, reads_translation: Reader
) -> Iterator[Difference]:
    """The numbers that one of the two has and the other has not, and those whose units differ.

    A number in figures may be a word in the other language (`2` and `two`), if that has such a word more.
    """
    there, here = list(reads_source.quantities(source)), list(reads_translation.quantities(translation))
    pair_off(there, here, lambda one, other: one.equals(other) and one.unit == other.unit)
    pair_off(there, here, lambda one, other: one.equals(other) and not (one.unit and other.unit))
    other_units = pair_off(there, here, lambda one, other: one.equals(other))
    yield from (Difference(DifferenceKind.UNITS, (one.written,), (other.written,)) for one, other in other_units)
    spare: Counter[str] = Counter()
    for value in {quantity.value for quantity in (*there, *here)}:
        spare[value] = reads_translation.count_of_word(translation, value) - reads_source.count_of_word(source, value)
    missing = [one for one in there if not take_word(spare, one, 1)]
    added = [one for one in here if not take_word(spare, one, -1)]
    if missing or added:
        yield Difference(
            DifferenceKind.NUMBERS, tuple(one.written for one in missing), tuple(one.written for one in added)
        )


def pair_off(
    there: list[Quantity], here: list[Quantity], alike: "Callable[[Quantity, Quantity], bool]"
) -> list[tuple[Quantity, Quantity]]:
    """Take pairs that are alike out of both lists, and return them."""
    pairs = []
    for one in list(there):
        other = next((other for other in here if alike(one, other)), None)
        if other is not None:
            there.remove(one)
            here.remove(other)
            pairs.append((one, other))
    return pairs


def take_word(spare: Counter[str], quantity: Quantity, sign: int) -> bool:
    """Use up one of the words for a number that one text has more than the other; False when there is none.

    `day 1` and `1 mm` are not there because the translation says `a study`: in many languages the word for one is the article.
    """
    measured = quantity.value == "1" and quantity.unit not in {"", *TIMES}
    if quantity.names or measured or spare[quantity.value] * sign <= 0:
        return False
    spare[quantity.value] -= sign
    return True


def compare_markup(source: Text, translation: Text) -> Iterator[Difference]:
    """Other strong words, or links to other addresses."""
    strong = [[span.text for span in text.spans if span.strong] for text in (source, translation)]
    if len(strong[0]) != len(strong[1]):
        yield Difference(DifferenceKind.STRONG, tuple(strong[0]), tuple(strong[1]))
    links = [Counter(span.link for span in text.spans if span.link) for text in (source, translation)]
    if links[0] != links[1]:
        yield Difference(
            DifferenceKind.LINKS, tuple((links[0] - links[1]).elements()), tuple((links[1] - links[0]).elements())
        )


def compare_words(source: str, translation: str) -> Iterator[Difference]:
    """A text of several words that is the same in both languages: nobody has translated it."""
    words = re.findall(r"[^\W\d_]{2,}", source)
    if len(words) >= FEWEST_WORDS and source.casefold() == translation.casefold():
        yield Difference(DifferenceKind.UNTRANSLATED, (source,), (translation,))
