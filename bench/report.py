"""Writes docs/benchmarks.md: fills the measured figures into the tables of `page.md`."""

import os
import platform
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import pypdfium2 as pdfium
from documents import ROOT
from judging import READERS, Verdict
from peers import PEERS, described
from variants import new_words
from worker import UNVERIFIED
from workers import OURS, Cost

RIVAL, FLOOR = "Typst", "skia"
READ_BACK = f"{RIVAL}, made and read back"
USUAL, OLD_WORDS, FRESH_WORDS = 0.3, 0.0, 1.0

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Growth:
    """Many documents: after how many, the median seconds of the last half of them, and the most memory until then in MiB."""

    steps: tuple[tuple[int, float, float], ...]

    @classmethod
    def of(cls, costs: Sequence[Cost], steps: Sequence[int]) -> "Growth":
        """From what each document took."""
        return cls(
            tuple(
                (count, median(cost.seconds for cost in costs[count // 2 : count]), costs[count - 1].memory)
                for count in steps
            )
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """A document of so many pages, and the seconds of the processor that it takes."""

    pages: int
    seconds: float

    @classmethod
    def of(cls, path: str, costs: Sequence[Cost]) -> "Pages":
        """From the last file, and what each of its kind took."""
        with pdfium.PdfDocument(path) as document:
            return cls(len(document), median(cost.seconds for cost in costs))


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was measured. `absent` has the programs that cannot be started here, with the reason.

    `files` is how many layouts there are.
    """

    rounds: int
    warm: Mapping[tuple[str, float], Mapping[str, Sequence[Cost]]]
    verdicts: Mapping[str, Mapping[str, Verdict]]
    library: Mapping[str, Mapping[str, Cost]]
    layouts: Mapping[str, Sequence[tuple[float, float]]]
    cold: Mapping[str, Mapping[str, Sequence[float]]]
    growth: Mapping[str, Growth]
    pages: Mapping[str, Sequence[Pages]]
    absent: Mapping[str, str]
    files: int

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which single documents were measured."""
        return tuple(self.verdicts)

    def ratios(self, language: str, own: str, theirs: str, fresh: float = USUAL) -> list[float]:
        """The ratios of processor time of two programs, document by document; none where one of them is absent."""
        costs = self.warm[language, fresh]
        pairs = zip(seconds(costs, own), seconds(costs, theirs), strict=False)
        return [mine / other for mine, other in pairs]


def seconds(costs: Mapping[str, Sequence[Cost]], program: str) -> list[float]:
    """Seconds of the processor for each document."""
    if program == READ_BACK:
        return [cost.seconds + cost.reading for cost in costs.get(RIVAL, ())]
    return [cost.seconds for cost in costs.get(program, ())]


def written(results: Results) -> str:
    """The page."""
    page = (Path(__file__).parent / "page.md").read_text("utf-8")
    fresh = {f"warm_{share * 100:.0f}": warm_table(results, share) for share in (OLD_WORDS, USUAL, FRESH_WORDS)}
    filled = {
        "machine": f"Python {platform.python_version()}, {os.cpu_count()} cores",
        "rounds": str(results.rounds),
        "command": " ".join(["python bench/speed.py", *sys.argv[1:]]),
        "programs": "\n".join(f"- {described(name)}" for name in PEERS if name not in results.absent),
        "absent": "\n".join(f"- {name} could not be started here: {why}" for name, why in results.absent.items()),
        "goals": goals(results),
        **fresh,
        "worth": worth_table(results),
        "library": library_table(results),
        "layouts": layouts_table(results),
        "cold": cold_table(results),
        "growth": growth_table(results),
        "pages": pages_table(results),
        "new_words": new_words_table(results.languages),
    }
    for name, text in filled.items():
        page = page.replace(f"{{{name}}}", text)
    return page


def goals(results: Results) -> str:
    """Each goal with what was measured, and whether it is met."""
    own = results.languages
    wide = {language: 1.2 if language.startswith("zh") else 0.7 for language in own}
    rows: list[Row] = [("goal", *own, "")]
    rows.append(
        judged(
            f"a verified document, of {READ_BACK}: at most 0.7, in Chinese 1.2",
            [spread(results.ratios(language, OURS, READ_BACK)) for language in own],
            [median(results.ratios(language, OURS, READ_BACK) or [0]) <= wide[language] for language in own],
        )
    )
    rows.append(
        limited(f"unverified, of {FLOOR}: at most 1.2", own, lambda one: results.ratios(one, UNVERIFIED, FLOOR), 1.2)
    )
    rows.append(
        limited("all words fresh, of words remembered: at most 1.2", own, lambda one: fresh_ratios(results, one), 1.2)
    )
    rows.append(
        limited(
            f"one leaflet in {results.files} layouts, of one in one: at most 5 in 8, so {5 * results.files / 8:.1f}",
            own,
            lambda one: [every / single for single, every in results.layouts[one]],
            5 * results.files / 8,
        )
    )
    rows.append(
        limited(
            "a cold start, of the imports: at most 2",
            own,
            lambda one: [
                mine / other for mine, other in zip(results.cold[one][OURS], results.cold[one]["imports"], strict=True)
            ],
            2,
        )
    )
    rows.append(
        limited(f"bytes besides outlines, of {RIVAL}'s: at most 0.4", own, lambda one: [bytes_ratio(results, one)], 0.4)
    )
    return "\n\n".join((table(rows), whole_goals(results)))


def whole_goals(results: Results) -> str:
    """The goals that are no matter of one language."""
    total = library_ratio(results)
    steps = results.growth[OURS].steps
    memory = steps[-1][2] / steps[1][2]
    grown = (
        f"Memory after {steps[-1][0]:,} documents: {memory:.2f} times that after {steps[1][0]}, at most 1.1: {met(memory <= 1.1)}."
        if len(steps) > 2
        else "Memory after many documents was not measured in this run."
    )
    return f"A library, a file, of {RIVAL}: {total:.2f}, at most 1.0: {met(total <= 1.0)}.\n{grown}"


def limited(name: str, languages: Sequence[str], ratios: Callable[[str], Sequence[float]], limit: float) -> Row:
    """A row of one limit for every language."""
    found = [ratios(language) for language in languages]
    return judged(name, [spread(each) for each in found], [bool(each) and median(each) <= limit for each in found])


def judged(name: str, cells: Iterable[str], within: Iterable[bool]) -> Row:
    """A row of ratios; the last column says whether all are within the goal."""
    return (name, *cells, met(all(within)))


def met(is_met: bool) -> str:
    """Whether a goal is met, in words."""
    return "met" if is_met else "**missed**"


def fresh_ratios(results: Results, language: str) -> list[float]:
    """The times of documents with fresh words, divided by the median time of documents with remembered words."""
    remembered = median(seconds(results.warm[language, OLD_WORDS], OURS))
    return [each / remembered for each in seconds(results.warm[language, FRESH_WORDS], OURS)]


def bytes_ratio(results: Results, language: str) -> float:
    """Bytes besides outlines, of Typst's."""
    verdicts = results.verdicts[language]
    return verdicts[OURS].besides / verdicts[RIVAL].besides


def library_ratio(results: Results) -> float:
    """Our time for the whole library, divided by that of Typst."""
    return sum(each[OURS].seconds for each in results.library.values()) / sum(
        each[RIVAL].seconds for each in results.library.values()
    )


def warm_table(results: Results, fresh: float) -> str:
    """Programs by languages: milliseconds a document."""
    programs = [OURS, UNVERIFIED, READ_BACK, *PEERS]
    rows: list[Row] = [("", *results.languages)]
    for name in programs:
        found = [seconds(results.warm[language, fresh], name) for language in results.languages]
        if all(found):
            rows.append((name, *(spread([1000 * each for each in times], 1) for times in found)))
    return table(rows)


def worth_table(results: Results) -> str:
    """Programs by languages: what their files are."""
    heads = ("pages", "KB", "KB besides outlines", "UA-1", "A-2a", *(f"strings back: {name}" for name in READERS))
    rows: list[Row] = [("", "", *heads)]
    for language, verdicts in results.verdicts.items():
        for name, each in verdicts.items():
            standards = ["yes" if standard in each.standards else "no" for standard in ("UA-1", "A-2a")]
            strings = [f"{back.total - len(back.lost)} of {back.total}" for back in each.back.values()]
            sizes = [f"{size / 1000:.1f}" for size in (each.bytes, each.besides)]
            rows.append((language, name, str(each.pages), *sizes, *standards, *strings))
    return table(rows)


def library_table(results: Results) -> str:
    """The mean time for a file of the library, over all languages."""
    ratios = {tag: costs[OURS].seconds / costs[RIVAL].seconds for tag, costs in results.library.items()}
    worst, best = max(ratios, key=ratios.__getitem__), min(ratios, key=ratios.__getitem__)
    rows: list[Row] = [("", "milliseconds a file")]
    for name in (OURS, RIVAL):
        per_file = [1000 * costs[name].seconds / results.files for costs in results.library.values()]
        rows.append((name, spread(per_file, 1)))
    rows.append(
        (
            "ratio",
            f"{spread(list(ratios.values()))}; best {ratios[best]:.2f} ({best}), worst {ratios[worst]:.2f} ({worst})",
        )
    )
    rows.append(("ratio of the sums", f"{library_ratio(results):.2f}"))
    return table(rows)


def layouts_table(results: Results) -> str:
    """One layout and all."""
    rows: list[Row] = [("", *results.layouts)]
    for at, name in enumerate(("one layout", f"{results.files} layouts")):
        rows.append((name, *(spread([1000 * pair[at] for pair in pairs], 1) for pairs in results.layouts.values())))
    return table(rows)


def cold_table(results: Results) -> str:
    """Programs by languages: milliseconds from the start of a process."""
    rows: list[Row] = [("", *results.cold)]
    rows += [
        (name, *(spread([1000 * each for each in found[name]], 0) for found in results.cold.values()))
        for name in next(iter(results.cold.values()))
    ]
    return table(rows)


def growth_table(results: Results) -> str:
    """Programs by numbers of documents."""
    counts = [step[0] for step in results.growth[OURS].steps]
    rows: list[Row] = [("", *(f"{count:,}" for count in counts))]
    for name, each in results.growth.items():
        rows.append((name, *(f"{1000 * time:.1f} ms; {memory:.0f} MiB" for _, time, memory in each.steps)))
    return table(rows)


def pages_table(results: Results) -> str:
    """Programs by numbers of pages."""
    rows: list[Row] = [("", "short", "medium", "long")]
    for name, found in results.pages.items():
        rows.append((name, *(f"{1000 * each.seconds / each.pages:.1f} ({each.pages})" for each in found)))
    return table(rows)


def new_words_table(languages: Sequence[str]) -> str:
    """How many words of the shipped leaflets are new, leaflet by leaflet, in languages that write spaces."""
    leaflets = sorted(path for path in (ROOT / "leaflets").iterdir() if path.is_dir())
    rows: list[Row] = [("", *(path.name for path in leaflets))]
    for language in languages:
        there = all((path / f"{language}.yaml").exists() for path in leaflets)
        if there and not language.startswith("zh"):
            rows.append((language, *(f"{share:.0%}" for share in new_words(leaflets, language))))
    return table(rows)


def spread(found: Sequence[float], digits: int = 2) -> str:
    """The median, and in brackets the quartiles."""
    if len(found) < 3:
        return f"{median(found):.{digits}f}" if found else "–"
    low, middle, high = quantiles(found, n=4, method="inclusive")
    return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def table(rows: Sequence[Row]) -> str:
    """Rows as a table; the first has the headings."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
