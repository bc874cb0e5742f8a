"""Compares a translation with its source, string by string: numbers, strong words and links must be the same."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leafletgen.model.leaflet import Text
from leafletgen.trust.quantities import TIMES, Quantity, Reader
from leafletgen.trust.terms import RequiredTerm, missing_terms

FEWEST_WORDS = 3
"""A string with fewer words may be a name, which is the same in every language."""


class DifferenceKind(StrEnum):
    """The kind of a difference."""

    NUMBERS = "numbers"
    UNITS = "units"
    STRONG = "strong"
    LINKS = "links"
    UNTRANSLATED = "untranslated"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of a string from its source: the words of the source, and the words of the translation."""

    kind: DifferenceKind
    source: tuple[str, ...]
    translation: tuple[str, ...]


def differences(
    source: Text,
    translation: Text,
    reads_source: Reader,
    reads_translation: Reader,
    required: Sequence[RequiredTerm] = (),
) -> list[Difference]:
    """The differences of a string and its translation in parts that no translation may change."""
    return [
        *compare_numbers(source.plain, translation.plain, reads_source, reads_translation),
        *compare_markup(source, translation),
        *compare_words(source.plain, translation.plain),
        *compare_terms(source.plain, translation.plain, required),
    ]


def compare_numbers(
    source: str, translation: str, reads_source: Reader, reads_translation: Reader
) -> Iterator[Difference]:
    """The numbers that only one of the two has, and those with different units.

    A number in figures may be a word in the other text (`2` and `two`), if that text has one such word more.
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
    """Remove pairs for which `alike` is true from both lists, and return them."""
    pairs = []
    for one in list(there):
        other = next((other for other in here if alike(one, other)), None)
        if other is not None:
            there.remove(one)
            here.remove(other)
            pairs.append((one, other))
    return pairs


def take_word(spare: Counter[str], quantity: Quantity, sign: int) -> bool:
    """Use one of the number words that one text has more than the other; False if there is none left.

    A name such as `day 1`, or 1 with a unit, never counts as a word: in many languages the word for one is also the article.
    """
    measured = quantity.value == "1" and quantity.unit not in {"", *TIMES}
    if quantity.names or measured or spare[quantity.value] * sign <= 0:
        return False
    spare[quantity.value] -= sign
    return True


def compare_markup(source: Text, translation: Text) -> Iterator[Difference]:
    """The differences in strong words and in the addresses of links."""
    strong = [[span.text for span in text.spans if span.strong] for text in (source, translation)]
    if len(strong[0]) != len(strong[1]):
        yield Difference(DifferenceKind.STRONG, tuple(strong[0]), tuple(strong[1]))
    links = [Counter(span.link for span in text.spans if span.link) for text in (source, translation)]
    if links[0] != links[1]:
        yield Difference(
            DifferenceKind.LINKS, tuple((links[0] - links[1]).elements()), tuple((links[1] - links[0]).elements())
        )


def compare_words(source: str, translation: str) -> Iterator[Difference]:
    """The difference of a text of several words that is the same in both languages: it is not translated."""
    words = re.findall(r"[^\W\d_]{2,}", source)
    if len(words) >= FEWEST_WORDS and source.casefold() == translation.casefold():
        yield Difference(DifferenceKind.UNTRANSLATED, (source,), (translation,))


def compare_terms(source: str, translation: str, required: Sequence[RequiredTerm]) -> Iterator[Difference]:
    """Terms of the library's glossary that the source has, and the translation has not as the glossary calls them."""
    for found, wanted in missing_terms(source, translation, required):
        yield Difference(DifferenceKind.TERMS, (found,), (wanted,))
