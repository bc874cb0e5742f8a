"""Any file, read by pypdf: the one place where it is imported, and only when it is needed, for it loads slowly."""

import io

from leafletgen.verify.reader.objects import MOST_DEPTH, Encrypted, Malformed, Name, PdfFile, Ref, Stream, Value


class ForeignFile(PdfFile):
    """A file that pypdf has opened. Raises Encrypted, Malformed, or whatever pypdf raises."""

    def __init__(self, data: bytes) -> None:
        import logging  # noqa: PLC0415 - loads slowly

        from pypdf import PdfReader  # noqa: PLC0415 - loads slowly
        from pypdf.errors import DependencyError  # noqa: PLC0415 - loads slowly

        # What pypdf has to repair, it says in the log; the checks say it in their own words.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            self.reader = PdfReader(io.BytesIO(data))
        except DependencyError:  # what it would take to unlock the file
            raise Encrypted from None
        if self.reader.is_encrypted:
            raise Encrypted
        self.trailer = self.plain(self.reader.trailer)
        self.loaded: dict[Ref, Value] = {}

    def load(self, ref: Ref) -> Value:
        """The object behind a reference; None when there is none."""
        from pypdf.generic import IndirectObject  # noqa: PLC0415 - loads slowly

        if ref not in self.loaded:
            found = self.reader.get_object(IndirectObject(ref.number, ref.generation, self.reader))
            self.loaded[ref] = self.plain(found)
        return self.loaded[ref]

    def plain(self, value: Value, depth: int = 0) -> Value:
        """One of pypdf's objects as a plain value; references stay references."""
        from pypdf import generic  # noqa: PLC0415 - loads slowly

        if depth > MOST_DEPTH:
            raise Malformed("objects are nested too deep")
        match value:
            case generic.StreamObject():
                return Stream(self.entries(value, depth), value.get_data)
            case generic.DictionaryObject():
                return self.entries(value, depth)
            case generic.ArrayObject():
                return [self.plain(each, depth + 1) for each in list.__iter__(value)]
            case generic.IndirectObject():
                return Ref(value.idnum, value.generation)
        return scalar(value)

    def entries(self, value: Value, depth: int) -> dict[str, Value]:
        """A dictionary with plain keys and values."""
        return {str(key)[1:]: self.plain(each, depth + 1) for key, each in dict.items(value)}

    def extracted(self, page: int) -> str:
        """The text of a page (from 0) as pypdf gives it to anybody."""
        return str(self.reader.pages[page].extract_text())


def scalar(value: Value) -> Value:
    """One of pypdf's objects that holds no others, as a plain value."""
    from pypdf import generic  # noqa: PLC0415 - loads slowly

    match value:
        case generic.NameObject():
            return Name(value[1:])
        case generic.TextStringObject():
            return value.original_bytes
        case generic.BooleanObject():
            return value.value
        case generic.NumberObject():
            return int(value)
        case generic.FloatObject():
            return float(value)
        case generic.ByteStringObject():
            return bytes(value)
    return None
