"""A quick reader of compact files: cross-reference stream, object streams, Flate, and nothing else.

It reads what leafletgen writes, without a line of what wrote it, in a tenth of the time of a reader for everything, so
that every file can be read back before it gets its name. Whatever it does not know it refuses; `foreign` reads that.
"""

import re
import zlib
from collections.abc import Mapping

from leafletgen.verify.objects import Encrypted, Malformed, PdfFile, Ref, Stream, Value
from leafletgen.verify.syntax import parse

LARGEST_STREAM = 64 << 20
"""Bytes that one stream may become when it is unpacked: room for a page of pictures, none for a bomb."""

OBJECT_HEAD = re.compile(rb"\s*(\d+) (\d+) obj\b")
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


class CompactFile(PdfFile):
    """A compact file, open. Raises Malformed for whatever is not one, and Encrypted."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.loaded: dict[int, Value] = {}
        start = START.search(data, max(0, len(data) - 1024))
        if not data.startswith(b"%PDF-") or not start:
            raise Malformed("no compact file")
        table = self.object_at(int(start[1]))[1]
        if not isinstance(table, Stream) or table.entries.get("Type") != "XRef" or "Prev" in table.entries:
            raise Malformed("no cross-reference stream, or more than one")
        if "Encrypt" in table.entries:
            raise Encrypted
        self.trailer = table.entries
        self.places = dict(rows(table))

    def load(self, ref: Ref) -> Value:
        """The object behind a reference; None when there is none."""
        number = ref.number
        if number not in self.loaded:
            kind, place = self.places.get(number, (0, 0))
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
        values = parse(self.data[head.end() : end if stream < 0 else stream].decode("latin-1"))
        if len(values) != 1:
            raise Malformed(f"no single object at byte {place}")
        if stream >= 0:
            return int(head[1]), self.stream_at(values[0], stream + len(b"stream"))
        return int(head[1]), values[0]

    def stream_at(self, entries: Value, place: int) -> Stream:
        """The stream whose dictionary is `entries`, and whose data follow the line end at an offset."""
        if not isinstance(entries, dict) or not isinstance(length := entries.get("Length"), int) or length < 0:
            raise Malformed("a stream without dictionary or length")
        start = place + (2 if self.data.startswith(b"\r\n", place) else 1)
        raw = self.data[start : start + length]
        if not self.data[start + length : start + length + 16].lstrip(b"\r\n").startswith(b"endstream"):
            raise Malformed("a stream has another length than it says")
        return Stream(entries, lambda: decoded(entries, raw))

    def unpack(self, number: int) -> None:
        """Load all objects of an object stream (ISO 32000-1, 7.5.7)."""
        if self.places.get(number, (0, 0))[0] != 1:
            raise Malformed("an object stream inside an object stream")
        packed = self.load(Ref(number))
        if not isinstance(packed, Stream) or not isinstance(first := packed.entries.get("First"), int):
            raise Malformed("no object stream")
        text = packed.data.decode("latin-1")
        numbers = parse(text[:first])[::2]
        values = parse(text[first:])
        if len(numbers) != len(values):
            raise Malformed("an object stream holds another number of objects than it says")
        for each, value in zip(numbers, values, strict=True):
            self.loaded.setdefault(each, value)


def decoded(entries: Mapping[str, Value], raw: bytes) -> bytes:
    """The data of a stream without its filter; pictures stay as they are. Raises Malformed."""
    kind = entries.get("Filter")
    if kind is None or entries.get("Subtype") == "Image":
        return raw
    if kind != "FlateDecode":
        raise Malformed(f"the filter {kind} is not known")
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw, LARGEST_STREAM)
    except zlib.error:
        raise Malformed("a stream cannot be unpacked") from None
    if not unpacker.eof:
        raise Malformed("a stream is cut off, or too large")
    parameters = entries.get("DecodeParms") or {}
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return data
    if predictor < 10 or parameters.get("Colors", 1) != 1 or parameters.get("BitsPerComponent", 8) != 8:
        raise Malformed(f"the predictor {predictor} is not known")
    return unfiltered(data, parameters.get("Columns", 1))


def unfiltered(data: bytes, columns: int) -> bytes:
    """Rows of a PNG filter, None or Up, as they were (PNG, 9.2). Raises Malformed."""
    above = bytes(columns)
    rows = []
    for start in range(0, len(data), columns + 1):
        row = data[start + 1 : start + 1 + columns]
        if data[start] not in {0, 2}:
            raise Malformed(f"the row filter {data[start]} is not known")
        above = row if data[start] == 0 else bytes((a + b) & 255 for a, b in zip(row, above, strict=False))
        rows.append(above)
    return b"".join(rows)


def rows(table: Stream) -> list[tuple[int, tuple[int, int]]]:
    """Number, kind and place of each object of a cross-reference stream (ISO 32000-1, 7.5.8): offset, or object stream."""
    widths, size = table.entries.get("W"), table.entries.get("Size")
    if not isinstance(widths, list) or len(widths) != 3 or not all(isinstance(width, int) for width in widths):
        raise Malformed("a cross-reference stream without widths")
    kind_width, place_width, _ = widths
    step, data = sum(widths), table.data
    if "Index" in table.entries or min(widths) < 0 or kind_width != 1 or size != len(data) // step:
        raise Malformed("a cross-reference stream of another form")
    return [
        (number, (data[at], int.from_bytes(data[at + 1 : at + 1 + place_width])))
        for number, at in enumerate(range(0, len(data), step))
    ]
