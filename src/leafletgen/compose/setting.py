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
    TooWide,
    WriteOnLines,
)
from leafletgen.compose.icons import icon
from leafletgen.compose.inline import line_items
from leafletgen.compose.pictures import picture_rows, tallest_figure
from leafletgen.compose.placed import Artifact, Item, Rule, moved
from leafletgen.compose.rows import Frame, Row, height, line_count, placed
from leafletgen.model.layout import BoxStyle, Layout, StyleName
from leafletgen.text.lines import clearance
from leafletgen.text.wrapping import break_lines

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
        """Set content one below the other in a column of so many points."""
        return [row for content in contents for row in self.once(content, width)]

    def once(self, content: Content, width: float) -> list[Row]:
        """The rows of a piece of content, set once though several drafts try it."""
        key = (id(content), width)
        if key not in self.remembered:
            self.remembered[key] = self.set(content, width)
        return self.remembered[key]

    def set(self, content: Content, width: float) -> list[Row]:
        """Set one piece of content."""
        match content:
            case Prose():
                return self.prose(content, width)
            case ListItem():
                return self.list_item(content, width)
            case Boxed():
                return self.boxed(content, width)
            case Columns():
                return self.columns(content, width)
            case Pair():
                return self.pair(content, width)
            case Headed():
                return self.headed(content, width)
            case WriteOnLines():
                return self.write_on_lines(content, width)
            case Picture():
                return self.picture(content, width)
            case Card():
                return card_rows(content, Room(width, self.layout.gap, self.tightness, self.rtl, self.rows))

    def prose(self, prose: Prose, width: float) -> list[Row]:
        """Set text in lines. The first two and the last two lines of a paragraph stay together.

        Raises TooWide when a word is wider than the column.
        """
        style = self.layout.styles[prose.style]
        size = self.size(prose.style)
        paragraph = prose.paragraph
        if paragraph.widest * size > width:
            raise TooWide(prose)
        lines = break_lines(paragraph, width / size)
        pitch = size * max(style.leading, paragraph.leading)
        baseline = (pitch + (paragraph.ascent - paragraph.descent) * size) / 2
        rows = []
        for index, line in enumerate(lines):
            x = width - line.width * size if paragraph.rtl else 0.0
            last = index == len(lines) - 1
            above = lines[index - 1] if index else line
            shift = above.width - line.width if paragraph.rtl else 0.0
            extra = max(0.0, clearance(above, line, pitch / size, shift) * size - pitch) if index else 0.0
            rows.append(
                Row(
                    height=pitch + extra,
                    items=line_items(prose, line, x, baseline + extra, size, style.colour),
                    before=0.0 if index else style.before,
                    after=style.after if last else 0.0,
                    keep=prose.keep if last else index in {0, len(lines) - 2} or prose.keep,
                    baseline=baseline + extra,
                    lines=1,
                    over=0.0 if index else max(0.0, line.rise * size - baseline),
                    under=max(0.0, line.fall * size - (pitch - baseline)) if last else 0.0,
                )
            )
        return rows

    def list_item(self, item: ListItem, width: float) -> list[Row]:
        """Set a list item: the text is set in, further where the list's markers are wide, and the marker stands beside it."""
        rtl = item.body.paragraph.rtl
        indent = max(self.layout.indent, (item.hang + BESIDE_MARKER) * self.size(item.body.style))
        body = shifted(self.prose(item.body, width - indent), 0.0 if rtl else indent)
        marker = self.prose(item.marker, width)[0]
        lowered = body[0].baseline - marker.baseline
        marked = tuple(moved(part, 0.0, lowered) for part in marker.items)
        after = body[-1].after if item.last else body[-1].after / 2
        body[0] = body[0]._replace(items=(*marked, *body[0].items))
        body[-1] = body[-1]._replace(after=after)
        return body

    def boxed(self, boxed: Boxed, width: float) -> list[Row]:
        """Set content in a box, kept together."""
        style = self.layout.boxes[boxed.box]
        bar = style.bar_width if style.bar else 0.0
        inner = width - 2 * style.padding - bar
        x = style.padding + (0.0 if self.rtl else bar)
        rows = self.box_heading(boxed.heading, style, inner) if boxed.heading else []
        rows += self.rows(boxed.body, inner)
        frame = Frame(style, 0.0, width, self.rtl)
        framed = [row._replace(keep=True, frame=frame) for row in shifted(rows, x)]
        framed[0] = framed[0]._replace(before=0.0)
        framed[-1] = framed[-1]._replace(after=0.0, keep=rows[-1].keep)
        return framed

    def box_heading(self, heading: Prose, style: BoxStyle, width: float) -> list[Row]:
        """Set the heading of a box with its icon where reading starts."""
        if not style.icon:
            return self.prose(heading, width)
        size = self.size(heading.style)
        side = size * 1.15
        room = side + size * 0.5
        rows = shifted(self.prose(heading, width - room), 0.0 if self.rtl else room)
        x = width - side if self.rtl else 0.0
        top = rows[0].baseline - size * 0.36 - side / 2
        colour = self.layout.styles[heading.style].colour
        drawing = icon(style.icon, x, top, side, style.bar or colour, style.fill or self.layout.paper)
        rows[0] = rows[0]._replace(items=(drawing, *rows[0].items))
        return rows

    def columns(self, content: Columns, width: float) -> list[Row]:
        """Set columns side by side in one row, equally high, or below each other where the width is too small."""
        if width < self.layout.side_by_side_from:
            return self.rows(content.columns, width)
        count = len(content.columns)
        each = (width - self.layout.gap * (count - 1)) / count
        columns = [self.set(column, each) for column in content.columns]
        tallest = max(height(rows) for rows in columns)
        items: list[Item] = []
        for index, rows in enumerate(columns):
            place = count - 1 - index if self.rtl else index
            rows[-1] = rows[-1]._replace(height=rows[-1].height + tallest - height(rows))
            items += placed(rows, place * (each + self.layout.gap), 0.0)
        style = self.layout.boxes[content.columns[0].box]
        lines = max(line_count(rows) for rows in columns)
        return [Row(tallest, tuple(items), style.before, style.after, lines=lines)]

    def pair(self, pair: Pair, width: float) -> list[Row]:
        """Set the same content in two languages beside each other, in one row; reading starts in the leaflet's own."""
        half = (width - self.layout.gap) / 2
        own = self.set(pair.own, half)
        other = replace(self, rtl=pair.rtl, remembered={}).set(pair.other, half)
        items: list[Item] = []
        for rows, starts in ((own, True), (other, False)):
            items += placed(rows, half + self.layout.gap if starts is self.rtl else 0.0, 0.0)
        return [
            Row(
                max(height(own), height(other)),
                tuple(items),
                max(own[0].before, own[0].frame.style.before if own[0].frame else 0.0),
                max(own[-1].after, own[-1].frame.style.after if own[-1].frame else 0.0),
                keep=own[-1].keep,
                lines=max(line_count(own), line_count(other)),
                over=max(own[0].over, other[0].over),
                under=max(own[-1].under, other[-1].under),
            )
        ]

    def headed(self, section: Headed, width: float) -> list[Row]:
        """Set a section: its heading above the body, or beside it."""
        column = self.layout.heading_column
        if not column:
            return [*self.prose(section.heading, width), *self.rows(section.body, width)]
        room = column + self.layout.gap
        body = shifted(self.rows(section.body, width - room), 0.0 if self.rtl else room)
        heading = self.prose(section.heading, column)
        return self.beside(heading, body, width - column if self.rtl else 0.0)

    def beside(self, heading: list[Row], body: list[Row], x: float) -> list[Row]:
        """Hang a heading beside the first rows of a body, first baselines level, so that neither is parted from the other."""
        style = self.layout.styles[StyleName.HEADING]
        first = body[0]
        in_line = first.frame is None and first.baseline
        drop = max(0.0, first.baseline - heading[0].baseline) if in_line else 0.0
        lower = max(0.0, heading[0].baseline - first.baseline) if in_line else 0.0
        hung = tuple(moved(item, x, drop) for item in placed(heading, 0.0, 0.0))
        body[0] = first._replace(
            height=first.height + lower,
            items=(*hung, *(moved(item, 0.0, lower) for item in first.items)),
            before=style.before,
            baseline=first.baseline + lower,
        )
        return self.as_tall_as(body, drop + height(heading))

    def as_tall_as(self, rows: list[Row], least: float) -> list[Row]:
        """Rows of at least so many points in all, of which none may be parted before that height is reached."""
        for index in range(len(rows)):
            if height(rows[: index + 1]) >= least:
                return rows
            rows[index] = rows[index]._replace(keep=True)
        missing = least - height(rows)
        last = rows[-1]
        return [*rows[:-1], last._replace(keep=True, after=0.0), Row(missing, after=last.after)]

    def picture(self, picture: Picture, width: float) -> list[Row]:
        """Set a figure over its caption; it stands for as many lines as there would be in its place."""
        body = self.layout.styles[StyleName.BODY]
        caption = self.prose(picture.caption, width) if picture.caption else []
        tallest = tallest_figure(self.layout, self.tightness)
        first, *rest = picture_rows(picture, caption, width, tallest, body.after, self.rtl)
        lines = ceil(first.height / (self.size(StyleName.BODY) * body.leading))
        return [first._replace(lines=lines), *rest]

    def write_on_lines(self, content: WriteOnLines, width: float) -> list[Row]:
        """Set ruled lines to write on."""
        rule = Rule(Artifact.LAYOUT, 0.0, WRITING_HEIGHT - 4, width, WRITING_HEIGHT - 4, 0.5, self.layout.rule)
        return [Row(WRITING_HEIGHT, (rule,), keep=index < content.count - 1) for index in range(content.count)]


def shifted(rows: list[Row], dx: float) -> list[Row]:
    """The rows with everything in them, and their boxes, so many points further right."""
    if not dx:
        return rows
    frames = {frame: replace(frame, x=frame.x + dx) for row in rows if (frame := row.frame)}
    return [
        row._replace(items=tuple(moved(item, dx, 0.0) for item in row.items), frame=row.frame and frames[row.frame])
        for row in rows
    ]
