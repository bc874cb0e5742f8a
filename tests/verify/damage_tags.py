"""Defects of tags."""

import pikepdf
from damage import content, damage, elements, rewrite, sequence


@damage("tags-missing")
def take_away_the_tags(pdf: pikepdf.Pdf) -> None:
    """No structure tree."""
    del pdf.Root["/StructTreeRoot"]


@damage("tags-missing")
def deny_the_tags(pdf: pikepdf.Pdf) -> None:
    """A file that says that it is not tagged."""
    pdf.Root.MarkInfo.Marked = False


@damage("content-untagged")
def take_text_out_of_its_tag(pdf: pikepdf.Pdf) -> None:
    """Text outside of everything."""
    old = sequence(pdf, 0)
    rewrite(pdf, old, old.partition(b"BDC")[2].removesuffix(b"EMC"))


@damage("content-untagged")
def draw_a_line_outside_of_everything(pdf: pikepdf.Pdf) -> None:
    """A rule that is neither tagged nor an artifact."""
    pdf.pages[0].Contents = pdf.make_stream(b"20 20 m 100 20 l S\n" + content(pdf))


@damage("content-nested")
def put_a_tag_into_an_artifact(pdf: pikepdf.Pdf) -> None:
    """A tag that a reader passes over."""
    old = sequence(pdf, 0)
    rewrite(pdf, old, b"/Artifact BMC\n" + old + b"\nEMC")


@damage("replacement-wrong")
def read_something_else_aloud(pdf: pikepdf.Pdf) -> None:
    """Replacement text that says something else."""
    rewrite(pdf, b"<</MCID 0>>", b"<</MCID 0/ActualText<feff0041>>>")


@damage("mcid-orphaned")
def forget_content(pdf: pikepdf.Pdf) -> None:
    """Tagged content that is not in the tree."""
    del elements(pdf, "H1")[0]["/K"]


@damage("mcid-shared")
def give_content_to_two(pdf: pikepdf.Pdf) -> None:
    """Content in two tags."""
    first, second = elements(pdf, "P")[:2]
    second.K = pikepdf.Array([second.K, first.K])


@damage("mcid-repeated")
def use_a_number_twice(pdf: pikepdf.Pdf) -> None:
    """Two sequences with one number."""
    rewrite(pdf, b"/MCID 1>>", b"/MCID 0>>")


@damage("mcid-unpainted")
def lead_to_nothing(pdf: pikepdf.Pdf) -> None:
    """A tag for content that is not there."""
    elements(pdf, "P")[0].K = 999


@damage("parent-tree-wrong")
def mix_up_the_way_back(pdf: pikepdf.Pdf) -> None:
    """A parent tree that leads to the wrong tags."""
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


@damage("parent-tree-wrong")
def forget_the_way_back_from_a_link(pdf: pikepdf.Pdf) -> None:
    """A link that does not know its tag."""
    del pdf.pages[0].Annots[0]["/StructParent"]


@damage("parent-wrong")
def name_another_parent(pdf: pikepdf.Pdf) -> None:
    """A tag that names a parent it is not in."""
    elements(pdf, "H1")[0].P = elements(pdf, "P")[0]


@damage("pdf-unreadable")
def hang_a_tag_under_itself(pdf: pikepdf.Pdf) -> None:
    """A tree that leads in a circle."""
    section = elements(pdf, "Sect")[0]
    section.K.append(section)


@damage("role-unknown")
def invent_a_tag(pdf: pikepdf.Pdf) -> None:
    """A tag that no reader knows."""
    elements(pdf, "P")[0].S = pikepdf.Name("/Paragraf")


@damage("heading-first")
def begin_with_a_lower_heading(pdf: pikepdf.Pdf) -> None:
    """No H1."""
    elements(pdf, "H1")[0].S = pikepdf.Name("/H2")


@damage("heading-gap")
def leave_out_a_level(pdf: pikepdf.Pdf) -> None:
    """H4 after H2."""
    elements(pdf, "H3")[0].S = pikepdf.Name("/H4")


@damage("list-broken")
def make_an_item_without_body(pdf: pikepdf.Pdf) -> None:
    """A list item that has a paragraph."""
    elements(pdf, "LBody")[0].S = pikepdf.Name("/P")


