"""The file: ReportLab's objects, numbered and written compactly (object streams and a cross-reference stream).

ReportLab's own writer writes every object separately and uncompressed, which in a tagged file is most of its size. It
also writes `endstream` straight after the data, which PDF/A-2 (ISO 19005-2, 6.1.7.1) does not allow.
"""

import hashlib
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

import deflate

from leafletgen.pdf.reportlab_objects import CLOCK, PDFDictionary, PDFDocument, PDFObject, without
from leafletgen.text.typesetter import Memory

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""Version, and the four bytes above 127 that PDF/A asks for (ISO 19005-2, 6.1.2)."""

COMPRESSION = 7
"""The level, of 12. Level 8 takes a third more time for 0.5 % fewer bytes; level 12 ten times as long for 2 %."""

OBJECTS_PER_STREAM = 200
"""Readers unpack an object stream whole; ISO 32000-1, 7.5.7, advises against very large ones."""


class Dictionary(PDFDictionary):  # type: ignore[misc]  # ReportLab has no types
    """A dictionary of plain keys and values written as they are, whatever ReportLab's settings on this machine are."""

    def format(self, _document: PDFDocument) -> bytes:
        """The entries in the order in which they were set."""
        entries = "".join([f"/{key} {value}" for key, value in self.dict.items()])
        return f"<<{entries}>>".encode("latin-1")


class Literal(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object written as its text is. The text may be set after the object has its number."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: PDFDocument) -> bytes:
        """The text as bytes."""
        return self.text.encode("latin-1")


class Stream(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A stream. It is compressed, unless its data have a filter already or must stay readable (XMP)."""

    def __init__(self, data: bytes, entries: Mapping[str, Any] | None = None, plain: bool = False) -> None:
        self.entries = dict(entries or {})
        ready = plain or "Filter" in self.entries
        self.data = data if ready else compressed(data)
        if not ready:
            self.entries["Filter"] = "/FlateDecode"

    def format(self, document: PDFDocument) -> bytes:
        """Dictionary and data; the end of line before `endstream` is not counted in `Length`.

        That end of line is CR LF, not LF: after data that end with CR, a reader would take that CR for a part of it.
        """
        head = Dictionary(self.entries | {"Length": len(self.data)}).format(document)
        return b"%b\nstream\n%b\r\nendstream" % (head, self.data)


class PdfDocument(PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A file in the making. `Catalog` and `info` are dictionaries to fill; `add` numbers an object.

    The standard fonts with which ReportLab begins are dropped: PDF/A allows only embedded fonts.
    """

    def __init__(self) -> None:
        with without(CLOCK):
            super().__init__(compression=0, invariant=1, pdfVersion=(1, 7))
        self.objects: list[PDFObject] = []
        self.Catalog = Dictionary({"Type": "/Catalog"})
        self.info = Dictionary()

    def add(self, content: PDFObject) -> str:
        """Give an object the next number, and return the reference to it."""
        self.objects.append(content)
        return f"{len(self.objects)} 0 R"

    def format(self) -> bytes:
        """The whole file. Object numbers follow the order of `add`, so the same calls give the same bytes."""
        root, info = self.add(self.Catalog), self.add(self.info)
        out, packed, places = bytearray(HEADER), dict[int, bytes](), dict[int, tuple[int, int, int]]()
        for number, content in enumerate(self.objects, 1):
            if isinstance(content, Stream):
                places[number] = (1, len(out), 0)
                out += b"%d 0 obj\n%b\nendobj\n" % (number, content.format(self))
            else:
                packed[number] = content.format(self)
        self.pack(packed, out, places)
        self.finish(out, places, root, info)
        return bytes(out)

    def pack(self, packed: dict[int, bytes], out: bytearray, places: dict[int, tuple[int, int, int]]) -> None:
        """Write all objects that are not streams into object streams (ISO 32000-1, 7.5.7)."""
        objects = list(packed.items())
        for start in range(0, len(objects), OBJECTS_PER_STREAM):
            members = objects[start : start + OBJECTS_PER_STREAM]
            whole = len(self.objects) + 1
            places |= {number: (2, whole, index) for index, (number, _) in enumerate(members)}
            offsets = accumulate([len(content) + 1 for _, content in members], initial=0)
            head = " ".join([f"{number} {offset}" for (number, _), offset in zip(members, offsets, strict=False)])
            stream = Stream(
                b"\n".join([head.encode("ascii"), *(content for _, content in members)]),
                {"Type": "/ObjStm", "N": len(members), "First": len(head) + 1},
            )
            self.objects.append(stream)
            places[whole] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (whole, stream.format(self))

    def finish(self, out: bytearray, places: dict[int, tuple[int, int, int]], root: str, info: str) -> None:
        """Write the cross-reference stream (ISO 32000-1, 7.5.8), which is also the trailer.

        The file's identifier is a hash of everything before it.
        """
        number, start = len(self.objects) + 1, len(out)
        places[number] = (1, start, 0)
        identifier = hashlib.sha256(out).hexdigest()[:32]
        rows = [(0, 0, 255), *(places[each] for each in range(1, number + 1))]
        width = (start.bit_length() + 7) // 8
        table = b"".join([(((kind << 8 * width) + at << 8) + index).to_bytes(width + 2) for kind, at, index in rows])
        entries = {
            "Type": "/XRef", "Size": number + 1, "W": f"[1 {width} 1]", "Root": root, "Info": info,
            "ID": f"[<{identifier}><{identifier}>]",
        }  # fmt: skip
        stream = Stream(predicted(table, width + 2), entries | flate_rows(width + 2))
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, stream.format(self), start)


def compressed(data: bytes) -> bytes:
    """Data as the filter `FlateDecode` expects them (ISO 32000-1, 7.4.4)."""
    return bytes(deflate.zlib_compress(data, COMPRESSION))


def predicted(table: bytes, width: int) -> bytes:
    """Compress rows as differences from the row above (PNG filter Up): offsets grow, so the differences repeat."""
    differences = bytes([(byte - upper) & 255 for byte, upper in zip(table, bytes(width) + table, strict=False)])
    rows = [b"\x02" + differences[start : start + width] for start in range(0, len(table), width)]
    return compressed(b"".join(rows))


def flate_rows(columns: int, colours: int = 1) -> dict[str, str]:
    """The entries of a stream whose rows are filtered as in a PNG file (ISO 32000-1, 7.4.4.4)."""
    parameters = f"<</Predictor 15/Colors {colours}/Columns {columns}>>"
    return {"Filter": "/FlateDecode", "DecodeParms": parameters}


def pdf_number(value: float, digits: int = 2) -> str:
    """A number in the syntax of PDF, as short as possible: without exponent or trailing zeros."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Numbers(Memory[float, str]):
    """Lengths in the syntax of PDF, to a hundredth of a point. The same lengths occur again and again."""

    ENTRY = 130

    def work_out(self, question: float) -> str:
        """Write a length."""
        return pdf_number(question)


def numbers(*values: float) -> str:
    """Numbers with spaces between them: coordinates, to a hundredth of a point."""
    return " ".join(map(pdf_number, values))
