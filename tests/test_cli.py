"""The command line, as people and machines use it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from vouching import vouch

from leafletgen.cli import build
from leafletgen.cli.app import program, status_of
from leafletgen.cli.list import TEXT_STATES
from leafletgen.library.library import Library
from leafletgen.library.parser import Parser
from leafletgen.model.standing import State
from processes import without_progress

COMMANDS = ("build", "check", "verify", "list", "preview", "new", "schema")
FACTS = "id: {id}\nversion: '1.0'\npublished: 2026-01-02\nreview_by: {review_by}\nsource_language: en\n"
TEXT = "title: About {id}\nsummary: Drink water.\nsections:\n  - {{id: what, heading: What is it?, body: [{body}]}}\n"


class Ran:
    """What a command did."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


class Here:
    """A folder to run commands in, with a library of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def leaflet(
        self, id: str, body: str = "Text.", more: str = "", review_by: str = "2999-01-01", signed: bool = False
    ) -> None:
        """Write a leaflet in English."""
        folder = Path("leaflets", id)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "leaflet.yaml").write_text(FACTS.format(id=id, review_by=review_by), "utf-8")
        (folder / "en.yaml").write_text(TEXT.format(id=id, body=body) + more, "utf-8")
        if signed:
            vouch(Library.find(Path()), id)

    def run(self, *arguments: str) -> Ran:
        """Run a command."""
        self.capsys.readouterr()
        status = status_of(list(arguments))
        return Ran(status, *self.capsys.readouterr())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return Here(capsys)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples(here: Here, command: str) -> None:
    """`--help` says what the command does, describes every option, and shows examples of that command."""
    ran = here.run(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    examples = ran.out.partition("Examples:")[2]
    assert len(re.findall(rf"^ +leafletgen {command}\b", examples, re.MULTILINE)) >= 2
    for parameter in program.commands[command].params:
        assert getattr(parameter, "help", ""), parameter.name


def test_the_program_lists_its_commands(here: Here) -> None:
    """Without a command there is help; `--help` gives status 0, and the version can be asked for."""
    assert all(command in here.run("--help").out for command in COMMANDS)
    assert here.run("--help").status == 0
    assert here.run().status == 2
    assert re.search(r"\d+\.\d+\.\d+", here.run("--version").out)


def test_a_build_gives_files_table_and_status(here: Here) -> None:
    """`build` with nothing named makes everything in the current folder's library into dist/, and counts it."""
    here.leaflet("asthma")
    ran = here.run("build")
    assert ran.status == 0
    # Large print gives the whole page to the text, and says so.
    assert "[questions-left-out]" in without_progress(ran.err)
    layouts = sorted(path.stem.removeprefix("asthma.en.") for path in Path("dist/asthma").iterdir())
    assert ran.out.splitlines()[0].split() == layouts
    assert f"{len(layouts)} made" in ran.out
    assert f"{len(layouts)} up to date" in here.run("build").out
    assert Path("dist/manifest.json").exists()


