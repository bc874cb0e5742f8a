"""Two texts compared character for character; only white space may differ, and only where it may.

A text of the leaflet has white space between words. What is found on a page has white space there too, or a new line;
besides, a line may end inside what is one word to the leaflet only where its script allows it: Thai, Khmer, Chinese and
others have no spaces between words, but `cal` at the end of a line and `cium` on the next is a mistake.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

IGNORED = re.compile("[\u2060\ufeff\u200e\u200f\u061c\u2066-\u2069]")
"""Characters that steer text and are never printed; joiners (U+200C, U+200D) are not among them: they are spelling."""

BREAKS = "\u200b\u00ad"
"""Where an author allows a line to end: never printed, but for the hyphen that U+00AD becomes at the end of a line."""

FIRST_WITHOUT_SPACES = "\u0e00"
"""Thai; the scripts before it all put spaces between words."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without its white space: `gaps` are the indexes before which there was some, `lines` those of new lines.

    `optional` are the indexes before which the author allows a line to end.
    """

    characters: str
    gaps: tuple[int, ...]
    lines: frozenset[int] = frozenset()
    optional: frozenset[int] = frozenset()

    def part(self, start: int, end: int) -> "Squeezed":
        """The text between two indexes."""
        first, last = bisect_left(self.gaps, start + 1), bisect_left(self.gaps, end)
        gaps = tuple(gap - start for gap in self.gaps[first:last])
        return Squeezed(
            self.characters[start:end],
            gaps,
            frozenset(gap for gap in gaps if gap + start in self.lines),
            frozenset(each - start for each in self.optional if start < each < end),
        )


def squeezed(text: str) -> Squeezed:
    """Take the white space out of a text, and remember where it was."""
    optional: list[int] = []
    if not text.isascii():
        text = IGNORED.sub("", text)
        if "\u200b" in text or "\u00ad" in text:
            text, optional = without_breaks(text)
    words: list[str] = []
    lines: set[int] = set()
    for line in text.split("\n"):
        if words:
            lines.add(len(words))
        words += line.split()
    ends = list(accumulate(map(len, words)))
    return Squeezed(
        "".join(words),
        tuple(ends[:-1]),
        frozenset(ends[count - 1] for count in lines if count < len(words)),
        frozenset(optional),
    )


def without_breaks(text: str) -> tuple[str, list[int]]:
    """Take out the author's break opportunities; return them as indexes into the text without white space."""
    kept, optional, at = [], [], 0
    for character in text:
        if character in BREAKS:
            optional.append(at)
            continue
        kept.append(character)
        at += not character.isspace()
    return "".join(kept), optional


def same(expected: Squeezed, found: Squeezed) -> bool:
    """True when the texts are the same but for lines."""
    return expected.characters == found.characters and spacing_fits(expected, found)


def spacing_fits(expected: Squeezed, found: Squeezed) -> bool:
    """True when every space of a text is a space or line end in what was found, and nothing else is."""
    if expected.gaps == found.gaps:
        return True
    wanted = set(expected.gaps)
    there = set(found.gaps)
    return wanted <= there and all(
        gap in expected.optional or (gap in found.lines and may_end_line(found.characters, gap))
        for gap in there - wanted
    )


def may_end_line(characters: str, index: int) -> bool:
    """True unless a line would end inside a word of a script that puts spaces between words."""
    return not all(
        character < FIRST_WITHOUT_SPACES and unicodedata.category(character)[0] in "LM"
        for character in characters[index - 1 : index + 1]
    )


def difference(expected: str, found: str) -> str:
    """Words for the first place where two texts differ: `“…38.5 °C” is “…38.6 °C”`."""
    want, have = plain(expected), plain(found)
    at = next(
        (index for index, (a, b) in enumerate(zip(want, have, strict=False)) if a != b), min(len(want), len(have))
    )
    return f"“{excerpt(want, at)}” became “{excerpt(have, at)}”"


def plain(text: str) -> str:
    """A text for people: without what is not printed, white space made one space."""
    return " ".join(IGNORED.sub("", text).split())


def excerpt(text: str, at: int) -> str:
    """The text around an index."""
    start, end = max(0, at - 20), at + 20
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
