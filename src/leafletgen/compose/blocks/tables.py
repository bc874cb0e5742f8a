"""Tables: columns as wide as their words need or, in a narrow space, stacked: each row as a list of its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leafletgen.compose.blocks.entries import emphasised
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Cell, Column, Row, height, placed, row_of_cells
from leafletgen.compose.setting import Setting
from leafletgen.model.blocks import Table, TableCell
from leafletgen.model.layout import StyleName
from leafletgen.model.leaflet import NodeId, Span, Text
from leafletgen.pages import Artifact, Element, Item, LinkArea, Role, Rule, Scope, TextLine
from leafletgen.units import length

NARROW_TABLE = 30
"""In ems. In a narrower space a table of more than two columns is stacked."""

MOST_BESIDE = 2
"""A table of up to this many columns is not stacked as long as its words fit."""

COLUMN_GAP = 0.9
"""The space between two columns, in ems."""

CELL_PADDING = 4.0
TABLE_LINE = 0.5
HEAD_LINE = 1.0
"""In points: the space between a line and its text, the width of a line, and the width of the line below the header."""

TO_WRITE = length("9 mm")
"""The height of an empty cell: room for handwriting."""

TO_WRITE_WIDE = length("16 mm")
"""The least width of a column with an empty cell: room for a time of day."""

TABLE_LABELS = 0.4
"""The largest fraction of the width for the column headings in a stacked table."""


@dataclass(frozen=True, slots=True)
class CellWords(Content):
    """A cell: its words, or an empty place to write in, which is higher. `lined` is true with a line of its own."""

    prose: Prose
    blank: bool
    high: float = 0.0
    lined: bool = False

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """Its lines, without space around them. An empty cell has the height of handwriting."""
        rows = self.prose.rows(setting, column)
        rows = [row._replace(before=0.0, after=0.0, keep=1) for row in rows]
        rows[-1] = rows[-1]._replace(height=max(rows[-1].height, self.high))
        if self.lined:
            line = across_table(column, rows[-1].height, TABLE_LINE, setting)
            rows[-1] = rows[-1]._replace(items=(*rows[-1].items, line))
        return rows

    def element(self, role: Role, level: Level, scope: Scope | None = None) -> Element:
        """The element of the cell: a header cell or a data cell. An empty cell is never a header."""
        if self.blank:
            return self.prose.element(Role.CELL, level)
        return replace(self.prose.element(role, level), scope=scope)


@dataclass(frozen=True, slots=True)
class Grid(Content):
    """A table. Its rows are not split. In the next panel its header is printed again, but not read aloud again."""

    node: NodeId
    caption: Prose | None
    heads: tuple[CellWords, ...]
    lines: tuple[tuple[CellWords, ...], ...]
    row_headings: bool

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The caption, then the table in columns if there is room, else stacked."""
        caption = self.caption.rows(setting, column) if self.caption else []
        caption = [row._replace(after=CELL_PADDING, keep=1) for row in caption]
        widths = self.widths(setting, column.width)
        rows = self.stacked(setting, column) if widths is None else self.beside(setting, column, widths)
        return [*caption, *rows[:-1], rows[-1]._replace(after=setting.style(StyleName.BODY).after, keep=0)]

    @property
    def to_write(self) -> bool:
        """True when the table has an empty cell to write in."""
        return any(cell.blank for cells in self.lines for cell in cells)

    def widths(self, setting: Setting, width: float) -> list[float] | None:
        """The width of each column in points, so that no word is broken; None if the table must be stacked."""
        size = setting.size(StyleName.BODY)
        if len(self.heads) > MOST_BESIDE and width < NARROW_TABLE * size:
            return None
        room = width - COLUMN_GAP * size * (len(self.heads) - 1)
        columns = list(zip(self.heads, *self.lines, strict=True))
        least = [max(least_width(cell, size) for cell in cells) for cells in columns]
        whole = [
            max(size * cell.prose.paragraph.length, one)
            for cells, one in zip(columns, least, strict=True)
            for cell in [longest(cells)]
        ]
        if sum(least) > room:
            return None if len(self.heads) > MOST_BESIDE else [room / len(least)] * len(least)
        if sum(whole) <= room:
            spare = (room - sum(whole)) / len(whole)
            return [one + spare for one in whole]
        share = (room - sum(least)) / (sum(whole) - sum(least))
        return [low + (high - low) * share for low, high in zip(least, whole, strict=True)]

    def beside(self, setting: Setting, column: Column, widths: Sequence[float]) -> list[Row]:
        """The table in columns: a row for each row, below the header."""
        columns = cell_places(setting, column, widths)
        head = strip(self.heads, columns, column, setting)
        line = across_table(column, head.height, HEAD_LINE, setting)
        head = head._replace(items=(*head.items, line), own=(line,), after=CELL_PADDING, keep=1, cells=())
        again = head._replace(items=unheard_cells(head.items), repeated=True)
        rows = [
            strip(cells, columns, column, setting, ruled=cells is not self.lines[-1] or self.to_write)
            for cells in self.lines
        ]
        return [head, rows[0], *(row._replace(again=again) for row in rows[1:])]

    def stacked(self, setting: Setting, column: Column) -> list[Row]:
        """The stacked table: for each row a list of its cells, each beside the heading of its column."""
        size = setting.size(StyleName.BODY)
        room = column.width - COLUMN_GAP * size
        first = min(max(size * head.prose.paragraph.length for head in self.heads), TABLE_LABELS * column.width)
        first = min(max(first, *(size * head.prose.paragraph.widest for head in self.heads)), room / 2)
        columns = cell_places(setting, column, [first, room - first])
        rows = []
        for number, cells in enumerate(self.lines):
            group = [
                strip((head, replace(cell, lined=cell.blank)), columns, column, setting)._replace(
                    after=CELL_PADDING / 2
                )
                for head, cell in zip(self.heads, cells, strict=True)
            ]
            place = number > 0, cells is self.lines[-1]
            rows.append(self.together(group, setting, column, place))
        return rows

    def together(self, group: list[Row], setting: Setting, column: Column, place: tuple[bool, bool]) -> Row:
        """A stacked row as one row. Its headings are painted first, in reading order.

        `place` has two flags: the headings are repeated, and so not read aloud; the row is the last.
        """
        repeated, is_last = place
        items = placed(group, 0.0, 0.0)
        heads = [head.prose for head in self.heads]
        nodes = {head.stretch_node(number) for head in heads for number, _ in enumerate(head.paragraph.links)}
        headings = [item for item in items if not isinstance(item.owner, Artifact) and item.owner.node in nodes]
        others = [item for item in items if isinstance(item.owner, Artifact) or item.owner.node not in nodes]
        shown = unheard_cells(headings) if repeated else tuple(headings)
        first, last = group[0], group[-1]
        tall = height(group) + (0.0 if is_last else CELL_PADDING)
        line = () if is_last else (across_table(column, tall, TABLE_LINE, setting),)
        items = [*shown, *others, *line]
        row = Row(
            tall, tuple(items), 0.0, CELL_PADDING, 0, first.baseline, sum(row.lines for row in group), column.frame
        )
        return row._replace(over=first.over, under=last.under)

    def elements(self, level: Level) -> tuple[Element, ...]:
        """The table with its caption. Each data cell refers to its column's heading and, if there is one, its row's."""
        heads = tuple(head.element(Role.HEADER_CELL, level, Scope.COLUMN) for head in self.heads)
        rows = tuple(
            Element(Role.TABLE_ROW, f"{self.node}.row.{number}", tuple(self.cells(cells, level)))
            for number, cells in enumerate(self.lines)
        )
        caption = (self.caption.element(Role.CAPTION, level),) if self.caption else ()
        return (
            Element(Role.TABLE, self.node, (*caption, Element(Role.TABLE_ROW, f"{self.node}.header", heads), *rows)),
        )

    def cells(self, cells: Sequence[CellWords], level: Level) -> list[Element]:
        """The cells of a row."""
        first, *others = cells
        heading = (Role.HEADER_CELL, level, Scope.ROW) if self.row_headings else (Role.CELL, level)
        return [first.element(*heading), *(cell.element(Role.CELL, level) for cell in others)]


