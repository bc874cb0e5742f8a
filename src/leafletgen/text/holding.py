"""What stays on one line where a line has room for it, besides what no line ever breaks.

A number stays with the word behind it: `7 men`, `2 tablets`, `1 day`. In the headings of languages that are written without
spaces a line ends between phrases or words, not inside one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from icu4py.breakers import LineBreaker, WordBreaker

NUMBER_AND_WORD = re.compile(r"(?<![^\s([{«“„‘/])[^\w\s]*+\d(?:[^\w\s]?\d)*+[^\w\s.,;:!?…،؛۔।)\]}]?\s+(?=[^\W\d_])")
"""A number, with a sign before and behind it, and the space before a word. Where a sentence ends at it, it has no noun."""

NUMBER_AND_COUNTER = re.compile(r"\d(?=[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""A digit and the Chinese or Japanese word that it counts: `7人`."""

PARTICLES = frozenset("的了吗嗎呢吧们們地得着著过過么麼")
"""What belongs to the Chinese word before it, and heads no line."""

PHRASED = frozenset({"ja", "zh"})
"""Languages of which a heading is broken between phrases, or between words."""


def is_phrased(language: str) -> bool:
    """True for a language (BCP 47) whose headings need phrases."""
    return language.partition("-")[0] in PHRASED


def held_units(text: str, parts: Sequence[str], language: str, *, heading: bool) -> frozenset[int]:
    """The parts of a text, by their number, that stand on the line of the part before if a line has room for both.

    `parts` are what no line may break; `language` is BCP 47.
    """
    places = set(numbered_words(text))
    if heading and is_phrased(language):
        places |= inside_phrases(text, language)
    if not places:
        return frozenset()
    starts = accumulate(map(len, parts[:-1]))
    return frozenset([number for number, start in enumerate(starts, 1) if start in places])


def numbered_words(text: str) -> Iterator[int]:
    """Where a word begins that a number stands before."""
    for pattern in (NUMBER_AND_WORD, NUMBER_AND_COUNTER):
        for found in pattern.finditer(text):
            yield found.end()


def inside_phrases(text: str, language: str) -> set[int]:
    """The places inside a phrase of Japanese, or inside a word of Chinese: all between two letters that are no end of one."""
    if language.startswith("ja"):
        ends = set(accumulate(map(len, LineBreaker(text, f"{language}-u-lb-strict-lw-phrase"))))
    else:
        ends = {
            end for end in accumulate(map(len, WordBreaker(text, language))) if text[end : end + 1] not in PARTICLES
        }
    return set(range(1, len(text))) - ends
