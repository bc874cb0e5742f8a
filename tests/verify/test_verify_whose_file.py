"""A file is good when it is what the library would hand out today; otherwise it is named as what it is."""

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from verified import ROOT
from vouching import vouch

from leafletgen.build.inspect import Inspection, made_again, verify_file
from leafletgen.diagnostics import Diagnostic
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.pipeline import make_leaflet
from leafletgen.text.typesetter import Typesetter

TODAY = date(2026, 12, 1)

FACTS = """
id: burns
version: '{version}'
published: '2026-11-22'
review_by: '{review_by}'
source_language: en
sources: ['A source. 2020.']
"""

TEXT = """
title: 'Burns'
summary: 'Cool the burn.'
sections:
  - id: a
    heading: 'What to do'
    body: ['{body}']
"""


class Shelf:
    """A library of one leaflet, and a file made from it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = root / "burns.pdf"

    def write(
        self, *, version: str = "1.0", review_by: str = "2028-01-01", body: str = "Cool it.", signed: bool = True
    ) -> Library:
        """Write the leaflet."""
        folder = self.root / "leaflets" / "burns"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "leaflet.yaml").write_text(FACTS.format(version=version, review_by=review_by), "utf-8")
        (folder / "en.yaml").write_text(TEXT.format(body=body), "utf-8")
        library = Library(self.root, ROOT)
        (folder / "records.yaml").unlink(missing_ok=True)
        if signed:
            vouch(library)
        return library

    def make(self, **facts: Any) -> None:  # noqa: ANN401 - what `write` takes
        """Write the leaflet, and make the file."""
        self.file.write_bytes(make_leaflet(self.write(**facts).edition(Job("burns", "en", "a4", "example"))).pdf)

    def look(self, library: Library, *, any_version: bool = False) -> Inspection:
        """Look into the file."""
        return verify_file(self.file, library, any_version=any_version, today=TODAY)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path)


def test_a_signed_file_in_date_is_good(shelf: Shelf) -> None:
    """The very file that the library would make today is good, and says which it is."""
    shelf.make()
    found = shelf.look(shelf.write())
    assert (found.state, found.good, found.problems) == ("good", True, ())
    assert str(found) == f"{shelf.file}: good: burns 1.0 en a4 example"


@pytest.mark.parametrize(
    ("made", "now", "state", "in_archive"),
    [
        ({"signed": False}, {"signed": False}, "unsigned", False),
        ({"review_by": "2026-11-30"}, {"review_by": "2026-11-30"}, "out of date", True),
        ({}, {"version": "1.1"}, "superseded", True),
        ({}, {"version": "0.9"}, "superseded", True),
        ({}, {"version": "1.0.0"}, "superseded", True),
        ({}, {"body": "Warm it."}, "superseded", True),
        ({}, {"body": "Warm it.", "signed": False}, "superseded", True),
        ({"signed": False}, {}, "superseded", False),
        ({}, {"signed": False}, "superseded", True),
        ({"signed": False}, {"body": "Warm it."}, "superseded", False),
        ({}, {"review_by": "2029-01-01"}, "superseded", True),
    ],
)
def test_a_file_that_the_library_would_not_hand_out_is_not_good(
    shelf: Shelf, made: dict[str, Any], now: dict[str, Any], state: str, in_archive: bool
) -> None:
    """It has a word of its own, and is not good; in an archive, version and date do not count."""
    shelf.make(**made)
    library = shelf.write(**now)
    assert (shelf.look(library).state, shelf.look(library).good) == (state, False)
    assert shelf.look(library, any_version=True).good is in_archive


@pytest.mark.parametrize("gone", ["leaflets/burns/en.yaml", "leaflets/burns/leaflet.yaml"])
def test_a_file_of_no_known_leaflet_is_not_compared(shelf: Shelf, gone: str) -> None:
    """A file whose leaflet the library does not have is not good, not even in an archive."""
    shelf.make()
    library = shelf.write()
    (shelf.root / gone).unlink()
    library = Library(shelf.root, ROOT)
    for any_version in (False, True):
        found = shelf.look(library, any_version=any_version)
        assert (found.state, found.good) == ("not compared", False)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (b"version=1.0", b"version=1.1", {"file-superseded"}),
        (b" text=", b" text=0", {"file-superseded"}),
        (b" review=2028", b" review=2027", {"file-superseded"}),
        (b" published=", b" says=draft published=", {"file-superseded", "file-unsigned"}),
        (b" text=", b" test=", {"not-compared"}),
        (b"layout=a4", b"layout=letter", {"subject-wrong", "size-wrong"}),
        (b"leaflet=burns", b"leaflet=bruns", {"not-compared"}),
        (b"clinic=example", b"clinic=elsewhere", {"not-compared"}),
        (b"language=en", b"language=ar", {"not-compared"}),
        (b" version=1.0", b"", {"not-compared"}),
        (b"leafletgen:edition=", b"leafletgen:addition=", {"not-compared"}),
        (b" clinic=example", b"", {"subject-wrong", "text-lost"}),
        (b" clinic=example", b" clinic=example marks=yes", {"size-wrong"}),
    ],
)
def test_a_false_identity_is_not_good(shelf: Shelf, old: bytes, new: bytes, codes: set[str]) -> None:
    """A file that claims in XMP to be another one is broken, or cannot be compared."""
    shelf.make()
    out = io.BytesIO()
    with pikepdf.open(shelf.file) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))
        pdf.save(out, fix_metadata_version=False)
    shelf.file.write_bytes(out.getvalue())
    found = shelf.look(shelf.write())
    assert not found.good
    assert codes & {problem.code for problem in found.problems}, found.problems


def test_a_good_file_is_compared_with_another_making(shelf: Shelf) -> None:
    """A rule that stands two points too low is found, and only by making the leaflet once more."""
    shelf.make()
    out = io.BytesIO()
    with pikepdf.open(shelf.file) as pdf:
        page = pdf.pages[0].Contents.read_bytes()
        rule = re.search(rb"[0-9.]+ ([0-9.]+) m\n[0-9.]+ \1 l\nS\n", page)
        assert rule
        pdf.pages[0].Contents = pdf.make_stream(page.replace(rule[0], b"q 1 0 0 1 0 -2 cm\n%bQ\n" % rule[0]))
        pdf.save(out, fix_metadata_version=False)
    shelf.file.write_bytes(out.getvalue())
    found = shelf.look(shelf.write())
    assert found.state == "NOT GOOD"
    assert {problem.code for problem in found.problems} == {"pages-differ"}


def test_a_leaflet_that_cannot_be_made_now_is_not_compared(shelf: Shelf) -> None:
    """Where the library itself can no longer make the leaflet, nothing says that the file is what it would hand out."""
    edition = shelf.write(body="A letter that no font has: \U00010380.").edition(Job("burns", "en", "a4", "example"))
    found: list[Diagnostic] = []
    assert made_again(edition, Typesetter(), found) is None
    assert [problem.code for problem in found] == ["not-compared"]
