"""Attempts to fool `verify`: each leaves a file that says one thing and shows another, or that does something else than show it."""

import io
import re
from collections.abc import Callable
from typing import TypeAlias

import pikepdf
from damage import content, elements, font, rewrite, sequence, stream
from pikepdf import Array, Dictionary, Name, Pdf, String

Attack: TypeAlias = Callable[[Pdf], None]

ATTACKS: list[Attack] = []


def attack(function: Attack) -> Attack:
    """Register an attempt."""
    ATTACKS.append(function)
    return function


WHOLE_PAGE = b"0 0 595 841 re f"


def after(pdf: Pdf, operators: bytes, page: int = 0) -> None:
    """Paint something over a page, as an artifact."""
    pdf.pages[page].Contents = pdf.make_stream(content(pdf, page) + b"\n/Artifact BMC q\n%b\nQ EMC" % operators)


def before(pdf: Pdf, operators: bytes, page: int = 0) -> None:
    """Put operators before a page's own."""
    pdf.pages[page].Contents = pdf.make_stream(operators + b"\n" + content(pdf, page))


def resource(pdf: Pdf, kind: str, value: pikepdf.Object, name: str = "X", page: int = 0) -> None:
    """Add a resource to a page."""
    resources = pdf.pages[page].Resources
    if f"/{kind}" not in resources:
        resources[f"/{kind}"] = Dictionary()
    resources[f"/{kind}"][f"/{name}"] = value


def form(pdf: Pdf, operators: bytes, **entries: pikepdf.Object) -> pikepdf.Stream:
    """A form XObject as large as the page."""
    found = pdf.make_stream(operators, Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 841]))
    for key, value in entries.items():
        found[f"/{key}"] = value
    return found


def to_unicode(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    """Change the map from codes to characters of the first font."""
    own = font(pdf, 5)
    cmap = own.ToUnicode.read_bytes()
    changed = change(cmap)
    assert changed != cmap, cmap
    own.ToUnicode.write(changed)


# Covers


@attack
def white_square_of_lines(pdf: Pdf) -> None:
    """A cover that is a path of lines, not a rectangle."""
    after(pdf, b"1 g 0 0 m 595 0 l 595 841 l 0 841 l h f")


@attack
def cover_with_nan(pdf: Pdf) -> None:
    """A path whose bounds cannot be compared, for Python takes `nan` for a number."""
    after(pdf, b"1 g nan nan m 0 0 m 595 0 l 595 841 l 0 841 l h f")


@attack
def cover_with_infinity(pdf: Pdf) -> None:
    """The same with `inf`."""
    after(pdf, b"1 g inf inf m 0 0 m 595 0 l 595 841 l 0 841 l h f")


@attack
def cover_by_shading(pdf: Pdf) -> None:
    """A shading without bounds."""
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 1, 1], Extend=[True, True])
    resource(pdf, "Shading", shading)
    after(pdf, b"/X sh")


@attack
def cover_by_pattern(pdf: Pdf) -> None:
    """A tiling that is white."""
    tile = pdf.make_stream(b"1 g 0 0 9 9 re f", Dictionary(
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary()))  # fmt: skip
    resource(pdf, "Pattern", tile)
    after(pdf, b"/Pattern cs /X scn " + WHOLE_PAGE)


@attack
def cover_by_thick_line(pdf: Pdf) -> None:
    """One line as wide as the page."""
    after(pdf, b"1 G 800 w 300 0 m 300 841 l S")


@attack
def cover_by_dot(pdf: Pdf) -> None:
    """A line of no length with round ends is a disc."""
    after(pdf, b"1 G 900 w 1 J 300 400 m 300 400 l S")


@attack
def cover_by_form(pdf: Pdf) -> None:
    """A form that is white."""
    resource(pdf, "XObject", form(pdf, b"1 g " + WHOLE_PAGE))
    after(pdf, b"/X Do")


