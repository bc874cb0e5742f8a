"""Whatever stands where a file or a folder belongs: it is refused by name, never waited for, followed or written to."""

import errno
import os
import shutil
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from shelf import Shelf

import leafletgen.pipeline  # noqa: F401 - what makes a leaflet is forked from here, and need not import it
from leafletgen.build import lock
from leafletgen.build.lock import NO_LOCKS, locked
from leafletgen.build.plan import Selection
from leafletgen.build.run import build
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.files import TRIES, write_whole
from leafletgen.ordinary import NotOrdinary, open_ordinary, read_ordinary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

FILES = ("manifest.json", ".leafletgen-lock", ".leafletgen-journal", "asthma/asthma.en.a4.pdf", "asthma")
"""What leafletgen has in an output folder."""
IN_LIBRARY = (
    "leaflets/asthma/leaflet.yaml", "leaflets/asthma/en.yaml", "leaflets/asthma/records.yaml", "people.yaml",
    "library.yaml", "leaflets/asthma/lung.png", "leaflets/asthma/lung.svg", "clinics/north.yaml", "clinics/logo.png",
    "layouts/plain.yaml", "languages/en.yaml", "fonts/fonts.yaml",
)  # fmt: skip
"""What a library may have; here none of it is a file."""


def pipe(path: Path) -> None:
    """A named pipe, at which a reader would wait for ever."""
    os.mkfifo(path)


