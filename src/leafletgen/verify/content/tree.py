"""The structure tree: the type of each tag, and its content (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from leafletgen.verify.reader.objects import MOST_DEPTH, Malformed, PdfFile, Ref, Value

MOST_ELEMENTS = 200_000

INLINE = frozenset(
    {"Span", "Link", "Reference", "Quote", "Code", "Annot", "BibEntry", "Ruby", "Warichu", "Em", "Strong"}
)
"""Elements inside a line of text. Their content belongs to the text around them."""

STANDARD = INLINE | {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
    "TFoot", "Note", "RB", "RT", "RP", "WT", "WP", "Figure", "Formula", "Form",
}  # fmt: skip
"""The standard structure types (ISO 32000-1, 14.8.4)."""


class MarkedContent(NamedTuple):
    """A marked-content sequence: the page's number from 1 (0 when the element names none), and the MCID."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation or other object that an element holds."""

    ref: Ref


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `role` is its standard type, `kind` the type as written; `language` is inherited.

    An element has no link to its parent: such circles would keep a tree in memory after its use.
    """

    kind: str
    role: str
    ref: Ref | None
    language: str
    entries: dict[str, Value]
    kids: "list[Kid]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def contents(self) -> Iterator[MarkedContent]:
        """The content of this element itself, in reading order."""
        return (kid for kid in self.kids if isinstance(kid, MarkedContent))

    def __str__(self) -> str:
        """Its name in a message."""
        return f"{self.kind} {self.ref.number}" if self.ref else self.kind


Kid: TypeAlias = Element | MarkedContent | Annotation


class TreeReader:
    """Reads the tree of a file once. `roots` are the elements at its top."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.root = file.dictionary(file.root.get("StructTreeRoot"))
        self.roles = file.dictionary(self.root.get("RoleMap"))
        self.pages = {page.ref: page.number for page in file.pages if page.ref}
        self.seen: set[Ref] = set()
        self.count = 0

    def roots(self) -> list[Element]:
        """The elements at the top. Raises Malformed when the structure is not a tree."""
        language = self.file.text(self.file.root.get("Lang"))
        kids = self.kids(self.root.get("K"))
        found = [self.element(kid, language, 0, 0) for kid in kids]
        return [element for element in found if isinstance(element, Element)]

    def kids(self, value: Value) -> list[Value]:
        """The entries of a `K`, which is an array or a single entry."""
        found = self.file.resolve(value)
        return found if isinstance(found, list) else [] if value is None else [value]

    def element(self, value: Value, language: str, page: int, depth: int) -> Kid | None:
        """One entry of a `K`, with all below it."""
        ref = value if isinstance(value, Ref) else None
        found = self.file.resolve(value)
        if isinstance(found, int):
            return MarkedContent(page, found)
        if not isinstance(found, dict):
            return None
        if isinstance(on := found.get("Pg"), Ref):
            page = self.pages.get(on, 0)
        if "Type" in found and (kind := self.file.name(found["Type"])) in {"OBJR", "MCR"}:
            return self.reference(found, kind, page)
        self.guard(ref, depth)
        tag = self.file.name(found.get("S"))
        own = (self.file.text(found["Lang"]) if "Lang" in found else "") or language
        element = Element(tag, tag if tag in STANDARD else self.standard(tag), ref, own, found)
        for each in self.kids(found["K"]) if "K" in found else ():
            kid = MarkedContent(page, each) if isinstance(each, int) else self.element(each, own, page, depth + 1)
            if kid is not None:
                element.kids.append(kid)
        return element

    def reference(self, entries: dict[str, Value], kind: str, page: int) -> MarkedContent | Annotation | None:
        """A reference to an object, or to marked content (ISO 32000-1, tables 324 and 325)."""
        if kind == "OBJR":
            return Annotation(entries["Obj"]) if isinstance(entries.get("Obj"), Ref) else None
        mcid = self.file.resolve(entries.get("MCID"))
        return MarkedContent(page, mcid) if isinstance(mcid, int) else None

    def guard(self, ref: Ref | None, depth: int) -> None:
        """Raise Malformed for a circle, or for a tree deeper or larger than any honest one."""
        self.count += 1
        if depth > MOST_DEPTH or self.count > MOST_ELEMENTS or (ref and ref in self.seen):
            raise Malformed("the structure tree leads in a circle, or is far too large")
        if ref:
            self.seen.add(ref)

    def standard(self, tag: str) -> str:
        """The standard type of a tag, by the role map if the tag is not standard."""
        for _ in range(MOST_DEPTH):
            if tag in STANDARD or tag not in self.roles:
                return tag
            tag = self.file.name(self.roles[tag])
        return tag


def number_tree(file: PdfFile, node: Value, depth: int = 0) -> dict[int, Value]:
    """Keys and values of a number tree (ISO 32000-1, 7.9.7). Raises Malformed."""
    if depth > MOST_DEPTH:
        raise Malformed("a number tree leads in a circle")
    entries = file.dictionary(node)
    numbers = file.array(entries.get("Nums"))
    found = {key: value for key, value in zip(numbers[::2], numbers[1::2], strict=False) if isinstance(key, int)}
    for kid in file.array(entries.get("Kids")):
        found |= number_tree(file, kid, depth + 1)
    return found
