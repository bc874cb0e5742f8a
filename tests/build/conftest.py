"""What the tests of batches begin with."""

from pathlib import Path

import pytest
from shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library without any leaflets."""
    return Shelf(tmp_path)
