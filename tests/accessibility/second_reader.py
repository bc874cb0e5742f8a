"""A second reader of tagged files, on a library that neither wrote nor checked them: tags, text, artifacts, links.

It hears a file as a screen reader does: the structure tree from its root, of each element its content in order, of each
piece of content the replacement text where there is one, else the characters that the fonts' ToUnicode maps give.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import pikepdf

PAINTING = frozenset({"f", "f*", "S", "B", "B*", "b", "b*", "s", "F", "sh", "Do", "Tj", "TJ", "'", '"'})
INLINE = frozenset({"Span", "Link"})
INVISIBLE = str.maketrans({"\u2060": None, "\xad": None, "\xa0": " "})
"""What is written for the sake of readers and line breaks, and what is said the same with an ordinary space."""

Properties: TypeAlias = dict[str, str]


@dataclass(slots=True)
class Sequence:
    """A piece of a page: tagged content with its MCID, an artifact with its properties, or (neither) what is loose.

    `painted` counts the operators that leave a trace, `inside` is how many tags and artifacts it stands in at once.
    """

    page: int
    mcid: int | None = None
    tag: str = ""
    artifact: Properties | None = None
    inside: int = 0
    text: str = ""
    painted: int = 0


@dataclass(slots=True)
class Annotation:
    """A link: where it stands (left, bottom, right, top), where it leads, what it is called."""

    page: int
    box: tuple[float, ...]
    uri: str
    contents: str


Kid: TypeAlias = "Node | Sequence | Annotation"


@dataclass(slots=True)
class Node:
    """A structure element. `language` is its own or its parent's; `attributes` are those of its `A` and its `Alt`."""

    role: str
    language: str
    attributes: dict[str, Any]
    kids: list[Kid] = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """This element and all below it, in reading order."""
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    @property
    def nodes(self) -> "list[Node]":
        """The elements right below."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def links(self) -> list[Annotation]:
        """The links that it holds."""
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    @property
    def said(self) -> str:
        """What is heard of the element itself, with what is inline in it."""
        return "".join(map(words, self.kids)).translate(INVISIBLE)

    @property
    def alt(self) -> str:
        """The words for those who do not see it."""
        return str(self.attributes.get("Alt", ""))


class Codes(NamedTuple):
    """The codes of a font: how many bytes each has, and what it says."""

    size: int
    texts: dict[int, str]


def words(kid: Kid) -> str:
    """What a piece of content says, or an element within a line of text; nothing for what is heard apart."""
    if isinstance(kid, Sequence):
        return kid.text
    return kid.said if isinstance(kid, Node) and kid.role in INLINE else ""


class TaggedFile:
    """One file, read from end to end."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages: list[Any] = [page.obj for page in self.pdf.pages]
        self.numbers = {page.objgen: number for number, page in enumerate(self.pages)}
        self.fonts: dict[tuple[int, int], Codes] = {}
        self.sequences = [sequence for number in range(len(self.pages)) for sequence in self.read(number)]

    @cached_property
    def tagged(self) -> dict[tuple[int, int], Sequence]:
        """Tagged content by page (from 0) and MCID."""
        return {(each.page, each.mcid): each for each in self.sequences if each.mcid is not None}

    @cached_property
    def root(self) -> Node:
        """The structure tree."""
        (root,) = self.kids(self.pdf.Root.StructTreeRoot, str(self.pdf.Root.Lang), None)
        assert isinstance(root, Node)
        return root

    def artifacts(self, page: int) -> list[Sequence]:
        """What a page has besides its tagged content."""
        return [each for each in self.sequences if each.page == page and each.artifact is not None]

    def read(self, number: int) -> Iterator[Sequence]:
        """The sequences of a page in the order of painting; what is loose comes first."""
        loose, font = Sequence(number), Codes(1, {})
        found: list[Sequence] = [loose]
        stack: list[Sequence | str] = []
        for instruction in pikepdf.parse_content_stream(self.pages[number]):
            operator, operands = str(instruction.operator), list(instruction.operands)
            outer = [mark for mark in stack if isinstance(mark, Sequence)]
            current = outer[-1] if outer else loose
            if operator in {"BMC", "BDC"}:
                mark = self.opened(number, operands, len(outer))
                found += [mark] if isinstance(mark, Sequence) else []
                current.text += mark.removeprefix("=") if isinstance(mark, str) and mark.startswith("=") else ""
                stack.append(mark)
            elif operator == "EMC":
                stack.pop()
            elif operator == "Tf":
                font = self.characters(self.pages[number].Resources.Font[operands[0]])
            if operator in PAINTING:
                current.painted += 1
                replaced = any(isinstance(mark, str) and mark.startswith("=") for mark in stack)
                shown = [] if replaced or operator not in {"Tj", "TJ"} else characters(operands[0], font)
                current.text += "".join(reversed(shown) if "ReversedChars" in stack else shown)
        assert not stack
        yield from found

    def opened(self, number: int, operands: list[Any], inside: int) -> Sequence | str:
        """What a marked-content operator begins: a sequence; `=` and replacement text; or anything else by its name."""
        tag, entries = str(operands[0]).removeprefix("/"), operands[1] if len(operands) > 1 else {}
        if tag == "Artifact":
            said = {str(key).removeprefix("/"): str(value).removeprefix("/") for key, value in entries.items()}
            return Sequence(number, tag=tag, artifact=said, inside=inside)
        if "/MCID" in entries:
            return Sequence(number, int(entries["/MCID"]), tag, inside=inside)
        return f"={entries['/ActualText']}" if "/ActualText" in entries else tag

    def characters(self, font: pikepdf.Object) -> "Codes":
        """The codes of a font."""
        if font.objgen not in self.fonts:
            cmap = font.ToUnicode.read_bytes().decode("ascii")
            self.fonts[font.objgen] = Codes(2 if font.Subtype == "/Type0" else 1, dict(meanings(cmap)))
        return self.fonts[font.objgen]

    def kids(self, element: pikepdf.Object, language: str, page: int | None) -> list[Kid]:
        """What an element holds, in reading order."""
        content = element.get("/K")
        entries = [] if content is None else list(content) if isinstance(content, pikepdf.Array) else [content]
        return [self.kid(entry, language, page) for entry in entries]

    def kid(self, entry: pikepdf.Object, language: str, page: int | None) -> Kid:
        """One entry of an element's content: an MCID, a reference to content or to an annotation, or an element."""
        if not isinstance(entry, pikepdf.Dictionary):
            assert page is not None
            return self.tagged[page, int(entry)]
        page = self.numbers[entry.Pg.objgen] if "/Pg" in entry else page
        kind = entry.get("/Type")
        if kind == "/MCR":
            assert page is not None
            return self.tagged[page, int(entry.MCID)]
        if kind == "/OBJR":
            assert page is not None
            return annotation(entry.Obj, page)
        own = str(entry.Lang) if "/Lang" in entry else language
        attributes: dict[str, Any] = {str(key).removeprefix("/"): value for key, value in entry.get("/A", {}).items()}
        attributes |= {key: str(entry[f"/{key}"]) for key in ("Alt", "T") if f"/{key}" in entry}
        return Node(str(entry.S).removeprefix("/"), own, attributes, self.kids(entry, own, page))

    def annotations(self) -> list[Annotation]:
        """Every annotation of every page."""
        return [annotation(each, number) for number, page in enumerate(self.pages) for each in page.get("/Annots", [])]

    def bookmarks(self) -> list[str]:
        """The titles of the outline, from top to bottom."""
        with self.pdf.open_outline() as outline:
            return [title for item in outline.root for title in titles(item)]


