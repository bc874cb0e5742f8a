"""What is left of a run that is killed."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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
        until_ended(everybody)
    subprocess.run(command(shelf), check=True, capture_output=True)
    finished = shelf.files()
    shelf.output = shelf.output.with_name("fresh")
    subprocess.run(command(shelf), check=True, capture_output=True)
    assert finished == shelf.files()


def test_interrupted_it_ends_at_once_without_a_traceback(shelf: Shelf) -> None:
    """Ctrl-C, which reaches the workers too, ends the program with status 130, not a word of Python, and nobody left.

    No file is half-written, and the next run gets the lock, goes on, and ends with the same bytes as a run of its own.
    """
    for number in range(40):
        shelf.leaflet(f"leaflet-{number}", en="Text.", ar="نص.")
    with subprocess.Popen(command(shelf), stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0) as run:
        until(lambda: list(shelf.output.glob("*/*.pdf")) or run.poll() is not None)
        everybody = family(run.pid)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == 130
    assert b"Traceback" not in said
    until_ended(everybody)
    assert not list(shelf.output.glob("**/*-part"))
    finished = {name: data for name, data in shelf.files().items() if name.endswith(".pdf")}
    subprocess.run([*command(shelf)], check=True, capture_output=True)
    assert finished.items() <= shelf.files().items()
    assert len(finished) < len(shelf.files()) - 1


ONE_AT_WORK = """
import sys, time
from leafletgen import pipeline
from leafletgen.cli.app import main

def make_leaflet(*_):
    print("at work", flush=True)
    time.sleep(600)

pipeline.make_leaflet = make_leaflet
main()
"""
"""The program, with a leaflet that takes ten minutes."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_interrupted_over_a_single_leaflet_it_ends_at_once(shelf: Shelf) -> None:
    """Ctrl-C while the only leaflet is made ends the program and its child; the folder has no file, and is free."""
    shelf.leaflet("asthma")
    arguments = ["build", "-L", "a4", "--library", str(shelf.root), "-o", str(shelf.output)]
    program = [sys.executable, "-c", ONE_AT_WORK, *arguments]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0) as run:
        assert run.stdout
        assert run.stdout.readline() == b"at work\n"
        everybody = family(run.pid)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert len(everybody) == 2
    assert (run.returncode, said.strip()) == (130, b"")
    until_ended(everybody)
    assert not list(shelf.output.glob("**/*.pdf*"))
    assert set(shelf.states().values()) == {"made"}


def until_ended(everybody: set[int]) -> None:
    """Wait until none of these processes is at work."""
    until(lambda: not any(map(alive, everybody)))


def until(condition: Callable[[], object]) -> None:
    """Wait for something to happen. The bound is far beyond any machine's load, so that a fault fails and does not hang."""
    late = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < late
        time.sleep(0.02)


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
        _, told = run.communicate()
    assert (run.returncode, told.strip()) == (130, b"")


def called(pid: int) -> str:
    """The command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except OSError:
        return ""