def listening(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the whole path may be too long for a socket
        one.bind(path.name)
        os.chdir(here)


def folder(path: Path) -> None:
    """A folder, or a file where a folder belongs."""
    path.write_text("x", "ascii") if path.name == "asthma" else path.mkdir()


def link(path: Path) -> None:
    """A link to something that is none of ours."""
    other = path.parents[1] / "precious"
    if not other.exists():
        other.write_text("precious", "ascii")
    path.symlink_to(other)


def link_to_folder(path: Path) -> None:
    """A link to a folder elsewhere."""
    other = path.parents[1] / "elsewhere"
    other.mkdir(exist_ok=True)
    path.symlink_to(other)


def link_to_itself(path: Path) -> None:
    """A link that leads in a circle."""
    path.symlink_to(path.name)


def link_to_endless(path: Path) -> None:
    """A link to a device that can be read without end."""
    path.symlink_to("/dev/zero")


def link_outside(path: Path) -> None:
    """A link that leads out of the library."""
    path.symlink_to(__file__)


OTHER: tuple[Callable[[Path], None], ...] = (
    pipe, listening, folder, link, link_to_folder, link_to_itself, link_to_endless,
)  # fmt: skip
"""Makes something at a path that is no ordinary file, or no ordinary folder."""


def one_file(shelf: Shelf) -> tuple[list[Diagnostic], dict[str, bytes]]:
    """Build the one file of the library: every problem, and what is in the output folder."""
    found: list[Diagnostic] = []
    try:
        request = shelf.request(Selection(layouts=("a4",)))
        found += build(request, lambda done: found.extend(done.problems))
    except Refused as refused:
        found += refused.diagnostics
    return found, shelf.files()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("make", OTHER)
def test_what_is_no_file_in_the_output_folder_is_refused(shelf: Shelf, make: Callable[[Path], None], name: str) -> None:
    """What has the name of a file of ours is named in an error and stays; nothing is written through it."""
    shelf.leaflet("asthma")
    path = shelf.output / name
    path.parent.mkdir(parents=True)
    make(path)
    before = path.lstat().st_ino
    found, _ = one_file(shelf)
    assert [(one.code, one.place.file) for one in found] == [("in-the-way", str(path))]
    assert path.lstat().st_ino == before
    for other in ("precious", "elsewhere"):
        there = path.parents[1] / other
        assert not there.exists() or (there.is_dir() and not list(there.iterdir())) or there.read_text() == "precious"


@pytest.mark.parametrize("make", [link_outside, *(one for one in OTHER if one is not link)])
@pytest.mark.parametrize("name", IN_LIBRARY)
def test_what_is_no_file_in_a_library_is_refused(shelf: Shelf, make: Callable[[Path], None], name: str) -> None:
    """What has the name of a file of a library and is none is an error with a place; no file is made from it."""
    shelf.leaflet("asthma", en="Text.\n      - figure: {image: lung.png, alt: A lung}")
    if name.endswith(".svg"):
        shelf.leaflet("asthma", en="Text.\n      - figure: {image: lung.svg, alt: A lung}")
    elif not name.endswith("lung.png"):
        shelf.leaflet("asthma")
    (shelf.root / "clinics").mkdir()
    (shelf.root / "clinics/north.yaml").write_text(
        "language: en\nname: North\nlogo: {image: logo.png, alt: North}\n", "ascii"
    )
    path = shelf.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    problems: list[Diagnostic] = []
    layout = "plain" if "layouts" in name else "a4"
    clinics = ("north",) if "clinics" in name else ()
    try:
        request = shelf.request(Selection(layouts=(layout,), clinics=clinics))
        build(request, lambda done: problems.extend(done.problems))
    except Refused as refused:
        problems += refused.diagnostics
    assert {one.code for one in problems} <= {"unreadable-file", "outside-library", "unknown-name", "missing-file"}
    assert problems
    assert all(one.place.file for one in problems)
    assert not [one for one in shelf.files() if one.endswith(".pdf")]


@pytest.mark.parametrize("make", OTHER)
def test_an_output_folder_that_is_none_is_refused(shelf: Shelf, make: Callable[[Path], None]) -> None:
    """A pipe or a dead link in place of the output folder is named; a link to a folder is as good as a folder."""
    shelf.leaflet("asthma")
    shelf.output = shelf.output.parent / "deep" / "asthma"
    shelf.output.parent.mkdir()
    make(shelf.output)
    found, files = one_file(shelf)
    if make is link_to_folder:
        assert (found, "asthma/asthma.en.a4.pdf" in files) == ([], True)
    else:
        code = "cannot-write" if make is folder else "in-the-way"
        assert [(one.code, one.place.file) for one in found] == [(code, str(shelf.output))]


def test_a_file_is_opened_without_waiting(tmp_path: Path) -> None:
    """A pipe that takes the place of a file between looking and opening is found out by its descriptor."""
    path = tmp_path / "a"
    path.write_bytes(b"x")

    def replaced(*_: object, **__: object) -> None:
        path.unlink()
        pipe(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("leafletgen.ordinary.check_kind", replaced)
        with pytest.raises(NotOrdinary, match="named pipe"):
            open_ordinary(path, os.O_RDONLY)
    path.unlink()
    path.write_bytes(b"abc")
    assert (read_ordinary(path), read_ordinary(path, 2)) == (b"abc", b"ab")


def test_no_file_of_another_run_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is being written has a name of its own; what happens to have that name already stays."""
    monkeypatch.setattr(os, "urandom", lambda length: b"\1" * length)
    other = tmp_path / f".{'01' * 8}.leafletgen-part"
    other.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "a.pdf", b"mine")
    monkeypatch.undo()
    write_whole(tmp_path / "a.pdf", b"mine")
    write_whole(tmp_path / "a.pdf", b"more")
    assert (tmp_path / "a.pdf").read_bytes() == b"more"


@pytest.mark.parametrize("times", range(TRIES + 1))
def test_a_file_that_another_run_cleared_away_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Two machines that do not see each other's locks do not keep each other from finishing a file."""
    real, left = os.fsync, [times]

    def cleared(descriptor: int) -> None:
        real(descriptor)
        if left[0] and stat.S_ISREG(os.fstat(descriptor).st_mode):
            left[0] -= 1
            shutil.rmtree(tmp_path / "asthma")

    monkeypatch.setattr(os, "fsync", cleared)
    if times < TRIES:
        write_whole(tmp_path / "asthma" / "a.pdf", b"mine")
        assert (tmp_path / "asthma" / "a.pdf").read_bytes() == b"mine"
    else:
        with pytest.raises(FileNotFoundError):
            write_whole(tmp_path / "asthma" / "a.pdf", b"mine")


def refusing(number: int) -> Callable[..., None]:
    """A system call that fails."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("number", sorted(NO_LOCKS))
def test_a_disk_without_locks_is_built_on_with_a_warning(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Where the system cannot lock, every file is made, what another run may be writing stays, and a warning says so."""
    shelf.leaflet("asthma")
    shelf.output.mkdir()
    stray = shelf.output / ".1.leafletgen-part"
    stray.write_bytes(b"theirs")
    monkeypatch.setattr(lock, "_take", refusing(number))
    found, files = one_file(shelf)
    assert [(one.code, one.severity.value) for one in found] == [("folder-not-locked", "warning")]
    assert {"asthma/asthma.en.a4.pdf", "manifest.json", stray.name} <= set(files)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EWOULDBLOCK, "folder-in-use"),
        (errno.EACCES, "folder-in-use"),
        (errno.EIO, "disk-error"),
        (errno.ESTALE, "cannot-write"),
        (errno.ENOMEM, "cannot-write"),
    ],
)
def test_trouble_with_a_lock_is_called_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """Only two answers of the system mean that somebody holds the folder; any other is passed on."""
    monkeypatch.setattr(lock, "_take", refusing(number))
    with pytest.raises(Refused) as caught, locked(tmp_path):
        raise AssertionError("held")
    assert [one.code for one in caught.value.diagnostics] == [code]


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE, errno.EPERM])
@pytest.mark.parametrize("name", ["manifest.json", ".leafletgen-journal"])
def test_a_manifest_that_cannot_be_read_says_why(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    """A manifest that the system does not give is not called another program's, and is left alone."""
    shelf.leaflet("asthma")
    one_file(shelf)
    (shelf.output / ".leafletgen-journal").touch()
    before = shelf.files()
    fail_to_read(monkeypatch, name, number)
    found, after = one_file(shelf)
    assert [(one.code, one.place.file) for one in found] == [("unreadable-file", str(shelf.output / name))]
    assert os.strerror(number).lower() in found[0].message
    assert after == before


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE, errno.EPERM])
@pytest.mark.parametrize("name", ["en.yaml", "leaflet.yaml", "a4.yaml", "fonts.yaml"])
def test_a_source_that_cannot_be_read_is_an_error(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    """A source that exists and cannot be read is never noted as absent; the old file and its entry stay."""
    shelf.leaflet("asthma")
    one_file(shelf)
    before = shelf.files()["asthma/asthma.en.a4.pdf"]
    fail_to_read(monkeypatch, name, number)
    found, after = one_file(shelf)
    assert [(one.code, Path(one.place.file).name) for one in found] == [("unreadable-file", name)]
    assert after["asthma/asthma.en.a4.pdf"] == before


def fail_to_read(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Have the system refuse to open a file of this name, in this process and in those that it forks."""
    real = os.open

    def refuse(path: os.PathLike[str] | str, flags: int, *rest: int, **more: int) -> int:
        if Path(os.fspath(path)).name == name and not flags & os.O_CREAT:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    # A test before may have left a thread, and then nothing is forked from here.
    monkeypatch.setattr("leafletgen.build.child.can_fork", lambda: True)


def test_an_error_on_closing_the_lock_undoes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network disk may report an error when a file is closed; the lock holds nothing that could be lost by it."""
    real = os.close

    def close(descriptor: int) -> None:
        real(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with locked(tmp_path):
        monkeypatch.setattr(os, "close", close)
    monkeypatch.undo()
    with locked(tmp_path):
        pass
