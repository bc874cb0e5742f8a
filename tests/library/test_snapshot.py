"""A snapshot of a library: what is made in one task is made of the files as they were when the task first looked."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from leafletgen.library.folder import LARGEST_FILE, Disk, FileTrouble, Snapshot
from leafletgen.library.library import Library, shipped_root


def test_a_snapshot_stays_as_it_was(tmp_path: Path) -> None:
    """Names, files and bytes are those of the first look, whatever is saved after it; the disk itself has the new ones."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    disk, snapshot = Disk(), Snapshot()
    seen = [(one.names_in(tmp_path), one.contents(tmp_path, "a.yaml")) for one in (disk, snapshot)]
    assert seen[0] == seen[1]
    (tmp_path / "a.yaml").write_bytes(b"new")
    (tmp_path / "b.yaml").write_bytes(b"")
    assert (snapshot.names_in(tmp_path), snapshot.contents(tmp_path, "a.yaml")) == seen[1]
    assert (disk.names_in(tmp_path), disk.contents(tmp_path, "a.yaml")) == (("a", "b"), b"new")


@pytest.mark.parametrize("size", [3, LARGEST_FILE + 2])
def test_the_hash_is_that_of_the_bytes_that_were_read(tmp_path: Path, size: int) -> None:
    """The hash in the manifest is of the whole file, and of the bytes that the leaflet is made from."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * size)
    snapshot = Snapshot()
    snapshot.contents(tmp_path, "a.yaml")
    assert snapshot.digest(path) == sha256(b"x" * size).hexdigest()
    path.write_bytes(b"y")
    assert snapshot.digest(path) == sha256(b"x" * size).hexdigest()


def test_a_hash_that_was_taken_first_stays(tmp_path: Path) -> None:
    """A file that is saved between its hash and its reading keeps the older hash, so that the next run makes the leaflet again."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    snapshot = Snapshot()
    first = snapshot.digest(path)
    path.write_bytes(b"new")
    assert snapshot.digest(path) == first


def test_what_cannot_be_read_is_said_each_time(tmp_path: Path) -> None:
    """A snapshot keeps no failure: a file that comes later is read."""
    snapshot = Snapshot()
    with pytest.raises(FileTrouble):
        snapshot.contents(tmp_path, "a.yaml")
    (tmp_path / "a.yaml").write_bytes(b"now")
    assert snapshot.contents(tmp_path, "a.yaml") == b"now"


def test_a_library_reads_through_its_disk(tmp_path: Path) -> None:
    """A library with a snapshot gives the words that it gave first, and one without gives those of the file."""
    shipped = shipped_root()
    (tmp_path / "layouts").mkdir()
    layout = tmp_path / "layouts" / "own.yaml"
    layout.write_text("extends: a4\ntitle: Old\n", "utf-8")
    library = Library(tmp_path, shipped)
    steady = replace(library, disk=Snapshot())
    assert steady.layout("own").title == library.layout("own").title == "Old"
    layout.write_text("extends: a4\ntitle: New\n", "utf-8")
    assert (steady.layout("own").title, library.layout("own").title) == ("Old", "New")
