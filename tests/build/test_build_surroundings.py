"""Whatever environment, streams, folders and signals the program is started with: the same bytes, or one clear error."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shelf import Shelf

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX is used")]

PROGRAM = (sys.executable, "-I", "-m", "leafletgen")
"""The program, which looks for no modules in the current folder."""
RL = "raise SystemExit('run from outside')"


def started(shelf: Shelf, words: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Build one file by way of a shell, whose words for closing streams and the like follow the command."""
    build = f"exec {' '.join(PROGRAM)} build --library {shelf.root} -o {shelf.output} -L a4 --force {words}"
    return subprocess.run(
        ["/bin/sh", "-c", build], env=os.environ | more, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def asthma(shelf: Shelf) -> Shelf:
    """A library of one text, built once in an ordinary way."""
    shelf.leaflet("asthma")
    ran = started(shelf)
    assert ran.returncode == 0, ran.stderr
    return shelf


@pytest.mark.parametrize(
    "variables",
    [
        {"SOURCE_DATE_EPOCH": "abc"},
        {"SOURCE_DATE_EPOCH": "-1"},
        {"SOURCE_DATE_EPOCH": "9" * 30},
        {"SOURCE_DATE_EPOCH": "0"},
        {"RL_invariant": "foo", "RL_pageCompression": "x"},
        {"TMPDIR": "/nonexistent", "TMP": "", "TEMP": "/dev/null"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/dev/null", "XDG_DATA_HOME": "\\"},
        {"LANG": "zz_ZZ.UTF-8", "LC_ALL": "zz_ZZ", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"TZ": "Nowhere/Never", "COLUMNS": "0", "TERM": "dumb"},
    ],
    ids=" ".join,
)
def test_no_variable_changes_a_leaflet(asthma: Shelf, variables: dict[str, str]) -> None:
    """Whatever the environment says, the file is made, and has the same bytes."""
    before = asthma.files()
    ran = started(asthma, **variables)
    assert (ran.returncode, asthma.files()) == (0, before), ran.stderr


@pytest.mark.parametrize("words", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "</dev/null >/dev/null 2>/dev/null"])
def test_a_stream_that_is_closed_is_no_trouble(asthma: Shelf, words: str) -> None:
    """Without a screen or a keyboard the file is made just the same, and nothing is printed into a file."""
    before = asthma.files()
    ran = started(asthma, words)
    assert (ran.returncode, asthma.files()) == (0, before), ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_behind_a_stream_is_no_traceback(asthma: Shelf) -> None:
    """What cannot be printed is status 1, and the file is whole all the same."""
    before = asthma.files()
    ran = started(asthma, ">/dev/full")
    assert (ran.returncode, asthma.files(), "Traceback" in ran.stderr) == (1, before, False)


@pytest.mark.parametrize("name", ["reportlab_mods", "reportlab_settings"])
def test_no_file_of_a_home_folder_is_run(asthma: Shelf, name: str) -> None:
    """ReportLab would run files of the home folder and of anywhere on Python's path; here it finds none."""
    before = asthma.files()
    home = asthma.root.parent / "home"
    home.mkdir()
    for path in (home / f".{name}", home / f"{name}.py"):
        path.write_text(f"import os\n{RL}\nos._exit(7)\n", "ascii")
    ran = subprocess.run(
        [sys.executable, "-m", "leafletgen", "build", "--library", asthma.root, "-o", asthma.output, "-L", "a4", "--force"],
        env=os.environ | {"HOME": str(home), "PYTHONPATH": str(home)}, cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, asthma.files()) == (0, before), ran.stderr


def test_a_current_folder_that_is_gone_is_not_needed(asthma: Shelf) -> None:
    """A library and an output folder that are named are found from a folder that was deleted; else it is said."""
    before = asthma.files()
    gone = asthma.root.parent / "gone"
    for words, status in ((f"--library {asthma.root}", 0), ("", 2)):
        gone.mkdir()
        command = (
            f"cd {gone} && rmdir {gone} && exec {' '.join(PROGRAM)} build -o {asthma.output} -L a4 --force {words}"
        )
        ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
        assert (ran.returncode, asthma.files(), "Traceback" in ran.stderr) == (status, before, False), ran.stderr
    assert "no-current-folder" in ran.stderr


def test_a_long_name_of_a_temporary_folder_is_named(asthma: Shelf) -> None:
    """Workers cannot be reached through a folder with so long a name: the error says so, and blames no other folder."""
    asthma.leaflet("asthma", en="Text.", ar="Text.")
    folder = asthma.root.parent / ("x" * 120)
    folder.mkdir()
    ran = started(asthma, TMPDIR=str(folder))
    assert (ran.returncode, ran.stderr.count("error[")) == (1, 1)
    assert "TMPDIR" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to the limit")
@pytest.mark.parametrize("kilobytes", [60_000, 100_000, 140_000])
def test_little_memory_is_called_so(asthma: Shelf, kilobytes: int) -> None:
    """With hardly any memory, the program says that this is what it lacks, or makes the file."""
    before = asthma.files()
    limited = f"ulimit -v {kilobytes}; exec {' '.join(PROGRAM)} build --library {asthma.root} -o {asthma.output} -L a4 --force"
    ran = subprocess.run(["/bin/sh", "-c", limited], capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode == 0) or "out-of-memory" in ran.stderr or "worker-lost" in ran.stderr, ran.stderr
    assert "internal-error" not in ran.stderr
    assert asthma.files()["asthma/asthma.en.a4.pdf"] == before["asthma/asthma.en.a4.pdf"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_request_to_end_leaves_whole_files(asthma: Shelf, number: signal.Signals) -> None:
    """Asked to end in the middle of a run, the program ends with status 130, quietly, with nothing half written."""
    before = asthma.files()
    asthma.leaflet("asthma", en="Another text.", ar="نص.")
    command = [*PROGRAM, "build", "--library", str(asthma.root), "-o", str(asthma.output), "--force"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while not (asthma.output / ".leafletgen-journal").exists() and running.poll() is None:
            pass
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, "Traceback" in said) == (130, False), said
    after = asthma.files()
    assert not [name for name in after if "leafletgen-part" in name]
    assert after["manifest.json"] == before["manifest.json"]


def test_an_interruption_while_a_class_is_made_gives_the_status(tmp_path: Path) -> None:
    """Ctrl-C while Python runs code that it made from a string, as for a data class, gives status 130 and no signal."""
    script = (
        "from leafletgen.cli import app\n"
        "def interrupted(_):\n"
        "    try:\n"
        "        exec('raise KeyboardInterrupt')\n"
        "    except KeyboardInterrupt:\n"
        "        return 130\n"
        "app.status_of = interrupted\n"
        "app.main([])\n"
    )
    # Run as a folder, it is run as `python -m leafletgen` is, and not as code from a string.
    (tmp_path / "__main__.py").write_text(script, "utf-8")
    assert subprocess.run([sys.executable, str(tmp_path)], check=False).returncode == 130


@pytest.mark.parametrize("kind", ["pipe", "device", "sparse", "empty", "unreadable text"])
def test_a_file_that_cannot_be_verified_is_named(asthma: Shelf, kind: str) -> None:
    """What is no ordinary file, or is far too large, is not good, with one error; the next file is looked at all the same."""
    path = asthma.root.parent / "odd.pdf"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case "sparse":
            with path.open("wb") as file:
                file.truncate(4 << 30)
        case "empty":
            path.touch()
        case _:
            path.write_text("%PDF-1.7\n" + "x" * 1000, "ascii")
    good = asthma.output / "asthma/asthma.en.a4.pdf"
    command = [*PROGRAM, "verify", "--library", str(asthma.root), str(path), str(good)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, "Traceback" in ran.stderr, "internal-error" in ran.stderr) == (1, False, False)
    assert f"{path}: NOT GOOD" in ran.stdout
    assert str(good) in ran.stdout
