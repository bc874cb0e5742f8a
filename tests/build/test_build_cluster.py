"""What a cluster makes of a batch: the same, whatever becomes of its workers."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

import dask.config
import pytest
from distributed import Client, LocalCluster
from misbehaviour import work
from PIL import Image
from shelf import Shelf
from vouching import vouch

from leafletgen.build.executor import Stopped
from leafletgen.build.manifest import read_manifest
from leafletgen.build.plan import Request, Selection, tasks
from leafletgen.build.pool import run
from leafletgen.build.run import Done, build, check
from leafletgen.build.task import make
from leafletgen.build.uptodate import program_name
from leafletgen.cli import app as cli
from leafletgen.cluster import client as clusters
from leafletgen.cluster.bundle import Files, fonts_of, pack
from leafletgen.cluster.client import ClusterClient
from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library, shipped_root
from processes import without_progress

HERE = Path(__file__).parent
LIMIT = 1.0
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M1 1L3 3L1 3Z" fill="#000"/></svg>'
FIGURES = """Look.
      - figure: {image: photo.png, alt: A photograph}
      - figure: {image: drawing.svg, alt: A drawing}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two processes, which gives a task up when it has cost one worker."""
    folder = str(tmp_path_factory.mktemp("workers"))
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=60,
            local_directory=folder,
        ) as local,
    ):
        yield local.scheduler_address


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine with much else to do a cluster may say nothing for long, and is no worse for it."""
    monkeypatch.setattr(clusters, "GRACE", 600.0)


@pytest.fixture
def cluster(address: str) -> Iterator[ClusterClient]:
    """A connection to that cluster, once both of its workers are there: a test before may have ended one."""
    with ClusterClient(address) as cluster:
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, 120)
        yield cluster


def there(request: Request, address: str) -> Request:
    """The same request, for a cluster."""
    return replace(request, workers=None, cluster=address)


def both(shelf: Shelf, request: Request, address: str) -> dict[str, str]:
    """Build a request here and in a cluster; both must come to the same, byte for byte. Gives the state of each job."""
    folders: list[dict[str, bytes]] = []
    done: list[dict[str, Done]] = []
    for one in (replace(request, workers=2), there(request, address)):
        shelf.output = request.output.with_name(f"out{len(folders)}")
        done.append(shelf.build(replace(one, output=shelf.output)))
        folders.append(shelf.files())
    assert done[0] == done[1]
    assert folders[0] == folders[1]
    return {name: one.state.value for name, one in done[0].items()}


def picture(path: Path) -> None:
    """Write a photograph."""
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (40, 30), "teal").save(path)


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """A library with files of its own of every kind."""
    shelf.leaflet("burns", en=FIGURES, ar=FIGURES, pt_BR=FIGURES)
    folder = shelf.root / "leaflets" / "burns"
    picture(folder / "photo.png")
    (folder / "drawing.svg").write_text(DRAWING, "utf-8")
    for name in ("layouts", "languages"):
        (shelf.root / name).mkdir()
    (shelf.root / "layouts" / "narrow.yaml").write_text("extends: a4\ntitle: Narrow\n", "utf-8")
    shutil.copyfile(shipped_root() / "languages" / "en.yaml", shelf.root / "languages" / "pt.yaml")
    picture(shelf.root / "clinics" / "mark.png")
    clinic = "language: ar\nname: عيادة\nlogo: {image: mark.png, alt: Mark}\n"
    (shelf.root / "clinics" / "north.yaml").write_text(clinic, "utf-8")
    return shelf


def test_a_cluster_makes_the_same_bytes(full: Shelf, address: str) -> None:
    """Texts, pictures, layouts, languages and clinics of the library's own arrive; files and manifest are the same."""
    selection = Selection(layouts=("narrow", "trifold-a4"), clinics=("north", "example"))
    assert set(both(full, full.request(selection), address).values()) == {"made"}


