"""The clinic's card: its words, logo and QR code, and how they are arranged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from leafletgen.compose.blocks.pictures import Picture, painted, size_within
from leafletgen.compose.blocks.prose import Prose, TooWide
from leafletgen.compose.contents import Content, Level, below
from leafletgen.compose.rows import Cell, Column, Row, row_of_cells, shifted
from leafletgen.compose.setting import Setting
from leafletgen.pages import Element, Item, Role, TextLine, moved

MILLIMETRE = 72 / 25.4
TALLEST_LOGO = 14 * MILLIMETRE
"""The greatest height of a logo: it is a mark beside an address, not a banner."""

LEAST_COLUMN = 34 * MILLIMETRE
"""In a narrower column addresses and hours break badly, so pictures are below the words."""

GOOD_COLUMN = 60 * MILLIMETRE
"""If there is room for two columns of this width, address and telephone are side by side."""


@dataclass(frozen=True, slots=True)
class ClinicCard(Content):
    """A clinic's name and address, each way to reach it, its logo, and its web address with a QR code."""

    groups: tuple[tuple[Prose, ...], ...]
    logo: Picture | None = None
    web: Prose | None = None
    code: Picture | None = None

    def rows(self, setting: Setting, column: Column) -> list[Row]:
        """The card in the first arrangement with room for every word."""

        def room(words: Setting) -> CardRoom:
            def set_words(texts: tuple[Prose, ...], width: float) -> list[Row]:
                return below(texts, words, Column(0.0, width))

            return CardRoom(column.width, setting.layout.gap, setting.tightness, setting.rtl, set_words)

        rows = card_rows(self, room(setting.undivided()), room(setting))
        return [shifted(row, column.x)._replace(frame=column.frame) for row in rows]

    def elements(self, level: Level) -> tuple[Element, ...]:
        """The logo, a paragraph for each text, and the code."""
        said = [prose for group in self.groups for prose in group] + ([self.web] if self.web else [])
        words = (prose.element(Role.P, level) for prose in said)
        first, last = (picture.elements(level) if picture else () for picture in (self.logo, self.code))
        return (*first, *words, *last)


@dataclass(frozen=True, slots=True)
class CardRoom:
    """The room for a card: its width and the space between columns, in points.

    `tightness` is 1 when all type is at its floor: then logos and spaces are smaller too. `set_words` sets text in a
    column of a given width in points.
    """

    width: float
    gap: float
    tightness: float
    rtl: bool
    set_words: Callable[[tuple[Prose, ...], float], list[Row]]

    @property
    def between(self) -> float:
        """The space between groups of lines."""
        return self.gap / 3 * (1 - self.tightness)

    @property
    def tallest_logo(self) -> float:
        """The greatest height of a logo, in points."""
        return TALLEST_LOGO * (1 - self.tightness / 2)


Arrangement: TypeAlias = Callable[[ClinicCard, CardRoom], list[Row]]


def card_rows(card: ClinicCard, undivided: CardRoom, room: CardRoom) -> list[Row]:
    """Set a card in the first arrangement with room for every undivided word, or else in one column.

    Raises TooWide when one column has no room either.
    """
    *better, last = arrangements(card, room)
    for arrange in better:
        try:
            return arrange(card, undivided)
        except TooWide:
            continue
    return last(card, room)


def arrangements(card: ClinicCard, room: CardRoom) -> list[Arrangement]:
    """The arrangements of a card, the best first. The last is always possible, the others with room for every word."""
    possible: list[Arrangement] = []
    if len(card.groups) > 1 and room.width - aside(card) - room.gap >= 2 * GOOD_COLUMN:
        possible += [address_beside_telephone, with_web_among_words(address_beside_telephone)]
    if (card.code or card.logo) and room.width - max(aside(card), logo_width(card, room)) >= LEAST_COLUMN + room.gap:
        possible += [pictures_beside_words, with_web_among_words(pictures_beside_words)]
    return [*possible, with_web_among_words(in_one_column)]


def with_web_among_words(arrange: Arrangement) -> Arrangement:
    """The same arrangement, but a web address that is too long to be under its code is among the words."""

    def arranged(card: ClinicCard, room: CardRoom) -> list[Row]:
        groups = (*card.groups, (card.web,)) if card.web else card.groups
        return arrange(replace(card, groups=groups, web=None), room)

    return arranged


