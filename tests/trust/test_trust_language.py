"""A text in another language than its file says is told by its letters and words."""

import re
from functools import cache

import pytest
from languages import LIBRARY, TAGS, strings, words

from leafletgen.trust.which_language import looks_like

SENTENCE_END = re.compile(r"(?<=[.!?。؟।။៖។])\s*")
MISSED = {("es", "pt")}
"""Texts of five sentences that are too like the neighbour's language, of 11,000 pairs: one of Spanish, as Portuguese."""


@cache
def texts_of_five(tag: str) -> list[str]:
    """The shipped leaflet in pieces of five sentences."""
    whole = " ".join(text.plain for text in strings(tag))
    sentences = [one for one in SENTENCE_END.split(whole) if len(one) > 15]
    return [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences) - 5, 5)]


@cache
def known() -> dict[str, str]:
    """The script of every language."""
    return {tag: LIBRARY.language(tag).script for tag in TAGS}


@pytest.mark.parametrize("declared", TAGS)
def test_five_sentences_tell_the_language(declared: str) -> None:
    """Under each language's name, its own texts raise no alarm, and those of every other language are recognised."""
    every = {tag: words(tag) for tag in TAGS}
    missed = []
    for tag in TAGS:
        for text in texts_of_five(tag):
            found = looks_like(text, declared, known(), every)
            assert (found == "") if tag == declared else (found in {tag, ""}), (tag, text)
            missed += [tag] if tag != declared and not found else []
    assert len(missed) <= sum(pair[1] == declared for pair in MISSED), missed


def test_a_short_text_is_not_judged() -> None:
    """A title may be in any script: `COVID-19` under Arabic is no alarm."""
    assert looks_like("COVID-19: PCR", "ar", known(), {tag: words(tag) for tag in TAGS}) == ""
