"""The credits in the form of a file: words in one language or in several, and people with their roles."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema

from leafletgen.library.schema.fields import SCALAR, Day, LanguageTag, Plain
from leafletgen.library.schema.validation import PRINTED_TEXT, Keys
from leafletgen.model.credits import Contributor, Said, said_in

UNMARKED = "und"
"""The tag for words without a named language (BCP 47, `und`: undetermined)."""


def _by_language(value: object) -> object:
    """Words without a language as a mapping, with the tag `und`."""
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
    """The words by language. Words without a named language are in the file's `own` language (BCP 47)."""
    return {own if tag == UNMARKED else tag: words for tag, words in (wordings or {}).items()}


class AuthorKeys(Keys):
    """Somebody who wrote the leaflet."""

    WORDS: ClassVar[str] = "an author"
    name: Plain = Field(description="The name, printed as written.")
    role: Wordings | None = Field(None, description="The profession, in one language or several: {en: urologist}.")

    def contributor(self, own: str, language: str, on: date | None = None) -> Contributor:
        """The author as a leaflet in a language names them. `own` is the language of the file (BCP 47)."""
        return Contributor(Said(own, self.name), said_in(by_language(self.role, own), language, own), on)


class ReviewerKeys(AuthorKeys):
    """Somebody who reviewed the leaflet."""

    WORDS: ClassVar[str] = "a reviewer"
    date: Day = Field(description="When the review was made, like 2026-11-20.")
