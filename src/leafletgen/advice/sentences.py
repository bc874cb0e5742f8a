"""A text as sentences, words and syllables, in languages that put spaces between words."""

import re
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[.!?…।۔؟]+[\"'”’»)\]]*\s+")
ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
"""What a whole sentence ends with, and an item of a list often does not."""
ENDS_NO_SENTENCE = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|approx|ca|bzw|usw|vs|etc|e\.g|i\.e|z\.B|d\.h|p\.ej|np|m\.in|т\.е|т\.д)\.$"
)
"""What ends with a full stop and ends no sentence."""
VOWELS = {
    "de": "aeiouyäöü", "en": "aeiouy", "es": "aeiouáéíóúü", "fr": "aeiouyàâéèêëîïôùûüœæ", "it": "aeiouàèéìíòóùú",
    "pl": "aeiouyąęó", "ru": "аеёиоуыэюя",
}  # fmt: skip
"""The vowels of the languages whose syllables are counted."""
STRONG_SPANISH = "aeoáéíóú"
"""Vowels of Spanish and Italian that make a syllable each, beside another vowel too."""
SILENT = re.compile(r"(?:[^aeiouy]e|[^aeiouytd]ed|[^aeiouysxzc]es)$")
"""Endings of English words without a vowel that is heard: made, helped, times."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas of reading count in a text."""

    sentences: int
    words: int
    letters: int
    syllables: int
    words_of_one_syllable: int
    words_of_three_syllables: int
    words_of_four_syllables: int
    words_of_seven_letters: int


def sentences(text: str) -> list[str]:
    """The sentences of a text. A full stop behind an abbreviation, or before a small letter, ends none."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        following = text[end.end() : end.end() + 1]
        if following.islower() or ENDS_NO_SENTENCE.search(text[start : end.end()].rstrip()):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def words_in(text: str) -> list[str]:
    """The words and numbers of a text: what stands between spaces, if it has a letter or a digit."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def syllable_count(word: str, language: str) -> int:
    """How many syllables a word has, at least one."""
    word = word.casefold()
    if language in {"pl", "ru"}:
        # Each vowel is a syllable; in Polish an i before a vowel only softens the letter before it.
        spoken = re.sub(r"i(?=[aeouyąęó])", "", word) if language == "pl" else word
        return max(1, sum(letter in VOWELS[language] for letter in spoken))
    groups = re.findall(f"[{VOWELS[language]}]+", word)
    count = len(groups)
    if language in {"es", "it"}:
        count = sum(max(1, sum(letter in STRONG_SPANISH for letter in group)) for group in groups)
    elif language == "en":
        count -= bool(SILENT.search(word)) and not re.search(r"[^aeiouy]le$", word)
        count += len(re.findall(r"(?<![ct])i[ao](?!us|n)|(?<!p)eo|(?<=[aeiouy][^aeiouy])ea$|[^aeiou]ism$", word))
    elif language == "fr":
        count -= bool(re.search(r"[^aeiouyéè](?:e|es|ent)$", word))
    elif language == "de":
        count += len(re.findall(r"(?<!e)ie(?=n$)|eu(?=m$)", word)) + len(re.findall(r"[aou]e(?=[^aeiou])[iy]", word))
    return max(1, count)


def counts(texts: list[str], language: str) -> Counts:
    """What the formulas count in the whole sentences of a leaflet. Items of two words would make any text look easy."""
    said = [sentence for text in texts for sentence in sentences(text) if ENDED.search(sentence)]
    spoken = [word for sentence in said for word in words_in(sentence) if any(map(str.isalpha, word))]
    syllabic = [syllable_count(word, language) for word in spoken]
    return Counts(
        sentences=len(said),
        words=len(spoken),
        letters=sum(sum(map(str.isalpha, word)) for word in spoken),
        syllables=sum(syllabic),
        words_of_one_syllable=sum(count == 1 for count in syllabic),
        words_of_three_syllables=sum(count >= 3 for count in syllabic),
        words_of_four_syllables=sum(count >= 4 for count in syllabic),
        words_of_seven_letters=sum(sum(map(str.isalpha, word)) > 6 for word in spoken),
    )
