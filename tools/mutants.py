"""Applies each mutation in a copy of the project, runs the tests that should notice, and names those that survive.

`make mutants` tries all; `make mutants M=widow` those with the word in their room or name.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from mutations import TOP, Mutation, found, mutations

PATIENCE = 900
"""Seconds of tests after which a fault counts as noticed: it made them hang."""
NOTICED = "noticed"
ALL_PASSED, SOME_FAILED = 0, 1
"""What pytest returns; anything else says that the tests did not run."""

T = TypeVar("T")
R = TypeVar("R")


def copy_of_project(folder: Path) -> Path:
    """A copy of every file that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOP / name, folder / name)
    return folder


def run(copy: Path, tests: tuple[str, ...]) -> int | None:
    """Run tests in a copy; what pytest returned, or None where it took too long."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "--hypothesis-profile", "ci"]
    command += chain.from_iterable(map(found, tests))
    with tempfile.TemporaryFile() as log:
        try:
            return subprocess.run(
                command, cwd=copy, env=environment, stdout=log, stderr=log, timeout=PATIENCE, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return None


def verdict(copy: Path, mutation: Mutation) -> str:
    """Apply one mutation to a copy, run its tests, take it back, and say what came of it."""
    path = copy / "src" / "leafletgen" / mutation.file
    source = path.read_text("utf-8")
    path.write_text(mutation.applied(source), "utf-8")
    try:
        status = run(copy, mutation.tests)
    finally:
        path.write_text(source, "utf-8")
    if status == ALL_PASSED:
        return "SURVIVED"
    return NOTICED if status in {SOME_FAILED, None} else f"NO TEST RAN (pytest returned {status})"


def chosen(words: list[str]) -> list[Mutation]:
    """The mutations with one of these words in their room or name; all where there are no words."""
    return [each for each in mutations() if not words or any(word in f"{each.room} {each.name}" for word in words)]


def main() -> int:
    """Try the mutations; 1 where one is not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutations with one of these words in their room or name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many to try at once")
    given = parser.parse_args()
    tried = chosen(given.words)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(given.jobs):
            copies.put(copy_of_project(Path(folder, str(number))))

        def with_a_copy(do: Callable[[Path, T], R], what: T) -> R:
            copy = copies.get()
            try:
                return do(copy, what)
            finally:
                copies.put(copy)

        used = list(dict.fromkeys(each.tests for each in tried))
        passing = dict(zip(used, pool.map(partial(with_a_copy, run), used), strict=True))
        sound = [each for each in tried if passing[each.tests] == ALL_PASSED]
        for each in tried:
            if each not in sound:
                print(f"ITS TESTS FAIL WITHOUT IT: {each.room}: {each.name}", flush=True)
        missed = len(tried) - len(sound)
        for each, said in zip(sound, pool.map(partial(with_a_copy, verdict), sound), strict=True):
            missed += said != NOTICED
            print(f"{said}: {each.room}: {each.name}", flush=True)
    print(f"{len(tried)} mutations, {missed} not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
