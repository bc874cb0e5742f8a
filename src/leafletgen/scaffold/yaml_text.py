"""A tree of texts as YAML that a person goes on with: one text to a line, in quotes, with a comment above it."""

from collections.abc import Callable, Iterator

from leafletgen.library.yaml.document import Node, Trail

INDENT = "  "

Comment = Callable[[Trail, str], str]
"""What to say above the text at the end of a trail; nothing when it is empty."""


def lines(node: Node, comment: Comment, trail: Trail = (), indent: str = "") -> Iterator[str]:
    """The lines of a mapping or list of texts that are each without line ends; nothing in it is empty."""
    match node:
        case dict():
            for key, value in node.items():
                yield from _entry(f"{indent}{key}:", value, comment, (*trail, key), indent)
        case list():
            for at, value in enumerate(node):
                yield from _item(value, comment, (*trail, at), indent)


def quoted(text: str) -> str:
    """A text in single quotes, in which nothing but the quote itself means anything to YAML."""
    return "'" + text.replace("'", "''") + "'"


def _entry(head: str, value: Node, comment: Comment, trail: Trail, indent: str) -> Iterator[str]:
    """A key and what stands behind it."""
    if isinstance(value, str):
        yield from _comment(comment(trail, value), indent)
        yield f"{head} {quoted(value)}"
    else:
        yield head
        yield from lines(value, comment, trail, indent + INDENT)


def _item(value: Node, comment: Comment, trail: Trail, indent: str) -> Iterator[str]:
    """An item of a list; of a mapping, the first key stands behind the dash, and its comment above that."""
    if isinstance(value, str):
        yield from _comment(comment(trail, value), indent)
        yield f"{indent}- {quoted(value)}"
        return
    inner, dashed = indent + INDENT, False
    for line in lines(value, comment, trail, inner):
        if dashed:
            yield line
        elif line.startswith(f"{inner}#"):
            yield line.removeprefix(INDENT)
        else:
            dashed = True
            yield f"{indent}- {line.removeprefix(inner)}"


def _comment(text: str, indent: str) -> Iterator[str]:
    if text:
        yield f"{indent}# {text}"