def test_the_command_builds_with_a_cluster(shelf: Shelf, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """`build --cluster` makes what `build` makes, and says nothing of how."""
    shelf.leaflet("asthma", en="Text.", ar="نص.").leaflet("burns")
    arguments = ["build", "-L", "a4", "--library", str(shelf.root), "-o", str(shelf.output)]
    assert cli.status_of([*arguments, "--cluster", address]) == 0
    assert without_progress(capfd.readouterr().err) == ""
    assert cli.status_of(arguments) == 0
    assert capfd.readouterr().out.splitlines()[-1].startswith("0 made, 3 up to date")


def test_a_cluster_tells_the_same_errors(full: Shelf, address: str) -> None:
    """What cannot be made fails with the same words, whether that shows before it is sent, or there."""
    full.leaflet("crowded", en=f"'{'Many words. ' * 2000}'")
    full.leaflet("broken", en="[not: closed", ar="Text.")
    full.leaflet("damaged", en="Look.\n      - figure: {image: photo.png, alt: A photograph}")
    image = full.root / "leaflets" / "damaged" / "photo.png"
    picture(image)
    image.write_bytes(image.read_bytes()[:-30])
    full.leaflet("stolen", en="Look.\n      - figure: {image: photo.png, alt: A photograph}")
    picture(full.root.parent / "photo.png")
    (full.root / "leaflets" / "stolen" / "photo.png").symlink_to(full.root.parent / "photo.png")
    (full.root / "layouts" / "wrong.yaml").write_text("extends: a4\ntilte: Wrong\n", "utf-8")
    full.leaflet("draft")
    vouch(full.library, "burns", "crowded")
    layouts = ("narrow", "trifold-a4", "wrong")
    states = both(full, full.request(Selection(languages=("en",), layouts=layouts), release=True), address)
    assert {name for name, state in states.items() if state == "made"} == {
        "burns.en.narrow",
        "burns.en.trifold-a4",
        "crowded.en.narrow",
    }


def own_fonts(shelf: Shelf) -> None:
    """Give the library fonts of its own."""
    fonts = shelf.root / "fonts"
    shutil.copytree(shipped_root() / "fonts", fonts)
    (fonts / "fonts.yaml").write_bytes((fonts / "fonts.yaml").read_bytes() + b"# our own\n")


def test_fonts_of_the_librarys_own_are_sent(shelf: Shelf, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do not have the library's fonts installed get them."""
    own_fonts(shelf.leaflet("asthma", en="Text.").leaflet("burns", en="Text."))
    sent: list[Library] = []

    def counted(library: Library) -> Files:
        sent.append(library)
        return fonts_of(library)

    monkeypatch.setattr(clusters, "fonts_of", counted)
    assert set(both(shelf, shelf.request(Selection(layouts=("a4",))), address).values()) == {"made"}
    assert len(sent) == 1


def test_a_bundle_holds_what_its_jobs_are_made_from(full: Shelf) -> None:
    """What is sent is every file that the manifest will name as a source, and nothing else."""
    full.leaflet("asthma", en="Text.")
    request = full.request(Selection(("burns",), ("ar",), ("narrow",), ("north",)))
    full.build(request)
    bundle, left = pack(make, request, LIMIT)
    assert bundle is not None
    assert not left
    (output,) = read_manifest(full.output).outputs.values()
    assert {*bundle.own, *bundle.shipped} == {name for name, was in output.sources.items() if was}
    assert "leaflets/burns/photo.png" in bundle.own
    assert "layouts/a4.yaml" in bundle.shipped


def test_checking_is_done_there_too(shelf: Shelf, address: str) -> None:
    """A check is done by the cluster as a build is."""
    request = shelf.leaflet("asthma").leaflet("burns", en="[not: closed").request(Selection(layouts=("a4", "letter")))
    found: dict[str, str] = {}
    watch: Callable[[Done], None] = lambda done: found.update({done.job.name: done.state.value})  # noqa: E731
    assert not check(there(request, address), watch)
    assert found == {
        "asthma.en.a4": "made",
        "asthma.en.letter": "made",
        "burns.en.a4": "failed",
        "burns.en.letter": "failed",
    }


@pytest.mark.parametrize("fonts", ["installed", "own"])
def test_a_worker_killed_at_work_costs_nothing(shelf: Shelf, address: str, fonts: str) -> None:
    """When a worker is killed in the middle of a run, what it had in hand is done again, and all comes out.

    What takes its place gets what it needs, also fonts that were sent before it came.
    """
    if fonts == "own":
        own_fonts(shelf)
    for number in range(8):
        shelf.leaflet(f"leaflet-{number}", en="Text.", ar="نص.")
    request = there(shelf.request(Selection(layouts=("a4",))), address)
    killed: list[int] = []
    states: dict[str, str] = {}

    def watch(done: Done) -> None:
        states[done.job.name] = done.state.value
        if not killed:
            killed.append(min(client.run(os.getpid).values()))
            os.kill(killed[0], signal.SIGKILL)

    with Client(address, set_as_default=False) as client:
        assert not build(request, watch)
        assert killed
        assert (len(states), set(states.values())) == (16, {"made"})
        assert set(shelf.states(shelf.request(Selection(layouts=("a4",)))).values()) == {"current"}
        client.wait_for_workers(2, 120)
    assert set(shelf.states(replace(request, force=True)).values()) == {"made"}


def outcomes(shelf: Shelf, cluster: ClusterClient, *leaflets: str) -> Generator[tuple[str, str, str]]:
    """Do jobs of these kinds in a cluster; leaflet, code and message of each outcome."""
    for leaflet in leaflets:
        shelf.leaflet(leaflet)
    request = shelf.request(Selection(layouts=("a4",)))
    for outcome in run(tasks(request), lambda _: cluster.executor(9, work), LIMIT):
        yield outcome.job.leaflet, outcome.problems[0].code, outcome.problems[0].message


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("crash", "worker-lost", "was lost"),
        ("hang", "too-slow", "not finished after 1 seconds"),
        ("unsendable", "internal-error", "lambda"),
    ],
)
def test_a_deadly_job_costs_itself(shelf: Shelf, cluster: ClusterClient, kind: str, code: str, words: str) -> None:
    """A job that its worker does not survive fails with the cause; all others are done, by other processes than ours."""
    found = {name: (code, message) for name, code, message in outcomes(shelf, cluster, "good", kind, "wait", "well")}
    assert {name: code for name, (code, _) in found.items()} == {
        "good": "done",
        "wait": "done",
        "well": "done",
        kind: code,
    }
    assert words in found[kind][1]
    assert f"done by {os.getpid()}" not in {message for _, message in found.values()}


