"""The workers of a cluster: a scheduler of dask.distributed says who does what, and does again what a lost one had.

They have no disk in common with us: parcels go there, outcomes come back as bytes, and all that is written is written
here. With `workplace.py` the only importer of `distributed`.
"""

import contextlib
import logging
import pickle
import time
import warnings
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import replace
from types import TracebackType
from typing import Self

from distributed import Client, KilledWorker
from distributed.comm.addressing import get_address_host_port
from distributed.versions import VersionMismatchWarning

from leafletgen.build.plan import Task
from leafletgen.build.sources import program
from leafletgen.build.task import Setup, Work
from leafletgen.build.workforce import Outcomes, Stranded
from leafletgen.cluster.bundle import fonts_of, packed
from leafletgen.cluster.worker import Fonts, Unfit, do, introduce
from leafletgen.diagnostics import Diagnostic, Place, Refused, error
from leafletgen.library.library import Library

ANSWER = 10.0
"""Seconds that the scheduler has to answer."""
HIRING = 60.0
"""Seconds that a run waits for a worker when there is none (any more)."""
COUNT = 2.0
"""Seconds between two looks at how many workers there are."""

FONTS_NAME = "leafletgen-fonts-"
"""What fonts that are sent are called there, with their hash behind it."""

SAME = "install the same version on every worker, and start the workers again"
AGAIN = "see to the cluster, then run the same command again; it goes on from here"

NOISE = ("distributed", "distributed.client", "tornado.application", "asyncio")
"""Loggers that tell of a lost connection in many lines; it is told in one."""


class Cluster:
    """A cluster, by the address of its scheduler; called only when there is work, left with the `with` block."""

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
        """Take leave, and take along what was sent; the next crew is a new beginning."""
        if self.client is not None:
            for fonts in () if self.lost else self.sent:
                self.client.unregister_worker_plugin(FONTS_NAME + fonts)
            with contextlib.suppress(TimeoutError):
                self.client.close(ANSWER)
        self.client, self.lost = None, False
        self.sent.clear()

    def crew(self, workers: int) -> "Hired":
        """Up to so many of its workers. Raises Refused when there is no such cluster, or its workers are not fit."""
        if self.lost:
            self.leave()
        if self.client is None:
            self.client, self.lost = connected(self.address), True
            self.installed = installed_fonts(self.client, self.address)
            self.lost = False
        return Hired(self, self.client, workers)

    def provide(self, client: Client, fonts: str, library: Library) -> None:
        """Send the library's fonts to all workers, now and later, when not all of them have these installed."""
        if self.installed != {fonts} and fonts not in self.sent:
            client.register_plugin(Fonts(fonts, fonts_of(library)), FONTS_NAME + fonts)
            self.sent.add(fonts)

    def stranded(self, code: str, message: str, hint: str) -> Stranded:
        """It is no use to go on with this cluster."""
        self.lost = True
        return Stranded(error(code, message, Place(about=self.address), hint))


class Hired:
    """Workers of a cluster. Those that are lost are replaced there, and what they had in hand is done by others."""

    chances = 1
    """The cluster itself tries more than one worker."""

    def __init__(self, cluster: Cluster, client: Client, most: int) -> None:
        self.cluster = cluster
        self.client = client
        self.most = most
        self.executor = client.get_executor(pure=False)
        self.pending: set[Future[bytes]] = set()
        self.there = 1
        self.seen = time.monotonic()
        self.counted = 0.0

    @property
    def workers(self) -> int:
        """How many there are, as far as is known."""
        return min(self.most, max(self.there, 1))

    def __enter__(self) -> Self:
        self.count()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.cluster.lost:
            self.kill()

    def do(self, work: Work, setup: Setup, task: Task, limit: float) -> Future[Outcomes]:
        """Send them a task; what cannot be read of it is done here, and so told as everywhere. Raises Stranded."""
        self.check()
        parcel, left = packed(work, setup, task, limit)
        here = work(setup, replace(task, jobs=left)) if left else ()
        outcomes: Future[Outcomes] = Future()
        if parcel is None:
            outcomes.set_result(here)
            return outcomes
        self.cluster.provide(self.client, parcel.fonts, setup.library)
        answer = self.executor.submit(do, parcel)
        self.pending.add(answer)
        answer.add_done_callback(lambda answer: self.relay(answer, here, outcomes))
        return outcomes

    def relay(self, answer: Future[bytes], here: Outcomes, outcomes: Future[Outcomes]) -> None:
        """Pass an answer on, or what has been the matter in our own words."""
        self.pending.discard(answer)
        try:
            outcomes.set_result((*here, *self.heard(answer)))
        except Exception as wrong:  # whatever it is, whoever waits for the outcomes must hear of it
            outcomes.set_exception(wrong)

    def heard(self, answer: Future[bytes]) -> Outcomes:
        """What an answer says. Raises BrokenExecutor, Stranded, or whatever else went wrong with the task."""
        try:
            outcomes: Outcomes = pickle.loads(answer.result())  # noqa: S301 - it comes from workers that are our own
        except KilledWorker as killed:
            raise BrokenExecutor(str(killed)) from None
        except CancelledError:
            raise self.gone() from None
        except Unfit as unfit:
            raise self.cluster.stranded("cluster-unfit", f"the worker {unfit}; this is {program()}", SAME) from None
        return outcomes

    def heed(self, silence: float, patience: float) -> None:
        """Raise Stranded when scheduler or workers are gone, or say nothing."""
        self.check()
        if silence > patience:
            message = f"nothing has been heard from the cluster for {silence / 60:.0f} minutes"
            raise self.cluster.stranded("cluster-silent", message, AGAIN)

    def check(self) -> None:
        """Raise Stranded when the scheduler is gone, or all workers are."""
        if self.client.status != "running":
            raise self.gone()
        if time.monotonic() - self.counted > COUNT:
            self.count()

    def count(self) -> None:
        """See how many workers there are. Raises Stranded when there have been none for too long."""
        now = self.counted = time.monotonic()
        scheduler = self.client.scheduler
        if scheduler is None:
            raise self.gone()
        with contextlib.suppress(OSError):
            known = self.client.sync(scheduler.identity, n_workers=0, callback_timeout=COUNT)
            self.there = known["n_workers"]
        if self.there:
            self.seen = now
        elif now - self.seen > HIRING:
            raise self.cluster.stranded("cluster-empty", "the cluster has no workers", AGAIN)

    def gone(self) -> Stranded:
        """The scheduler is not there any more."""
        return self.cluster.stranded("cluster-lost", "the connection to the cluster is lost", AGAIN)

    def kill(self) -> None:
        """Have what was sent forgotten; a job that takes too long ends its worker itself."""
        for answer in tuple(self.pending):
            answer.cancel()

    def ended(self) -> str:
        """How the process ended that made a leaflet."""
        return "was lost, and so were others that tried again"


def connected(address: str) -> Client:
    """Somebody to talk to. Raises Refused."""
    for name in NOISE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        # What matters of versions is compared, and told as an error.
        warnings.simplefilter("ignore", VersionMismatchWarning)
        try:
            get_address_host_port(address)  # a client that finds an address unusable takes half a minute to end
            return Client(address, timeout=ANSWER, set_as_default=False, name="leafletgen")
        except (OSError, ValueError, TypeError, ImportError) as wrong:
            raise Refused(unreachable(address, wrong)) from None


def unreachable(address: str, wrong: Exception) -> Diagnostic:
    """The error for an address where no scheduler answers."""
    reason = str(wrong).partition("\n")[0] or type(wrong).__name__
    hint = "start a scheduler and workers there, or correct the address, which looks like tcp://host:8786"
    return error("cluster-unreachable", f"no cluster answers: {reason}", Place(about=address), hint)


def installed_fonts(client: Client, address: str) -> frozenset[str]:
    """Which `fonts.yaml` we and the workers are installed with, by hash. Raises Refused when one has another program."""
    fonts = {introduce()[1]}
    unfit: dict[str, list[str]] = {}
    answers = sorted(client.run(introduce, on_error="return").items())
    for worker, answer in answers:
        match answer:
            case OSError():  # it has gone in the meantime
                continue
            case Exception():
                unfit.setdefault(f"cannot run leafletgen: {answer}", []).append(worker)
            case (installed, listed):
                fonts.add(listed)
                if installed != program():
                    unfit.setdefault(f"has {installed} installed", []).append(worker)
    if unfit:
        place = Place(about=address)
        found = [
            f"{len(workers)} of {len(answers)} workers cannot be used: {workers[0]} {why}; this is {program()}"
            for why, workers in unfit.items()
        ]
        raise Refused(*(error("cluster-unfit", message, place, SAME) for message in found))
    return frozenset(fonts)
