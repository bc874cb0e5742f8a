"""The page over a ward's library, once for the tests that only look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ward import Browser, Served, make_ward


@pytest.fixture(scope="session")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ward's library; tests that change one make their own."""
    root = tmp_path_factory.mktemp("ward")
    make_ward(root)
    return root


@pytest.fixture(scope="session")
def page(ward: Path) -> Iterator[Served]:
    """The page as a nurse gets it."""
    with Served(ward, ("--clinic", "north")) as served:
        yield served


@pytest.fixture(scope="session")
def drafts(ward: Path) -> Iterator[Served]:
    """The page with drafts."""
    with Served(ward, ("--drafts",)) as served:
        yield served


@pytest.fixture
def nurse(page: Served) -> Browser:
    """A browser that has opened the page."""
    return page.browser()
