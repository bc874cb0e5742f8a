"""The objects of a PDF file as plain Python values, from either reader (ISO 32000-1, 7.3).

A dictionary is a `dict` with keys without the slash, an array a `list`, a string `bytes`, a name a `Name`, an indirect
reference a `Ref`, a stream a `FileStream`; numbers, booleans and null are Python's. Files may be hostile: a method that
asks for a value of one type returns an empty value when the file has another type.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

Value: TypeAlias = Any
"""Any object of a file. Its type must be checked before use."""

MOST_DEPTH = 64
"""The deepest nesting of page trees, number trees and structure trees. A deeper file is taken for an attack."""

INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
"""The entries that a page may inherit from nodes above it (ISO 32000-1, table 30)."""


class Malformed(Exception):  # noqa: N818 - what the file is
    """The file breaks the syntax of PDF, or goes beyond a limit that no honest file reaches."""


class Encrypted(Exception):  # noqa: N818 - what the file is
    """The file is encrypted, and nobody gave a password."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """An indirect reference."""

    number: int
    generation: int = 0


class FileStream:
    """A stream: its dictionary, and its data, decoded when they are first asked for."""

    def __init__(self, entries: dict[str, Value], decode: Callable[[], bytes]) -> None:
        self.entries = entries
        self.decode = decode

    @cached_property
    def data(self) -> bytes:
        """The data without their filters. Raises Malformed."""
        return self.decode()


class FilePage(NamedTuple):
    """A page: its number from 1, the reference to it, and its dictionary with inherited entries."""

    number: int
    ref: Ref | None
    entries: dict[str, Value]


class PdfFile(ABC):
    """An open file. `data` are its bytes, `trailer` is its trailer dictionary."""

    data: bytes
    trailer: dict[str, Value]

    @abstractmethod
    def load(self, ref: Ref) -> Value:
        """The object of a reference; None when there is none. Raises Malformed."""

    def resolve(self, value: Value) -> Value:
        """The value, or the object that it refers to."""
        if not isinstance(value, Ref):
            return value
        for _ in range(MOST_DEPTH):
            value = self.load(value)
            if not isinstance(value, Ref):
                return value
        raise Malformed("references lead in a circle")

    def dictionary(self, value: Value) -> dict[str, Value]:
        """The value as a dictionary, or the dictionary of a stream; empty for other values."""
        found = self.resolve(value)
        if isinstance(found, FileStream):
            return found.entries
        return found if isinstance(found, dict) else {}

    def array(self, value: Value) -> list[Value]:
        """The value as an array; empty when it is none."""
        found = self.resolve(value)
        return found if isinstance(found, list) else []

    def stream(self, value: Value) -> bytes | None:
        """The data of a stream; None when the value is none."""
        found = self.resolve(value)
        return found.data if isinstance(found, FileStream) else None

    def name(self, value: Value) -> str:
        """The value as a name; empty when it is none."""
        found = self.resolve(value)
        return str(found) if isinstance(found, Name) else ""

    def text(self, value: Value) -> str:
        """The value as a text string; empty when it is no string."""
        found = self.resolve(value)
        return text_of(found) if isinstance(found, bytes) else ""

    def numbers(self, value: Value) -> list[float]:
        """The numbers of an array; empty when one of them is no number."""
        found = list(map(self.resolve, self.array(value)))
        return list(map(float, found)) if {int, float}.issuperset(map(type, found)) else []

    @cached_property
    def root(self) -> dict[str, Value]:
        """The catalog."""
        return self.dictionary(self.trailer.get("Root"))

    @cached_property
    def info(self) -> dict[str, Value]:
        """The information dictionary."""
        return self.dictionary(self.trailer.get("Info"))

    @cached_property
    def pages(self) -> list[FilePage]:
        """The pages in order. Raises Malformed when the page tree is not a tree."""
        found: list[FilePage] = []
        self.gather(self.root.get("Pages"), {}, found, set(), 0)
        return found

    def gather(
        self, node: Value, inherited: dict[str, Value], found: list[FilePage], seen: set[Value], depth: int
    ) -> None:
        """Add the pages at or below a node of the page tree (ISO 32000-1, 7.7.3)."""
        ref = node if isinstance(node, Ref) else None
        if depth > MOST_DEPTH or (ref and ref in seen):
            raise Malformed("the page tree leads in a circle")
        seen.add(ref)
        entries = self.dictionary(node)
        passed = inherited | {key: entries[key] for key in INHERITED if key in entries}
        if "Kids" in entries:
            for kid in self.array(entries["Kids"]):
                self.gather(kid, passed, found, seen, depth + 1)
        elif entries:
            found.append(FilePage(len(found) + 1, ref, passed | entries))


def text_of(string: bytes) -> str:
    """A text string as characters (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding."""
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    if string.startswith(b"\xef\xbb\xbf"):
        return string[3:].decode("utf-8", "replace")
    return string.decode("latin-1").translate(DOCUMENT_ENCODING)


DOCUMENT_ENCODING = dict(
    zip(
        [*range(0x18, 0x20), *range(0x80, 0x9F), 0xA0],
        "˘ˇˆ˙˝˛˚˜•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž€",
        strict=True,
    )
)
"""The codes whose characters in PDFDocEncoding and Latin-1 differ (ISO 32000-1, D.3)."""
