"""A clinic: whose leaflet this is once it is in a patient's hand."""

from dataclasses import dataclass

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.graphics import Raster


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's mark: a PNG or JPEG file in the clinics folder, and the words for those who do not see it."""

    graphic: Raster
    alt: str


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic, in the language it writes its own name in (`language`, BCP 47). Empty strings are not printed.

    `web` is the address as it is printed, with or without `https://`. `emergency` is the number that its patients call in
    an emergency, where it is not the library's. `warnings` are what is worth a look in the file.
    """

    id: str
    language: str
    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    hours: tuple[str, ...] = ()
    web: str = ""
    logo: Logo | None = None
    emergency: str = ""
    warnings: tuple[Diagnostic, ...] = ()
