"""XMP metadata (ISO 16684-1) as plain properties."""

from xml.etree import ElementTree

from leafletgen.verify.reader.objects import PdfFile

LARGEST_XMP = 1 << 20

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def xmp_of(file: PdfFile) -> dict[str, str] | None:
    """The XMP properties of a file; None when it has none that can be read. Raises Malformed."""
    packet = file.stream(file.root.get("Metadata"))
    return None if packet is None else xmp_properties(packet)


def xmp_properties(packet: bytes) -> dict[str, str] | None:
    """The properties of an XMP packet, the first value of each; None when it is unreadable or has a document type."""
    if len(packet) > LARGEST_XMP or b"<!" in packet:
        return None
    try:
        # Entities, which could be an attack, need a document type, and the packet has none.
        root = ElementTree.fromstring(packet)  # noqa: S314 - see above
    except ElementTree.ParseError:
        return None
    found: dict[str, str] = {}
    for description in root.iter(f"{RDF}Description"):
        found |= description.attrib
        for element in description:
            texts = (text.strip() for text in element.itertext())
            found.setdefault(element.tag, next(filter(None, texts), ""))
    return found
