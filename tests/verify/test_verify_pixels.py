"""What a viewer draws: every word leaves ink, and a word that is hidden in any way does not."""

import io
from collections.abc import Callable

import damage_seen as seen
import pikepdf
import pytest
from attacks import ATTACKS, Attack
from damage import Spoil, content, spoiled
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from verified import ROOT, shipped

from leafletgen.preview.drawing import renderer
from leafletgen.preview.ink import difference_of, pages_of, words_without_ink

GOOD = [
    ("en", "a4"),
    ("ar", "trifold-a4"),
    ("ur", "a4"),
    ("hi", "booklet-a5"),
    ("zh-Hans", "bilingual-a4"),
    ("th", "a4"),
]


@pytest.mark.parametrize(("language", "layout"), GOOD)
def test_every_word_of_a_good_file_leaves_ink(language: str, layout: str) -> None:
    """In scripts of every kind, in colours, on grounds, and on imposed pages."""
    assert list(words_without_ink(shipped(language, layout, "example")[1])) == []


def lay_a_hatching_over_the_page(pdf: pikepdf.Pdf) -> None:
    """A white pattern, of which only a viewer can tell what it hides."""
    tile = pdf.make_stream(b"1 g 0 0 9 9 re f", {
        "/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": [0, 0, 9, 9], "/XStep": 9, "/YStep": 9,
        "/Resources": pikepdf.Dictionary(),
    })  # fmt: skip
    pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(P=tile)
    over = b"\n/Artifact BMC /Pattern cs /P scn 0 0 595 841 re f EMC"
    pdf.pages[0].Contents = pdf.make_stream(content(pdf) + over)


def cover_with_an_annotation(pdf: pikepdf.Pdf) -> None:
    """A stamp that is a white rectangle."""
    look = pdf.make_stream(b"1 g 0 0 595 841 re f", {"/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 595, 841]})
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 595, 841], F=4, AP=pikepdf.Dictionary(N=look)
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(stamp)])


HIDING: list[Spoil] = [
    seen.lay_paper_over_the_page,
    seen.black_out_a_strip,
    seen.lay_a_picture_over_the_page,
    seen.lay_a_form_over_the_page,
    seen.set_text_in_white,
    seen.set_text_in_a_colour_of_ink,
    seen.darken_the_ground,
    seen.darken_half_of_the_ground,
    seen.set_text_invisibly,
    seen.clip_with_text,
    seen.make_text_transparent,
    seen.clip_text_away,
    seen.clip_half_of_the_text,
    seen.turn_a_page,
    seen.crop_a_page,
    lay_a_hatching_over_the_page,
    cover_with_an_annotation,
]


@pytest.mark.parametrize("spoil", HIDING, ids=lambda spoil: spoil.__name__.replace("_", " "))
def test_hidden_words_leave_no_ink(spoil: Spoil) -> None:
    """Whatever hides words, and however little we understand of it, the pictures with and without text are the same there."""
    data = spoiled(shipped("en", "a4")[1], spoil)
    assert "text-inkless" in {problem.code for problem in words_without_ink(data)}


def test_what_cannot_be_drawn_is_broken() -> None:
    """A damaged file is an error, and no traceback."""
    assert [problem.code for problem in words_without_ink(b"%PDF-1.7 no more")] == ["pdf-unreadable"]


SEEN_BY_OTHER_CHECKS = frozenset({
    "text_blended", "letters_exchanged_by_kerning", "words_exchanged", "font_without_program", "font_of_another_file", "page_of_words",
    "pages_exchanged", "contents_shared", "text_swapped", "glyphs_exchanged",
})  # fmt: skip
"""Attempts after which a viewer shows other letters, or letters in another place, and every one of them with its ink."""


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__.replace("_", " "))
def test_an_attempt_that_hides_a_word_is_seen_in_pixels(attack: Attack) -> None:
    """Of all attempts to fool `verify` those that change what a viewer shows of the words are found by that alone."""
    good = shipped("en", "a4", "example")[1]
    data = spoiled(good, attack)
    if not any(words_without_ink(data)) and attack.__name__ not in SEEN_BY_OTHER_CHECKS:
        before, after = (pages_of(renderer(), each) for each in (good, data))
        assert len(before) == len(after)
        assert not any(difference_of(one, other).getbbox() for one, other in zip(before, after, strict=True))


