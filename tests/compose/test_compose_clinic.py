"""Whose leaflet it is: every word of a clinic in its language and order, its logo, and a QR code that scanners read."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from compositions import FIRST, LAYOUTS, LIBRARY, TYPEFACES, TYPESETTER, language
from PIL import Image as PictureFile

from leafletgen.compose.composer import Composed, compose
from leafletgen.compose.qr import LEAST_MODULE, QUIET, qr_code
from leafletgen.library.schema.fields import LONGEST_WEB_ADDRESS
from leafletgen.model.clinic import Clinic, Logo
from leafletgen.model.edition import Edition
from leafletgen.model.graphics import Raster
from leafletgen.pages import Artifact, Drawing, Element, Image, LinkArea, Page, Role, Rule, Tagged, TextLine
from leafletgen.pdf.write import write
from leafletgen.units import Rect, length
from leafletgen.verify.checks.table import check

CLINIC = Clinic(
    id="riverside",
    language="en",
    name="Riverside Skin Clinic",
    address=("12 Example Street", "London"),
    telephone="020 7946 0958",
    hours=("Monday to Friday, 08:30-17:00", "Saturday, 09:00-12:00"),
    web="clinic.example/skin",
)
EVERYWHERE = [(tag, layout) for tag in ("en", "ar", "hi") for layout in LAYOUTS]
everywhere = pytest.mark.parametrize(("tag", "layout"), EVERYWHERE, ids=lambda value: value)


def edition_of(tag: str, layout: str, clinic: Clinic | None = CLINIC) -> Edition:
    """The first leaflet with a clinic on it, in a layout."""
    leaflet = LIBRARY.leaflet(FIRST, tag)
    found = LIBRARY.layout(layout)
    beside = LIBRARY.leaflet(FIRST, "en") if found.bilingual and tag != "en" else None
    languages = {name: language(name) for name in (tag, "en")}
    return Edition(leaflet, found, languages, TYPEFACES, clinic, beside=beside)


@cache
def made(tag: str, layout: str, clinic: Clinic | None = CLINIC) -> Composed:
    """The first leaflet with a clinic on it."""
    return compose(edition_of(tag, layout, clinic), TYPESETTER)


def written(composed: Composed) -> bytes:
    """The finished file."""
    return write(composed.composition)


def element(composed: Composed, node: str) -> Element:
    """The structure element with an id."""
    return next(found for found in composed.composition.structure.walk() if found.id == node)


def lines(composed: Composed, node: str) -> list[TextLine]:
    """The lines of a node."""
    items = (item for page in composed.composition.pages for item in page.items)
    return [item for item in items if isinstance(item, TextLine) and item.owner == Tagged(node)]


def said(composed: Composed, node: str) -> str:
    """What the lines of a node say."""
    return "".join(piece.word.text for line in lines(composed, node) for piece in line.line.pieces)


def code(composed: Composed) -> tuple[Page, Drawing]:
    """The QR code and its page."""
    for page in composed.composition.pages:
        for item in page.items:
            if isinstance(item, Drawing) and item.owner == Tagged("clinic.qr"):
                return page, item
    raise AssertionError("there is no code")


def bounds(path: tuple[tuple[object, ...], ...]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path of straight lines."""
    xs = [float(str(step[1])) for step in path if len(step) > 1]
    ys = [float(str(step[2])) for step in path if len(step) > 1]
    return min(xs), min(ys), max(xs), max(ys)


@everywhere
def test_clinic_is_told_in_order(tag: str, layout: str) -> None:
    """Name, address, telephone, hours and web address are each an element, in this order, and read the right way."""
    composed = made(tag, layout)
    order = [each.id for each in composed.composition.structure.walk() if each.id.startswith("clinic.")]
    labels = language(tag).labels
    expected = {
        "clinic.name": CLINIC.name,
        "clinic.address.0": CLINIC.address[0],
        "clinic.address.1": CLINIC.address[1],
        "clinic.telephone": CLINIC.telephone,
        "clinic.hours": labels["hours"],
        "clinic.hours.0": CLINIC.hours[0],
        "clinic.hours.1": CLINIC.hours[1],
        "clinic.web": CLINIC.web,
    }
    assert [node for node in order if node in expected] == list(expected)
    assert order[-1] == "clinic.qr"
    for node, words in expected.items():
        told = said(composed, node) + said(composed, f"{node}.0")
        assert words in told.replace("\u00a0", " "), node


