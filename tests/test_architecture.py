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

MAY_IMPORT = {
    "units": set(),
    "diagnostics": set(),
    "problems": {"diagnostics"},
    "files": {"diagnostics", "problems"},
    "garbage": set(),
    "model": {"diagnostics"},
    "library": {"units", "diagnostics", "problems", "model", "trust"},
    "trust": {"diagnostics", "problems", "model"},
    "text": {"diagnostics", "problems", "model"},
    "pages": {"units", "model", "text"},
    "sheet": {"units", "model", "pages"},
    "compose": {"units", "diagnostics", "problems", "model", "text", "pages", "sheet"},
    "pdf": {"units", "diagnostics", "problems", "model", "text", "pages"},
    "verify": {"units", "diagnostics", "problems", "model"},
    "pipeline": {"diagnostics", "garbage", "model", "text", "compose", "pdf", "verify"},
    "build": {"diagnostics", "problems", "model", "library", "files", "text", "pipeline", "verify", "cluster", "trust"},
    "cluster": {"diagnostics", "problems", "model", "library", "build"},
    "preview": {"units", "diagnostics", "problems", "model", "library", "sheet", "files", "build", "verify"},
    "signing": {"diagnostics", "problems", "model", "library", "trust", "files", "build"},
    "scaffold": {"diagnostics", "problems", "model", "library", "files", "build"},
    "cli": {"*"},
    "__main__": {"cli"},
    "__init__": {"diagnostics", "model", "library", "text", "pipeline", "build"},
}
"""For every room, what it may import besides itself."""

ORDER = {"verify": ("reader", "content", "expected", "checks")}
"""For a stage with folders, their order: each imports from those before it alone, and no module stands beside them."""

OWNERS = {
    "yaml": {"library"},
    "pydantic": {"library"},
    "pydantic_core": {"library"},
    "reportlab": {"pdf"},
    "deflate": {"pdf"},
    "pikepdf": {"verify"},
    "pypdf": {"verify"},
    "icu4py": {"text"},
    "ots": {"text"},
    "uharfbuzz": {"text", "pdf", "verify"},
    "babel": {"compose", "scaffold", "verify"},
    "segno": {"compose"},
    "PIL": {"pdf", "preview", "library"},
    "pypdfium2": {"preview"},
    "pebble": {"build"},
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "click": {"cli"},
}
"""The only homes of each foreign library. HarfBuzz shapes in `text`, cuts font subsets in `pdf` and draws letters for `verify`; CLDR gives `compose` and `verify` dates, each for itself, and `scaffold` scripts."""

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
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "leafletgen")


def name(path: Path) -> str:
    """The module's path inside the package, for messages and test ids."""
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_follow_the_table(path: Path) -> None:
    """A module imports only what the table allows its stage."""
    own = stage(path)
    allowed = MAY_IMPORT[own]
    for imported in imports(path):
        if not imported.startswith("leafletgen.") or "*" in allowed:
            continue
        target = imported.removeprefix("leafletgen.")
        assert target.split(".")[0] in {own, *allowed} or any(
            target.startswith(entry) for entry in allowed if "." in entry
        ), f"{name(path)} imports {imported}"


@pytest.mark.parametrize("own", ORDER)
def test_folders_of_a_stage_have_an_order(own: str) -> None:
    """Inside a stage a folder imports only from itself and from those before it."""
    for path in (SOURCE / own).rglob("*.py"):
        inner = path.relative_to(SOURCE / own).parts
        if inner == ("__init__.py",):
            continue
        allowed = ORDER[own][: ORDER[own].index(inner[0]) + 1]
        for imported in imports(path):
            if imported.startswith(f"leafletgen.{own}."):
                assert imported.split(".")[2] in allowed, f"{name(path)} imports {imported}"


@pytest.mark.parametrize("own", MAY_IMPORT)
def test_the_table_allows_no_more_than_is_needed(own: str) -> None:
    """Every entry of the table is there because a module imports it."""
    imported = {target for path in modules() if stage(path) == own for target in imports(path)}
    used = {target.removeprefix("leafletgen.") for target in imported}
    for entry in MAY_IMPORT[own] - {"*"}:
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
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("\n## Dependencies\n")[2]
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
    """Nothing evaluates, compiles or unpickles what a file says."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
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
