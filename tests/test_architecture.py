"""The folder list is the architecture: who may import whom, and which module owns which foreign library."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from leafletgen.problems.catalogue import CATALOGUE, THEMES

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "leafletgen"

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the rows of the table in the page about the architecture that begins with this heading."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def listed(cell: str) -> frozenset[str]:
    """The names in a cell; none where it says `nothing`."""
    return frozenset(cell.split(", ")) - {"nothing"}


MAY_IMPORT = {re.sub(r"`|/|\.py", "", row[0]): listed(row[2]) for row in rows("place in `src/leafletgen`")}
"""For every room, what it may import besides itself: the page about the architecture says it, and a test holds it."""

MODULE = {"pyyaml": "yaml", "pillow": "PIL"}
"""What is imported, where the library is called otherwise."""

OWNERS = {
    MODULE.get(library, library): listed(row[1])
    for row in rows("library")
    if (library := row[0].split(" ")[0].rstrip(",")) and "tests" not in row[1]
} | {"pydantic_core": frozenset({"library"}), "dask": frozenset({"cluster"})}
"""The only homes of each foreign library, as the page says; and of what comes with one."""

ORDER = {
    "library": ("faults", "folder", "yaml", "svg", "pictures", "schema", "build", "parser", "cases", "library"),
    "verify": ("reader", "content", "expected", "checks"),
}
"""For a room with folders, their order: each imports from those before it alone. What is not named stands beside them all."""

BANNED_NAMES = {"utils", "helpers", "common", "core", "manager", "misc"}
"""Names that say nothing of what a module owns."""


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(SOURCE.rglob("*.py"))


def stage(path: Path) -> str:
    """The stage a module belongs to: the folder, or the module itself at the top."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    """The module's path inside the package, for messages and test ids."""
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_follow_the_table(path: Path) -> None:
    """A module imports only what the table allows its stage."""
    own = stage(path)
    allowed = MAY_IMPORT[own]
    for imported in imports(path):
        if imported.startswith("leafletgen.") and "everything" not in allowed:
            assert imported.split(".")[1] in {own, *allowed}, f"{name(path)} imports {imported}"


@pytest.mark.parametrize("own", ORDER)
def test_folders_of_a_room_have_an_order(own: str) -> None:
    """Inside a room a folder or module imports only from itself and from those before it."""
    for path in (SOURCE / own).rglob("*.py"):
        inner = path.relative_to(SOURCE / own).parts[0].removesuffix(".py")
        later = ORDER[own][ORDER[own].index(inner) + 1 :] if inner in ORDER[own] else ()
        for imported in imports(path):
            if imported.startswith(f"leafletgen.{own}."):
                assert imported.split(".")[2] not in later, f"{name(path)} imports {imported}"


def test_every_room_is_on_the_page() -> None:
    """The table of the page has every room and module at the top, and no other."""
    assert set(MAY_IMPORT) == {stage(path) for path in modules()}


OWN_WORDS = "verify shares no code with what it checks, and says the same by rules of its own"
COMMAND = "a command, and what it does"
ONE_MEANING = {
    "BLACK": "the same colour, in rooms that may not import each other",
    "Colour": OWN_WORDS,
    "DOCUMENT_ENCODING": OWN_WORDS,
    "Element": OWN_WORDS,
    "MILLIMETRE": "the same length, in rooms that may not import each other",
    "PARTS": OWN_WORDS,
    "SOFT_HYPHEN": OWN_WORDS,
    "SURROUND": OWN_WORDS,
    "accept": COMMAND,
    "build": COMMAND,
    "check": COMMAND,
    "clinic_box": OWN_WORDS,
    "contrast": OWN_WORDS,
    "label": OWN_WORDS,
    "luminance": OWN_WORDS,
    "preview": COMMAND,
    "questions": OWN_WORDS,
    "sections": OWN_WORDS,
    "sign": COMMAND,
    "sources": OWN_WORDS,
    "status": COMMAND,
    "summary": OWN_WORDS,
    "title": OWN_WORDS,
    "withdraw": COMMAND,
}
"""Names that stand in more than one module with one meaning, and why they do."""


