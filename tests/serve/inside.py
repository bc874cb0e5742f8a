"""The page without a process of its own or a worker: what it answers can be looked at in milliseconds."""

import re
from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient
from ward import ROOT
from werkzeug.test import TestResponse

from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.problems.catalogue import problem
from leafletgen.serve.app import make_app, make_desk
from leafletgen.serve.making import Fit, Made, Order, SidePicture
from leafletgen.serve.settings import Settings

HOST = "127.0.0.1:8765"


class Papers:
    """A renderer that makes no sheet but says that there is one of two pages; what is long does not fit folded paper."""

    def make(self, order: Order, _: Callable[[], Made | None] | None = None) -> Made:
        """Answer at once."""
        jobs = order.request.jobs
        fits = {job.layout: self.fit(order, job) for job in jobs}
        good = bool(fits[jobs[0].layout].pages)
        pictures = (SidePicture(100, 141, b"jpeg"),) * 2 if good else ()
        return Made(b"%PDF" if good else b"", pictures, fits)

    @staticmethod
    def fit(order: Order, job: Job) -> Fit:
        """Whether a job fits."""
        try:
            order.request.library.edition(job)
        except Refused as refused:
            return Fit(0, refused.diagnostics)
        if job.leaflet == "long" and "trifold" in job.layout:
            return Fit(
                0,
                (
                    problem(
                        "does-not-fit",
                        lines="32 lines",
                        panel="p",
                        layout=job.layout,
                        leaflet=job.leaflet,
                        language="en",
                    ),
                ),
            )
        return Fit(2)


class Inside:
    """Somebody before the page."""

    def __init__(self, library: Path, renderer: object = None, **settings: object) -> None:
        asked = Settings(Library(library, ROOT), 8765, **settings)  # type: ignore[arg-type]
        self.desk = make_desk(asked, renderer or Papers())  # type: ignore[arg-type]
        self.desk.shelf.look()
        self.browser: FlaskClient = make_app(self.desk).test_client()
        self.get(f"/?k={self.desk.visitors.launch}")

    def desk_client(self) -> FlaskClient:
        """Somebody else before the same page, who has no cookie yet."""
        return make_app(self.desk).test_client()

    def get(self, path: str) -> TestResponse:
        """Ask for a page."""
        return self.browser.get(path, headers={"Host": HOST})

    def post(self, path: str, form: dict[str, str]) -> TestResponse:
        """Send a form of a page."""
        return self.browser.post(path, data=form, headers={"Host": HOST, "Sec-Fetch-Site": "same-origin"})

    def token(self, path: str = "/") -> str:
        """The token of the forms on a page."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.get(path).text)
        assert found
        return found[1]
