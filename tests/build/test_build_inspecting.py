"""Files are looked into in another process, so that one that never ends, or ends its reader, costs itself alone."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from leafletgen.build.child import MOST_MEMORY
from leafletgen.build.inspect import Inspection
from leafletgen.build.inspecting import inspections
from leafletgen.diagnostics import Refused
from leafletgen.problems.catalogue import problem

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere files are looked into without another process"
)

LIMIT = 5.0
"""Seconds that a file may take here."""


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork whatever ran before: a browser's test leaves a thread behind, and then files are looked into here."""
    monkeypatch.setattr("leafletgen.build.inspecting.can_fork", lambda: True)


def hang() -> None:
    """Wait for what never happens."""
    threading.Event().wait()


def spin() -> None:
    """Never end."""
    while True:
        pass


def want_memory() -> None:
    """Ask for more memory than the limit, and for no more than a computer would give without one."""
    bytearray(MOST_MEMORY + (1 << 30))


BAD: dict[str, Callable[[], object]] = {
    "hang": hang,
    "spin": spin,
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "crash": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(3),
    "memory": want_memory,
    "fault": lambda: 1 // 0,
}
FOUND = {
    "hang": "inspection-too-slow", "spin": "inspection-too-slow", "stop": "inspection-too-slow", "crash": "inspection-lost",
    "exit": "inspection-lost", "memory": "inspection-lost", "fault": "internal-error",
}  # fmt: skip
"""What happens while a file is looked into, by the name of the file, and what is said of it."""


def look(path: Path) -> Inspection:
    """Look into a file; its name says what happens."""
    BAD.get(path.name, lambda: None)()
    return Inspection(path, None, (), tags=str(os.getpid()))


def codes(*names: str) -> dict[str, str]:
    """The code that is found for each file; empty for a good one."""
    found = inspections([Path(name) for name in names], look, LIMIT)
    return {one.path.name: "".join(each.code for each in one.problems) for one in found}


@pytest.mark.parametrize("name", BAD)
def test_one_file_costs_itself_alone(name: str) -> None:
    """A file that hangs, spins, stops or kills its reader, or wants all memory, is named; those around it are looked into."""
    assert codes("before", name, "between", name + "s", "after") == {
        "before": "", name: FOUND[name], "between": "", name + "s": "", "after": "",
    }  # fmt: skip


def test_every_file_may_be_bad() -> None:
    """One after the other, they all are named, in order."""
    assert list(codes(*BAD).items()) == list(FOUND.items())


def test_good_files_share_a_process() -> None:
    """What files have in common is worked out once: no other process is started while none was lost."""
    found = [one.tags for one in inspections([Path(str(number)) for number in range(20)], look, LIMIT)]
    assert len(set(found)) == 1
    assert found[0] != str(os.getpid())


def test_what_spares_no_file_is_raised() -> None:
    """Where nothing can be looked into, that is an error of the run and not of each file."""

    def refuse(_: Path) -> Inspection:
        raise Refused(problem("no-preview", library="pypdfium2"))

    with pytest.raises(Refused) as caught:
        list(inspections([Path("a"), Path("b")], refuse, LIMIT))
    assert [one.code for one in caught.value.diagnostics] == ["no-preview"]


def test_leaving_early_leaves_no_process() -> None:
    """Whoever asks for no more files waits for none."""
    found = inspections([Path("first"), Path("hang")], look, 600.0)
    pid = int(next(found).tags)
    found.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
