"""Workers that misbehave, by the name of the leaflet that is ordered."""

import os
import time
from pathlib import Path

from leafletgen.serve.making import Fit, Made, Order


def work(order: Order) -> Made:
    """Sleep for ever, die, wait for a file, or do as asked."""
    job = order.request.jobs[0]
    if job.leaflet == "sleep":
        time.sleep(600)
    if job.leaflet == "die":
        os._exit(9)
    if job.leaflet == "wait":
        root = order.request.library.root
        (root / f"{os.getpid()}.working").touch()
        while not (root / "go").exists():
            time.sleep(0.01)
        with (root / "done").open("a", encoding="ascii") as done:
            done.write(".")
    return Made(b"%PDF", (), {job.layout: Fit(1)})


def let_go(root: Path) -> None:
    """End the waiting."""
    (root / "go").touch()
