"""Work that goes wrong in every way a worker can; which way is the name of the job's leaflet."""

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from leafletgen import pipeline
from leafletgen.build.plan import Request
from leafletgen.build.task import Outcome, Outcomes, make
from leafletgen.diagnostics import error
from leafletgen.model.edition import Edition, Job
from leafletgen.pipeline import MadeLeaflet, make_leaflet
from leafletgen.text.typesetter import Typesetter


def work(task: Request) -> tuple[Outcome, ...]:
    """Do jobs named `good` well, and others as badly as their name says."""
    return tuple(_one(task, job) for job in task.jobs)


def make_hungrily(task: Request) -> Outcomes:
    """Make leaflets as always, but those called `hungry` ask for 8 GB first."""

    def hungry(edition: Edition, typesetter: Typesetter) -> MadeLeaflet:
        wanted = range(128 if edition.leaflet.id == "hungry" else 0)
        kept = [
            bytearray(64 << 20) for _ in wanted
        ]  # nothing is written there, so the computer itself runs out of nothing
        made = make_leaflet(edition, typesetter)
        del kept
        return made

    pipeline.make_leaflet = hungry  # type: ignore[assignment]  # only in this worker
    return make(task)


def _one(task: Request, job: Job) -> Outcome:
    if job.leaflet == "unsendable":
        return Outcome(job, (), output=lambda: None)  # type: ignore[arg-type]
    if job.leaflet == "crash-once":
        # The job is not at fault, as when the system ends a worker: a second try goes well.
        mark = Path(task.program) / job.language
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if deed := DEEDS.get(job.leaflet):
        deed()
    return Outcome(job, (error("done", f"done by {os.getpid()}"),))


def _send_half_from_now_on() -> None:
    Connection._send = _send_half  # type: ignore[attr-defined]  # every result passes through it


def _spin() -> None:
    while True:
        pass


def _send_half(connection: Connection, data: bytes, *_: object) -> None:
    """Die while a result is on its way, as when memory runs out just then."""
    os.write(connection.fileno(), memoryview(data)[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


DEEDS: dict[str, Callable[[], object]] = {
    "crash": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(3),
    "half": _send_half_from_now_on,
    "hang": lambda: time.sleep(600),
    "spin": _spin,
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "wait": lambda: time.sleep(0.05),
}
"""What a job does before it is done, by the name of its leaflet."""
