"""Records are written whole, read back as they were written, and no two people lose each other's signature."""

import subprocess
import sys
from pathlib import Path

import pytest
from clinic_library import ROOT, TODAY, Shelf

from leafletgen.diagnostics import Refused
from leafletgen.library.cases import case_of
from leafletgen.library.schema.records import read_records, written
from leafletgen.model.people import SigningRole
from leafletgen.signing.acts import Act, sign
from leafletgen.signing.changes import string_changes
from leafletgen.trust.alignment import SourceChange


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages."""
    return Shelf(tmp_path / "library")


def test_records_come_back(shelf: Shelf) -> None:
    """What was written is read as it was, by the quick way and by the YAML reader."""
    shelf.sign_all()
    data = (shelf.folder / "records.yaml").read_bytes()
    records = shelf.library.records("doses")
    assert written(records) == data
    assert read_records(data.replace(b'{\n "format"', b'{\n # noted\n "format"', 1), "records.yaml") == records


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"format": "1"', '"format": "1", "format": "2"', "duplicate-key"),
        ('"role": "translator"', '"role": "surgeon"', "unknown-value"),
        ('"by": "omar",', "", "missing-key"),
        ('"strings": {', '"strings": {"x": "y",', "bad-fingerprint"),
        ("{", "", "bad-yaml"),
    ],
)
def test_damaged_records_are_refused(shelf: Shelf, old: str, new: str, code: str) -> None:
    """Records that somebody edited are an error with file and line, and never a signature."""
    shelf.sign_all()
    path = shelf.folder / "records.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(Refused) as refused:
        shelf.standing("de")
    assert code in {one.code for one in refused.value.diagnostics}
    assert all(one.place.file == "leaflets/doses/records.yaml" for one in refused.value.diagnostics)


def test_records_are_no_language(shelf: Shelf) -> None:
    """`records.yaml` beside the texts is not taken for a text."""
    shelf.sign("en", "maria", "clinician")
    assert set(shelf.library.languages_of("doses")) == {"de", "en"}


SIGN = "import sys; from leafletgen.cli.app import status_of; sys.exit(status_of(sys.argv[1:]))"


def test_people_who_sign_at_once_lose_nothing(shelf: Shelf) -> None:
    """Four processes sign four texts of one leaflet at the same time: all four signatures are on record."""
    for tag in ("fr", "es"):
        (shelf.folder / f"{tag}.yaml").write_bytes((shelf.folder / "de.yaml").read_bytes())
    root = shelf.library.root
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SIGN, "sign", "doses", "-l", tag, "--as", "lin", "--role", "translator", "--yes",
             "--on", TODAY.isoformat(), "--library", str(root)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={"PYTHONPATH": str(ROOT / "src")},
        )
        for tag in ("de", "fr", "es")
    ]  # fmt: skip
    printed = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], printed
    assert set(shelf.library.records("doses").languages) == {"de", "fr", "es"}


def test_a_translator_sees_what_has_changed(shelf: Shelf) -> None:
    """The source before and now stand beside the translation; what was not edited is not listed."""
    shelf.sign_all()
    shelf.edit("en", "Do not drive.", "Do not drive today.")
    (found,) = string_changes(case_of(shelf.library, "doses", "de", TODAY))
    assert (found.change, found.before, found.now) == (SourceChange.EDITED, "Do not drive.", "Do not drive today.")
    assert found.translation == "Fahren Sie nicht Auto."
    assert found.place.file.endswith("de.yaml")
    assert found.place.line


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A new private key."""
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)  # noqa: S607 - OpenSSH as installed
    return path


def test_a_key_confirms_a_signature(shelf: Shelf, key: Path) -> None:
    """Where people.yaml has a key, a signature made with it counts, and one without it, or for other words, does not."""
    people = shelf.library.root / "people.yaml"
    public = key.with_suffix(".pub").read_text("utf-8").strip()
    people.write_text(people.read_text("utf-8").replace("number: 12A3456B", f"key: '{public}'"), "utf-8")
    with pytest.raises(Refused, match="key-needed"):
        shelf.sign("en", "maria", "clinician")
    sign(shelf.library, Act("doses", "en", "maria", TODAY), SigningRole.CLINICIAN, key)
    assert shelf.standing("en").released
    records = shelf.folder / "records.yaml"
    records.write_text(records.read_text("utf-8").replace('"on": "2026-11-28"', '"on": "2026-11-27"', 1), "utf-8")
    assert shelf.codes("en") == ["signature-not-confirmed", "clinician-missing"]


def test_a_shipped_leaflet_is_not_signed_in_place(shelf: Shelf) -> None:
    """A leaflet that comes with the program has no folder in the library: signing it is refused, and makes none."""
    with pytest.raises(Refused, match="not-your-leaflet"):
        sign(shelf.library, Act("scrotal-calcinosis", "en", "maria", TODAY), SigningRole.CLINICIAN)
    assert not (shelf.library.root / "leaflets" / "scrotal-calcinosis").exists()
