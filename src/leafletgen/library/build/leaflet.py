"""Checked files to a `Leaflet`: ids for every node, places for every text."""

from dataclasses import dataclass
from pathlib import Path

from leafletgen.diagnostics import Diagnostic
from leafletgen.library.markup import spans
from leafletgen.library.pictures import graphic
from leafletgen.library.schema.leaflet import (
    Box,
    BulletsBlock,
    FactsFile,
    FigureBlock,
    FigureContent,
    NoteBlock,
    ProsAndConsBlock,
    SectionContent,
    StepsBlock,
    TranslationFile,
    WarningBlock,
)
from leafletgen.library.schema.validation import checked
from leafletgen.library.yaml.document import Document, Trail
from leafletgen.model.leaflet import (
    Block,
    Bullets,
    Figure,
    Leaflet,
    NodeId,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Review,
    Section,
    Steps,
    Text,
    WarningBox,
)
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown


@dataclass(frozen=True, slots=True)
class Facts:
    """`leaflet.yaml`, read: what is true of the leaflet in every language."""

    file: FactsFile
    sources: tuple[Text, ...]


def read_facts(document: Document, folder: Path) -> Facts:
    """The facts of the leaflet in a folder. Raises Refused."""
    file = checked(document, FactsFile, folder=folder)
    texts = _Texts(document, file.source_language, folder)
    return Facts(file, texts.items("sources", file.sources, ("sources",)))


def read_leaflet(document: Document, facts: Facts, language: str, disclaimer: Text, folder: Path) -> Leaflet:
    """The leaflet in one language; `disclaimer` is the language's, for a leaflet without its own. Raises Refused."""
    file = checked(document, TranslationFile, duplicate_ids, folder=folder)
    texts = _Texts(document, language, folder)
    own = texts.optional("disclaimer", file.disclaimer, ("disclaimer",))
    return Leaflet(
        id=facts.file.id,
        language=language,
        version=facts.file.version,
        published=facts.file.published,
        review_by=facts.file.review_by,
        source_language=facts.file.source_language,
        title=texts.text("title", file.title, ("title",)),
        summary=texts.text("summary", file.summary, ("summary",)),
        sections=tuple(texts.section(section, ("sections", at)) for at, section in enumerate(file.sections)),
        sources=facts.sources,
        disclaimer=own or disclaimer,
        reviews=tuple(Review(one.name, one.role.value, one.date, one.version) for one in file.reviewed),
    )


def duplicate_ids(document: Document) -> list[Diagnostic]:
    """Sections whose id an earlier section has."""
    first: dict[str, int] = {}
    found = []
    for at in range(len(document.values)):
        place = document.values.get(("sections", at, "id"))
        if place is None:
            continue
        value = str(document.at(("sections", at, "id")))
        if value in first:
            found.append(problem("duplicate-id", place, value=shown(value), line=first[value]))
        first.setdefault(value, place.line)
    return found


@dataclass(frozen=True, slots=True)
class _Texts:
    """Makes the nodes of one file; a trail says where in the file the value is, an id what the node is called."""

    document: Document
    language: str
    folder: Path

    def text(self, id: NodeId, value: str, trail: Trail) -> Text:
        return Text(id, self.language, spans(value), self.document.place(trail))

    def optional(self, id: NodeId, value: str | None, trail: Trail) -> Text | None:
        return None if value is None else self.text(id, value, trail)

    def items(self, id: NodeId, values: list[str], trail: Trail) -> tuple[Text, ...]:
        return tuple(self.text(f"{id}.{at}", value, (*trail, at)) for at, value in enumerate(values))

    def section(self, section: SectionContent, trail: Trail) -> Section:
        heading = self.text(f"{section.id}.heading", section.heading, (*trail, "heading"))
        body = tuple(
            self.block(f"{section.id}.body.{at}", block, (*trail, "body", at)) for at, block in enumerate(section.body)
        )
        return Section(section.id, heading, body)

    def block(self, id: NodeId, block: object, trail: Trail) -> Block:
        match block:
            case NoteBlock(note=content):
                return NoteBox(id, *self.box(id, content, (*trail, "note")))
            case WarningBlock(warning=content):
                return WarningBox(id, *self.box(id, content, (*trail, "warning")))
            case ProsAndConsBlock(pros_and_cons=lists):
                trail = (*trail, "pros_and_cons")
                pros = self.items(f"{id}.pros", lists.pros, (*trail, "pros"))
                return ProsAndCons(id, pros, self.items(f"{id}.cons", lists.cons, (*trail, "cons")))
            case FigureBlock(figure=content):
                return self.figure(id, content, (*trail, "figure"))
            case _:
                return self.part(id, block, trail)

    def part(self, id: NodeId, block: object, trail: Trail) -> Paragraph | Bullets | Steps:
        match block:
            case BulletsBlock(bullets=items):
                return Bullets(id, self.items(f"{id}.items", items, (*trail, "bullets")))
            case StepsBlock(steps=items):
                return Steps(id, self.items(f"{id}.items", items, (*trail, "steps")))
            case value:
                return Paragraph(id, self.text(f"{id}.text", str(value), trail))

    def box(
        self, id: NodeId, content: str | Box, trail: Trail
    ) -> tuple[Text | None, tuple[Paragraph | Bullets | Steps, ...]]:
        if isinstance(content, str):
            return None, (self.part(f"{id}.body.0", content, trail),)
        heading = self.optional(f"{id}.heading", content.heading, (*trail, "heading"))
        body = (self.part(f"{id}.body.{at}", part, (*trail, "body", at)) for at, part in enumerate(content.body))
        return heading, tuple(body)

    def figure(self, id: NodeId, content: FigureContent, trail: Trail) -> Figure:
        alt = self.text(f"{id}.alt", content.alt, (*trail, "alt"))
        caption = self.optional(f"{id}.caption", content.caption, (*trail, "caption"))
        within = graphic(self.folder, content.image, self.document.file)
        return Figure(id, self.folder / content.image, within, alt, caption)
