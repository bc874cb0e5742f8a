"""A file as data: a plain tree, and the place of every part in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from leafletgen.diagnostics import Diagnostic, Place

Node: TypeAlias = "dict[str, Node] | list[Node] | str"
Trail: TypeAlias = tuple[str | int, ...]
"""The keys and list positions from the root to a value."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its data, the place of each value and key, the errors found so far, and warnings.

    `broken` are the trails of values that could not be read; no more errors are reported for them. `comments` has the
    trails of the values without quotes on a line that ends in a comment, and the place of its `#`.
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
        """The place of a value; for a missing value, the place of its container."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        return self.values[trail]

    def at(self, trail: Trail) -> Node:
        """The value at a trail. Raises LookupError without one."""
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
        """False for the value of a refused key, which is not in the tree."""
        return not any(isinstance(step, str) and step.startswith("\0") for step in trail)
