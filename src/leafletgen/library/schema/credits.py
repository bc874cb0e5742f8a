"""Who speaks in a leaflet, as files say it: words in one language or in several, and people with their roles."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema

from leafletgen.library.schema.fields import SCALAR, Day, LanguageTag, Plain
from leafletgen.library.schema.validation import PRINTED_TEXT, Keys
from leafletgen.model.credits import Contributor, Said, said_in

UNMARKED = "und"
"""What stands for the language of words that are given once (BCP 47, `und`: undetermined)."""


def _by_language(value: object) -> object:
    """Words that are given once, as a mapping with no language."""
    return {UNMARKED: value} if isinstance(value, str) else value


Wordings: TypeAlias = Annotated[
    dict[LanguageTag, Plain],
    Field(min_length=1),
    BeforeValidator(_by_language),
    WithJsonSchema({"anyOf": [SCALAR, {"type": "object", "additionalProperties": SCALAR}]}),
    PRINTED_TEXT,
]
"""Words in the language of their file, or in several: `{en: Ward 4, ar: …}`."""


def by_language(wordings: Mapping[str, str] | None, own: str) -> dict[str, str]:
    """The words by language; what is given once is in the `own` language of its file (BCP 47)."""
    return {own if tag == UNMARKED else tag: words for tag, words in (wordings or {}).items()}


class AuthorKeys(Keys):
    """Somebody who wrote the leaflet."""

    WORDS: ClassVar[str] = "an author"
    name: Plain = Field(description="The name, as it is to be printed.")
    role: Wordings | None = Field(None, description="The profession, in one language or several: {en: urologist}.")

    def contributor(self, own: str, language: str, on: date | None = None) -> Contributor:
        """The author as a leaflet in a language names them, in a file of the `own` language (BCP 47)."""
        return Contributor(Said(own, self.name), said_in(by_language(self.role, own), language, own), on)


class ReviewerKeys(AuthorKeys):
    """Somebody who reviewed the leaflet."""

    WORDS: ClassVar[str] = "a reviewer"
    date: Day = Field(description="When the review was made, like 2026-11-20.")