def test_a_lost_scheduler_ends_the_run(tmp_path: Path) -> None:
    """Without its scheduler a run stops with one clear error; what was made is whole, and the next run goes on from there."""
    shelf = Shelf(tmp_path)
    for number in range(20):
        shelf.leaflet(f"leaflet-{number:02}")
    request = shelf.request(Selection(layouts=("a4",)))
    made: list[str] = []
    command = [sys.executable, str(HERE / "local_cluster.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as scheduler:
        assert scheduler.stdout
        address = scheduler.stdout.readline().strip()

        def watch(done: Done) -> None:
            made.append(done.job.name)
            scheduler.kill()

        (problem,) = build(there(request, address), watch)
    assert (problem.code, problem.place.about) == ("cluster-lost", address)
    assert 1 <= len(made) < 20
    states = shelf.states(request)
    assert {states[name] for name in made} == {"current"}
    assert len(states) == 20


def test_an_address_without_a_cluster_is_refused(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where nobody answers, or the address is none, one line says so, nothing is made, and the exit status is 2."""
    monkeypatch.setattr(clusters, "ANSWER", 0.3)
    shelf.leaflet("asthma").leaflet("burns")
    for address in ("tcp://127.0.0.1:1", "127.0.0.1", "mail://127.0.0.1:1"):
        arguments = ["build", "--cluster", address, "--library", str(shelf.root), "-o", str(shelf.output)]
        assert cli.status_of(arguments) == 2
        told = capfd.readouterr().err
        assert told.startswith(f"{address}: error[cluster-unreachable]: ")
        assert told.count("\n") == 1
    assert not list(shelf.output.rglob("*.pdf"))


def test_without_the_library_for_clusters_it_says_what_to_install(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra, one line says how to install it."""
    monkeypatch.delitem(sys.modules, "leafletgen.cluster.client")
    monkeypatch.setitem(sys.modules, "distributed", None)
    shelf.leaflet("asthma")
    assert cli.status_of(["build", "--cluster", "tcp://127.0.0.1:1", "--library", str(shelf.root)]) == 2
    assert "python -m pip install 'leafletgen[cluster]'" in capsys.readouterr().err


def test_workers_of_another_version_are_refused(shelf: Shelf, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When workers have another program than we, they are named, and nothing is made."""
    request = shelf.leaflet("asthma").leaflet("burns").request()
    monkeypatch.setattr(clusters, "program_name", lambda: "leafletgen 9")
    with pytest.raises(Refused) as refused:
        build(there(request, address), lambda _: None)
    (problem,) = refused.value.diagnostics
    assert problem.code == "cluster-unfit"
    assert f"has {program_name()} installed; this is leafletgen 9" in problem.message


def test_a_worker_of_another_version_that_comes_later_makes_nothing(shelf: Shelf, address: str) -> None:
    """A worker that joins in the middle of a run with another program ends it before it makes a file."""
    request = shelf.leaflet("asthma").leaflet("burns").request()
    (problem,) = build(there(replace(request, program="leafletgen 9"), address), lambda _: None)
    assert problem.code == "cluster-unfit"
    assert f"has {program_name()} installed" in problem.message
    assert not list(shelf.output.rglob("*.pdf"))


def test_a_cluster_without_workers_is_not_waited_for_for_ever(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no worker comes, a run stops with one clear error."""
    monkeypatch.setattr(clusters, "NO_WORKERS", 0.2)
    monkeypatch.setattr(clusters, "COUNT", 0.1)
    request = shelf.leaflet("asthma").leaflet("burns").request()
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=60) as local:
        (problem,) = build(there(request, local.scheduler_address), lambda _: None)
    assert problem.code == "cluster-empty"


def test_a_cluster_that_says_nothing_is_not_waited_for_for_ever(
    shelf: Shelf, cluster: ClusterClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When nothing has been heard for longer than all tasks may take, a run stops with one clear error."""
    monkeypatch.setattr(clusters, "GRACE", -5.0)
    shelf.leaflet("wait").leaflet("hang")
    tasks_of_both = tasks(shelf.request(Selection(layouts=("a4",))))
    with pytest.raises(Stopped, match="nothing has been heard from the cluster for 0 minutes") as stopped:
        list(run(tasks_of_both, lambda _: cluster.executor(9, work), 3.0))
    assert stopped.value.diagnostic.code == "cluster-silent"


def test_no_more_than_asked_for_are_at_work(cluster: ClusterClient) -> None:
    """`-j` holds in a cluster too; without it all of its workers are used."""
    with cluster.executor(1) as executor:
        assert executor.capacity == 1
    with cluster.executor(sys.maxsize) as executor:
        assert executor.capacity == 2
