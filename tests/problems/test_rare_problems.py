"""Problems that hardly ever happen, each brought about: they too are one clear line, and never a traceback."""

import errno
import hashlib
import io
import json
import re
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from leafletgen import Job, Library, Refused, make_leaflet, verify_file
from leafletgen.build import plan, task
from leafletgen.cli.app import status_of
from leafletgen.library.library import shipped_root
from leafletgen.text import flaws

FAMILY = "atkinson-hyperlegible-next"
REGULAR = "AtkinsonHyperlegibleNext-Regular.ttf"
FACTS = "id: asthma\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\n"
TEXT = "title: Asthma\nsummary: Breathe.\nsections: [{id: what, heading: What is it?, body: [Text.]}]\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one leaflet with a font of its own, in the current folder."""
    leaflet = tmp_path / "leaflets" / "asthma"
    leaflet.mkdir(parents=True)
    (leaflet / "leaflet.yaml").write_text(FACTS, "utf-8")
    (leaflet / "en.yaml").write_text(TEXT, "utf-8")
    shipped = shipped_root() / "fonts"
    shutil.copytree(shipped / FAMILY, tmp_path / "fonts" / FAMILY)
    families = (shipped / "fonts.yaml").read_text("utf-8")
    first = families[families.index("families:") : families.index("\n\n", families.index("families:"))]
    (tmp_path / "fonts" / "fonts.yaml").write_text(first + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(root: Path) -> list[str]:
    """The codes of what keeps the leaflet from being made."""
    edition = Library.find(root).edition(Job("asthma", "en", "a4"))
    try:
        make_leaflet(edition)
    except Refused as refused:
        return [one.code for one in refused.diagnostics]
    return []


def last_error(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The last error that a command printed for a machine."""
    error: dict[str, str] = json.loads(capsys.readouterr().err.splitlines()[-1])
    return error


def test_a_changed_font_is_refused(library: Path) -> None:
    """`font-changed`: a font file with other bytes than those whose hash is promised is not used."""
    assert made(library) == []
    listed = library / "fonts" / "fonts.yaml"
    listed.write_text(re.sub(r"sha256: [0-9a-f]{64}", f"sha256: {'0' * 64}", listed.read_text("utf-8")), "utf-8")
    assert set(made(library)) == {"font-changed"}


def test_a_font_that_vanishes_is_refused(library: Path) -> None:
    """`font-file-missing`: a font file that is gone after fonts.yaml was read is named."""
    edition = Library.find(library).edition(Job("asthma", "en", "a4"))
    for path in (library / "fonts" / FAMILY).glob("*.ttf"):
        path.unlink()
    with pytest.raises(Refused) as caught:
        make_leaflet(edition)
    assert {one.code for one in caught.value.diagnostics} == {"font-file-missing"}


def test_a_font_without_truetype_outlines_is_refused(library: Path) -> None:
    """`font-not-truetype`: a font whose outlines are not those of TrueType is not embedded."""
    font, listed = library / "fonts" / FAMILY / REGULAR, library / "fonts" / "fonts.yaml"
    old = font.read_bytes()
    new = old.replace(b"glyf", b"xlyf", 1)
    font.write_bytes(new)
    before, after = (hashlib.sha256(data).hexdigest() for data in (old, new))
    listed.write_text(listed.read_text("utf-8").replace(before, after), "utf-8")
    assert "font-not-truetype" in made(library)


def test_a_flood_of_errors_is_cut(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`more-errors`: of a file with many errors the first hundred are listed, and how many more there are."""
    wrong = "".join(f"key-{number}: x\n" for number in range(150))
    (library / "leaflets/asthma/en.yaml").write_text(TEXT + wrong, "utf-8")
    assert status_of(["check", "-L", "a4", "--format", "json"]) == 1
    errors = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["code"] for one in errors] == ["unknown-key"] * 100 + ["more-errors"]
    assert "50 more" in errors[-1]["message"]


def test_a_current_folder_that_is_gone_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`no-current-folder`: a terminal in a folder that has been deleted gets an error and status 2."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert status_of(["list", "--format", "json"]) == 2
    assert last_error(capsys)["code"] == "no-current-folder"


@pytest.mark.parametrize(
    ("arguments", "library_needed", "code"),
    [
        (["preview", "asthma", "-L", "a4"], "pypdfium2", "no-preview"),
        (["check", "-L", "a4", "--cluster", "tcp://127.0.0.1:1"], "distributed", "no-cluster"),
    ],
    ids=["preview", "cluster"],
)
@pytest.mark.usefixtures("library")
def test_an_extra_that_is_not_installed_is_named(
    arguments: list[str],
    library_needed: str,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`no-preview`, `no-cluster`: without its library a command says how to install it."""
    for module in [name for name in sys.modules if name.startswith("leafletgen.cluster.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library_needed, None)
    assert status_of([*arguments, "--format", "json"]) != 0
    error = last_error(capsys)
    assert error["code"] == code
    assert library_needed in error["message"]
    assert "pip install 'leafletgen[" in error["hint"]


def test_running_out_of_memory_costs_one_leaflet(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`out-of-memory`: a leaflet for which there is not enough memory is an error of its own."""

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("leafletgen.pipeline.make_leaflet", fail)
    request = plan.Request(Library.find(library), (Job("asthma", "en", "a4"),), "leafletgen", date(2026, 1, 2))
    (outcome,) = task.make(request)
    assert [one.code for one in outcome.problems] == ["out-of-memory"]
    assert capsys.readouterr().err == ""


def test_a_refusal_of_the_system_is_repeated(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`system-error`: what the system refuses is told in its words, as when the output goes to a disk that is full."""

    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert status_of(["list", "--library", str(library), "--format", "json"]) == 1
    error = last_error(capsys)
    assert (error["code"], error["message"]) == ("system-error", "No space left on device")


@pytest.mark.parametrize("days_late", [-1, 0, 1, 400])
def test_a_file_is_out_of_date_after_its_review(library: Path, days_late: int) -> None:
    """`file-expired`: a finished file is named as out of date from the day after its review was due."""
    file = library / "asthma.pdf"
    file.write_bytes(make_leaflet(Library.find(library).edition(Job("asthma", "en", "a4"))).pdf)
    today = date(2099, 1, 2) + timedelta(days=days_late)
    found = verify_file(file, Library.find(library), today=today).problems
    assert ("file-expired" in {one.code for one in found}) == (days_late > 0)


def test_a_glyph_of_a_wrong_size_is_not_printed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`glyph-outsize`: a glyph that reaches further than the limit, which is lowered here, is refused."""
    monkeypatch.setattr(flaws, "MOST_EMS", 0.1)
    assert set(made(library)) == {"glyph-outsize"}


def test_a_block_needs_the_words_of_its_language(library: Path) -> None:
    """`missing-label`: a language without the words that a block prints cannot have that block."""
    text = library / "leaflets" / "asthma" / "en.yaml"
    text.write_text(TEXT.replace("[Text.]", "[{risk: {of: 100, happens_to: 3, what: cough}}]"), "utf-8")
    words = (shipped_root() / "languages" / "en.yaml").read_text("utf-8")
    (library / "languages").mkdir()
    (library / "languages" / "en.yaml").write_text(words, "utf-8")
    assert made(library) == []
    without = re.sub(r"^  risk:.*\n", "", words, flags=re.MULTILINE)
    assert without != words
    (library / "languages" / "en.yaml").write_text(without, "utf-8")
    assert set(made(library)) == {"missing-label"}
