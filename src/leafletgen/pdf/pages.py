"""Writes pages: items become content streams and annotations, each inside a tag or an artifact."""

from itertools import groupby
from typing import TypeAlias, assert_never

from leafletgen.model.addresses import target
from leafletgen.pages import Box, Drawing, Image, Item, LinkArea, Owner, Page, Rule, Tagged, TextLine
from leafletgen.pdf.content import ContentStream, Paired
from leafletgen.pdf.document import Dictionary, Stream, numbers
from leafletgen.pdf.shapes import paint_box, paint_drawing, paint_rule
from leafletgen.pdf.shared import Shared
from leafletgen.pdf.strings import spoken_string, text_string
from leafletgen.units import Rect

Paintable: TypeAlias = TextLine | Box | Rule | Drawing | Image
"""Every item that is painted: all except a link's area."""

PRINT_FLAG = 4
"""The annotation flag that PDF/A requires (ISO 32000-1, table 165)."""


class PageWriter:
    """One page in the making."""

    def __init__(self, shared: Shared, page: Page, index: int) -> None:
        self.shared = shared
        self.page = page
        self.index = index
        self.content = ContentStream(page.height, shared.typesetter)

    def entries(self) -> dict[str, object]:
        """Paint the page. Return its dictionary's entries (ISO 32000-1, table 30) except type, parent and resources."""
        links: list[str] = []
        for turn, items in self.page.in_turns(self.index):
            self.shared.tree.turn_to(turn.place)
            self.paint_all(items)
            links += [self.link(item) for item in items if isinstance(item, LinkArea)]
        entries: dict[str, object] = {
            "MediaBox": f"[0 0 {numbers(self.page.width, self.page.height)}]", **self.boxes(),
            "Contents": self.shared.document.add(Stream(self.content.data())),
            "StructParents": self.index, "Tabs": "/S",
        }  # fmt: skip
        return entries | ({"Annots": f"[{' '.join(links)}]"} if links else {})

    def boxes(self) -> dict[str, object]:
        """The trim box and bleed box (ISO 32000-1, 14.11.2), if the sheet is larger than the page."""
        found = {"TrimBox": self.page.trim, "BleedBox": self.page.bleed}
        return {name: f"[{self.corners(rect)}]" for name, rect in found.items() if rect}

    def corners(self, rect: Rect) -> str:
        """A rectangle in PDF's form: its lower left and upper right corner."""
        return numbers(rect.x, self.page.height - rect.bottom, rect.right, self.page.height - rect.y)

    def paint_all(self, items: tuple[Item, ...]) -> None:
        """Paint items in their order. Consecutive items of one owner share one marked-content sequence."""
        painted = (item for item in items if not isinstance(item, LinkArea))
        for owner, together in groupby(painted, key=lambda item: item.owner):
            with self.owned(owner):
                for item in together:
                    self.paint(item)

    def owned(self, owner: Owner) -> Paired:
        """The marked content around consecutive items of one owner."""
        if isinstance(owner, Tagged):
            return self.content.marked(*self.shared.tree.mark(owner.node, self.index))
        return self.content.artifact(owner)

    def paint(self, item: Paintable) -> None:
        """Paint one item."""
        match item:
            case TextLine():
                self.shared.lines.paint(self.content, item)
            case Box():
                paint_box(self.content, item)
            case Rule():
                paint_rule(self.content, item)
            case Drawing():
                self.cover(item.owner, item.rect)
                paint_drawing(self.content, item)
            case Image():
                self.cover(item.owner, item.rect)
                self.paint_image(item)
            case _:
                assert_never(item)

    def cover(self, owner: Owner, rect: Rect) -> None:
        """Note the area of a picture."""
        if isinstance(owner, Tagged):
            self.shared.tree.cover(owner.node, rect, self.page.height)

    def paint_image(self, image: Image) -> None:
        """Paint a picture: PDF draws the unit square, stretched to the rectangle."""
        name, rect = self.shared.image_of(image), image.rect
        with self.content.saved:
            self.content.write("cm", rect.width, 0, 0, rect.height, rect.x, self.page.height - rect.bottom)
            self.content.out.append(f"/{name} Do")

    def link(self, area: LinkArea) -> str:
        """Write a link's annotation (ISO 32000-1, 12.5.6.5) and return the reference to it."""
        annotation = Dictionary({
            "Type": "/Annot", "Subtype": "/Link", "Rect": f"[{self.corners(area.rect)}]",
            "Border": "[0 0 0]", "F": PRINT_FLAG, "Contents": spoken_string(area.contents),
            "A": f"<</S/URI/URI{text_string(target(area.uri))}>>",
        })  # fmt: skip
        reference = self.shared.document.add(annotation)
        annotation["StructParent"] = self.shared.tree.annotate(area.owner.node, self.index, reference)
        return reference
