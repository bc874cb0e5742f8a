"""The edition that a file names in its XMP metadata."""

from typing import NamedTuple

from leafletgen.model.edition import Edition, Job
from leafletgen.model.standing import Mark
from leafletgen.verify.content.xmp import xmp_of
from leafletgen.verify.reader.opening import open_file

EDITION = "{urn:leafletgen:}edition"
"""The XMP property. An example of its value: `leaflet=asthma version=1.0 language=ar layout=a4 clinic=north`."""

TEXT = 16
"""The number of digits of a text's fingerprint."""


class Identity(NamedTuple):
    """Leaflet, version, language, layout and clinic (empty without one); `marks` are those for a print shop.

    `text` has the first digits of the fingerprint of each text on the paper. `says` has the words on its pages about
    texts that nobody has signed. `published` and `review` are dates (ISO 8601). Where one of these differs today, the
    library has changed.
    """

    leaflet: str
    version: str
    language: str
    layout: str
    clinic: str = ""
    marks: str = ""
    text: str = ""
    says: str = ""
    published: str = ""
    review: str = ""

    def __str__(self) -> str:
        """The identity for people: `asthma 1.0 ar a4`."""
        return " ".join(filter(None, (*self[:5], "with marks" if self.marks else "")))

    @property
    def job(self) -> Job:
        """The job that makes such a file today, in the version that the library has."""
        return Job(self.leaflet, self.language, self.layout, self.clinic, bool(self.marks))

    @classmethod
    def of(cls, edition: Edition) -> "Identity":
        """The identity that the file of an edition must have."""
        clinic, marks = edition.clinic.id if edition.clinic else "", "yes" if edition.marks else ""
        leaflet = edition.leaflet
        return cls(
            leaflet.id, leaflet.version, leaflet.language, edition.layout.id, clinic, marks,
            "+".join(fingerprint[:TEXT] for fingerprint in edition.fingerprints),
            "+".join(mark for mark in edition.printed_marks if mark is not Mark.EXPIRED),
            leaflet.published.isoformat(), leaflet.review_by.isoformat(),
        )  # fmt: skip

    def moved_on(self, now: "Identity") -> str:
        """What has changed since a file was made, with its value then; empty when nothing has."""
        if self.version != now.version:
            return f"version {self.version}"
        if self.text != now.text:
            return f"version {self.version} before its words were edited"
        if self.says != now.says:
            return f"version {self.version} before its signatures changed"
        if (self.published, self.review) != (now.published, now.review):
            return f"version {self.version} before its dates were changed"
        return ""


def identity_in(xmp: dict[str, str] | None) -> Identity | None:
    """The identity in XMP properties; None when they have none."""
    words = (xmp or {}).get(EDITION, "").split(" ")
    names = dict(word.partition("=")[::2] for word in words)
    if len(names) != len(words) or not names.keys() <= set(Identity._fields) or not all(names.values()):
        return None
    try:
        return Identity(**names)
    except TypeError:  # a name is missing
        return None


def identify(data: bytes) -> Identity | None:
    """The identity that a file names; None when it names none or cannot be read. Never raises."""
    try:
        return identity_in(xmp_of(open_file(data)))
    except Exception:  # a damaged file can make a reader fail in any way; `check` says how
        return None
