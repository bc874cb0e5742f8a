"""The metadata of the file, for people, printers and archives. The information dictionary and XMP say the same."""

from leafletgen.model.layout import Duplex
from leafletgen.pages import Composition, Metadata
from leafletgen.pdf.colour import output_intent
from leafletgen.pdf.document import PdfDocument, Stream
from leafletgen.pdf.strings import spoken_string, spoken_text, text_string

PRODUCER = "leafletgen"

DUPLEX = {
    Duplex.NONE: "/Simplex",
    Duplex.SHORT_EDGE: "/DuplexFlipShortEdge",
    Duplex.LONG_EDGE: "/DuplexFlipLongEdge",
}
"""ISO 32000-1, table 150."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:leafletgen="urn:leafletgen:" leafletgen:edition="{identity}"
 pdfaid:part="2" pdfaid:conformance="A" pdfuaid:part="1"
 xmp:CreateDate="{date}" xmp:ModifyDate="{date}" xmp:CreatorTool="{producer}" pdf:Producer="{producer}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li><rdf:li xml:lang="{language}">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>leafletgen</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:leafletgen:</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>leafletgen</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>edition</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which leaflet this is, in which version, language and layout</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""ISO 19005-2, 6.6. A schema that PDF/A does not define, such as PDF/UA's and our own, is declared with its properties.

The packet is not compressed; a single value is an attribute, because that is shorter.
"""


def write_metadata(document: PdfDocument, composition: Composition) -> None:
    """Fill the information dictionary, and the catalog's entries about the whole file."""
    metadata = composition.metadata
    date = f"D:{metadata.published:%Y%m%d}000000Z"
    document.info.dict |= {
        "Title": spoken_string(metadata.title), "Author": spoken_string(metadata.author),
        "Subject": spoken_string(metadata.subject), "Creator": text_string(PRODUCER), "Producer": text_string(PRODUCER),
        "CreationDate": f"({date})", "ModDate": f"({date})",
    }  # fmt: skip
    xmp = Stream(xmp_packet(metadata), {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)
    document.Catalog.dict |= {
        "Lang": text_string(metadata.language), "MarkInfo": "<</Marked true>>", "Metadata": document.add(xmp),
        "OutputIntents": f"[{document.add(output_intent(document))}]",
        "ViewerPreferences": viewer_preferences(composition),
    }  # fmt: skip


def viewer_preferences(composition: Composition) -> str:
    """Viewers show the title, and print at full size, from the tray with paper of that size, two-sided as the layout says (ISO 32000-1, 12.2).

    `Direction` is left out: it only places pages side by side from the right, but it makes pdfium take every
    line of the file for right-to-left, and return the words of an English source in reverse.
    """
    return f"<</DisplayDocTitle true/PrintScaling/None/PickTrayByPDFSize true/Duplex{DUPLEX[composition.duplex]}>>"


def xmp_packet(metadata: Metadata) -> bytes:
    """The XMP packet."""
    return XMP.format(
        title=escape(metadata.title), subject=escape(metadata.subject), author=escape(metadata.author),
        language=metadata.language, identity=escape(metadata.identity).replace('"', "&quot;"),
        date=f"{metadata.published:%Y-%m-%d}T00:00:00Z", producer=PRODUCER,
    ).encode()  # fmt: skip


def escape(text: str) -> str:
    """A text escaped for XML, without break hints. Python's own function would import modules that open web pages."""
    return spoken_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
