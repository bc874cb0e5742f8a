"""Measures time, memory and disk space for a very large library: every figure of docs/scaling.md, on the shipped leaflet.

Times are processor time, so that other work on the computer matters little. `python bench/scaling.py` takes some minutes.
"""

import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from distributed import LocalCluster

from leafletgen.build.manifest import Manifest, read_manifest, write_manifest
from leafletgen.build.plan import Request, Selection, plan, tasks
from leafletgen.build.run import JobState, build
from leafletgen.build.task import make
from leafletgen.build.uptodate import OutputFolder, program_name
from leafletgen.cluster.bundle import pack
from leafletgen.files import write_whole
from leafletgen.library.library import Library, shipped_root
from leafletgen.model.edition import Job

LAYOUTS = ("a4", "large-print", "trifold-a4", "booklet-a5")
CLINICS = 4
"""As many clinics as fill a task of 16 jobs with four layouts."""
ENTRIES = 100_000
"""Entries of a manifest that is read and written."""


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        request = Request(library(Path(folder, "library")), (), program_name(), date(2026, 1, 1))
        plain, named = (
            replace(request, jobs=plan(request.library, Selection(layouts=LAYOUTS, clinics=clinics)))
            for clinics in ((), ("all",))
        )
        rows = [*making(plain, "no clinic"), *making(named, f"{CLINICS} clinics"), *process()]
        rows += [*sending(plain), *asking(request.library, Path(folder, "asked"))]
        rows += [*keeping(replace(plain, output=Path(folder, "out"), workers=2)), *listing()]
        rows += clustered(replace(named, output=Path(folder, "there")))
    print("| what | measured |\n| --- | ---: |")
    print("\n".join(f"| {what} | {figure} |" for what, figure in rows))


def library(folder: Path) -> Library:
    """The shipped library with a few clinics."""
    shipped = shipped_root()
    shutil.copytree(shipped / "leaflets", folder / "leaflets")
    (folder / "clinics").mkdir()  # and there is the shipped one
    for number in range(CLINICS - 1):
        text = (shipped / "clinics" / "example.yaml").read_text("utf-8")
        (folder / "clinics" / f"clinic-{number}.yaml").write_text(
            text.replace("Riverside", f"Riverside {number}"), "utf-8"
        )
    return Library(folder, shipped)


@contextmanager
def measured() -> Iterator[Callable[[], float]]:
    """The milliseconds of processor time that the block took."""
    began = time.process_time()
    yield lambda: 1000 * (time.process_time() - began)


def making(request: Request, which: str) -> Iterator[tuple[str, str]]:
    """The time to make and verify files in one warm process, and their sizes."""
    some = list(tasks(request))
    make(some[0])
    with measured() as spent:
        outcomes = [outcome for task in some for outcome in make(task)]
        ms = spent()
    made = [outcome for outcome in outcomes if outcome.output]
    yield f"files made, {which} (and failed)", f"{len(made)} ({len(outcomes) - len(made)})"
    yield f"time to make and verify a file, {which}", f"{ms / len(outcomes):.1f} ms"
    yield f"size of a file, {which}", f"{sum(len(outcome.pdf) for outcome in made) / len(made) / 1000:.1f} kB"


