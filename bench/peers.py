"""The programs that leafletgen is held against.

Each has a module with two functions: `source` writes a document (`documents.Document` in a dictionary) in the program's own
language, as bytes; `make` turns these into a file. Only `make` is timed. Fonts are found, and style sheets that all documents
share are read, once a process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any, TypeAlias

Fonts: TypeAlias = "list[dict[str, str]]"
"""The fonts of a document: its families, in the order in which they are tried, and the files of two weights."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: its module here, its package, and what it is asked for."""

    module: str
    package: str
    asked: str

    def source(self) -> Callable[[dict[str, Any]], bytes]:
        """The function that writes a document in the program's language."""
        source: Callable[[dict[str, Any]], bytes] = import_module(self.module).source
        return source

    def maker(self) -> Callable[[bytes, Fonts], bytes]:
        """The function that makes a file of that. Raises ImportError where the program, or a library that it needs, is not there."""
        make: Callable[[bytes, Fonts], bytes] = import_module(self.module).make
        return make


PEERS: Mapping[str, Peer] = {
    "Typst": Peer("peer_typst", "typst", 'tagged, `["ua-1", "a-2a"]`, its template in a file of its own'),
    "WeasyPrint": Peer("peer_weasyprint", "weasyprint", "tagged, `pdf/ua-1`: it takes one standard at a time"),
    "plutoprint": Peer("peer_plutoprint", "plutoprint", "an HTML engine in C++; no tags; fonts by fontconfig"),
    "skia": Peer(
        "peer_skia", "skia-python", "Chrome's drawing and paragraphs in C++; no tags, nothing but text in its place"
    ),
}


def described(name: str) -> str:
    """Name, version and what it is asked for."""
    peer = PEERS[name]
    return f"{name} ({peer.package} {version(peer.package)}): {peer.asked}"
