"""The work of a cluster's worker: it unpacks a bundle into a folder of its own, and does the task there.

Leaflets are read, made and checked as on the machine that sent them, so the bytes are the same.
"""

import faulthandler
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Lock

from distributed import Worker, WorkerPlugin, get_worker

from leafletgen.build.plan import Request
from leafletgen.build.task import Outcome, Outcomes, Work, packed
from leafletgen.build.uptodate import file_digest, program_name
from leafletgen.cluster.bundle import FONTS_FOLDER, Bundle, Files
from leafletgen.library.library import FONTS, Library, shipped_root

TURN = Lock()
"""Held during a task: a process has one time limit and one typesetter, so it does one task at a time."""
BUNDLE_FOLDER = "leafletgen"
"""The folder for bundles, in the worker's own folder. The path never changes, because open fonts are remembered by it."""


class Unfit(Exception):  # noqa: N818 - what the worker is
    """This worker would not make the same bytes as the machine that sent the bundle; the message says why."""


class SentFonts(WorkerPlugin):
    """Fonts that every worker gets, also one that joins later. `listed` is the hash of their `fonts.yaml`."""

    def __init__(self, listed: str, files: Files) -> None:
        self.listed = listed
        self.files = files


def introduce() -> tuple[str, str]:
    """What is installed on a worker: the program, and the hash of the `fonts.yaml` that comes with it."""
    return program_name(), file_digest(shipped_root() / FONTS)


def do(bundle: Bundle) -> bytes:
    """Do the task of a bundle; returns its outcomes as bytes (`packed`). Raises Unfit."""
    worker: Worker = get_worker()
    fonts = {sent.listed: sent.files for sent in worker.plugins.values() if isinstance(sent, SentFonts)}
    with TURN:
        try:
            return done_in_folder(bundle, Path(worker.local_directory, BUNDLE_FOLDER), fonts)
        except Unfit as unfit:
            raise Unfit(f"{worker.address} {unfit}") from None


def done_in_folder(bundle: Bundle, folder: Path, fonts: Mapping[str, Files]) -> bytes:
    """Do the task of a bundle in a folder; `fonts` are those that were sent, by the hash of their `fonts.yaml`.

    Raises Unfit.
    """
    if bundle.task.program != program_name():
        raise Unfit(f"has {program_name()} installed")
    library = Library(folder / "own", folder / "shipped")
    for root, files in ((library.root, bundle.own), (library.shipped, bundle.shipped)):
        unpack(root, files, fonts)

    def work(task: Request) -> Outcomes:
        outcomes = in_time(bundle.work, replace(task, library=library), bundle.limit)
        return tuple(at_sender(bundle.task.library, library, outcome) for outcome in outcomes)

    return packed(work(bundle.task))


def in_time(work: Work, task: Request, limit: float) -> Outcomes:
    """Do a task; when it takes longer than `limit` seconds, this process ends, even inside a library that never returns."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
        try:
            return work(task)
        finally:
            faulthandler.cancel_dump_traceback_later()


def unpack(root: Path, files: Files, fonts: Mapping[str, Files]) -> None:
    """Make a folder hold these files and no others; the right fonts stay if they are there already. Raises Unfit."""
    folder = root / FONTS_FOLDER
    if FONTS not in files or file_digest(root / FONTS) != sha256(files[FONTS]).hexdigest():
        shutil.rmtree(folder, ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)
    for entry in root.iterdir():
        if entry.is_dir() and entry != folder:
            shutil.rmtree(entry)
        elif not entry.is_dir():
            entry.unlink()
    if FONTS in files and not folder.exists():
        install_fonts(folder, files[FONTS], fonts)
    write_files(root, {name: data for name, data in files.items() if name != FONTS})


def install_fonts(folder: Path, listed: bytes, fonts: Mapping[str, Files]) -> None:
    """Fill a folder with the fonts that a `fonts.yaml` lists; that file is written last. Raises Unfit."""
    wanted = sha256(listed).hexdigest()
    installed = shipped_root() / FONTS_FOLDER
    if wanted in fonts:
        write_files(folder, fonts[wanted])
    elif file_digest(shipped_root() / FONTS) == wanted:
        shutil.copytree(installed, folder, ignore=shutil.ignore_patterns("*.yaml"))
    else:
        raise Unfit("has other fonts installed")
    (folder / Path(FONTS).name).write_bytes(listed)


def write_files(folder: Path, files: Files) -> None:
    """Write files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def at_sender(sender: Library, library: Library, outcome: Outcome) -> Outcome:
    """An outcome whose problems name the sender's files."""
    problems = tuple(
        replace(one, place=replace(one.place, file=sender_name(one.place.file, sender, library)))
        for one in outcome.problems
    )
    return replace(outcome, problems=problems)


def sender_name(file: str, sender: Library, library: Library) -> str:
    """The sender's path of a file with an absolute path. Names inside the library are the same on both machines."""
    for root, home in ((library.root, sender.root), (library.shipped, sender.shipped)):
        if Path(file).is_relative_to(root):
            return str(Path(home, Path(file).relative_to(root)))
    return file
