"""Every example of README, the documentation and `--help` runs as it stands, in a small library that has its names."""

import io
import re
import shlex
import shutil
import tomllib
from datetime import date
from pathlib import Path

import click
import pytest

from example_commands import ROOT, Example, of_documents, of_help
from leafletgen.cli.app import program, status_of
from leafletgen.library.library import Library
from leafletgen.model.people import SigningRole
from leafletgen.signing.acts import Act, accept, sign

NOT_RUN = {
    r" --watch\b": "runs until somebody stops it: tests/build holds it",
    r"^leafletgen serve\b": "shows its page until somebody stops it: tests/serve holds it",
    r" --cluster ": "needs a cluster: tests/build starts one",
    r" --key ": "needs a private key in the home folder: tests/trust makes one",
    r"<|…| CODE$|^leafletgen build as$": "has a place for a name instead of a name",
}
"""Commands of leafletgen that are not run, and why. Their command, options and arguments must exist nevertheless."""
FAILS = {
    "leafletgen build --release": "the leaflets of the library are drafts but for one",
    "leafletgen build --release -o print": "the leaflets of the library are drafts but for one",
    "leafletgen check --release --format json": "the leaflets of the library are drafts but for one",
    "leafletgen verify out/scrotal-calcinosis/*.pdf": "nobody has signed scrotal-calcinosis",
}
"""Commands whose exit status is 1, and why: they do what they are for, and say what keeps leaflets from patients."""
FACTS = (
    "id: {id}\nversion: '1.0'\npublished: '2026-01-02'\nreview_by: '2999-01-01'\n"
    "source_language: {source}\nsources: ['A book. 2020.']\n"
)
TEXT = "title: '{title}'\nsummary: '{summary}'\nsections:\n  - {{id: doses, heading: '{title}?', body: ['{first}', '{second}']}}\n"
WORDS = {
    "en": ("Asthma", "Breathe out slowly.", "Use your inhaler.", "It costs 5 pounds."),
    "ar": ("الربو", "ازفر ببطء.", "استعمل البخاخ.", "يكلف 7 جنيهات."),
    "zh-Hans": ("哮喘", "慢慢呼气。", "请使用吸入器。", "价格为 45 元。"),
}
REVIEWED = "reviewed: [{name: Maria Silva, role: clinician, date: '2026-01-02', version: '1.0'}]\n"
LIN = "  - {id: lin, name: 'Lin Wei', roles: [translator]}\n"
TODAY = date.today()  # noqa: DTZ011 - the commands sign on the day where they run
EXAMPLES = sorted({*of_documents(), *of_help()})
OURS = [one for one in EXAMPLES if one.command.startswith("leafletgen ")]
OTHERS = [one for one in EXAMPLES if one not in OURS]
RUN = sorted({one.command for one in OURS if not any(re.search(part, one.command) for part in NOT_RUN)})