def test_some_failed_is_status_1(here: Here) -> None:
    """When one leaflet has an error the others are built, the error is on standard error, and the status is 1."""
    here.leaflet("asthma")
    here.leaflet("burns", more="headng: x\n")
    ran = here.run("build", "-L", "a4", "-j", "1")
    assert ran.status == 1
    assert "leaflets/burns/en.yaml:5:1: error[unknown-key]" in ran.err
    assert Path("dist/asthma/asthma.en.a4.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "--colour"), "No such option"),
        (("bild",), "build"),
        (("build", "-j", "0"), "0"),
        (("build", "asthna"), "did you mean 'asthma'?"),
        (("build", "-l", "xx"), "'xx'"),
        (("build", "-L", "a44"), "did you mean 'a4'?"),
        (("build", "-c", "nobody"), "'nobody'"),
        (("build", "--library", "nowhere"), "nowhere"),
        (("check", "asthna"), "did you mean 'asthma'?"),
        (("list", "asthna"), "did you mean 'asthma'?"),
        (("verify", "nowhere.pdf"), "nowhere.pdf"),
        (("verify",), "PDF"),
        (("schema", "-o", "leaflets/asthma/en.yaml"), "leaflets/asthma/en.yaml"),
    ],
)
def test_unusable_arguments_are_status_2(here: Here, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be done as it was asked for says why on standard error, writes nothing, and gives status 2."""
    here.leaflet("asthma")
    ran = here.run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said.replace("/", str(Path("/"))) in ran.err or said in ran.err
    assert not Path("dist").exists()
    as_json = here.run(*arguments, "--format=json")
    assert as_json.status == 2
    assert all(json.loads(line)["severity"] == "error" for line in as_json.err.splitlines())
    assert as_json.err


def test_json_is_for_machines(here: Here) -> None:
    """With `--format json` errors are lines of JSON on standard error, and the result is one document."""
    here.leaflet("asthma")
    here.leaflet("burns", more="headng: x\n")
    ran = here.run("build", "-L", "a4", "--format", "json")
    assert ran.status == 1
    errors = [json.loads(line) for line in ran.err.splitlines()]
    assert ("leaflets/burns/en.yaml", 5, "unknown-key") in {(one["file"], one["line"], one["code"]) for one in errors}
    result = json.loads(ran.out)
    assert {one["leaflet"]: one["state"] for one in result["files"]} == {"asthma": "made", "burns": "failed"}


def test_check_writes_nothing(here: Here) -> None:
    """`check` gives the errors and the status of `build`, and writes nothing."""
    here.leaflet("asthma")
    assert here.run("check", "-L", "a4").status == 0
    here.leaflet("asthma", body="'**x'")
    ran = here.run("check", "-L", "a4")
    assert (ran.status, "error[" in ran.err) == (1, True)
    assert sorted(path.name for path in Path().iterdir()) == ["leaflets"]


def test_release_refuses_what_is_not_signed_or_out_of_date(here: Here) -> None:
    """`--release` fails drafts and expired leaflets with their place, and builds the others."""
    here.leaflet("asthma", signed=True)
    here.leaflet("burns")
    here.leaflet("colds", review_by="2026-01-03", signed=True)
    ran = here.run("build", "--release", "-L", "a4")
    assert ran.status == 1
    # In order of the places: two workers may finish in either order.
    assert sorted(re.findall(r"^\S+: error\[\w+\]", ran.err, re.MULTILINE)) == [
        "leaflets/burns/en.yaml: error[unsigned]",
        "leaflets/colds/leaflet.yaml: error[expired]",
    ]
    assert [path.name for path in Path("dist").glob("*/*.pdf")] == ["asthma.en.a4.pdf"]


def test_list_tells_the_state_of_texts_and_files(here: Here) -> None:
    """`list` says of each text whether it is draft, released, expired or broken, and whether its file is as it should be."""
    here.leaflet("asthma", signed=True)
    here.leaflet("burns")
    here.leaflet("colds", review_by="2026-01-03", signed=True)
    here.run("build", "-L", "a4")
    here.leaflet("burns", body="Changed.")
    here.leaflet("damaged", more="x: y\n")
    ran = here.run("list", "-L", "a4", "--format", "json")
    states = {one["leaflet"]: (one["text"], one["state"]) for one in map(json.loads, ran.out.splitlines())}
    assert states == {
        "asthma": ("released", "built"),
        "burns": ("draft", "stale"),
        "colds": ("expired", "built"),
        "damaged": ("broken", "missing"),
    }
    rows = [line.split() for line in here.run("list", "-L", "a4", "--files").out.splitlines()]
    assert ["asthma", "en", "a4", "1.0", "released", "built"] in rows


def test_list_has_a_line_for_each_leaflet_and_totals(here: Here) -> None:
    """By default `list` says of each leaflet its title, review, texts and files in one line, and how many there are."""
    here.leaflet("asthma", signed=True)
    here.leaflet("burns", review_by="2090-01-03")
    here.run("build", "-L", "a4")
    here.leaflet("burns", body="Changed.", review_by="2090-01-03")
    lines = [re.split("  +", line) for line in here.run("list", "-L", "a4").out.splitlines()]
    assert lines == [
        ["asthma", "About asthma", "review by 2999-01-01", "released: en; 1 built"],
        ["burns", "About burns", "review by 2090-01-03", "draft: en; 1 stale"],
        ["2 leaflets, 2 texts (1 released, 1 draft), 2 files (1 built, 1 stale)"],
    ]


def test_list_filters_by_state_and_review(here: Here) -> None:
    """`--state` keeps the texts in a state, `--due` the leaflets whose review is due; what is left may be nothing."""
    here.leaflet("asthma", signed=True)
    here.leaflet("burns", review_by="2090-01-03")
    names = {
        options: [json.loads(line)["leaflet"] for line in here.run("list", "-L", "a4", "--format", "json", *options).out.splitlines()]
        for options in (("--state", "draft"), ("--state", "released"), ("--state", "draft", "--state", "released"), ("--due", "1"), ("--due", "24000"))
    }  # fmt: skip
    assert list(names.values()) == [["burns"], ["asthma"], ["asthma", "burns"], [], ["burns"]]
    assert here.run("list", "--due", "1").out == "0 leaflets\n"


def test_list_reads_no_text_whose_file_is_built(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is as its sources are, their hashes say that the text can be read: nothing but titles is parsed."""
    here.leaflet("asthma")
    here.run("build", "-L", "a4")
    monkeypatch.setattr(Parser, "translation", None)
    assert here.run("list", "-L", "a4").out.splitlines()[-1] == "1 leaflet, 1 text (1 draft), 1 file (1 built)"


def test_list_knows_every_state() -> None:
    """The states that `--state` takes are those that a text can be in."""
    assert tuple(State) == TEXT_STATES


@pytest.mark.parametrize("command", ["build", "check", "list"])
def test_what_is_passed_over_is_told(here: Here, command: str) -> None:
    """Every command that works on all leaflets warns of a text that it does not read, and does the others."""
    here.leaflet("asthma")
    Path("leaflets/asthma/ar.yml").touch()
    ran = here.run(command, "-L", "a4", "--format", "json")
    assert ran.status == 0
    assert [json.loads(line)["file"] for line in ran.err.splitlines()] == ["leaflets/asthma/ar.yml"]


def test_verify_tells_good_files_from_bad(here: Here) -> None:
    """`verify` passes a signed file as it was built, and fails one that is damaged, or older than the words of today."""
    here.leaflet("asthma", signed=True)
    here.run("build", "-L", "a4")
    file = Path("dist/asthma/asthma.en.a4.pdf")
    ran = here.run("verify", str(file))
    assert (ran.status, ran.err) == (0, "")
    assert "good: asthma 1.0 en a4" in ran.out
    assert "- H1: “About asthma”" in here.run("verify", "--tags", str(file)).out
    assert json.loads(here.run("verify", "--format", "json", str(file)).out)["good"] is True
    here.leaflet("asthma", body="Other words.", signed=True)
    ran = here.run("verify", str(file))
    assert (ran.status, "superseded" in ran.out.lower(), "good: asthma" in ran.out) == (1, True, False)
    assert ran.err.startswith(f"{file}: error[")
    damaged = Path("damaged.pdf")
    damaged.write_bytes(file.read_bytes()[:2000])
    ran = here.run("verify", "--tags", str(damaged), str(file))
    assert (ran.status, ran.out.count("NOT GOOD"), "superseded" in ran.out.lower()) == (1, 1, True)


def test_schema_writes_schemas(here: Here) -> None:
    """`schema` writes a JSON Schema for each kind of file, and says where."""
    ran = here.run("schema", "-o", "for/editors")
    assert ran.status == 0
    written = ran.out.splitlines()
    assert len(written) >= 5
    for name in written:
        assert json.loads(Path(name).read_bytes())["$schema"].startswith("https://json-schema.org/")


def test_the_library_may_be_anywhere(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--library` and `-o` work from any folder, with spaces and letters of any script in the path, and give the same bytes."""
    here.leaflet("asthma")
    here.run("build", "-L", "a4")
    expected = Path("dist/asthma/asthma.en.a4.pdf").read_bytes()
    other = tmp_path / "other فولدر with spaces"
    other.mkdir()
    shutil.move("leaflets", other / "leaflets")
    monkeypatch.chdir("/")
    ran = here.run("build", "-L", "a4", "--library", str(other), "-o", str(other / "aus gabe"))
    assert ran.status == 0
    assert (other / "aus gabe/asthma/asthma.en.a4.pdf").read_bytes() == expected


def test_a_fault_of_the_program_is_one_line(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails inside, people see one line that asks them to report it, and no traceback."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(build, "planned", fail)
    ran = here.run("build")
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "ZeroDivisionError: a b" in ran.err
    assert "report" in ran.err


def test_an_interruption_is_status_130(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives status 130."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "planned", interrupt)
    assert here.run("build").status == 130


def test_a_reader_that_goes_away_is_no_disaster(here: Here) -> None:
    """`leafletgen list | head -1` ends without a word of Python."""
    for number in range(300):
        here.leaflet(f"leaflet-{number}")
    command = f"'{sys.executable}' -m leafletgen list | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe is what is tested
    assert (ran.stdout.split()[0], ran.stderr) == ("leaflet-0", "")


def test_a_terminal_without_letters_shows_numbers(here: Here) -> None:
    """On a terminal that knows ASCII only, messages in any script come out, and the status stays what it is."""
    here.leaflet("asthma", more="عنوان: x\n")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "leafletgen", "check", "-L", "a4"],
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert b"\\u0639" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TZ": "America/Lima"}],
)
def test_bytes_do_not_depend_on_the_environment(here: Here, environment: dict[str, str]) -> None:
    """Hash seed, time zone and locale change no byte of any file, nor of the manifest."""
    here.leaflet("asthma", body="'Call 020 7946 0958, or see https://example.org'")
    command = [sys.executable, "-m", "leafletgen", "build"]
    subprocess.run(command, check=True, capture_output=True)
    subprocess.run([*command, "-o", "other"], env={**os.environ, **environment}, check=True, capture_output=True)
    for path in Path("dist").rglob("*.*"):
        if path.name != ".leafletgen-lock":
            assert Path("other", path.relative_to("dist")).read_bytes() == path.read_bytes()
