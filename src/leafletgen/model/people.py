"""The people who may sign leaflets, and what they have signed: `people.yaml` and the records of leaflets, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class SigningRole(StrEnum):
    """What a signature confirms: the medicine, the translation, or that a patient understands the text."""

    CLINICIAN = "clinician"
    TRANSLATOR = "translator"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign.

    `body` and `number` are the registration of a nurse or doctor. `until` is the last day on which the
    person may sign, or None. `key` is an OpenSSH public key (`ssh-ed25519 …`), or empty: with a key, only signatures
    that it confirms count.
    """

    id: str
    name: str
    roles: frozenset[SigningRole]
    body: str = ""
    number: str = ""
    until: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature on one text.

    `text` is the fingerprint of the text that was signed, `source` that of the source which the translation was compared
    with (empty for the source itself). `by` is who signed, `recorded_by` who entered it, both ids of people. `sig` is
    the armoured OpenSSH signature of the same facts, or empty.
    """

    by: str
    role: SigningRole
    on: date
    text: str
    source: str = ""
    recorded_by: str = ""
    sig: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A difference between translation and source that somebody has checked and accepted.

    `string` and `source` are the fingerprints of the two strings. When either changes, it must be checked again.
    """

    kind: str
    string: str
    source: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Compared:
    """The recorded result of comparing a text with its source, so that it need not be compared again.

    `inputs` is a hash of every file that the result depends on, `text` the fingerprint of the text. All differences
    from the source had been accepted.
    """

    inputs: str
    text: str


@dataclass(frozen=True, slots=True)
class TextRecord:
    """The records of one language of a leaflet.

    `made_from` has the fingerprint of each string of the source that the translation was made from, `strings` of each
    string of the text itself as it was last signed, both in reading order.
    """

    signed: tuple[Signature, ...] = ()
    made_from: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    withdrawn: str = ""
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a leaflet's history: what was done, by whom, when, to which language (empty: to all)."""

    what: str
    by: str
    on: date
    language: str = ""
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a leaflet.

    `strings` has the source's strings that translations were made from, by fingerprint, so that a translator can see
    what has changed. `withdrawn` is the reason why the leaflet must not be made any more; empty if it may.
    """

    languages: Mapping[str, TextRecord] = field(default_factory=dict)
    strings: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Event, ...] = ()
    withdrawn: str = ""

    @property
    def any_withdrawn(self) -> bool:
        """True when the leaflet or one of its languages is withdrawn."""
        return bool(self.withdrawn) or any(record.withdrawn for record in self.languages.values())
