"""A clinic, which gives a leaflet to patients."""

from dataclasses import dataclass

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.graphics import Raster


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG file in the clinics folder, and its alternative text."""

    graphic: Raster
    alt: str


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic. Its own words are in `language` (BCP 47). Empty strings are not printed.

    `web` is the printed web address, with or without `https://`. `emergency` is the number that its patients call in
    an emergency, if it is not the library's. `warnings` are the warnings about its file.
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
