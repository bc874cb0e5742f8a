"""Many people at once, workers that die, and a library that changes while it is read."""

import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import forkserver
from pathlib import Path

import pytest
from ward import ROOT, Answer, Browser, Served, make_ward, put, text
from working import let_go, work

from leafletgen.build.executor import Stopped
from leafletgen.build.plan import Request
from leafletgen.build.processes import Processes
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.problems.catalogue import problem
from leafletgen.serve import rendering
from leafletgen.serve.making import Fit, Made, Order
from leafletgen.serve.rendering import Busy, Failed, Recent, Renderer
from leafletgen.serve.words import PageWords


def order(root: Path, what: str) -> Order:
    """An order for the workers of `working`."""
    return Order(Request(Library(root, ROOT), (Job(what, "en", "a4"),), "", date(2026, 11, 28)))


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    """One worker that has two seconds, and one order that may wait."""
    one = Renderer(workers=1, limit=2.0, work=work, waiting=1)
    yield one
    one.close()


@pytest.mark.parametrize(("what", "reason"), [("sleep", "too-slow"), ("die", "lost")])
def test_a_bad_order_costs_itself_alone(renderer: Renderer, tmp_path: Path, what: str, reason: str) -> None:
    """An order that takes too long or kills its worker fails, and the next one is made."""
    with pytest.raises(Failed) as failed:
        renderer.make(order(tmp_path, what))
    assert failed.value.reason == reason
    assert renderer.make(order(tmp_path, "good")).pdf == b"%PDF"


def test_beyond_the_queue_it_is_busy_at_once(renderer: Renderer, tmp_path: Path) -> None:
    """One order is made, one waits, a third is refused at once; when they are done there is room again."""
    renderer.limit = 60.0
    made: list[Made] = []
    waiting = [threading.Thread(target=lambda: made.append(renderer.make(order(tmp_path, "wait")))) for _ in range(2)]
    for one in waiting:
        one.start()
    while renderer.places.acquire(blocking=False):
        renderer.places.release()
        time.sleep(0.01)
    with pytest.raises(Busy):
        renderer.make(order(tmp_path, "good"))
    let_go(tmp_path)
    for one in waiting:
        one.join()
    assert len(made) == 2
    assert renderer.make(order(tmp_path, "good")).pdf == b"%PDF"


def test_orders_outlive_workers_that_end(tmp_path: Path) -> None:
    """When every worker ends while it works, its orders are given to new workers, and each is made."""
    renderer = Renderer(workers=2, work=work, waiting=8)
    made: list[Made] = []
    people = [threading.Thread(target=lambda: made.append(renderer.make(order(tmp_path, "wait")))) for _ in range(6)]
    for one in people:
        one.start()
    while len(workers := list(tmp_path.glob("*.working"))) < 2:
        time.sleep(0.01)
    for worker in workers:
        os.kill(int(worker.stem), signal.SIGKILL)
    let_go(tmp_path)
    for one in people:
        one.join()
    renderer.close()
    assert len(made) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process starts the workers")
def test_orders_outlive_the_process_that_starts_workers(tmp_path: Path) -> None:
    """The same when the process that starts workers is ended."""
    renderer = Renderer(workers=1, work=work)
    renderer.make(order(tmp_path, "good"))
    starter = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    assert starter
    os.kill(starter, signal.SIGKILL)
    assert renderer.make(order(tmp_path, "good")).pdf == b"%PDF"
    renderer.close()


def test_closing_answers_every_order(tmp_path: Path) -> None:
    """When the page ends, orders that are being made and that wait fail, and so do later ones; no worker is started again."""
    renderer = Renderer(workers=1, work=work, waiting=8)
    answers: list[object] = []

    def ask() -> None:
        try:
            answers.append(renderer.make(order(tmp_path, "wait")))
        except Failed as failed:
            answers.append(failed.reason)

    people = [threading.Thread(target=ask) for _ in range(4)]
    for one in people:
        one.start()
    while not list(tmp_path.glob("*.working")):
        time.sleep(0.01)
    processes = renderer.processes
    renderer.close()
    for one in people:
        one.join(60)
    assert answers == ["lost"] * 4
    with pytest.raises(Failed):
        renderer.make(order(tmp_path, "good"))
    assert renderer.processes is processes


