"""The programs, each in a process of its own, and what they are given: the same leaflet, as files of a library or as a source."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from documents import LEAFLET, ROOT, document_in
from peers import PEERS
from variants import write_longer, write_variant
from worker import UNVERIFIED

from leafletgen.library.library import Library

OURS = "leafletgen"
PROGRAMS = (OURS, UNVERIFIED, *PEERS)
WORKER = Path(__file__).parent / "worker.py"
SHIPPED = ROOT / "leaflets" / LEAFLET


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request took: seconds of the processor to make the files, and to read them; their bytes; most memory in MiB."""

    seconds: float
    reading: float
    bytes: float
    memory: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A leaflet of the benchmark in a library in `folder`: other words for each `seed`, a share of them `fresh`."""

    folder: Path
    language: str
    seed: int
    fresh: float
    layouts: tuple[str, ...] = ("a4",)
    sections: int = 0

    @property
    def id(self) -> str:
        """The id of the leaflet."""
        return f"{self.language.lower()}-{self.fresh * 100:.0f}-{self.seed}-{self.sections}-{len(self.layouts)}"

    @property
    def library(self) -> Library:
        """The library that has it."""
        return library_in(self.folder)

    def write(self) -> None:
        """Write the files of the leaflet, unless they are there."""
        folder = self.folder / "leaflets" / self.id
        if not folder.exists():
            write_variant(folder, SHIPPED, tuple(dict.fromkeys(("en", self.language))), self.seed, self.fresh)
            if self.sections:
                write_longer(folder, self.sections)

    def out(self, program: str) -> list[str]:
        """The paths of the files that a program makes of it."""
        return [f"{self.folder}/{program}.{layout}.pdf" for layout in self.layouts]

    def request(self, program: str, *, read: bool = False) -> dict[str, Any]:
        """What a program is asked."""
        self.write()
        out = {"out": self.out(program), "read": read}
        if program in {OURS, UNVERIFIED}:
            names = {"library": str(self.folder), "leaflet": self.id, "language": self.language}
            return {**names, "layouts": self.layouts, **out}
        documents, write = documents_of(self), source_of(program)
        return {"sources": [write(each).decode() for each in documents], "fonts": documents[0]["fonts"], **out}


@lru_cache(maxsize=1)
def documents_of(variant: Variant) -> list[dict[str, Any]]:
    """A leaflet as documents, one for each layout."""
    library = variant.library
    leaflet = library.leaflet(variant.id, variant.language)
    return [asdict(document_in(leaflet, library, library.layout(layout))) for layout in variant.layouts]


@cache
def library_in(folder: Path) -> Library:
    """The library of a folder, which remembers what it has read."""
    return Library(folder, ROOT)


@cache
def source_of(program: str) -> Callable[[dict[str, Any]], bytes]:
    """What writes a document in a program's own language."""
    return PEERS[program].source()


@dataclass
class Worker:
    """A program in its process."""

    name: str
    process: "subprocess.Popen[str]"

    def make(self, request: dict[str, Any]) -> Cost:
        """Have one request answered; return what it cost."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError(f"{self.name} has no pipes")
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} has ended; what it said is above")
        return Cost(**json.loads(answer))


@contextmanager
def worker(name: str) -> Iterator[Worker]:
    """A program, started afresh."""
    command = [sys.executable, str(WORKER), name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Worker(name, process)


def can_start(program: str) -> str:
    """Why a program cannot be measured here; nothing where it can."""
    if program not in PEERS:
        return ""
    command = [sys.executable, "-c", f"from peers import PEERS; PEERS[{program!r}].maker()"]
    done = subprocess.run(command, cwd=WORKER.parent, capture_output=True, text=True, check=False)
    return (done.stderr.strip().splitlines() or ["it ends at once"])[-1] if done.returncode else ""


def in_turns(workers: Sequence[Worker], variants: Sequence[Variant], *, warm_up: int = 0) -> dict[str, list[Cost]]:
    """Have all programs make the same leaflets in turns, leaflet by leaflet; what each took, without those of the warm-up."""
    costs: dict[str, list[Cost]] = {each.name: [] for each in workers}
    for number, variant in enumerate(variants):
        for each in workers:
            cost = each.make(variant.request(each.name, read=each.name == "Typst"))
            if number >= warm_up:
                costs[each.name].append(cost)
    return costs
