"""Divides rows between a panel and the next, also boxes, entries and rows that are taller than any panel.

Rows that are kept together stay together if a panel has room for them. Rows taller than any panel begin where they are
and go on in the next: a box is parted between its rows, a row of columns between the lines of each column, so that the
columns go on side by side. No part has a lone line.
"""

from collections.abc import Sequence

from leafletgen.compose.rows import ROOM_TOLERANCE, Cell, Row, fitting, foot, gap, height, in_one_box, row_of_cells

LEAST_LINES = 2
"""The fewest rows in a panel when rows that should be kept together are parted."""


def take(rows: Sequence[Row], room: float) -> tuple[list[Row], list[Row]]:
    """The rows for an empty panel of `room` points, and the rows left over. A row that is too tall is parted."""
    count = fitting(rows, room)
    if count == len(rows):
        return list(rows), []
    end = count + held_together(rows[count:])
    if height(rows[count:end]) <= room + ROOM_TOLERANCE:
        count = count or fitting(rows, room, forced=True)
        return list(rows[:count]), list(rows[count:])
    return part(rows, count, end, room)


def held_together(rows: Sequence[Row]) -> int:
    """The number of rows, from the first, that must not be parted."""
    held = 0
    for index, row in enumerate(rows, 1):
        held = max(held, index + row.keep)
        if index == len(rows) or not (held > index or in_one_box(row, rows[index])):
            return index
    return len(rows)


def part(rows: Sequence[Row], start: int, end: int, room: float) -> tuple[list[Row], list[Row]]:
    """Part the rows from `start` to `end`, which are taller than the panel: as many stay as it has room for."""
    y, above = 0.0, None
    fits = 0
    for row in rows:
        top = y + gap(above, row)
        if top + row.height + foot(row) > room + ROOM_TOLERANCE:
            break
        y, above, fits = top + row.height, row, fits + 1
    if start <= fits < end and rows[fits].cells:
        row = rows[fits]
        cut = parted(row, room - y - gap(above, row) - foot(row))
        if cut:
            return [*rows[:fits], cut[0]], [cut[1], *rows[fits + 1 :]]
    count = last_gap(rows, start, end, fits) or (0 if start else fits)
    count = max(count, start)
    return list(rows[:count]), list(rows[count:])


def last_gap(rows: Sequence[Row], start: int, end: int, fits: int) -> int:
    """The last place, up to `fits`, at which rows in one box, or rows kept together, may be parted; 0 without one."""
    best = held = 0
    for index in range(start + 1, fits + 1):
        held = max(held, index + rows[index - 1].keep)
        if held <= index:
            best = index
    if best:
        return best
    last = min(fits, end - LEAST_LINES)
    return last if last >= start + LEAST_LINES else 0


def parted(row: Row, room: float) -> tuple[Row, Row] | None:
    """A row of columns in two parts: what fits into `room` points, and the rest. None if nothing fits in a column."""
    first, second = [], []
    for cell in row.cells:
        taken, left = take(cell.rows, room - cell.top)
        if cell.rows and not taken:
            return None
        first.append(cell._replace(rows=tuple(taken)))
        second.append(Cell(tuple(left)))
    rest = [cell for cell in second if cell.rows]
    if not rest:
        return None
    upper, lower = row_of_cells(first, row.own, level=row.level), row_of_cells(rest, level=row.level)
    return (
        upper._replace(before=row.before, frame=row.frame, baseline=row.baseline, over=row.over),
        lower._replace(after=row.after, frame=row.frame, keep=row.keep, under=row.under),
    )
