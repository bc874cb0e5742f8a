"""The footer of every page: the mark of unsigned texts, disclaimer, version, dates and page number."""

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
"""Between version and dates: an em space, which is invisible at the end of a line."""

FINGERPRINT = 8
"""The printed digits of a text's fingerprint: enough to tell wordings apart, and short enough to read out."""

WIDEST = 99
"""Room is kept for a page number of this width."""


@dataclass(frozen=True, slots=True)
class ShapedFooter:
    """The words of every footer, shaped once. Only the page number differs.

    `marks` tell the patient that nobody has signed the text as it is; `for_clinic` says in the clinic's language what
    the sheet is, and its marks.
    `contents` has all words as they are set. `heights` remembers its height for each step of copy-fitting and width,
    because every panel needs it.
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
        """The texts that are read aloud, once."""
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
        """The rows with the page number at the far end of the last row, or below it if there is no room.

        The room is the same for all pages, so that all footers of a leaflet have one height. A folded sheet
        has no page numbers.
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
        """The footer's items, at the foot of a panel's text. If the footer is not `heard`, all are artifacts."""
        top = text.bottom - self.height(setting, text.width) + setting.layout.footer.gap
        items = placed(self.rows(setting, text.width, page, pages), text.x, top)
        return items if heard else list(disowned(tuple(items)))


def make_footer(preparation: Preparation, beside: Preparation | None) -> ShapedFooter:
    """Shape the words of a leaflet's footers, with the disclaimer in each of its languages."""
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
    """The facts for clinicians who cannot read the sheet that they give out, in small print and in their language.

    They are: title, language, name in the library, version, and marks.
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
    """Facts in one text, one after the other. A line may end between two, and inside one that is not `whole`."""
    spans = [span for fact in facts for span in (Span(SEPARATOR), fact)]
    return replace(printed(node, "", language), spans=tuple(spans[1:]))


def disowned(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as artifacts of a running footer, which is not read aloud."""
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
