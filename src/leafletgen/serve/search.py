"""Finding leaflets by words in any language, with typing mistakes forgiven.

Marks and capitals do not count. Every word of a query must begin, or be in, a word of one text; words that are in none are
taken for mistyped, and those nearest to them are looked for.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from leafletgen.model.headline import Headline

MOST_WORDS = 8
"""Of a query; the others are not looked for."""
NEAREST = 12
"""Words that a mistyped one may stand for."""
LEAST_MISTYPED = 4
"""Letters of a word from which on a mistake is forgiven; from twice as many on two are."""

# Letters that Unicode does not take apart, though people type them without their stroke.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "'": "", "\u2019": ""}
)
WEIGHTS = (8, 5, 3, 1)
"""How much a word counts in title, keywords, specialty and summary; twice as much where it begins a word."""


def folded(text: str) -> str:
    """Text without capitals and marks (UAX #15, NFKD)."""
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in taken_apart if unicodedata.category(c) != "Mn").translate(PLAIN)


def folded_words(text: str) -> list[str]:
    """The words of folded text. Marks that stand beside their letter (Mc) are part of it."""
    joined = "".join(c if c.isalnum() or unicodedata.category(c) == "Mc" else " " for c in text)
    return joined.split()


@dataclass(frozen=True)
class Entry:
    """One text as it is searched: its headline, and the same folded."""

    language: str
    headline: Headline

    @cached_property
    def line(self) -> str:
        """All of it folded, field by field, with a space before each word, so that its beginning can be seen."""
        return "".join(self._fields)

    @cached_property
    def title(self) -> str:
        """The folded title."""
        return self._fields[0]

    @cached_property
    def _fields(self) -> tuple[str, ...]:
        one = self.headline
        texts = (one.title, " ".join(one.keywords), one.specialty, one.summary)
        return tuple("".join(f" {word}" for word in folded_words(folded(text))) for text in texts)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(accumulate(map(len, self._fields)))

    def score(self, choices: Iterable[Sequence[str]]) -> int:
        """How well the text answers: each choice is of words of which one must be in it; 0 when one is missing."""
        total = 0
        for choice in choices:
            best = max((self._weight(word) for word in choice if word in self.line), default=0)
            if not best:
                return 0
            total += best
        return total

    def _weight(self, word: str) -> int:
        """The fields are in the order of their weights, so the first place of a word is its best."""
        begins = self.line.find(f" {word}")
        inside = WEIGHTS[bisect_right(self._ends, self.line.find(word))]
        return max(inside, 2 * WEIGHTS[bisect_right(self._ends, begins)]) if begins >= 0 else inside


@dataclass(frozen=True)
class Listing:
    """All texts of one leaflet, that of its source language first."""

    leaflet: str
    entries: Sequence[Entry]

    @cached_property
    def line(self) -> str:
        """All of it, for a first look."""
        return "".join(entry.line for entry in self.entries)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that can be meant by a mistyped one."""
        return frozenset(word for word in self.line.split() if len(word) >= LEAST_MISTYPED)


@dataclass(frozen=True, slots=True)
class Hit:
    """A leaflet that answers a query, best in this entry; `words` are those that were found in it."""

    leaflet: str
    entry: Entry
    score: int
    words: tuple[str, ...]


class Index:
    """What can be found in a library at one moment."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self.listings = listings

    @cached_property
    def vocabulary(self) -> Mapping[tuple[str, int], list[str]]:
        """Every word of the library, by its script and length."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in frozenset[str]().union(*(listing.vocabulary for listing in self.listings)):
            found.setdefault((script_block(word), len(word)), []).append(word)
        return found

    def exact(self, words: Sequence[str]) -> list[Hit]:
        """The leaflets with each of these folded words in one text, the best first."""
        return self._answers([[word] for word in words[:MOST_WORDS]])

    def find(self, words: Sequence[str]) -> list[Hit]:
        """The same; where there are none, each word that is nowhere stands for the nearest ones that are.

        Words with one mistake come first: in two languages a word often differs by two letters.
        """
        exact = self.exact(words)
        if exact:
            return exact
        there = {word: self.has(word) for word in words[:MOST_WORDS]}
        for mistakes in (1, 2):
            choices = [[word] if known else self.nearest(word, mistakes) for word, known in there.items()]
            if found := self._answers(choices):
                return found
        return []

    def _answers(self, choices: Sequence[Sequence[str]]) -> list[Hit]:
        """The leaflets with a word of each choice in one text."""
        likely = [
            listing
            for listing in self.listings
            if all(any(word in listing.line for word in choice) for choice in choices)
        ]
        hits = [hit for listing in likely if (hit := best(listing, choices))]
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title, hit.leaflet))

    def has(self, word: str) -> bool:
        """True when some text has the word, or one that it is a part of."""
        return any(word in listing.line for listing in self.listings)

    def nearest(self, word: str, mistakes: int) -> list[str]:
        """The words of the library that one with so many mistakes at most may stand for, the nearest first."""
        most = 0 if len(word) < LEAST_MISTYPED else 1 if len(word) < 2 * LEAST_MISTYPED else min(mistakes, 2)
        near: list[tuple[int, str]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            there = self.vocabulary.get((script_block(word), length), ())
            found = extract(word, there, scorer=OSA.distance, processor=None, score_cutoff=most, limit=NEAREST)
            near += ((round(distance), other) for other, distance, _ in found)
        return [other for _, other in sorted(near)[:NEAREST]] if most else []


def best(listing: Listing, choices: Sequence[Sequence[str]]) -> Hit | None:
    """The text of a leaflet that answers best; of equal ones the first."""
    highest = 2 * WEIGHTS[0] * len(choices)
    score, entry = 0, listing.entries[0]
    for other in listing.entries:
        found_in_other = other.score(choices)
        if found_in_other > score:
            score, entry = found_in_other, other
        if score == highest:
            break
    found = tuple(word for choice in choices for word in choice if word in entry.line)
    return Hit(listing.leaflet, entry, score, found) if score else None


def script_block(word: str) -> str:
    """What tells scripts apart well enough: the block of 128 characters that the first letter is in, Latin as one."""
    first = ord(word[0])
    return "latin" if first < 0x250 else str(first // 128)
