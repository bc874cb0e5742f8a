"""Writes YAML for people to edit: each text in one line, in quotes, with a comment above it."""

from collections.abc import Callable, Iterator

from leafletgen.library.yaml.document import Node, Trail

INDENT = "  "

Comment = Callable[[Trail, str], str]
"""Gives the comment above the text at a trail; no comment when it is empty."""


def yaml_lines(node: Node, comment: Comment, trail: Trail = (), indent: str = "") -> Iterator[str]:
    """The lines of a mapping or list. Its texts have no line ends, and nothing in it is empty."""
    match node:
        case dict():
            for key, value in node.items():
                yield from _entry(f"{indent}{key}:", value, comment, (*trail, key), indent)
        case list():
            for at, value in enumerate(node):
                yield from _item(value, comment, (*trail, at), indent)


def quoted_yaml(text: str) -> str:
    """A text in single quotes. Inside them only the quote itself has a meaning in YAML."""
    return "'" + text.replace("'", "''") + "'"


def _entry(head: str, value: Node, comment: Comment, trail: Trail, indent: str) -> Iterator[str]:
    """A key and its value."""
    if isinstance(value, str):
        yield from _comment(comment(trail, value), indent)
        yield f"{head} {quoted_yaml(value)}"
    else:
        yield head
        yield from yaml_lines(value, comment, trail, indent + INDENT)


def _item(value: Node, comment: Comment, trail: Trail, indent: str) -> Iterator[str]:
    """An item of a list. The first key of a mapping is behind the dash, and its comment above."""
    if isinstance(value, str):
        yield from _comment(comment(trail, value), indent)
        yield f"{indent}- {quoted_yaml(value)}"
        return
    inner, dashed = indent + INDENT, False
    for line in yaml_lines(value, comment, trail, inner):
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
