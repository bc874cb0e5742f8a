"""An output folder kept up to date while people work on a library, and each thing that happens told in one line."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TextIO

from leafletgen.build.following import Change, concerned
from leafletgen.build.run import Done, Order, State, build
from leafletgen.build.telling import told
from leafletgen.diagnostics import Diagnostic, Refused


class Teller:
    """Tells what happens: what has changed and what was built on `out`, problems on `errors`; as JSON lines to a `machine`."""

    def __init__(self, out: TextIO, errors: TextIO, machine: bool = False) -> None:
        self.out = out
        self.errors = errors
        self.machine = machine
        self.heard: set[Diagnostic] = set()

    def waiting(self) -> None:
        """All is built, and the next change is awaited."""
        if not self.machine:
            print("watching for changes; Ctrl-C ends it", file=self.errors, flush=True)

    def changed(self, change: Change) -> None:
        """A file is not what it was; problems that were told before may be told again."""
        self.heard.clear()
        self._say(change.what, change.name)

    def __call__(self, done: Done) -> None:
        """A job is settled; of one that was up to date there is nothing to say, and of one that failed no more than why."""
        self.problems(*done.problems)
        if done.state is State.MADE:
            self._say("built", done.job.output)

    def problems(self, *problems: Diagnostic) -> None:
        """Something is wrong; what all layouts of a text have in common is told once."""
        for problem in problems:
            if problem not in self.heard:
                self.heard.add(problem)
                print(told(problem, self.machine), file=self.errors, flush=True)

    def _say(self, what: str, name: str) -> None:
        line = json.dumps({"event": what, "file": name}) if self.machine else f"{what} {name}"
        print(line, file=self.out, flush=True)


def keep_up(order: Callable[[], Order], changes: Iterator[tuple[Change, ...]], teller: Teller) -> None:
    """Build what every change concerns, for as long as there are changes; errors are told, and the next change awaited.

    `order` gives everything that is to be built as the library is then. It may raise Refused.
    """
    teller.waiting()
    for changed in changes:
        for change in changed:
            teller.changed(change)
        try:
            everything = order()
            jobs = concerned(everything.jobs, changed)
            teller.problems(*build(replace(everything, jobs=jobs), teller))
        except Refused as refused:
            teller.problems(*refused.diagnostics)
