"""`glossary.yaml`: what a library calls its terms in each language."""

from typing import ClassVar

from pydantic import Field

from leafletgen.library.schema.fields import LanguageTag, Plain
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.trust.terms import Glossary


class GlossaryFile(Keys):
    """`glossary.yaml`: terms that every translation must have as the library writes them."""

    WORDS: ClassVar[str] = "glossary.yaml"
    terms: list[dict[LanguageTag, list[Plain]]] = Field(
        min_length=1, description="Each term by language, in all forms that will do: {en: [warfarin], es: [warfarina]}."
    )


def read_glossary(document: Document) -> Glossary:
    """The glossary of a library. Raises Refused."""
    file = checked(document, GlossaryFile)
    return tuple({tag: tuple(forms) for tag, forms in term.items()} for term in file.terms)
