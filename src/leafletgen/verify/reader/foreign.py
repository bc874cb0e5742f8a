"""Reads any file with qpdf (pikepdf), strictly: a file that qpdf would have to repair is refused.

pikepdf loads slowly, so it is imported only for a file that the compact reader does not know.
"""

import io
import re
from collections.abc import Callable

from leafletgen.verify.reader.filters import decoded
from leafletgen.verify.reader.objects import MOST_DEPTH, Encrypted, FileStream, Malformed, Name, PdfFile, Ref, Value

LARGEST_OTHER = 4 << 20
"""The most bytes of an unpacked stream without Flate. qpdf unpacks it without a limit of its own."""


class ForeignFile(PdfFile):
    """A file that qpdf has opened. Raises Encrypted, Malformed, or what pikepdf raises for a damaged stream."""

    def __init__(self, data: bytes) -> None:
        import pikepdf  # noqa: PLC0415 - loads slowly

        self.data = data
        try:
            self.pdf = pikepdf.open(
                io.BytesIO(data), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
            )
        except pikepdf.PasswordError:
            raise Encrypted from None
        except pikepdf.PdfError as reason:
            raise Malformed(without_name(str(reason))) from None
        if self.pdf.is_encrypted:
            raise Encrypted
        self.loaded: dict[Ref, Value] = {}
        self.trailer = self.entries(self.pdf.trailer, 0)
        self.refuse_repairs()

    def load(self, ref: Ref) -> Value:
        """The object of a reference; None when there is none. Raises Malformed."""
        if ref not in self.loaded:
            found = self.pdf.get_object((ref.number, ref.generation))
            self.loaded[ref] = self.plain(found, 0)
            self.refuse_repairs()
        return self.loaded[ref]

    def refuse_repairs(self) -> None:
        """Raise Malformed when qpdf had to guess what the file means."""
        for warning in self.pdf.get_warnings():
            raise Malformed(without_name(warning))

    def plain(self, value: Value, depth: int) -> Value:
        """A pikepdf object as a plain value. Indirect objects inside it stay references."""
        import pikepdf  # noqa: PLC0415 - loads slowly

        if depth > MOST_DEPTH:
            raise Malformed("objects are nested too deep")
        match value:
            case pikepdf.Stream():
                entries = self.entries(value.stream_dict, depth)
                return FileStream(entries, self.decoder(entries, value))
            case pikepdf.Dictionary():
                return self.entries(value, depth)
            case pikepdf.Array():
                return [self.inside(each, depth + 1) for each in value]
            case pikepdf.Name():
                return Name(str(value)[1:])
            case pikepdf.String():
                return bytes(value)
            case bool() | int() | None:
                return value
        return float(value)

    def entries(self, dictionary: Value, depth: int) -> dict[str, Value]:
        """A dictionary with plain keys and values."""
        return {key[1:]: self.inside(each, depth + 1) for key, each in dictionary.items()}

    def inside(self, value: Value, depth: int) -> Value:
        """An object inside another as a plain value; a reference when it is indirect."""
        import pikepdf  # noqa: PLC0415 - loads slowly

        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return Ref(*value.objgen)
        return self.plain(value, depth)

    def decoder(self, entries: dict[str, Value], stream: Value) -> Callable[[], bytes]:
        """The function that unpacks a stream: our own reader with its limit for Flate, qpdf for any other filter."""

        def decode() -> bytes:
            resolved = {key: self.resolve(entries.get(key)) for key in ("Filter", "DecodeParms", "Subtype")}
            raw: bytes = stream.read_raw_bytes()
            single = resolved["Filter"]
            if isinstance(single, list) and len(single) == 1:
                resolved["Filter"] = self.resolve(single[0])
                resolved["DecodeParms"] = next(iter(self.array(resolved["DecodeParms"])), None)
            try:
                return decoded(resolved, raw)
            except Malformed:
                if resolved["Filter"] == "FlateDecode" and not resolved["DecodeParms"]:
                    raise
                if len(raw) > LARGEST_OTHER:
                    raise
                unpacked: bytes = stream.read_bytes()
                return unpacked

        return decode


def without_name(message: str) -> str:
    """A message of qpdf without its placeholder for the file's name."""
    return re.sub(r"^.*<_io\.BytesIO object at 0x[0-9a-f]+>:? ?", "", message)
