"""What was measured, and the page of the documentation that says so: targets, and plainly where they are missed."""

import os
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from peers import PEERS, described

OURS, RIVAL = "leafletgen", "Typst"
TIME_TARGET = BYTES_TARGET = 0.5
COLD_TARGET = 1.5

Row = Sequence[str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """Documents that follow each other: seconds and seconds of the processor of each, median size in bytes, most memory in MiB."""

    walls: tuple[float, ...]
    cpus: tuple[float, ...]
    size: float
    memory: float

    @classmethod
    def of(cls, costs: Sequence[Mapping[str, float]]) -> "Measured":
        """From the answers of a worker."""
        return cls(
            tuple(cost["wall"] for cost in costs),
            tuple(cost["cpu"] for cost in costs),
            median(cost["bytes"] for cost in costs),
            costs[-1]["memory"],
        )

    def ratio(self, other: "Measured") -> float:
        """The median of the ratios of processor time, document by document."""
        return median(own / theirs for own, theirs in zip(self.cpus, other.cpus, strict=True))


@dataclass(frozen=True, slots=True)
class Growth:
    """Many documents: after how many, the median seconds of the last half of them, and the most memory until then in MiB."""

    steps: tuple[tuple[int, float, float], ...]

    @classmethod
    def of(cls, costs: Sequence[Mapping[str, float]], steps: Sequence[int]) -> "Growth":
        """From the answers of a worker."""
        return cls(
            tuple(
                (count, median(cost["cpu"] for cost in costs[count // 2 : count]), costs[count - 1]["memory"])
                for count in steps
            )
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """A document of so many pages, and the seconds of the processor that it takes."""

    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was measured: by language and program, or by program."""

    rounds: int
    warm: Mapping[str, Mapping[str, Measured]]
    cold: Mapping[str, Mapping[str, float]]
    growth: Mapping[str, Growth]
    pages: Mapping[str, Sequence[Pages]]


TEXT = """\
# How fast, small and steady

<!-- Written by `make bench`; do not edit. -->

Every program set the same documents in one run, in turns, document by document: the strings of the leaflet with sections,
sentences and a tenth of the words changed about, so that no two are alike, the words that leafletgen adds itself, and on every page
the footer with the draft mark, the disclaimer, version, dates and page number. Each worked in a process of its own, on A4, 12 pt,
with the same fonts. Times are of the processor, in milliseconds: the machine ({machine}) had other work as well, and what counts are the
ratios, which are medians of pairs on the same document. {rounds} documents a program and language.

{programs}

“leafletgen unverified” leaves out that the finished file is read back and held against the leaflet, which no other program does
at all. leafletgen also draws more than the others: boxes, icons, bookmarks, numbers before the sources.
WeasyPrint and fpdf2 need libraries of the system: on Debian, `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`.

## Targets

{targets}

## Where targets are missed, and why

- **Time.** Typst is compiled; here each word, line, row and tag passes through Python, a microsecond or a few each, and no single
  place is slow: composing takes a good third, writing somewhat less, reading the file back another third. What is compiled here too,
  shaping, breaking and compressing, is a tenth. Compiling leafletgen's own modules with mypyc was tried: it took a tenth less
  time, and numbers that are whole and not whole were no longer told apart, so that leaflets came out otherwise.
- **Bytes.** Four fifths of a Chinese file are the outlines of its letters, which every program has to embed as they are. In an
  English one a third each are the text as it is painted, the outlines, and all that makes it accessible and fit for an archive:
  tags, what each code means, metadata. Compressed metadata would save a twentieth, but are not read by everybody.
- **Cold.** A third of a cold start is the libraries. Of the rest about a third is the models that check YAML, with what pydantic
  imports to build them; a third leafletgen's own modules, whose dataclasses and patterns are built anew in each process; and a
  third the work on the one file, of which no word has been shaped before. A run over a library pays for it once a worker.

## Warm: one document after the other

Median and least milliseconds a document; median kilobytes a file; most memory of the process in MiB.

{warm}

## Cold: from the start of a process to a file

Milliseconds that pass on the clock, median of five, with all modules compiled, as installing does; for leafletgen with its
command, reading, verifying and recording included, for the others with a few lines of Python. “imports” is what importing the
libraries takes that no leaflet can be made without: ReportLab's canvas, HarfBuzz, ICU, YAML, pydantic, click.

{cold}

## From 10 documents to {most}

Milliseconds a document over the last half, and the most memory so far in MiB. English.

{growth}

## From 1 page to 100

Milliseconds a page, with the number of pages. English.

{pages}
"""


def written(results: Results) -> str:
    """The page."""
    return TEXT.format(
        machine=f"Python {platform.python_version()}, {os.cpu_count()} cores",
        rounds=results.rounds,
        programs="\n".join(f"- {described(name)}" for name in PEERS),
        targets=targets(results),
        warm=warm_table(results.warm),
        cold=cold_table(results.cold),
        most=f"{max(steps[-1][0] for steps in (each.steps for each in results.growth.values())):,}",
        growth=growth_table(results.growth),
        pages=pages_table(results.pages),
    )


def targets(results: Results) -> str:
    """Each target with what was measured, and whether it is met."""
    rows: list[Row] = [("target", *results.warm, "")]
    rows += [
        judged(
            f"warm: at most {TIME_TARGET} of {RIVAL}'s time, tagged",
            (programs[OURS].ratio(programs[RIVAL]) for programs in results.warm.values()),
            TIME_TARGET,
        ),
        judged(
            "the same without reading the file back",
            (programs[f"{OURS} unverified"].ratio(programs[RIVAL]) for programs in results.warm.values()),
            TIME_TARGET,
        ),
        judged(
            f"at most {BYTES_TARGET} of {RIVAL}'s bytes",
            (programs[OURS].size / programs[RIVAL].size for programs in results.warm.values()),
            BYTES_TARGET,
        ),
        judged(
            f"cold: at most {COLD_TARGET} of the imports",
            (programs[OURS] / programs["imports"] for programs in results.cold.values()),
            COLD_TARGET,
        ),
    ]
    steps, pages = results.growth[OURS].steps, results.pages[OURS]
    flat = f"memory after {steps[-1][0]:,} documents: {steps[-1][2] / steps[1][2]:.2f} times that after {steps[1][0]}"
    even = f"time a page with {pages[-1].pages} pages: {per_page(pages[-1]) / per_page(pages[1]):.2f} times that with {pages[1].pages}"
    return f"{table(rows)}\n\n{flat}; {even}."


def judged(name: str, ratios: Iterable[float], target: float) -> Row:
    """A row of ratios; the last column says whether all are within the target."""
    found = list(ratios)
    return (name, *(f"{ratio:.2f}" for ratio in found), "met" if max(found) <= target else "**missed**")


def per_page(found: Pages) -> float:
    """Seconds a page."""
    return found.seconds / found.pages


def warm_table(warm: Mapping[str, Mapping[str, Measured]]) -> str:
    """Programs by languages."""
    return by_program(
        warm,
        lambda each: (
            f"{milli(median(each.cpus))} / {milli(min(each.cpus))}; {each.size / 1000:.0f} KB; {each.memory:.0f}"
        ),
    )


def cold_table(cold: Mapping[str, Mapping[str, float]]) -> str:
    """Programs by languages."""
    return by_program(cold, milli)


def growth_table(growth: Mapping[str, Growth]) -> str:
    """Programs by numbers of documents."""
    counts = max((tuple(step[0] for step in each.steps) for each in growth.values()), key=len)
    rows: list[Row] = [("", *(f"{count:,}" for count in counts))]
    for name, each in growth.items():
        cells = [f"{milli(seconds)}; {memory:.0f}" for _, seconds, memory in each.steps]
        rows.append((name, *cells, *["–"] * (len(counts) - len(cells))))
    return table(rows)


def pages_table(pages: Mapping[str, Sequence[Pages]]) -> str:
    """Programs by numbers of pages."""
    rows: list[Row] = [("", "short", "medium", "long")]
    rows += [(name, *(f"{milli(per_page(each))} ({each.pages})" for each in found)) for name, found in pages.items()]
    return table(rows)


def by_program(found: Mapping[str, Mapping[str, T]], cell: Callable[[T], str]) -> str:
    """Programs in rows, languages in columns."""
    names = next(iter(found.values()))
    rows: list[Row] = [("", *found)]
    rows += [(name, *(cell(programs[name]) for programs in found.values())) for name in names]
    return table(rows)


def milli(seconds: float) -> str:
    """Seconds in milliseconds."""
    return f"{1000 * seconds:.1f}"


def table(rows: Sequence[Row]) -> str:
    """Rows as a table; the first has the headings."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
