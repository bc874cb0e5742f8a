"""Whole files, locks, and the manifest on disk."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from shelf import Shelf

from leafletgen.build.entries import Failure, Output, Program, output_json, read_output
from leafletgen.build.lock import locked
from leafletgen.build.manifest import JOURNAL, Journal, Manifest, read_manifest, write_manifest
from leafletgen.diagnostics import Place, Refused, error, warning
from leafletgen.files import clear_strays, remove, write_error, write_whole
from leafletgen.model.edition import Job
from processes import without_progress

JOB = Job("asthma", "pt-BR", "a4", "north")
OUTPUT = Output(
    job=JOB,
    version="1.0",
    draft=True,
    review_by="2028-01-02",
    pages=2,
    sizes={"body": 12.0},
    fills=((1, "page", 0.5), (2, "page", 0.25)),
    sources={"leaflets/asthma/pt-BR.yaml": "0" * 64},
    program="leafletgen 1.0 (abc)",
    sha256="1" * 64,
    bytes=3,
    problems=(warning("odd", "«odd»", Place("leaflets/asthma/pt-BR.yaml", 3, 4), "look"),),
)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """A file appears with its folder, replaces an older one, and leaves nothing beside it."""
    target = tmp_path / "a" / "b.pdf"
    for data in (b"old", b"new and longer"):
        write_whole(target, data)
        assert target.read_bytes() == data
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step fails, the old file is as it was, nothing is left beside it, and the error is passed on."""
    target = tmp_path / "b.pdf"
    write_whole(target, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail) if step == "fsync" else monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("limit", "value", "says"),
    [
        ("FSIZE", 8000, r"{output}\S*: error\[size-limit\]: .*\n"),
        ("NOFILE", 5, r"{output}\S*: error\[too-many-files\]: .*\n"),
        ("NOFILE", 12, r"error\[no-workers\]: no process can be started to make leaflets: Too many open files; .*\n"),
    ],
)
def test_a_system_that_really_refuses_leaves_the_old_file(shelf: Shelf, limit: str, value: int, says: str) -> None:
    """When the system itself refuses to go on, the program says so in one line, and the old files stay."""
    shelf.leaflet("asthma").leaflet("burns")
    shelf.build()
    before = shelf.files()
    shelf.leaflet("asthma", en="Another text.").leaflet("burns", en="Another text.")
    script = (
        "import resource, signal, sys; from leafletgen.cli.app import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_{limit}, ({value}, {value})); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "build", "--library", str(shelf.root), "-o", str(shelf.output)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert re.fullmatch(says.format(output=shelf.output), without_progress(ran.stderr))
    kept = shelf.files()
    assert {name: kept[name] for name in before} == before


def test_strays_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    """What a run did not finish is deleted, wherever in the folder it is; other hidden files are not."""
    (tmp_path / "asthma").mkdir()
    strays = [tmp_path / ".manifest.json.leafletgen-part", tmp_path / "asthma" / ".a.pdf.leafletgen-part"]
    others = [tmp_path / ".keep", tmp_path / "asthma" / ".b.part", tmp_path / "asthma" / "a.pdf"]
    for path in (*strays, *others):
        path.write_bytes(b"x")
    clear_strays(tmp_path)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(others)


def test_removing_the_last_file_removes_its_folder(tmp_path: Path) -> None:
    """A folder goes with its last file, and not before; what is gone already is no error."""
    for name in ("a.pdf", "b.pdf"):
        write_whole(tmp_path / "asthma" / name, b"x")
    remove(tmp_path / "asthma" / "a.pdf")
    remove(tmp_path / "asthma" / "a.pdf")
    assert (tmp_path / "asthma").is_dir()
    remove(tmp_path / "asthma" / "b.pdf")
    assert not (tmp_path / "asthma").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.EACCES, errno.ENAMETOOLONG])
