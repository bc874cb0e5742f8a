"""The structure tree: the elements of the leaflet in reading order, each with its content (ISO 32000-1, 14.7).

The elements come from the leaflet. Painting only adds which marked-content sequence belongs to which element. An
element whose text is interrupted by a child (a link in a sentence) has both in the order of painting.
"""

import sys
from typing import NamedTuple

from leafletgen.model.leaflet import NodeId
from leafletgen.pages import Element, Role
from leafletgen.pdf.document import Literal, PdfDocument, numbers
from leafletgen.pdf.strings import spoken_string, text_string
from leafletgen.units import Rect

NEVER_PAINTED = (sys.maxsize, 0)


class TagMark(NamedTuple):
    """A piece of an element's content: a marked-content sequence, or an annotation.

    `first` is its place in reading order: the place set by `turn_to`, then its number among everything painted.
    """

    first: tuple[int, int]
    page: int
    mcid: int = 0
    annotation: str = ""


class TagNode:
    """An element, and the content painted for it. `box` is the area of a figure: left, bottom, right, top.

    After painting, `collect` sets `kids`, the content and child elements in reading order, and `first`, its place in
    reading order.
    """

    __slots__ = ("box", "children", "element", "first", "kids", "marks", "reference")

    def __init__(self, element: Element, children: "list[TagNode]") -> None:
        self.element = element
        self.children = children
        self.marks: list[TagMark] = []
        self.kids: list[TagMark | TagNode] = []
        self.first = NEVER_PAINTED
        self.box: tuple[float, float, float, float] | None = None
        self.reference = ""

    def collect(self) -> bool:
        """Collect what goes into the file: elements with content, here or below, and figures. True if this does."""
        self.kids = [*self.marks, *(child for child in self.children if child.collect())]
        if self.marks and len(self.kids) > 1:
            self.kids.sort(key=lambda kid: kid.first)
        self.first = min([kid.first for kid in self.kids], default=NEVER_PAINTED)
        return bool(self.kids) or self.element.role is Role.FIGURE


class StructureTree:
    """Builds the tree: call `mark` and `annotate` while painting, then `write`."""

    def __init__(self, root: Element, pages: int) -> None:
        self.by_id: dict[NodeId, TagNode] = {}
        self.root = self.grow(root)
        self.marked: list[list[TagNode]] = [[] for _ in range(pages)]
        self.annotated: list[TagNode] = []
        self.count = 0
        self.place = 0

    def grow(self, element: Element) -> TagNode:
        """Make nodes for an element and all elements below it."""
        node = TagNode(element, [self.grow(child) for child in element.children])
        if element.id in self.by_id:
            raise ValueError(f"two structure elements are called {element.id}")
        self.by_id[element.id] = node
        return node

    def turn_to(self, place: int) -> None:
        """Set the place in reading order of what is painted next. Folded sheets are not read in painting order."""
        self.place = place

    def mark(self, id: NodeId, page: int) -> tuple[str, int]:
        """Begin a sequence of an element's content; return its structure type and the number of the sequence."""
        node, owners = self.by_id[id], self.marked[page]
        self.count += 1
        node.marks.append(TagMark((self.place, self.count), page, mcid=len(owners)))
        owners.append(node)
        return node.element.role, len(owners) - 1

    def annotate(self, id: NodeId, page: int, annotation: str) -> int:
        """Make an annotation part of an element; return its key in the parent tree."""
        node = self.by_id[id]
        self.count += 1
        node.marks.append(TagMark((self.place, self.count), page, annotation=annotation))
        self.annotated.append(node)
        return len(self.marked) + len(self.annotated) - 1

    def cover(self, id: NodeId, rect: Rect, height: float) -> None:
        """Note the area of an element, which a figure must have. `height` is the page's."""
        node = self.by_id[id]
        left, bottom, right, top = rect.x, height - rect.bottom, rect.right, height - rect.y
        if node.box is not None:
            x1, y1, x2, y2 = node.box
            left, bottom, right, top = min(left, x1), min(bottom, y1), max(right, x2), max(top, y2)
        node.box = left, bottom, right, top

    def write(self, document: PdfDocument, pages: list[str]) -> str:
        """Write the tree, and return the reference to its root. `pages` are the references to the pages."""
        root = Literal()
        reference = document.add(root)
        self.root.collect()
        self.describe(self.root, reference, document, pages)
        parents = document.add(Literal(f"<</Nums[{self.parents()}]>>"))
        next_key = len(self.marked) + len(self.annotated)
        root.text = (
            f"<</Type/StructTreeRoot/K {self.root.reference}/ParentTree {parents}/ParentTreeNextKey {next_key}>>"
        )
        return reference

    def references(self) -> dict[NodeId, str]:
        """The references to the elements that were written."""
        return {node.element.id: node.reference for node in self.by_id.values() if node.reference}

    def describe(self, node: TagNode, parent: str, document: PdfDocument, pages: list[str]) -> str:
        """Write the dictionaries of an element and all below it, in reading order. Return the reference to it."""
        literal = Literal()
        node.reference = document.add(literal)
        page = node.marks[0].page if node.marks else None
        entries = [
            content_item(kid, page, pages)
            if isinstance(kid, TagMark)
            else self.describe(kid, node.reference, document, pages)
            for kid in node.kids
        ]
        content = entries[0] if len(entries) == 1 else f"[{' '.join(entries)}]"
        where = "" if page is None else f"/Pg {pages[page]}"
        literal.text = f"<</S/{node.element.role}/P {parent}{where}/K {content}{properties(node)}>>"
        return node.reference

    def parents(self) -> str:
        """The entries of the parent tree: for each page its sequences' owners, then the owner of each annotation."""
        pages = (f"{page}[{' '.join(node.reference for node in owners)}]" for page, owners in enumerate(self.marked))
        links = (f"{len(self.marked) + index} {node.reference}" for index, node in enumerate(self.annotated))
        return " ".join([*pages, *links])


def content_item(mark: TagMark, page: int | None, pages: list[str]) -> str:
    """A piece of content as an entry of `K` (ISO 32000-1, 14.7.4)."""
    elsewhere = "" if mark.page == page else f"/Pg {pages[mark.page]}"
    if mark.annotation:
        return f"<</Type/OBJR/Obj {mark.annotation}{elsewhere}>>"
    return f"<</Type/MCR/MCID {mark.mcid}{elsewhere}>>" if elsewhere else str(mark.mcid)


def properties(node: TagNode) -> str:
    """The entries of an element besides its type and content."""
    element = node.element
    text = f"/Lang{text_string(element.language)}" if element.language else ""
    text += f"/Alt{spoken_string(element.alt)}" if element.alt else ""
    text += f"/T{spoken_string(element.title)}" if element.title else ""
    if element.numbering:
        text += f"/A<</O/List/ListNumbering/{element.numbering}>>"
    if element.scope:
        text += f"/A<</O/Table/Scope/{element.scope}>>"
    if element.role is Role.FIGURE and node.box is not None:
        text += f"/A<</O/Layout/Placement/Block/BBox[{numbers(*node.box)}]>>"
    return text
