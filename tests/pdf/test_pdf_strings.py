"""Titles, bookmarks, alternative texts and names of links read right, whatever letters they have and whoever reads them."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest
from pypdf.generic import Destination, decode_pdfdocencoding
from typesetting import composed, page_of, paragraph, text_line

from leafletgen.library.library import Library
from leafletgen.model.blocks import Figure
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Section, Span
from leafletgen.pages import Bookmark, Element, LinkArea, Role, Tagged
from leafletgen.pdf.strings import DOCUMENT_ENCODING, text_string
from leafletgen.pdf.write import write
from leafletgen.pipeline import make_leaflet
from leafletgen.units import Rect

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT, ROOT)
TITLES = (
    "Asthma", "Schild\u00addrüsen\u00adunterfunktion", "Größe – „Übung“ (5 €)", "مرض\u200bالربو", "喘息", "a\\b(c", "ƒ⁄‹›−‰™ﬁﬂŁŒŠŸŽıłœšž",
    "Krankenhaus\u00ad\u200bverwaltung", "Δx ≤ 5", "ភាសា\u200bខ្មែរ", "𝒜 letter", "£5 · ½ ¿",
)  # fmt: skip


def plain(text: str) -> str:
    """A text without break hints."""
    return text.replace("\u00ad", "").replace("\u200b", "")


def file_with(title: str) -> bytes:
    """A file that says a title in every place where there is no line."""
    line, area = (
        text_line("x", "en", "link", 100),
        LinkArea(Tagged("link"), Rect(50, 90, 70, 14), "https://a.example", title),
    )
    link = paragraph("p", Element(Role.LINK, "link"))
    figure = Element(Role.FIGURE, "figure", alt=title, title=title)
    made = composed([page_of(line, area)], link, figure, bookmarks=(Bookmark(title, "p", 0, 90, 0),))
    return write(replace(made, metadata=replace(made.metadata, title=title, author=title)))


@pytest.mark.parametrize("title", TITLES)
def test_every_reader_reads_what_stands_outside_the_pages(title: str) -> None:
    """pypdf, pdfium and qpdf give the title, the bookmark, the alternative text and the link's name, without break hints."""
    data = file_with(title)
    reader, viewer, file = pypdf.PdfReader(io.BytesIO(data)), pdfium.PdfDocument(data), pikepdf.open(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == reader.metadata.author == plain(title)
    assert viewer.get_metadata_dict()["Title"] == plain(title)
    assert str(file.docinfo.Title) == plain(title)
    assert [one.title for one in reader.outline if isinstance(one, Destination)] == [plain(title)]
    assert [entry.get_title() for entry in viewer.get_toc()] == [plain(title)]
    assert str(file.pages[0].Annots[0].Contents) == plain(title)
    figures = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
    assert [(str(one.Alt), str(one.T)) for one in figures] == [(plain(title), plain(title))]
    with file.open_metadata() as packet:
        assert packet["dc:title"] == plain(title)


def test_the_encoding_is_that_of_another_library() -> None:
    """Each character of PDFDocEncoding has the code that pypdf knows for it."""
    assert all(decode_pdfdocencoding(bytes([code])) == one for one, code in DOCUMENT_ENCODING.items())
    assert len(DOCUMENT_ENCODING) == 95 + 94 + 8 + 31 + 1
    assert "\u00ad" not in DOCUMENT_ENCODING


def test_what_the_encoding_lacks_is_utf_16() -> None:
    """One letter that PDFDocEncoding has not makes the whole string UTF-16 with its mark."""
    assert text_string("a\u00adb") == "(\\376\\377\\000a\\000\\255\\000b)"
    assert text_string("Ab (c)\\") == "(Ab \\(c\\)\\\\)"


def test_no_import_changes_a_string() -> None:
    """A string is the same whether or not ReportLab's own encodings are registered."""
    code = "from leafletgen.pdf.strings import text_string; print(text_string('\\xad\\xfc\\u20ac\\u03b1'), text_string('\\xfc\\u20ac'))"
    first = "import reportlab.pdfbase.pdfmetrics, reportlab.pdfgen.canvas; "
    said = {
        subprocess.run([sys.executable, "-c", before + code], capture_output=True, text=True, check=True).stdout
        for before in ("", first)
    }
    assert len(said) == 1


def with_hints(edition: Edition) -> Edition:
    """The shipped leaflet with break hints in its title, a heading and an alternative text."""
    leaflet = edition.leaflet

    def hinted(section: Section) -> Section:
        body = tuple(
            replace(one, alt=replace(one.alt, spans=(Span("Kal\u00adk unter der\u200b Haut"),)))
            if isinstance(one, Figure)
            else one
            for one in section.body
        )
        return replace(section, body=body, heading=replace(section.heading, spans=(Span("Ur\u00adsachen"),)))

    title = replace(leaflet.title, spans=(Span("Kalk\u00adablagerungen\u200b"),))
    return replace(edition, leaflet=replace(leaflet, title=title, sections=tuple(map(hinted, leaflet.sections))))


@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
def test_a_leaflet_with_break_hints_is_made_and_verified(layout: str) -> None:
    """Break hints in titles, headings and alternative texts are no fault of the finished file."""
    made = make_leaflet(with_hints(LIBRARY.edition(Job("scrotal-calcinosis", "de", layout))))
    file = pikepdf.open(io.BytesIO(made.pdf))
    assert str(file.docinfo.Title) == "Kalkablagerungen"
    said = b"".join(str(one).encode() for one in file.objects if isinstance(one, pikepdf.Dictionary))
    assert "\u00ad".encode() not in said
