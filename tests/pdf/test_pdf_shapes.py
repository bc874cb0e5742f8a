"""Boxes, rules and drawings: in the colours and places that were asked for, as another program renders them."""

import pypdfium2
import pytest
from typesetting import TYPESETTER, composed, page_of, paragraph, text_line

from leafletgen.library.library import Library, shipped_root
from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.layout import Colour, StyleName
from leafletgen.pages import Artifact, Box, Drawing, Item, Rule
from leafletgen.pdf.content import ContentStream, fill_operator, stroke_operator
from leafletgen.pdf.shapes import rounded
from leafletgen.pdf.write import write
from leafletgen.units import Rect

SCALE = 4
WHITE, RED, BLUE = (255, 255, 255), (255, 0, 0), (0, 0, 255)


class Rendered:
    """A page with some items, as pdfium shows it."""

    def __init__(self, *items: Item) -> None:
        data = write(composed([page_of(*items, text_line("x", "en", "p", 800))], paragraph("p")))
        self.picture = pypdfium2.PdfDocument(data)[0].render(scale=SCALE).to_pil().convert("RGB")

    def at(self, x: float, y: float) -> tuple[int, ...]:
        """The colour at a place, in points from the top left corner."""
        pixel = self.picture.getpixel((int(x * SCALE), int(y * SCALE)))
        assert isinstance(pixel, tuple)
        return tuple(int(part) for part in pixel)


def test_boxes_are_filled_and_outlined() -> None:
    """A box is filled inside, has its border on its edge, and nothing outside."""
    box = Box(Artifact.LAYOUT, Rect(100, 50, 80, 40), fill=(1, 0, 0), stroke=(0, 0, 1), stroke_width=4)
    page = Rendered(box)
    assert page.at(140, 70) == RED
    assert page.at(100, 70) == page.at(180, 70) == page.at(140, 50) == page.at(140, 90) == BLUE
    assert page.at(97, 70) == page.at(140, 93) == WHITE


def test_black_is_a_colour() -> None:
    """A black fill and a black border are painted like any other."""
    page = Rendered(
        Box(Artifact.LAYOUT, Rect(10, 10, 20, 20), fill=(1, 0, 0)),
        Box(Artifact.LAYOUT, Rect(50, 50, 40, 40), fill=(0, 0, 0), stroke=(0, 0, 0), stroke_width=2),
    )
    assert page.at(70, 70) == page.at(49.5, 70) == (0, 0, 0)


def test_round_corners_are_round() -> None:
    """A rounded box leaves its corners free, reaches its sides, and its corners are circles to a hundredth."""
    page = Rendered(Box(Artifact.LAYOUT, Rect(100, 100, 80, 60), fill=(1, 0, 0), radius=20))
    assert page.at(102, 102) == page.at(178, 158) == WHITE
    assert page.at(101, 130) == page.at(140, 101) == page.at(108, 108) == RED
    x, y = halfway(rounded(Rect(0, 0, 100, 100), 50)[2], start=(50.0, 0.0))
    assert ((x - 50) ** 2 + (y - 50) ** 2) ** 0.5 == pytest.approx(50, rel=0.01)


def halfway(step: PathStep, start: tuple[float, float]) -> tuple[float, float]:
    """The middle of a Bézier curve."""
    _, *ends = (float(value) if isinstance(value, int | float) else 0.0 for value in step)
    x, y = ([start[axis], *ends[axis::2]] for axis in (0, 1))
    return tuple(sum(w * v for w, v in zip((1, 3, 3, 1), each, strict=True)) / 8 for each in (x, y))  # type: ignore[return-value]  # a pair, made of a pair


def test_radius_never_exceeds_half_a_side() -> None:
    """A radius too large for its box gives the roundest box there is."""
    assert rounded(Rect(0, 0, 40, 20), 500) == rounded(Rect(0, 0, 40, 20), 10)