@attack
def cover_by_form_in_form(pdf: Pdf) -> None:
    """A form inside a form."""
    inner = form(pdf, b"1 g " + WHOLE_PAGE)
    resource(pdf, "XObject", form(pdf, b"/Y Do", Resources=Dictionary(XObject=Dictionary(Y=inner))))
    after(pdf, b"/X Do")


@attack
def cover_by_image_mask(pdf: Pdf) -> None:
    """A stencil of one bit."""
    mask = pdf.make_stream(b"\0", Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ImageMask=True, BitsPerComponent=1))  # fmt: skip
    resource(pdf, "XObject", mask)
    after(pdf, b"1 g 595 0 0 841 0 0 cm /X Do")


@attack
def cover_one_word(pdf: Pdf) -> None:
    """A small white square over the first word of the text."""
    after(pdf, b"1 g 178 578 20 14 re f")


@attack
def cover_by_own_tag(pdf: Pdf) -> None:
    """A cover inside the text's own tag."""
    old = sequence(pdf, 5)
    rewrite(pdf, old, old.removesuffix(b"EMC") + b"1 g 170 520 400 80 re f\nEMC")


@attack
def cover_by_white_letters(pdf: Pdf) -> None:
    """Letters so large that they cover the page."""
    name = re.search(rb"/(F[0-9]+) ", content(pdf))
    assert name
    after(pdf, b"1 g BT 0 0 Td /%b 9000 Tf (A) Tj ET" % name[1])


@attack
def cover_by_stamp(pdf: Pdf) -> None:
    """An annotation with a white appearance."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 595, 841], F=4,
                      AP=Dictionary(N=form(pdf, b"1 g " + WHOLE_PAGE)))  # fmt: skip
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


@attack
def cover_by_link(pdf: Pdf) -> None:
    """A link of our own with a white appearance."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].AP = Dictionary(N=form(pdf, b"1 g " + WHOLE_PAGE))
    page.Annots[0].Rect = Array([0, 0, 595, 841])