def address_beside_telephone(card: ClinicCard, room: CardRoom) -> list[Row]:
    """Name and address under the logo, then how to reach the clinic, then the code over its address."""
    code = aside(card)
    column = (room.width - room.gap - (code + room.gap if code else 0.0)) / 2
    first = [*logo_rows(card, column, room, room.rtl), *words_of(card.groups[:1], column, room)]
    columns = [(first, column), (words_of(card.groups[1:], column, room), column)]
    return side_by_side([*columns, (code_rows(card, code, room), code)] if code else columns, room)


def pictures_beside_words(card: ClinicCard, room: CardRoom) -> list[Row]:
    """Words in one column; in another the logo, and the code over its address. A code brings its own space along."""
    room = room if card.logo else replace(room, gap=0.0)
    beside = max(aside(card), logo_width(card, room))
    column = room.width - room.gap - beside
    pictures = [*logo_rows(card, beside, room, not room.rtl), *code_rows(card, beside, room)]
    return side_by_side([(words_of(card.groups, column, room), column), (pictures, beside)], room)


def in_one_column(card: ClinicCard, room: CardRoom) -> list[Row]:
    """The logo, all words, and the code, one below the other."""
    words = words_of(card.groups, room.width, room)
    code = [picture_row(card.code, room.width, room.rtl)] if card.code else []
    words[-1] = words[-1]._replace(after=room.gap if code else 0.0)
    return [*logo_rows(card, room.width, room, room.rtl), *words, *code]


def words_of(groups: tuple[tuple[Prose, ...], ...], width: float, room: CardRoom) -> list[Row]:
    """Groups of lines, one below the other with a little space between. All begin at the edge where reading starts."""
    rows: list[Row] = []
    for group in groups:
        lines = room.set_words(group, width)
        rows += (line._replace(items=aligned_line(line, width, 1.0 if room.rtl else 0.0)) for line in lines)
        rows[-1] = rows[-1]._replace(after=room.between if group is not groups[-1] else 0.0)
    return rows


def aligned_line(row: Row, width: float, where: float) -> tuple[Item, ...]:
    """A line of text at the left (0), in the middle (0.5) or at the right (1), whatever the direction of its words."""
    line = next(item for item in row.items if isinstance(item, TextLine))
    offset = (width - line.line.width * line.size) * where - line.x
    return tuple(moved(item, offset, 0.0) for item in row.items)


def aside(card: ClinicCard) -> float:
    """The width of the code, which has one size; 0 without a code."""
    return card.code.graphic.width if card.code else 0.0


def logo_width(card: ClinicCard, room: CardRoom) -> float:
    """The width of the logo beside the words: as wide as the code, or as the greatest height allows."""
    return size_within(card.logo.graphic, aside(card) or LEAST_COLUMN, room.tallest_logo)[0] if card.logo else 0.0


def logo_rows(card: ClinicCard, width: float, room: CardRoom, at_right: bool) -> list[Row]:
    """The logo in a column, at its left or right edge."""
    if not card.logo:
        return []
    across, _ = size_within(card.logo.graphic, width, room.tallest_logo)
    return [picture_row(card.logo, width, at_right, across)._replace(after=room.gap / 3 + 2 * room.between)]


def code_rows(card: ClinicCard, width: float, room: CardRoom) -> list[Row]:
    """The code, at the far edge of its column, with its address close below it."""
    if not card.code:
        return []
    code = picture_row(card.code, width, not room.rtl)
    lines = room.set_words((card.web,), aside(card)) if card.web else []
    shift = 0.0 if room.rtl else width - aside(card)
    under = (line._replace(items=aligned_line(line, aside(card), 0.5)) for line in lines)
    return [code, *(line._replace(items=tuple(moved(item, shift, 0.0) for item in line.items)) for line in under)]


def picture_row(picture: Picture, width: float, at_right: bool, across: float = 0.0) -> Row:
    """A picture as a row, at the left or right edge of its column; `across` points wide, or at its own size."""
    across = across or picture.graphic.width
    item = painted(picture, width - across if at_right else 0.0, 0.0, across)
    return Row(across * picture.graphic.height / picture.graphic.width, (item,))


def side_by_side(columns: list[tuple[list[Row], float]], room: CardRoom) -> list[Row]:
    """Columns and their widths, from where reading starts, as one row."""
    cells = []
    x = 0.0
    for rows, width in columns[::-1] if room.rtl else columns:
        cells.append(Cell(tuple(shifted(row, x) for row in rows)))
        x += width + room.gap
    return [row_of_cells(cells)._replace(baseline=columns[0][0][0].baseline, over=0.0, under=0.0)]
