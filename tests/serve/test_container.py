"""The container file: what it names is there, what it starts is the page, and the page needs nothing that can be written but memory."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ward import ROOT, Served

from leafletgen.cli.serve import serve

FILE = (ROOT / "Containerfile").read_text("utf-8")
SHEET = {"lang": "en", "paper": "a4", "f1": "Zyxwvia", "do": "print"}
READ_ONLY = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /dev/shm
while read -r _ at _; do
  case $at in /proc*|/sys*|/dev/shm) ;; *) mount -o remount,bind,ro "$at" 2>/dev/null || true ;; esac
done </proc/mounts
if touch "$1/written" 2>/dev/null; then exit 9; fi
shift
TMPDIR=/dev/shm HOME=/nonexistent exec "$@"
"""
"""Every file system but memory becomes read-only, for the command that follows the folder that must not be writable."""


def instructions(name: str) -> list[str]:
    """The arguments of an instruction, wherever it is, with lines that go on joined."""
    lines = re.sub(r"\\\n\s*", "", FILE).splitlines()
    return [line.partition(" ")[2] for line in lines if line.startswith(f"{name} ")]


def test_the_image_is_built_from_the_lock() -> None:
    """Libraries are those of the lock, by their hashes, and nothing is fetched that it does not name."""
    installed = re.findall(r"-m pip install (.*?)(?= &&|$)", " ".join(instructions("RUN")))
    assert len(installed) == 2
    assert "--require-hashes" in installed[0]
    lock = re.search(r"--requirement (\S+)", installed[0])
    assert lock
    assert (ROOT / lock[1]).is_file()
    assert {"--no-deps", "--no-build-isolation", "."} <= set(installed[1].split())


def test_the_image_holds_no_rubbish() -> None:
    """What lies beside the source in a checkout is left out."""
    left_out = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {".git", ".venv", "dist"} <= set(left_out)


def test_the_page_runs_as_an_ordinary_user() -> None:
    """The last stage has a user who is not root, and the page as its command; temporary files are in memory."""
    last = FILE[FILE.rindex("\nFROM ") :]
    user = re.search(r"\nUSER (\d+)\n", last)
    assert user
    assert int(user[1]) > 0
    assert f"--uid {user[1]}" in last
    assert "TMPDIR=/dev/shm" in last
    assert instructions("ENTRYPOINT") == ['["leafletgen"]']
    assert instructions("CMD")[0].startswith('["serve", "--no-browser"')


def test_the_commands_in_its_comments_can_be_typed() -> None:
    """Options that the first lines show are options of the command; nothing of the container can be written."""
    comments = " ".join(line.lstrip("# ").rstrip("\\ ") for line in FILE.splitlines() if line.startswith("#"))
    run = re.search(r"podman run (.*?) leafletgen serve (.*?)(?= Behind)", comments)
    assert run
    assert {"--read-only", "--cap-drop"} <= set(run[1].split())
    assert ":ro" in run[1]
    known = {name for option in serve.params for name in option.opts}
    assert {word for word in run[2].split() if word.startswith("--")} <= known


def enter() -> list[str]:
    """The command that gives a process file systems of its own. Skips the test where that is not allowed."""
    for flags in (["--mount"], ["--user", "--map-root-user", "--mount"]):
        command = ["unshare", *flags, "sh", "-c"]
        if (
            shutil.which("unshare")
            and not subprocess.run([*command, "mount --make-rprivate /"], capture_output=True, check=False).returncode
        ):
            return command
    pytest.skip("this machine lets nobody have file systems of their own (unshare)")


def test_the_page_works_where_nothing_can_be_written(ward: Path) -> None:
    """On a read-only file system leaflets are found, made and filled in, as in the container."""
    start = f"import os, sys; os.execvp('unshare', {[*enter(), READ_ONLY, 'sh', str(ward), sys.executable]!r} + sys.argv[1:])"
    program = ("-c", start, "-m", "leafletgen", "serve", "--no-browser", "--port", "0", "--library")
    with Served(ward, program=program) as served:
        browser = served.browser()
        while (found := browser.get("/l/fever/leaflet.pdf?lang=ar&paper=trifold-a4")).status == 503:
            pass  # a busy machine
        assert found.headers["content-type"] == "application/pdf"
        while (sent := browser.post("/l/visit/sheet", {"token": browser.get("/").token, **SHEET})).status == 503:
            pass
        assert browser.get(sent.headers["location"]).headers["content-type"] == "application/pdf"
        assert browser.get("/status").status == 200
    assert "Traceback" not in served.log
    assert not (ward / "written").exists()
