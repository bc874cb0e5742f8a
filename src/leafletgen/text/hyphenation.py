"""Where words may be hyphenated: Liang's algorithm with the patterns of TeX, which are beside this module unchanged.

Each pattern file names its author and licence. The patterns are part of the program, not an installed library:
otherwise the version that is installed would decide where a word of a leaflet is divided.
"""

import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from leafletgen.text import ucd
from leafletgen.text.breaking import clusters

PATTERNS_FOLDER = Path(__file__).with_name("hyphenation_patterns")

PATTERN_FILES = {
    "bs": "hr", "cnr": "hr", "de": "de-1996", "el": "el-monoton", "en": "en-gb", "fi": "fi-x-school", "ku": "kmr",
    "mn": "mn-cyrl", "nb": "no", "nn": "no", "sh": "hr", "sr": "sh-cyrl", "sr-latn": "sh-latn",
}  # fmt: skip
"""The pattern file of each language whose file is not named by its tag."""

OF_SCRIPT = {
    "Beng": "bn", "Cyrl": "ru", "Deva": "hi", "Geor": "ka", "Grek": "el-monoton", "Gujr": "gu", "Guru": "pa",
    "Knda": "kn", "Latn": "en-gb", "Mlym": "ml", "Orya": "or", "Taml": "ta", "Telu": "te",
}  # fmt: skip
"""The pattern file of a script, for words that are foreign to their text: a Cyrillic word in English."""

LEAST_LETTERS = 3
"""The fewest letters before and after a hyphen: `re-` at the end of a line helps nobody."""

COMMENT = re.compile("%.*")
LISTS = re.compile(r"\\(patterns|hyphenation)\s*\{([^}]*)\}")
PATTERN_DIGITS = re.compile("[0-9]")
BEFORE_LETTERS = re.compile("([0-9]?)(?:[^0-9]|$)")


class HyphenationPatterns(NamedTuple):
    """The patterns of a language: letters with the weight of each place between them, and words with their hyphens."""

    weights: dict[str, tuple[int, ...]]
    words: dict[str, tuple[int, ...]]
    longest: int
    script: str


def hyphenation_points(word: str, language: str, *, foreign: bool) -> list[int]:
    """Where a word may be hyphenated, as indexes into it.

    `language` is that of the text (BCP 47); a `foreign` word is in a script that the language does not use.
    """
    patterns = patterns_of(language, ucd.script(word[0]), foreign)
    if patterns is None:
        return []
    letters, ends = folded_word(word, language)
    points = patterns.words.get(letters) or weighed(letters, patterns)
    return [ends[point] for point in points if point in ends and LEAST_LETTERS <= point <= len(letters) - LEAST_LETTERS]


def folded_word(word: str, language: str) -> tuple[str, dict[int, int]]:
    """A word in small, composed letters, as patterns have it; and for each place in it the place in the word."""
    folded = ""
    ends = {}
    at = 0
    for cluster in clusters(word):
        folded += "".join([small_letter(character, language) for character in normalize("NFC", cluster)])
        at += len(cluster)
        ends[len(folded)] = at
    return folded, ends


def small_letter(character: str, language: str) -> str:
    """The small letter of a capital. Turkish and Azeri have two kinds of i."""
    if character in "Iİ" and language.partition("-")[0] in {"az", "tr"}:
        return "ı" if character == "I" else "i"
    lower = character.lower()
    return lower if len(lower) == 1 else character


def weighed(letters: str, patterns: HyphenationPatterns) -> list[int]:
    """The places at which the heaviest pattern has an odd weight (Liang 1983)."""
    text = f".{letters}."
    weights = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + patterns.longest) + 1):
            for place, weight in enumerate(patterns.weights.get(text[start:end], ()), start):
                weights[place] = max(weights[place], weight)
    return [place - 1 for place in range(2, len(text) - 1) if weights[place] % 2]


def patterns_of(language: str, script: str, foreign: bool) -> HyphenationPatterns | None:
    """The patterns for a word in a script. A word that is `foreign` to its text has the patterns of its script.

    None where there are none.
    """
    if foreign:
        return read_patterns(OF_SCRIPT[script]) if script in OF_SCRIPT else None
    parts = language.lower().split("-")
    for count in range(len(parts), 0, -1):
        tag = "-".join(parts[:count])
        name = PATTERN_FILES.get(tag, tag)
        if (PATTERNS_FOLDER / f"hyph-{name}.tex").exists():
            own = read_patterns(name)
            return own if own.script == script else None
    return None


@cache
def read_patterns(name: str) -> HyphenationPatterns:
    """Read a pattern file, once a process, when it is first needed: only some leaflets hyphenate."""
    text = COMMENT.sub("", (PATTERNS_FOLDER / f"hyph-{name}.tex").read_text(encoding="utf-8"))
    weights: dict[str, tuple[int, ...]] = {}
    words: dict[str, tuple[int, ...]] = {}
    for kind, entries in LISTS.findall(text):
        for entry in entries.split():
            if kind == "patterns":
                letters = PATTERN_DIGITS.sub("", entry)
                weights[letters] = tuple([int(digit or 0) for digit in BEFORE_LETTERS.findall(entry)])
            else:
                words[entry.replace("-", "")] = tuple(hyphens(entry))
    letter = next(character for entry in weights for character in entry if character.isalpha())
    return HyphenationPatterns(weights, words, max(map(len, weights)), ucd.script(letter))


def hyphens(entry: str) -> list[int]:
    """The places of the hyphens of a word."""
    ends = list(accumulate(map(len, entry.split("-"))))
    return ends[:-1]
