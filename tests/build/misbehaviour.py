"""Work that goes wrong in every way a worker can; which way is the name of the job's leaflet."""

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from leafletgen.build.plan import Task
from leafletgen.build.task import Outcome, Setup
from leafletgen.diagnostics import error
from leafletgen.model.edition import Job


def work(setup: Setup, task: Task) -> tuple[Outcome, ...]:
    """Do jobs named `good` well, and others as badly as their name says."""
    return tuple(_one(setup, job) for job in task.jobs)


def _one(setup: Setup, job: Job) -> Outcome:
    match job.leaflet:
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "half":
            Connection._send = _send_half  # type: ignore[attr-defined]  # where every result goes through
        case "hang":
            time.sleep(600)
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "crash-once":
            # Something else than the job killed the worker: a second try goes well.
            mark = Path(setup.program) / job.language
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "unsendable":
            return Outcome(job, (), output=lambda: None)  # type: ignore[arg-type]
        case "wait":
            time.sleep(0.05)
    return Outcome(job, (error("done", f"done by {os.getpid()}"),))


def _send_half(connection: Connection, data: bytes, *_: object) -> None:
    """Die while a result is on its way, as when memory runs out just then."""
    os.write(connection.fileno(), memoryview(data)[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
