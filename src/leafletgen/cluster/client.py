"""The workers of a dask cluster as an executor. Its scheduler gives each task to a worker, or to another if one is lost.

The workers share no disk with this machine: bundles are sent, outcomes come back as bytes, and files are written here.
"""

import contextlib
import logging
import time
import warnings
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from types import TracebackType
from typing import Self

import dask
from distributed import Client, KilledWorker
from distributed.comm.addressing import get_address_host_port
from distributed.versions import VersionMismatchWarning

from leafletgen.build.executor import AHEAD, Lost, Stopped
from leafletgen.build.plan import Request
from leafletgen.build.task import Outcomes, Work, make, unpacked
from leafletgen.build.uptodate import program_name
from leafletgen.cluster.bundle import fonts_of, pack
from leafletgen.cluster.worker import SentFonts, Unfit, do, introduce
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.library import Library
from leafletgen.problems.catalogue import problem

ANSWER = 10.0
"""Seconds that the scheduler has to answer."""
NO_WORKERS = 60.0
"""Seconds that a run waits while the cluster has no worker."""
COUNT = 2.0
"""Seconds between two counts of the workers."""
GRACE = 15.0
"""Seconds of silence beyond what tasks may take."""

FONTS_NAME = "leafletgen-fonts-"
"""The name of sent fonts in the cluster, before their hash."""

NOISE = ("distributed", "distributed.client", "tornado.application", "asyncio")
"""Loggers that report a lost connection in many lines. They are silenced: one diagnostic is enough."""


class ClusterClient:
    """A cluster, by the address of its scheduler. It connects when there is work, and leaves at the end of `with`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client: Client | None = None
        self.installed: frozenset[str] = frozenset()
        self.sent: set[str] = set()
        self.lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Disconnect, and remove the fonts that were sent."""
        if self.client is not None:
            for fonts in () if self.lost else self.sent:
                self.client.unregister_worker_plugin(FONTS_NAME + fonts)
            with contextlib.suppress(TimeoutError):
                self.client.close(ANSWER)
        self.client, self.lost = None, False
        self.sent.clear()

    def executor(self, workers: int, work: Work = make) -> "ClusterExecutor":
        """At most this many of its workers. Raises Refused when there is no such cluster, or its workers are unfit."""
        if self.lost:
            self.leave()
        if self.client is None:
            self.client, self.lost = connected(self.address), True
            self.installed = installed_fonts(self.client, self.address)
            self.lost = False
        return ClusterExecutor(self, self.client, workers, work)

    def provide(self, client: Client, fonts: str, library: Library) -> None:
        """Send the library's fonts to all workers, also to those that join later, unless all have them installed."""
        if self.installed != {fonts} and fonts not in self.sent:
            client.register_plugin(SentFonts(fonts, fonts_of(library)), FONTS_NAME + fonts)
            self.sent.add(fonts)

    def stopped(self, code: str, **values: object) -> Stopped:
        """The exception that ends the run, with this code."""
        self.lost = True
        return Stopped(problem(code, Place(about=self.address), **values))


