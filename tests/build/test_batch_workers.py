"""What becomes of jobs when their workers fail."""

import os
import signal
import sys
import threading
import time
from collections.abc import Generator
from concurrent.futures import BrokenExecutor
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from misbehaviour import work
from shelf import Shelf

from leafletgen.build.crew import Crew
from leafletgen.build.plan import Task, tasks
from leafletgen.build.task import Setup
from leafletgen.build.workforce import run
from leafletgen.library.library import Library
from leafletgen.model.edition import Job

LIMIT = 1.0


def outcomes(folder: Path, workers: int, *leaflets: str, layouts: int = 1) -> Generator[tuple[str, str, str]]:
    """Do jobs of these kinds; name, code and message of each outcome."""
    setup = Setup(Library(folder, folder), str(folder), date(2026, 1, 1))
    jobs = [Job(leaflet, f"l{at}", f"p{n}") for at, leaflet in enumerate(leaflets) for n in range(layouts)]
    for outcome in run(work, setup, tasks(jobs), workers, limit=LIMIT):
        yield outcome.job.name, outcome.problems[0].code, outcome.problems[0].message


def codes(folder: Path, workers: int, *leaflets: str, layouts: int = 1) -> dict[str, str]:
    """The code of each outcome by the name of its job; no job may be told of twice."""
    found = list(outcomes(folder, workers, *leaflets, layouts=layouts))
    assert len({name for name, _, _ in found}) == len(found)
    return {name: code for name, code, _ in found}


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_job_is_done_once(tmp_path: Path, workers: int) -> None:
    """Every job comes out once, by no more processes than there are to be."""
    found = list(outcomes(tmp_path, workers, *["wait"] * 12, layouts=2))
    assert len({name for name, _, _ in found}) == len(found) == 24
    assert len({message for _, _, message in found}) <= workers
    assert f"done by {os.getpid()}" not in {message for _, _, message in found}


def test_a_single_task_is_done_here(tmp_path: Path) -> None:
    """One leaflet needs no other process."""
    assert [message for _, _, message in outcomes(tmp_path, 8, "good")] == [f"done by {os.getpid()}"]


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("crash", "worker-lost", "was ended by signal 9"),
        ("exit", "worker-lost", "ended with status 3"),
        ("half", "worker-lost", "was ended by signal 9"),
        ("hang", "too-slow", "not finished after 1 seconds"),
        ("unsendable", "internal-error", "lambda"),
    ],
)
def test_a_lost_worker_costs_one_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, code: str, words: str
) -> None:
    """A job that its worker does not survive fails with the cause; all others are done, even of the same text."""
    monkeypatch.setattr("leafletgen.build.workers.LOOK", LIMIT / 10)
    kinds = ["good"] * 4 + [kind] + ["good"] * 15
    found = list(outcomes(tmp_path, 2, *kinds))
    assert {name: found_code for name, found_code, _ in found} == {
        f"{leaflet}.l{at}.p0": code if leaflet == kind else "done" for at, leaflet in enumerate(kinds)
    }
    assert any(words in message for name, _, message in found if name.startswith(kind))


def test_several_lost_workers_cost_their_jobs(tmp_path: Path) -> None:
    """However many jobs are deadly, and however they lie, each of the others is done."""
    kinds = ["crash", "good", "good", "exit", "crash", "good", "good", "good", "good", "crash"]
    found = codes(tmp_path, 3, *kinds)
    expected = ["done" if kind == "good" else "worker-lost" for kind in kinds]
    assert [found[f"{kind}.l{at}.p0"] for at, kind in enumerate(kinds)] == expected


def test_what_killed_a_worker_by_chance_costs_nothing(tmp_path: Path) -> None:
    """A worker that something else has killed takes no job with it."""
    assert set(codes(tmp_path, 2, *["good", "crash-once"] * 3, layouts=2).values()) == {"done"}


def test_a_worker_killed_from_outside_takes_no_job_along(tmp_path: Path) -> None:
    """Killing workers at random moments loses no job, and fails none."""
    killed: set[int] = set()
    found: dict[str, str] = {}
    for name, code, message in outcomes(tmp_path, 2, *["wait"] * 30):
        found[name] = code
        worker = int(message.removeprefix("done by "))
        if len(found) in {3, 12, 20} and worker not in killed:
            killed.add(worker)
            os.kill(worker, signal.SIGKILL)
    assert len(killed) == 3
    assert (len(found), set(found.values())) == (30, {"done"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")
def test_a_stopped_worker_is_killed_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that does not even notice that its time is up does not hold the run for ever."""
    monkeypatch.setattr("leafletgen.build.workers.GRACE", 0.5)
    assert codes(tmp_path, 2, "good", "stop", "good") == {
        "good.l0.p0": "done",
        "stop.l1.p0": "too-slow",
        "good.l2.p0": "done",
    }


def test_leaving_early_leaves_no_worker_behind(tmp_path: Path) -> None:
    """Whoever stops taking outcomes, as when the disk is full, ends the workers at once."""
    with closing(outcomes(tmp_path, 2, "good", *["hang"] * 5)) as found:
        worker = int(next(found)[2].removeprefix("done by "))
        began = time.monotonic()
    assert time.monotonic() - began < LIMIT
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_leaving_early_waits_for_no_half_result(tmp_path: Path) -> None:
    """A worker that was killed while it sent a result does not keep the program from ending."""
    setup = Setup(Library(tmp_path, tmp_path), str(tmp_path), date(2026, 1, 1))
    with suppress(InterruptedError), Crew(1) as crew:
        half = crew.do(work, setup, Task((Job("half", "l", "p"),)), LIMIT)
        while not crew.lost():
            time.sleep(0.01)
        raise InterruptedError
    with pytest.raises(BrokenExecutor):
        half.result(0)


def test_no_thread_and_no_process_is_left(tmp_path: Path) -> None:
    """After a run that lost workers, nothing of it is left in this process."""
    threads = threading.active_count()
    codes(tmp_path, 2, "good", "crash", "good")
    with Crew(1):
        pass
    assert threading.active_count() == threads


def test_bytes_do_not_depend_on_the_number_of_workers(shelf: Shelf) -> None:
    """One worker, two and eight give the same folder, byte for byte."""
    for name in ("asthma", "burns", "colds"):
        shelf.leaflet(name, en="Text.", ar="نص 020 7946 0958.")
    folders = []
    for workers in (1, 2, 8):
        shelf.output = shelf.output.with_name(f"out{workers}")
        shelf.build(shelf.order(workers=workers))
        folders.append(shelf.files())
    assert folders[0] == folders[1] == folders[2]
    assert len(folders[0]) == 1 + 6 * len(shelf.library.layout_names())
