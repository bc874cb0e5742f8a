"""Opens a file with the reader that suits it."""

from leafletgen.verify.reader.compact import CompactFile
from leafletgen.verify.reader.foreign import ForeignFile
from leafletgen.verify.reader.objects import Malformed, PdfFile


def open_file(data: bytes) -> PdfFile:
    """Open a file: with the quick reader if it is compact, else with qpdf.

    Raises Encrypted, Malformed, or what pikepdf raises for a damaged file.
    """
    try:
        return CompactFile(data)
    except Malformed:
        return ForeignFile(data)
