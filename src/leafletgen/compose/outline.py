"""The outline: a bookmark for the title and for every heading of a section, at its first line."""

from collections.abc import Iterable, Mapping

from leafletgen.compose.preparation import Preparation
from leafletgen.model.leaflet import NodeId
from leafletgen.pages import Bookmark, Element, Page, Role, Tagged, TextLine

OUTLINED = (Role.H1, Role.H2)
"""The headings in the outline, in the order of levels."""


def bookmarks(structure: Element, pages: tuple[Page, ...], preparations: Iterable[Preparation]) -> tuple[Bookmark, ...]:
    """A bookmark for every H1 and H2, at its first line."""
    headings = [element for element in structure.walk() if element.role in OUTLINED]
    where = first_places({part.id for element in headings for part in element.walk()}, pages)
    titles = {node: title for preparation in preparations for node, title in heading_titles(preparation).items()}
    return tuple(
        Bookmark(titles[heading.id], heading.id, *place, level=OUTLINED.index(heading.role))
        for heading in headings
        if (place := next((where[part.id] for part in heading.walk() if part.id in where), None))
    )


def first_places(nodes: set[NodeId], pages: tuple[Page, ...]) -> Mapping[NodeId, tuple[int, float]]:
    """The page and the top of the first line of each of these elements that has lines."""
    where: dict[NodeId, tuple[int, float]] = {}
    for number, page in enumerate(pages):
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node in nodes:
                where.setdefault(item.owner.node, (number, item.baseline - item.size))
    return where


def heading_titles(preparation: Preparation) -> Mapping[NodeId, str]:
    """The words of every heading, by its node."""
    leaflet, labels = preparation.leaflet, preparation.language.labels
    said = {
        "title": leaflet.title.on_paper,
        **{section.heading.id: section.heading.on_paper for section in leaflet.sections},
        "summary.heading": labels["key_message"],
        "questions.heading": labels["questions"],
        "sources.heading": labels["sources"],
        "clinic.heading": labels["clinic"],
    }
    return {preparation.prefix + node: title for node, title in said.items()}