@pytest.mark.parametrize("layout", LAYOUTS)
def test_telephone_runs_from_left_to_right(layout: str) -> None:
    """In a right-to-left leaflet the groups of a telephone number stand in their order on one line, to the left of its label."""
    found = [piece for line in lines(made("ar", layout), "clinic.telephone")[-1:] for piece in line.line.pieces]
    digits = [(piece.x, piece.word.text) for piece in found if any(map(str.isdigit, piece.word.text))]
    assert "".join(text for _, text in sorted(digits)).replace("\u00a0", "").replace(" ", "") == "02079460958"
    labels = [piece.x for piece in found if any(map(str.isalpha, piece.word.text))]
    assert all(digit < label for digit, _ in digits for label in labels)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_clinic_keeps_its_language(layout: str) -> None:
    """A screen reader is told that an English address in an Arabic leaflet is English, and that its label is not."""
    composed = made("ar", layout)
    for node in ("clinic.name", "clinic.address.0", "clinic.hours.1"):
        assert element(composed, node).language == "en"
    for node in ("clinic.telephone", "clinic.hours", "clinic.qr"):
        assert element(composed, node).language == ""
    assert element(made("en", layout), "clinic.name").language == ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_foreign_address_stands_at_the_edge_where_reading_starts(layout: str) -> None:
    """Every line of the box begins at the same edge, whatever its language's direction."""
    for tag, rtl in (("en", False), ("ar", True)):
        composed = made(tag, layout)
        edges = [
            round(line.x + line.line.width * line.size if rtl else line.x, 3)
            for node in ("clinic.name", "clinic.address.0", "clinic.address.1")
            for line in lines(composed, node)
        ]
        assert len(set(edges)) == 1


@everywhere
def test_code_is_read_back(tag: str, layout: str) -> None:
    """Rendered as paper shows it, the QR code says the clinic's whole address on the web."""
    composed = made(tag, layout)
    number = composed.composition.pages.index(code(composed)[0])
    file = pypdfium2.PdfDocument(written(composed))
    picture = file[number].render(scale=150 / 72, grayscale=True).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://clinic.example/skin"]


@everywhere
def test_code_is_large_quiet_and_alone(tag: str, layout: str) -> None:
    """The symbol is 20 mm square or more, four modules around it are white, and nothing else is painted there."""
    page, drawing = code(made(tag, layout))
    ground, dark = drawing.vector.shapes
    assert (drawing.rect.width, drawing.rect.height) == pytest.approx((drawing.vector.width, drawing.vector.height))
    left, top, right, bottom = bounds(dark.path)
    modules = round((drawing.rect.width) / (drawing.rect.width - (right - left)) * 2 * QUIET)
    module = drawing.rect.width / modules
    assert min(right - left, bottom - top) >= length("20 mm") - 0.01
    quiet = (left, top, drawing.rect.width - right, drawing.rect.height - bottom)
    assert min(quiet) >= QUIET * module - 0.01
    assert (ground.fill, dark.fill) == ((1, 1, 1), (0, 0, 0))
    assert bounds(ground.path) == pytest.approx((0, 0, drawing.rect.width, drawing.rect.height))
    for item in page.items:
        if isinstance(item, TextLine):
            inside = item.x < drawing.rect.right and item.x + item.line.width * item.size > drawing.rect.x
            assert not (inside and drawing.rect.y < item.baseline < drawing.rect.bottom + item.size)


@pytest.mark.parametrize("size", [12, 60, LONGEST_WEB_ADDRESS - 8])
def test_long_addresses_stay_readable(size: int) -> None:
    """However long an address may be, its modules are half a millimetre or more, and its dark bars do not overlap."""
    found = qr_code("https://" + "a" * (size - 8) + ".example")
    path = found.shapes[1].path
    bars = [bounds(path[at : at + 5]) for at in range(0, len(path), 5)]
    assert min(bottom - top for _, top, _, bottom in bars) >= LEAST_MODULE - 0.001
    assert all(one[2] < two[0] - 0.001 or one[1] < two[1] - 0.001 for one, two in pairwise(bars))
    assert found.width <= length("40 mm")


