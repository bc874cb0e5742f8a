"""How fast, small and steady leafletgen is beside other typesetters, in one run on the same texts.

    python bench/speed.py [--full] [ROUNDS]

Writes docs/benchmarks.md. Every program works in a process of its own. All set the same documents, in turns, document by document,
so that whatever else the machine does slows all alike: what counts are medians, and ratios of pairs. No two documents are alike.
`--full` goes up to 10,000 documents, else the longest run is 1,000. Needs the `dev` and `bench` extras.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pypdfium2 as pdfium
from documents import LEAFLET, ROOT, document_of
from peers import PEERS
from report import Growth, Measured, Pages, Results, written
from variants import variant

from leafletgen.library.library import Library

LANGUAGES = ("en", "ar", "hi", "zh-Hans")
OURS, UNVERIFIED = "leafletgen", "leafletgen unverified"
PROGRAMS = (OURS, UNVERIFIED, *PEERS)
WARM_UP = 3
"""Documents that nobody counts, until fonts are open and what can be kept is kept."""

LONG_RUNS = {OURS: 10_000, "Typst": 10_000, "Platypus": 1_000, "WeasyPrint": 100, "fpdf2": 100}
"""How many documents each sets one after the other; the slow ones are not waited for."""

SECTIONS = {1: 1, 10: 34, 100: 350}
"""About how many sections of the leaflet fill 1, 10 and 100 pages."""

UNAVOIDABLE = "import reportlab.pdfgen.canvas, uharfbuzz, icu4py.breakers, yaml, pydantic, click"
"""What a leaflet cannot be made without: drawing, shaping, breaking, reading, checking what was read, the command line."""

WORKER = Path(__file__).parent / "worker.py"
LIBRARY = Library(ROOT, ROOT)


@dataclass
class Worker:
    """A program in its process."""

    name: str
    process: "subprocess.Popen[str]"
    costs: list[dict[str, float]] = field(default_factory=list)

    def make(self, request: dict[str, Any]) -> dict[str, float]:
        """Have one document made; return what it cost."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError(f"{self.name} has no pipes")
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer: dict[str, float] = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def worker(name: str) -> Iterator[Worker]:
    """A program, started afresh."""
    command = [sys.executable, str(WORKER), name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Worker(name, process)


def request(name: str, language: str, seed: int, sections: int = 0) -> dict[str, Any]:
    """What a program is asked to make; leafletgen takes its own leaflets, all others the same strings as a document."""
    if name in {OURS, UNVERIFIED}:
        return {"language": language, "seed": seed, "sections": sections}
    leaflet = variant(LIBRARY.leaflet(LEAFLET, language), seed, sections)
    return {"document": asdict(document_of(leaflet, LIBRARY))}


def measure_warm(language: str, rounds: int) -> dict[str, Measured]:
    """Time, size and memory of documents that follow each other, all programs taking turns."""
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(name)) for name in PROGRAMS]
        for seed in range(rounds + WARM_UP):
            for each in workers:
                cost = each.make(request(each.name, language, seed))
                if seed >= WARM_UP:
                    each.costs.append(cost)
        return {each.name: Measured.of(each.costs) for each in workers}


def measure_cold(language: str, rounds: int) -> dict[str, float]:
    """Seconds from the start of a process to a file on the disk; for leafletgen with its command, as anybody runs it.

    The first round, which is not counted, compiles all modules, as installing does.
    """
    times: dict[str, list[float]] = {name: [] for name in ("imports", OURS, *PEERS)}
    with TemporaryDirectory() as folder:
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        for seed in range(rounds + 1):
            for name, seconds in times.items():
                given = {**request(name, language, seed), "out": f"{folder}/{name}.pdf"} if name in PEERS else {}
                start = perf_counter()
                subprocess.run(
                    command(name, language, folder),
                    input=json.dumps(given),
                    text=True,
                    check=True,
                    capture_output=True,
                    env=compiled,
                )
                seconds.append(perf_counter() - start)
    return {name: median(seconds[1:]) for name, seconds in times.items()}


def command(name: str, language: str, folder: str) -> list[str]:
    """What is started for one file."""
    if name == "imports":
        return [sys.executable, "-c", UNAVOIDABLE]
    if name == OURS:
        return [
            sys.executable,
            "-m",
            "leafletgen",
            "build",
            LEAFLET,
            "-l",
            language,
            "-L",
            "a4",
            "-o",
            f"{folder}/{perf_counter()}",
        ]
    return [sys.executable, str(WORKER), name]


def measure_growth(longest: int) -> dict[str, Growth]:
    """English documents one after the other: time a document and memory, by how many there have been."""
    found = {}
    for name, most in LONG_RUNS.items():
        print(f"  {name}", flush=True)
        steps = [count for count in (10, 100, 1_000, 10_000) if count <= min(most, longest)]
        with worker(name) as each:
            costs = [each.make(request(name, "en", seed)) for seed in range(steps[-1])]
        found[name] = Growth.of(costs, steps)
    return found


def measure_pages() -> dict[str, list[Pages]]:
    """English documents of about 1, 10 and 100 pages: the time a page takes. The first document of each process is not counted."""
    found: dict[str, list[Pages]] = {}
    with TemporaryDirectory() as folder:
        for name in LONG_RUNS:
            print(f"  {name}", flush=True)
            found[name] = []
            for sections in SECTIONS.values():
                with worker(name) as each:
                    each.make(request(name, "en", 0))
                    out = f"{folder}/{sections}.pdf"
                    costs = [each.make({**request(name, "en", seed, sections), "out": out}) for seed in range(1, 4)]
                found[name].append(Pages(pages_of(out), median(cost["cpu"] for cost in costs)))
    return found


def pages_of(path: str) -> int:
    """How many pages a file has."""
    with pdfium.PdfDocument(path) as document:
        return len(document)


def main() -> None:
    """Measure everything, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rounds", nargs="?", type=int, default=25, help="documents a program and language")
    parser.add_argument("--full", action="store_true", help="up to 10,000 documents")
    given = parser.parse_args()
    warm, cold = {}, {}
    for language in LANGUAGES:
        print(f"{language}: warm, cold", flush=True)
        warm[language] = measure_warm(language, given.rounds)
        cold[language] = measure_cold(language, 5)
    print("growth with documents", flush=True)
    growth = measure_growth(10_000 if given.full else 1_000)
    print("growth with pages", flush=True)
    results = Results(given.rounds, warm, cold, growth, measure_pages())
    page = ROOT / "docs" / "benchmarks.md"
    page.write_text(written(results), "utf-8")
    print(page)


if __name__ == "__main__":
    main()
