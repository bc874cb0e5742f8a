"""The credits of a leaflet: who makes, wrote and reviewed it, and where readers can answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

ForLanguage = TypeVar("ForLanguage")


class Said(NamedTuple):
    """Words and their language (BCP 47)."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who wrote or reviewed a leaflet: the name, the role, and for a review its date."""

    name: Said
    role: Said | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Credits:
    """Who makes a leaflet, who wrote it and who reviewed it. Missing facts are not printed.

    `feedback` says where readers can say what they think, `formats` where they can ask for other languages and formats.
    """

    producer: Said | None = None
    authors: tuple[Contributor, ...] = ()
    reviewers: tuple[Contributor, ...] = ()
    feedback: Said | None = None
    formats: Said | None = None


NOBODY = Credits()
"""Empty credits."""


def said_in(wordings: Mapping[str, str], *languages: str) -> Said | None:
    """The words in the first of these languages (BCP 47) that has any."""
    found = ((language, for_language(wordings, language)) for language in languages)
    return next((Said(language, words) for language, words in found if words is not None), None)


def for_language(wordings: Mapping[str, ForLanguage], language: str) -> ForLanguage | None:
    """The value for a language (BCP 47) or a wider one: `pt` for `pt-BR`."""
    tag = language
    while tag and tag not in wordings:
        tag = tag.rpartition("-")[0]
    return wordings.get(tag)
