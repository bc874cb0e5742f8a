"""Folded paper as a reader turns it."""

from dataclasses import replace

import pytest

from leafletgen.library.library import Library, shipped_root
from leafletgen.model.layout import Flow, Layout, Panel, Part, Side
from leafletgen.preview.faces import SeenFace, layout_faces
from leafletgen.units import length

SHIPPED = Library(shipped_root(), shipped_root())
MM = length("1 mm")


def panelled(outside: dict[str, float], inside: dict[str, float], cover: str) -> Layout:
    """A folded layout with panels of these widths in mm, read from its cover on."""
    sides = tuple(
        Side(name, tuple(Panel(panel, width * MM, footer=at == 0) for at, (panel, width) in enumerate(panels.items())))
        for name, panels in (("outside", outside), ("inside", inside))
    )
    rest = tuple(panel for panel in (*inside, *outside) if panel != cover)
    flows = (Flow((cover,), (Part.TITLE,)), Flow(rest, (Part.SECTIONS,)))
    base = SHIPPED.layout("trifold-a4")
    return replace(base, width=sum(outside.values()) * MM, sides=sides, flows=flows, tight_flows=())


def seen(layout: Layout, face: SeenFace, rtl: bool = False) -> list[str]:
    """The names of the panels of a face from left to right; in brackets what lies below another."""
    names = []
    for piece in face.pieces:
        x = 0.0
        panels = layout.sides[piece.page].panels
        for panel in panels[::-1] if rtl else panels:
            if abs(piece.part.x - x) < 0.01:
                names.append((piece.x, panel.id))
            x += panel.width
    return [name for _, name in sorted(names)]


def turned(layout: Layout, rtl: bool = False) -> dict[str, list[str]]:
    """Every face by its name, with the panels that are in it."""
    return {f"{at} {face.name}": seen(layout, face, rtl) for at, face in enumerate(layout_faces(layout, rtl, 2), 1)}


@pytest.mark.parametrize("name", ["trifold-a4", "trifold-letter"])
def test_a_letter_fold_is_read_from_its_cover(name: str) -> None:
    """A tri-fold shows its cover, then the flap over the inside, then the whole inside, then its back."""
    assert turned(SHIPPED.layout(name)) == {
        "1 cover": ["cover"],
        "2 opening": ["left", "middle", "flap"],
        "3 inside": ["left", "middle", "right"],
        "4 back": ["back"],
    }


def test_a_letter_fold_is_mirrored_for_right_to_left_readers() -> None:
    """In Arabic the cover opens to the right, so the flap lies on the left."""
    assert turned(SHIPPED.layout("trifold-a4"), rtl=True) == {
        "1 cover": ["cover"],
        "2 opening": ["flap", "middle", "left"],
        "3 inside": ["right", "middle", "left"],
        "4 back": ["back"],
    }


@pytest.mark.parametrize("name", ["trifold-a4", "trifold-letter", "booklet-a5"])
def test_right_to_left_is_the_mirror_image(name: str) -> None:
    """Every face of a right-to-left leaflet is what a mirror shows of the other: its places on the page and in the face."""
    layout = SHIPPED.layout(name)
    paper = sum(panel.width for panel in layout.sides[0].panels) * (2 if name == "booklet-a5" else 1)
    for ours, theirs in zip(layout_faces(layout, False, 4), layout_faces(layout, True, 4), strict=True):
        assert ours.name == theirs.name
        assert (ours.width, ours.height) == pytest.approx((theirs.width, theirs.height))
        mirrored = sorted(
            (piece.page, paper - piece.part.right, ours.width - piece.x - piece.part.width) for piece in ours.pieces
        )
        there = sorted((piece.page, piece.part.x, piece.x) for piece in theirs.pieces)
        assert [pytest.approx(one, abs=0.01) for one in mirrored] == there


def test_the_flap_hangs_on_its_fold() -> None:
    """The flap is narrower than what it covers; the gap is at the fold that has just been opened, not at its own."""
    opening = layout_faces(SHIPPED.layout("trifold-a4"), False, 2)[1]
    flap = opening.pieces[-1]
    assert flap.page == 0
    assert flap.x == pytest.approx(103 * MM)
    assert flap.x + flap.part.width == pytest.approx(opening.width)
    arabic = layout_faces(SHIPPED.layout("trifold-a4"), True, 2)[1]
    assert arabic.pieces[-1].x == 0


def test_pages_that_are_not_folded_have_no_faces() -> None:
    """A layout of whole pages has none, nor has one whose cover is not at an end, so that nobody knows how it folds."""
    assert layout_faces(SHIPPED.layout("a4"), False, 4) == ()
    gate = panelled({"a": 99, "cover": 99, "b": 99}, {"l": 99, "m": 99, "r": 99}, "cover")
    assert layout_faces(gate, False, 2) == ()


def test_one_fold_has_cover_inside_and_back() -> None:
    """A sheet folded once opens like a card; where the cover is on the left of the sheet, it opens to the left."""
    card = panelled({"back": 148, "cover": 149}, {"l": 149, "r": 148}, "cover")
    assert turned(card) == {"1 cover": ["cover"], "2 inside": ["l", "r"], "3 back": ["back"]}
    assert turned(card, rtl=True) == {"1 cover": ["cover"], "2 inside": ["r", "l"], "3 back": ["back"]}


def test_equal_panels_fold_zigzag() -> None:
    """With panels of equal width nothing can be folded inside: the sheet opens at once, and its other side is seen whole."""
    layout = panelled({"c": 99, "b": 99, "cover": 99}, {"l": 99, "m": 99, "r": 99}, "cover")
    assert turned(layout) == {"1 cover": ["cover"], "2 inside": ["l", "m", "r"], "3 outside": ["c", "b", "cover"]}


def test_a_roll_fold_opens_step_by_step() -> None:
    """Each fold that is opened shows one panel more of the inside, and the next one rolled in upon it."""
    layout = panelled({"d": 94, "c": 97, "b": 99, "cover": 100}, {"1": 100, "2": 99, "3": 97, "4": 94}, "cover")
    assert turned(layout) == {
        "1 cover": ["cover"],
        "2 opening": ["1", "2", "c"],
        "3 opening": ["1", "2", "3", "d"],
        "4 inside": ["1", "2", "3", "4"],
        "5 back": ["b"],
    }


@pytest.mark.parametrize("rtl", [False, True])
def test_a_booklet_is_turned_page_by_page(rtl: bool) -> None:
    """Eight pages on two sheets are seen as cover, three pairs and back; each half of each side exactly once."""
    halves = {1: (0, 1), 8: (0, 0), 2: (1, 0), 7: (1, 1), 3: (2, 1), 6: (2, 0), 4: (3, 0), 5: (3, 1)}
    layout = SHIPPED.layout("booklet-a5")
    found = []
    for face in layout_faces(layout, rtl, 4):
        row = sorted(face.pieces, key=lambda piece: piece.x, reverse=rtl)
        found.append([(piece.page, round(piece.part.x / layout.width)) for piece in row])
    pairs = [[1], [2, 3], [4, 5], [6, 7], [8]]
    assert found == [[(halves[page][0], halves[page][1] ^ rtl) for page in pair] for pair in pairs]
    names = ["cover", "pages-2-3", "pages-4-5", "pages-6-7", "back"]
    assert [face.name for face in layout_faces(layout, rtl, 4)] == names
