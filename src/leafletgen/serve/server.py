"""The page on a port, until Ctrl-C."""

import logging
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from types import FrameType

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from leafletgen.diagnostics import Refused
from leafletgen.problems.catalogue import problem
from leafletgen.serve.app import make_app, make_desk
from leafletgen.serve.desk import Desk
from leafletgen.serve.guard import LARGEST_BODY, POLICY, SEALS
from leafletgen.serve.rendering import WAITING, Renderer
from leafletgen.serve.settings import Settings
from leafletgen.serve.trouble import attempt

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only for a page behind a proxy
SPARE = 8
"""Threads beyond those that may wait for a sheet, so that searches are always answered."""
NEVER = 1 << 40
"""Bytes from which on the server would put an answer into a temporary file."""
FIRST_LOOK = 2.0
"""Seconds that a library has to be read before the page answers; a large one is read on while it does."""
SWEEP = 5.0
"""Seconds between two looks for sheets that have been kept long enough."""


class SealedError(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """What is answered to bytes that are no request, with the headers that every answer carries."""

    def execute(self) -> None:
        """Answer."""
        headers = {**SEALS, "Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        self.response_headers.extend(headers.items())
        super().execute()


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection."""

    error_task_class = SealedError


class RunningPage:
    """A page that is being served."""

    def __init__(self, settings: Settings) -> None:
        keep_off_the_disk()
        listener = bound(EVERYWHERE if settings.proxy else LOOPBACK, settings.port)
        self.settings = replace(settings, port=listener.getsockname()[1])
        self.renderer = Renderer()
        self.desk: Desk = make_desk(self.settings, self.renderer)
        self.server = create_server(
            make_app(self.desk),
            sockets=[listener],
            threads=self.renderer.workers + WAITING + SPARE,
            connection_limit=500,
            channel_timeout=30,
            cleanup_interval=5,
            max_request_header_size=LARGEST_BODY,
            max_request_body_size=4 * LARGEST_BODY,
            outbuf_overflow=NEVER,
            inbuf_overflow=NEVER,
            ident=None,
        )
        self.server.channel_class = Channel
        self.ended = threading.Event()

    @property
    def address(self) -> str:
        """What opens the page; on this computer alone it carries the token."""
        if self.settings.proxy:
            return f"https://{self.settings.proxy}/"
        return f"http://{LOOPBACK}:{self.settings.port}/?k={self.desk.visitors.launch}"

    def run(self) -> None:
        """Serve until Ctrl-C, or until the system asks the program to end. Then everything in memory is gone."""
        signal.signal(signal.SIGTERM, interrupted)
        reading = threading.Thread(target=self.desk.shelf.look, daemon=True)
        reading.start()
        reading.join(FIRST_LOOK)
        threading.Thread(target=self._warm_up, daemon=True).start()
        threading.Thread(target=self._sweep, daemon=True).start()
        try:
            self.server.run()
        finally:
            self.ended.set()
            self.renderer.close()

    def _warm_up(self) -> None:
        """Make one leaflet, so that the first nurse need not wait until workers have been started."""
        card = next(iter(self.desk.shelf.cards.values()), None)
        if card and card.source:
            attempt(self.desk, self.desk.chosen(card, {}, {}))

    def _sweep(self) -> None:
        while not self.ended.wait(SWEEP):
            self.desk.sheets.drop_old()


def bound(host: str, port: int) -> socket.socket:
    """A socket on a port, any free one for 0. Raises Refused when the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # Elsewhere it would let two programs share the port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as wrong:
        listener.close()
        raise Refused(problem("port-taken", port=port, reason=wrong.strerror or type(wrong).__name__)) from None
    return listener


def keep_off_the_disk() -> None:
    """Have neither this process nor its workers write compiled modules, and keep the server's log to what is wrong."""
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    # What waitress and Flask would log holds addresses; ours says all that is needed.
    for name in ("waitress", "waitress.queue", "werkzeug"):
        log = logging.getLogger(name)
        log.addHandler(logging.NullHandler())
        log.propagate = False


def interrupted(_: int, __: FrameType | None) -> None:
    """End as Ctrl-C does."""
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt
