"""A quick reader of compact files. It reads only cross-reference streams, object streams and Flate.

It shares no code with the writer. It takes a tenth of the time of a general reader, so every file can be read back
before it gets its name. It refuses any other file; `foreign` reads those.
"""

import re
from dataclasses import dataclass

from leafletgen.verify.reader.filters import decoded
from leafletgen.verify.reader.objects import Encrypted, FileStream, Malformed, PdfFile, Ref, Value
from leafletgen.verify.reader.syntax import Scalars, parse, usual

OBJECT_HEAD = re.compile(rb"\s*(\d+) (\d+) obj\b")
START_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


class CompactFile(PdfFile):
    """An open compact file. Raises Malformed for any other file, and Encrypted."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.loaded: dict[int, Value] = {}
        self.scalars = Scalars(usual())
        start = START_XREF.search(data, max(0, len(data) - 1024))
        if not data.startswith(b"%PDF-") or not start:
            raise Malformed("no compact file")
        table = self.object_at(int(start[1]))[1]
        if not isinstance(table, FileStream) or table.entries.get("Type") != "XRef" or "Prev" in table.entries:
            raise Malformed("no cross-reference stream, or more than one")
        if "Encrypt" in table.entries:
            raise Encrypted
        self.trailer = table.entries
        self.places = ObjectPlaces.of(table)

    def load(self, ref: Ref) -> Value:
        """The object of a reference; None when there is none."""
        number = ref.number
        if number not in self.loaded:
            kind, place = self.places.find(number)
            if kind == 1:
                found, self.loaded[number] = self.object_at(place)
                if found != number:
                    raise Malformed(f"object {number} is not where the table says")
            elif kind == 2:
                self.unpack(place)
            self.loaded.setdefault(number, None)
        return self.loaded[number]

    def object_at(self, place: int) -> tuple[int, Value]:
        """The number and value of the object at an offset."""
        head = OBJECT_HEAD.match(self.data, place)
        end = self.data.find(b"endobj", place)
        if not head or end < 0:
            raise Malformed(f"no object at byte {place}")
        stream = self.data.find(b"stream", head.end(), end)
        values = parse(self.data[head.end() : end if stream < 0 else stream].decode("latin-1"), self.scalars)
        if len(values) != 1:
            raise Malformed(f"no single object at byte {place}")
        if stream >= 0:
            return int(head[1]), self.stream_at(values[0], stream + len(b"stream"))
        return int(head[1]), values[0]

    def stream_at(self, entries: Value, place: int) -> FileStream:
        """The stream whose dictionary is `entries`, and whose data follow the line end at an offset."""
        if not isinstance(entries, dict) or not isinstance(length := entries.get("Length"), int) or length < 0:
            raise Malformed("a stream without dictionary or length")
        start = place + (2 if self.data.startswith(b"\r\n", place) else 1)
        raw = self.data[start : start + length]
        if not self.data[start + length : start + length + 16].lstrip(b"\r\n").startswith(b"endstream"):
            raise Malformed("a stream has another length than it says")
        return FileStream(entries, lambda: decoded(entries, raw))

    def unpack(self, number: int) -> None:
        """Load all objects of an object stream (ISO 32000-1, 7.5.7)."""
        if self.places.find(number)[0] != 1:
            raise Malformed("an object stream inside an object stream")
        packed = self.load(Ref(number))
        if not isinstance(packed, FileStream) or not isinstance(first := packed.entries.get("First"), int):
            raise Malformed("no object stream")
        text = packed.data.decode("latin-1")
        numbers = numbers_in(text[:first].split()[::2])
        values = parse(text[first:], self.scalars)
        if len(numbers) != len(values):
            raise Malformed("an object stream holds another number of objects than it says")
        self.loaded = dict(zip(numbers, values, strict=True)) | self.loaded


def numbers_in(words: list[str]) -> list[int]:
    """The words in the head of an object stream as numbers. Raises Malformed."""
    try:
        return list(map(int, words))
    except ValueError:
        raise Malformed("an object stream without numbers") from None


@dataclass(frozen=True, slots=True)
class ObjectPlaces:
    """The places of the objects: rows of a cross-reference stream (ISO 32000-1, 7.5.8), read when they are needed."""

    rows: bytes
    size: int
    step: int
    place_width: int

    @classmethod
    def of(cls, table: FileStream) -> "ObjectPlaces":
        """The rows of a stream. Raises Malformed."""
        widths, size = table.entries.get("W"), table.entries.get("Size")
        if not isinstance(widths, list) or len(widths) != 3 or not all(isinstance(width, int) for width in widths):
            raise Malformed("a cross-reference stream without widths")
        kind_width, place_width, _ = widths
        step, data = sum(widths), table.data
        if "Index" in table.entries or min(widths) < 0 or kind_width != 1 or size != len(data) // step:
            raise Malformed("a cross-reference stream of another form")
        return cls(data, size, step, place_width)

    def find(self, number: int) -> tuple[int, int]:
        """The kind and place of an object: 1 and an offset, 2 and an object stream, or 0 without an object."""
        if not 0 <= number < self.size:
            return 0, 0
        start = number * self.step
        return self.rows[start], int.from_bytes(self.rows[start + 1 : start + 1 + self.place_width])
