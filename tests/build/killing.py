"""Kills a build 200 times at random moments of its writing; started by a test, as it forks.

Prints how many runs were killed before they ended. Fails when a file, at its name, is not whole.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from shelf import Shelf

from leafletgen.build import run as building
from leafletgen.build.plan import Request, tasks
from leafletgen.build.run import build
from leafletgen.build.task import Outcome, make

KILLS = 200


def prepared(shelf: Shelf, text: str) -> tuple[Request, list[Outcome]]:
    """A request for the leaflet with this text, and the outcomes of its jobs: what is left to do is writing."""
    shelf.leaflet("asthma", en=text, ar=text)
    request = shelf.request(force=True)
    return request, [outcome for task in tasks(request) for outcome in make(task)]


def write(request: Request, outcomes: list[Outcome]) -> None:
    """Put the outcomes in place as a build does."""
    building.run = lambda *_: (outcome for outcome in outcomes)  # type: ignore[attr-defined]  # imported there for its own use
    build(request, lambda _: None)


def killed(request: Request, outcomes: list[Outcome], seconds: float) -> bool:
    """Begin to write in another process, and kill that; False when it had ended before."""
    child = os.fork()
    if child == 0:
        write(request, outcomes)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path) -> None:
    """Kill builds of two versions of a leaflet in turn, and look at what is there after each."""
    shelf = Shelf(folder)
    versions = [prepared(shelf, text) for text in ("Old 1.", "New 2.")]
    whole = {outcome.job.output: {outcome.pdf} for outcome in versions[0][1]}
    for outcome in versions[1][1]:
        whole[outcome.job.output].add(outcome.pdf)
    write(*versions[0])
    began = time.perf_counter()
    write(replace(versions[0][0], output=folder / "timed"), versions[0][1])
    duration = time.perf_counter() - began
    dice = random.Random(1)  # noqa: S311 - the same moments each time, as far as a machine can
    count = 0
    for turn in range(KILLS):
        count += killed(*versions[turn % 2], dice.uniform(0, duration))
        for name, versions_of_it in whole.items():
            assert (shelf.output / name).read_bytes() in versions_of_it, name
        json.loads((shelf.output / "manifest.json").read_bytes())
    sys.stdout.write(str(count))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