@attack
def cover_by_border_of_link(pdf: Pdf) -> None:
    """A link with a border as thick as a page."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].Border = Array([0, 0, 900])


# Text that is not seen


def around_text(pdf: Pdf, operators: bytes, mcid: int = 5) -> None:
    """Put operators before a paragraph, and take them back after it. Where they set a colour it has no other."""
    old = sequence(pdf, mcid)
    start = old.index(b"BDC") + 3
    rest = old[start:].removesuffix(b"EMC")
    if re.search(rb"\b(?:rg|g|k|sc|scn)\b", operators):
        rest = re.sub(rb"[0-9. ]+ (?:rg|g)\n", b"", rest)
    rewrite(pdf, old, old[:start] + b"\nq " + operators + rest + b"Q\nEMC")


def state(pdf: Pdf, **entries: pikepdf.Object | float) -> None:
    """Set a paragraph in a graphics state."""
    resource(pdf, "ExtGState", Dictionary({f"/{key}": value for key, value in entries.items()}))
    around_text(pdf, b"/X gs ")


@attack
def text_in_mode_3(pdf: Pdf) -> None:
    """Invisible letters."""
    around_text(pdf, b"3 Tr ")


@attack
def text_in_mode_5_and_7(pdf: Pdf) -> None:
    """Letters that only clip."""
    around_text(pdf, b"7 Tr ")


@attack
def text_mode_set_outside(pdf: Pdf) -> None:
    """The mode is set once at the beginning of the page."""
    before(pdf, b"3 Tr")


@attack
def text_clipped_to_nothing(pdf: Pdf) -> None:
    """A clip of no size at the beginning of the page."""
    before(pdf, b"0 0 0 0 re W n")


@attack
def text_clipped_by_text(pdf: Pdf) -> None:
    """A clip made of letters."""
    name = re.search(rb"/(F[0-9]+) ", content(pdf))
    assert name
    before(pdf, b"/Artifact BMC BT 0 0 Td /%b 1 Tf 7 Tr (!) Tj 0 Tr ET EMC" % name[1])


@attack
def text_in_ground_colour_over_panel(pdf: Pdf) -> None:
    """The heading of the key message in the tint of its box."""
    around_text(pdf, b"0.918 0.953 0.953 rg ", 2)


@attack
def text_nearly_white(pdf: Pdf) -> None:
    """Letters that differ from paper by a hair."""
    around_text(pdf, b"0.93 g ")


@attack
def text_in_lab(pdf: Pdf) -> None:
    """A colour that has to be looked up."""
    around_text(pdf, b"/DeviceGray cs 1 sc ")


@attack
def text_in_no_colorant(pdf: Pdf) -> None:
    """A separation that leaves nothing on paper."""
    none = Array([Name.Separation, Name("/None"), Name.DeviceGray,
                  Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)])  # fmt: skip
    resource(pdf, "ColorSpace", none)
    around_text(pdf, b"/X cs 1 scn ")


@attack
def text_with_opacity_0(pdf: Pdf) -> None:
    """Transparent letters."""
    state(pdf, ca=0.0)


@attack
def text_with_soft_mask(pdf: Pdf) -> None:
    """Masked letters."""
    state(pdf, SMask=Dictionary(S=Name.Luminosity, G=form(pdf, b"0 g " + WHOLE_PAGE)))


@attack
def text_blended(pdf: Pdf) -> None:
    """Letters that are blended away."""
    state(pdf, BM=Array([Name.Screen, Name.Normal]))


@attack
def font_by_state(pdf: Pdf) -> None:
    """A font of no size, set by a graphics state."""
    state(pdf, Font=Array([font(pdf, 5), 0.01]))


@attack
def text_tiny(pdf: Pdf) -> None:
    """Letters of a tenth of a point."""
    around_text(pdf, b"0.01 0 0 0.01 200 500 cm ")


@attack
def text_off_page(pdf: Pdf) -> None:
    """A paragraph beside the page."""
    around_text(pdf, b"1 0 0 1 2000 0 cm ")


@attack
def text_in_layer(pdf: Pdf) -> None:
    """A paragraph in a layer that is off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("off")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[]))
    resource(pdf, "Properties", layer)
    old = sequence(pdf, 5)
    rewrite(pdf, old, b"/OC /X BDC\n" + old + b"\nEMC")


@attack
def text_in_layer_without_catalogue(pdf: Pdf) -> None:
    """The same layer, which the catalog does not name."""
    resource(pdf, "Properties", Dictionary(Type=Name.OCG, Name=String("off")))
    old = sequence(pdf, 5)
    rewrite(pdf, old, b"/OC /X BDC\n" + old + b"\nEMC")


@attack
def text_squeezed(pdf: Pdf) -> None:
    """Letters without width."""
    around_text(pdf, b"0.1 Tz ")


@attack
def letters_exchanged_by_kerning(pdf: Pdf) -> None:
    """Two letters change places by steps back and forth inside one line."""
    old = sequence(pdf, 5)
    found = re.search(rb"\((\w)(\w)", old)
    assert found
    rewrite(pdf, old, old.replace(found[0], b"()-3000(%b)6000(%b)-3000(" % found.groups(), 1))


@attack
def words_exchanged(pdf: Pdf) -> None:
    """Two lines of a paragraph change places."""
    old = sequence(pdf, 5)
    one, other = re.findall(rb"[0-9.]+ [0-9.]+ Td", old)[:2]
    rewrite(pdf, old, old.replace(one, b"@").replace(other, one).replace(b"@", other))


# Fonts


@attack
def map_lies(pdf: Pdf) -> None:
    """Every small letter is said to be the next one."""
    to_unicode(pdf, lambda cmap: cmap.replace(b"<0061>", b"<0062>"))


