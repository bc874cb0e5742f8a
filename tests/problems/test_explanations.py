"""The explanations of errors are complete and true: each wrong example gives its code, each right one does not."""

import json
import re
import shlex
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from leafletgen import Job, Library, Refused, make_leaflet
from leafletgen.cli.app import status_of
from leafletgen.library.library import shipped_root
from leafletgen.library.yaml.events import read_document
from leafletgen.problems.catalogue import THEMES
from leafletgen.problems.explanations import EXPLANATIONS_FOLDER, Explanation, explanations

ROOT = Path(__file__).parents[2]
FONT = "atkinson-hyperlegible-next"
BASE = {
    "leaflets/asthma/leaflet.yaml": (
        "id: asthma\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\nsources: ['A book.']\n"
    ),
    "leaflets/asthma/en.yaml": (
        "title: Asthma\nsummary: Breathe.\nsections:\n  - {id: what, heading: What is it?, body: ['A disease of the lungs.']}\n"
    ),
    "leaflets/asthma/ar.yaml": (
        "title: الربو\nsummary: تنفس.\nsections:\n  - {id: what, heading: ما هو؟, body: ['مرض في الرئتين.']}\n"
    ),
    "layouts/mine.yaml": "extends: a4\ntitle: Mine\n",
    "clinics/mine.yaml": "language: en\nname: A clinic\n",
    "languages/en.yaml": (ROOT / "languages/en.yaml").read_text("utf-8"),
}
WITH_DRAWING = BASE["leaflets/asthma/en.yaml"].replace("]}", ", {figure: {image: lung.svg, alt: A lung}}]}")
SHOWN = [one for one in explanations().values() if one.file]
COMMANDS = [one for one in explanations().values() if one.bad and not one.file]


def png() -> bytes:
    """A black picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = {b"IHDR": struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT": zlib.compress(b"\0\0"), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts.items())


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library in the current folder, in which every file is good."""
    for name, text in BASE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "leaflets/asthma/dot.png").write_bytes(png())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_lines(base: str, lines: str) -> str:
    """A YAML file in which the keys of some lines replace those of the same name; labels are replaced one by one."""
    keys = re.split(r"^(?=\S)", lines, flags=re.MULTILINE)
    for block in filter(None, keys):
        head, _, inner = block.partition("\n")
        if head == "labels:":
            for label in inner.splitlines():
                key = label.partition(":")[0]
                old = next(line for line in base.splitlines() if line.startswith(f"{key}:"))
                base = base.replace(old, label)
        else:
            name = re.escape(head.partition(":")[0])
            base = re.sub(rf"^{name}:.*\n((?: .*)?\n)*", "", base, flags=re.MULTILINE)
    return base + "".join(block for block in keys if not block.startswith("labels:"))


def put(root: Path, one: Explanation, example: str) -> None:
    """Write an example into the library, where it says that it stands."""
    if one.file.startswith("fonts/"):
        shutil.copytree(shipped_root() / "fonts" / FONT, root / "fonts" / FONT)
    if one.file.endswith(".svg"):
        (root / "leaflets/asthma/en.yaml").write_text(WITH_DRAWING, "utf-8")
    whole = one.whole or one.file not in BASE
    (root / one.file).write_text(example if whole else with_lines(BASE[one.file], example), "utf-8", newline="")


def codes_of(root: Path, file: str) -> set[str]:
    """The codes of everything that is wrong with the leaflet that the file belongs to."""
    kind, name = Path(file).parts[0], Path(file).stem
    job = Job(
        "asthma",
        "ar" if name == "ar" else "en",
        name if kind == "layouts" else "a4",
        name if kind == "clinics" else "",
    )
    try:
        noted = read_document((root / file).read_bytes(), file, "").found if file.endswith(".yaml") else ()
        return {one.code for one in (*noted, *make_leaflet(Library.find(root).edition(job)).warnings)}
    except Refused as refused:
        return {one.code for one in refused.diagnostics}


def codes_told(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The codes that a command prints."""
    capsys.readouterr()
    status_of([*shlex.split(command)[1:], "--format", "json"])
    return {json.loads(line)["code"] for line in capsys.readouterr().err.splitlines()}


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.code)
def test_examples_of_files_are_true(library: Path, one: Explanation, capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong lines give the code, the right ones give no error at all."""
    for example, expected in ((one.bad, {one.code}), (one.good, set())):
        put(library, one, example)
        found = codes_told(one.run, capsys) if one.run else codes_of(library, one.file)
        assert found & {one.code} == expected, found
        assert expected or not found
        shutil.rmtree(library / "fonts", ignore_errors=True)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.code)
def test_examples_of_commands_are_true(one: Explanation, capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong command gives the code and nothing else, the right one gives no error."""
    assert codes_told(one.bad, capsys) == {one.code}
    assert codes_told(one.good, capsys) == set()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_code_is_explained(theme: tuple[str, str, dict[str, object]]) -> None:
    """Each theme explains exactly its codes, so none is missing and none is left over."""
    explained = {code for code, one in explanations().items() if one.theme == theme[1]}
    assert explained == set(theme[2])
    headings = re.findall(
        r"^\[([a-z0-9-]+)\]$", (EXPLANATIONS_FOLDER / f"{theme[0]}.toml").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(headings) == sorted(theme[2])


@pytest.mark.parametrize("one", explanations().values(), ids=lambda one: one.code)
def test_an_explanation_says_all_that_is_asked_of_it(one: Explanation) -> None:
    """Each says what is wrong, what to do, why, and either shows a wrong and a right example or says how it happens."""
    for text in (one.sentence, one.remedy, one.why):
        assert re.search(r"\w{3}", text), one.code
    assert bool(one.bad) == bool(one.good)
    assert bool(one.bad) != bool(one.case)


def test_the_page_of_errors_is_fresh() -> None:
    """docs/errors.md is what `tools/errors_page.py` writes from the catalogue."""
    command = [sys.executable, str(ROOT / "tools" / "errors_page.py"), "--print"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (ROOT / "docs" / "errors.md").read_text("utf-8") == ran.stdout
