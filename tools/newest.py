"""Runs the tests in an environment of the newest versions, and says which of them are not those of the lock.

`make newest` makes the environment and starts this in it.
"""

import argparse
import subprocess
import sys
from importlib import metadata

from locked import versions
from packaging.utils import canonicalize_name

NOT_FOR_THIS = "tests/test_lock.py::test_what_is_installed_is_what_the_lock_names"
"""The one test that holds in the locked environment only."""


def differences() -> list[str]:
    """A line for each library that is here in another version than the lock names, or in one of the two places only."""
    here: dict[str, str] = {canonicalize_name(one.name): one.version for one in metadata.distributions()}
    del here["leafletgen"]
    here.pop("setuptools", None)  # Python 3.11 puts it into every new environment
    locked = versions("development")
    return [
        f"{name}: {locked.get(name, 'not there')} in the lock, {here.get(name, 'not there')} is the newest"
        for name in sorted(here.keys() | locked.keys())
        if here.get(name) != locked.get(name)
    ]


def main() -> int:
    """Print the differences, run the tests, and return what pytest did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", required=True, help="what to run")
    parser.add_argument("--if-same", default="", help="what to run instead where no version differs")
    parser.add_argument("options", nargs="*", help="options of pytest")
    given = parser.parse_args()
    found = differences()
    print("\n".join(found) or "The newest versions are those of the lock.", flush=True)
    tests = given.tests if found or not given.if_same else given.if_same
    command = [sys.executable, "-m", "pytest", *given.options, "--deselect", NOT_FOR_THIS, *tests.split()]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
