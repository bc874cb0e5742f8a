"""Rows: strips of a column, one below the other. All text flows as rows.

A row is cut only if it has columns of its own and no page has room for it (`parting.py`).
Rows have a column but no place yet: the x of items is from the left edge of the panel's text, the y from the
row's top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from leafletgen.model.layout import BoxStyle
from leafletgen.pages import Artifact, Box, Item, moved
from leafletgen.units import Rect


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A box around consecutive rows. If they are parted, each part has a frame. `x` and `width` are the box's."""

    style: BoxStyle
    x: float
    width: float
    rtl: bool

    def painted(self, top: float, bottom: float) -> list[Item]:
        """The fill, border and bar of the box around rows from `top` to `bottom`, padding included."""
        style = self.style
        rect = Rect(self.x, top, self.width, bottom - top)
        items: list[Item] = []
        if style.fill or style.border:
            items.append(
                Box(
                    Artifact.LAYOUT,
                    rect,
                    style.fill,
                    style.border,
                    style.border_width if style.border else 0.0,
                    style.radius,
                )
            )
        if style.bar:
            x = rect.right - style.bar_width if self.rtl else rect.x
            items.append(Box(Artifact.LAYOUT, Rect(x, top, style.bar_width, rect.height), style.bar))
        return items


class Column(NamedTuple):
    """A column: its left edge from that of the panel's text and its width, both in points, and the box around it."""

    x: float
    width: float
    frame: Frame | None = None

    def part(self, x: float, width: float) -> "Column":
        """A part of the column that begins `x` points further right."""
        return Column(self.x + x, width, self.frame)


class Row(NamedTuple):
    """A strip of a column.

    `before` and `after` are the space around it: of two meeting spaces the larger counts, and at the top of a
    panel neither does. `keep` is the number of rows after it that must stay with it (True is one); a box keeps all its
    rows together. `baseline` is the baseline of its first line, from its top.
    `lines` is the number of lines of text that it counts as, for a message about lines that do not fit. `over` and
    `under` are how far ink reaches out of it above and below, so that no mark touches a neighbour. A row of `cells` has
    columns, whose items are among its items; `own` are its other items, and `level` is true if boxes in all columns end
    level. `again` has the rows that are printed again above it at the start of a panel, the header of a table; for
    those rows `repeated` is true.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: int = 0
    baseline: float = 0.0
    lines: int = 0
    frame: Frame | None = None
    over: float = 0.0
    under: float = 0.0
    cells: tuple["Cell", ...] = ()
    own: tuple[Item, ...] = ()
    level: bool = False
    again: "Row | None" = None
    repeated: bool = False


class Cell(NamedTuple):
    """A column of a row: its rows, with their x, and the first row's distance from the row's top, in points."""

    rows: tuple[Row, ...]
    top: float = 0.0


def row_of_cells(cells: Sequence[Cell], own: tuple[Item, ...] = (), *, level: bool = False) -> Row:
    """Columns beside each other as one row."""
    tall = max(cell.top + height(cell.rows) for cell in cells)
    items = list(own)
    for cell in cells:
        rows = list(cell.rows)
        if level and rows:
            rows[-1] = rows[-1]._replace(height=rows[-1].height + tall - cell.top - height(rows))
        items += placed(rows, 0.0, cell.top)
    filled = [cell.rows for cell in cells if cell.rows]
    return Row(
        tall,
        tuple(items),
        lines=max(line_count(rows) for rows in filled),
        over=max(rows[0].over for rows in filled),
        under=max(rows[-1].under for rows in filled),
        cells=tuple(cells),
        own=own,
        level=level,
    )


def continued(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a panel, with the header again if they go on with a table."""
    return [rows[0].again, *rows] if rows and rows[0].again else rows


def shifted(row: Row, dx: float) -> Row:
    """The same row, `dx` points further right."""
    return row._replace(
        items=tuple(moved(item, dx, 0.0) for item in row.items),
        cells=tuple(Cell(tuple(shifted(each, dx) for each in cell.rows), cell.top) for cell in row.cells),
        own=tuple(moved(item, dx, 0.0) for item in row.own),
    )


HEADROOM = 2.8
"""How far ink may reach out of a panel's first row, in points: a margin is a millimetre wider than the unsafe edge."""


def gap(above: Row | None, below: Row) -> float:
    """The space between two rows, with the padding of the boxes that end and begin there."""
    if above is None:
        return max(below.frame.style.padding if below.frame else 0.0, below.over - HEADROOM)
    if above.frame is below.frame:
        return max(above.after, below.before, above.under + below.over)
    outside = [above.after, below.before, above.under + below.over]
    padding = 0.0
    for frame, space in ((above.frame, "after"), (below.frame, "before")):
        if frame:
            padding += frame.style.padding
            outside.append(getattr(frame.style, space))
    return padding + max(outside)


def foot(row: Row | None) -> float:
    """The padding under the last row of a column."""
    return row.frame.style.padding if row and row.frame else 0.0


def height(rows: Sequence[Row]) -> float:
    """The height of rows stacked from the top of a column, in points."""
    return stacked(rows)[1]


def stacked(rows: Sequence[Row]) -> tuple[list[float], float]:
    """The top of every row of a column, and the height of the column."""
    tops = []
    y = 0.0
    above: Row | None = None
    for row in rows:
        y += gap(above, row)
        tops.append(y)
        y += row.height
        above = row
    return tops, y + foot(above)


def placed(rows: Sequence[Row], x: float, y: float) -> list[Item]:
    """The items of rows stacked from (x, y), boxes beneath their rows."""
    tops, _ = stacked(rows)
    items: list[Item] = []
    for frame, members in groupby(zip(rows, tops, strict=True), key=lambda pair: pair[0].frame):
        group = list(members)
        if frame:
            top = group[0][1] - frame.style.padding
            bottom = group[-1][1] + group[-1][0].height + frame.style.padding
            items += (moved(item, x, y) for item in frame.painted(top, bottom))
        items += (moved(item, x, y + top) for row, top in group for item in row.items)
    return items


def fitting(rows: Sequence[Row], available: float, *, forced: bool = False) -> int:
    """The number of rows that fit into `available` points without parting rows that are kept together.

    It may be 0. With `forced`, nothing is kept together.
    """
    y = 0.0
    above: Row | None = None
    count = held = 0
    for index, row in enumerate(rows, 1):
        y += gap(above, row) + row.height
        if y + foot(row) > available + ROOM_TOLERANCE:
            break
        held = max(held, index + row.keep)
        if forced or index == len(rows) or not (held > index or in_one_box(row, rows[index])):
            count = index
        above = row
    return count


def in_one_box(row: Row, following: Row) -> bool:
    """True when one box is around a row and the next."""
    return row.frame is not None and row.frame is following.frame


def together(rows: list[Row]) -> list[Row]:
    """The rows, kept together: they are parted only if no column has room for all of them."""
    first, *rest = rows
    return [first._replace(keep=max(int(first.keep), len(rest))), *rest]


def line_count(rows: Iterable[Row]) -> int:
    """The number of lines of text in rows."""
    return sum(row.lines for row in rows)


ROOM_TOLERANCE = 1e-6
"""In points. Heights are sums of floating-point numbers, and rows that fit exactly must fit."""
