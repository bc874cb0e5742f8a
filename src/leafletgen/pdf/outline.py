"""Bookmarks: a viewer lists the headings, each with its place and structure element (ISO 32000-1, 12.3.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from leafletgen.model.leaflet import NodeId
from leafletgen.pages import Bookmark
from leafletgen.pdf.document import Literal, PdfDocument, pdf_number
from leafletgen.pdf.strings import spoken_string


@dataclass(slots=True, eq=False)
class OutlineEntry:
    """A bookmark and the bookmarks under it. The root has no bookmark of its own."""

    bookmark: Bookmark | None
    reference: str
    literal: Literal
    children: "list[OutlineEntry]" = field(default_factory=list)

    @property
    def open_entries(self) -> int:
        """The number of visible entries below this one. All entries are open."""
        return sum(1 + child.open_entries for child in self.children)


@dataclass(frozen=True, slots=True)
class BookmarkPlaces:
    """The targets of bookmarks: page references, page heights in points, references of structure elements."""

    pages: Sequence[str]
    heights: Sequence[float]
    elements: Mapping[NodeId, str]


def write_outline(document: PdfDocument, bookmarks: Sequence[Bookmark], places: BookmarkPlaces) -> str:
    """Write the outline, and return the reference to its root."""
    root = nest(document, bookmarks)
    describe(root, "", places)
    return root.reference


def nest(document: PdfDocument, bookmarks: Sequence[Bookmark]) -> OutlineEntry:
    """Put every bookmark under the nearest bookmark before it with a lower level."""

    def entry(bookmark: Bookmark | None) -> OutlineEntry:
        literal = Literal()
        return OutlineEntry(bookmark, document.add(literal), literal)

    root = entry(None)
    path = [(-1, root)]
    for bookmark in bookmarks:
        while path[-1][0] >= bookmark.level:
            path.pop()
        child = entry(bookmark)
        path[-1][1].children.append(child)
        path.append((bookmark.level, child))
    return root


def describe(entry: OutlineEntry, own: str, places: BookmarkPlaces) -> None:
    """Write an entry's dictionary, and those of all entries below it. `own` has its entries except its children."""
    kids = entry.children
    below = f"/First {kids[0].reference}/Last {kids[-1].reference}/Count {entry.open_entries}" if kids else ""
    entry.literal.text = f"<<{own or '/Type/Outlines'}{below}>>"
    for index, kid in enumerate(kids):
        before = f"/Prev {kids[index - 1].reference}" if index else ""
        after = f"/Next {kids[index + 1].reference}" if index + 1 < len(kids) else ""
        describe(kid, f"/Parent {entry.reference}{before}{after}{bookmark_target(kid, places)}", places)


def bookmark_target(entry: OutlineEntry, places: BookmarkPlaces) -> str:
    """A bookmark's title, destination and structure element."""
    bookmark = entry.bookmark
    if bookmark is None:
        return ""
    top = pdf_number(places.heights[bookmark.page] - bookmark.y)
    element = places.elements.get(bookmark.node)
    return (
        f"/Title{spoken_string(bookmark.title)}/Dest[{places.pages[bookmark.page]}/XYZ null {top} null]"
        + (f"/SE {element}" if element else "")
    )  # fmt: skip
