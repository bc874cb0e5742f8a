"""What a print shop gets: the finished sheet in the middle, room for bleed around it, and marks outside of that."""

import io
from dataclasses import replace

import page as validation
import pypdf
import pytest
from compositions import LAYOUTS, LIBRARY, TYPESETTER, composed, first_edition

from leafletgen.build.plan import Selection, plan
from leafletgen.compose.composer import compose
from leafletgen.model.edition import Job
from leafletgen.pages import Artifact, Composition, Item, Page, Rule, TextLine, moved
from leafletgen.pdf.write import write
from leafletgen.pipeline import make_leaflet
from leafletgen.units import Rect, length

every_layout = pytest.mark.parametrize(
    ("tag", "layout"), [pytest.param(tag, layout, id=f"{tag}-{layout}") for tag in ("en", "ar") for layout in LAYOUTS]
)


def marked(tag: str, layout: str) -> Composition:
    """The first leaflet with marks."""
    return compose(replace(first_edition(tag, layout), marks=True), TYPESETTER).composition


def marks(page: Page) -> list[Rule]:
    """The marks of a page."""
    return [item for item in page.items if isinstance(item, Rule) and item.owner is Artifact.PAGE]


def told(item: Item) -> tuple[Item, tuple[object, ...]]:
    """An item, with what its words are in place of the words: these are themselves only as long as they are remembered."""
    if not isinstance(item, TextLine):
        return item, ()
    words = tuple((word.face, word.scale, word.rtl, word.text, word.glyphs) for word in item.line.words)
    return item._replace(line=item.line._replace(words=())), words


def boxes(page: Page) -> tuple[Rect, Rect]:
    """Where a page is cut, and how far its colour has to run."""
    assert page.trim
    assert page.bleed
    return page.trim, page.bleed


@every_layout
def test_page_is_the_office_page_with_room_around_it(tag: str, layout: str) -> None:
    """What is cut out is the page of the office, item by item; only the ticks inside the paper are gone."""
    for office, shop in zip(composed(tag, layout).composition.pages, marked(tag, layout).pages, strict=True):
        trim, bleed = boxes(shop)
        assert (trim.width, trim.height) == (office.width, office.height)
        # The same on every side: front and back register as they do without marks.
        assert abs(trim.x + trim.right - shop.width) < 0.01
        assert abs(trim.y + trim.bottom - shop.height) < 0.01
        for distance in (trim.x - bleed.x, trim.y - bleed.y, bleed.right - trim.right, bleed.bottom - trim.bottom):
            assert abs(distance - length("3 mm")) < 0.01
        kept = [item for item in office.items if item.owner is not Artifact.PAGE]
        assert [told(item) for item in shop.items if item.owner is not Artifact.PAGE] == [
            told(moved(item, trim.x, trim.y)) for item in kept
        ]


@every_layout
def test_marks_stay_out_of_the_bleed(tag: str, layout: str) -> None:
    """No mark touches the bleed or the edge of the paper, so none is left on a finished sheet that is cut a little off."""
    for page in marked(tag, layout).pages:
        _, bleed = boxes(page)
        assert marks(page)
        for rule in marks(page):
            assert min(rule.x1, rule.x2) > 0
            assert max(rule.x1, rule.x2) < page.width
            assert min(rule.y1, rule.y2) > 0
            assert max(rule.y1, rule.y2) < page.height
            beside = max(rule.x1, rule.x2) < bleed.x or min(rule.x1, rule.x2) > bleed.right
            beyond = max(rule.y1, rule.y2) < bleed.y or min(rule.y1, rule.y2) > bleed.bottom
            assert beside or beyond


@every_layout
def test_crop_marks_meet_at_the_corners(tag: str, layout: str) -> None:
    """There are two solid lines at each corner of the cut, one going on where each of its edges ends."""
    for page in marked(tag, layout).pages:
        trim, _ = boxes(page)
        solid = [rule for rule in marks(page) if not rule.dotted]
        upright = sorted({(round(rule.x1, 2), rule.y1 < trim.y) for rule in solid if rule.x1 == rule.x2})
        level = sorted({(round(rule.y1, 2), rule.x1 < trim.x) for rule in solid if rule.y1 == rule.y2})
        assert len(solid) == 8
        assert upright == [(round(x, 2), above) for x in (trim.x, trim.right) for above in (False, True)]
        assert level == [(round(y, 2), left) for y in (trim.y, trim.bottom) for left in (False, True)]


@every_layout
def test_fold_marks_are_at_the_folds(tag: str, layout: str) -> None:
    """Every fold that the office edition ticks inside the paper has a dotted line above the paper and one below."""
    for office, shop in zip(composed(tag, layout).composition.pages, marked(tag, layout).pages, strict=True):
        trim, _ = boxes(shop)
        folds = {round(rule.x1 + trim.x, 2) for rule in marks(office)}
        dotted = [rule for rule in marks(shop) if rule.dotted]
        assert sorted(round(rule.x1, 2) for rule in dotted) == sorted([*folds, *folds])
        assert sum(rule.y1 < trim.y for rule in dotted) == sum(rule.y1 > trim.bottom for rule in dotted) == len(folds)


@every_layout
def test_file_says_where_it_is_cut(tag: str, layout: str) -> None:
    """A finished file passes its checks and has MediaBox, BleedBox and TrimBox, in millimetres those of the layout."""
    made = make_leaflet(replace(first_edition(tag, layout), marks=True))
    office = composed(tag, layout).composition.pages
    for page, unmarked in zip(pypdf.PdfReader(io.BytesIO(made.pdf)).pages, office, strict=True):
        ten, seven = length("10 mm"), length("7 mm")
        expected = {
            "/MediaBox": (0.0, 0.0, unmarked.width + 2 * ten, unmarked.height + 2 * ten),
            "/BleedBox": (seven, seven, unmarked.width + 2 * ten - seven, unmarked.height + 2 * ten - seven),
            "/TrimBox": (ten, ten, unmarked.width + ten, unmarked.height + ten),
        }
        for name, corners in expected.items():
            box = page[name]
            assert isinstance(box, pypdf.generic.ArrayObject)
            assert [float(number) for number in box] == pytest.approx(corners, abs=0.01)


def test_office_file_has_no_other_boxes() -> None:
    """Without marks the page is the sheet, and there is nothing to cut."""
    for page in pypdf.PdfReader(io.BytesIO(write(composed("en", "trifold-a4").composition))).pages:
        assert "/TrimBox" not in page
        assert "/BleedBox" not in page


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("profile", [validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A])
def test_marked_booklet_conforms(tag: str, profile: validation.ValidationProfile) -> None:
    """A booklet with marks, where everything comes together, conforms to PDF/UA-1 and PDF/A-2a."""
    report = validation.validate_pdf_bytes(write(marked(tag, "booklet-a5")), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_marked_files_have_names_of_their_own() -> None:
    """The print shop's file lies beside the office's, and neither takes the other's name, whatever a clinic is called."""
    office, shop = (
        {job.output for job in plan(LIBRARY, Selection(layouts=("a4",), clinics=("example",), marks=marks))}
        for marks in (False, True)
    )
    assert len(office) == len(shop)
    assert not office & shop
    assert Job("asthma", "en", "a4", marks=True).output != Job("asthma", "en", "a4", "marks").output
