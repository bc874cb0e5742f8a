"""The shape of `leaflet.yaml` and `<language>.yaml`: their keys, and the values that each may have."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from leafletgen.library.schema.blocks import BodyBlock
from leafletgen.library.schema.credits import AuthorKeys, ReviewerKeys, Wordings
from leafletgen.library.schema.fields import Day, Id, LanguageTag, Plain, ProseText, Version, choice, refuse
from leafletgen.library.schema.validation import Context, Keys
from leafletgen.model.leaflet import SectionRole
from leafletgen.problems.advice import AdviceRule


class ReviewerRole(StrEnum):
    """Who may sign a text."""

    CLINICIAN = "clinician"
    TRANSLATOR = "translator"


class WaiverContent(Keys):
    """A rule of advice that does not count for a leaflet."""

    WORDS: ClassVar[str] = "a waiver"
    rule: Annotated[AdviceRule, BeforeValidator(choice(AdviceRule))] = Field(
        description="The rule, by the code that `check --advice` prints, like long-sentence."
    )
    reason: Plain = Field(description="The reason why the rule does not count here.")
    language: LanguageTag = Field("", description="The language for which it does not count; all if left out.")


class FactsFile(Keys):
    """`leaflet.yaml`: what is true of a leaflet in every language."""

    WORDS: ClassVar[str] = "leaflet.yaml"

    id: Id = Field(description="The name of the folder that the leaflet is in.")
    version: Version = Field(description="The version of the text, like '1.0'. Signatures are for one version.")
    published: Day = Field(description="When this version was published, like 2026-11-22.")
    review_by: Day = Field(description="The day by which the text must be reviewed, like 2028-11-22.")
    source_language: LanguageTag = Field(description="The language that the others are translated from, like en.")
    sources: list[ProseText] = Field([], description="The sources of the text, printed as written, in order.")

    layouts: list[Id] = Field([], description="The default layouts of this leaflet; all of the library if left out.")

    short_sources: list[ProseText] = Field(
        [], description="The same sources, each in one line, for layouts with little room; as many as sources."
    )

    waived: list[WaiverContent] = Field(
        [], description="Rules of `check --advice` that do not count for this leaflet, each with a reason."
    )
    producer: Wordings | None = Field(
        None, description="Who makes the leaflet, if it is not the library's producer; in one language or several."
    )
    authors: list[AuthorKeys] = Field([], description="Who wrote it.")
    reviewers: list[ReviewerKeys] = Field([], description="Who reviewed it, and when.")

    @field_validator("short_sources")
    @classmethod
    def _are_as_many(cls, value: list[str], info: ValidationInfo) -> list[str]:
        count = len(info.data.get("sources", value))
        if value and len(value) != count:
            raise refuse("sources-differ", found=str(len(value)), count=str(count))
        return value

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


class SectionContent(Keys):
    """A heading and what stands under it."""

    WORDS: ClassVar[str] = "a section"
    id: Id = Field(description="The name of the section, the same in every language.")
    role: Annotated[SectionRole | None, BeforeValidator(choice(SectionRole))] = Field(
        None,
        description="The subject of the section, the same in every language: risks, recovery, get-help and others.",
    )
    heading: ProseText = Field(description="The heading, best as a question that a patient asks.")
    body: list[BodyBlock] = Field(min_length=1, description="Paragraphs and blocks, in reading order.")


class ReviewEntry(Keys):
    """Somebody who vouches for the text."""

    WORDS: ClassVar[str] = "a signature"
    name: Plain = Field(description="Who signs.")
    role: Annotated[ReviewerRole, BeforeValidator(choice(ReviewerRole))] = Field(description="clinician or translator.")
    date: Day = Field(description="When, like 2026-11-22.")
    version: Version = Field(description="The version of the leaflet that is signed.")


class TranslationFile(Keys):
    """`<language>.yaml`: a leaflet's text in one language."""

    WORDS: ClassVar[str] = "a leaflet"

    title: ProseText = Field(description="The title.")
    summary: ProseText = Field(description="The main message, in one or two sentences.")
    sections: list[SectionContent] = Field(min_length=1, description="The sections, in reading order.")
    keywords: list[Plain] = Field(
        [], description="Other words that the leaflet is found by on the clinician's page; never printed."
    )
    specialty: Plain | None = Field(None, description="The specialty under which that page lists it; never printed.")
    disclaimer: ProseText | None = Field(None, description="Printed on every page instead of the language's own.")
    reviewed: list[ReviewEntry] = Field([], description="Who has signed this text; without it the text is a draft.")
