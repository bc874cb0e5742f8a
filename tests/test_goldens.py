"""Goldens: what differs, is new or is dead fails, and one switch takes what is made for right."""

from pathlib import Path

import pytest

TESTS = """
from pathlib import Path

FOLDER = Path(__file__).parent / "kept"

def test_one(golden):
    golden(FOLDER / "one.txt", "first\\nsecond\\n")

def test_two(golden):
    golden(FOLDER / "two.txt", "سلام\\n")

def test_no_others(golden):
    golden.only(FOLDER, {"one.txt", "two.txt"}, "*.txt")
"""


@pytest.fixture
def kept(pytester: pytest.Pytester) -> Path:
    """The folder of the goldens of three tests."""
    plugin = (Path(__file__).parent / "goldens.py").read_text("utf-8")
    pytester.makeconftest(plugin)
    pytester.makepyfile(TESTS)
    folder = pytester.path / "kept"
    folder.mkdir()
    return folder


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    """Run the three tests in a process of their own."""
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *options)


def test_a_new_golden_fails_and_is_not_written(pytester: pytest.Pytester, kept: Path) -> None:
    """A text without a file fails until somebody takes it for right."""
    result = run(pytester)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["one.txt is new: *--update-golden"])
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("options", [(), ("-n", "2"), ("-n", "2", "--dist", "worksteal")])
def test_the_switch_writes_all_at_the_end(pytester: pytest.Pytester, kept: Path, options: tuple[str, ...]) -> None:
    """With the switch every text is written, however many processes are asked for, and the next run passes."""
    result = run(pytester, "--update-golden", *options)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["wrote one.txt", "wrote two.txt"])
    assert (kept / "one.txt").read_text("utf-8") == "first\nsecond\n"
    assert (kept / "two.txt").read_text("utf-8") == "سلام\n"
    run(pytester, *options).assert_outcomes(passed=3)


def test_what_differs_is_shown_and_kept(pytester: pytest.Pytester, kept: Path) -> None:
    """Another text than the file's fails line by line, and the file stays."""
    run(pytester, "--update-golden")
    (kept / "one.txt").write_text("first\nother\n", "utf-8")
    result = run(pytester)
    result.assert_outcomes(failed=1, passed=2)
    result.stdout.fnmatch_lines(["one.txt differs: *", "-other", "+second"])
    assert (kept / "one.txt").read_text("utf-8") == "first\nother\n"


def test_dead_goldens_are_found_and_deleted(pytester: pytest.Pytester, kept: Path) -> None:
    """A file that no test makes fails, and the switch deletes it; files of other kinds stay."""
    run(pytester, "--update-golden")
    (kept / "dead.txt").write_text("", "utf-8")
    (kept / "note.md").write_text("", "utf-8")
    result = run(pytester)
    result.assert_outcomes(failed=1, passed=2)
    result.stdout.fnmatch_lines(["no test makes dead.txt: *"])
    run(pytester, "--update-golden").assert_outcomes(passed=3)
    assert sorted(path.name for path in kept.iterdir()) == ["note.md", "one.txt", "two.txt"]


def test_a_part_updates_a_part(pytester: pytest.Pytester, kept: Path) -> None:
    """The switch touches only what the tests that ran make."""
    run(pytester, "--update-golden")
    (kept / "one.txt").write_text("old\n", "utf-8")
    (kept / "two.txt").write_text("old\n", "utf-8")
    run(pytester, "--update-golden", "-k", "test_two").assert_outcomes(passed=1, deselected=2)
    assert (kept / "one.txt").read_text("utf-8") == "old\n"
    assert (kept / "two.txt").read_text("utf-8") == "سلام\n"
