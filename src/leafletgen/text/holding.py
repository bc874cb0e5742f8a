"""Finds text that is held: kept on one line if a line has room for it. Only a unit is kept on one line always.

A number is held with the word behind it: `7 men`, `2 tablets`, `1 day`. In headings of languages without
spaces a line ends between phrases or words, not inside one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from icu4py.breakers import LineBreaker, WordBreaker

NUMBER_AND_WORD = re.compile(r"(?<![^\s([{«“„‘/])[^\w\s]*+\d(?:[^\w\s]?\d)*+[^\w\s.,;:!?…،؛۔।)\]}]?\s+(?=[^\W\d_])")
"""A number, perhaps with signs before and behind it, and the space before a word. Not if a sentence ends at the number."""

NUMBER_AND_COUNTER = re.compile(r"\d(?=[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""A digit and the Chinese or Japanese word that it counts: `7人`."""

PARTICLES = frozenset("的了吗嗎呢吧们們地得着著过過么麼")
"""Chinese particles belong to the word before them, and do not begin a line."""

PHRASED = frozenset({"ja", "zh"})
"""In these languages a heading is broken only between phrases or words."""


def is_phrased(language: str) -> bool:
    """True for a language (BCP 47) whose headings need phrases."""
    return language.partition("-")[0] in PHRASED


def held_units(text: str, parts: Sequence[str], language: str, *, heading: bool) -> frozenset[int]:
    """The indexes of the parts that stay on the line of the part before if a line has room for both.

    No line may break inside one of `parts`; `language` is BCP 47.
    """
    places = set(numbered_words(text))
    if heading and is_phrased(language):
        places |= inside_phrases(text, language)
    if not places:
        return frozenset()
    starts = accumulate(map(len, parts[:-1]))
    return frozenset([number for number, start in enumerate(starts, 1) if start in places])


def numbered_words(text: str) -> Iterator[int]:
    """The start of each word behind a number."""
    for pattern in (NUMBER_AND_WORD, NUMBER_AND_COUNTER):
        for found in pattern.finditer(text):
            yield found.end()


def inside_phrases(text: str, language: str) -> set[int]:
    """The places inside a Japanese phrase or a Chinese word: between two letters, except at the end of one."""
    if language.startswith("ja"):
        ends = set(accumulate(map(len, LineBreaker(text, f"{language}-u-lb-strict-lw-phrase"))))
    else:
        ends = {
            end for end in accumulate(map(len, WordBreaker(text, language))) if text[end : end + 1] not in PARTICLES
        }
    return set(range(1, len(text))) - ends
