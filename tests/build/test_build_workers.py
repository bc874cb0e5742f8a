"""What becomes of jobs when their workers fail."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from misbehaviour import make_hungrily, work
from pebble import ProcessPool
from shelf import Shelf

from leafletgen.build.child import Child
from leafletgen.build.executor import Executor, Lost, Stopped
from leafletgen.build.plan import Request, Selection, tasks
from leafletgen.build.pool import run
from leafletgen.build.processes import Processes
from leafletgen.library.library import Library
from leafletgen.model.edition import Job

LIMIT = 1.0
STARTING = 20.0
"""Seconds that starting workers may take on a busy machine; a run that hangs takes ten minutes."""


def request(folder: Path, *leaflets: str, layouts: int = 1) -> Request:
    """A request for jobs of these kinds."""
    jobs = tuple(Job(leaflet, f"l{at}", f"p{n}") for at, leaflet in enumerate(leaflets) for n in range(layouts))
    return Request(Library(folder, folder), jobs, str(folder), date(2026, 1, 1))


def outcomes(folder: Path, workers: int, *leaflets: str, layouts: int = 1) -> Generator[tuple[str, str, str]]:
    """Do jobs of these kinds; name, code and message of each outcome."""

    def start(count: int) -> Executor:
        return Processes(min(workers, count), work)

    for outcome in run(tasks(request(folder, *leaflets, layouts=layouts)), start, LIMIT, work):
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


def test_a_single_task_needs_no_pool(shelf: Shelf) -> None:
    """One leaflet is made in a process that is forked from this one, without what a pool of processes needs."""
    shelf.leaflet("asthma")
    script = (
        "import json, sys; from leafletgen.cli.app import status_of; status = status_of(sys.argv[1:]);"
        "print(json.dumps([status, sorted(sys.modules)]))"
    )
    command = [sys.executable, "-c", script, "build", "--library", str(shelf.root), "-o", str(shelf.output)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    status, modules = json.loads(ran.stdout.splitlines()[-1])
    assert status == 0
    assert not {"pebble", "multiprocessing", "asyncio", "leafletgen.pipeline"} & set(modules)


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("crash", "worker-lost", "was ended by signal 9"),
        ("exit", "worker-lost", "ended with status 3"),
        ("half", "worker-lost", "was ended by signal 9"),
        ("hang", "too-slow", "not finished after 1 seconds"),
        ("spin", "too-slow", "not finished after 1 seconds"),
        ("stop", "too-slow", "not finished after 1 seconds"),
        ("unsendable", "internal-error", "lambda"),
    ],
)
def test_a_lost_worker_costs_one_job(tmp_path: Path, kind: str, code: str, words: str) -> None:
    """A job that its worker does not survive fails with the cause; all others are done, even of the same text."""
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


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("good", "done", "done by"),
        ("crash", "worker-lost", "was ended by signal 9"),
        ("exit", "worker-lost", "ended with status 3"),
        ("crash-once", "done", "done by"),
        ("hang", "too-slow", "not finished after 1 seconds"),
        ("spin", "too-slow", "not finished after 1 seconds"),
        ("stop", "too-slow", "not finished after 1 seconds"),
        ("unsendable", "internal-error", "lambda"),
    ],
)
def test_a_single_task_has_the_same_limit_and_second_try(tmp_path: Path, kind: str, code: str, words: str) -> None:
    """A single task runs in another process too: whatever happens to that, this one lives and names the job."""
    ((name, found, message),) = outcomes(tmp_path, 2, kind)
    assert (name, found) == (f"{kind}.l0.p0", code)
    assert words in message
    assert message != f"done by {os.getpid()}"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers have no limit")
@pytest.mark.parametrize("others", [0, 1, 5])
def test_a_task_that_wants_all_memory_costs_its_jobs_alone(shelf: Shelf, others: int) -> None:
    """A leaflet that asks for more memory than a worker may have is named; every other one is made, also by that worker."""
    for leaflet in ("hungry", *(f"leaflet-{number}" for number in range(others))):
        shelf.leaflet(leaflet, en="Text.")
    asked = shelf.request(Selection(layouts=("a4", "letter")))
    found = {
        outcome.job: [one.code for one in outcome.problems] if outcome.output is None else "made"
        for outcome in run(tasks(asked), lambda _: Processes(1, make_hungrily), work=make_hungrily)
    }
    assert found == {job: ["out-of-memory"] if job.leaflet == "hungry" else "made" for job in asked.jobs}


@pytest.mark.parametrize("kind", ["hang", "spin", "stop"])
@pytest.mark.parametrize("others", [0, 4])
def test_a_hung_worker_holds_the_run_no_longer_than_its_limit(tmp_path: Path, kind: str, others: int) -> None:
    """The run goes on within two seconds of the limit, also when the worker does not notice anything any more."""
    began = time.monotonic()
    found = codes(tmp_path, 2, kind, *["good"] * others)
    assert found.pop(f"{kind}.l0.p0") == "too-slow"
    assert set(found.values()) <= {"done"}
    assert time.monotonic() - began < LIMIT + 2 + STARTING


def test_a_text_with_many_layouts_has_one_limit(tmp_path: Path) -> None:
    """The jobs of a task share its limit, and then each has one of its own: a run never waits for their product."""
    began = time.monotonic()
    found = codes(tmp_path, 2, "stop", "good", layouts=3)
    assert [found[f"{kind}.l{at}.p{n}"] for at, kind in enumerate(("stop", "good")) for n in range(3)] == [
        *["too-slow"] * 3,
        *["done"] * 3,
    ]
    assert time.monotonic() - began < 4 * (LIMIT + 2) + STARTING


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
    with suppress(InterruptedError), Processes(1, work) as executor:
        half = executor.submit(request(tmp_path, "half"), LIMIT)
        with pytest.raises(Lost):
            executor.outcomes(half)
        raise InterruptedError


@pytest.mark.parametrize("executor", [Processes, Child])
def test_leaving_by_an_error_ends_what_is_running(tmp_path: Path, executor: Callable[[int], Executor]) -> None:
    """Ctrl-C and any other error end a worker at once, also a stopped one."""
    began = time.monotonic()
    with suppress(InterruptedError), Processes(1, work) if executor is Processes else Child(work) as hung:
        future = hung.submit(request(tmp_path, "stop"), 600)
        while not future.running():
            time.sleep(0.01)
        raise InterruptedError
    assert time.monotonic() - began < STARTING
    assert not multiprocessing.active_children()


def test_no_thread_and_no_process_is_left(tmp_path: Path) -> None:
    """After a run that lost workers, nothing of it is left in this process."""
    threads = threading.active_count()
    codes(tmp_path, 2, "good", "crash", "good")
    with Processes(1):
        pass
    assert threading.active_count() == threads
    assert not multiprocessing.active_children()


def test_a_lost_forkserver_ends_the_run_and_is_named(tmp_path: Path) -> None:
    """When the process that starts workers is killed, the run stops with an error that says so, and nothing is left."""
    done: list[str] = []

    def lose_the_forkserver() -> None:
        for name, _, message in outcomes(tmp_path, 2, *["wait"] * 40):
            if len(done) == 3:
                os.kill(parent_of(int(message.removeprefix("done by "))), signal.SIGKILL)
            done.append(name)

    with pytest.raises(Stopped, match="the process that starts the worker processes was ended") as stopped:
        lose_the_forkserver()
    assert stopped.value.diagnostic.code == "workers-lost"
    assert 3 < len(done) < 40
    assert set(codes(tmp_path, 2, *["wait"] * 4).values()) == {"done"}


@pytest.mark.parametrize(
    "wrong", [OSError(11, "Resource temporarily unavailable"), RuntimeError("can't start new thread")]
)
def test_workers_that_cannot_be_started_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    """Where no process can be started, the run stops with one error that says why, instead of failing every job."""

    def refuse(*_: object, **__: object) -> None:
        raise wrong

    monkeypatch.setattr(ProcessPool, "schedule", refuse)
    with pytest.raises(Stopped, match=f"no process can be started to make leaflets: .*{wrong.args[-1]}"):
        codes(tmp_path, 2, *["good"] * 40)


def parent_of(pid: int) -> int:
    """The parent of a process."""
    return int(Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[1])


def test_bytes_do_not_depend_on_the_number_of_workers(shelf: Shelf) -> None:
    """One worker, two and eight give the same folder, byte for byte."""
    for name in ("asthma", "burns", "colds"):
        shelf.leaflet(name, en="Text.", ar="نص 020 7946 0958.")
    folders = []
    for workers in (1, 2, 8):
        shelf.output = shelf.output.with_name(f"out{workers}")
        shelf.build(shelf.request(workers=workers))
        folders.append(shelf.files())
    assert folders[0] == folders[1] == folders[2]
    assert len(folders[0]) == 1 + 6 * len(shelf.library.layouts_of("asthma"))
