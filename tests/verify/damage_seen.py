"""Defects of what is seen: words that are there, and that nobody can read."""

import re

import pikepdf
from damage import content, damage, rewrite, sequence


def over_the_text(pdf: pikepdf.Pdf, operators: bytes) -> None:
    """Paint something last."""
    pdf.pages[0].Contents = pdf.make_stream(content(pdf) + b"\n/Artifact BMC q %b Q EMC" % operators)


def around_a_heading(pdf: pikepdf.Pdf, before: bytes) -> None:
    """Put operators before the text of a heading, and take them back after it."""
    old = sequence(pdf, 4)
    start = old.index(b"BDC") + 3
    rest = re.sub(rb"[0-9. ]+ (?:rg|g)\n", b"", old[start:].removesuffix(b"EMC"))
    rewrite(pdf, old, old[:start] + b"\nq " + before + rest + b"Q\nEMC")


def with_state(pdf: pikepdf.Pdf, **entries: pikepdf.Object | float) -> None:
    """Set a heading in a graphics state."""
    state = pikepdf.Dictionary({f"/{name}": value for name, value in entries.items()})
    pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=state)
    around_a_heading(pdf, b"/G gs")


@damage("text-covered")
def lay_paper_over_the_page(pdf: pikepdf.Pdf) -> None:
    """A white rectangle over everything."""
    over_the_text(pdf, b"1 1 1 rg 0 0 595 841 re f")


@damage("text-covered")
def black_out_a_strip(pdf: pikepdf.Pdf) -> None:
    """A black bar across the middle of the page."""
    over_the_text(pdf, b"0 0 0 rg 0 300 595 40 re f")


@damage("text-covered")
def strike_text_out(pdf: pikepdf.Pdf) -> None:
    """Thin lines through the words."""
    lines = b" ".join(b"30 %d m 560 %d l S" % (y, y) for y in range(60, 780, 3))
    over_the_text(pdf, b"0.4 w " + lines)


@damage("text-covered")
def scribble_over_the_text(pdf: pikepdf.Pdf) -> None:
    """A filled curve over half of the page."""
    over_the_text(pdf, b"1 1 1 rg 20 20 m 20 700 560 700 560 20 c f")


@damage("text-covered")
def lay_a_picture_over_the_page(pdf: pikepdf.Pdf) -> None:
    """An inline picture as large as the page."""
    over_the_text(pdf, b"595 0 0 841 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xffEI")


