"""Rows that are kept together are not parted where a panel ends."""

import pytest

from leafletgen.compose.rows import Row, fitting

LINE = 10.0


@pytest.mark.parametrize(
    ("keeps", "room", "taken"),
    [
        ((0, 0, 0, 0), 25.0, 2),
        ((0, 1, 0, 0), 25.0, 1),
        ((0, 2, 0, 0), 35.0, 1),
        ((0, 2, 0, 0), 40.0, 4),
        ((2, 0, 0, 0), 25.0, 0),
        ((1, 2, 0, 0, 0), 35.0, 0),
        ((0, 0, 2), 30.0, 3),
    ],
)
def test_a_row_is_held_to_as_many_as_it_says(keeps: tuple[int, ...], room: float, taken: int) -> None:
    """A panel ends neither after a row that is kept nor before the last row that it is kept with."""
    rows = [Row(LINE, keep=keep) for keep in keeps]
    assert fitting(rows, room) == taken


def test_where_nothing_fits_rows_are_parted_after_all() -> None:
    """What is kept together and taller than a whole panel is parted where the panel ends."""
    assert fitting([Row(LINE, keep=2) for _ in range(4)], 25.0, forced=True) == 2
