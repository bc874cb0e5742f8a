"""What shells offer while somebody types a command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from leafletgen.cli.app import program, status_of

FACTS = "id: {id}\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\n"
DOCS = (Path(__file__).parents[1] / "docs" / "completion.md").read_text("utf-8")

SHIPPED = ("colonoscopy", "scrotal-calcinosis", "tonsil-operation")
"""The leaflet that the package adds to every library."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two leaflets, one of them also in Arabic, with a layout and a clinic of its own."""
    for name, languages in (("asthma", ("en", "ar")), ("burns", ("en",))):
        folder = tmp_path / "leaflets" / name
        folder.mkdir(parents=True)
        (folder / "leaflet.yaml").write_text(FACTS.format(id=name), "utf-8")
        for language in languages:
            (folder / f"{language}.yaml").touch()
    for file in ("layouts/green.yaml", "clinics/north.yaml"):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).touch()
    return tmp_path


def offered(*arguments: str) -> list[str]:
    """What is offered for the last of the arguments, which is not typed to its end."""
    shell = ShellComplete(program, {}, "leafletgen", "_LEAFLETGEN_COMPLETE")
    return [one.value for one in shell.get_completions(list(arguments[:-1]), arguments[-1])]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["build", "as"], ["asthma"]),
        (["check", "asthma", ""], ["burns", *SHIPPED, "all"]),
        (["list", "asthma", "-l", "a"], ["ar", "all"]),
        (["build", "burns", "-l", ""], ["en", "all"]),
        (["build", "-L", "gr"], ["green"]),
        (["preview", "asthma", "-c", "n"], ["north"]),
        (["new", "language", "ar", "b"], ["burns"]),
        (["sign", "b"], ["burns"]),
        (["changes", "asthma", "-l", ""], ["ar", "en"]),
        (["explain", "bad-dat"], ["bad-date", "bad-date-pattern"]),
    ],
)
def test_names_are_offered(
    arguments: list[str], expected: list[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaflets, languages, layouts, clinics and codes are offered by name where each may stand."""
    monkeypatch.chdir(library)
    assert offered(*arguments) == expected


def test_names_come_from_the_library_that_is_named(
    library: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After `--library DIR` the names are those of that library; where there is none, only `all` is offered."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert offered("build", "--library", str(library), "") == ["asthma", "burns", *SHIPPED, "all"]
    assert offered("build", "--library", str(library), "-c", "no") == ["north"]
    assert offered("build", "--library", "nowhere", "") == ["all"]


@pytest.mark.parametrize(
    ("shell", "position", "expected"),
    [("bash", "2", "plain,asthma"), ("zsh", "2", "plain\nasthma\n_"), ("fish", "as", "plain,asthma")],
)
def test_shells_get_the_names(shell: str, position: str, expected: str, library: Path) -> None:
    """The program answers each shell in its own way, and prints the lines that docs/completion.md has a shell read."""
    environment = {**os.environ, "_LEAFLETGEN_COMPLETE": f"{shell}_complete"}
    words = {"COMP_WORDS": "leafletgen build as", "COMP_CWORD": position}
    command = [sys.executable, "-m", "leafletgen"]
    ran = subprocess.run(
        command, env={**environment, **words}, cwd=library, capture_output=True, text=True, check=False
    )
    assert (ran.stdout.strip(), ran.stderr) == (expected, "")
    source = {**os.environ, "_LEAFLETGEN_COMPLETE": f"{shell}_source"}
    ran = subprocess.run(command, env=source, capture_output=True, text=True, check=False)
    assert "_LEAFLETGEN_COMPLETE" in ran.stdout
    assert f"_LEAFLETGEN_COMPLETE={shell}_source leafletgen" in DOCS


@pytest.mark.parametrize("value", ["nonsense", "bash", "bash_nonsense", "_source", "tcsh_complete", "\x1b[31m", " "])
@pytest.mark.parametrize("words", [("list",), ("build", "--format", "json")])
def test_a_request_of_no_shell_is_named(
    value: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A variable that is set to anything else does not end the program without a word."""
    monkeypatch.setenv("_LEAFLETGEN_COMPLETE", value)
    assert status_of(list(words)) == 2
    said = capsys.readouterr().err
    assert "unknown-completion" in said
    assert "\x1b" not in said


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A variable without a value asks for nothing."""
    monkeypatch.setenv("_LEAFLETGEN_COMPLETE", "")
    assert status_of(["--version"]) == 0
    assert "version" in capsys.readouterr().out