def top_level_names(body: list[ast.stmt]) -> Iterator[str]:
    """The names that a module defines, those under `if` too. A name with an underscore is read in its own module alone."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
        elif isinstance(node, ast.If):
            yield from top_level_names([*node.body, *node.orelse])


def test_a_name_has_one_meaning() -> None:
    """No name stands at the top of two modules, but for one with one meaning."""
    homes: dict[str, set[Path]] = {}
    for path in modules():
        for found in top_level_names(ast.parse(path.read_text("utf-8")).body):
            if not found.startswith("_"):
                homes.setdefault(found, set()).add(path)
    twice = {found for found, paths in homes.items() if len(paths) > 1}
    new = twice - set(ONE_MEANING)
    assert not new, f"give one of the two another name: {sorted(new)}"


def test_nothing_goes_round_in_a_circle() -> None:
    """No module imports, also inside a function or for types alone, what leads back to it."""
    known = {dotted(path): path for path in modules()}
    graph = {module: set(imports(path)) & set(known) - {module} for module, path in known.items()}
    while free := [module for module, needed in graph.items() if not needed & set(graph)]:
        for module in free:
            del graph[module]
    assert not circle(graph)


def dotted(path: Path) -> str:
    """The name of a module for those who import it."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circle(graph: dict[str, set[str]]) -> list[str]:
    """One way round, where every module imports another that is left."""
    if not graph:
        return []
    way = [next(iter(graph))]
    while way[-1] not in way[:-1]:
        way.append(next(one for one in sorted(graph[way[-1]]) if one in graph))
    return way[way.index(way[-1]) :]


@pytest.mark.parametrize("own", MAY_IMPORT)
def test_the_table_allows_no_more_than_is_needed(own: str) -> None:
    """Every entry of the table is there because a module imports it."""
    imported = {target for path in modules() if stage(path) == own for target in imports(path)}
    used = {target.removeprefix("leafletgen.") for target in imported}
    for entry in MAY_IMPORT[own] - {"everything"}:
        assert any(target == entry or target.startswith(f"{entry}.") for target in used), entry


@pytest.mark.parametrize("path", modules(), ids=name)
def test_foreign_libraries_have_one_home(path: Path) -> None:
    """A foreign library is imported only where the table says it lives."""
    for imported in imports(path):
        owners = OWNERS.get(imported.split(".")[0])
        assert owners is None or stage(path) in owners, f"{name(path)} imports {imported}"


@pytest.mark.parametrize("table", ["dependencies", "preview", "dev", "bench"])
def test_every_dependency_has_its_reason(table: str) -> None:
    """The page about the architecture says of every library what it is for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = project[table] if table in project else project["optional-dependencies"][table]
    page = PAGE.partition("\n## Dependencies\n")[2]
    said = set(re.findall(r"[a-z][a-z0-9-]*", page.lower()))
    assert {re.split("[<>=]", library)[0].lower() for library in needed} <= said


@pytest.mark.parametrize("path", modules(), ids=name)
def test_names_say_what_a_module_owns(path: Path) -> None:
    """No module or folder has a name that says nothing."""
    assert not {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts} & BANNED_NAMES


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/**/__init__.py")), ids=name)
def test_package_files_hold_only_a_docstring(path: Path) -> None:
    """A stage's `__init__.py` says what goes in and what comes out, and holds no code.

    The package's own is the public API, which has a test of its own: it imports nothing before a name is used.
    """
    body = ast.parse(path.read_text("utf-8")).body
    assert len(body) == 1
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def raised_codes(path: Path) -> Iterator[str]:
    """The codes of diagnostics that a module names in a call that makes one."""
    makers = {"problem", "broken", "refuse", "error", "warning", "Fault", "FileTrouble", "MarkupError", "stranded"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in makers and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", str(node.args[0].value)):
                yield str(node.args[0].value)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_code_is_in_the_catalogue(path: Path) -> None:
    """A module raises no code that `problems/` does not list, so that `leafletgen explain` knows all of them."""
    assert set(raised_codes(path)) <= set(CATALOGUE)


def test_no_code_stands_in_the_catalogue_twice() -> None:
    """A code has one meaning: no two themes list the same one."""
    assert len(CATALOGUE) == sum(len(theme.problems) for theme in THEMES)


def test_every_code_is_raised() -> None:
    """A code of the catalogue that nothing in the program names is dead."""
    source = "\n".join(path.read_text("utf-8") for path in modules() if stage(path) != "problems")
    assert [code for code in CATALOGUE if f'"{code}"' not in source] == []


def test_no_paragraph_markup_of_reportlab() -> None:
    """ReportLab's paragraph markup, which interprets text, and its layout engine are used nowhere."""
    for path in modules():
        for imported in imports(path):
            assert not imported.startswith(("reportlab.platypus", "reportlab.lib.styles", "reportlab.lib.paraparser"))


def test_leaflet_text_reaches_no_interpreter() -> None:
    """Nothing evaluates, compiles or unpickles what a file says; what the program itself spells out is no such thing."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            literal = isinstance(node, ast.Call) and all(isinstance(one, ast.Constant) for one in node.args)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not literal:
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}, f"{name(path)}:{node.lineno}"


@pytest.mark.parametrize("library", [library for library in OWNERS if library != "click"])
def test_command_line_starts_light(library: str) -> None:
    """The command line imports no heavy library before it knows what is asked of it."""
    tops = {node for path in (SOURCE / "cli").glob("*.py") for node in top_level_imports(path)}
    assert library not in tops


def top_level_imports(path: Path) -> Iterator[str]:
    """The foreign packages that a module imports when it is itself imported."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]
