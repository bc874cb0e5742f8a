"""Makes a `Leaflet` from checked files. Every noun gets its id, every text its place in the file."""

from dataclasses import dataclass, replace
from pathlib import Path

from leafletgen.diagnostics import Diagnostic
from leafletgen.library.schema.leaflet import FactsFile, SectionContent, TranslationFile
from leafletgen.library.schema.origins import Origin
from leafletgen.library.schema.validation import checked
from leafletgen.library.yaml.document import Document
from leafletgen.model.leaflet import Leaflet, Review, Section, Text
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

MOST_TEXTS = 1_000
"""The most paragraphs, items and other texts of a section. Leaflets have some dozens."""
MOST_CHARACTERS = 250_000
"""The most characters of a leaflet's sections. Sixty pages hold fewer in every shipped language and layout."""


TAKEN = frozenset(
    {"title", "summary", "disclaimer", "sources", "questions", "clinic", "label", "draft", "imprint", "document"}
)
"""Ids of other parts of a leaflet. A section may have one too: its ids then get a `_`, which no id in a file has."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts in `leaflet.yaml`, which are true of the leaflet in every language."""

    file: FactsFile
    sources: tuple[Text, ...]
    short_sources: tuple[Text, ...]
    warnings: tuple[Diagnostic, ...]


def read_facts(document: Document, folder: Path) -> Facts:
    """The facts of the leaflet in a folder. Raises Refused."""
    file = checked(document, FactsFile, folder=folder)
    origin = Origin(document, file.source_language, folder)
    short = origin.key("short_sources").items(file.short_sources)
    return Facts(file, origin.key("sources").items(file.sources), short, document.warnings)


def read_leaflet(origin: Origin, facts: Facts, disclaimer: Text) -> Leaflet:
    """The leaflet in one language. `disclaimer` is used if the leaflet has none of its own. Raises Refused."""
    document = origin.document
    file = checked(document, TranslationFile, duplicate_ids, too_much, folder=origin.folder)
    own = origin.key("disclaimer").optional(file.disclaimer)
    return Leaflet(
        id=facts.file.id,
        language=origin.language,
        version=facts.file.version,
        published=facts.file.published,
        review_by=facts.file.review_by,
        source_language=facts.file.source_language,
        title=origin.key("title").text(file.title),
        summary=origin.key("summary").text(file.summary),
        sections=tuple(_section(origin.within("sections", at), section) for at, section in enumerate(file.sections)),
        sources=facts.sources,
        short_sources=facts.short_sources,
        disclaimer=own or disclaimer,
        reviews=tuple(Review(one.name, one.role.value, one.date, one.version) for one in file.reviewed),
        warnings=(*facts.warnings, *document.warnings),
    )


def too_much(document: Document) -> list[Diagnostic]:
    """The errors for sections with too many texts, or a leaflet too long for sixty pages, before anything is set."""
    found: list[Diagnostic] = []
    counts: dict[int, int] = {}
    words = 0
    for trail, place in document.values.items():
        if len(trail) < 2 or trail[0] != "sections" or not isinstance(trail[1], int) or not document.attached(trail):
            continue
        value = document.at(trail)
        counts[trail[1]] = counts.get(trail[1], 0) + isinstance(value, str)
        words += len(value) if isinstance(value, str) else 0
        if counts[trail[1]] == MOST_TEXTS + 1 and isinstance(value, str):
            found.append(problem("too-long", place, what=f"this section has more than {MOST_TEXTS:,} texts"))
        if words > MOST_CHARACTERS:
            return [
                *found,
                problem("too-long", place, what=f"this leaflet has more than {MOST_CHARACTERS:,} characters"),
            ]
    return found


def duplicate_ids(document: Document) -> list[Diagnostic]:
    """The errors for sections with the id of an earlier section, and fields with the id of an earlier field."""
    first: dict[tuple[bool, str], int] = {}
    found = []
    for trail, place in document.values.items():
        is_section = len(trail) == 3 and trail[0] == "sections"
        is_field = trail[-3:-2] == ("fields",)
        if trail[-1:] != ("id",) or not (is_section or is_field) or not document.attached(trail):
            continue
        value = str(document.at(trail))
        if (is_field, value) in first:
            found.append(problem("duplicate-id", place, value=shown(value), line=first[is_field, value]))
        first.setdefault((is_field, value), place.line)
    return found


def _section(origin: Origin, section: SectionContent) -> Section:
    within = replace(origin, id=f"{section.id}_" if section.id in TAKEN else section.id)
    heading, body = within.key("heading").text(section.heading), within.key("body").blocks(section.body)
    return Section(section.id, heading, body, section.role)