@attack
def map_lies_twice(pdf: Pdf) -> None:
    """Two ranges of letters change places."""
    to_unicode(
        pdf, lambda cmap: cmap.replace(b"<0061>", b"<@>").replace(b"<006f>", b"<0061>").replace(b"<@>", b"<006f>")
    )


@attack
def map_lies_about_a_space(pdf: Pdf) -> None:
    """A space is said to be a digit."""
    to_unicode(pdf, lambda cmap: cmap.replace(b"<21> <0020>", b"<21> <0030>"))


@attack
def map_is_gone(pdf: Pdf) -> None:
    """Nothing says what the codes are."""
    del font(pdf, 5).ToUnicode


@attack
def widths_lie(pdf: Pdf) -> None:
    """A simple font says that its letters have no width."""
    own = font(pdf, 5)
    if "/Widths" in own:
        own.Widths = Array([0] * len(own.Widths))
    else:
        own.DescendantFonts[0].W = Array([0, 65535, 0])


@attack
def font_without_program(pdf: Pdf) -> None:
    """The viewer takes some other font."""
    own = font(pdf, 5)
    holder = own if "/FontDescriptor" in own else own.DescendantFonts[0]
    del holder.FontDescriptor.FontFile2


@attack
def font_with_second_program(pdf: Pdf) -> None:
    """A viewer may prefer a second font program."""
    own = font(pdf, 5)
    holder = own if "/FontDescriptor" in own else own.DescendantFonts[0]
    holder.FontDescriptor.FontFile3 = stream(pdf, b"\1\0\4\1")
    holder.FontDescriptor.FontFile3.Subtype = Name.Type1C


@attack
def font_with_encoding(pdf: Pdf) -> None:
    """An encoding gives the codes other glyphs."""
    font(pdf, 5).Encoding = Dictionary(Type=Name.Encoding, Differences=[33, Name.A, Name.B])


@attack
def font_of_another_file(pdf: Pdf) -> None:
    """The program of the other font in the file."""
    fonts = pdf.pages[0].Resources.Font
    one, other = fonts.F1, fonts.F2
    descriptors = [each.get("/FontDescriptor") or each.DescendantFonts[0].FontDescriptor for each in (one, other)]
    descriptors[1].FontFile2 = descriptors[0].FontFile2


@attack
def font_of_type_3(pdf: Pdf) -> None:
    """Letters drawn by operators of the file's own."""
    own = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0], FirstChar=33, LastChar=126,
        Widths=[0.5] * 94, CharProcs=Dictionary(a=pdf.make_stream(b"1 0 d0")), ToUnicode=font(pdf, 5).ToUnicode,
        Encoding=Dictionary(Differences=[33, *([Name.a] * 94)]), Resources=Dictionary(),
    ))  # fmt: skip
    name = sequence(pdf, 5).split(b" Tf")[0].rsplit(b"/", 1)[1].split(b" ")[0].decode()
    pdf.pages[0].Resources.Font[f"/{name}"] = own


@attack
def glyphs_cut_off(pdf: Pdf) -> None:
    """The outlines of the font are emptied."""
    own = font(pdf, 5)
    holder = own if "/FontDescriptor" in own else own.DescendantFonts[0]
    program = holder.FontDescriptor.FontFile2
    data = bytearray(program.read_bytes())
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16):
        if data[at : at + 4] == b"loca":
            start, size = int.from_bytes(data[at + 8 : at + 12]), int.from_bytes(data[at + 12 : at + 16])
            data[start : start + size] = bytes(size)
    program.write(bytes(data))


# What is heard


@attack
def replaced_text(pdf: Pdf) -> None:
    """A paragraph is read aloud as another."""
    old = sequence(pdf, 5)
    start = old.index(b"BDC") + 3
    rewrite(
        pdf, old, old[:start] + b"\n/Span<</ActualText(Take ten.)>>BDC" + old[start:].removesuffix(b"EMC") + b"EMC\nEMC"
    )


