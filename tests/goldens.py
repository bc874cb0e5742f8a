"""Texts that people have looked at, kept as files: a test that makes another text fails.

`golden(path, text)` holds a text against its file. `--update-golden` takes what the tests make as right: it writes at the
end of the run, all at once, and runs the tests in one process. Without it nothing is written: a golden that is not there
yet fails like one that differs. `golden.only(folder, names)` finds files that no test makes any more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

import pytest

ADVICE = "look at it; if it is right, run this test with --update-golden"


@dataclass
class Goldens:
    """The goldens of a run. `updates` has the text of each file to write at the end, or None for one to delete."""

    update: bool
    updates: dict[Path, str | None] = field(default_factory=dict)

    def __call__(self, path: Path, text: str) -> None:
        """Fail where a file does not hold this text."""
        there = path.read_text("utf-8") if path.exists() else None
        if there == text:
            return
        if self.update:
            self.updates[path] = text
        elif there is None:
            pytest.fail(f"{path.name} is new: {ADVICE}", pytrace=False)
        else:
            lines = unified_diff(there.splitlines(), text.splitlines(), "golden", "made", lineterm="")
            pytest.fail("\n".join([f"{path.name} differs: {ADVICE}", *lines]), pytrace=False)

    def only(self, folder: Path, names: Iterable[str], pattern: str = "*") -> None:
        """Fail where a folder has files that match a pattern and that no test makes."""
        dead = sorted({path.name for path in folder.glob(pattern)} - set(names))
        if self.update:
            self.updates |= {folder / name: None for name in dead}
        elif dead:
            pytest.fail(f"no test makes {', '.join(dead)}: run this test with --update-golden", pytrace=False)

    def write(self) -> Iterator[str]:
        """Write what is to be written; what was done, a line for each file."""
        for path, text in sorted(self.updates.items()):
            if text is None:
                path.unlink()
                yield f"deleted {path.name}"
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                yield f"wrote {path.name}"


RUN = pytest.StashKey[Goldens]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--update-golden", action="store_true", help="take what the tests make for right, and keep it")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Keep an update in one process, however many the command asks for: only one may write."""
    if config.getoption("update_golden") and hasattr(config.option, "numprocesses"):
        config.option.numprocesses = 0
        config.option.dist = "no"
        config.option.tx = []


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing to write."""
    config.stash[RUN] = Goldens(config.getoption("update_golden"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write at the end, and name every file."""
    for line in config.stash[RUN].write():
        terminalreporter.write_line(line)


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Goldens:
    """Holds texts against their files."""
    return pytestconfig.stash[RUN]
