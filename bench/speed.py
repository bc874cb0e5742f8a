"""How fast, small and steady leafletgen is beside other typesetters, in one run on the same texts.

    python bench/speed.py [--full] [ROUNDS]

Writes docs/benchmarks.md. Every program works in a process of its own. All set the same documents, in turns, document by document,
so that whatever else the machine does slows all alike: what counts are medians of processor time, and ratios of pairs. No two
documents are alike. `--full` makes 10,000 documents one after the other, `--quick` 100, else it is 1,000. Needs the `dev` and `bench` extras.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from documents import LEAFLET, ROOT
from judging import Verdict, judged
from report import Growth, Pages, Results, written
from worker import UNVERIFIED
from workers import OURS, PROGRAMS, WORKER, Cost, Variant, can_start, in_turns, worker

from leafletgen.library.library import Library

LANGUAGES = ("en", "ar", "hi", "zh-Hans")
FRESH = (0.0, 0.3, 1.0)
"""The shares of scrambled words."""
USUAL = 0.3
"""The share where only one is measured."""
WARM_UP = 3
"""Documents that nobody counts, until fonts are open and what can be kept is kept."""
LONG_RUNS = (OURS, "Typst")
STEPS = (10, 100, 1_000, 10_000)
SECTIONS = {1: 1, 10: 34, 100: 350}
"""About how many sections of the leaflet fill 1, 10 and 100 pages."""
COLD_RUNS = 4
UNAVOIDABLE = "import reportlab.pdfgen.canvas, uharfbuzz, icu4py.breakers, yaml, pydantic, click"
"""What a leaflet cannot be made without: drawing, shaping, breaking, reading, checking what was read, the command line."""

LIBRARY = Library(ROOT, ROOT)


def measure_warm(
    folder: Path, programs: Sequence[str], language: str, fresh: float, rounds: int
) -> tuple[dict[str, list[Cost]], dict[str, Verdict]]:
    """What documents that follow each other cost, all programs taking turns; and the verdict on the last of each."""
    variants = [Variant(folder, language, seed, fresh) for seed in range(rounds + WARM_UP)]
    with ExitStack() as stack:
        costs = in_turns([stack.enter_context(worker(name)) for name in programs], variants, warm_up=WARM_UP)
    verdicts = {name: judged(name, variants[-1]) for name in programs if name != UNVERIFIED} if fresh == USUAL else {}
    return costs, verdicts


def measure_library(folder: Path) -> dict[str, dict[str, Cost]]:
    """One leaflet in every language and every layout, language by language: what it costs, by language and program."""
    layouts, tags = LIBRARY.layout_names(), LIBRARY.languages_of(LEAFLET)
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(name)) for name in (OURS, "Typst")]
        return {
            tag: {
                name: costs[0] for name, costs in in_turns(workers, [Variant(folder, tag, 0, USUAL, layouts)]).items()
            }
            for tag in tags
        }


def measure_layouts(folder: Path, language: str, rounds: int) -> list[tuple[float, float]]:
    """Seconds for a leaflet in one layout and for another one in all layouts, in turns in one process."""
    pairs = []
    with worker(OURS) as each:
        for seed in range(rounds + WARM_UP):
            one = Variant(folder, language, 2 * seed, USUAL)
            every = Variant(folder, language, 2 * seed + 1, USUAL, LIBRARY.layout_names())
            pairs.append((each.make(one.request(OURS)).seconds, each.make(every.request(OURS)).seconds))
    return pairs[WARM_UP:]


def measure_cold(folder: Path, language: str) -> dict[str, list[float]]:
    """Seconds of the processor from the start of a process to a file on the disk; for leafletgen with its command, as anybody runs it.

    The first round, which is not counted, compiles all modules, as installing does.
    """
    given = Variant(folder, language, 0, 0.0)
    given.write()
    typst = given.request("Typst")
    commands: dict[str, Callable[[int], tuple[list[str], str]]] = {
        "imports": lambda _: ([sys.executable, "-c", UNAVOIDABLE], ""),
        OURS: lambda run: (
            [
                *(sys.executable, "-m", "leafletgen", "build", given.id, "-l", language, "-L", "a4"),
                *("--library", str(folder), "-o", str(folder / f"cold-{language}-{run}")),
            ],
            "",
        ),
        "Typst": lambda _: ([sys.executable, str(WORKER), "Typst"], json.dumps(typst)),
    }
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(COLD_RUNS + 1):
        for name, command in commands.items():
            times[name].append(seconds_of(*command(run), compiled))
    return {name: seconds[1:] for name, seconds in times.items()}


def seconds_of(command: list[str], given: str, environment: Mapping[str, str]) -> float:
    """Seconds of the processor that a command takes, with all processes that it starts and waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, text=True, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_growth(folder: Path, longest: int) -> dict[str, Growth]:
    """English documents one after the other: time a document and memory, by how many there have been."""
    steps = [count for count in STEPS if count <= longest]
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(name)) for name in LONG_RUNS]
        costs = in_turns(workers, [Variant(folder, "en", seed, USUAL) for seed in range(steps[-1])])
    return {name: Growth.of(each, steps) for name, each in costs.items()}


def measure_pages(folder: Path, programs: Sequence[str]) -> dict[str, list[Pages]]:
    """English documents of about 1, 10 and 100 pages. The first document of each process is not counted."""
    found: dict[str, list[Pages]] = {name: [] for name in programs}
    for sections in SECTIONS.values():
        variants = [Variant(folder, "en", seed, USUAL, sections=sections) for seed in range(3)]
        with ExitStack() as stack:
            costs = in_turns([stack.enter_context(worker(name)) for name in programs], variants, warm_up=1)
        for name in programs:
            found[name].append(Pages.of(variants[-1].out(name)[0], costs[name]))
    return found


def measured(folder: Path, rounds: int, longest: int) -> Results:
    """Everything."""
    absent = {name: why for name in PROGRAMS if (why := can_start(name))}
    programs = [name for name in PROGRAMS if name not in absent]
    warm: dict[tuple[str, float], dict[str, list[Cost]]] = {}
    verdicts: dict[str, dict[str, Verdict]] = {}
    cold: dict[str, dict[str, list[float]]] = {}
    layouts: dict[str, list[tuple[float, float]]] = {}
    for language in LANGUAGES:
        for fresh in FRESH:
            said(f"{language}, {fresh:.0%} fresh words")
            warm[language, fresh], found = measure_warm(folder, programs, language, fresh, rounds)
            verdicts.update({language: found} if found else {})
        said(f"{language}: every layout, cold start")
        layouts[language], cold[language] = measure_layouts(folder, language, rounds), measure_cold(folder, language)
    said("a library")
    library = measure_library(folder)
    said("pages")
    pages = measure_pages(folder, programs)
    said(f"{longest:,} documents")
    growth = measure_growth(folder, longest)
    return Results(rounds, warm, verdicts, library, layouts, cold, growth, pages, absent, len(LIBRARY.layout_names()))


def said(what: str) -> None:
    """Say what is measured now."""
    print(what, flush=True)


def main() -> None:
    """Measure everything, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rounds", nargs="?", type=int, default=15, help="documents a program and language")
    longest = parser.add_mutually_exclusive_group()
    longest.add_argument("--full", action="store_true", help="10,000 documents one after the other")
    longest.add_argument("--quick", action="store_true", help="100 documents one after the other")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        results = measured(Path(folder), given.rounds, STEPS[-1 if given.full else 1 if given.quick else 2])
    page = ROOT / "docs" / "benchmarks.md"
    page.write_text(written(results), "utf-8")
    print(page)


if __name__ == "__main__":
    main()