def least_width(cell: CellWords, size: float) -> float:
    """The least width of a column for a cell, in points."""
    return max(size * cell.prose.paragraph.widest, TO_WRITE_WIDE if cell.blank else 0.0)


def longest(cells: Sequence[CellWords]) -> CellWords:
    """The cell with the longest text."""
    return max(cells, key=lambda cell: cell.prose.paragraph.length)


def cell_places(setting: Setting, column: Column, widths: Sequence[float]) -> list[Column]:
    """Columns of these widths, the first where reading starts."""
    between = COLUMN_GAP * setting.size(StyleName.BODY)
    found, start = [], 0.0
    for width in widths:
        x = column.width - start - width if setting.rtl else start
        found.append(Column(column.x + x, width, column.frame))
        start += width + between
    return found


def strip(
    cells: Sequence[CellWords], columns: Sequence[Column], column: Column, setting: Setting, *, ruled: bool = False
) -> Row:
    """Cells beside each other with first baselines level; if `ruled`, with a line below."""
    padding = CELL_PADDING if ruled else 0.0
    found = [tuple(cell.rows(setting, place)) for cell, place in zip(cells, columns, strict=True)]
    baseline = max(rows[0].baseline for rows in found)
    row = row_of_cells([Cell(rows, baseline - rows[0].baseline) for rows in found])
    tall = row.height + padding
    line = (across_table(column, tall, TABLE_LINE, setting),) if ruled else ()
    return row._replace(
        height=tall, items=(*row.items, *line), after=CELL_PADDING, baseline=baseline, frame=column.frame, cells=()
    )


def across_table(column: Column, y: float, width: float, setting: Setting) -> Rule:
    """A line from one edge of a column to the other."""
    return Rule(Artifact.LAYOUT, column.x, y, column.x + column.width, y, width, setting.layout.rule)


def unheard_cells(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items as artifacts, because they are printed again."""
    return tuple(
        item._replace(owner=Artifact.LAYOUT) if isinstance(item, TextLine) else replace(item, owner=Artifact.LAYOUT)
        for item in items
        if not isinstance(item, LinkArea)
    )


def table_content(block: Table, preparation: Preparation) -> tuple[Content, ...]:
    """A table."""
    caption = preparation.prose(emphasised(block.caption), StyleName.BODY, keep=True) if block.caption else None
    heads = tuple(replace(said(cell, preparation, strong=True), high=0.0) for cell in block.columns)
    lines = tuple(
        tuple(said(cell, preparation, strong=block.row_headings and cell is row.cells[0]) for cell in row.cells)
        for row in block.rows
    )
    return (Grid(preparation.prefix + block.id, caption, heads, lines, block.row_headings),)


def said(cell: TableCell, preparation: Preparation, *, strong: bool) -> CellWords:
    """A cell of a table. An empty cell has a tag too, with an invisible space, so that it is announced as empty."""
    if cell.text is None:
        blank = Text(
            f"{cell.id}.blank",
            preparation.leaflet.language,
            (Span("\u00a0"),),
        )
        return CellWords(preparation.prose(blank, StyleName.BODY), blank=True, high=TO_WRITE)
    text = emphasised(cell.text) if strong else cell.text
    return CellWords(preparation.prose(text, StyleName.BODY), blank=False)
