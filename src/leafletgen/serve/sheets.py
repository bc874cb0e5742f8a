"""Sheets with a patient's words: in memory only, for a few minutes, for the browser that made them."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from werkzeug.exceptions import NotFound

from leafletgen.model.edition import Job
from leafletgen.serve.making import Made

SECONDS = 300.0
MOST_SHEETS = 32
"""How long a sheet is kept, and how many."""


class SheetGone(NotFound):
    """A sheet that is not kept any more, or that another browser made: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet, what was typed for it, and whose it is. Its `repr` tells nothing of the patient."""

    owner: str
    job: Job
    made: Made = field(repr=False)
    typed: Mapping[str, str] = field(repr=False)
    until: float = 0.0


class Sheets:
    """The sheets that are kept, the oldest first; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.lock = threading.Lock()
        self.kept: OrderedDict[str, Sheet] = OrderedDict()

    def add(self, owner: str, job: Job, made: Made, typed: Mapping[str, str]) -> str:
        """Keep a sheet for a while, and give the name under which it is found: 128 random bits."""
        name = secrets.token_hex(16)
        with self.lock:
            self._drop_old()
            while len(self.kept) >= MOST_SHEETS:
                self.kept.popitem(last=False)
            self.kept[name] = Sheet(owner, job, made, typed, self.clock() + SECONDS)
        return name

    def get(self, name: str, owner: str) -> Sheet | None:
        """A sheet of this owner; None when it is gone, or somebody else's."""
        with self.lock:
            self._drop_old()
            sheet = self.kept.get(name)
        return sheet if sheet and sheet.owner == owner else None

    def forget(self, owner: str) -> None:
        """Drop all sheets of an owner."""
        with self.lock:
            for name in [name for name, sheet in self.kept.items() if sheet.owner == owner]:
                del self.kept[name]

    def drop_old(self) -> None:
        """Drop what has been kept long enough; called now and then, so that nothing waits for a request to go."""
        with self.lock:
            self._drop_old()

    def _drop_old(self) -> None:
        now = self.clock()
        for name in [name for name, sheet in self.kept.items() if sheet.until <= now]:
            del self.kept[name]
