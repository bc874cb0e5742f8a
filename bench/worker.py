"""One program at work in a process of its own: takes documents as JSON lines, answers each with what it cost.

    python bench/worker.py PROGRAM

A line is `{"document": …}`, or for leafletgen `{"language": …, "seed": …, "sections": …}`, and may have `"out"`, a path to
write the file to. The answer has the seconds that passed, those of the processor, the size of the file in bytes, and the most
memory that the process has had, in MiB.
"""

import json
import resource
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any, TypeAlias
from unittest.mock import patch

Job: TypeAlias = Callable[[], bytes]


def prepare_peer(name: str) -> Callable[[dict[str, Any]], Job]:
    """Jobs for another typesetter."""
    from peers import maker  # noqa: PLC0415 - each process imports only what it measures

    make = maker(name)
    return lambda request: lambda: make(request["document"])


def prepare_ours(*, verified: bool) -> Callable[[dict[str, Any]], Job]:
    """Jobs for leafletgen: the whole pipeline, or all of it but reading the file back."""
    from documents import LEAFLET, ROOT  # noqa: PLC0415
    from variants import variant  # noqa: PLC0415

    from leafletgen import pipeline  # noqa: PLC0415
    from leafletgen.library.library import Library  # noqa: PLC0415
    from leafletgen.model.edition import Edition  # noqa: PLC0415

    library = Library(ROOT, ROOT)

    def prepare(request: dict[str, Any]) -> Job:
        leaflet = variant(library.leaflet(LEAFLET, request["language"]), request["seed"], request["sections"])
        edition = Edition(leaflet, library.layout("a4"), library.languages_for(leaflet), library.typefaces())
        return lambda: pipeline.make_leaflet(edition).pdf

    if not verified:
        patch.object(pipeline, "check", lambda *_: []).start()
    return prepare


def main() -> None:
    """Answer one line after the other."""
    name = sys.argv[1]
    prepare = prepare_ours(verified=name == "leafletgen") if name.startswith("leafletgen") else prepare_peer(name)
    for line in sys.stdin:
        request = json.loads(line)
        job = prepare(request)
        wall, cpu = perf_counter(), process_time()
        data = job()
        cost = {"wall": perf_counter() - wall, "cpu": process_time() - cpu, "bytes": len(data)}
        if "out" in request:
            with open(request["out"], "wb") as file:  # noqa: PTH123 - pathlib is one more import to time
                file.write(data)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**cost, "memory": memory}), flush=True)


if __name__ == "__main__":
    main()
