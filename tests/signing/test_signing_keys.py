"""What is wrong with keys and signers is one clear error."""

from pathlib import Path

import pytest
from clinic_library import TODAY, Shelf

from leafletgen.diagnostics import Refused
from leafletgen.model.people import SigningRole
from leafletgen.signing.acts import Act, sign


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages."""
    return Shelf(tmp_path / "library")


def refused(shelf: Shelf, key: Path | None = None) -> list[str]:
    """The codes of why a clinician's signature is refused."""
    with pytest.raises(Refused) as found:
        sign(shelf.library, Act("doses", "en", "maria", TODAY), SigningRole.CLINICIAN, key)
    return [one.code for one in found.value.diagnostics]


@pytest.mark.parametrize(
    "key", ["ssh-ed25519", "AAAAC3Nz", "-----BEGIN OPENSSH PRIVATE KEY-----", "id_ed25519.pub", "yes"]
)
def test_what_is_no_public_key_is_refused(shelf: Shelf, key: str) -> None:
    """The key of a person in people.yaml must be a line of an OpenSSH public key."""
    people = shelf.library.root / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("number: 12A3456B", f"key: '{key}'"), "utf-8")
    assert refused(shelf) == ["bad-key-file"]


@pytest.mark.parametrize("content", [None, b"", b"no key\n", b"\xff\xfe\0", b"-----BEGIN OPENSSH PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_signs_nothing(shelf: Shelf, tmp_path: Path, content: bytes | None) -> None:
    """Where OpenSSH cannot sign with the file, the reason is said and nothing is recorded."""
    key = tmp_path / "key"
    if content is not None:
        key.write_bytes(content)
        key.chmod(0o600)
    assert refused(shelf, key) == ["key-refused"]
    assert not (shelf.folder / "records.yaml").exists()


def test_a_computer_without_openssh_is_told(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ssh-keygen a signature with a key is refused, and one without a key is not."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(shelf, tmp_path / "key") == ["no-ssh-keygen"]
    shelf.sign("en", "maria", "clinician")
    assert shelf.codes("en") == []


def test_somebody_who_is_not_listed_any_more_does_not_count(shelf: Shelf) -> None:
    """The signature of a person who has been deleted from people.yaml releases nothing."""
    shelf.sign("en", "maria", "clinician")
    people = shelf.library.root / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("id: maria", "id: mary"), "utf-8")
    assert shelf.codes("en") == ["signer-unknown", "clinician-missing"]
