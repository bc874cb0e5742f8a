"""Applies each mutation in a copy of the project, runs the tests that should notice, and names those that survive.

`make mutants` tries all; `make mutants M=widow` those with the word in their room or name.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from mutations import TOP, Mutation, mutations

PATIENCE = 600
"""Seconds of tests after which a fault counts as noticed: it made them hang."""
ALL_PASSED, SOME_FAILED = 0, 1
"""What pytest returns; anything else says that the tests did not run."""


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


def run(copy: Path, tests: Iterable[str]) -> int | None:
    """Run tests in a copy; what pytest returned, or None where it took too long."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
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
    return "noticed" if status in {SOME_FAILED, None} else f"NO TEST RAN (pytest returned {status})"


def main() -> int:
    """Try the mutations; 1 where one is not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutations with one of these words in their room or name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many to try at once")
    given = parser.parse_args()
    tried = [
        each
        for each in mutations()
        if not given.words or any(word in f"{each.room} {each.name}" for word in given.words)
    ]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(given.jobs):
            copies.put(copy_of_project(Path(folder, str(number))))
        if run(Path(folder, "0"), sorted({test for each in tried for test in each.tests})) != ALL_PASSED:
            print("The tests that should notice fail without any mutation.")
            return 1

        def attempt(mutation: Mutation) -> str:
            copy = copies.get()
            try:
                return verdict(copy, mutation)
            finally:
                copies.put(copy)

        survivors = 0
        for mutation, said in zip(tried, pool.map(attempt, tried), strict=True):
            survivors += said != "noticed"
            print(f"{said}: {mutation.room}: {mutation.name}", flush=True)
    print(f"{len(tried)} mutations, {survivors} not noticed")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
