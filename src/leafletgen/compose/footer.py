"""The footer: what nobody vouches for, disclaimer, version, dates and page number, on every page."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, set_once
from leafletgen.compose.labels import label, name_of_language, printed
from leafletgen.compose.marks import marks_in
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.rows import Column, Row, height, placed
from leafletgen.compose.setting import Setting
from leafletgen.model.language import Language
from leafletgen.model.layout import BoxName, StyleName
from leafletgen.model.leaflet import Span, Text
from leafletgen.pages import Artifact, Item, LinkArea, Rule, TextLine, moved
from leafletgen.units import Rect

SEPARATOR = "\u2003"
"""What stands between version and dates: an em space, which leaves nothing behind where a line ends at it."""

FINGERPRINT = 8
"""Digits of a text's fingerprint that are printed: enough to tell one wording from another, and short enough to read out."""

WIDEST = 99
"""The page number that room is kept for."""


@dataclass(frozen=True, slots=True)
class ShapedFooter:
    """What every footer says, shaped once; only the page number differs.

    `marks` say to the patient that nobody vouches for the leaflet as it is; `for_clinic` says in the clinic's language what
    the sheet is, and its marks.
    `contents` is all that it says, as it is set; `heights` remembers how high that is at a step of copy-fitting and a
    width, for every panel asks.
    """

    preparation: Preparation
    marks: tuple[Prose, ...]
    for_clinic: Prose | None
    disclaimers: tuple[Prose, ...]
    imprint: Prose
    contents: tuple[Content, ...]
    heights: dict[tuple[int, float], float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def prose(self) -> tuple[Prose, ...]:
        """The texts that a screen reader hears, once."""
        return tuple(prose for prose in (*self.marks, self.for_clinic, *self.disclaimers, self.imprint) if prose)

    def height(self, setting: Setting, width: float) -> float:
        """The height of the footer with the space above it, in points."""
        key = (setting.step, width)
        if key not in self.heights:
            self.heights[key] = setting.layout.footer.gap + height(self.rows(setting, width, 1, 1))
        return self.heights[key]

    def rows(self, setting: Setting, width: float, page: int, pages: int) -> list[Row]:
        """The footer of one page."""
        footer = setting.layout.footer
        rule = Rule(Artifact.FOOTER, 0.0, 0.0, width, 0.0, footer.rule_width, footer.rule_colour)
        first = Row(footer.rule_width, (rule,) if footer.rule_width else (), after=footer.gap / 2)
        return self.numbered([first, *set_once(self.contents, setting, width)], setting, width, page, pages)

    def numbered(self, rows: list[Row], setting: Setting, width: float, page: int, pages: int) -> list[Row]:
        """The rows with the page number at the far end of the last one, or below it when there is no room.

        There is room for all pages or for none, so that every footer of a leaflet is equally high. A sheet that is folded
        has no pages to be counted.
        """
        if not setting.layout.repeats:
            return rows
        number = self.number(setting, width, page, pages)
        left, right = ink_ends(number)
        widest = ink_ends(self.number(setting, width, WIDEST, WIDEST))
        taken = ink_ends(rows[-1])
        if (taken[1] - taken[0]) + (widest[1] - widest[0]) + setting.layout.gap > width:
            return [*rows, number._replace(items=disowned(number.items))]
        dx = -left if setting.rtl else width - right
        aside = [moved(item, dx, rows[-1].baseline - number.baseline) for item in disowned(number.items)]
        return [*rows[:-1], rows[-1]._replace(items=(*rows[-1].items, *aside))]

    def number(self, setting: Setting, width: float, page: int, pages: int) -> Row:
        """The page number, set by itself."""
        text = label(self.preparation.language, "page", page=page, pages=pages)
        return self.preparation.prose(text, StyleName.IMPRINT).rows(setting, Column(0.0, width))[0]

    def items(self, setting: Setting, text: Rect, page: int, pages: int, *, heard: bool) -> list[Item]:
        """The footer's items, at the foot of a panel's text; where it is not the one that is heard, all are artifacts."""
        top = text.bottom - self.height(setting, text.width) + setting.layout.footer.gap
        items = placed(self.rows(setting, text.width, page, pages), text.x, top)
        return items if heard else list(disowned(tuple(items)))


def make_footer(preparation: Preparation, beside: Preparation | None) -> ShapedFooter:
    """Shape what the footers of a leaflet say; the disclaimer in both languages where there are two."""
    leaflet, language = preparation.leaflet, preparation.language
    edition = preparation.edition
    marks = tuple(preparation.prose(text, StyleName.DRAFT) for text in marks_in(language, edition))
    facts = (
        label(language, "version", version=leaflet.version).plain,
        label(language, "published", date=leaflet.published).plain,
        label(language, "review_by", date=leaflet.review_by).plain,
        *(fingerprint[:FINGERPRINT] for fingerprint in edition.fingerprints),
    )
    imprint = in_one_line("imprint", [Span(fact, whole=True) for fact in facts], language)
    disclaimers = tuple(
        each.prose(each.leaflet.disclaimer, StyleName.DISCLAIMER) for each in (preparation, beside) if each
    )
    last = preparation.prose(imprint, StyleName.IMPRINT)
    clinic = for_clinic(preparation)
    box = (Boxed(BoxName.DRAFT, None, marks),) if marks else ()
    contents = (*box, *((clinic,) if clinic else ()), *disclaimers, last)
    return ShapedFooter(preparation, marks, clinic, disclaimers, last, contents)


def for_clinic(preparation: Preparation) -> Prose | None:
    """What those who hand out a sheet must know of it where they cannot read it, in small print and in their language.

    That is its title, its language, what it is called in the library, its version, and its marks.
    """
    edition, leaflet = preparation.edition, preparation.leaflet
    if not edition.foreign:
        return None
    language = preparation.language_of(edition.clinic_language)
    title = edition.clinic_title
    facts = (
        *([Span(title.plain, language="" if title.language == language.tag else title.language)] if title else ()),
        Span(name_of_language(preparation.language, language), whole=True),
        Span(leaflet.id),
        Span(label(language, "version", version=leaflet.version).plain, whole=True),
        *(Span(text.plain) for text in marks_in(language, edition)),
    )
    return preparation.prose(in_one_line("for-clinic", facts, language), StyleName.IMPRINT)


def in_one_line(node: str, facts: Iterable[Span], language: Language) -> Text:
    """Facts one behind the other as one text; a line ends between two of them, and in those that are not `whole`."""
    spans = [span for fact in facts for span in (Span(SEPARATOR), fact)]
    return replace(printed(node, "", language), spans=tuple(spans[1:]))


def disowned(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as parts of a running footer, which a screen reader passes over."""
    owner = Artifact.FOOTER
    return tuple(
        item._replace(owner=owner) if isinstance(item, TextLine) else replace(item, owner=owner)
        for item in items
        if not isinstance(item, LinkArea)
    )


def ink_ends(row: Row) -> tuple[float, float]:
    """The left and right end of a row's text, in points."""
    lines = [item for item in row.items if isinstance(item, TextLine)]
    return (
        min((line.x for line in lines), default=0.0),
        max((line.x + line.line.width * line.size for line in lines), default=0.0),
    )
