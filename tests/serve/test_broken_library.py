"""A library that breaks under the page: what is broken is told as unavailable, all else works, and nothing is a fault of the page."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from inside import Inside
from ward import make_ward

from leafletgen.library.cases import Cases
from leafletgen.serve import shelf
from leafletgen.signing.status import LeafletStatus, leaflet_status


def other_name(path: Path) -> None:
    """A link to itself."""
    path.unlink()
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    """A folder where a file is expected."""
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    """A pipe that nobody writes into."""
    path.unlink()
    os.mkfifo(path)


WAYS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "a folder": folder,
    "a link to itself": other_name,
    "a pipe": pipe,
    "empty": lambda path: path.write_bytes(b""),
    "no text": lambda path: path.write_bytes(b"\x00\xff" * 300),
    "a list": lambda path: path.write_bytes(b"- a\n- b\n"),
    "deep": lambda path: path.write_bytes(b"a: " + b"[" * 5000),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "large": lambda path: path.write_bytes(b"a: " + b"x" * 3_000_000),
}
OWN = ["en.yaml", "leaflet.yaml", "records.yaml"]
FEW = ["gone", "a folder", "a pipe", "no text", "half"]
SHARED = ["people.yaml", "library.yaml", "clinics/north.yaml", "languages/so.yaml"]
PAGES = [
    "/",
    "/?q=visit+arabic+folded",
    "/l/{}",
    "/l/{}?lang=ar",
    "/l/{}?lang=so",
    "/l/{}/point",
    "/l/{}/leaflet.pdf",
    "/status?all",
    "/status.csv",
]


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ward that stays as it is."""
    root = tmp_path_factory.mktemp("whole")
    make_ward(root)
    return root


@pytest.fixture(scope="module")
def broken(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Inside:
    """The page over a copy that is broken and mended."""
    copy = tmp_path_factory.mktemp("broken") / "ward"
    shutil.copytree(whole, copy)
    return Inside(copy, drafts=True)


@pytest.fixture
def page(whole: Path, broken: Inside) -> Iterator[Inside]:
    """The page over a library that is mended afterwards."""
    yield broken
    root = broken.desk.settings.library.root
    for name in [*(f"leaflets/visit/{own}" for own in OWN), *SHARED]:
        path = root / name
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        path.unlink(missing_ok=True)
        shutil.copy2(whole / name, path)
    broken.desk.shelf.look()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OWN)
def test_a_broken_leaflet_is_told_and_others_work(page: Inside, name: str, way: str) -> None:
    """Whatever happens to a file of one leaflet, no page is a fault, and every other leaflet is found and printed."""
    WAYS[way](page.desk.settings.library.root / "leaflets" / "visit" / name)
    page.desk.shelf.look()
    for path in PAGES:
        assert page.get(path.format("visit")).status_code in {200, 403, 404, 409}, path
    assert page.get("/l/fever/leaflet.pdf?lang=ar").status_code == 200
    assert "/l/fever?" in page.get("/?q=fever").text


@pytest.mark.parametrize("way", FEW)
@pytest.mark.parametrize("name", SHARED)
def test_a_broken_file_of_the_library_is_no_fault(page: Inside, name: str, way: str) -> None:
    """Whatever happens to a file that concerns all leaflets, every page is answered."""
    WAYS[way](page.desk.settings.library.root / name)
    page.desk.shelf.look()
    for path in PAGES:
        assert page.get(path.format("fever")).status_code in {200, 403, 404, 409}, path


@pytest.mark.parametrize("name", ["leaflets", "languages", "clinics"])
def test_a_folder_that_is_away_is_no_fault(page: Inside, name: str) -> None:
    """A folder that is moved away, or a file in its place, leaves a page that answers; when it is back, so is all that was in it."""
    root = page.desk.settings.library.root
    (root / name).rename(root / "away")
    for there in (False, True):
        if there:
            (root / name).write_text("x", "utf-8")
        page.desk.shelf.look()
        for path in PAGES:
            assert page.get(path.format("fever")).status_code in {200, 403, 404, 409}, path
    (root / name).unlink()
    (root / "away").rename(root / name)
    page.desk.shelf.look()
    assert page.get("/l/fever/leaflet.pdf?lang=ar").status_code == 200


def test_a_fault_that_nobody_foresaw_costs_one_leaflet(
    page: Inside, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A leaflet at which the program itself fails is unavailable; the log names it, and others are found."""

    def fail(cases: Cases, leaflet: str) -> LeafletStatus:
        if leaflet == "visit":
            raise ZeroDivisionError
        return leaflet_status(cases, leaflet)

    monkeypatch.setattr(shelf, "leaflet_status", fail)
    for name in ("visit", "fever"):
        (page.desk.settings.library.root / "leaflets" / name / "leaflet.yaml").touch()
    page.desk.shelf.look()
    assert "cannot be used at the moment" in page.get("/l/visit").text
    assert page.get("/l/fever/leaflet.pdf").status_code == 200
    assert "the leaflet visit cannot be read: ZeroDivisionError" in caplog.text
