"""What a worker process does for the page: it makes sheets, draws their pages, and finds out which layouts fit."""

import io
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from leafletgen.build.plan import Request
from leafletgen.build.task import about, fault, parser, reasons_against, too_large, typesetter
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.cases import Cases
from leafletgen.model.edition import Job
from leafletgen.pipeline import make_leaflet
from leafletgen.preview.drawing import rendered
from leafletgen.problems.catalogue import problem

DPI = 86
"""Dots an inch of the pictures: an A4 page is 712 dots wide, as wide as the page shows it."""
CANNOT_FIT = frozenset({"does-not-fit", "too-wide"})
"""What is wrong with a layout and not with the text."""
PATIENCE = 3.0
"""Seconds after which no further layout is tried: a nurse waits for the sheet, not for what is said about others."""
QUALITY = 85
"""Of JPEG: an A4 page of text takes about 100 KB."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the page wants of a worker: the first job as a sheet with pictures, of the others only whether they fit.

    `typed` are the patient's words by the id of their field; nobody may log them.
    """

    request: Request
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """How many pages a layout takes, or why there is none."""

    pages: int = 0
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class SidePicture:
    """A side of a sheet as JPEG, and its measures in dots."""

    width: int
    height: int
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """The sheet of the first job with a picture of each of its sides (empty where it could not be made), and all that fits."""

    pdf: bytes = field(repr=False)
    pictures: tuple[SidePicture, ...] = field(repr=False)
    fits: Mapping[str, Fit]

    @property
    def size(self) -> int:
        """Bytes of the PDF and its pictures."""
        return len(self.pdf) + sum(len(picture.jpeg) for picture in self.pictures)


def make_order(order: Order) -> Made:
    """Make an order, all of it in memory. What is wrong with a job is in its `Fit`.

    The sheet comes first. On a busy machine the question which other layouts fit is left to a later order.
    """
    until = time.monotonic() + PATIENCE
    library = replace(order.request.library, parser=parser())
    order = replace(order, request=replace(order.request, library=library))
    request = order.request
    cases = Cases(request.library, request.today, thorough=request.release)
    pdf, fits = b"", {}
    first = request.jobs[0]
    for job in request.jobs:
        if pdf and time.monotonic() > until:
            break
        made, fits[job.layout] = _tried(order, job, cases)
        pdf = made if job is first else pdf
        if order.typed and not pdf and not CANNOT_FIT & {one.code for one in fits[first.layout].problems}:
            break  # what was typed cannot be printed on any paper
    return Made(pdf, tuple(pictures(pdf)) if pdf else (), fits)


def _tried(order: Order, job: Job, cases: Cases) -> tuple[bytes, Fit]:
    try:
        edition = order.request.library.edition(job, cases)
        reasons_against(order.request, edition)
        own = typesetter().private() if order.typed else typesetter()
        made = make_leaflet(replace(edition, fields=order.typed), own)
    except Refused as refused:
        return b"", Fit(problems=refused.diagnostics)
    except MemoryError:
        return b"", Fit(problems=(too_large(job),))
    except Exception as wrong:
        # What an exception says may hold what was typed.
        found = problem("internal-error", about(job), reason=type(wrong).__name__) if order.typed else fault(job, wrong)
        return b"", Fit(problems=(found,))
    return made.pdf, Fit(made.report.pages)


def pictures(pdf: bytes) -> list[SidePicture]:
    """Every side of a sheet as a picture."""
    drawn = []
    for page in rendered(pdf, DPI):
        file = io.BytesIO()
        page.save(file, "jpeg", quality=QUALITY)
        drawn.append(SidePicture(page.width, page.height, file.getvalue()))
    return drawn
