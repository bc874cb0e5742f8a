"""The hazard log names tests that exist, so that what it promises is held."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOG = (ROOT / "docs" / "hazard-log.md").read_text("utf-8")
ROWS = [line for line in LOG.splitlines() if re.match(r"\| \d+ \|", line)]


def known_tests() -> set[str]:
    """The names of all tests."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_hazard_is_held_by_tests_that_exist() -> None:
    """Each of at least 25 hazards names one test or more, and each test is there."""
    assert len(ROWS) >= 25
    there = known_tests()
    for row in ROWS:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert set(named) <= there, set(named) - there


def test_hazards_are_numbered() -> None:
    """Each hazard has a number of its own, in order, so that others can refer to it."""
    assert [int(row.split("|")[1]) for row in ROWS] == list(range(1, len(ROWS) + 1))
