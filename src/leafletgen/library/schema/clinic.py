"""`clinics/<name>.yaml`: its shape, and the `Clinic` that it becomes."""

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from leafletgen.library.pictures import PICTURES, raster
from leafletgen.library.schema.beside import picture_name
from leafletgen.library.schema.fields import EmergencyNumber, LanguageTag, Plain, WebAddress, file_name
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.clinic import Clinic, Logo


class LogoContent(Keys):
    """The clinic's mark."""

    WORDS: ClassVar[str] = "a logo"
    image: Annotated[str, BeforeValidator(file_name("a picture_name", PICTURES))] = Field(
        description="A .png or .jpg file in the folder clinics/."
    )
    alt: Plain = Field(description="What the logo shows, for those who do not see it.")

    @field_validator("image")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return picture_name(value, info)


class ClinicFile(Keys):
    """`clinics/<name>.yaml`: whose leaflet this is."""

    WORDS: ClassVar[str] = "a clinic"
    language: LanguageTag = Field(description="The language of the words below, like en.")
    name: Plain = Field(description="The name of the clinic.")
    address: list[Plain] = Field([], description="The lines of the address.")
    telephone: Plain | None = Field(None, description="The telephone number, as it is to be printed.")
    hours: list[Plain] = Field([], description="The lines of the opening hours.")
    web: WebAddress | None = Field(
        None, description="The address on the web, as it is to be printed; its QR code leads to https:// there."
    )
    emergency: EmergencyNumber | None = Field(
        None, description="The number to call in an emergency, where it is not the library's, like '999'."
    )
    logo: LogoContent | None = Field(None, description="The clinic's mark.")


def read_clinic(document: Document, id: str, folder: Path) -> Clinic:
    """The clinic in a file. Raises Refused."""
    file = checked(document, ClinicFile, folder=folder)
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
    )