class ClusterExecutor:
    """An executor of a cluster's workers (`pool.Executor`). The scheduler replaces lost ones and repeats their tasks."""

    def __init__(self, cluster: ClusterClient, client: Client, most: int, work: Work) -> None:
        self.cluster = cluster
        self.client = client
        self.most = most
        self.work = work
        self.executor = client.get_executor(pure=False)
        self.pending: dict[Future[bytes], Outcomes] = {}
        self.workers = 1
        self.heard = self.seen = time.monotonic()
        self.counted = self.submitted = self.limit = 0.0
        self.alone = False

    @property
    def capacity(self) -> int:
        """The last known number of workers."""
        return min(self.most, max(self.workers, 1))

    def __enter__(self) -> Self:
        self.count()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.cluster.lost:
            self.kill()

    def submit(self, task: Request, limit: float) -> Future[bytes]:
        """Send a task; jobs whose files cannot be read are done here, so that their errors are the same. Raises Stopped."""
        self.check(limit)
        bundle, left = pack(self.work, task, limit)
        here = self.work(replace(task, jobs=left)) if left else ()
        future: Future[bytes]
        if bundle is None:
            future = Future()
            future.set_result(b"")
        else:
            self.cluster.provide(self.client, bundle.fonts, task.library)
            future = self.executor.submit(do, bundle)
        self.alone, self.submitted, self.limit = not self.pending, time.monotonic(), limit
        self.pending[future] = here
        return future

    def outcomes(self, future: Future[bytes]) -> Outcomes:
        """The outcomes of a task that is done. Raises Lost, TimeoutError or Stopped."""
        here = self.pending.pop(future)
        self.heard = time.monotonic()
        try:
            answer = future.result()
        except KilledWorker:
            # A worker ends itself at the limit. Only for a task that ran alone is this surely the reason.
            if self.alone and self.heard - self.submitted >= self.limit:
                raise TimeoutError from None
            raise Lost("was lost, and so were others that tried again") from None
        except CancelledError:
            raise self.gone() from None
        except Unfit as unfit:
            raise self.cluster.stopped(
                "cluster-unfit", reason=f"the worker {unfit}; this is {program_name()}"
            ) from None
        return (*here, *unpacked(answer)) if answer else here

    def check(self, limit: float) -> None:
        """Raise Stopped when the scheduler or all workers are gone, or no result comes for longer than tasks may take."""
        if self.client.status != "running":
            raise self.gone()
        silence = time.monotonic() - self.heard
        # A task that ends its worker is given to another one, as often as the scheduler allows.
        tries = 1 + int(dask.config.get("distributed.scheduler.allowed-failures"))
        if self.pending and silence > AHEAD * tries * limit + GRACE:
            raise self.cluster.stopped("cluster-silent", minutes=silence / 60)
        if time.monotonic() - self.counted > COUNT:
            self.count()

    def count(self) -> None:
        """Count the workers. Raises Stopped when there have been none for too long."""
        now = self.counted = time.monotonic()
        scheduler = self.client.scheduler
        if scheduler is None:
            raise self.gone()
        with contextlib.suppress(OSError):
            known = self.client.sync(scheduler.identity, n_workers=0, callback_timeout=COUNT)
            self.workers = known["n_workers"]
        if self.workers:
            self.seen = now
        elif now - self.seen > NO_WORKERS:
            raise self.cluster.stopped("cluster-empty")

    def gone(self) -> Stopped:
        """The exception for a scheduler that is gone."""
        return self.cluster.stopped("cluster-lost")

    def kill(self) -> None:
        """Cancel the tasks. A task that takes too long ends its worker by itself."""
        for future in self.pending:
            future.cancel()


def connected(address: str) -> Client:
    """A connection to a scheduler. Raises Refused."""
    for name in NOISE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        # We compare the versions that matter ourselves, and report a difference as an error.
        warnings.simplefilter("ignore", VersionMismatchWarning)
        try:
            get_address_host_port(address)  # a client that finds an address unusable takes half a minute to end
            return Client(address, timeout=ANSWER, set_as_default=False, name="leafletgen")
        except (OSError, ValueError, TypeError, ImportError) as wrong:
            raise Refused(unreachable(address, wrong)) from None


def unreachable(address: str, wrong: Exception) -> Diagnostic:
    """The error for an address where no scheduler answers."""
    reason = str(wrong).partition("\n")[0] or type(wrong).__name__
    return problem("cluster-unreachable", Place(about=address), reason=reason)


def installed_fonts(client: Client, address: str) -> frozenset[str]:
    """The hashes of the `fonts.yaml` of this machine and of every worker. Raises Refused when a worker has another program."""
    fonts = {introduce()[1]}
    unfit: dict[str, list[str]] = {}
    answers = sorted(client.run(introduce, on_error="return").items())
    for worker, answer in answers:
        match answer:
            case OSError():  # the worker has gone in the meantime
                continue
            case Exception():
                unfit.setdefault(f"cannot run leafletgen: {answer}", []).append(worker)
            case (installed, listed):
                fonts.add(listed)
                if installed != program_name():
                    unfit.setdefault(f"has {installed} installed", []).append(worker)
    if unfit:
        place = Place(about=address)
        found = [
            f"{len(workers)} of {len(answers)} workers cannot be used: {workers[0]} {why}; this is {program_name()}"
            for why, workers in unfit.items()
        ]
        raise Refused(*(problem("cluster-unfit", place, reason=reason) for reason in found))
    return frozenset(fonts)
