"""What happens in a worker of a cluster: a parcel is unpacked into a folder of its own, and what is in it done.

There it is read, made and checked just as it is where it comes from, so the bytes are the same.
"""

import pickle
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Lock

from distributed import Worker, WorkerPlugin, get_worker

from leafletgen.build.crew import guarded
from leafletgen.build.sources import digest, program
from leafletgen.build.task import Outcome, Setup
from leafletgen.build.workforce import Outcomes
from leafletgen.cluster.bundle import FONTS_FOLDER, Files, Parcel
from leafletgen.library.library import FONTS, Library, shipped_root

TURN = Lock()
"""Held by whoever works in this process: neither the time limit nor the typesetter is for two at a time."""
FOLDER = "leafletgen"
"""Where parcels are unpacked, in the worker's own folder: always the same, as what is known of fonts goes by their path."""


class Unfit(Exception):  # noqa: N818 - what the worker is
    """This worker cannot do what is in a parcel as it would be done where that comes from; the message says why."""


class Fonts(WorkerPlugin):
    """Fonts that every worker is given, also one that comes later; `listed` is the hash of their `fonts.yaml`."""

    def __init__(self, listed: str, files: Files) -> None:
        self.listed = listed
        self.files = files


def introduce() -> tuple[str, str]:
    """What a worker has installed: the program, and the hash of the `fonts.yaml` that comes with it."""
    return program(), digest(shipped_root() / FONTS)


def do(parcel: Parcel) -> bytes:
    """Do what is in a parcel, in a worker. The answer is bytes: what cannot be sent is an error of this task."""
    worker: Worker = get_worker()
    fonts = {sent.listed: sent.files for sent in worker.plugins.values() if isinstance(sent, Fonts)}
    with TURN:
        try:
            return pickle.dumps(opened(parcel, Path(worker.local_directory, FOLDER), fonts))
        except Unfit as unfit:
            raise Unfit(f"{worker.address} {unfit}") from None


def opened(parcel: Parcel, folder: Path, fonts: Mapping[str, Files]) -> Outcomes:
    """Do what is in a parcel, in a worker's folder; `fonts` are those that were sent, by the hash of their `fonts.yaml`.

    Raises Unfit.
    """
    if parcel.program != program():
        raise Unfit(f"has {program()} installed")
    library = Library(folder / "own", folder / "shipped")
    for root, files in ((library.root, parcel.own), (library.shipped, parcel.shipped)):
        unpack(root, files, fonts)
    setup = Setup(library, parcel.program, parcel.today, parcel.release)
    outcomes = guarded(parcel.work, setup, parcel.task, parcel.limit)
    return tuple(at_home(parcel, library, outcome) for outcome in outcomes)


def unpack(root: Path, files: Files, fonts: Mapping[str, Files]) -> None:
    """Have these files in a folder, and no others; fonts that are there already stay there. Raises Unfit."""
    folder = root / FONTS_FOLDER
    if FONTS not in files or digest(root / FONTS) != sha256(files[FONTS]).hexdigest():
        shutil.rmtree(folder, ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)
    for entry in root.iterdir():
        if entry != folder:
            shutil.rmtree(entry)
    if FONTS in files and not folder.exists():
        stock(folder, files[FONTS], fonts)
    write(root, {name: data for name, data in files.items() if name != FONTS})


def stock(folder: Path, listed: bytes, fonts: Mapping[str, Files]) -> None:
    """Make a folder of the fonts that a `fonts.yaml` lists, which comes last, when all are there. Raises Unfit."""
    wanted = sha256(listed).hexdigest()
    installed = shipped_root() / FONTS_FOLDER
    if wanted in fonts:
        write(folder, fonts[wanted])
    elif digest(shipped_root() / FONTS) == wanted:
        shutil.copytree(installed, folder, ignore=shutil.ignore_patterns("*.yaml"))
    else:
        raise Unfit("has other fonts installed")
    (folder / Path(FONTS).name).write_bytes(listed)


def write(folder: Path, files: Files) -> None:
    """Write files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def at_home(parcel: Parcel, library: Library, outcome: Outcome) -> Outcome:
    """The same outcome, with problems where the sender has the files."""
    problems = tuple(
        replace(one, place=replace(one.place, file=moved(one.place.file, library, parcel.homes)))
        for one in outcome.problems
    )
    return replace(outcome, problems=problems)


def moved(file: str, library: Library, homes: tuple[str, str]) -> str:
    """Where the sender has a file that is called by its whole path; names in the library are the same there."""
    for root, home in zip((library.root, library.shipped), homes, strict=True):
        if Path(file).is_relative_to(root):
            return str(Path(home, Path(file).relative_to(root)))
    return file
