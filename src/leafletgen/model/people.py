"""Who may vouch for leaflets, and what they have signed: `people.yaml` and the records of each leaflet, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class SigningRole(StrEnum):
    """What somebody vouches for: the medicine, the translation, or that a patient understands the text."""

    CLINICIAN = "clinician"
    TRANSLATOR = "translator"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign.

    `body` and `number` say where the person is registered, as a nurse or doctor is. `until` is the last day on which the
    person is entitled, or None. `key` is an OpenSSH public key (`ssh-ed25519 …`), or empty: with a key, only signatures
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
    """One person's word for one text.

    `text` is the fingerprint of the text that was signed, `source` that of the source which the translation was compared
    with (empty for the source itself). `by` is who vouches, `recorded_by` who wrote it down, both ids of people. `sig` is
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
    """A difference between translation and source that somebody looked at and found right.

    `string` and `source` are the fingerprints of the two strings; when either changes, it must be looked at again.
    """

    kind: str
    string: str
    source: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found out about a text from the bytes of its files, so that it need not be found out again.

    `inputs` is a hash of every file that decides it, `text` the fingerprint of the text; it had no difference from its
    source that nobody has accepted.
    """

    inputs: str
    text: str


@dataclass(frozen=True, slots=True)
class TextRecord:
    """What is on record of one language of a leaflet.

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
    """Everything that is on record of a leaflet.

    `strings` keeps the source's strings that translations were made from, by fingerprint, so that a translator can see
    what has changed. `withdrawn` says why the leaflet may not be made any more; empty when it may.
    """

    languages: Mapping[str, TextRecord] = field(default_factory=dict)
    strings: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Event, ...] = ()
    withdrawn: str = ""

    @property
    def any_withdrawn(self) -> bool:
        """True when the leaflet or one of its languages is withdrawn."""
        return bool(self.withdrawn) or any(record.withdrawn for record in self.languages.values())
