"""A clinic, which gives a leaflet to patients."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.credits import for_language
from leafletgen.model.graphics import Raster


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG file in the clinics folder, and its alternative text."""

    graphic: Raster
    alt: str


class Telephone(NamedTuple):
    """One of several telephone numbers. `label` says what it is for: `day` or `night`, or the clinic's own words."""

    label: str
    number: str


TELEPHONE_LABELS: Mapping[str, str] = {"day": "telephone_day", "night": "telephone_night"}
"""The labels of telephone numbers that every language has words for, and the names of these words."""


@dataclass(frozen=True, slots=True)
class ClinicTexts:
    """What a clinic says of itself in a further language. `alt` is what its logo shows, `labels` its telephones' own labels."""

    name: str
    address: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    alt: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic. Its own words are in `language` (BCP 47). Empty strings are not printed.

    `web` is the printed web address, with or without `https://`. `emergency` is the number that its patients call in
    an emergency, if it is not the library's. `warnings` are the warnings about its file.

    `texts` are its words in further languages, by tag. `staff` is the language of those who hand leaflets out, where the
    clinic stands in another language here. `feedback` and `formats`, by language, say where readers say what they think
    and where they ask for other languages and formats.
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
    telephones: tuple[Telephone, ...] = ()
    texts: Mapping[str, ClinicTexts] = field(default_factory=dict, hash=False)
    staff: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict, hash=False)
    formats: Mapping[str, str] = field(default_factory=dict, hash=False)

    def in_language(self, language: str) -> "Clinic":
        """The clinic in a language (BCP 47) if it has words in it, else as it is."""
        texts = for_language(self.texts, language) if language != self.language else None
        if texts is None:
            return self
        return replace(
            self,
            language=language,
            staff=self.staff or self.language,
            name=texts.name,
            address=texts.address,
            hours=texts.hours,
            logo=replace(self.logo, alt=texts.alt) if self.logo else None,
            telephones=tuple(Telephone(texts.labels.get(label, label), number) for label, number in self.telephones),
        )