def process() -> Iterator[tuple[str, str]]:
    """The memory of a process that has made all these files."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield "most memory of a process that made all these", f"{peak / 1024:.0f} MB"


def asking(library: Library, output: Path) -> Iterator[tuple[str, str]]:
    """The time of the command for one file for one clinic."""
    names = ["scrotal-calcinosis", "-l", "ar", "-L", "a4", "-c", "clinic-0"]
    command = [sys.executable, "-m", "leafletgen", "build", *names, "--library", str(library.root), "-o"]
    times = 5
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for number in range(times):
        subprocess.run([*command, str(output / str(number))], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield "the command for one file for one clinic, from start to end", f"{1000 * spent / times:.0f} ms"


def sending(request: Request) -> Iterator[tuple[str, str]]:
    """The time and size of what is sent to a cluster and back."""
    some = list(tasks(request))
    with measured() as spent:
        bundles = [pack(make, task, 60.0)[0] for task in some]
        ms = spent()
    sizes = [len(pickle.dumps(bundle)) for bundle in bundles]
    yield f"a bundle: one text in {len(LAYOUTS)} layouts", f"{sum(sizes) / len(sizes) / 1000:.0f} kB"
    yield "time to pack it", f"{ms / len(some):.1f} ms"
    answers = [pickle.dumps(make(task)) for task in some[:8]]
    with measured() as spent:
        for answer in answers:
            pickle.loads(answer)  # noqa: S301 - made a moment ago
        yield "time to unpack a file from its answer", f"{spent() / len(answers) / len(LAYOUTS):.2f} ms"


def clustered(request: Request) -> Iterator[tuple[str, str]]:
    """The time of the client for each file that a cluster makes: to pack, send, receive, write and record it."""
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    scheduler = spawn.Process(target=schedule, args=(there,))
    scheduler.start()
    address = here.recv()
    # Once for one file, so that the workers have the program and the fonts.
    build(replace(request, jobs=request.jobs[:1], cluster=address, output=request.output / "first"), lambda _: None)
    with measured() as spent:
        build(replace(request, cluster=address), lambda _: None)
        yield "time of the client of a cluster for a file", f"{spent() / len(request.jobs):.2f} ms"
    here.send("enough")
    scheduler.join()


def schedule(client: "Connection[str, str]") -> None:
    """Run a cluster of two workers until it is told to stop."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=60) as local:
        client.send(local.scheduler_address)
        client.recv()


def keeping(request: Request) -> Iterator[tuple[str, str]]:
    """The time to write a file, and to see that one is up to date."""
    output = request.output
    states: list[JobState] = []
    build(request, lambda done: states.append(done.state))
    manifest = read_manifest(output)
    files = [(output / name).read_bytes() for name in manifest.outputs]
    with measured() as spent:
        for number, data in enumerate(files):
            write_whole(output / f"{number}.pdf", data)
        yield "time to write a file whole", f"{spent() / len(files):.2f} ms"
    folder = OutputFolder(request, manifest)
    with measured() as spent:
        current = sum(folder.is_current(job) for job in request.jobs)
        yield "time to see that a file is up to date", f"{spent() / current:.2f} ms"
    yield from noting(manifest, output)


def noting(manifest: Manifest, output: Path) -> Iterator[tuple[str, str]]:
    """A manifest of many entries: its size, the time it takes, and the memory."""
    (some, *_) = list(manifest.outputs.values())
    for number in range(ENTRIES):
        manifest.made(replace(some, job=replace(some.job, leaflet=f"leaflet-{number}")))
    text = manifest.text()
    with measured() as spent:
        write_manifest(output, manifest)
        yield (
            "an entry of the manifest, and the time to write it",
            f"{len(text) / len(manifest.outputs):,.0f} bytes, {spent() / len(manifest.outputs):.3f} ms",
        )
    with measured() as spent:
        read_manifest(output)
        yield "time to read it", f"{spent() / len(manifest.outputs):.3f} ms"
    tracemalloc.start()
    manifest = read_manifest(output)
    yield "memory for it", f"{tracemalloc.get_traced_memory()[0] / len(manifest.outputs):,.0f} bytes"
    tracemalloc.stop()


def listing() -> Iterator[tuple[str, str]]:
    """The memory of a job that waits."""
    tracemalloc.start()
    jobs = [Job(f"leaflet-{number}", "en", "a4", "clinic") for number in range(ENTRIES)]
    yield "memory for a job that waits for its turn", f"{tracemalloc.get_traced_memory()[0] / len(jobs):,.0f} bytes"
    tracemalloc.stop()


if __name__ == "__main__":
    main()