def titles(item: pikepdf.OutlineItem) -> Iterator[str]:
    """The title of an outline entry, and of those below it."""
    yield item.title
    for child in item.children:
        yield from titles(child)


def annotation(entry: pikepdf.Object, page: int) -> Annotation:
    """A link annotation."""
    assert entry.Subtype == "/Link"
    assert entry.A.S == "/URI"
    return Annotation(page, tuple(map(float, entry.Rect)), str(entry.A.URI), str(entry.get("/Contents", "")))


def meanings(cmap: str) -> Iterator[tuple[int, str]]:
    """Codes and their characters, one by one or in runs whose characters count up as the codes do."""
    for kind, block in re.findall(r"begin(bfchar|bfrange)(.*?)end\1", cmap, re.DOTALL):
        entries = [bytes.fromhex(digits) for digits in re.findall(r"<(\w+)>", block)]
        step = 2 if kind == "bfchar" else 3
        for first, last, text in zip(
            entries[::step], entries[step - 2 :: step], entries[step - 1 :: step], strict=True
        ):
            start, said = int.from_bytes(first), text.decode("utf-16-be")
            for code in range(start, int.from_bytes(last) + 1):
                yield code, said[:-1] + chr(ord(said[-1]) + code - start)


def characters(shown: pikepdf.Object, font: Codes) -> list[str]:
    """The characters of every code that an operator shows, in the order of the codes."""
    strings = (
        [shown] if isinstance(shown, pikepdf.String) else [each for each in shown if isinstance(each, pikepdf.String)]
    )
    data = b"".join(bytes(string) for string in strings)
    return [font.texts[int.from_bytes(data[at : at + font.size])] for at in range(0, len(data), font.size)]