@damage("list-broken")
def take_an_item_out_of_its_list(pdf: pikepdf.Pdf) -> None:
    """An item outside of a list."""
    elements(pdf, "L")[0].S = pikepdf.Name("/Div")


@damage("alt-missing")
def take_away_the_words_for_a_picture(pdf: pikepdf.Pdf) -> None:
    """A picture for those who see it only."""
    del elements(pdf, "Figure")[0]["/Alt"]


@damage("alt-wrong")
def change_the_words_for_a_picture(pdf: pikepdf.Pdf) -> None:
    """Words that the leaflet does not have."""
    elements(pdf, "Figure")[0].Alt = pikepdf.String("image.png")


@damage("figure-box-missing")
def forget_where_a_picture_is(pdf: pikepdf.Pdf) -> None:
    """A picture without its place."""
    del elements(pdf, "Figure")[0]["/A"]


@damage("link-missing")
def cut_a_link(pdf: pikepdf.Pdf) -> None:
    """A Link tag with words alone."""
    link = elements(pdf, "Link")[0]
    link.K = next(kid for kid in link.K if isinstance(kid, int))


@damage("link-untagged")
def add_a_link_without_a_tag(pdf: pikepdf.Pdf) -> None:
    """A link that a screen reader does not find."""
    copied = pdf.make_indirect(pikepdf.Dictionary(dict(pdf.pages[0].Annots[0].items())))
    pdf.pages[0].Annots.append(copied)


@damage("link-unnamed")
def take_the_words_from_a_link(pdf: pikepdf.Pdf) -> None:
    """A link without Contents."""
    del pdf.pages[0].Annots[0]["/Contents"]


@damage("link-scheme")
def let_a_link_run_a_script(pdf: pikepdf.Pdf) -> None:
    """A link that runs a program."""
    pdf.pages[0].Annots[0].A.URI = pikepdf.String("javascript:alert(1)")


@damage("link-scheme")
def let_a_link_start_a_program(pdf: pikepdf.Pdf) -> None:
    """A link with another kind of action."""
    pdf.pages[0].Annots[0].A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))


@damage("link-elsewhere")
def lead_a_link_elsewhere(pdf: pikepdf.Pdf) -> None:
    """An address that the leaflet does not have."""
    pdf.pages[0].Annots[0].A.URI = pikepdf.String("https://evil.example/page")


@damage("link-elsewhere")
def lead_a_link_to_another_number(pdf: pikepdf.Pdf) -> None:
    """A telephone number that is not printed."""
    for annotation in pdf.pages[0].Annots:
        if bytes(annotation.A.URI).startswith(b"tel:"):
            annotation.A.URI = pikepdf.String("tel:+44-20-7946-0959")


@damage("link-elsewhere")
def swap_two_links(pdf: pikepdf.Pdf) -> None:
    """Two links of the leaflet, each with the other's address."""
    first, last = pdf.pages[0].Annots[0].A, pdf.pages[0].Annots[-1].A
    first.URI, last.URI = last.URI, first.URI


@damage("link-misplaced")
def lay_a_link_over_other_words(pdf: pikepdf.Pdf) -> None:
    """A link in a corner of the page."""
    pdf.pages[0].Annots[0].Rect = pikepdf.Array([20, 20, 40, 40])


@damage("replacement-wrong")
def let_a_tag_say_something_else(pdf: pikepdf.Pdf) -> None:
    """A paragraph that is read aloud in other words."""
    elements(pdf, "P")[1].ActualText = pikepdf.String("Take 50 mg.")


@damage("replacement-wrong")
def spell_out_a_tag(pdf: pikepdf.Pdf) -> None:
    """A list item whose words are an abbreviation of others."""
    elements(pdf, "LBody")[0].E = pikepdf.String("Nothing")


@damage("replacement-wrong")
def describe_a_paragraph(pdf: pikepdf.Pdf) -> None:
    """A paragraph with an alternative text."""
    elements(pdf, "P")[1].Alt = pikepdf.String("Something else")


@damage("bookmarks-differ")
def change_a_bookmark(pdf: pikepdf.Pdf) -> None:
    """A bookmark that is no heading."""
    pdf.Root.Outlines.First.Title = pikepdf.String("Chapter 1")


@damage("bookmarks-differ")
def take_away_the_bookmarks(pdf: pikepdf.Pdf) -> None:
    """No bookmarks."""
    del pdf.Root["/Outlines"]
