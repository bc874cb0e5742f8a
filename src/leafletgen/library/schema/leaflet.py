"""The shape of `leaflet.yaml` and `<language>.yaml`: which keys there are, and what may stand behind each."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationInfo, field_validator

from leafletgen.library.pictures import DRAWINGS, PICTURES
from leafletgen.library.schema.beside import picture
from leafletgen.library.schema.fields import (
    Day,
    Id,
    LanguageTag,
    Plain,
    Prose,
    Spoken,
    Version,
    choice,
    file_name,
    refuse,
)
from leafletgen.library.schema.validation import Context, Keys


class Role(StrEnum):
    """Who may sign a text."""

    CLINICIAN = "clinician"
    TRANSLATOR = "translator"


class FactsFile(Keys):
    """`leaflet.yaml`: what is true of a leaflet in every language."""

    WORDS: ClassVar[str] = "leaflet.yaml"

    id: Id = Field(description="The name of the folder that the leaflet is in.")
    version: Version = Field(description="The version of the text, like '1.0'. Signatures are for one version.")
    published: Day = Field(description="When this version was published, like 2026-11-22.")
    review_by: Day = Field(description="By when the text must be looked at again, like 2028-11-22.")
    source_language: LanguageTag = Field(description="The language that the others are translated from, like en.")
    sources: list[Prose] = Field([], description="What the text rests on, as it is to be printed, in order.")

    @field_validator("id")
    @classmethod
    def _id_is_folder(cls, value: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Context) and value != info.context.folder.name:
            raise refuse("id-not-folder", value=f"'{value}'", folder=f"'{info.context.folder.name}'")
        return value

    @field_validator("review_by")
    @classmethod
    def _review_is_later(cls, value: date, info: ValidationInfo) -> date:
        published = info.data.get("published")
        if published and value <= published:
            raise refuse("review-before-published", review_by=str(value), published=str(published))
        return value


class BulletsBlock(Keys):
    """A list whose order does not matter."""

    WORDS: ClassVar[str] = "a bullet list"
    bullets: list[Prose] = Field(min_length=1, description="The items of a list with bullets.")


class StepsBlock(Keys):
    """A list whose order matters."""

    WORDS: ClassVar[str] = "a list of steps"
    steps: list[Prose] = Field(min_length=1, description="The items of a numbered list: what to do first, and next.")


PARTS = ("bullets", "steps")
"""The blocks besides paragraphs that may stand in a box."""
BLOCKS = (*PARTS, "note", "warning", "pros_and_cons", "figure")


def _unknown(choices: tuple[str, ...]) -> dict[str, str | int | float]:
    return {"choices": ", ".join(choices)}


def _block(value: object) -> str | None:
    """Which kind of block this is: the union member's tag."""
    if isinstance(value, str):
        return "<paragraph>"
    found = [kind for kind in BLOCKS if isinstance(value, dict) and kind in value]
    return f"<{found[0]}>" if found else None


def _part(value: object) -> str | None:
    """Which kind of block this is, inside a box."""
    kind = _block(value)
    return kind if kind in {"<paragraph>", *(f"<{part}>" for part in PARTS)} else None


PartBlock: TypeAlias = Annotated[
    Annotated[Prose, Tag("<paragraph>")]
    | Annotated[BulletsBlock, Tag("<bullets>")]
    | Annotated[StepsBlock, Tag("<steps>")],
    Discriminator(
        _part,
        custom_error_type="unknown-block",
        custom_error_message="",
        custom_error_context=_unknown(PARTS),
    ),
]


class Box(Keys):
    """A box with a heading of its own, or with more than one paragraph."""

    WORDS: ClassVar[str] = "a box"
    heading: Prose | None = Field(None, description="The heading of the box; else the language's own is printed.")
    body: list[PartBlock] = Field(min_length=1, description="Paragraphs, bullets and steps.")


def _box(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<box>"


BoxContent: TypeAlias = Annotated[
    Annotated[Prose, Tag("<text>")] | Annotated[Box, Tag("<box>")],
    Discriminator(_box),
]


class NoteBlock(Keys):
    """A calm box."""

    WORDS: ClassVar[str] = "a note"
    note: BoxContent = Field(description="A calm box: one text, or heading and body.")


class WarningBlock(Keys):
    """A box for when to get help at once."""

    WORDS: ClassVar[str] = "a warning"
    warning: BoxContent = Field(description="A box for when to get help at once: one text, or heading and body.")


class ProsAndConsLists(Keys):
    """The two lists of a pros-and-cons block."""

    WORDS: ClassVar[str] = "pros and cons"
    pros: list[Prose] = Field(min_length=1, description="What speaks for it.")
    cons: list[Prose] = Field(min_length=1, description="What speaks against it.")


class ProsAndConsBlock(Keys):
    """What speaks for something and what against it."""

    WORDS: ClassVar[str] = "pros and cons"
    pros_and_cons: ProsAndConsLists = Field(description="What speaks for something and what against it.")


PictureName: TypeAlias = Annotated[str, BeforeValidator(file_name("a picture", PICTURES + DRAWINGS))]


class FigureContent(Keys):
    """A picture and its words."""

    WORDS: ClassVar[str] = "a figure"
    image: PictureName = Field(description="A .png, .jpg or .svg file in the leaflet's folder.")
    alt: Spoken = Field(description="What the picture shows, for those who do not see it.")
    caption: Prose | None = Field(None, description="What is printed below the picture.")

    @field_validator("image")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return picture(value, info)


class FigureBlock(Keys):
    """A picture."""

    WORDS: ClassVar[str] = "a figure"
    figure: FigureContent = Field(description="A picture, with words for those who do not see it.")


BodyBlock: TypeAlias = Annotated[
    Annotated[Prose, Tag("<paragraph>")]
    | Annotated[BulletsBlock, Tag("<bullets>")]
    | Annotated[StepsBlock, Tag("<steps>")]
    | Annotated[NoteBlock, Tag("<note>")]
    | Annotated[WarningBlock, Tag("<warning>")]
    | Annotated[ProsAndConsBlock, Tag("<pros_and_cons>")]
    | Annotated[FigureBlock, Tag("<figure>")],
    Discriminator(
        _block,
        custom_error_type="unknown-block",
        custom_error_message="",
        custom_error_context=_unknown(BLOCKS),
    ),
]


class SectionContent(Keys):
    """A heading and what stands under it."""

    WORDS: ClassVar[str] = "a section"
    id: Id = Field(description="The name of the section, the same in every language.")
    heading: Prose = Field(description="The heading, best as a question that a patient asks.")
    body: list[BodyBlock] = Field(min_length=1, description="Paragraphs and blocks, in reading order.")


class Signature(Keys):
    """Somebody who vouches for the text."""

    WORDS: ClassVar[str] = "a signature"
    name: Plain = Field(description="Who signs.")
    role: Annotated[Role, BeforeValidator(choice(Role))] = Field(description="clinician or translator.")
    date: Day = Field(description="When, like 2026-11-22.")
    version: Version = Field(description="The version of the leaflet that is signed.")


class TranslationFile(Keys):
    """`<language>.yaml`: a leaflet's text in one language."""

    WORDS: ClassVar[str] = "a leaflet"

    title: Prose = Field(description="The title.")
    summary: Prose = Field(description="The main message, in one or two sentences.")
    sections: list[SectionContent] = Field(min_length=1, description="The sections, in reading order.")
    disclaimer: Prose | None = Field(None, description="Printed on every page instead of the language's own.")
    reviewed: list[Signature] = Field([], description="Who has signed this text; without it the text is a draft.")
