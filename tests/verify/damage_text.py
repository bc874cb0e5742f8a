"""Defects of the words."""

import re

import pikepdf
from damage import content, damage, elements, font, rewrite, sequence

from leafletgen.verify.content.cmaps import unicode_map


@damage("text-order")
def swap_two_paragraphs(pdf: pikepdf.Pdf) -> None:
    """The second section is read before the first."""
    kids = elements(pdf, "Document")[0].K
    sections = [index for index, kid in enumerate(kids) if kid.S == "/Sect"]
    kids[sections[1]], kids[sections[2]] = kids[sections[2]], kids[sections[1]]


@damage("text-changed")
def change_a_digit(pdf: pikepdf.Pdf) -> None:
    """10 mg instead of 5-10 mg would be bad enough; here 38.5 °C becomes 38.1."""
    swap_character(pdf, "5", "1")


@damage("text-changed")
def lose_a_letter(pdf: pikepdf.Pdf) -> None:
    """A word without its last letter."""
    lose(pdf, 1)


@damage("text-changed")
def lose_a_word(pdf: pikepdf.Pdf) -> None:
    """A paragraph without its last words."""
    lose(pdf, 12)


@damage("text-lost")
def lose_a_paragraph(pdf: pikepdf.Pdf) -> None:
    """A paragraph that was cut off."""
    paragraph = first_paragraph_of_sections(pdf)
    parent = paragraph.P
    parent.K = pikepdf.Array([kid for kid in parent.K if kid != paragraph])
    for mcid in mcids(paragraph):
        old = sequence(pdf, mcid)
        rewrite(pdf, old, b"")


@damage("text-spaced", "ar")
def lose_a_space(pdf: pikepdf.Pdf) -> None:
    """A text object that shows nothing but a space is gone."""
    space = next(re.finditer(rb"BT\n[0-9. ]+ Td [(][^()]{1,2}[)]Tj\nET\n", content(pdf)))
    rewrite(pdf, space[0], b"")


@damage("text-moved")
def swap_two_lines_on_paper(pdf: pikepdf.Pdf) -> None:
    """Two lines that change places on the page, and are read as before."""
    found = content(pdf)
    places = re.findall(rb"BT\n([0-9.]+ [0-9.]+) Td", found)
    first, second = places[8], places[9]
    swapped = found.replace(first + b" Td", b"@ Td", 1).replace(second + b" Td", first + b" Td", 1)
    pdf.pages[0].Contents = pdf.make_stream(swapped.replace(b"@ Td", second + b" Td", 1))


@damage("text-moved", "ar")
def swap_two_words_on_paper(pdf: pikepdf.Pdf) -> None:
    """A word from right to left that stands where another should be."""
    found = content(pdf)
    places = re.findall(rb"ReversedChars BMC\nBT\n([0-9.]+ [0-9.]+) Td", found)
    rewrite(pdf, places[20] + b" Td", places[21] + b" Td")


@damage("text-added")
def say_a_paragraph_twice(pdf: pikepdf.Pdf) -> None:
    """A paragraph that the leaflet has once."""
    paragraph = first_paragraph_of_sections(pdf)
    paragraph.P.K.append(pdf.make_indirect(pikepdf.Dictionary(dict(paragraph.items()))))


@damage("footer-wrong")
def lose_the_page_number(pdf: pikepdf.Pdf) -> None:
    """A footer whose last text object is gone."""
    found = content(pdf)
    start = found.rindex(b"BT\n")
    pdf.pages[0].Contents = pdf.make_stream(found[:start] + found[found.index(b"ET", start) + 2 :])


@damage("footer-wrong")
def print_more_than_a_screen_reader_hears(pdf: pikepdf.Pdf) -> None:
    """A copy of a heading that is an artifact, and that nobody expects."""
    heading = sequence(pdf, 4)
    begin = heading.index(b"BDC") + 3
    pdf.pages[0].Contents = pdf.make_stream(content(pdf) + b"\n/Artifact BMC" + heading[begin:])


@damage("text-language", "ar")
def forget_that_a_source_is_english(pdf: pikepdf.Pdf) -> None:
    """English that is read with an Arabic voice."""
    for element in elements(pdf):
        if "/Lang" in element and element.S != "/Document":
            del element["/Lang"]


@damage("disclaimer-missing")
def lose_the_disclaimer_on_one_page(pdf: pikepdf.Pdf) -> None:
    """A page without the disclaimer: its footer is empty."""
    found = content(pdf)
    footer = found.index(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC")
    pdf.pages[0].Contents = pdf.make_stream(found[:footer])


@damage("disclaimer-repeated")
def read_the_disclaimer_twice(pdf: pikepdf.Pdf) -> None:
    """The disclaimer, once more."""
    disclaimer = elements(pdf, "P")[-2]
    pdf.Root.StructTreeRoot.K.K.append(pdf.make_indirect(pikepdf.Dictionary(dict(disclaimer.items()))))


@damage("extraction-spaced")
def tear_a_word_apart(pdf: pikepdf.Pdf) -> None:
    """A gap inside a word, which readers take for a space."""
    found = re.search(rb"\(([^()])([^()])\)", sequence(pdf, 3))
    assert found
    rewrite(pdf, found[0], b"(%b)-400(%b)" % (found[1], found[2]), count=-1)


@damage("extraction-differs")
def paint_paragraphs_in_another_order(pdf: pikepdf.Pdf) -> None:
    """A page whose tags are in order, but whose first heading is painted last."""
    heading = sequence(pdf, 4)
    rewrite(pdf, heading, b"")
    pdf.pages[0].Contents = pdf.make_stream(content(pdf) + b"\n" + heading)


def first_paragraph_of_sections(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """The first paragraph of the text proper: that with `38.5 °C`."""
    section = [element for element in elements(pdf, "Sect") if element.P.S == "/Document"][1]
    return next(element for element in elements(pdf, "P") if section == element.P)


def mcids(element: pikepdf.Dictionary) -> list[int]:
    """The numbers of an element's content, all on the first page."""
    return [int(kid) for kid in (element.K if isinstance(element.K, pikepdf.Array) else [element.K])]


def lose(pdf: pikepdf.Pdf, glyphs: int) -> None:
    """Take glyphs away from the end of the first paragraph."""
    old = sequence(pdf, mcids(first_paragraph_of_sections(pdf))[-1])
    places = [place for found in re.finditer(rb"\(([^()]*)\)", old) for place in range(*found.span(1))]
    changed = bytearray(old)
    for place in reversed(places[-glyphs:]):
        del changed[place]
    rewrite(pdf, old, bytes(changed))


def swap_character(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    """Draw one character for another throughout the first paragraph."""
    mcid = mcids(first_paragraph_of_sections(pdf))[-1]
    codes = {text: code for code, text in unicode_map(font(pdf, mcid).ToUnicode.read_bytes().decode("ascii")).items()}
    exchange = bytes.maketrans(bytes([codes[old]]), bytes([codes[new]]))
    before = sequence(pdf, mcid)
    after = re.sub(rb"\([^()]*\)", lambda found: found[0].translate(exchange), before)
    assert after != before
    rewrite(pdf, before, after)
