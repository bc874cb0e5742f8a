"""The entries of the manifest as values and as JSON: finished files, failures and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leafletgen.build.plan import NAME
from leafletgen.diagnostics import Diagnostic
from leafletgen.model.edition import Job

PLAIN_FIELDS = ("version", "draft", "review_by", "pages", "program", "sha256", "bytes")
"""The fields of an output that are the same in JSON."""
DAYS = ("since", "until")
"""Further such fields, which manifests of earlier versions lack."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that made files: the checks that each file passed, in order, and the versions of its libraries."""

    checks: tuple[str, ...]
    libraries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file.

    `version`, `draft` and `review_by` (ISO 8601) come from the text. `since` and `until`
    (ISO 8601, empty for no such day) are the first and the last day on which the marks on its pages are right. `sizes` are the type sizes in points that copy-fitting
    chose, by style. `sheets` is how many sheets of paper it takes. `left_out` are the parts that it lacks, such as the lines for
    questions. `fills` has page (from 1), panel, and how full it is (0 to 1). `sources` has the SHA-256 of every file
    that it was made from, by name in the library. `program` is the name of the program that made it. `problems` are warnings.
    """

    job: Job
    version: str
    draft: bool
    review_by: str
    pages: int
    sizes: Mapping[str, float]
    fills: tuple[tuple[int, str, float], ...]
    sources: Mapping[str, str]
    program: str
    sha256: str
    bytes: int
    problems: tuple[Diagnostic, ...] = ()
    since: str = ""
    until: str = ""
    sheets: int = 0
    left_out: tuple[str, ...] = ()

    def holds_on(self, today: date) -> bool:
        """True when the marks on its pages are right on a day."""
        return self.since <= today.isoformat() and (not self.until or today.isoformat() <= self.until)


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be made, and why."""

    job: Job
    problems: tuple[Diagnostic, ...]


def job_json(job: Job) -> dict[str, Any]:
    """A job as JSON."""
    names = {"leaflet": job.leaflet, "language": job.language, "layout": job.layout, "clinic": job.clinic or None}
    return {**names, "marks": job.marks, "file": job.output}


def output_json(output: Output) -> dict[str, Any]:
    """An output as JSON."""
    return {
        **job_json(output.job),
        **{name: getattr(output, name) for name in (*PLAIN_FIELDS, *DAYS)},
        "sheets": output.sheets,
        "left_out": list(output.left_out),
        "sizes": dict(output.sizes),
        "fills": [{"page": page, "panel": panel, "fill": fill} for page, panel, fill in output.fills],
        "sources": dict(output.sources),
        "problems": [one.as_json() for one in output.problems],
    }


def program_json(program: Program) -> dict[str, Any]:
    """A program as JSON."""
    return {"checks": list(program.checks), "libraries": dict(program.libraries)}


def failure_json(failure: Failure) -> dict[str, Any]:
    """A failure as JSON."""
    return {**job_json(failure.job), "problems": [one.as_json() for one in failure.problems]}


def read_job(entry: dict[str, Any]) -> Job:
    """The job of an entry. Raises LookupError, TypeError or ValueError when the entry is wrong."""
    job = Job(entry["leaflet"], entry["language"], entry["layout"], entry["clinic"] or "", entry["marks"])
    names = (job.leaflet, job.language, job.layout, *filter(None, (job.clinic,)))
    if entry["file"] != job.output or not all(map(NAME.fullmatch, names)):
        raise ValueError(entry["file"])
    return job


def read_output(entry: dict[str, Any]) -> Output:
    """An output from what `output_json` gave. Raises LookupError, TypeError or ValueError when that is wrong."""
    return Output(
        read_job(entry),
        sheets=int(entry.get("sheets", 0)),
        left_out=tuple(entry.get("left_out", ())),
        sizes=dict(entry["sizes"]),
        fills=tuple((one["page"], one["panel"], one["fill"]) for one in entry["fills"]),
        sources=dict(entry["sources"]),
        problems=tuple(map(Diagnostic.from_json, entry["problems"])),
        **{name: entry[name] for name in PLAIN_FIELDS},
        **{name: entry.get(name, "") for name in DAYS},
    )


def read_failure(entry: dict[str, Any]) -> Failure:
    """A failure from what `failure_json` gave. Raises LookupError, TypeError or ValueError when that is wrong."""
    return Failure(read_job(entry), tuple(map(Diagnostic.from_json, entry["problems"])))


def read_program(entry: dict[str, Any]) -> Program:
    """A program from what `program_json` gave. Raises LookupError, TypeError or ValueError when that is wrong."""
    return Program(tuple(entry["checks"]), dict(entry["libraries"]))
