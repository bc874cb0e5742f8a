"""None of a hundred attempts to fool `verify` has a file called good."""

from collections.abc import Callable
from functools import cache

import pytest
from attacks import ATTACKS, WHOLE_FILES, Attack
from damage import spoiled
from verified import shipped

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.edition import Edition
from leafletgen.verify.checks.table import check


@cache
def good() -> tuple[Edition, bytes]:
    """A file with pictures, links, boxes and a clinic."""
    return shipped("en", "a4", "example")


def found_in(data: bytes) -> list[Diagnostic]:
    """What is wrong with a file that should be the good one."""
    edition, again = good()
    return check(data, edition, thorough=True, again=again)


def test_the_good_file_is_good() -> None:
    """What is found in the others is the attempt."""
    assert found_in(spoiled(good()[1], lambda _: None)) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__.replace("_", " "))
def test_an_attempt_is_seen(attack: Attack) -> None:
    """The file is refused, whatever hides, changes or adds what it says."""
    assert found_in(spoiled(good()[1], attack))


@pytest.mark.parametrize("change", WHOLE_FILES, ids=lambda change: change.__name__.replace("_", " "))
def test_an_attempt_on_the_bytes_is_seen(change: Callable[[bytes], bytes]) -> None:
    """The same of what is done to the file as bytes."""
    assert found_in(change(good()[1]))
