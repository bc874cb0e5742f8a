"""Python's garbage collector: when it runs is decided here and nowhere else.

Making a leaflet creates many objects and hardly any garbage, and looking for it takes a fifth of the time.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 200_000
"""So many new objects are made between two collections. Starting the program makes 100,000, which all stay."""


class _Pauses:
    """How many leaflets are being made in this process; the collector runs only between them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.open = 0
        self.was_enabled = False

    def begin(self) -> None:
        with self.lock:
            if not self.open:
                self.was_enabled = gc.isenabled()
                gc.disable()
            self.open += 1

    def end(self) -> None:
        with self.lock:
            self.open -= 1
            if not self.open and self.was_enabled:
                gc.enable()


_PAUSES = _Pauses()


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector wait for the end of the block, and of those that other threads are in."""
    _PAUSES.begin()
    try:
        yield
    finally:
        _PAUSES.end()


def collect_rarely() -> None:
    """Run the collector less often from here on: for a program that makes leaflets and ends."""
    gc.set_threshold(NEW_OBJECTS)


def leave_to_exit() -> None:
    """Collect no more: all memory goes back when the process ends."""
    gc.freeze()
