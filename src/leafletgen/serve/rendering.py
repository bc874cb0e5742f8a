"""The queue before the worker processes: as many sheets at once as cores, some that wait, and no more."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from leafletgen.build.executor import Broken, Lost, Stopped
from leafletgen.build.pool import cores
from leafletgen.build.processes import START_LIMIT, Processes
from leafletgen.model.edition import Job
from leafletgen.serve.making import Fit, Made, Order, make_order

WAITING = 16
"""Orders that may wait for a worker."""
LIMIT = 10.0
"""Seconds that an order may take in its worker."""
SHEETS = 24
FITS = 20_000
"""How many sheets without a patient's words, and how many answers whether a layout fits, are kept in memory."""


class Busy(Exception):  # noqa: N818 - what happened, in the words of the page
    """As many orders wait as may: try again in some seconds."""


class Failed(Exception):  # noqa: N818 - what happened, in the words of the page
    """A worker could not do an order: `reason` is `too-slow` or `lost`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Renderer:
    """Worker processes, and the queue before them. Threads call it."""

    def __init__(
        self, workers: int = 0, limit: float = LIMIT, work: Callable[[Order], Made] = make_order, waiting: int = WAITING
    ) -> None:
        self.workers = workers or cores()
        self.limit = limit
        self.work = work
        self.places = threading.BoundedSemaphore(self.workers + waiting)
        self.free = threading.BoundedSemaphore(self.workers)
        self.lock = threading.Lock()
        self.processes = Processes(self.workers)

    def make(self, order: Order) -> Made:
        """Have an order made. Raises Busy or Failed."""
        if not self.places.acquire(blocking=False):
            raise Busy
        try:
            with self.free:
                return self._made(order)
        finally:
            self.places.release()

    def close(self) -> None:
        """End the workers."""
        self.processes.kill()

    def _made(self, order: Order) -> Made:
        with self.lock:
            processes = self.processes
        try:
            future = processes.call(self.work, order, self.limit)
            # A worker that is just being started has its time too.
            return processes.result(future, self.limit + START_LIMIT)
        except TimeoutError:
            if not future.done():
                self._replace(processes)
            raise Failed("too-slow") from None
        except Lost:
            raise Failed("lost") from None
        except (Broken, Stopped):
            self._replace(processes)
            raise Failed("lost") from None

    def _replace(self, broken: Processes) -> None:
        """Start new workers for those that answer no more."""
        with self.lock:
            if self.processes is broken:
                broken.kill()
                self.processes = Processes(self.workers)


class Recent:
    """The sheets without a patient's words that were made last, and which layouts fitted.

    They are found by the state of the files that they were made from, so a changed file is never answered from here.
    """

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.lock = threading.Lock()
        self.sheets: OrderedDict[tuple[object, Job], Made] = OrderedDict()
        self.fits: OrderedDict[tuple[object, Job], Fit] = OrderedDict()

    def make(self, order: Order, state: object) -> Made:
        """The sheet of an order, and which of its jobs fit; only what is not known is made. Raises Busy or Failed."""
        jobs = order.request.jobs
        with self.lock:
            known = self.sheets.get((state, jobs[0]))
            if known:
                self.sheets.move_to_end((state, jobs[0]))
            fits = {job.layout: fit for job in jobs if (fit := self.fits.get((state, job)))}
            lacking = tuple(job for job in jobs if job.layout not in fits)
        if known and not lacking:
            return replace(known, fits=fits)
        wanted = (jobs[0], *(job for job in lacking if job != jobs[0]))
        made = self.renderer.make(replace(order, request=replace(order.request, jobs=wanted)))
        with self.lock:
            self.sheets[state, jobs[0]] = made
            for job in jobs:
                if job.layout in made.fits:
                    self.fits[state, job] = made.fits[job.layout]
            for kept, most in ((self.sheets, SHEETS), (self.fits, FITS)):
                while len(kept) > most:
                    kept.popitem(last=False)
        return replace(made, fits={**fits, **made.fits})