@attack
def tag_with_words(pdf: Pdf) -> None:
    """A tag says other words than its content."""
    elements(pdf, "P")[1].ActualText = String("Take ten.")


@attack
def tag_with_expansion(pdf: Pdf) -> None:
    """A tag has an expansion."""
    elements(pdf, "P")[1].E = String("Take ten.")


@attack
def paragraph_with_description(pdf: Pdf) -> None:
    """A paragraph has an alternative text."""
    elements(pdf, "P")[1].Alt = String("Take ten.")


@attack
def picture_that_lies(pdf: Pdf) -> None:
    """The description of a picture says something else."""
    elements(pdf, "Figure")[0].Alt = String("Nothing to see")


@attack
def tags_exchanged(pdf: Pdf) -> None:
    """Two paragraphs are read in another order than they stand."""
    one, other = elements(pdf, "P")[1:3]
    one.K, other.K = other.K, one.K


@attack
def tag_left_out(pdf: Pdf) -> None:
    """A paragraph is painted as an artifact, and not read."""
    old = sequence(pdf, 5)
    rewrite(pdf, old, b"/Artifact BMC" + old[old.index(b"BDC") + 3 :])


@attack
def role_mapped_away(pdf: Pdf) -> None:
    """A standard role is mapped to another."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Artifact)


@attack
def language_of_the_tag(pdf: Pdf) -> None:
    """A paragraph is read aloud in another language."""
    elements(pdf, "P")[1].Lang = String("fr")


# The file as a whole


@attack
def page_of_nothing(pdf: Pdf) -> None:
    """A blank page more."""
    pdf.add_blank_page(page_size=(595.276, 841.89))


@attack
def page_of_words(pdf: Pdf) -> None:
    """The first page once more at the end."""
    pdf.pages.append(pdf.pages[0])


@attack
def pages_exchanged(pdf: Pdf) -> None:
    """The last page comes first."""
    last = pdf.pages[-1]
    del pdf.pages[-1]
    pdf.pages.insert(0, last)


@attack
def page_labels(pdf: Pdf) -> None:
    """Pages are called by other numbers."""
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D, St=40)])


@attack
def page_that_is_a_template(pdf: Pdf) -> None:
    """A named page that no tree shows."""
    pdf.Root.Names = Dictionary(Templates=Dictionary(Names=[String("a"), pdf.pages[0].obj]))


@attack
def page_with_thumbnail(pdf: Pdf) -> None:
    """A small picture of another page."""
    pdf.pages[0].Thumb = pdf.make_stream(
        b"\0", Dictionary(Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    )


@attack
def page_with_group(pdf: Pdf) -> None:
    """A group that knocks out what is under it."""
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, K=True, I=True, CS=Name.DeviceCMYK)


@attack
def page_that_turns_over(pdf: Pdf) -> None:
    """A page that leaves after a second."""
    pdf.pages[0].Dur = 1


@attack
def page_in_separations(pdf: Pdf) -> None:
    """A page that is one plate of several."""
    pdf.pages[0].SeparationInfo = Dictionary(Pages=[pdf.pages[0].obj], DeviceColorant=Name.Cyan)


@attack
def page_with_view_boxes(pdf: Pdf) -> None:
    """An art box that a viewer may show alone."""
    pdf.pages[0].ArtBox = Array([0, 0, 100, 100])


@attack
def page_with_other_trim(pdf: Pdf) -> None:
    """A trim box in the middle of the text."""
    pdf.pages[0].TrimBox = Array([100, 100, 400, 600])


@attack
def viewer_shows_a_box(pdf: Pdf) -> None:
    """Viewers are asked to show and print the art box."""
    pdf.pages[0].BleedBox = Array([0, 0, 300, 300])
    pdf.Root.ViewerPreferences.ViewArea = Name.BleedBox
    pdf.Root.ViewerPreferences.PrintArea = Name.BleedBox


@attack
def viewer_prints_a_page(pdf: Pdf) -> None:
    """Viewers are asked to print some pages only."""
    pdf.Root.ViewerPreferences.PrintPageRange = Array([0, 0])


@attack
def printer_makes_copies(pdf: Pdf) -> None:
    """Printers are asked for twenty copies, in small."""
    pdf.Root.ViewerPreferences.NumCopies = 20
    pdf.Root.ViewerPreferences.PrintScaling = Name.AppDefault


@attack
def colours_mean_something_else(pdf: Pdf) -> None:
    """Black is white: colours are looked up in a space of the page's own."""
    inverse = Array([Name.Separation, Name("/All"), Name.DeviceRGB,
                     Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 1, 1], N=1)])  # fmt: skip
    resource(pdf, "ColorSpace", inverse, "DefaultRGB")


