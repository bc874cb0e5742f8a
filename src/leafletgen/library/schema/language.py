"""`languages/<tag>.yaml`: its shape, and the `Language` that it becomes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from leafletgen.library.markup import spans
from leafletgen.library.schema.fields import SCALAR, LanguageTag, Plain, ProseText, ScriptTag, choice, only_text, refuse
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.language import LABELS, Direction, Language
from leafletgen.model.leaflet import Text
from leafletgen.problems.words import shown


class Digits(StrEnum):
    """The decimal numbering systems of CLDR (UTS #35, Numbering Systems) that the program prints numbers with."""

    LATN = "latn"
    ARAB = "arab"
    ARABEXT = "arabext"
    BENG = "beng"
    DEVA = "deva"
    GUJR = "gujr"
    GURU = "guru"
    KHMR = "khmr"
    MYMR = "mymr"
    TAML = "taml"
    THAI = "thai"


def _ten_thousand(text: str) -> str:
    """10000 with the language's mark between thousands, or without a mark."""
    if not re.fullmatch("10[^0-9]?000", text):
        raise refuse("bad-number", value=shown(text), least="10,000", most="10,000", example="10,000")
    return text


Ten: TypeAlias = Annotated[str, BeforeValidator(only_text(_ten_thousand)), WithJsonSchema(SCALAR)]


class Labels(Keys):
    """Every word that the program itself puts on the page; the names are those of `LABELS` in the model."""

    WORDS: ClassVar[str] = "labels"

    kind: Plain = Field(description="The kind of the document, above the title: Patient information.")
    key_message: Plain = Field(description="Heading of the box with the summary: The main points.")
    note: Plain = Field(description="Heading of a calm box: Good to know.")
    warning: Plain = Field(description="Heading of a box for when to get help: Get help.")
    pros: Plain = Field(description="Heading above reasons for something: Pros.")
    cons: Plain = Field(description="Heading above reasons against something: Cons.")
    questions: Plain = Field(description="Heading above lines to write on: Questions I want to ask.")
    sources: Plain = Field(description="Heading above the sources: Sources.")
    clinic: Plain = Field(description="Heading above the clinic's name: Your clinic.")
    address: Plain = Field(description="The label of an address: Address.")
    telephone: Plain = Field(description="The label of a telephone number: Telephone.")
    hours: Plain = Field(description="The label of opening hours: Opening hours.")
    web: Plain = Field(description="The label of a web address: Website.")
    qr: Plain = Field(description="The QR code in words, for people who do not see it: QR code of the website.")
    draft: Plain = Field(description="Marks a text that nobody has signed: Draft.")
    draft_reason: Plain = Field(description="Why it is a draft: not yet checked by a clinician.")
    changed: Plain | None = Field(
        None, description="Marks a text that was edited after somebody signed it: Changed since it was signed."
    )
    stale: Plain | None = Field(
        None,
        description="Marks a translation of a text that was edited since, with {source} where the name of its language goes: The {source} text has changed since this was translated.",
    )
    expired: Plain | None = Field(
        None,
        description="Marks a leaflet whose review is overdue, with {date} where it goes: Out of date since {date}.",
    )
    disclaimer: Plain = Field(description="The words before the disclaimer: Please note.")
    version: Plain = Field(description="The version, with {version} where it goes: Version {version}.")
    published: Plain = Field(description="The date of publication, with {date} where it goes: Published {date}.")
    review_by: Plain = Field(description="The date of review, with {date} where it goes: Review by {date}.")
    page: Plain = Field(description="The page number, with {page} and {pages} where they go: Page {page} of {pages}.")
    do: Plain | None = Field(None, description="Heading above what to do: Do.")
    dont: Plain | None = Field(None, description="Heading above what not to do: Don't.")
    risk: Plain | None = Field(
        None,
        description="A risk, with {happens_to} and {of} where the numbers go: {happens_to} in {of} people.",
    )
    ten_thousand: Ten | None = Field(None, description="How the language writes ten thousand: 10,000.")
    emergency: Plain | None = Field(
        None, description="Heading of a box for a danger to life: Emergency: call for an ambulance."
    )
    urgent: Plain | None = Field(
        None, description="Heading of a box about help on the same day: Get medical help today."
    )
    soon: Plain | None = Field(
        None,
        description="Heading of a box about help that can wait some days: See a doctor or nurse in the next few days.",
    )
    advice: Plain | None = Field(None, description="Heading of a box for questions: Ask for advice.")
    emergency_number: Plain | None = Field(None, description="The label of the number to call: Emergency number.")
    telephone_day: Plain | None = Field(
        None, description="The label of a clinic's number for the day: Telephone (day)."
    )
    telephone_night: Plain | None = Field(
        None, description="The label of a clinic's number for the night: Telephone (night)."
    )
    producer: Plain | None = Field(None, description="The label of the leaflet's producer: Produced by.")
    author: Plain | None = Field(None, description="The label of the leaflet's authors: Written by.")
    reviewer: Plain | None = Field(None, description="The label of the leaflet's reviewers: Reviewed by.")
    pair: Plain = Field(
        description="How a label and its value are joined, with {name} and {value} where they go: '{name}: {value}'."
    )

    @field_validator("*")
    @classmethod
    def _has_its_places(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Refuse a label that lacks a placeholder, has one twice, or has an unknown one."""
        if value is None:
            return None
        name = str(info.field_name)
        needed, there = sorted(LABELS[name]), sorted(re.findall(r"\{([^{}]*)\}", value))
        braces = value.count("{") + value.count("}")
        if there != needed or braces != 2 * len(needed):
            places = " and ".join(f"{{{place}}}" for place in needed)
            hint = f"write {places} once, where they belong" if needed else "write it without { and }"
            raise refuse("bad-place", label=f"'{name}'", wrong="does not have the right places", hint=hint)
        return value


def _date_pattern(text: str) -> str:
    """A CLDR date pattern (UTS #35, Date Format Patterns) with day, month and year. Words in it are in quotes."""
    fields = _fields(text)
    whole = {"d", "y"} <= fields and bool({"M", "L"} & fields)
    if not whole or fields - set("dMLyEG") or text.count("'") % 2:
        raise refuse("bad-date-pattern", value=shown(text))
    return text


def _fields(pattern: str) -> set[str]:
    """The field letters of a date pattern."""
    return set(re.findall(r"[A-Za-z]", re.sub(r"'[^']*'", "", pattern)))


class LanguageFile(Keys):
    """`languages/<tag>.yaml`: direction, script, and the words that the program itself puts on the page."""

    WORDS: ClassVar[str] = "a language"

    name: Plain = Field(description="The name of the language in the language itself.")
    script: ScriptTag = Field(description="The script, in the four letters of ISO 15924: Latn, Arab, Deva.")
    direction: Annotated[Direction, BeforeValidator(choice(Direction))] = Field(
        description="ltr: from left to right; rtl: from right to left."
    )
    digits: Annotated[Digits, BeforeValidator(choice(Digits))] = Field(
        Digits.LATN, description="The CLDR numbering system of the numbers that the program prints."
    )
    date_pattern: Annotated[str, BeforeValidator(only_text(_date_pattern))] | None = Field(
        None, description="How dates are printed, as a CLDR pattern like d MMMM y; else the language's long form."
    )
    months: list[Plain] = Field(
        [],
        description="The twelve months in the form that a date has; else CLDR's. With them the pattern has only d, M and y.",
        json_schema_extra={"minItems": 12, "maxItems": 12},
    )
    also_read: list[LanguageTag] = Field(
        [],
        description="Other languages that many of its readers can read. The clinician's page names them if a text is missing.",
    )
    disclaimer: ProseText = Field(description="The disclaimer in the footer of a leaflet without its own.")
    labels: Labels = Field(description="The words that the program itself prints.")

    @field_validator("months")
    @classmethod
    def _are_twelve_for_the_pattern(cls, value: list[str], info: ValidationInfo) -> list[str]:
        if len(value) != 12:
            raise refuse("bad-months", count=str(len(value)))
        pattern = info.data.get("date_pattern")
        if pattern and _fields(pattern) - set("dMy"):
            raise refuse("bad-date-pattern", value=shown(pattern))
        return value


@dataclass(frozen=True, slots=True)
class ReadLanguage:
    """A language, and its disclaimer as a text with its place."""

    language: Language
    disclaimer: Text


def read_language(document: Document, tag: str) -> ReadLanguage:
    """The language in a file. If the file is that of a wider language, CLDR gives the months. Raises Refused."""
    file = checked(document, LanguageFile)
    own = document.file == f"languages/{tag}.yaml"
    language = Language(
        tag=tag,
        name=file.name,
        script=file.script,
        direction=file.direction,
        labels=file.labels.model_dump(exclude_none=True),
        disclaimer=file.disclaimer,
        digits=file.digits.value,
        date_pattern=file.date_pattern or "",
        months=tuple(file.months) if own else (),
        also_read=tuple(file.also_read),
    )
    return ReadLanguage(language, Text("disclaimer", tag, spans(file.disclaimer), document.place(("disclaimer",))))
