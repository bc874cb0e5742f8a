"""Defects of the file as a whole, and of its pages."""

import pikepdf
from damage import damage, rewrite, sequence


@damage("title-missing")
def take_away_the_title(pdf: pikepdf.Pdf) -> None:
    """No title in the properties."""
    del pdf.docinfo["/Title"]


@damage("title-missing")
def take_away_the_title_for_archives(pdf: pikepdf.Pdf) -> None:
    """No title in XMP."""
    replace_in_xmp(pdf, b"dc:title>", b"dc:titre>")


@damage("title-wrong")
def give_another_title(pdf: pikepdf.Pdf) -> None:
    """Another leaflet's title."""
    pdf.docinfo["/Title"] = "Asthma"


@damage("title-hidden")
def show_the_file_name(pdf: pikepdf.Pdf) -> None:
    """Viewers show the name of the file."""
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@damage("language-missing")
def take_away_the_language(pdf: pikepdf.Pdf) -> None:
    """No language."""
    del pdf.Root["/Lang"]


@damage("language-invalid")
def write_out_the_language(pdf: pikepdf.Pdf) -> None:
    """A language's name instead of its tag."""
    pdf.Root.Lang = pikepdf.String("English (British)")


@damage("language-wrong")
def name_another_language(pdf: pikepdf.Pdf) -> None:
    """Another language."""
    pdf.Root.Lang = pikepdf.String("fr")


@damage("subject-wrong")
def name_another_version(pdf: pikepdf.Pdf) -> None:
    """Another version of the leaflet."""
    pdf.docinfo["/Subject"] = "every-block 0.9 en a4"


@damage("identity-wrong")
def say_that_it_is_another_layout(pdf: pikepdf.Pdf) -> None:
    """Another layout in XMP."""
    replace_in_xmp(pdf, b"layout=a4", b"layout=a5")


@damage("identity-wrong")
def say_nothing_of_itself(pdf: pikepdf.Pdf) -> None:
    """No identity in XMP."""
    replace_in_xmp(pdf, b"leafletgen:edition=", b"leafletgen:addition=")


@damage("subject-wrong")
def name_another_layout(pdf: pikepdf.Pdf) -> None:
    """Another layout in the properties."""
    pdf.docinfo["/Subject"] = "every-block 1.0 en trifold-a4"


@damage("xmp-missing")
def take_away_the_metadata(pdf: pikepdf.Pdf) -> None:
    """No XMP."""
    del pdf.Root["/Metadata"]


@damage("xmp-unreadable")
def cut_off_the_metadata(pdf: pikepdf.Pdf) -> None:
    """Half of the XMP."""
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes()[:900])


@damage("xmp-unreadable")
def put_a_bomb_into_the_metadata(pdf: pikepdf.Pdf) -> None:
    """Entities that would grow to gigabytes."""
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    replace_in_xmp(pdf, b"<x:xmpmeta", entities + b"<x:xmpmeta")


@damage("xmp-differs")
def change_the_date_for_archives(pdf: pikepdf.Pdf) -> None:
    """Another date in XMP."""
    replace_in_xmp(pdf, b'xmp:CreateDate="2026', b'xmp:CreateDate="2025')


@damage("pdfua-missing")
def take_away_the_claim_of_access(pdf: pikepdf.Pdf) -> None:
    """No word of PDF/UA."""
    replace_in_xmp(pdf, b'pdfuaid:part="1"', b"")


@damage("pdfa-missing")
def claim_less_of_an_archive(pdf: pikepdf.Pdf) -> None:
    """PDF/A-2b instead of 2a."""
    replace_in_xmp(pdf, b'pdfaid:conformance="A"', b'pdfaid:conformance="B"')


@damage("output-intent-missing")
def take_away_the_output_intent(pdf: pikepdf.Pdf) -> None:
    """Colours that mean nothing in particular."""
    del pdf.Root["/OutputIntents"]


@damage("tab-order-missing")
def take_away_the_tab_order(pdf: pikepdf.Pdf) -> None:
    """No tab order."""
    del pdf.pages[0]["/Tabs"]


@damage("media-box-missing")
def take_away_the_size_of_a_page(pdf: pikepdf.Pdf) -> None:
    """A page without a size."""
    del pdf.pages[0].obj["/MediaBox"]


@damage("pdf-empty")
def take_away_all_pages(pdf: pikepdf.Pdf) -> None:
    """No pages."""
    while len(pdf.pages):
        del pdf.pages[0]


@damage("pdf-unreadable")
def hang_the_page_tree_under_itself(pdf: pikepdf.Pdf) -> None:
    """A page tree that leads in a circle."""
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


@damage("outside-page")
def move_text_off_the_page(pdf: pikepdf.Pdf) -> None:
    """A line that begins left of the paper."""
    moved(pdf, b"-20")


@damage("outside-page")
def draw_a_line_off_the_page(pdf: pikepdf.Pdf) -> None:
    """A rule that is wider than the paper."""
    rewrite(pdf, b"/P<</MCID 0>>BDC", b"/Artifact BMC 0 20 m 2000 20 l S EMC\n/P<</MCID 0>>BDC")


@damage("outside-safe-area")
def move_text_to_the_edge(pdf: pikepdf.Pdf) -> None:
    """A line 2 mm from the edge."""
    moved(pdf, b"6")


@damage("outside-safe-area")
def cut_the_paper_smaller(pdf: pikepdf.Pdf) -> None:
    """A page that is to be cut closer than the text allows."""
    left, bottom, right, top = (float(edge) for edge in pdf.pages[0].MediaBox)
    pdf.pages[0].TrimBox = pikepdf.Array([left + 40, bottom, right, top])


def moved(pdf: pikepdf.Pdf, x: bytes) -> None:
    """Move the first line of text to another x."""
    old = sequence(pdf, 0)
    before, at, rest = old.partition(b"BT\n")
    rewrite(pdf, old, before + at + x + rest[rest.index(b" ") :])


def replace_in_xmp(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Replace a stretch of the XMP metadata, which must be there."""
    found = pdf.Root.Metadata.read_bytes()
    assert old in found
    pdf.Root.Metadata.write(found.replace(old, new))
