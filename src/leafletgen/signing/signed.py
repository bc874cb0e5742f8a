"""The signatures on the texts that a finished file names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leafletgen.diagnostics import Refused
from leafletgen.library.cases import Cases
from leafletgen.library.library import Library
from leafletgen.model.people import Signature
from leafletgen.trust.standing import Case, name_of, objections
from leafletgen.verify.content.identity import Identity


@dataclass(frozen=True, slots=True)
class Vouched:
    """A signature on a text: who signed, in which role, and when. `wrong` says why it does not count; else empty."""

    language: str
    name: str
    role: str
    registered: str
    on: date
    recorded_by: str = ""
    wrong: str = ""

    def __str__(self) -> str:
        """The signature in one line, as people read it."""
        what = f"{self.role}, {self.registered}" if self.registered else self.role
        written = f", written down by {self.recorded_by}" if self.recorded_by else ""
        return f"{self.language}: signed by {self.name} ({what}) on {self.on}{written}" + (
            f"; it does not count: {self.wrong}" if self.wrong else ""
        )

    def as_json(self) -> dict[str, str]:
        """The same for machines."""
        return {
            "language": self.language, "name": self.name, "role": self.role, "registered": self.registered,
            "on": self.on.isoformat(), "recorded_by": self.recorded_by, "wrong": self.wrong,
        }  # fmt: skip


def vouched_for(library: Library, identity: Identity | None, today: date) -> Iterator[tuple[str, list[Vouched]]]:
    """For each text on the paper: its language and its signatures. Empty if the library lacks the leaflet.

    Only signatures on exactly the texts that the file names are included.
    """
    if identity is None or not identity.text:
        return
    cases = Cases(library, today)
    try:
        languages = (identity.language, cases.facts(identity.leaflet).source_language)
        texts = [(tag, cases.case(identity.leaflet, tag)) for tag in languages]
    except Refused:
        return
    for fingerprint, (language, case) in zip(identity.text.split("+"), texts, strict=False):
        signed = [one for one in case.record.signed if one.text.startswith(fingerprint)]
        yield language, [vouched(case, one) for one in signed]


def vouched(case: Case, one: Signature) -> Vouched:
    """A signature in words."""
    person = case.people.get(one.by)
    registered = " ".join(filter(None, (person.body, person.number))) if person else ""
    other = one.recorded_by not in {"", one.by}
    wrong = next((reason.message for reason in objections(case, one)), "")
    return Vouched(
        case.language, name_of(case, one.by), one.role, registered, one.on,
        name_of(case, one.recorded_by) if other else "", wrong,
    )  # fmt: skip
