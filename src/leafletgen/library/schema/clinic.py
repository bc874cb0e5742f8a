"""`clinics/<name>.yaml`: its shape, and the `Clinic` that it becomes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.pictures import PICTURES, raster
from leafletgen.library.schema.beside import picture_name
from leafletgen.library.schema.credits import Wordings, by_language
from leafletgen.library.schema.fields import EmergencyNumber, LanguageTag, Plain, WebAddress, file_name
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.clinic import TELEPHONE_LABELS, Clinic, ClinicTexts, Logo, Telephone
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown


class LogoContent(Keys):
    """The clinic's mark."""

    WORDS: ClassVar[str] = "a logo"
    image: Annotated[str, BeforeValidator(file_name("a picture_name", PICTURES))] = Field(
        description="A .png or .jpg file in the folder clinics/."
    )
    alt: Plain = Field(description="What the logo shows, for people who do not see it.")

    @field_validator("image")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return picture_name(value, info)


class TelephoneKeys(Keys):
    """One of several telephone numbers."""

    WORDS: ClassVar[str] = "a telephone number"
    label: Plain = Field(
        description="What it is for: day or night, which are printed in the leaflet's language, or your own words."
    )
    number: Plain = Field(description="The number, printed as written.")


class ClinicTextsKeys(Keys):
    """What the clinic says of itself in a further language."""

    WORDS: ClassVar[str] = "a clinic in a further language"
    name: Plain = Field(description="The name of the clinic.")
    address: list[Plain] = Field([], description="The lines of the address.")
    hours: list[Plain] = Field([], description="The lines of the opening hours.")
    alt: Plain | None = Field(None, description="What the logo shows.")
    labels: dict[str, Plain] = Field(
        {}, description="The clinic's own labels of telephone numbers: {Ward 4: what it is called here}."
    )


class ClinicFile(Keys):
    """`clinics/<name>.yaml`: whose leaflet this is."""

    WORDS: ClassVar[str] = "a clinic"
    language: LanguageTag = Field(description="The language of the words below, like en.")
    name: Plain = Field(description="The name of the clinic.")
    address: list[Plain] = Field([], description="The lines of the address.")
    telephone: Plain | None = Field(None, description="The telephone number, printed as written.")
    hours: list[Plain] = Field([], description="The lines of the opening hours.")
    web: WebAddress | None = Field(
        None, description="The web address, printed as written. The QR code adds https:// if it is missing."
    )
    emergency: EmergencyNumber | None = Field(
        None, description="The number to call in an emergency, like '999', if it is not the library's."
    )
    logo: LogoContent | None = Field(None, description="The clinic's logo.")
    telephones: list[TelephoneKeys] = Field([], description="Several telephone numbers, each with its label.")
    feedback: Wordings | None = Field(
        None, description="Where patients can say what they think of the leaflet, in one language or several."
    )
    formats: Wordings | None = Field(
        None, description="Where patients can ask for other languages and formats, in one language or several."
    )
    translations: dict[LanguageTag, ClinicTextsKeys] = Field(
        {}, description="Name, address and hours in further languages, by language: {ar: {name: …}}."
    )


def read_clinic(document: Document, id: str, folder: Path) -> Clinic:
    """The clinic in a file. Raises Refused."""
    file = checked(document, ClinicFile, folder=folder)
    unsaid = [each for tag, texts in file.translations.items() for each in unsaid_in(document, file, tag, texts)]
    if unsaid:
        raise Refused(*unsaid)
    return Clinic(
        id=id,
        language=file.language,
        name=file.name,
        address=tuple(file.address),
        telephone=file.telephone or "",
        hours=tuple(file.hours),
        web=file.web or "",
        emergency=file.emergency or "",
        logo=Logo(raster(folder, file.logo.image), file.logo.alt) if file.logo else None,
        warnings=document.warnings,
        telephones=tuple(Telephone(one.label, one.number) for one in file.telephones),
        texts={
            tag: ClinicTexts(one.name, tuple(one.address), tuple(one.hours), one.alt or "", one.labels)
            for tag, one in file.translations.items()
        },
        feedback=by_language(file.feedback, file.language),
        formats=by_language(file.formats, file.language),
    )


def unsaid_in(document: Document, file: ClinicFile, tag: str, texts: ClinicTextsKeys) -> Iterator[Diagnostic]:
    """The errors for what a clinic says in its own language and not in a further one, and for labels that it does not have."""
    place = document.place(("translations", tag))
    for key, own, other in (
        ("address", file.address, texts.address),
        ("hours", file.hours, texts.hours),
        ("alt", file.logo, texts.alt),
        *(("labels", label not in TELEPHONE_LABELS, label in texts.labels) for label in telephone_labels(file)),
    ):
        if own and not other:
            yield problem("missing-key", place, what=texts.WORDS, key=f"'{key}'")
    for label in texts.labels:
        if label not in telephone_labels(file):
            hint = did_you_mean(label, telephone_labels(file))
            yield problem(
                "unknown-value", document.place(("translations", tag, "labels", label)), value=shown(label), hint=hint
            )


def telephone_labels(file: ClinicFile) -> tuple[str, ...]:
    """The labels of a clinic's telephone numbers."""
    return tuple(one.label for one in file.telephones)
