"""The public Python API: what `import leafletgen` gives."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import leafletgen

PAGE = (Path(__file__).parents[1] / "docs" / "python.md").read_text("utf-8")
FACTS = "id: asthma\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\n"
TEXT = "title: Asthma\nsummary: Breathe.\nsections: [{id: what, heading: What is it?, body: [Text.]}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a library of one leaflet in `my-leaflets`."""
    leaflet = tmp_path / "my-leaflets" / "leaflets" / "asthma"
    leaflet.mkdir(parents=True)
    (leaflet / "leaflet.yaml").write_text(FACTS, "utf-8")
    (leaflet / "en.yaml").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks() -> list[str]:
    """The examples of the page."""
    return re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.usefixtures("folder")
def test_the_examples_of_the_page_run(capsys: pytest.CaptureFixture[str]) -> None:
    """The page's examples, run one after the other, give the bytes of a PDF and print why a leaflet is refused."""
    scope: dict[str, object] = {}
    for block in blocks():
        exec(block, scope)  # noqa: S102 - our own page
    assert bytes(scope["pdf"]).startswith(b"%PDF-")  # type: ignore[call-overload]
    assert capsys.readouterr().out.startswith("unknown-name ")


def test_five_lines_lead_from_a_folder_to_a_pdf() -> None:
    """The first example has no more than five lines of code besides `pathlib`."""
    lines = [line for line in blocks()[0].splitlines() if line and "pathlib" not in line]
    assert len(lines) <= 5


def test_every_public_name_is_documented_once() -> None:
    """The page has one row for each name of `__all__`, and no other; each name has a docstring."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(leafletgen.__all__)
    for name in set(leafletgen.__all__) - {"version"}:
        assert inspect.getdoc(getattr(leafletgen, name)), name


def test_every_public_object_has_one_name() -> None:
    """No object is exported under two names, and each goes by the name that it has at home."""
    objects = {name: getattr(leafletgen, name) for name in leafletgen.__all__ if name != "version"}
    assert len({id(found) for found in objects.values()}) == len(objects)
    assert all(found.__name__ == name for name, found in objects.items())


def test_importing_loads_nothing() -> None:
    """`import leafletgen` imports no other module."""
    script = "import sys; before = set(sys.modules); import leafletgen; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["leafletgen"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is no attribute, so `hasattr` and typing errors work as for any module."""
    assert not hasattr(leafletgen, "no_such_name")
    assert set(leafletgen.__all__) <= set(dir(leafletgen))


def test_version_is_that_of_the_project() -> None:
    """`version` is what pyproject.toml says."""
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    assert f'version = "{leafletgen.version}"' in project


def test_verify_file_tells_good_files_from_bad(folder: Path) -> None:
    """A file as it was made is good, with its library and without; a damaged one is not, and says why."""
    library = leafletgen.Library.find(folder / "my-leaflets")
    pdf = leafletgen.make_leaflet(library.edition(leafletgen.Job("asthma", "en", "a4"))).pdf
    file = folder / "asthma.pdf"
    file.write_bytes(pdf)
    assert [one.code for one in leafletgen.verify_file(file, library).problems] == ["file-unsigned"]
    assert leafletgen.verify_file(file).good
    file.write_bytes(pdf[: len(pdf) // 2])
    assert [one.code for one in leafletgen.verify_file(file).problems] == ["pdf-unreadable"]
