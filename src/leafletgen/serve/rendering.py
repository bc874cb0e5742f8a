"""The queue before the worker processes: as many sheets at once as cores, some that wait, and no more."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
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
WORKERS_AN_ORDER = 2
"""How many workers an order may lose."""
GLANCE = 0.5
"""Seconds between two looks whether the workers that have an order are still there."""
SHEETS = 64 << 20
FITS = 20_000
"""How many bytes of sheets without a patient's words, and how many answers whether a layout fits, are kept in memory."""


class Busy(Exception):  # noqa: N818 - what happened, in the words of the page
    """As many orders wait as may: try again in some seconds."""


class Failed(Exception):  # noqa: N818 - what happened, in the words of the page
    """A worker could not do an order: `reason` is `too-slow` or `lost`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Renderer:
    """Worker processes, and the queue before them. Threads call it; every call ends, with a sheet or with an exception."""

    def __init__(
        self, workers: int = 0, limit: float = LIMIT, work: Callable[[Order], Made] = make_order, waiting: int = WAITING
    ) -> None:
        self.workers = workers or cores()
        self.limit = limit
        self.work = work
        self.places = threading.BoundedSemaphore(self.workers + waiting)
        self.free = threading.BoundedSemaphore(self.workers)
        self.lock = threading.Lock()
        self.closed = False
        self.processes = Processes(self.workers)

    def make(self, order: Order, ready: Callable[[], Made | None] = lambda: None) -> Made:
        """Have an order made, unless it is `ready` when its turn comes. Raises Busy or Failed."""
        if not self.places.acquire(blocking=False):
            raise Busy
        try:
            with self.free:
                return ready() or self._made(order)
        finally:
            self.places.release()

    def close(self) -> None:
        """End the workers. Orders that they have, and later ones, fail."""
        with self.lock:
            self.closed = True
            self.processes.kill()

    def _made(self, order: Order) -> Made:
        """An order that loses its worker by no fault of its own is given to another one."""
        for _ in range(WORKERS_AN_ORDER):
            processes = self._current()
            try:
                return self._answer(processes, order)
            except TimeoutError:
                raise Failed("too-slow") from None
            except Lost:
                continue
            except (Broken, Stopped):
                self._replace(processes)
        raise Failed("lost")

    def _current(self) -> Processes:
        with self.lock:
            if self.closed:
                raise Failed("lost")
            return self.processes

    def _answer(self, processes: Processes, order: Order) -> Made:
        """What the workers make of an order. Raises TimeoutError, Lost, Broken or Stopped."""
        future = processes.call(self.work, order, self.limit)
        # A worker that is just being started has its time too.
        until = time.monotonic() + self.limit + START_LIMIT
        while True:
            try:
                return processes.result(future, GLANCE)
            except TimeoutError:
                if future.done():
                    return processes.result(future)
                # Workers that have been ended never answer what they had.
                if self.closed or self.processes is not processes:
                    raise Broken("was ended") from None
                if time.monotonic() > until:
                    self._replace(processes)
                    raise

    def _replace(self, broken: Processes) -> None:
        """Start new workers for those that answer no more. Raises Failed where none can be started."""
        with self.lock:
            if self.closed or self.processes is not broken:
                return
            broken.kill()
            try:
                self.processes = Processes(self.workers)
            except Stopped:
                raise Failed("lost") from None
        # Its threads and pipes go when its last process has ended.
        threading.Thread(target=broken.pool.join, daemon=True).start()


class Recent:
    """The sheets without a patient's words that were made last, and which layouts fitted.

    They are found by the state of the files that they were made from, so a changed file is never answered from here.
    """

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.lock = threading.Lock()
        self.sheets: OrderedDict[tuple[object, Job], Made] = OrderedDict()
        self.fits: OrderedDict[tuple[object, Job], Fit] = OrderedDict()
        self.size = 0

    def make(self, order: Order, state: object) -> Made:
        """The sheet of an order, and which of its jobs fit; only what is not known is made. Raises Busy or Failed."""
        known, lacking = self._known(order, state)
        if known and not lacking:
            return known
        first = order.request.jobs[0]
        wanted = (first, *(job for job in lacking if job != first))

        def ready() -> Made | None:
            """The same order may have been made while this one waited."""
            known, lacking = self._known(order, state)
            return None if lacking else known

        made = self.renderer.make(replace(order, request=replace(order.request, jobs=wanted)), ready)
        self._keep(state, order.request.jobs, made)
        known, _ = self._known(order, state)
        return known or made

    def _known(self, order: Order, state: object) -> tuple[Made | None, list[Job]]:
        """The sheet of an order with all fits that are known, if it has been kept; and the jobs whose fits are not."""
        jobs = order.request.jobs
        with self.lock:
            sheet = self.sheets.get((state, jobs[0]))
            if sheet:
                self.sheets.move_to_end((state, jobs[0]))
            fits = {job.layout: fit for job in jobs if (fit := self.fits.get((state, job)))}
        return replace(sheet, fits=fits) if sheet else None, [job for job in jobs if job.layout not in fits]

    def _keep(self, state: object, jobs: Sequence[Job], made: Made) -> None:
        with self.lock:
            before = self.sheets.pop((state, jobs[0]), None)
            self.sheets[state, jobs[0]] = made
            self.size += made.size - (before.size if before else 0)
            while self.size > SHEETS and len(self.sheets) > 1:
                self.size -= self.sheets.popitem(last=False)[1].size
            self.fits |= {(state, job): made.fits[job.layout] for job in jobs if job.layout in made.fits}
            while len(self.fits) > FITS:
                self.fits.popitem(last=False)
