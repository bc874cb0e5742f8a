"""Leaflet parts to content: what is said where, shaped once for all sizes and widths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from leafletgen.compose.clinic import clinic_texts, web_address, web_text
from leafletgen.compose.contents import (
    Boxed,
    Card,
    Columns,
    Content,
    Headed,
    ListItem,
    Picture,
    Prose,
    WriteOnLines,
    is_list,
)
from leafletgen.compose.labels import label, localised_digits, paired, printed
from leafletgen.compose.qr import qr_code
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.model.clinic import Clinic
from leafletgen.model.graphics import Graphic
from leafletgen.model.language import Language
from leafletgen.model.layout import BoxName, Layout, Part, StyleName
from leafletgen.model.leaflet import (
    Block,
    Bullets,
    Figure,
    Leaflet,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Section,
    Span,
    Steps,
    Text,
    WarningBox,
)
from leafletgen.model.typeface import Typefaces
from leafletgen.text.paragraphs import EMPTY, shape_paragraph


@dataclass
class Preparation:
    """Turns the parts of one leaflet into content for one layout; `errors` gathers what no font can draw.

    `prefix` begins every id, where two languages of a leaflet stand in one file.
    """

    leaflet: Leaflet
    layout: Layout
    languages: Mapping[str, Language]
    typefaces: Typefaces
    clinic: Clinic | None
    prefix: str = ""
    errors: list[Diagnostic] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The leaflet's own language."""
        return self.languages[self.leaflet.language]

    def prose(self, text: Text, style: StyleName, *, node: str = "", keep: bool = False) -> Prose:
        """Shape one text in a style. What cannot be drawn goes to `errors`, and nothing is drawn in its place."""
        bold = self.layout.styles[style].bold
        try:
            paragraph = shape_paragraph(text, self.languages[text.language], self.typefaces, bold=bold)
        except Refused as refused:
            self.errors.extend(refused.diagnostics)
            paragraph = EMPTY
        return Prose(self.prefix + (node or text.id), text, paragraph, style, keep)

    def labelled(self, name: str, style: StyleName, *, node: str = "", keep: bool = False) -> Prose:
        """Shape one label of the language."""
        return self.prose(label(self.language, name), style, node=node, keep=keep)

    def part(self, part: Part) -> tuple[Content, ...]:
        """The content of one part of a flow."""
        return PARTS[part](self)

    def title(self) -> tuple[Content, ...]:
        """The title, under the line that says what this sheet is."""
        kind = self.labelled("kind", StyleName.KIND, keep=True)
        return (Boxed(BoxName.TITLE, None, (kind, self.prose(self.leaflet.title, StyleName.TITLE, keep=True))),)

    def summary(self) -> tuple[Content, ...]:
        """The key message, in its box."""
        heading = self.labelled("key_message", StyleName.BOX_HEADING, node="summary.heading", keep=True)
        return (Boxed(BoxName.KEY_MESSAGE, heading, (self.prose(self.leaflet.summary, StyleName.SUMMARY),)),)

    def sections(self) -> tuple[Content, ...]:
        """Every section with its heading."""
        return tuple(self.section(section) for section in self.leaflet.sections)

    def section(self, section: Section) -> Headed:
        """One section."""
        heading = self.prose(section.heading, StyleName.HEADING, keep=True)
        return Headed(heading, self.blocks(section.body))

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Content, ...]:
        """Blocks in order; a paragraph that introduces a list stays with it."""
        prepared = [content for block in blocks for content in self.block(block)]
        kept = [
            replace(content, keep=True) if isinstance(content, Prose) and is_list(following) else content
            for content, following in pairwise(prepared)
        ]
        return (*kept, *prepared[-1:])

    def block(self, block: Block) -> tuple[Content, ...]:
        """One block."""
        match block:
            case Paragraph(text=text):
                return (self.prose(text, StyleName.BODY),)
            case Bullets(items=items):
                return self.listed(items, lambda _: self.layout.marker)
            case Steps(items=items):
                return self.listed(items, lambda number: f"{number}.")
            case NoteBox():
                return (self.boxed(block, BoxName.NOTE, "note"),)
            case WarningBox():
                return (self.boxed(block, BoxName.WARNING, "warning"),)
            case ProsAndCons(id=id, pros=pros, cons=cons):
                return (Columns((self.side(id, "pros", pros), self.side(id, "cons", cons))),)
            case Figure(id=id, graphic=graphic, alt=alt, caption=caption):
                below = self.prose(caption, StyleName.CAPTION) if caption else None
                return (Picture(self.prefix + id, graphic, alt, below),)

    def listed(
        self, items: tuple[Text, ...], marker: Callable[[int], str], style: StyleName = StyleName.BODY
    ) -> tuple[ListItem, ...]:
        """A list; `marker` gives what stands before the item of a number, counted from 1."""
        marks = []
        for number, item in enumerate(items, 1):
            language = self.languages[item.language]
            wording = localised_digits(marker(number), language)
            marks.append(self.prose(printed(f"{item.id}.label", wording, language), style))
        hang = max(mark.paragraph.length for mark in marks)
        return tuple(
            ListItem(mark, self.prose(item, style), item is items[-1], hang)
            for mark, item in zip(marks, items, strict=True)
        )

    def boxed(self, block: NoteBox | WarningBox, box: BoxName, name: str) -> Boxed:
        """A note or a warning, under its own heading or the language's."""
        if block.heading:
            heading = self.prose(block.heading, StyleName.BOX_HEADING, keep=True)
        else:
            heading = self.labelled(name, StyleName.BOX_HEADING, node=f"{block.id}.heading", keep=True)
        return Boxed(box, heading, self.blocks(block.body))

    def side(self, id: str, name: str, items: tuple[Text, ...]) -> Boxed:
        """What speaks for something, or against it."""
        heading = self.labelled(name, StyleName.BOX_HEADING, node=f"{id}.{name}.heading", keep=True)
        return Boxed(BoxName(name), heading, self.listed(items, lambda _: self.layout.marker))

    def questions(self) -> tuple[Content, ...]:
        """Lines for the patient's own questions."""
        if not self.layout.question_lines:
            return ()
        heading = self.labelled("questions", StyleName.HEADING, node="questions.heading", keep=True)
        return (Headed(heading, (WriteOnLines(self.layout.question_lines),)),)

    def sources(self) -> tuple[Content, ...]:
        """Where the facts come from, numbered, in the language they were published in."""
        if not self.leaflet.sources:
            return ()
        heading = self.labelled("sources", StyleName.HEADING, node="sources.heading", keep=True)
        return (Headed(heading, self.listed(self.leaflet.sources, lambda number: f"{number}.", StyleName.SOURCES)),)

    def clinic_box(self) -> tuple[Content, ...]:
        """The clinic's name and how to reach it, or lines to write it on."""
        heading = self.labelled("clinic", StyleName.BOX_HEADING, node="clinic.heading", keep=True)
        return (Boxed(BoxName.CLINIC, heading, self.clinic_lines()),)

    def clinic_lines(self) -> tuple[Content, ...]:
        """What the box of the clinic says."""
        if self.clinic is None:
            telephone = self.labelled("telephone", StyleName.CLINIC, node="clinic.telephone", keep=True)
            return (WriteOnLines(2), telephone, WriteOnLines(1))
        return (self.card(self.clinic),)

    def card(self, clinic: Clinic) -> Card:
        """A clinic's words, its logo, and the QR code of its address on the web."""
        groups = tuple(
            tuple(self.prose(text, StyleName.CLINIC) for text in group) for group in clinic_texts(clinic, self.language)
        )
        logo = web = code = None
        if clinic.logo:
            logo = self.picture("clinic.logo", clinic.logo.graphic, clinic.logo.alt, clinic.language)
        if clinic.web:
            web = self.prose(web_text(clinic, self.language), StyleName.CLINIC)
            what = paired(self.language, "qr", clinic.web)
            code = self.picture("clinic.qr", qr_code(web_address(clinic.web)), what, self.language.tag)
        return Card(groups, logo, web, code)

    def picture(self, node: str, graphic: Graphic, alt: str, language: str) -> Picture:
        """A picture that is no figure of the leaflet's."""
        words = Text(f"{node}.alt", language, (Span(alt),))
        return Picture(self.prefix + node, graphic, words)


PARTS: Mapping[Part, Callable[[Preparation], tuple[Content, ...]]] = {
    Part.TITLE: Preparation.title,
    Part.SUMMARY: Preparation.summary,
    Part.SECTIONS: Preparation.sections,
    Part.QUESTIONS: Preparation.questions,
    Part.CLINIC: Preparation.clinic_box,
    Part.SOURCES: Preparation.sources,
}
"""Every part a layout can name, and what makes its content."""
