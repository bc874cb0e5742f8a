"""The clinic's box: what it says, and how its words, logo and QR code stand beside each other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from leafletgen.compose.contents import Card, Picture, Prose
from leafletgen.compose.labels import around
from leafletgen.compose.pictures import fitted, painted
from leafletgen.compose.placed import Item, TextLine, moved
from leafletgen.compose.rows import Row, height, line_count, placed
from leafletgen.diagnostics import Place
from leafletgen.model.clinic import Clinic
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Span, Text

MILLIMETRE = 72 / 25.4
TALLEST_LOGO = 14 * MILLIMETRE
"""A mark beside an address, not a banner."""

LEAST_COLUMN = 40 * MILLIMETRE
"""In a narrower column addresses and hours break badly: pictures then stand below the words."""

GOOD_COLUMN = 60 * MILLIMETRE
"""Where there is room for two columns so wide, address and telephone stand beside each other."""

SetWords: TypeAlias = Callable[[tuple[Prose, ...], float], list[Row]]
"""What sets words in a column of so many points."""
Arrangement: TypeAlias = Callable[[Card, SetWords, float, float, bool], list[Row]]
"""Sets a card at a width, with a gap between columns, from left to right or (true) from right to left."""


def clinic_texts(clinic: Clinic, language: Language) -> Iterator[tuple[Text, ...]]:
    """Name and address, then each way to reach the clinic; its own words are in its language, labels in the leaflet's."""
    place = Place(f"clinics/{clinic.id}.yaml")

    def own(node: str, words: str, strong: bool = False) -> Text:
        return Text(f"clinic.{node}", clinic.language, (Span(words, strong),), place)

    def labelled(name: str, *value: Span) -> Text:
        before, after = around(language, name)
        spans = (Span(before), *value, Span(after)) if value else (Span((before + after).strip()),)
        return Text(f"clinic.{name}", language.tag, tuple(span for span in spans if span.text), place)

    yield own("name", clinic.name, strong=True), *(own(f"address.{at}", line) for at, line in enumerate(clinic.address))
    if clinic.telephone:
        yield (labelled("telephone", Span(clinic.telephone)),)
    if len(clinic.hours) == 1 and clinic.language == language.tag:
        yield (labelled("hours", Span(clinic.hours[0])),)
    elif clinic.hours:
        yield labelled("hours"), *(own(f"hours.{at}", line) for at, line in enumerate(clinic.hours))
    if clinic.web:
        yield (labelled("web", Span(clinic.web, link=web_address(clinic.web))),)


def web_address(web: str) -> str:
    """The whole address behind one that is printed without its scheme."""
    return web if web.startswith(("https://", "http://")) else f"https://{web}"


def arrangements(card: Card, width: float, gap: float) -> list[Arrangement]:
    """How a card can be set at a width, the best first; the last is always possible."""
    code = card.code.graphic.width + gap if card.code else 0.0
    aside = max((card.code.graphic.width if card.code else 0.0), logo_width(card)) + gap
    possible: list[Arrangement] = [in_one_column]
    if (card.code or card.logo) and width - aside >= LEAST_COLUMN:
        possible.insert(0, pictures_beside_words)
    if len(card.groups) > 1 and width - code - gap >= 2 * GOOD_COLUMN:
        possible.insert(0, address_beside_telephone)
    return possible


def address_beside_telephone(card: Card, set_words: SetWords, width: float, gap: float, rtl: bool) -> list[Row]:
    """Name and address under the logo, then how to reach the clinic, then the code."""
    code = card.code.graphic.width if card.code else 0.0
    column = (width - gap - (code + gap if code else 0.0)) / 2
    first = [*logo_rows(card, column, gap, rtl), *words_of(card.groups[:1], set_words, column, gap, rtl)]
    second = words_of(card.groups[1:], set_words, column, gap, rtl)
    columns = [(first, column), (second, column)]
    return side_by_side(columns + ([(code_rows(card), code)] if code else []), gap, rtl)


def pictures_beside_words(card: Card, set_words: SetWords, width: float, gap: float, rtl: bool) -> list[Row]:
    """All words in one column, and logo and code in another."""
    aside = max(card.code.graphic.width if card.code else 0.0, logo_width(card))
    room = width - gap - aside
    pictures = [*logo_rows(card, aside, gap, not rtl), *code_rows(card)]
    return side_by_side([(words_of(card.groups, set_words, room, gap, rtl), room), (pictures, aside)], gap, rtl)


def in_one_column(card: Card, set_words: SetWords, width: float, gap: float, rtl: bool) -> list[Row]:
    """The logo, all words, and the code, one below the other."""
    words = words_of(card.groups, set_words, width, gap, rtl)
    code = code_rows(card, width if rtl else 0.0)
    words[-1] = replace(words[-1], after=gap if code else 0.0)
    return [*logo_rows(card, width, gap, rtl), *words, *code]


def words_of(
    groups: tuple[tuple[Prose, ...], ...], set_words: SetWords, width: float, gap: float, rtl: bool
) -> list[Row]:
    """Groups of lines, one below the other with a little space between; all begin at the edge where reading starts."""
    rows: list[Row] = []
    for group in groups:
        lines = set_words(group, width)
        rows += (replace(line, items=begun_at_edge(line, width, rtl)) for line in lines)
        rows[-1] = replace(rows[-1], after=gap / 3 if group is not groups[-1] else 0.0)
    return rows


def begun_at_edge(row: Row, width: float, rtl: bool) -> tuple[Item, ...]:
    """A line of text at the edge where the box's reading starts, whatever the direction of its own words."""
    line = next(item for item in row.items if isinstance(item, TextLine))
    offset = (width - line.line.width * line.size if rtl else 0.0) - line.x
    return tuple(moved(item, offset, 0.0) for item in row.items)


def logo_width(card: Card) -> float:
    """How wide the logo is beside the words: as wide as the code needs to be, or as its height allows."""
    least = card.code.graphic.width if card.code else LEAST_COLUMN
    return fitted(card.logo.graphic, least, TALLEST_LOGO)[0] if card.logo else 0.0


def logo_rows(card: Card, width: float, gap: float, at_right: bool) -> list[Row]:
    """The logo in a column, at its left or right edge."""
    if not card.logo:
        return []
    across, _ = fitted(card.logo.graphic, width, TALLEST_LOGO)
    return [picture_row(card.logo, width - across if at_right else 0.0, across, gap)]


def code_rows(card: Card, right: float = 0.0) -> list[Row]:
    """The code, as large as it must be; its right edge is at `right`, or its left edge at 0."""
    if not card.code:
        return []
    across = card.code.graphic.width
    return [picture_row(card.code, right - across if right else 0.0, across, 0.0)]


def picture_row(picture: Picture, x: float, width: float, after: float) -> Row:
    """A picture as a row."""
    return Row(width * picture.graphic.height / picture.graphic.width, (painted(picture, x, 0.0, width),), after=after)


def side_by_side(columns: list[tuple[list[Row], float]], gap: float, rtl: bool) -> list[Row]:
    """Columns and their widths, from where reading starts, as one row."""
    ordered = columns[::-1] if rtl else columns
    items: list[Item] = []
    x = 0.0
    for rows, width in ordered:
        items = [*items, *placed(rows, x, 0.0)]
        x += width + gap
    tallest = max(height(rows) for rows, _ in columns)
    lines = max(line_count(rows) for rows, _ in columns)
    return [Row(tallest, tuple(items), baseline=columns[0][0][0].baseline, lines=lines)]
