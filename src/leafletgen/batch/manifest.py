"""What is in an output folder, and what it was made from: `manifest.json`, the trail that an audit follows.

It holds no times and no paths of the machine, so the same library gives the same manifest, whoever builds it and how.
While a run lasts, each finished file is noted in a journal beside it, one line each; whatever ends the run, the next
one begins with the manifest and the journal. `docs/manifest.md` describes the format.
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from leafletgen.batch.files import write_whole
from leafletgen.batch.records import Failure, Output, failure_json, output_json, read_failure, read_output
from leafletgen.diagnostics import Diagnostic, Place, Refused, error

NAME = "manifest.json"
JOURNAL = ".leafletgen-journal"
FORMAT = 1
NOT_AN_ENTRY = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading something else as an entry of the manifest raises."""


@dataclass(slots=True)
class Manifest:
    """Everything in an output folder, by the name of its file, and what failed when it was last tried."""

    outputs: dict[str, Output] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    def made(self, output: Output) -> None:
        """Note a finished file."""
        self.outputs[output.job.output] = output
        self.failures.pop(output.job.output, None)

    def failed(self, failure: Failure) -> None:
        """Note a failure; what is said of an older file of that name stays true."""
        self.failures[failure.job.output] = failure

    def forget(self, name: str) -> None:
        """Note that a file is gone, and is not to come back."""
        self.outputs.pop(name, None)
        self.failures.pop(name, None)

    def text(self) -> str:
        """The file, sorted, one line for each output and failure, so that two versions compare well."""
        outputs = ",\n".join(_line(output_json(self.outputs[name])) for name in sorted(self.outputs))
        failures = ",\n".join(_line(failure_json(self.failures[name])) for name in sorted(self.failures))
        return f'{{"format": {FORMAT},\n"outputs": [\n{outputs}\n],\n"failures": [\n{failures}\n]}}\n'


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder, with what a run that did not end had written since; empty where there is none.

    Raises Refused when there is a manifest.json that is none of ours.
    """
    manifest = Manifest()
    path = folder / NAME
    if path.exists():
        try:
            _fill(manifest, json.loads(path.read_bytes()))
        except (*NOT_AN_ENTRY, OSError):
            raise Refused(_not_ours(path)) from None
    for output in _journalled(folder / JOURNAL):
        manifest.made(output)
    return manifest


def _fill(manifest: Manifest, data: dict[str, Any]) -> None:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    for entry in data["outputs"]:
        manifest.made(read_output(entry))
    for entry in data["failures"]:
        manifest.failed(read_failure(entry))


def _not_ours(path: Path) -> Diagnostic:
    return error(
        "foreign-manifest",
        "this file was not written by this version of leafletgen",
        Place(str(path)),
        "delete it if the folder holds nothing but leaflets, or choose another folder with -o",
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest if it says anything new, and end the journal, which it now holds. Raises OSError."""
    data, path = manifest.text().encode("ascii"), folder / NAME
    if not path.exists() or path.read_bytes() != data:
        write_whole(path, data)
    (folder / JOURNAL).unlink(missing_ok=True)


def _journalled(path: Path) -> Iterator[Output]:
    """What a run that did not end had finished. Its last line may be torn, and is then passed over."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    for line in lines:
        with contextlib.suppress(*NOT_AN_ENTRY):
            yield read_output(json.loads(line))


def note(journal: TextIO, output: Output) -> None:
    """Add a finished file to an open journal. Raises OSError."""
    journal.write(_line(output_json(output)) + "\n")
    journal.flush()


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, sort_keys=True, separators=(",", ":"))
