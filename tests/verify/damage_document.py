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


def javascript() -> pikepdf.Dictionary:
    """An action that runs a script."""
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@damage("file-acts")
def run_a_script_when_opened(pdf: pikepdf.Pdf) -> None:
    """OpenAction."""
    pdf.Root.OpenAction = javascript()


@damage("file-acts")
def go_somewhere_when_opened(pdf: pikepdf.Pdf) -> None:
    """OpenAction that leads to an address."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))


@damage("file-acts")
def act_when_printed(pdf: pikepdf.Pdf) -> None:
    """Additional actions of the document."""
    pdf.Root.AA = pikepdf.Dictionary(WP=javascript())


@damage("file-acts")
def act_when_a_page_is_read(pdf: pikepdf.Pdf) -> None:
    """Additional actions of a page."""
    pdf.pages[0].AA = pikepdf.Dictionary(O=javascript())


@damage("file-acts")
def name_a_script(pdf: pikepdf.Pdf) -> None:
    """A script among the names, which runs when the file is opened."""
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["a", javascript()])))


@damage("file-acts")
def hide_a_file_inside(pdf: pikepdf.Pdf) -> None:
    """An embedded file."""
    pdf.attachments["a.exe"] = b"MZ"


@damage("file-acts")
def associate_a_file(pdf: pikepdf.Pdf) -> None:
    """An associated file."""
    pdf.Root.AF = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=pikepdf.String("a.exe"))])


@damage("file-acts")
def make_a_form(pdf: pikepdf.Pdf) -> None:
    """A form without fields."""
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())


@damage("file-acts")
def make_a_form_of_xml(pdf: pikepdf.Pdf) -> None:
    """XFA."""
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=pdf.make_stream(b"<xdp/>"))


@damage("file-acts")
def put_layers_in(pdf: pikepdf.Pdf) -> None:
    """Optional content that is off."""
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("text")))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))


@damage("file-holds-more")
def set_pages_in_two_columns(pdf: pikepdf.Pdf) -> None:
    """A key of the catalog that leafletgen does not write."""
    pdf.Root.PageLayout = pikepdf.Name.TwoColumnLeft


@damage("file-holds-more")
def turn_pages_by_themselves(pdf: pikepdf.Pdf) -> None:
    """A page that is shown for a second."""
    pdf.pages[0].Dur = 1


@damage("file-holds-more")
def hide_a_link(pdf: pikepdf.Pdf) -> None:
    """A link that is not shown."""
    pdf.pages[0].Annots[0].F = 2


@damage("file-holds-more")
def draw_a_link_as_a_black_box(pdf: pikepdf.Pdf) -> None:
    """A link with a border as thick as a line of text."""
    pdf.pages[0].Annots[0].Border = pikepdf.Array([0, 0, 20])


@damage("file-holds-more")
def give_a_link_a_look_of_its_own(pdf: pikepdf.Pdf) -> None:
    """A link with an appearance, which covers what is under it."""
    look = pdf.make_stream(b"1 g 0 0 500 500 re f", {"/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 500, 500]})
    pdf.pages[0].Annots[0].AP = pikepdf.Dictionary(N=look)


@damage("file-holds-more")
def let_a_link_do_two_things(pdf: pikepdf.Pdf) -> None:
    """A link whose action is followed by another."""
    pdf.pages[0].Annots[0].A.Next = javascript()


def annotate(pdf: pikepdf.Pdf, kind: str) -> None:
    """Lay an annotation over the page."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[0, 0, 595, 841], F=4)
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


@damage("annotation-unexpected")
def cover_the_page_with_a_square(pdf: pikepdf.Pdf) -> None:
    """A square that is filled."""
    annotate(pdf, "Square")


@damage("annotation-unexpected")
def write_over_the_page(pdf: pikepdf.Pdf) -> None:
    """Text that was put on the page in a viewer."""
    annotate(pdf, "FreeText")


@damage("annotation-unexpected")
def stamp_the_page(pdf: pikepdf.Pdf) -> None:
    """A stamp."""
    annotate(pdf, "Stamp")


@damage("annotation-unexpected")
def scribble_on_the_page(pdf: pikepdf.Pdf) -> None:
    """Lines drawn by hand in a viewer."""
    annotate(pdf, "Ink")


@damage("annotation-unexpected")
def put_a_film_on_the_page(pdf: pikepdf.Pdf) -> None:
    """A film."""
    annotate(pdf, "Screen")


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


@damage("document-differs")
def ask_printers_for_copies(pdf: pikepdf.Pdf) -> None:
    """Twenty sheets instead of one."""
    pdf.Root.ViewerPreferences.NumCopies = 20


@damage("document-differs")
def rename_a_link(pdf: pikepdf.Pdf) -> None:
    """What a screen reader calls a link is not what it is."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].Contents = pikepdf.String("Take ten")
