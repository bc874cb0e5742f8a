"""The rules of advice on single texts: sentences, risks, percentages, words of the trade."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from leafletgen.advice.sentences import sentences, words_in
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.problems.catalogue import problem

LONGEST_SENTENCE = 20
MOST_SENTENCES = 4
SHOWN_WORDS = 6
WORDS_RUN_TOGETHER = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages that put no spaces between words, of which no sentence is counted."""
PERCENT = re.compile(
    r"\d+(?:[.,]\d+)?[\s\u00a0\u202f]*(?:%|٪|﹪|％|per cent\b|percent\b)|[%٪][\s\u00a0]*\d", re.IGNORECASE
)
OUT_OF = re.compile(
    r"(?<![\d.,])(?:10|100|1[.,\s\u00a0\u202f]?000|10[.,\s\u00a0\u202f]?000|1[.,\s\u00a0\u202f]?000[.,\s\u00a0\u202f]?000)(?![\d%٪])"
)
"""Of how many people a share is told: a round number beside the percentage."""
WORDS_BEHIND = 5
"""Words around a percentage among which its substance is looked for."""
ANY_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a quarter|a third|none|nobody|everyone|everybody)\b",
    re.IGNORECASE,
)
EXPLAINED = re.compile(r"\s*(?:[(:]|[,–—-]\s*(?:a|an|the|that|which|or)\s)")
"""What follows a word that the text explains itself."""
CALLED = re.compile(r"(?:\(|\bcalled|\bknown as|\bterm|\bmeans|[\"“‘])\s*(?:a|an|the)?\s*[\"“‘]?$", re.IGNORECASE)
"""What stands before a word that the text explains itself."""


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text with its place: `paragraph` for running text, `context` what is read with it: its heading and its neighbours."""

    text: str
    place: Place
    paragraph: bool = False
    context: str = ""


@dataclass(frozen=True)
class WatchedWords:
    """The words that the rules look for in one language, from its file of data; none in a language without one."""

    language: str
    explained: frozenset[str] = field(default=frozenset())

    @cached_property
    def _data(self) -> dict[str, object]:
        path = Path(__file__).with_name("english.toml")
        return tomllib.loads(path.read_text("utf-8")) if self.language.partition("-")[0] == "en" else {}

    @cached_property
    def jargon(self) -> dict[str, str]:
        """The plain words for words of the trade."""
        table = self._data.get("jargon", {})
        return {str(word): str(plain) for word, plain in table.items()} if isinstance(table, dict) else {}

    @cached_property
    def jargon_pattern(self) -> re.Pattern[str]:
        """Finds words of the trade."""
        return words_pattern(self.jargon)

    @cached_property
    def how_often(self) -> re.Pattern[str]:
        """Finds words for how often something happens."""
        return words_pattern(self._words("how_often"))

    @cached_property
    def not_how_often(self) -> re.Pattern[str]:
        """Finds the same words where they say nothing of how often."""
        return words_pattern(self._words("not_how_often"))

    @cached_property
    def strengths(self) -> re.Pattern[str]:
        """Finds what a percentage is the strength of."""
        return words_pattern(self._words("strengths"))

    def _words(self, name: str) -> list[str]:
        listed = self._data.get(name, [])
        return [str(word) for word in listed] if isinstance(listed, list) else []


def words_pattern(listed: "dict[str, str] | list[str]") -> re.Pattern[str]:
    """A pattern for any of some words, the longest first."""
    longest = sorted(listed, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE) if longest else re.compile("(?!)")


def long_sentences(passage: RunningText, vocabulary: WatchedWords) -> Iterator[Diagnostic]:
    """Sentences of more than twenty words."""
    if vocabulary.language.partition("-")[0] in WORDS_RUN_TOGETHER:
        return
    for sentence in sentences(passage.text):
        found = words_in(sentence)
        if len(found) > LONGEST_SENTENCE:
            begin = " ".join(sentence.split()[:SHOWN_WORDS])
            yield problem("long-sentence", passage.place, count=len(found), begin=begin)


def long_paragraphs(passage: RunningText, _: WatchedWords) -> Iterator[Diagnostic]:
    """Paragraphs of more than four sentences."""
    count = len(sentences(passage.text))
    if passage.paragraph and count > MOST_SENTENCES:
        yield problem("long-paragraph", passage.place, count=count)


def risks_without_numbers(passage: RunningText, vocabulary: WatchedWords) -> Iterator[Diagnostic]:
    """Words for how often something happens, with no number in the same passage or beside it."""
    if ANY_NUMBER.search(f"{passage.text} {passage.context}"):
        return
    text = vocabulary.not_how_often.sub("", passage.text)
    for found in dict.fromkeys(one[0].casefold() for one in vocabulary.how_often.finditer(text)):
        yield problem("risk-without-number", passage.place, word=found)


def percentages_alone(passage: RunningText, vocabulary: WatchedWords) -> Iterator[Diagnostic]:
    """Percentages that do not say of how many people, and are no strength of a medicine."""
    if OUT_OF.search(f"{passage.text} {passage.context}"):
        return
    for found in PERCENT.finditer(passage.text):
        around = [
            *passage.text[: found.start()].split()[-WORDS_BEHIND:],
            *passage.text[found.end() :].split()[:WORDS_BEHIND],
        ]
        if not vocabulary.strengths.search(" ".join(around)):
            yield problem("percentage-alone", passage.place, value=found[0])


def words_of_the_trade(passage: RunningText, vocabulary: WatchedWords) -> Iterator[Diagnostic]:
    """Words of the trade that neither the passage nor a list of terms explains."""
    for found in vocabulary.jargon_pattern.finditer(passage.text):
        word = found[0].casefold()
        before, after = passage.text[: found.start()], passage.text[found.end() :]
        if word in vocabulary.explained or EXPLAINED.match(after) or CALLED.search(before):
            continue
        yield problem("jargon", passage.place, word=found[0], plain=vocabulary.jargon[word])


RULES = (long_sentences, long_paragraphs, risks_without_numbers, percentages_alone, words_of_the_trade)
"""The rules on single texts, in the order in which they are reported."""
