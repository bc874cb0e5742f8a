"""Bytes to an open file, by the reader that suits them."""

from leafletgen.verify.reader.compact import CompactFile
from leafletgen.verify.reader.foreign import ForeignFile
from leafletgen.verify.reader.objects import Malformed, PdfFile


def open_file(data: bytes) -> PdfFile:
    """Open a file: a compact one quickly, any other by qpdf.

    Raises Encrypted, Malformed, or what pikepdf raises for a damaged file.
    """
    try:
        return CompactFile(data)
    except Malformed:
        return ForeignFile(data)
