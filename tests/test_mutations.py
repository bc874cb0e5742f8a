"""The faults that tests must notice are kept true: each still fits the source, and names tests that exist."""

import ast
from collections import Counter

import pytest

from mutations import SOURCE, Mutation, found, mutations

MUTATIONS = mutations()
ROOMS = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"} - {"problems"}
"""Every room but that of the messages, which are held word by word."""

every = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.room}-{mutation.name}")


@every
def test_a_mutation_fits_the_source(mutation: Mutation) -> None:
    """Its snippet is in its file exactly once, and what takes its place is another program."""
    source = (SOURCE / mutation.file).read_text("utf-8")
    assert ast.dump(ast.parse(mutation.applied(source))) != ast.dump(ast.parse(source))


@every
def test_a_mutation_names_tests(mutation: Mutation) -> None:
    """The tests that should notice it are there."""
    assert all(map(found, mutation.tests))


def test_mutations_have_names() -> None:
    """No two mutations of a room have the same name, and no two are the same."""
    assert max(Counter((each.room, each.name) for each in MUTATIONS).values()) == 1
    assert max(Counter((each.file, each.find, each.put) for each in MUTATIONS).values()) == 1


def test_every_room_has_mutations() -> None:
    """There are at least sixty, and some in every room."""
    assert len(MUTATIONS) >= 60
    assert {mutation.room for mutation in MUTATIONS} >= ROOMS
