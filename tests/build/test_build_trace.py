"""What each command touches, by the word of the system itself (strace): its library, its output folder, and the installation."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf import Shelf
from vouching import PEOPLE

from leafletgen.library.library import shipped_root

ROOT = Path(__file__).parents[2]
CALLS = "trace=%file,%network"
READ_ONLY = ("/usr/", "/lib/", "/lib64/", "/etc/", "/proc/", "/sys/", "/dev/", "/bin/", "/opt/python")
"""Places of the system that any program reads: its libraries, its settings, what it says of processes."""
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^(mkdir|rename|unlink|rmdir|link|symlink|chmod|truncate|mknod)")
NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
SOCKETS = re.compile(r"^socket\((?!AF_UNIX)|^(connect|bind|sendto)\(.*(AF_INET|AF_NETLINK)")

OTHER = ("execve", "readlink", "socket", "connect", "bind", "listen", "accept", "send", "recv", "getcwd", "---", "+++")
"""Calls that name no file that they read or write."""

SEMAPHORES = Path("/dev/shm/sem.")  # noqa: S108 - where Linux shows them


def may_trace() -> bool:
    """True when strace is installed and may be used here."""
    strace = shutil.which("strace") or ""
    if not strace:
        return False
    return not subprocess.run([strace, "-e", "trace=none", "true"], capture_output=True, check=False).returncode


traced = pytest.mark.skipif(not may_trace(), reason="strace is not installed, or may not be used here")


def calls(folder: Path, temporary: Path, *arguments: str | Path, ends: int = 0) -> list[str]:
    """Every call about files or the network that a command and its workers make, whether it succeeds or not.

    The command runs in `folder`; `temporary` is its folder for temporary files.
    """
    log = folder / "trace"
    log.mkdir()
    # A file for each process, so that no line is broken off by another process.
    command = ["strace", "-ff", "-s", "4096", "-e", CALLS, "-o", str(log / "calls"), sys.executable, "-m", "leafletgen"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Python would keep what it has compiled beside its modules.
    surroundings = kept | {"PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(temporary)}
    ran = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=folder,
        env=surroundings,
        input="y\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == ends, ran.stderr
    return [line for file in log.iterdir() for line in file.read_text("utf-8", "replace").splitlines()]


def touched(lines: list[str], folder: Path) -> tuple[set[str], set[str]]:
    """The paths that were read and those that were written, of calls that did not fail; relative ones from the folder."""
    read: set[str] = set()
    written: set[str] = set()
    for line in lines:
        failed = re.search(r"= -1 E[A-Z]+", line)
        paths = [
            str((folder / found).resolve() if not found.startswith("/") else found)
            for found in NAMED.findall(line.partition(", [")[0])
        ]
        if not failed and not line.startswith(OTHER):
            (written if WRITES.search(line) else read).update(paths)
    return read, written


def inside(paths: set[str], *folders: str | Path) -> set[str]:
    """The paths that are in none of these folders, and are none of them, nor a folder around one (which Python looks at)."""
    places = tuple(str(folder) for folder in folders)
    return {
        path for path in paths
        if not path.startswith(places) and not any(place.startswith(path.rstrip("/") + "/") for place in places)
    }  # fmt: skip


COMMANDS = {
    "build": ("-o", "out", "-L", "a4"),
    "build two": ("-o", "out", "-L", "a4", "-L", "trifold-a4"),
    "check": ("-L", "a4"),
    "list": ("-o", "out"),
    "preview": ("asthma", "-L", "a4", "-o", "out"),
    "verify": ("out/asthma/asthma.en.a4.pdf",),
    "status": (),
    "sign": ("asthma", "-l", "en", "--as", "maria", "--role", "clinician"),
}  # fmt: skip

ENDS = {"verify": 1}
"""The exit status of the commands that do not end with 0: nobody has signed the leaflet that is verified."""


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder with a short name: the name of a socket in it has at most 107 bytes, and folders of tests are deep."""
    with tempfile.TemporaryDirectory(prefix="lg-") as folder:
        yield Path(folder)


@traced
@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_touches_nothing_else(tmp_path: Path, short_folder: Path, name: str) -> None:
    """No file outside library, output folder, installation and the system's own is read; none outside output (sign: the leaflet) is written; no network."""
    shelf = Shelf(tmp_path)
    shelf.leaflet("asthma", en="Text.")
    if name == "build two":
        shelf.leaflet("asthma", en="Text.", ar="Text.")
    if name == "sign":
        (shelf.root / "people.yaml").write_text(PEOPLE, "utf-8")
    if name in {"verify", "list"}:
        shelf.build()
    lines = calls(
        tmp_path,
        short_folder,
        name.split(maxsplit=1)[0],
        "--library",
        "library",
        *COMMANDS[name],
        ends=ENDS.get(name, 0),
    )
    read, written = touched(lines, tmp_path)
    assert any(path.endswith("library/leaflets/asthma/en.yaml") for path in read)
    installed = {
        str(Path(sys.prefix).resolve()),
        sys.base_prefix,
        sys.prefix,
        str(ROOT / "src"),
        str(shipped_root() / "fonts"),
    }
    installed |= {
        str(shipped_root() / folder)
        for folder in ("leaflets", "layouts", "languages", "clinics", "library.yaml", "people.yaml")
    }
    # Workers are reached through a socket in the temporary folder, and locked by semaphores in memory.
    temporary = [short_folder, tmp_path / "listener-", SEMAPHORES] if name == "build two" else []
    target = shelf.root / "leaflets/asthma" if name == "sign" else shelf.output
    assert inside(read, *READ_ONLY, *installed, *temporary, shelf.root, shelf.output) == set()
    assert inside(written, *temporary, target, "/dev/null", "/proc/self/oom_score_adj") == set()
    assert [line for line in lines if SOCKETS.search(line)] == []
