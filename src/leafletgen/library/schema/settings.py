"""`library.yaml`: the settings of a whole library."""

from typing import ClassVar

from pydantic import Field

from leafletgen.library.schema.credits import Wordings
from leafletgen.library.schema.fields import EmailAddress, EmergencyNumber, Plain
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document


class LibraryFile(Keys):
    """`library.yaml`: what is true of every leaflet of a library."""

    WORDS: ClassVar[str] = "library.yaml"
    emergency: EmergencyNumber | None = Field(
        None, description="The number to call in an emergency, like '999'; a clinic may have its own."
    )
    medicines: list[Plain] = Field(
        default=[],
        description="Names of medicines, which lines never divide, in addition to those that the program knows.",
    )
    contact: EmailAddress | None = Field(
        None, description="Where clinicians ask for a leaflet or a language, like leaflets@hospital.example."
    )
    producer: Wordings | None = Field(None, description="Who makes the leaflets: {en: North Hospital, ar: …}.")
    feedback: Wordings | None = Field(
        None, description="Where readers can say what they think of a leaflet; a clinic may have its own line."
    )
    formats: Wordings | None = Field(
        None, description="Where readers can ask for other languages and formats; a clinic may have its own line."
    )


def read_settings(document: Document) -> LibraryFile:
    """The settings of a library. Raises Refused."""
    return checked(document, LibraryFile)
