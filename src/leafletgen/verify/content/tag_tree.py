"""The tag tree as text for people to read and compare: roles nested as in the file, each with its text.

- Document [lang=en, t=“Scrotal calcinosis”]
- H1: “Scrotal calcinosis”
- Figure [alt=“Two lumps under the skin”]
"""

from collections.abc import Iterator

from leafletgen.verify.content.matching import plain
from leafletgen.verify.content.opened import Opened, joined_sequences
from leafletgen.verify.content.tree import Annotation, Element
from leafletgen.verify.reader.objects import Malformed, Value
from leafletgen.verify.reader.opening import open_file


def tag_tree(data: bytes) -> str:
    """The tag tree of a file, one element a line; empty when there is none. Raises Malformed when it cannot be read."""
    try:
        opened = Opened(open_file(data))
        return "".join(f"{line}\n" for root in opened.roots for line in tag_lines(opened, root, 0))
    except Exception as reason:  # a damaged file can make a reader fail in any way
        raise Malformed(str(reason)) from None


def tag_lines(opened: Opened, element: Element, depth: int) -> Iterator[str]:
    """An element and all below it, each level indented by two more spaces."""
    yield "  " * depth + f"- {element.kind}{details(opened, element)}"
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from tag_lines(opened, kid, depth + 1)


def details(opened: Opened, element: Element) -> str:
    """The details of an element: language where it changes, alternative text, title, address, text."""
    file, entries = opened.file, element.entries
    parts = []
    if "Lang" in entries:
        parts.append(f"lang={file.text(entries['Lang'])}")
    parts += [f"{key.lower()}={quoted_text(file.text(entries[key]))}" for key in ("Alt", "T") if key in entries]
    parts += [f"uri={uri}" for uri in link_targets(opened, element)]
    text = element_words(opened, element)
    return (f" [{', '.join(parts)}]" if parts else "") + (f": {quoted_text(text)}" if text else "")


def element_words(opened: Opened, element: Element) -> str:
    """The element's own text, lines joined. Its inline elements have lines of their own."""
    own = (opened.sequences[kid] for kid in element.contents() if kid in opened.sequences)
    return plain("\n".join(text for _, text in joined_sequences(own)))


def link_targets(opened: Opened, element: Element) -> list[str]:
    """The targets of an element's links, each once."""
    found: list[Value] = [kid.ref for kid in element.kids if isinstance(kid, Annotation)]
    actions = (opened.file.dictionary(opened.file.dictionary(ref).get("A")) for ref in found)
    return list(dict.fromkeys(opened.file.text(action.get("URI")) for action in actions))


def quoted_text(text: str) -> str:
    """A text in quotation marks, on one line."""
    return f"“{plain(text)}”"