FAMILY = ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"


def foreign(draw: Callable[[Canvas], None], font: str = "own") -> bytes:
    """A file of another program, without tags: a line, and what `draw` does with a second one."""
    if "own" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("own", str(FAMILY)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300))
    canvas.setFont(font, 12)
    canvas.drawString(40, 250, "Take two tablets a day.")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def shown_line(canvas: Canvas) -> None:
    """A line."""
    canvas.drawString(40, 150, "Call your doctor at once.")


def shown_turned(canvas: Canvas) -> None:
    """A line from bottom to top."""
    canvas.translate(200, 50)
    canvas.rotate(90)
    shown_line(canvas)


def shown_slanted(canvas: Canvas) -> None:
    """A line that rises."""
    canvas.translate(90, -60)
    canvas.rotate(20)
    shown_line(canvas)


def shown_larger(canvas: Canvas) -> None:
    """A line in a larger scale."""
    canvas.scale(1.4, 1.4)
    shown_line(canvas)


def invisible(canvas: Canvas) -> None:
    """A line in no ink."""
    text = canvas.beginText(40, 150)
    text.setTextRenderMode(3)
    text.textLine("Call your doctor at once.")
    canvas.drawText(text)


def white(canvas: Canvas) -> None:
    """A line in white."""
    canvas.setFillColorRGB(1, 1, 1)
    shown_line(canvas)


def black_on_black(canvas: Canvas) -> None:
    """A line on its own colour."""
    canvas.rect(20, 130, 300, 40, fill=1)
    shown_line(canvas)


def tiny(canvas: Canvas) -> None:
    """A line smaller than a dot."""
    canvas.scale(0.01, 0.01)
    shown_line(canvas)


def clipped(canvas: Canvas) -> None:
    """A line outside of a clip."""
    path = canvas.beginPath()
    path.rect(0, 0, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    shown_line(canvas)


def transparent(canvas: Canvas) -> None:
    """A line that is transparent."""
    canvas.setFillAlpha(0)
    shown_line(canvas)


def off_the_page(canvas: Canvas) -> None:
    """A line below the page."""
    canvas.translate(0, -400)
    shown_line(canvas)


def covered(canvas: Canvas) -> None:
    """A line under white."""
    shown_line(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(20, 130, 300, 40, fill=1, stroke=0)


def covered_by_a_picture(canvas: Canvas) -> None:
    """A line under a picture."""
    shown_line(canvas)
    canvas.drawImage(ImageReader(io.BytesIO(WHITE_DOT)), 20, 130, 300, 40)


def turned_and_covered(canvas: Canvas) -> None:
    """A line from bottom to top under white."""
    canvas.saveState()
    shown_turned(canvas)
    canvas.restoreState()
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(20, 60, 200, 180, fill=1, stroke=0)


WHITE_DOT = b"P6 1 1 255 \xff\xff\xff"
FONTS = pytest.mark.parametrize("font", ["own", "Helvetica", "Times-Roman"])
SHOWN = [shown_line, shown_turned, shown_slanted, shown_larger]
HIDDEN = [
    invisible, white, black_on_black, tiny, clipped, transparent, off_the_page, covered, covered_by_a_picture, turned_and_covered,
]  # fmt: skip


@FONTS
@pytest.mark.parametrize("draw", SHOWN)
def test_words_of_a_foreign_file_that_are_shown_leave_ink(draw: Callable[[Canvas], None], font: str) -> None:
    """Without tags, turned or not, in fonts of its own or of the viewer, on a page whose corner is anywhere."""
    data = foreign(draw, font)
    assert list(words_without_ink(data)) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].CropBox = [10, 20, 390, 290]
        out = io.BytesIO()
        pdf.save(out)
    assert list(words_without_ink(out.getvalue())) == []


@FONTS
@pytest.mark.parametrize("draw", HIDDEN)
def test_words_of_a_foreign_file_that_are_hidden_leave_none(draw: Callable[[Canvas], None], font: str) -> None:
    """What another program has written without tags is looked at like our own."""
    found = list(words_without_ink(foreign(draw, font)))
    assert [problem.code for problem in found] == ["text-inkless"]
    assert "Call your doctor" in found[0].message
