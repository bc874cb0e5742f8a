"""The lock: what `make` and `make test` install is named in `requirements/`, version by version and hash by hash."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from locked import REQUIREMENTS, entries, versions
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
LOCKS = ("development", "bench")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("linux", "darwin", "win32")


def text_of(lock: str) -> str:
    """A lock as it is written."""
    return (REQUIREMENTS / f"{lock}.txt").read_text("utf-8")


def wanted(table: str) -> list[Requirement]:
    """What pyproject.toml asks for in one of its tables, always with what the program itself needs."""
    written = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    project = written["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"][table]]
    return [Requirement(one) for one in (*needed, *(written["build-system"]["requires"] if table == "dev" else ()))]


def test_what_is_installed_is_what_the_lock_names() -> None:
    """This environment has every library of the lock in its version, and no other but those for benchmarks."""
    installed: dict[str, str] = {canonicalize_name(one.name): one.version for one in metadata.distributions()}
    installed.pop("leafletgen")
    locked = versions("development")
    assert {name: installed.get(name) for name in locked} == locked, "make .venv/.ready"
    assert installed.items() <= (versions("bench") | locked).items(), "make .venv/.ready"


@pytest.mark.parametrize(("lock", "table"), [("development", "dev"), ("bench", "bench")])
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_has_all_that_is_asked_for(lock: str, table: str, python: str, system: str) -> None:
    """For every Python and system the lock names one version, within its bounds, of all that pyproject.toml asks for."""
    machine = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    locked = versions(lock, **machine)
    for one in wanted(table):
        assert one.specifier.contains(locked[canonicalize_name(one.name)]), "make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_has_hashes(lock: str) -> None:
    """Every entry is one exact version, followed by the hashes of its files."""
    for entry in re.split(r"^(?=[a-z0-9])", text_of(lock), flags=re.MULTILINE)[1:]:
        assert re.fullmatch(r"[a-z0-9-]+==\S+(?: ; [^\n\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_host(lock: str) -> None:
    """A lock says what is installed, not from where, and allows nothing that would have to be built."""
    first, _, rest = text_of(lock).partition("\n")
    assert first == "--only-binary :all:"
    assert not re.search(r"://|^\s*-+(?!-?hash=)", rest, re.MULTILINE)


def test_the_two_locks_agree() -> None:
    """A library of both locks has the same version in both, so the benchmarks measure what the tests tested."""
    development, bench = entries("development"), entries("bench")
    for name in development.keys() & bench.keys():
        assert list(map(str, bench[name])) == list(map(str, development[name]))


def test_the_program_itself_asks_for_lower_bounds_only() -> None:
    """Installed without the lock, the program takes the newest versions of what it needs."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for one in map(Requirement, [*project["dependencies"], *extras["preview"], *extras["cluster"]]):
        assert [bound.operator for bound in one.specifier] == [">="], one
