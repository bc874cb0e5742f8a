"""What outlives a leaflet: no module remembers what it was asked, and nothing of a checked file is left in a process."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.model.leaflet import Span
from leafletgen.pipeline import make_leaflet

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "leafletgen"

FIXED = {
    "build/task.py: typesetter": "the one typesetter of a process, which keeps to a limit and can be cleared",
    "build/task.py: parser": "the one parser of a process, which keeps to a limit and can be cleared",
    "build/uptodate.py: libraries": "one answer: the versions of libraries",
    "build/uptodate.py: program_name": "one answer: the name of the program",
    "compose/labels.py: digit_table": "one table for each numbering system that the program knows",
    "model/leaflet.py: slots_of": "one entry for each class of the model",
    "verify/reader/syntax.py: usual": "a thousand small numbers and references, the same for every file",
    "pdf/colour.py: srgb_profile": "one answer: the colour profile",
    "problems/explanations.py: explanations": "one answer: the explanations that come with the program",
    "text/hyphenation.py: read_patterns": "one table for each file of patterns that comes with the program",
    "text/ucd.py: property_table": "one table for each of two properties of Unicode",
    "text/ucd.py: brackets": "one answer: a table of Unicode",
    "text/ucd.py: canonical_brackets": "one answer: a table of Unicode",
    "text/ucd.py: data_file": "one answer: the data file",
}
"""What a module may remember, and why it cannot grow with what people write."""

CONTAINERS = {
    "dict", "list", "set", "bytearray", "defaultdict", "deque", "OrderedDict", "Counter", "ChainMap",
    "WeakKeyDictionary", "WeakValueDictionary", "WeakSet",
}  # fmt: skip
CHANGES = {
    "append", "appendleft", "add", "update", "setdefault", "extend", "insert", "pop", "popitem", "clear", "remove", "discard",
}  # fmt: skip


def called(node: ast.expr) -> str:
    """The name of what is called or decorates: `cache` for `functools.cache`, `lru_cache(8)` and `lru_cache(8)(work)`."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Call():
            return called(node.func)
        case ast.Subscript():
            return called(node.value)
    return ""


def remembered(source: str) -> Iterator[str]:
    """The names in a module that can hold what a function was asked, after it has returned."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and {"cache", "lru_cache"} & set(map(called, node.decorator_list)):
            yield node.name
        if isinstance(node, ast.Global):
            yield from node.names
    containers = set()
    scopes: list[ast.Module | ast.ClassDef] = [
        tree,
        *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)),
    ]
    for scope in scopes:
        for target, value in assignments(scope):
            if called(value) in {"cache", "lru_cache"}:
                yield target
            if called(value) in CONTAINERS or isinstance(
                value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp
            ):
                containers.add(target)
    yield from (name for name in changed(tree) if name in containers)


def assignments(scope: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """The names that a module or class gives to values, and the values."""
    for node in scope.body:
        if isinstance(node, ast.Assign):
            yield from ((ast.unparse(target), node.value) for target in node.targets)
        elif isinstance(node, ast.AnnAssign) and node.value:
            yield ast.unparse(node.target), node.value


def changed(tree: ast.Module) -> Iterator[str]:
    """The names of what functions put entries into or take them from: `NAME[key] = …`, `NAME.add(…)`, `self.NAME.add(…)`."""
    for function in ast.walk(tree):
        for node in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                yield called(node.value)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
                yield called(node.func.value)


def test_no_module_remembers_what_it_is_asked() -> None:
    """No module or class has a cache, or a container that functions change, but for tables that cannot grow with input."""
    found = {
        f"{path.relative_to(SOURCE).as_posix()}: {name}"
        for path in SOURCE.rglob("*.py")
        for name in remembered(path.read_text("utf-8"))
    }
    assert found == set(FIXED)


@pytest.mark.parametrize("source", [
    "@cache\ndef work(x): ...", "@functools.lru_cache(maxsize=8)\ndef work(x): ...", "work = lru_cache(8)(other)",
    "class A:\n    @lru_cache\n    def work(self): ...", "work = {}\ndef f(x): work[x] = 1",
    "work: dict[str, int] = dict()\ndef f(x): work.setdefault(x, 1)", "work = WeakKeyDictionary()\ndef f(x): del work[x]",
    "class A:\n    work = []\n    def f(self, x): self.work.append(x)", "work = None\ndef f(x):\n    global work\n    work = x",
])  # fmt: skip
def test_the_search_finds_every_kind_of_memory(source: str) -> None:
    """The search that the test above relies on finds caches, containers that change, and names that are assigned again."""
    assert list(remembered(source)) == ["work"]


NAME = "Xylo Quarbenthwaite"
"""A patient that no leaflet, font or dictionary knows."""

SCAN = """
import gc, sys
from pathlib import Path

def mentions(coded):
    # Every string that a container still holds; the collector knows all containers. The words stay coded, not to be found.
    found = set()
    for one in gc.get_objects():
        for held in gc.get_referents(one):
            if isinstance(held, (str, bytes, bytearray)):
                text = held if isinstance(held, str) else bytes(held).decode("latin-1")
                found |= {text for word in coded if bytes.fromhex(word).decode() in text}
    return found

def main(act, path):
    if act == "check":
        from leafletgen.verify.checks.table import check
        check(Path(path).read_bytes(), None, thorough=True)
    else:
        from leafletgen import verify_file
        verify_file(Path(path), tags=True)

main(*sys.argv[1:3])
gc.collect()
print(sorted(mentions(sys.argv[3:])))
"""
"""A process that checks a file, and prints every string with one of some words that it still holds after that."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A leaflet with a patient's name in it."""
    edition = Library.find(ROOT).edition(Job("scrotal-calcinosis", "en", "a4"))
    title = replace(edition.leaflet.title, spans=(Span(f"For {NAME}"),))
    path = tmp_path_factory.mktemp("patient") / "leaflet.pdf"
    path.write_bytes(make_leaflet(replace(edition, leaflet=replace(edition.leaflet, title=title))).pdf)
    return path


def still_held(script: str, act: str, file: Path, *words: str) -> str:
    """What a process still holds of these words after it has looked at a file."""
    coded = [word.encode().hex() for word in words]
    command = [sys.executable, "-c", script, act, str(file), *coded]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("act", ["check", "verify"])
def test_nothing_of_a_checked_file_is_left_in_the_process(act: str, file: Path) -> None:
    """After a file was checked, no module holds a string with the name of the patient it is for."""
    assert still_held(SCAN, act, file, *NAME.split()) == "[]"


def test_the_scan_finds_what_is_held(file: Path) -> None:
    """The scan that the test above relies on finds a name that is kept."""
    keeps = SCAN.replace("main(*sys", "kept = [bytes.fromhex(sys.argv[3]).decode()]; main(*sys")
    assert NAME.split(maxsplit=1)[0] in still_held(keeps, "check", file, *NAME.split())
