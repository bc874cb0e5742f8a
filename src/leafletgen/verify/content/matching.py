"""Compares two texts character for character. Only white space may differ, and only at some places.

A text of the leaflet has white space between words. The text found on a page has white space or a newline there.
A line may end inside a word of the leaflet only where its script allows it: Thai, Khmer, Chinese and
others have no spaces between words, but `cal` at the end of a line and `cium` on the next is a mistake.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

STEERING = "\u2060\ufeff\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
IGNORED_CHARACTERS = re.compile(f"[{STEERING}]")
"""Format characters, which are never printed. The joiners U+200C and U+200D are kept, because they are spelling."""

BREAKS = "\u200b\u00ad"
"""Marks that allow a line to end. They are not printed, except that U+00AD becomes a hyphen at the end of a line."""

ADDRESS_LIKE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?://|[^\s:])|www\.|\S@\S|[A-Za-z0-9-]\.[A-Za-z]{2,}|@\w|10\.\d{4,9}/|[^\W_]_[^\W_]|\\"
)
"""A pattern that addresses and paths have, and hardly any other text."""

FIRST_WITHOUT_SPACES = "\u0e00"
"""The first letter of Thai. All scripts before it in Unicode have spaces between words."""


OTHER_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029"
"""White space that looks like U+0020 or like nothing. Wider and narrower spaces are compared as they are."""

EXACT = dict.fromkeys(map(ord, STEERING + BREAKS)) | dict.fromkeys(map(ord, OTHER_SPACES), " ")
STEERED = re.compile(f"[{STEERING}{BREAKS}{OTHER_SPACES}]")


def exact(text: str) -> str:
    """A text in the form that is compared: no-break spaces become spaces, and format characters are left out."""
    return text.translate(EXACT) if STEERED.search(text) else text


class Squeezed(NamedTuple):
    """A text without white space, and its words. `text` has the white space, but no other unprinted characters.

    `optional` are the indexes of the characters before which a mark allows a line to end.
    """

    characters: str
    words: Sequence[str]
    text: str
    optional: frozenset[int] = frozenset()

    @property
    def gaps(self) -> tuple[int, ...]:
        """The indexes of the characters after white space."""
        return tuple(accumulate(map(len, self.words[:-1])))

    @property
    def lines(self) -> frozenset[int]:
        """The indexes of the characters after a newline."""
        *lines, _ = accumulate(len(line.split()) for line in self.text.split("\n"))
        gaps = (0, *self.gaps)
        return frozenset(gaps[words] for words in lines if 0 < words < len(gaps))

    def part(self, start: int, end: int) -> "Squeezed":
        """The text between two indexes."""
        lines = self.lines
        cuts = [start, *(gap for gap in self.gaps if start < gap < end), end]
        text = "".join(("\n" if left in lines else " ") + self.characters[left:right] for left, right in pairwise(cuts))
        return squeezed(text[1:])._replace(
            optional=frozenset(each - start for each in self.optional if start < each < end)
        )


def squeezed(text: str) -> Squeezed:
    """Take the white space out of a text."""
    optional: list[int] = []
    if not text.isascii():
        text = IGNORED_CHARACTERS.sub("", text)
        if "\u200b" in text or "\u00ad" in text:
            text, optional = without_breaks(text)
    words = text.split()
    return Squeezed("".join(words), words, text, frozenset(optional))


def without_breaks(text: str) -> tuple[str, list[int]]:
    """Remove the marks that allow a break. Return their indexes in the text without white space."""
    kept, optional, at = [], [], 0
    for character in text:
        if character in BREAKS:
            optional.append(at)
            continue
        kept.append(character)
        at += not character.isspace()
    return "".join(kept), optional


def with_addresses(text: Squeezed) -> Squeezed:
    """The text, in which a line may now end anywhere in an address: an address may be longer than a line."""
    inside: set[int] = set()
    end = 0
    for word in text.words:
        start, end = end, end + len(word)
        if ADDRESS_LIKE.search(word):
            inside.update(range(start + 1, end))
    return text._replace(optional=text.optional | inside) if inside else text


def same(expected: Squeezed, found: Squeezed) -> bool:
    """True when the texts differ only in their lines."""
    return expected.characters == found.characters and (expected.words == found.words or spacing_fits(expected, found))


def spacing_fits(expected: Squeezed, found: Squeezed) -> bool:
    """True when the spaces of a text, and only those, are spaces or line ends in the text that was found."""
    wanted, there = set(expected.gaps), set(found.gaps)
    if wanted == there:
        return True
    lines = found.lines
    return wanted <= there and all(
        gap in expected.optional or (gap in lines and (gap in found.optional or may_end_line(found.characters, gap)))
        for gap in there - wanted
    )


def may_end_line(characters: str, index: int) -> bool:
    """False when a line would end inside a word of a script with spaces between words."""
    return not all(
        character < FIRST_WITHOUT_SPACES and unicodedata.category(character)[0] in "LM"
        for character in characters[index - 1 : index + 1]
    )


def difference(expected: str, found: str) -> str:
    """The first difference of two texts, in words: `“…38.5 °C” is “…38.6 °C”`."""
    want, have = plain(expected), plain(found)
    at = next(
        (index for index, (a, b) in enumerate(zip(want, have, strict=False)) if a != b), min(len(want), len(have))
    )
    return f"“{excerpt(want, at)}” became “{excerpt(have, at)}”"


def plain(text: str) -> str:
    """A text for messages: without unprinted characters, and with single spaces."""
    return " ".join(IGNORED_CHARACTERS.sub("", text).split())


def excerpt(text: str, at: int) -> str:
    """The text around an index."""
    start, end = max(0, at - 20), at + 20
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
