"""`languages/words/<tag>.yaml`: its shape, and the `Words` that it becomes."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from leafletgen.library.schema.fields import NUMBER, Plain, whole_number
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.language import Language
from leafletgen.model.words import Words

UnitName: TypeAlias = Literal[
    "mcg", "mg", "g", "kg", "ml", "l", "teaspoon", "tablespoon", "drop", "mm", "cm", "m", "km", "percent", "celsius",
    "second", "minute", "hour", "day", "week", "month", "year",
]  # fmt: skip
"""The units that a file may name."""


class WordsFile(Keys):
    """`languages/words/<tag>.yaml`: what a language calls numbers and units."""

    WORDS: ClassVar[str] = "words for numbers and units"

    decimal: Plain = Field(description="The mark before tenths: a full stop or a comma.")
    group: str = Field(description="The mark between thousands, as in 1,000.")
    numbers: dict[str, Annotated[int, BeforeValidator(whole_number(10**12)), NUMBER]] = Field(
        description="Words for numbers with their values, like twelve: 12."
    )
    units: dict[UnitName, list[Plain]] = Field(
        description="The names of each unit in all their forms: day: [day, days]."
    )
    letters: str = Field("", description="All letters of the language, if other languages share its script.")
    common: list[Plain] = Field([], description="Its most frequent short words, if other languages share its script.")


def read_words(document: Document, language: Language) -> Words:
    """The words in a file, with the months of the language. Raises Refused."""
    file = checked(document, WordsFile)
    return Words(
        decimal=file.decimal,
        group=file.group,
        numbers=file.numbers,
        units={name: unit for unit, names in file.units.items() for name in names},
        months=language.months,
        letters=frozenset(file.letters),
        common=frozenset(file.common),
    )
