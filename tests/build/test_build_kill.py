"""What is left of a run that is killed."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shelf import Shelf

from processes import without_progress

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

HERE = Path(__file__).parent


def test_killed_while_writing_all_files_are_whole(tmp_path: Path) -> None:
    """Of 200 runs that were killed while they wrote, none left a torn file; the next one clears up and ends as if there had been none."""
    ran = subprocess.run([sys.executable, HERE / "killing.py", tmp_path], capture_output=True, text=True, check=False)
    assert (without_progress(ran.stderr), ran.returncode) == ("", 0)
    assert int(ran.stdout) > 100
    shelf = Shelf(tmp_path)
    assert ".leafletgen-journal" in shelf.files() or any(name.endswith("-part") for name in shelf.files())
    shelf.build()
    finished = shelf.files()
    shelf.output = tmp_path / "fresh"
    shelf.build()
    assert finished == shelf.files()


def command(shelf: Shelf) -> list[str]:
    """The command that builds the library with two workers."""
    program = [sys.executable, "-m", "leafletgen", "build", "-j", "2"]
    return [*program, "--library", str(shelf.root), "-o", str(shelf.output)]


def family(pid: int) -> set[int]:
    """A process and all that it has started, and those that they have."""
    found = {pid}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(entry.read_text("ascii").rpartition(")")[2].split()[1])
            if parent == pid:
                found |= family(int(entry.parent.name))
    return found


def alive(pid: int) -> bool:
    """Whether a process is there and at work."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_killed_at_work_it_leaves_nobody_behind_and_goes_on(shelf: Shelf) -> None:
    """A whole program killed at work takes its workers with it; later runs go on from there, to the same bytes."""
    for number in range(8):
        shelf.leaflet(f"leaflet-{number}", en="Text.", ar="نص.")
    dice = random.Random(2)  # noqa: S311 - the same moments each time
    for _ in range(3):
        with subprocess.Popen(command(shelf), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(dice.uniform(0.6, 1.6))
            everybody = family(run.pid)
            run.kill()
        late = time.monotonic() + 10
        while any(map(alive, everybody)) and time.monotonic() < late:
            time.sleep(0.05)
        assert not any(map(alive, everybody))
    subprocess.run(command(shelf), check=True, capture_output=True)
    finished = shelf.files()
    shelf.output = shelf.output.with_name("fresh")
    subprocess.run(command(shelf), check=True, capture_output=True)
    assert finished == shelf.files()


def test_interrupted_it_ends_at_once_without_a_traceback(shelf: Shelf) -> None:
    """Ctrl-C, which reaches the workers too, ends the program with status 130 and not a word of Python."""
    for number in range(40):
        shelf.leaflet(f"leaflet-{number}", en="Text.", ar="نص.")
    with subprocess.Popen(command(shelf), stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0) as run:
        waited = time.monotonic() + 20
        while not list(shelf.output.glob("*/*.pdf")) and time.monotonic() < waited:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=10)
    assert run.returncode == 130
    assert b"Traceback" not in told
    assert not list(shelf.output.glob("**/*-part"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process starts the workers")
def test_interrupted_while_workers_start_it_says_nothing(shelf: Shelf) -> None:
    """Ctrl-C that reaches the process which is to start the workers, and still imports what they need, is no traceback either."""
    shelf.leaflet("asthma", en="Text.", ar="نص.")
    with subprocess.Popen(command(shelf), stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0) as run:
        while run.poll() is None and not any("forkserver" in called(pid) for pid in family(run.pid)):
            pass
        # By now it runs Python, and has not imported everything.
        time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=10)
    assert (run.returncode, told.strip()) == (130, b"")


def called(pid: int) -> str:
    """The command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except OSError:
        return ""