@damage("paint-unexpected")
def lay_a_form_over_the_page(pdf: pikepdf.Pdf) -> None:
    """A form XObject that is a white rectangle."""
    form = pdf.make_stream(b"1 g 0 0 595 841 re f", {"/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 595, 841]})
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
    over_the_text(pdf, b"/X Do")


@damage("paint-unexpected")
def shade_the_page(pdf: pikepdf.Pdf) -> None:
    """A shading over everything."""
    over_the_text(pdf, b"/S sh")


@damage("text-faint")
def set_text_in_white(pdf: pikepdf.Pdf) -> None:
    """White letters on white paper."""
    around_a_heading(pdf, b"1 1 1 rg")


@damage("text-faint")
def set_text_in_grey(pdf: pikepdf.Pdf) -> None:
    """Letters that are lighter than the layout allows."""
    around_a_heading(pdf, b"0.5 g")


@damage("text-faint")
def set_text_in_a_colour_of_ink(pdf: pikepdf.Pdf) -> None:
    """White, in four inks."""
    around_a_heading(pdf, b"0 0 0 0 k")


@damage("text-faint")
def set_text_in_a_pattern(pdf: pikepdf.Pdf) -> None:
    """Letters filled with what nobody has looked at."""
    around_a_heading(pdf, b"/Pattern cs /P scn")


@damage("text-faint")
def darken_the_ground(pdf: pikepdf.Pdf) -> None:
    """A ground, under the text, of the colour of the text."""
    pdf.pages[0].Contents = pdf.make_stream(b"/Artifact BMC 0 0 0 rg 0 0 595 841 re f EMC\n" + content(pdf))


@damage("text-faint")
def darken_half_of_the_ground(pdf: pikepdf.Pdf) -> None:
    """A ground that reaches under half of each line."""
    pdf.pages[0].Contents = pdf.make_stream(b"/Artifact BMC 0 0 0 rg 0 0 150 841 re f EMC\n" + content(pdf))


@damage("text-faint")
def draw_a_very_thick_line_under_the_text(pdf: pikepdf.Pdf) -> None:
    """A line as wide as the page."""
    thick = b"/Artifact BMC q 500 w 300 100 m 300 700 l S Q EMC\n"
    pdf.pages[0].Contents = pdf.make_stream(thick + content(pdf))


@damage("text-invisible")
def set_text_invisibly(pdf: pikepdf.Pdf) -> None:
    """Text that is read aloud and leaves no trace."""
    around_a_heading(pdf, b"3 Tr")


@damage("text-invisible")
def set_text_as_an_outline(pdf: pikepdf.Pdf) -> None:
    """Text drawn with a line of no width."""
    around_a_heading(pdf, b"0 w 1 Tr")


@damage("text-invisible")
def clip_with_text(pdf: pikepdf.Pdf) -> None:
    """Text that only clips what follows."""
    around_a_heading(pdf, b"7 Tr")


@damage("text-invisible")
def make_text_transparent(pdf: pikepdf.Pdf) -> None:
    """An opacity of 0."""
    with_state(pdf, ca=0.0)


@damage("text-invisible")
def make_text_half_transparent(pdf: pikepdf.Pdf) -> None:
    """An opacity of 0.4."""
    with_state(pdf, ca=0.4)


@damage("text-invisible")
def mask_text(pdf: pikepdf.Pdf) -> None:
    """A soft mask."""
    with_state(pdf, SMask=pikepdf.Dictionary(S=pikepdf.Name.Luminosity))


@damage("text-invisible")
def blend_text(pdf: pikepdf.Pdf) -> None:
    """Black text on white in the mode Screen is white."""
    with_state(pdf, BM=pikepdf.Name.Screen)


@damage("text-invisible")
def clip_text_away(pdf: pikepdf.Pdf) -> None:
    """A clip elsewhere on the page."""
    around_a_heading(pdf, b"0 0 9 9 re W n")


@damage("text-invisible")
def clip_half_of_the_text(pdf: pikepdf.Pdf) -> None:
    """A clip that ends in the middle of a line."""
    around_a_heading(pdf, b"0 0 80 841 re W n")


@damage("text-invisible")
def clip_to_a_triangle(pdf: pikepdf.Pdf) -> None:
    """A clip whose bounds hold the text, and which itself does not."""
    around_a_heading(pdf, b"0 0 m 595 0 l 0 841 l h W n")


@damage("text-small")
def set_text_in_two_points(pdf: pikepdf.Pdf) -> None:
    """Letters that nobody can read."""
    around_a_heading(pdf, b"0.1 0 0 0.1 50 400 cm")


@damage("text-odd")
def turn_text_on_its_head(pdf: pikepdf.Pdf) -> None:
    """Letters upside down."""
    around_a_heading(pdf, b"-1 0 0 -1 595 841 cm")


@damage("text-odd")
def mirror_text(pdf: pikepdf.Pdf) -> None:
    """Letters as in a mirror."""
    around_a_heading(pdf, b"-1 0 0 1 595 0 cm")


@damage("text-odd")
def squeeze_text(pdf: pikepdf.Pdf) -> None:
    """Letters of a hundredth of their width."""
    around_a_heading(pdf, b"1 Tz")


@damage("text-odd")
def pile_letters_up(pdf: pikepdf.Pdf) -> None:
    """Letters one over the other."""
    around_a_heading(pdf, b"-6 Tc")


@damage("text-odd")
def raise_text(pdf: pikepdf.Pdf) -> None:
    """Text that stands far above its baseline."""
    around_a_heading(pdf, b"300 Ts")


@damage("page-changed")
def turn_a_page(pdf: pikepdf.Pdf) -> None:
    """A page on its side."""
    pdf.pages[0].Rotate = 90


@damage("page-changed")
def crop_a_page(pdf: pikepdf.Pdf) -> None:
    """A page of which a viewer shows a corner."""
    pdf.pages[0].CropBox = pikepdf.Array([0, 0, 200, 200])


@damage("page-changed")
def scale_a_page(pdf: pikepdf.Pdf) -> None:
    """A page whose unit is not the point."""
    pdf.pages[0].UserUnit = 10


@damage("page-changed")
def turn_all_pages(pdf: pikepdf.Pdf) -> None:
    """Pages that inherit a turn from the tree above them."""
    pdf.Root.Pages.Rotate = 180


@damage("size-wrong")
def enlarge_a_page(pdf: pikepdf.Pdf) -> None:
    """A page of twice the size, which a printer shrinks."""
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 1190, 1684])


@damage("size-wrong")
def move_the_origin(pdf: pikepdf.Pdf) -> None:
    """A page of the right size, elsewhere."""
    pdf.pages[0].MediaBox = pikepdf.Array([100, 0, 695.276, 841.89])


@damage("pages-differ")
def take_an_icon_away(pdf: pikepdf.Pdf) -> None:
    """The first drawing on the page leaves no ink."""
    drawing = re.search(rb"(?<=cm\n)[^Q]*(?=Q\n)", content(pdf))
    assert drawing
    rewrite(pdf, drawing[0], b"")


@damage("pages-differ")
def move_the_rule_of_the_footer(pdf: pikepdf.Pdf) -> None:
    """A level line stands two points lower."""
    rule = re.search(rb"[0-9.]+ ([0-9.]+) m\n[0-9.]+ \1 l\nS\n", content(pdf))
    assert rule
    rewrite(pdf, rule[0], b"q 1 0 0 1 0 -2 cm\n%bQ\n" % rule[0])


@damage("pages-differ")
def stretch_the_ground_of_a_box(pdf: pikepdf.Pdf) -> None:
    """A ground reaches further down than the box."""
    ground = re.search(rb"([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) re\nf", content(pdf))
    assert ground
    x, y, width, height = map(float, ground.groups())
    rewrite(pdf, ground[0], b"%.2f %.2f %.2f %.2f re\nf" % (x, y - 3, width, height + 3))
