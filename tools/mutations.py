"""Mutations: small faults that the tests must notice, kept as data in `tests/mutations/`, a file for each room.

A mutation replaces one snippet of a source file, which must be there exactly once, by another.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "leafletgen"
DATA = TOP / "tests" / "mutations"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault: in which file (below `src/leafletgen`) `find` becomes `put`, and which tests should notice.

    `tests` are files, folders, or patterns of their names.
    """

    room: str
    name: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]

    def applied(self, source: str) -> str:
        """A source with the fault. Raises ValueError where the snippet is not there exactly once."""
        count = source.count(self.find)
        if count != 1:
            raise ValueError(f"{self.room}/{self.name}: the snippet is {count} times in {self.file}: {self.find!r}")
        return source.replace(self.find, self.put)


def found(pattern: str) -> list[str]:
    """The tests that a pattern means. Raises ValueError where there are none."""
    paths = sorted(path.relative_to(TOP).as_posix() for path in TOP.glob(pattern))
    if not paths:
        raise ValueError(f"there are no tests called {pattern}")
    return paths


def mutations() -> list[Mutation]:
    """All mutations, by room."""
    return [
        Mutation(path.stem, entry["name"], entry["file"], entry["find"], entry["put"], tuple(entry["tests"]))
        for path in sorted(DATA.glob("*.toml"))
        for entry in tomllib.loads(path.read_text("utf-8"))["mutation"]
    ]
