"""`fonts/fonts.yaml`: its shape, and the `Typefaces` that it becomes."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from leafletgen.library.schema.beside import present
from leafletgen.library.schema.fields import (
    NUMBER,
    Flag,
    LanguageTag,
    Plain,
    ScriptTag,
    file_name,
    matching_text,
    number,
)
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.typeface import Family, Typeface, Typefaces

FONT_SUFFIXES = (".ttf", ".otf")
LICENCES = (".txt", ".md")

Scale: TypeAlias = Annotated[float, BeforeValidator(number(0.5, 2, "1.05")), NUMBER]
Leading: TypeAlias = Annotated[float, BeforeValidator(number(1, 4, "1.4")), NUMBER]
Space: TypeAlias = Annotated[float, BeforeValidator(number(0, 1, "0.2")), NUMBER]
Hash: TypeAlias = Annotated[str, BeforeValidator(matching_text(re.compile("[0-9a-f]{64}"), "bad-hash"))]


class FontFile(Keys):
    """One font file."""

    WORDS: ClassVar[str] = "a font"
    file: Annotated[str, BeforeValidator(file_name("a font", FONT_SUFFIXES, folders=True))] = Field(
        description="The path of the file, from the folder fonts/."
    )
    sha256: Hash = Field(description="The SHA-256 of the file, which is checked whenever it is opened.")

    @field_validator("file")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return present(value, info)


class FamilyContent(Keys):
    """One family in two weights."""

    WORDS: ClassVar[str] = "a font family"
    family: Plain = Field(description="The name of the family.")
    scripts: list[ScriptTag] = Field(description="The scripts that it is for, in ISO 15924: [Latn].")
    languages: list[LanguageTag] = Field(
        [], description="The only languages that prefer it; if left out, all languages in its scripts."
    )
    scale: Scale = Field(1.0, description="Makes scripts look equally large; 1 is the type size itself.")
    leading: Leading = Field(1.3, description="The distance of baselines that most of its lines need, in type sizes.")
    word_space: Space = Field(0.0, description="The least width of a space, in ems; 0 for the font's own.")
    origin: Plain = Field(description="Where the files come from: package and version.")
    licence: Plain = Field(description="The licence, as an SPDX name like OFL-1.1.")
    licence_file: Annotated[str, BeforeValidator(file_name("a licence", LICENCES, folders=True))] = Field(
        description="The path of the licence's text, from the folder fonts/."
    )
    regular: FontFile = Field(description="The regular weight.")
    bold: FontFile = Field(description="The bold weight.")
    fallback: Flag = Field(False, description="true: also tried for characters that other families lack.")

    @field_validator("licence_file")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return present(value, info)


class FontsFile(Keys):
    """`fonts/fonts.yaml`: every family, in order of preference."""

    WORDS: ClassVar[str] = "fonts.yaml"
    families: list[FamilyContent] = Field(min_length=1, description="The families, in order of preference.")


def read_typefaces(document: Document, folder: Path) -> Typefaces:
    """The typefaces of a fonts folder. Raises Refused."""
    file = checked(document, FontsFile, folder=folder)
    families = [(_family(one, folder), one.fallback) for one in file.families]
    return Typefaces(
        families=tuple(family for family, fallback in families if not fallback),
        fallback=tuple(family for family, fallback in families if fallback),
    )


def joined_families(several: Iterable[Typefaces]) -> Typefaces:
    """The families of several folders, in order. Of several families with one name the first counts."""
    families: dict[str, tuple[Family, bool]] = {}
    for typefaces in several:
        for family in (*typefaces.families, *typefaces.fallback):
            families.setdefault(family.name, (family, family in typefaces.fallback))
    return Typefaces(
        families=tuple(family for family, fallback in families.values() if not fallback),
        fallback=tuple(family for family, fallback in families.values() if fallback),
    )


def _family(content: FamilyContent, folder: Path) -> Family:
    def typeface(font: FontFile, bold: bool) -> Typeface:
        return Typeface(content.family, bold, folder / font.file, font.sha256, content.word_space)

    return Family(
        name=content.family,
        scripts=tuple(content.scripts),
        regular=typeface(content.regular, bold=False),
        bold=typeface(content.bold, bold=True),
        languages=tuple(content.languages),
        scale=content.scale,
        leading=content.leading,
    )
