"""Checks that a text is in the language of its file: first by its letters, then by frequent words of the language."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from leafletgen.model.words import Words

SCRIPTS = {
    "Arab": "ARABIC", "Beng": "BENGALI", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Ethi": "ETHIOPIC", "Grek": "GREEK",
    "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Hebr": "HEBREW", "Kana": "KATAKANA", "Hira": "HIRAGANA", "Hani": "CJK",
    "Khmr": "KHMER", "Kore": "HANGUL", "Latn": "LATIN", "Mymr": "MYANMAR", "Taml": "TAMIL", "Thai": "THAI", "Syrc": "SYRIAC",
    "Telu": "TELUGU", "Mlym": "MALAYALAM", "Knda": "KANNADA", "Laoo": "LAO", "Sinh": "SINHALA", "Geor": "GEORGIAN", "Armn": "ARMENIAN",
}  # fmt: skip
"""The first word of the Unicode names of a script's letters, by ISO 15924."""

CHINESE = {"Hans": "gb2312", "Hant": "big5"}
"""Character sets of 1980 and 1984, each with the everyday characters of only one way of writing Chinese."""

FEWEST_LETTERS = 40
"""A text with fewer letters is not judged: a title may be in any script."""
LEAST_LEAD, LEAD = 3.0, 0.6
"""A text counts as another language if that has more frequent words by this number, and by this fraction of its own."""


def looks_like(text: str, tag: str, scripts: Mapping[str, str], words: Mapping[str, Words]) -> str:
    """The tag of the language that a text seems to be in, if that is not `tag`; else empty.

    `scripts` has the script (ISO 15924) of every language of the library, `words` its words. Texts of five sentences
    are enough.
    """
    letters = Counter(filter(None, map(letter_script, text)))
    if sum(letters.values()) < FEWEST_LETTERS:
        return ""
    own = scripts[tag]
    candidates = [
        other
        for other in scripts
        if other != tag and letters_share(letters, text, scripts[other]) > letters_share(letters, text, own) + 0.3
    ]
    if candidates:
        best = max(letters_share(letters, text, scripts[other]) for other in candidates)
        alike = [other for other in candidates if letters_share(letters, text, scripts[other]) == best]
        return max(alike, key=lambda other: frequent(text, words[other].common))
    rivals = [other for other in scripts if scripts[other] == own and words[other].common]
    if tag not in rivals:
        return ""
    shared = Counter(one for each in rivals for one in words[each].common)
    scores: dict[str, float] = {
        each: sum(count / shared[one] for one, count in frequent_words(text, words[each].common))
        - sum(count for letter, count in alphabet(text).items() if letter not in words[each].letters)
        for each in rivals
    }
    nearest = max(rivals, key=scores.__getitem__)
    return nearest if scores[nearest] - scores[tag] > max(LEAST_LEAD, scores[tag] * LEAD) else ""


def alphabet(text: str) -> Counter[str]:
    """The letters of a text, in small composed form, with their counts."""
    return Counter(filter(str.isalpha, unicodedata.normalize("NFC", text.replace("İ", "i").lower())))


def letter_script(character: str) -> str:
    """The first word of a letter's Unicode name; empty for other characters."""
    return unicodedata.name(character, "").split(" ", 1)[0] if character.isalpha() else ""


def letters_share(letters: Counter[str], text: str, script: str) -> float:
    """The fraction of a text's letters that a language in this script may have, from 0 to 1."""
    total = sum(letters.values())
    chinese = sum(count for name, count in letters.items() if name.startswith("CJK"))
    kana = letters["HIRAGANA"] + letters["KATAKANA"]
    match script:
        case "Hans" | "Hant":
            other = "Hant" if script == "Hans" else "Hans"
            foreign = apart(text, CHINESE[other], CHINESE[script])
            return 0.0 if kana > total / 20 else max(0.0, chinese - 10 * foreign) / total
        case "Jpan":
            return (chinese + kana) / total if kana > total / 20 else 0.0
        case "Kore":
            return letters["HANGUL"] / total
        case _:
            return letters[SCRIPTS.get(script, "")] / total


def apart(text: str, here: str, there: str) -> int:
    """The number of Chinese characters of a text that the set `here` has and `there` lacks."""
    return sum(
        character >= "\u4e00" and encodable(character, here) and not encodable(character, there) for character in text
    )


def encodable(character: str, encoding: str) -> bool:
    """True when a character set has a character."""
    return bool(character.encode(encoding, "ignore"))


def frequent_words(text: str, common: Iterable[str]) -> list[tuple[str, int]]:
    """The frequent words of a language in a text, with their counts."""
    found = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    return [(word, found[word]) for word in common if found[word]]


def frequent(text: str, common: Iterable[str]) -> int:
    """The number of a language's frequent words in a text."""
    return sum(count for _, count in frequent_words(text, common))