def write_leaflet(root: Path, id: str, *languages: str) -> None:
    """Write a leaflet of one section, once reviewed in the old way; the first language is its source."""
    folder = root / "leaflets" / id
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(FACTS.format(id=id, source=languages[0]), "utf-8")
    for language in languages:
        title, summary, first, second = WORDS[language]
        text = TEXT.format(title=title, summary=summary, first=first, second=second)
        text += REVIEWED if id == "asthma" else ""
        (folder / f"{language}.yaml").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the names that the examples use: leaflets, people, clinics, and files that were built before."""
    root = tmp_path_factory.mktemp("examples")
    write_leaflet(root, "asthma", "en", "ar", "zh-Hans")
    write_leaflet(root, "burns", "en", "ar")
    write_leaflet(root, "scrotal-calcinosis", "en", "ar")
    write_leaflet(root, "back-pain", "en")
    write_leaflet(root / "work", "burns", "en")
    write_leaflet(root / "my-leaflets", "asthma", "en")
    for clinic in ("example", "north-clinic"):
        (root / "clinics").mkdir(exist_ok=True)
        shutil.copy(ROOT / "clinics/example.yaml", root / f"clinics/{clinic}.yaml")
    people = re.findall(
        r"^```yaml\n(people:.*?)^```", (ROOT / "docs/signing.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (root / "people.yaml").write_text(people[0] + LIN, "utf-8")
    sign_asthma(Library.find(root))
    at = ["--library", str(root)]
    assert status_of(["new", "language", "sw", "scrotal-calcinosis", *at]) == 0
    assert status_of(["build", "asthma", "--release", "-L", "a4", "-o", str(root / "dist"), *at]) == 0
    assert status_of(["build", "scrotal-calcinosis", "-l", "ar", "-L", "a4", "-o", str(root / "out"), *at]) == 0
    shutil.copytree(root / "dist/asthma", root / "archive")
    return root


def sign_asthma(library: Library) -> None:
    """Sign asthma in every language, and accept the price in another currency."""
    for language, person, role in (
        ("en", "maria", "clinician"),
        ("ar", "omar", "translator"),
        ("ar", "maria", "clinician"),
        ("zh-Hans", "lin", "translator"),
        ("zh-Hans", "maria", "clinician"),
    ):
        sign(library, Act("asthma", language, person, TODAY), SigningRole(role))
    for language, person in (("ar", "omar"), ("zh-Hans", "lin")):
        accept(library, Act("asthma", language, person, TODAY), "doses.body.1.text")


@pytest.fixture
def here(small_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library as the current folder, and somebody who answers yes."""
    folder = tmp_path / "library"
    shutil.copytree(small_library, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    return folder


def make_room(words: list[str]) -> None:
    """Delete what `leafletgen new` is going to write, for it never writes over a file; start what it is to refresh."""
    match words:
        case ["new", "language", tag, name, "--refresh"]:
            if not Path(f"leaflets/{name}/{tag}.yaml").exists():
                assert status_of(["new", "language", tag, name]) == 0
        case ["new", "leaflet", name, *_]:
            shutil.rmtree(f"leaflets/{name}", ignore_errors=True)
        case ["new", "language", tag, *leaflets]:
            for name in leaflets:
                Path(f"leaflets/{name}/{tag}.yaml").unlink(missing_ok=True)
        case ["new", "clinic", name, *_]:
            Path(f"clinics/{name}.yaml").unlink(missing_ok=True)


def expanded(words: list[str]) -> list[str]:
    """Words as a shell gives them to a program: a pattern becomes the files that it names."""
    return [one for word in words for one in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]


@pytest.mark.parametrize("command", RUN)
@pytest.mark.usefixtures("here")
@pytest.mark.slow
def test_an_example_runs(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The command does what it is for: exit status 0, or 1 where the table says what it finds."""
    words = shlex.split(command)[1:]
    make_room(words)
    status = status_of(expanded(words))
    assert status == (1 if command in FAILS else 0), capfd.readouterr().err


@pytest.mark.parametrize("one", OURS, ids=": ".join)
def test_an_example_has_options_that_exist(one: Example) -> None:
    """The command exists and takes these options and arguments, also where it is not run."""
    command: click.Command = program
    context, words = None, shlex.split(one.command)[1:]
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found, f"{one.command}: no command {words[0]}"
        command, words = found, words[1:]
    parser = command.make_parser(click.Context(command, parent=context))
    values, rest, _ = parser.parse_args(words)
    assert rest == []
    for parameter in command.params:
        if parameter.required:
            assert values.get(str(parameter.name)), f"{one.command}: {parameter.name} is missing"


@pytest.mark.parametrize("one", OTHERS, ids=": ".join)
def test_an_example_of_another_program_names_what_is_there(one: Example) -> None:
    """What needs the network or a cluster, or runs for minutes, is not run; its target, file or extra exists."""
    program, *words = shlex.split(one.command)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = {extra for word in words for extra in re.findall(r"(?:\.|leafletgen)\[(\w+)\]", word)}
    assert extras <= set(settings["project"]["optional-dependencies"])
    if program == "make":
        heads = re.findall(r"^([\w ]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        targets = " ".join(heads).split()
        assert [word for word in words if "=" not in word and word not in targets] == []
    for word in words:
        if word.endswith(".py") or word.startswith(("tests/", "T=tests/")):
            assert (ROOT / word.removeprefix("T=")).exists()


def test_the_tables_name_examples() -> None:
    """Each row of the tables is about an example that there is; no example of a page is overlooked."""
    commands = [one.command for one in OURS]
    assert [part for part in NOT_RUN if not any(re.search(part, command) for command in commands)] == []
    assert [command for command in FAILS if command not in commands] == []
    assert {one.place for one in OURS} >= {
        "README.md",
        "signing.md",
        "starting.md",
        "scaling.md",
        "leafletgen build --help",
    }
    assert len(OURS) > 70
