"""A file once it is data: a plain tree, and where in the file every part of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from leafletgen.diagnostics import Diagnostic, Place

Node: TypeAlias = "dict[str, Node] | list[Node] | str"
Trail: TypeAlias = tuple[str | int, ...]
"""The keys and list positions from the root to a value."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its data, where each value and each key of it stands, what was wrong so far, and what is worth a look.

    `broken` are the trails of values that could not be read; nothing more is to be said about them. `comments` are the
    trails of the values without quotes on a line that ends in a comment, and where its `#` stands.
    """

    file: str
    tree: Node
    values: Mapping[Trail, Place]
    keys: Mapping[Trail, Place]
    found: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    broken: frozenset[Trail] = frozenset()
    comments: Mapping[Trail, Place] = field(default_factory=dict)

    def place(self, trail: Trail) -> Place:
        """Where a value stands; of a value that is not there, where its container stands."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        return self.values[trail]

    def at(self, trail: Trail) -> Node:
        """The value at the end of a trail; raises LookupError where there is none."""
        node = self.tree
        for step in trail:
            match node, step:
                case dict(), str():
                    node = node[step]
                case list(), int():
                    node = node[step]
                case _:
                    raise LookupError(trail)
        return node

    def attached(self, trail: Trail) -> bool:
        """False for the value of a refused key, which is in no tree."""
        return not any(isinstance(step, str) and step.startswith("\0") for step in trail)
