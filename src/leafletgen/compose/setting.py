"""Content to rows, at one width and one step of copy-fitting."""

from dataclasses import dataclass, field, replace
from math import ceil

from leafletgen.compose.clinic import Room, card_rows
from leafletgen.compose.contents import (
    Boxed,
    Card,
    Columns,
    Content,
    Headed,
    ListItem,
    Pair,
    Picture,
    Prose,
    WriteOnLines,
)
from leafletgen.compose.icons import icon
from leafletgen.compose.inline import line_items
from leafletgen.compose.pictures import picture_rows, tallest_figure
from leafletgen.compose.prose import lines_of, prose_rows
from leafletgen.compose.rows import Column, Frame, Row, foot, height, line_count, placed, stacked
from leafletgen.model.layout import BoxStyle, Layout, StyleName
from leafletgen.pages import Artifact, Item, Rule, moved

HALF_POINT = 0.5
"""The step of copy-fitting, in points."""

WRITING_HEIGHT = 22.0
"""Points from one ruled line to the next: room for handwriting (about 8 mm)."""


def last_step(layout: Layout) -> int:
    """The step of copy-fitting at which every style is at its floor."""
    return ceil(max(style.size - style.floor for style in layout.styles.values()) / HALF_POINT)


BESIDE_MARKER = 0.25
"""The least space between the widest marker of a list and its text, in ems."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How content is set: the layout's styles, so many half points smaller than preferred, in the base direction.

    Every size stays at or above its floor.
    """

    layout: Layout
    step: int
    rtl: bool
    remembered: dict[tuple[int, float], list[Row]] = field(default_factory=dict, compare=False, repr=False)

    def size(self, style: StyleName) -> float:
        """The type size of a style at this step, in points."""
        found = self.layout.styles[style]
        return max(found.floor, found.size - HALF_POINT * self.step)

    @property
    def tightness(self) -> float:
        """How far copy-fitting has gone: 0 with all sizes as preferred, 1 with all at their floors."""
        return self.step / max(1, last_step(self.layout))

    def rows(self, contents: tuple[Content, ...], width: float) -> list[Row]:
        """Set content one below the other over so many points, once though several drafts try it."""
        rows: list[Row] = []
        for content in contents:
            key = (id(content), width)
            if key not in self.remembered:
                self.remembered[key] = self.set(content, Column(0.0, width))
            rows += self.remembered[key]
        return rows

    def below(self, contents: tuple[Content, ...], column: Column) -> list[Row]:
        """Set content one below the other in a column."""
        return [row for content in contents for row in self.set(content, column)]

    def set(self, content: Content, column: Column) -> list[Row]:
        """Set one piece of content."""
        match content:
            case Prose():
                return self.prose(content, column)
            case ListItem():
                return self.list_item(content, column)
            case Boxed():
                return self.boxed(content, column)
            case Columns():
                return self.columns(content, column)
            case Pair():
                return self.pair(content, column)
            case Headed():
                return self.headed(content, column)
            case WriteOnLines():
                return self.write_on_lines(content, column)
            case Picture():
                return self.picture(content, column)
            case Card():
                return self.card(content, column)

    def prose(self, prose: Prose, column: Column) -> list[Row]:
        """Set text in lines.

        Raises TooWide when a word is wider than the column.
        """
        return prose_rows(prose, column, self.layout.styles[prose.style], self.size(prose.style))

    def list_item(self, item: ListItem, column: Column) -> list[Row]:
        """Set a list item: the text is set in, further where the list's markers are wide, and the marker stands beside it."""
        rtl = item.body.paragraph.rtl
        indent = max(self.layout.indent, (item.hang + BESIDE_MARKER) * self.size(item.body.style))
        first, *rest = self.prose(item.body, column.part(0.0 if rtl else indent, column.width - indent))
        style, size = self.layout.styles[item.marker.style], self.size(item.marker.style)
        line = lines_of(item.marker, column, size)[0]
        marked = line_items(item.marker, line, column, first.baseline, size, style.colour)
        rows = [first._replace(items=(*marked, *first.items)), *rest]
        if not item.last:
            rows[-1] = rows[-1]._replace(after=rows[-1].after / 2)
        return rows

    def boxed(self, boxed: Boxed, column: Column) -> list[Row]:
        """Set content in a box."""
        style = self.layout.boxes[boxed.box]
        bar = style.bar_width if style.bar else 0.0
        frame = column.frame or Frame(style, column.x, column.width, self.rtl)
        inner = column.part(style.padding + (0.0 if self.rtl else bar), column.width - 2 * style.padding - bar)
        inner = inner._replace(frame=frame)
        rows = self.box_heading(boxed.heading, style, inner) if boxed.heading else []
        rows += self.below(boxed.body, inner)
        rows[0] = rows[0]._replace(before=0.0)
        rows[-1] = rows[-1]._replace(after=0.0)
        return rows

    def box_heading(self, heading: Prose, style: BoxStyle, column: Column) -> list[Row]:
        """Set the heading of a box with its icon where reading starts."""
        if not style.icon:
            return self.prose(heading, column)
        size = self.size(heading.style)
        side = size * 1.15
        room = side + size * 0.5
        rows = self.prose(heading, column.part(0.0 if self.rtl else room, column.width - room))
        x = column.x + (column.width - side if self.rtl else 0.0)
        top = rows[0].baseline - size * 0.36 - side / 2
        colour = self.layout.styles[heading.style].colour
        drawing = icon(style.icon, x, top, side, style.bar or colour, style.fill or self.layout.paper)
        rows[0] = rows[0]._replace(items=(drawing, *rows[0].items))
        return rows

    def columns(self, content: Columns, column: Column) -> list[Row]:
        """Set columns side by side in one row, equally high, or below each other where the width is too small."""
        if column.width < self.layout.side_by_side_from:
            return self.below(content.columns, column)
        count = len(content.columns)
        each = (column.width - self.layout.gap * (count - 1)) / count
        places = range(count - 1, -1, -1) if self.rtl else range(count)
        columns = [
            self.set(part, Column(column.x + place * (each + self.layout.gap), each))
            for place, part in zip(places, content.columns, strict=True)
        ]
        tallest = max(height(rows) for rows in columns)
        items: list[Item] = []
        for rows in columns:
            rows[-1] = rows[-1]._replace(height=rows[-1].height + tallest - height(rows))
            items += placed(rows, 0.0, 0.0)
        style = self.layout.boxes[content.columns[0].box]
        lines = max(line_count(rows) for rows in columns)
        return [Row(tallest, tuple(items), style.before, style.after, lines=lines, frame=column.frame)]

    def pair(self, pair: Pair, column: Column) -> list[Row]:
        """Set the same content in two languages beside each other, in one row; reading starts in the leaflet's own."""
        half = (column.width - self.layout.gap) / 2
        left, right = Column(column.x, half), Column(column.x + half + self.layout.gap, half)
        own = self.set(pair.own, right if self.rtl else left)
        other = replace(self, rtl=pair.rtl, remembered={}).set(pair.other, left if self.rtl else right)
        return [
            Row(
                max(height(own), height(other)),
                (*placed(own, 0.0, 0.0), *placed(other, 0.0, 0.0)),
                max(own[0].before, own[0].frame.style.before if own[0].frame else 0.0),
                max(own[-1].after, own[-1].frame.style.after if own[-1].frame else 0.0),
                keep=own[-1].keep,
                lines=max(line_count(own), line_count(other)),
                frame=column.frame,
                over=max(own[0].over, other[0].over),
                under=max(own[-1].under, other[-1].under),
            )
        ]

    def headed(self, section: Headed, column: Column) -> list[Row]:
        """Set a section: its heading above the body, or beside it."""
        width = self.layout.heading_column
        if not width:
            return [*self.prose(section.heading, column), *self.below(section.body, column)]
        room = width + self.layout.gap
        body = self.below(section.body, column.part(0.0 if self.rtl else room, column.width - room))
        heading = self.prose(section.heading, column.part(column.width - width if self.rtl else 0.0, width))
        return self.beside(heading, body)

    def beside(self, heading: list[Row], body: list[Row]) -> list[Row]:
        """Hang a heading beside the first rows of a body, first baselines level, so that neither is parted from the other."""
        style = self.layout.styles[StyleName.HEADING]
        first = body[0]
        in_line = first.frame is None and first.baseline
        drop = max(0.0, first.baseline - heading[0].baseline) if in_line else 0.0
        lower = max(0.0, heading[0].baseline - first.baseline) if in_line else 0.0
        body[0] = first._replace(
            height=first.height + lower,
            items=(*placed(heading, 0.0, drop), *(moved(item, 0.0, lower) for item in first.items)),
            before=style.before,
            baseline=first.baseline + lower,
        )
        return self.as_tall_as(body, drop + height(heading))

    def as_tall_as(self, rows: list[Row], least: float) -> list[Row]:
        """Rows of at least so many points in all, of which none may be parted before that height is reached."""
        tops, whole = stacked(rows)
        for index, (row, top) in enumerate(zip(rows, tops, strict=True)):
            if top + row.height + foot(row) >= least:
                return rows
            rows[index] = row._replace(keep=True)
        missing = least - whole
        last = rows[-1]
        return [*rows[:-1], last._replace(keep=True, after=0.0), Row(missing, after=last.after)]

    def picture(self, picture: Picture, column: Column) -> list[Row]:
        """Set a figure over its caption; it stands for as many lines as there would be in its place."""
        body = self.layout.styles[StyleName.BODY]
        caption = self.prose(picture.caption, column) if picture.caption else []
        tallest = tallest_figure(self.layout, self.tightness)
        first, *rest = picture_rows(picture, caption, column, tallest, body.after, self.rtl)
        lines = ceil(first.height / (self.size(StyleName.BODY) * body.leading))
        return [first._replace(lines=lines), *rest]

    def card(self, card: Card, column: Column) -> list[Row]:
        """Set whose leaflet this is."""
        room = Room(column.width, self.layout.gap, self.tightness, self.rtl, self.card_words)
        return [
            row._replace(items=tuple(moved(item, column.x, 0.0) for item in row.items), frame=column.frame)
            for row in card_rows(card, room)
        ]

    def card_words(self, texts: tuple[Prose, ...], width: float) -> list[Row]:
        """Set texts of a card one below the other over so many points."""
        return self.below(texts, Column(0.0, width))

    def write_on_lines(self, content: WriteOnLines, column: Column) -> list[Row]:
        """Set ruled lines to write on."""
        y = WRITING_HEIGHT - 4
        rule = Rule(Artifact.LAYOUT, column.x, y, column.x + column.width, y, 0.5, self.layout.rule)
        held = range(1, content.count + 1)
        return [Row(WRITING_HEIGHT, (rule,), keep=number < content.count, frame=column.frame) for number in held]
