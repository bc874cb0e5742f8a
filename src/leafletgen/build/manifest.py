"""`manifest.json`: the files in an output folder, and what each was made from, for audits and for the next build.

It holds no times and no paths of the computer, so the same library always gives the same manifest. During a run each
finished file adds a line to a journal beside it. If a run is interrupted, the next one starts from manifest and journal.
`docs/manifest.md` describes the format.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from leafletgen.build.entries import (
    Failure,
    Output,
    Program,
    failure_json,
    output_json,
    program_json,
    read_failure,
    read_output,
    read_program,
)
from leafletgen.diagnostics import Place, Refused
from leafletgen.files import in_the_way, read_error, write_whole
from leafletgen.ordinary import NotOrdinary, open_ordinary, read_ordinary
from leafletgen.problems.catalogue import problem

MANIFEST_NAME = "manifest.json"
JOURNAL = ".leafletgen-journal"
MANIFEST_FORMAT = 1
NOT_AN_ENTRY = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What can be raised when an entry is read that is not one of the manifest."""


@dataclass(slots=True)
class Manifest:
    """The finished files of an output folder by name, the programs that made them, and the failures of the last try.

    `changed` is true when it differs from the manifest on disk.
    """

    programs: dict[str, Program] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    changed: bool = field(default=True, compare=False)

    def made(self, output: Output) -> None:
        """Note a finished file."""
        name = output.job.output
        self.outputs[name] = output
        self.failures.pop(name, None)
        self.changed = True

    def failed(self, failure: Failure) -> None:
        """Note a failure. An older file of that name stays, with its entry."""
        self.failures[failure.job.output] = failure
        self.changed = True

    def gone(self, name: str) -> None:
        """Note that a finished file is no longer there."""
        del self.outputs[name]
        self.changed = True

    def forgiven(self, name: str) -> None:
        """Drop the failure of a job that the library no longer has."""
        del self.failures[name]
        self.changed = True

    def text(self) -> str:
        """The text of the file: sorted, one line for each entry, so that two versions are easy to compare."""
        used = {output.program for output in self.outputs.values()} & set(self.programs)
        programs = (f"{json.dumps(name)}:{_line(program_json(self.programs[name]))}" for name in sorted(used))
        outputs = (_line(output_json(self.outputs[name])) for name in sorted(self.outputs))
        failures = (_line(failure_json(self.failures[name])) for name in sorted(self.failures))
        parts = {
            "programs": _block("{}", programs),
            "outputs": _block("[]", outputs),
            "failures": _block("[]", failures),
        }
        return (
            f'{{"format":{MANIFEST_FORMAT},\n' + ",\n".join(f'"{name}":{part}' for name, part in parts.items()) + "}\n"
        )


def _block(brackets: str, lines: Iterable[str]) -> str:
    """A list or mapping with each entry on a line of its own."""
    return brackets[0] + ",".join(f"\n{line}" for line in lines) + f"\n{brackets[1]}"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder, with the journal of an interrupted run added; empty where there is none.

    Raises Refused when there is a manifest.json that is none of ours, or when one of the two cannot be read.
    """
    manifest = Manifest()
    path = folder / MANIFEST_NAME
    data = _contents(path)
    if data is not None:
        try:
            _fill(manifest, json.loads(data))
        except NOT_AN_ENTRY:
            raise Refused(problem("foreign-manifest", Place(str(path)))) from None
        manifest.changed = False
    for line in (_contents(folder / JOURNAL) or b"").splitlines():
        # The last line may be incomplete.
        with contextlib.suppress(*NOT_AN_ENTRY):
            _add(manifest, json.loads(line))
    return manifest


def _fill(manifest: Manifest, data: dict[str, Any]) -> None:
    if data["format"] != MANIFEST_FORMAT:
        raise ValueError(data["format"])
    for name, entry in data["programs"].items():
        manifest.programs[name] = read_program(entry)
    for entry in data["outputs"]:
        manifest.made(read_output(entry))
    for entry in data["failures"]:
        manifest.failed(read_failure(entry))


def _contents(path: Path) -> bytes | None:
    """The bytes of a file of an output folder; None where there is none. Raises Refused when it cannot be read."""
    try:
        return read_ordinary(path)
    except FileNotFoundError:
        return None
    except NotOrdinary as other:
        raise Refused(in_the_way(other)) from None
    except OSError as trouble:
        raise Refused(read_error(trouble, path)) from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest if it has changed, and delete the journal, which it now includes. Raises OSError and Refused."""
    path = folder / MANIFEST_NAME
    if manifest.changed:
        data = manifest.text().encode("ascii")
        if _contents(path) != data:
            write_whole(path, data)
    (folder / JOURNAL).unlink(missing_ok=True)


class Journal:
    """The entries of a run so far, on disk. `write_manifest` deletes it."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        descriptor = open_ordinary(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self.file = os.fdopen(descriptor, "w", encoding="ascii")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def program(self, name: str, program: Program) -> None:
        """Add the program that makes the files that follow. Raises OSError."""
        self.manifest.programs[name] = program
        self._write({"program": name, **program_json(program)})

    def output(self, output: Output) -> None:
        """Add a finished file. Raises OSError."""
        self.manifest.made(output)
        self._write(output_json(output))

    def _write(self, entry: dict[str, Any]) -> None:
        self.file.write(_line(entry) + "\n")
        self.file.flush()


def _add(manifest: Manifest, entry: dict[str, Any]) -> None:
    """Add a line of the journal to a manifest."""
    if "checks" in entry:
        manifest.programs[entry["program"]] = read_program(entry)
    else:
        manifest.made(read_output(entry))


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, sort_keys=True, separators=(",", ":"))
