"""What a viewer draws: every word leaves ink, and a word that is hidden in any way does not."""

import damage_seen as seen
import pikepdf
import pytest
from damage import Spoil, content, spoiled
from verified import shipped

from leafletgen.preview.ink import words_without_ink

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
