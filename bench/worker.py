"""One program at work in a process of its own: takes documents as JSON lines, answers each with what it cost.

    python bench/worker.py PROGRAM

A line has `out`, the paths of the files to make, and for leafletgen the folder of a library and the names of leaflet, language and
layouts; for the others `sources`, a text for each file, and `fonts`. With `read`, the text of the files is extracted after that. The
answer has the seconds of the processor that making took, and reading, the size of the files in bytes, and the most memory that
the process has had, in MiB. Writing the files is not counted.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any, TypeAlias
from unittest.mock import patch

Job: TypeAlias = Callable[[], list[bytes]]

UNVERIFIED = "leafletgen unverified"


def prepare_peer(name: str) -> Callable[[dict[str, Any]], Job]:
    """Jobs for another typesetter: from bytes of its source."""
    from peers import PEERS  # noqa: PLC0415 - each process imports only what it measures

    make = PEERS[name].maker()

    def prepare(request: dict[str, Any]) -> Job:
        sources, fonts = [source.encode() for source in request["sources"]], request["fonts"]
        return lambda: [make(source, fonts) for source in sources]

    return prepare


def prepare_ours(*, verified: bool) -> Callable[[dict[str, Any]], Job]:
    """Jobs for leafletgen: what a worker of `build` does with a task, from the files of a library to what it sends back."""
    from datetime import date  # noqa: PLC0415

    from leafletgen import garbage, pipeline  # noqa: PLC0415
    from leafletgen.build.plan import Request  # noqa: PLC0415
    from leafletgen.build.task import make, packed_outcomes, unpacked  # noqa: PLC0415
    from leafletgen.build.uptodate import program_name  # noqa: PLC0415
    from leafletgen.library.library import Library, shipped_root  # noqa: PLC0415
    from leafletgen.model.edition import Job as File  # noqa: PLC0415

    program, shipped = program_name(), shipped_root()
    garbage.collect_rarely()  # as a worker of `build` does
    if not verified:
        patch.object(pipeline, "check", lambda *_: []).start()

    def prepare(request: dict[str, Any]) -> Job:
        def files() -> list[bytes]:
            library = Library(Path(request["library"]), shipped)
            jobs = tuple(File(request["leaflet"], request["language"], layout) for layout in request["layouts"])
            made = packed_outcomes(make, Request(library, jobs, program, date(2026, 12, 1)))
            return [outcome.pdf or sys.exit(str(outcome.problems)) for outcome in unpacked(made)]

        return files

    return prepare


def extracted(data: bytes) -> int:
    """Extract the text of a file; how many characters it has."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    with pdfium.PdfDocument(data) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def most_memory() -> float:
    """The most memory that this program has had, in MiB. `ru_maxrss` would begin with that of the process that started it."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Answer one line after the other."""
    name = sys.argv[1]
    prepare = prepare_ours(verified=name != UNVERIFIED) if name.startswith("leafletgen") else prepare_peer(name)
    for line in sys.stdin:
        request = json.loads(line)
        job = prepare(request)
        began = process_time()
        files = job()
        made = process_time()
        if request.get("read"):
            for data in files:
                extracted(data)
        cost = {"seconds": made - began, "reading": process_time() - made, "bytes": sum(map(len, files))}
        for path, data in zip(request["out"], files, strict=True):
            with open(path, "wb") as file:  # noqa: PTH123 - pathlib is one more import to time
                file.write(data)
        memory = most_memory()
        print(json.dumps({**cost, "memory": memory}), flush=True)


if __name__ == "__main__":
    main()
