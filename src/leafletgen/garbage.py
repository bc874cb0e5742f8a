"""Controls when Python's garbage collector runs. No other module does.

Making a leaflet creates many objects but hardly any garbage, and collecting takes a fifth of the time.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 200_000
"""The number of new objects between two collections. Starting the program makes 100,000, which all stay."""


class _Pauses:
    """Counts the leaflets that are being made in this process. The collector runs only when there are none."""

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
    """Stop the collector until the end of the block, and of such blocks in other threads."""
    _PAUSES.begin()
    try:
        yield
    finally:
        _PAUSES.end()


def collect_rarely() -> None:
    """Run the collector less often from now on: for a program that makes leaflets and ends."""
    gc.set_threshold(NEW_OBJECTS)


def leave_to_exit() -> None:
    """Do not collect any more: the process is ending, and all memory is freed then."""
    gc.freeze()