def test_no_worker_can_be_started(renderer: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no new worker can be started, orders fail in words; later the page tries again."""
    renderer.processes.kill()

    def refuse(_: int) -> Processes:
        raise Stopped(problem("no-workers", reason="no memory"))

    with monkeypatch.context() as patch:
        patch.setattr(rendering, "Processes", refuse)
        with pytest.raises(Failed) as failed:
            renderer.make(order(tmp_path, "good"))
    assert failed.value.reason == "lost"
    assert renderer.make(order(tmp_path, "good")).pdf == b"%PDF"


def test_what_is_asked_for_by_many_is_made_once(tmp_path: Path) -> None:
    """Orders for one sheet that come while it is being made are answered with it."""
    renderer = Renderer(workers=1, work=work, waiting=8)
    recent = Recent(renderer)
    made: list[Made] = []
    people = [threading.Thread(target=lambda: made.append(recent.make(order(tmp_path, "wait"), 1))) for _ in range(5)]
    for one in people:
        one.start()
    while not list(tmp_path.glob("*.working")):
        time.sleep(0.01)
    let_go(tmp_path)
    for one in people:
        one.join()
    renderer.close()
    assert len(made) == 5
    assert len((tmp_path / "done").read_text("ascii")) == 1


def test_sheets_in_memory_have_a_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sheets that were made last are kept, up to so many bytes; a sheet of other files is never taken for this one."""
    monkeypatch.setattr(rendering, "SHEETS", 2_500)
    renderer = Straight()
    recent = Recent(renderer)  # type: ignore[arg-type]
    for number in range(9):
        recent.make(order(tmp_path, f"l{number}"), 1)
    assert [job.leaflet for _, job in recent.sheets] == ["l7", "l8"]
    assert recent.size == sum(made.size for made in recent.sheets.values())
    recent.make(order(tmp_path, "l8"), 1)
    assert renderer.asked == 9
    recent.make(order(tmp_path, "l8"), 2)
    assert renderer.asked == 10


class Straight:
    """Workers that do as asked at once."""

    def __init__(self) -> None:
        self.asked = 0

    def make(self, order: Order, ready: Callable[[], Made | None]) -> Made:
        """A sheet of a thousand bytes."""
        assert ready() is None
        self.asked += 1
        return Made(b"%" * 1000, (), {order.request.jobs[0].layout: Fit(1)})


def way_on(answer: Answer) -> str:
    """What a page says of a sheet that took its worker too long, as on a busy machine: it does not try again by itself."""
    said = PageWords(ROOT / "src/leafletgen/serve/texts/en.toml")("trouble.slow")
    return said if said in answer.text else ""


def burst(browser: Browser, paths: list[str]) -> list[tuple[str, int, str]]:
    """Ask for all of these at the same moment; the path, the status and a way on of each answer."""
    found: list[tuple[str, int, str]] = []
    together = threading.Barrier(len(paths))

    def ask(path: str) -> None:
        together.wait()
        answer = browser.get(path)
        found.append((path, answer.status, answer.headers.get("retry-after", "") or way_on(answer)))

    people = [threading.Thread(target=ask, args=(path,)) for path in paths]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return found


def memory(pid: int) -> int:
    """Bytes that a process has in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.slow
def test_two_hundred_requests_at_once(ward: Path) -> None:
    """Searches are answered, sheets are made or told to be busy, nothing is lost, and memory stays as it is."""
    texts = [("scrotal-calcinosis", tag) for tag in ("en", "ar", "pl", "ru")] + [
        ("fever", tag) for tag in ("en", "ar", "de")
    ]
    papers = ("a4", "trifold-a4", "large-print", "booklet-a5", "letter", "trifold-letter", "large-print-letter")
    sheets = [f"/l/{leaflet}?lang={tag}&paper={paper}&clinic=." for leaflet, tag in texts for paper in papers]
    paths = [*(sheets * 3)[:100], *(f"/?q={word}" for word in ("fever", "calcniosis", "zzz", "heart") * 25)]
    with Served(ward) as served:
        browser = served.browser()
        sizes = []
        for _ in range(3):
            found = burst(browser, paths)
            assert Counter(path for path, _, __ in found) == Counter(paths)
            assert {status for path, status, _ in found if path.startswith("/?")} == {200}
            assert {status for _, status, __ in found} <= {200, 422, 503}
            assert all(way for _, status, way in found if status == 503)
            sizes.append(memory(served.process.pid))
        assert sizes[2] < 1.15 * sizes[1] + (8 << 20)
        while browser.get("/l/fever?lang=en&paper=a4").status == 503:
            time.sleep(0.1)
        assert browser.get("/l/fever?lang=en&paper=a4").status == 200


def test_a_library_may_change_and_break(tmp_path: Path) -> None:
    """A new leaflet is found, an edited one is not handed out any more, a broken one is told, and all others work."""
    make_ward(tmp_path)
    with Served(tmp_path) as served:
        browser = served.browser()
        assert browser.get("/l/fever/leaflet.pdf").status == 200
        put(tmp_path, "newcomer", {"en": text("A brand new leaflet")})
        until(browser, "/?q=newcomer+brand", "brand")
        source = tmp_path / "leaflets" / "fever" / "en.yaml"
        good = source.read_text("utf-8")
        source.write_text(good.replace("with water", "with 5 mg"), "utf-8")
        assert browser.get("/l/fever/leaflet.pdf").status == 403
        source.write_text("title: [", "utf-8")
        assert "cannot be used at the moment" in browser.get("/l/fever").text
        assert browser.get("/l/scrotal-calcinosis/leaflet.pdf").status == 200
        source.write_text(good, "utf-8")
        assert browser.get("/l/fever/leaflet.pdf").status == 200
        for hidden in ("languages", "clinics", "people.yaml", "library.yaml"):
            (tmp_path / hidden).rename(tmp_path / f"{hidden}.away")
        (tmp_path / "people.yaml").write_text("people: [", "utf-8")
        for path in (
            "/",
            "/?q=fever",
            "/l/fever",
            "/l/fever/leaflet.pdf",
            "/status",
            "/status.csv",
            "/l/fever?lang=so",
        ):
            assert browser.get(path).status in {200, 403, 404}, path
        (tmp_path / "leaflets").rename(tmp_path / "leaflets.away")
        for path in ("/", "/?q=fever", "/l/fever", "/status"):
            assert browser.get(path).status in {200, 403, 404}, path
    assert "Traceback" not in served.log


def until(browser: Browser, path: str, words: str) -> None:
    """Ask until some words are in the answer; the library is looked at every other second."""
    while words not in browser.get(path).text.partition("<ul")[2]:
        time.sleep(0.1)


AUDIT = """
import os, sys
LOG = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
def hook(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & WRITES and args[0] != "/dev/null":
        os.write(LOG, ascii((event, args[0])).encode() + b"\\n")
    elif event.startswith(("socket.", "os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "tempfile.", "shutil.",
                           "subprocess.", "os.exec", "os.posix_spawn", "urllib.", "ftplib.", "smtplib.")):
        os.write(LOG, ascii((event, args[1:])).encode() + b"\\n")
sys.addaudithook(hook)
"""
LISTENER = ("socket.__new__", "socket.gethostbyaddr")
"""What answering a browser takes: a socket object for each connection that the listener accepts."""


def test_nothing_is_written_and_nobody_is_called(tmp_path: Path) -> None:
    """While it serves, neither the page nor a worker opens a file to write, or any socket but those that it accepts."""
    ward, watch, log = tmp_path / "ward", tmp_path / "watch", tmp_path / "log"
    ward.mkdir()
    watch.mkdir()
    make_ward(ward)
    (watch / "sitecustomize.py").write_text(AUDIT.format(log=str(log)), "utf-8")
    with Served(ward, ("--published-at", "https://leaflets.example"), environment={"PYTHONPATH": str(watch)}) as served:
        browser = served.browser()
        browser.get("/l/fever/leaflet.pdf")
        started = log.stat().st_size
        assert started > 0, "the watch does not work"
        token = browser.get("/l/visit").token
        form = {"token": token, "lang": "en", "paper": "a4", "f1": "Zyxwvia", "do": "print"}
        sent = browser.post("/l/visit/sheet", form)
        assert browser.get(sent.headers["location"]).status == 200
        for path in (
            "/",
            "/?q=calcniosis",
            "/find.js?q=fever",
            "/l/scrotal-calcinosis?lang=ar&paper=trifold-a4",
            "/l/scrotal-calcinosis/page-1.jpg?lang=ar",
            "/l/scrotal-calcinosis/qr.svg",
            "/l/scrotal-calcinosis/point",
            "/l/long?paper=trifold-a4",
            "/status",
            "/status.csv",
            "/static/page.css",
            "/nothing",
        ):
            assert browser.get(path).status in {200, 404, 422}
        browser.post("/new", {"token": token})
        events = log.read_bytes()[started:].decode("ascii").splitlines()
    assert [one for one in events if not one.startswith(tuple(f"('{name}'" for name in LISTENER))] == []
