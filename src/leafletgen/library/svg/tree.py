"""Reads the bytes of a drawing into a tree of SVG elements. The private data of other programs are ignored."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.faults import first_errors
from leafletgen.library.svg.refusals import OUTLINES, hint_for
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DEEPEST_DRAWING = 32
MOST_SVG_ELEMENTS = 20_000
"""The most elements that are read or drawn. A drawing with more is a traced photograph."""
LONGEST_ENTITY = 200
"""The most characters of an entity. Some programs define entities for their namespaces."""

SILENT_ELEMENTS = frozenset({"title", "desc", "metadata"})
"""Elements of SVG with words about a drawing, which are not drawn."""
WORD_ELEMENTS = frozenset({"style", "text", "script", "textPath", "tspan", "a"})
"""Elements whose characters have a meaning."""


@dataclass(slots=True)
class SvgElement:
    """An element of SVG: its name, its attributes without those of other namespaces, and its place.

    `href` is an attribute of that name, with or without the namespace of XLink. `words` are the characters in it.
    """

    name: str
    attributes: Mapping[str, str]
    place: Place
    children: "list[SvgElement]" = field(default_factory=list)
    words: str = ""
    parent: "SvgElement | None" = field(default=None, repr=False)

    def walk(self) -> "Iterator[SvgElement]":
        """This element and all elements in it, in file order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


def read_tree(data: bytes, file: str, found: list[Diagnostic]) -> SvgElement:
    """The root of a drawing. Errors go to `found`.

    Raises Refused if no tree can be read.
    """
    reader = _Reader(file, found)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as wrong:
        place = Place(file, wrong.lineno, wrong.offset + 1)
        reason, hint = f"it is not XML ({expat.ErrorString(wrong.code)})", "save it again as plain SVG"
        raise Refused(*first_errors([*found, problem("bad-svg", place, reason=reason, hint=hint)])) from None
    if reader.root is None:
        raise Refused(*first_errors(found))
    return reader.root


class _Reader:
    """Handles the events of the XML parser. Errors go to `found`. A drawing over a limit is refused at once."""

    def __init__(self, file: str, found: list[Diagnostic]) -> None:
        self.file = file
        self.found = found
        self.root: SvgElement | None = None
        self.open: list[SvgElement | None] = []
        self.count = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = lambda _: self.open.pop()
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity

    @property
    def place(self) -> Place:
        """The place of the parser."""
        return Place(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def unsafe(self, what: str, hint: str = "") -> None:
        """Note something that is not read."""
        self.found.append(problem("unsafe-svg", self.place, what=shown(what), hint=hint or hint_for(what)))

    def stop(self, last: Diagnostic) -> None:
        """Refuse the file at once, with this as the last error."""
        raise Refused(*first_errors([*self.found, last]))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. An ignored element and its content are None among the open elements."""
        self.count += 1
        if len(self.open) == DEEPEST_DRAWING:
            self.stop(problem("too-deep", self.place, limit=DEEPEST_DRAWING))
        if self.count > MOST_SVG_ELEMENTS:
            self.stop(too_many(self.place))
        parent = self.open[-1] if self.open else None
        namespace, _, local = name.rpartition(" ")
        self.open.append(None)
        if self.root is None:
            self.begin(namespace, local, attributes)
        elif parent and namespace == SVG_NAMESPACE and local not in SILENT_ELEMENTS:
            element = self.open[-1] = self.element(local, attributes)
            element.parent = parent
            parent.children.append(element)

    def begin(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        """The outermost element begins: it must be SVG's."""
        if len(self.open) > 1:
            return
        if local != "svg" or namespace not in {"", SVG_NAMESPACE}:
            self.unsafe(f"<{local}>")
        elif not namespace:
            reason, hint = f'xmlns="{SVG_NAMESPACE}" is missing', "save it again as plain SVG"
            self.found.append(problem("bad-svg", self.place, reason=reason, hint=hint))
        else:
            self.root = self.open[-1] = self.element(local, attributes)

    def element(self, local: str, attributes: dict[str, str]) -> SvgElement:
        """An element, with the attributes that may have a meaning."""
        own = {name: value for name, value in attributes.items() if " " not in name}
        if f"{XLINK} href" in attributes:
            own.setdefault("href", attributes[f"{XLINK} href"])
        return SvgElement(local, own, self.place)

    def characters(self, text: str) -> None:
        """Characters in an element. They must be white space, except in `WORD_ELEMENTS`."""
        inside = self.open[-1] if self.open else None
        if inside is None:
            return
        if inside.name in WORD_ELEMENTS:
            inside.words += text
        elif text.strip():
            self.unsafe(text.strip(), OUTLINES)

    def instruction(self, target: str, _: str) -> None:
        """A processing instruction. One for an external style sheet is refused: it would change the drawing."""
        if target == "xml-stylesheet":
            self.unsafe(f"<?{target}")

    def doctype(self, name: str, system: str | None, _public: str | None, _internal: bool) -> None:
        """A document type. It must be SVG's. Nothing is ever fetched."""
        if name != "svg" or not re.fullmatch(r"(https?://www\.w3\.org/[!-~]*)?", system or ""):
            self.stop(problem("unsafe-svg", self.place, what=shown("<!DOCTYPE"), hint=hint_for("<!DOCTYPE")))

    def entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        """An entity. Only a short text without other entities in it is allowed, because it is harmless."""
        if is_parameter or value is None or len(value) > LONGEST_ENTITY or set("&%<") & set(value):
            what = f"<!ENTITY {name}"
            self.stop(problem("unsafe-svg", self.place, what=shown(what), hint=hint_for("<!ENTITY")))


def too_many(place: Place) -> Diagnostic:
    """The error for a drawing of too many elements."""
    reason, hint = f"it has more than {MOST_SVG_ELEMENTS:,} elements", "simplify it, or save it as PNG"
    return problem("bad-svg", place, reason=reason, hint=hint)