@everywhere
def test_files_with_a_clinic_are_whole(tag: str, layout: str) -> None:
    """A leaflet with a clinic holds to all rules that finished files are checked by."""
    assert check(written(made(tag, layout)), edition_of(tag, layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_web_address_can_be_clicked(layout: str) -> None:
    """The printed address leads where the code leads."""
    items = [item for page in made("en", layout).composition.pages for item in page.items]
    links = {item.uri for item in items if isinstance(item, LinkArea)}
    assert links == {"https://clinic.example/skin"}


def with_logo(folder: Path, size: tuple[int, int]) -> Clinic:
    """The clinic with a logo of so many pixels, whose file says more than its pixels."""
    path = folder / "mark.jpg"
    exif = PictureFile.Exif()
    exif[0x010E] = "Taken in the car park"
    PictureFile.new("RGB", size, (10, 80, 140)).save(path, exif=exif, comment=b"by the caretaker")
    return replace(CLINIC, logo=Logo(Raster(path, *size), "A blue wave"))


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (60, 20), (4000, 40)])
@everywhere
def test_logo_has_its_place(tag: str, layout: str, size: tuple[int, int], tmp_path: Path) -> None:
    """A logo is at most 14 mm high, never coarser than 150 dots an inch, in proportion, and in the safe area."""
    composed = made(tag, layout, with_logo(tmp_path, size))
    ((page, image),) = [
        (page, item) for page in composed.composition.pages for item in page.items if isinstance(item, Image)
    ]
    rect: Rect = image.rect
    assert rect.height <= length("14 mm") + 0.01
    assert size[0] / (rect.width / 72) >= 150 - 0.01
    assert rect.width / rect.height == pytest.approx(size[0] / size[1])
    safe = LIBRARY.layout(layout).safe
    assert safe <= rect.x < rect.right <= page.width - safe


def test_logo_is_told_and_stripped(tmp_path: Path) -> None:
    """A logo's words are heard, in the clinic's language, and nothing but its pixels is in the file."""
    clinic = with_logo(tmp_path, (900, 300))
    composed = made("ar", "trifold-a4", clinic)
    found = element(composed, "clinic.logo")
    assert (found.role, found.alt, found.language) == (Role.FIGURE, "A blue wave", "en")
    data = written(composed)
    assert b"car park" not in data
    assert b"caretaker" not in data
    assert check(data, edition_of("ar", "trifold-a4", clinic)) == []


def test_long_addresses_find_room() -> None:
    """An address stands under its code, among the words or above the code, as it has room; else it goes on over lines."""
    placed = {}
    for web in ("skin.example", "north-clinic.example", "dermatology.northern-university-hospitals.example"):
        composed = made("en", "trifold-a4", replace(CLINIC, web=web))
        line, *more = lines(composed, "clinic.web.0")
        rect = code(composed)[1].rect
        placed[web] = (line.baseline > rect.bottom, line.x > rect.x, len(more))
    assert list(placed.values()) == [(True, True, 0), (True, False, 0), (False, False, 1)]
    clinic = replace(CLINIC, web=f"{'dermatology' * 12}.example")
    composed = made("en", "trifold-a4", clinic)
    assert len(lines(composed, "clinic.web.0")) > 2
    assert said(composed, "clinic.web.0").strip() == clinic.web
    assert check(written(composed), edition_of("en", "trifold-a4", clinic)) == []


def test_one_line_of_hours_follows_its_label() -> None:
    """Hours of one line in the leaflet's own language stand behind their label, without a line of their own."""
    composed = made("en", "a4", replace(CLINIC, hours=("Monday, 09:00-12:00",), web=""))
    assert said(composed, "clinic.hours") == "Opening hours: Monday, 09:00-12:00"
    assert not any(each.id == "clinic.qr" for each in composed.composition.structure.walk())


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fr", "Téléphone\u202f: "),
        ("ja", "電話："),
        ("km", "ទូរសព្ទ៖ "),
        ("am", "ስልክ፦ "),
        ("my", "ဖုန်း – "),
        ("de", "Telefon: "),
    ],
)
def test_labels_are_joined_as_the_language_does(tag: str, words: str) -> None:
    """Before a telephone number stands its label with the language's own colon, and the code is told in its words."""
    composed = made(tag, "a4")
    assert said(composed, "clinic.telephone").replace("\u00a0", " ") == f"{words}020 7946 0958"
    label = language(tag).labels["qr"]
    told = language(tag).labels["pair"].format(name=label, value=CLINIC.web)
    assert element(composed, "clinic.qr").alt == told


@everywhere
def test_without_a_clinic_there_are_lines(tag: str, layout: str) -> None:
    """A leaflet without a clinic has ruled lines, far enough apart to write on, under the clinic's heading."""
    composed = made(tag, layout, None)
    (heading,) = lines(composed, "clinic.heading")
    page = next(page for page in composed.composition.pages if heading in page.items)
    ruled = sorted(
        item.y1
        for item in page.items
        if isinstance(item, Rule) and item.owner is Artifact.LAYOUT and item.x1 - 1 <= heading.x <= item.x2 + 1
    )
    written_on = [y for y in ruled if y > heading.baseline]
    assert len(written_on) == 3
    assert all(below - above >= length("7 mm") for above, below in pairwise([heading.baseline, *written_on]))