def test_trouble_with_files_is_told_with_a_place_and_a_way_out(number: int) -> None:
    """Every trouble names the folder and says what to do."""
    found = write_error(OSError(number, os.strerror(number)), Path("dist"))
    assert (found.place.file, bool(found.message), bool(found.hint)) == ("dist", True, True)


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    """Two runs cannot hold a folder at once; the second is told the process that does; afterwards it is free."""
    with locked(tmp_path):
        with pytest.raises(Refused) as caught, locked(tmp_path):
            raise AssertionError("held twice")
        assert f"process {os.getpid()}" in str(caught.value)
        assert "-o" in caught.value.diagnostics[0].hint
    with locked(tmp_path):
        pass


def test_the_lock_of_a_dead_run_is_no_obstacle(tmp_path: Path) -> None:
    """A run that was killed does not hold its folder for ever."""
    script = "import os, sys; from pathlib import Path; from leafletgen.build.lock import locked; locked(Path(sys.argv[1])).__enter__(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", script, tmp_path], check=False).returncode == 9
    with locked(tmp_path):
        assert (tmp_path / ".leafletgen-lock").read_text("ascii") == f"process {os.getpid()}\n"


def test_a_second_program_is_refused(shelf: Shelf) -> None:
    """The command line gives status 2 and one line when another run holds the folder."""
    shelf.leaflet("asthma")
    shelf.output.mkdir()
    command = [sys.executable, "-m", "leafletgen", "build", "--library", str(shelf.root), "-o", str(shelf.output)]
    with locked(shelf.output):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{shelf.output}: error[folder-in-use]: process {os.getpid()} is writing")
    assert len(ran.stderr.splitlines()) == 1


def test_the_manifest_comes_back(tmp_path: Path) -> None:
    """What is written to a manifest is read from it, whatever the order it was noted in."""
    failure = Failure(Job("burns", "en", "a4"), (error("bad", "wrong", Place("leaflets/burns/en.yaml", 1, 2)),))
    manifest = Manifest({OUTPUT.program: Program(("one", "two"), {"zlib": "1"})})
    manifest.made(OUTPUT)
    manifest.failed(failure)
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert read_output(json.loads(json.dumps(output_json(OUTPUT)))) == OUTPUT


def test_the_journal_continues_the_manifest(tmp_path: Path) -> None:
    """What a run had noted before it was killed is known to the next, but for a line that was torn."""
    write_manifest(tmp_path, Manifest())
    with Journal(tmp_path, Manifest()) as journal:
        journal.program(OUTPUT.program, Program(("one",), {}))
        journal.output(OUTPUT)
    with (tmp_path / JOURNAL).open("a", encoding="ascii") as file:
        file.write(json.dumps(output_json(OUTPUT)).replace("asthma", "burns")[:90])
    manifest = read_manifest(tmp_path)
    assert list(manifest.outputs.values()) == [OUTPUT]
    write_manifest(tmp_path, manifest)
    assert not (tmp_path / JOURNAL).exists()
    assert read_manifest(tmp_path) == manifest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        '{"name": "A web page", "icons": []}',
        '{"format": 99, "programs": {}, "outputs": [], "failures": []}',
        '{"format": 1, "programs": {}, "outputs": [{"file": 7}], "failures": []}',
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_of_ours_is_not_overwritten(tmp_path: Path, text: str) -> None:
    """A manifest.json of something else stops the run before it is touched."""
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(Refused, match="foreign-manifest"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"file": "../other/asthma.pt-BR.a4.north.pdf"},
        {"leaflet": "../other", "file": "../other/../other.pt-BR.a4.north.pdf"},
        {"leaflet": "", "file": "/.pt-BR.a4.north.pdf"},
        {"language": "a/b", "file": "asthma/asthma.a/b.a4.north.pdf"},
    ],
)
def test_a_manifest_cannot_lead_out_of_its_folder(change: dict[str, str]) -> None:
    """A manifest that somebody has changed cannot make the program delete files elsewhere."""
    with pytest.raises(ValueError, match="pdf"):
        read_output({**output_json(OUTPUT), **change})
