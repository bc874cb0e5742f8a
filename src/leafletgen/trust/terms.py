"""The terms that a library requires: where the source has one, a translation has what the glossary calls it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from leafletgen.trust.quantities import whole_word

Glossary: TypeAlias = Sequence[Mapping[str, tuple[str, ...]]]
"""The terms of a library: the forms of each, by language."""


@dataclass(frozen=True, slots=True)
class RequiredTerm:
    """One term: the forms in which the source may have it, and those of which the translation must have one."""

    source: tuple[str, ...]
    translation: tuple[str, ...]


def required_terms(glossary: Glossary, source: str, language: str) -> tuple[RequiredTerm, ...]:
    """The terms of a glossary that count for a translation from one language into another."""
    return tuple(
        RequiredTerm(term[source], forms)
        for term in glossary
        if source in term and (forms := term.get(language) or term.get(language.partition("-")[0], ()))
    )


def missing_terms(source: str, translation: str, required: Sequence[RequiredTerm]) -> Iterator[tuple[str, str]]:
    """Each term that a string of the source has and its translation lacks: as the source has it, and what is required.

    In the source it is a word by itself; in the translation it may have endings, and in many scripts prefixes.
    """
    here = as_compared(translation)
    for term in required:
        found = next(
            (form for form in term.source if re.search(whole_word(as_compared(form)), as_compared(source))), ""
        )
        if found and not any(as_compared(form) in here for form in term.translation):
            yield found, " / ".join(term.translation)


def as_compared(text: str) -> str:
    """A text in which the same words are the same characters: composed, in small letters."""
    return unicodedata.normalize("NFC", text).casefold()