@attack
def contents_in_parts(pdf: Pdf) -> None:
    """A second content stream with a cover."""
    cover = pdf.make_stream(b"/Artifact BMC 1 g " + WHOLE_PAGE + b" EMC")
    pdf.pages[0].Contents = Array([pdf.make_stream(content(pdf)), cover])


@attack
def contents_shared(pdf: Pdf) -> None:
    """The second page has the contents of the first."""
    pdf.pages[1].Contents = pdf.pages[0].Contents


@attack
def bookmark_that_lies(pdf: Pdf) -> None:
    """A bookmark says other words."""
    pdf.Root.Outlines.First.Title = String("Take ten")


@attack
def bookmark_that_acts(pdf: Pdf) -> None:
    """A bookmark opens a page of the web."""
    entry = pdf.Root.Outlines.First
    if "/Dest" in entry:
        del entry.Dest
    entry.A = Dictionary(S=Name.URI, URI=String("https://evil.example/"))


@attack
def bookmark_that_leads_elsewhere(pdf: Pdf) -> None:
    """A bookmark leads to another page."""
    pdf.Root.Outlines.First.Dest = Array([pdf.pages[-1].obj, Name.Fit])


@attack
def link_with_next_action(pdf: Pdf) -> None:
    """A link that does something more."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].A.Next = Dictionary(S=Name.Launch, F=String("a.exe"))


@attack
def link_elsewhere(pdf: Pdf) -> None:
    """A link that leads to another address."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].A.URI = String("https://evil.example/")


@attack
def link_that_says_something_else(pdf: Pdf) -> None:
    """The name of a link is read aloud, and is not its words."""
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].Contents = String("Take ten")


@attack
def piece_of_another_program(pdf: Pdf) -> None:
    """Private data of another program."""
    pdf.Root.PieceInfo = Dictionary(Other=Dictionary(LastModified=String("D:2026"), Private=stream(pdf, b"hidden")))


@attack
def page_with_web_capture(pdf: Pdf) -> None:
    """What the page was made from, as a web capture has it."""
    pdf.Root.SpiderInfo = Dictionary(V=1.0)


@attack
def properties_that_lie(pdf: Pdf) -> None:
    """The author is somebody else."""
    pdf.docinfo.Author = String("Royal College of Everything")


@attack
def keywords(pdf: Pdf) -> None:
    """Words among the properties that are not the leaflet's."""
    pdf.docinfo.Keywords = String("cure, miracle")


def updated(data: bytes) -> bytes:
    """A good file with an incremental update, whose newest version of the first page is covered."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        after(pdf, b"1 g " + WHOLE_PAGE)
        out = io.BytesIO()
        pdf.save(out)
    return data + out.getvalue()


def locked(data: bytes) -> bytes:
    """A good file that is locked for changes, and opens without a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    return out.getvalue()


def before_the_file(data: bytes) -> bytes:
    """Another file stands before a good one."""
    return b"GIF89a;" + data


def behind_the_file(data: bytes) -> bytes:
    """A script stands behind a good file."""
    return data + b"\n<script>alert(1)</script>"


WHOLE_FILES: list[Callable[[bytes], bytes]] = [updated, locked, before_the_file, behind_the_file]