def test_rules_are_lines() -> None:
    """A rule is as wide as it says, from end to end."""
    page = Rendered(Rule(Artifact.LAYOUT, 100, 200, 300, 200, 3, (0, 0, 1)))
    assert page.at(101, 200) == page.at(299, 200) == page.at(200, 201) == BLUE
    assert page.at(200, 203) == page.at(305, 200) == WHITE


def test_dotted_rules_are_dots() -> None:
    """A dotted rule has round dots with gaps between; a rule after it is whole again."""
    page = Rendered(
        Rule(Artifact.LAYOUT, 100, 200, 300, 200, 4, (0, 0, 1), dotted=True),
        Rule(Artifact.LAYOUT, 100, 220, 300, 220, 4, (0, 0, 1)),
    )
    assert [page.at(x, 200) for x in (100, 106, 112, 118)] == [BLUE, WHITE, BLUE, WHITE]
    assert [page.at(x, 220) for x in (101, 106, 112, 118)] == [BLUE] * 4


def test_drawings_are_paths() -> None:
    """The shapes of a drawing are scaled into its place, and painted in order, each filled, outlined or both."""
    triangle: tuple[PathStep, ...] = (("M", 0, 0), ("L", 10, 0), ("L", 0, 10), ("Z",))
    curve: tuple[PathStep, ...] = (("M", 20, 0), ("C", 30, 0, 30, 10, 20, 10), ("Z",))
    shapes = (
        Shape(triangle, fill=(1, 0, 0)), Shape(triangle, stroke=(0, 0, 1), stroke_width=0.4),
        Shape(curve, fill=(0, 0, 1)), Shape(curve),
    )  # fmt: skip
    page = Rendered(Drawing(Artifact.LAYOUT, Rect(100, 100, 300, 100), Vector(30, 10, shapes)))
    assert page.at(120, 120) == RED
    assert page.at(150, 150) == page.at(100, 150) == BLUE
    assert page.at(180, 180) == page.at(390, 150) == WHITE
    assert page.at(360, 150) == BLUE


def test_state_is_written_when_it_changes() -> None:
    """A colour or width is written once, until another is wanted."""
    content = ContentStream(100, TYPESETTER)
    for colour in ((1, 0, 0), (1, 0, 0), (0, 0, 0), (0, 0, 0), (1, 0, 0)):
        content.fill_colour(colour)
    content.line_width(1)
    assert content.out == ["1 0 0 rg", "0 g", "1 0 0 rg"]


def test_what_is_opened_is_closed() -> None:
    """A marked sequence is closed even when painting fails in it."""
    content = ContentStream(100, TYPESETTER)
    with pytest.raises(ValueError, match="stop"), content.marked("P", 3), content.saved:
        raise ValueError("stop")
    assert content.out == ["/P<</MCID 3>>BDC", "q", "Q", "EMC"]


@pytest.mark.parametrize(
    ("ink", "fill", "stroke"),
    [
        ((0.0, 0.0, 0.0), "0 g", "0 G"), ((1.0, 1.0, 1.0), "1 g", "1 G"), ((0.5, 0.5, 0.5), "0.5 g", "0.5 G"),
        ((0.1, 0.1, 0.2), "0.1 0.1 0.2 rg", "0.1 0.1 0.2 RG"), ((0.0, 0.5, 0.0), "0 0.5 0 rg", "0 0.5 0 RG"),
    ],
)  # fmt: skip
def test_black_and_grey_are_one_ink(ink: Colour, fill: str, stroke: str) -> None:
    """Black, white and grey are written as grey, which a press prints with black ink alone; colours as red, green and blue."""
    assert (fill_operator(ink), stroke_operator(ink)) == (fill, stroke)


def test_the_words_of_every_layout_are_black() -> None:
    """In each shipped layout running text, boxes and the disclaimer are pure black."""
    library = Library.find(shipped_root())
    for name in library.layout_names():
        styles = library.layout(name).styles
        for style in (StyleName.SUMMARY, StyleName.BODY, StyleName.BOX_HEADING, StyleName.CLINIC, StyleName.DISCLAIMER):
            assert styles[style].colour == (0.0, 0.0, 0.0), (name, style)
