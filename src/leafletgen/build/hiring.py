"""Who does the work of a run: processes of this machine, or the workers of a cluster."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from leafletgen.build.workforce import Start, processes
from leafletgen.diagnostics import Refused, error


@contextmanager
def hands(workers: int | None, address: str | None) -> Iterator[tuple[int, Start]]:
    """How many may be at work, and what gets them: as many as there are cores, here or in the cluster of this address.

    Raises Refused when the library for clusters is missing.
    """
    if address is None:
        yield workers or cores(), processes
        return
    try:
        from leafletgen.cluster.client import Cluster  # noqa: PLC0415 - the extra may be missing, and else takes its time
    except ModuleNotFoundError as missing:
        hint = "install it with: python -m pip install 'leafletgen[cluster]'"
        message = f"a cluster needs the library {missing.name}, which is missing"
        raise Refused(error("no-cluster", message, hint=hint)) from None
    with Cluster(address) as cluster:
        yield workers or sys.maxsize, cluster.crew


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
