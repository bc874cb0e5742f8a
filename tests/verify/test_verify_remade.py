"""A file is compared with another making of the same leaflet: no piece of ink is missing, added, changed or moved.

What may pass, because nobody sees it: a move of less than 0.25 points (0.09 mm); a colour that is off by less than one of 255
steps; a picture that is compressed better or worse, without loss; the same page written with other operators.
"""

import re
import zlib
from collections.abc import Iterator

import pikepdf
import pytest
from damage import Spoil, content, rewrite, spoiled
from verified import edition_of, every_block, made, shipped

from leafletgen.model.edition import Edition
from leafletgen.verify.checks.remade import PLACE_TOLERANCE, ink_differences
from leafletgen.verify.checks.table import check
from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.ink import Ink, InkReader, Shapes
from leafletgen.verify.reader.objects import FilePage, FileStream, Malformed
from leafletgen.verify.reader.opening import open_file

FILES = [
    ("en", "a4", ""),
    ("en", "trifold-a4", "example"),
    ("ar", "a4", "example"),
    ("ar", "bilingual-a4", ""),
    ("hi", "trifold-a4", ""),
    ("zh-Hans", "bilingual-a4", "example"),
    ("ur", "booklet-a5", ""),
]
files = pytest.mark.parametrize("name", FILES, ids=".".join)

STRING = rb"\((?:[^()\\]|\\.)*\)"
SHOWN = re.compile(rb"(?:%b|\[(?:%b|[^\[\]()])*\])(?=T[jJ]\n)" % (STRING, STRING))
"""What an operator that shows text shows."""

OBJECT = re.compile(rb"BT\n([0-9.]+) ([0-9.]+) Td\s(?:[^()\[\]]|%b|[\[\]])*?ET\n" % STRING)
"""A text object, with the place where it begins."""

PAINT = re.compile(rb"(?:(?:[-0-9. ]+ (?:m|l|c|re)|h)\n)+(?:f\*?|S|B)\n|/\w+ Do\n")
"""A path that is painted, or a picture."""

MOST = 25
"""Text objects of a page that are tried: several hundred stand on a page from right to left."""

STEPS = (PLACE_TOLERANCE + 0.05, 3, 20, 100)
"""Points by which ink is moved."""


class Sheet:
    """A page whose contents can be exchanged, and the ink that it should have."""

    def __init__(self, name: tuple[str, str, str], page: int) -> None:
        self.file = open_file(shipped(*name)[1])
        self.page: FilePage = self.file.pages[page]
        stream = self.file.resolve(self.page.entries["Contents"])
        assert isinstance(stream, FileStream)
        self.stream, self.content = stream, stream.data
        self.fonts, self.shapes = FileFonts(self.file), Shapes()
        self.wanted = self.ink(self.content)

    def ink(self, content: bytes) -> list[Ink]:
        """The ink of the page with other contents."""
        self.stream.__dict__["data"] = content
        reader = InkReader(self.file, self.page, self.fonts, self.shapes)
        reader.page()
        return reader.pieces

    def passes(self, content: bytes) -> bool:
        """True when no difference is found in other contents."""
        try:
            return not any(ink_differences(self.wanted, self.ink(content)))
        except Malformed:
            return False


def sheets(name: tuple[str, str, str]) -> Iterator[Sheet]:
    """Every page of a file."""
    yield from (Sheet(name, page) for page in range(len(open_file(shipped(*name)[1]).pages)))


def without(found: re.Match[bytes], instead: bytes = b"") -> bytes:
    """A page without what was found, or with something else in its place."""
    return found.string[: found.start()] + instead + found.string[found.end() :]


def object_changes(found: re.Match[bytes], other: re.Match[bytes]) -> Iterator[tuple[str, bytes]]:
    """Everything that is done to one text object; `other` is its neighbour."""
    yield "removed", without(found)
    yield "shown twice", without(found, found[0] * 2)
    x, y = map(float, found.groups())
    places = [(x + step, y) for step in STEPS] + [(x, y - step) for step in STEPS] + [tuple(map(float, other.groups()))]
    for place in places:
        moved = found[0].replace(b"%b %b Td" % found.groups(), b"%.2f %.2f Td" % place, 1)
        yield f"at {place} instead of {x, y}", without(found, moved)


def shown_changes(found: re.Match[bytes], other: re.Match[bytes]) -> Iterator[tuple[str, bytes]]:
    """Everything that is done to what one operator shows; `other` is its neighbour."""
    yield "removed", without(found, b"()")
    if other[0] != found[0]:
        yield "saying what its neighbour says", without(found, other[0])
    if glyph := re.search(rb"(?<=\()[0-9A-Za-z]", found[0]):
        after = bytes([glyph[0][0] + (1 if glyph[0] not in b"9Zz" else -1)])
        yield "with another glyph", without(found, found[0][: glyph.start()] + after + found[0][glyph.end() :])
    if b")(" not in found[0] and (inner := re.search(rb"(?<=\(\w)(?=\w)", found[0])):
        apart = found[0][: inner.start()] + b")-900(" + found[0][inner.end() :]
        yield "with a letter moved", without(found, apart if apart[:1] == b"[" else b"[%b]" % apart)


def paint_changes(found: re.Match[bytes]) -> Iterator[tuple[str, bytes]]:
    """Everything that is done to one path or picture."""
    yield "removed", without(found, b"n\n")
    yield "painted twice", without(found, found[0] * 2)
    for step in (1, *STEPS[1:-1]):  # a drawing is scaled, and its steps with it
        yield f"{step} to the right", without(found, b"q 1 0 0 1 %.2f 0 cm\n%bQ\n" % (step, found[0]))
        yield f"{step} down", without(found, b"q 1 0 0 1 0 %.2f cm\n%bQ\n" % (-step, found[0]))
    yield "turned", without(found, b"q 0.7 0.7 -0.7 0.7 200 0 cm\n%bQ\n" % found[0])
    if not found[0].endswith(b"Do\n"):
        yield "in other colours", without(found, b"q 1 0 0 rg 0 1 0 RG\n%bQ\n" % found[0])
        yield "in dashes", without(found, b"q [1 999] 0 d\n%bQ\n" % found[0])
        yield "transparent", without(found, b"q /G gs\n%bQ\n" % found[0])


def taken(changes: list[tuple[str, bytes]], turn: int) -> list[tuple[str, bytes]]:
    """The removal, and one of the other changes in turn: all of them would take minutes a file."""
    first, *others = changes
    return [first, *others[turn % len(others) :][:1]] if others else [first]


@pytest.mark.slow
@files
def test_no_text_can_be_removed_added_changed_or_moved(name: tuple[str, str, str]) -> None:
    """Text objects, and what operators show, are taken out, and changed in one more way: each time it is found.

    Of a page as many as there is time for, other ones in each file; that none can be missing at all is tested with the words.
    """
    passed, count = [], 0
    for sheet in sheets(name):
        for pattern, changes, operator in ((OBJECT, object_changes, rb"\nBT\n"), (SHOWN, shown_changes, rb"T[jJ]\n")):
            found = list(pattern.finditer(sheet.content))
            assert len(found) == len(re.findall(operator, sheet.content))
            pairs = list(zip(found, found[1:] + found[:1], strict=True))
            for at, (one, other) in enumerate(pairs[:: 1 + len(pairs) // MOST]):
                for what, changed in taken(list(changes(one, other)), at):
                    count += 1
                    if sheet.passes(changed):
                        passed.append((what, one[0]))
    assert count > MOST
    assert passed == []


@files
def test_no_path_or_picture_can_be_removed_added_changed_or_moved(name: tuple[str, str, str]) -> None:
    """Every path and picture is taken out by itself, and changed or moved in one of eleven ways: each time it is found."""
    passed, count = [], 0
    for sheet in sheets(name):
        for at, one in enumerate(PAINT.finditer(sheet.content)):
            for what, changed in taken(list(paint_changes(one)), at):
                count += 1
                if sheet.passes(changed):
                    passed.append((what, one[0]))
    assert count > 20
    assert passed == []


@files
def test_the_same_making_has_no_difference(name: tuple[str, str, str]) -> None:
    """A good file is as the library makes it, also when another program has written its objects anew."""
    edition, data = shipped(*name)
    assert check(data, edition, thorough=True, again=data) == []
    assert check(spoiled(data, lambda _: None), edition, thorough=True, again=data) == []


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, bytes]:
    """A file with every kind of block, with a picture that is an image."""
    edition = edition_of(every_block(tmp_path_factory.mktemp("remade"), paragraphs=2), "a4")
    return edition, made(edition)


def image(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """The first picture of the file."""
    found = next(one for page in pdf.pages for one in page.Resources.get("/XObject", {}).values())
    assert isinstance(found, pikepdf.Stream)
    return found


def other_pixels(pdf: pikepdf.Pdf) -> None:
    """One pixel of another colour."""
    picture = image(pdf)
    rows = bytearray(zlib.decompress(picture.read_raw_bytes()))
    rows[-1] ^= 0xFF
    how = picture.DecodeParms
    picture.write(zlib.compress(bytes(rows)), filter=pikepdf.Name.FlateDecode)
    picture.DecodeParms = how


def inverted_colours(pdf: pikepdf.Pdf) -> None:
    """A picture as its negative."""
    image(pdf).Decode = pikepdf.Array([1, 0, 1, 0, 1, 0])


def masked_picture(pdf: pikepdf.Pdf) -> None:
    """A picture with a mask that hides some colours."""
    image(pdf).Mask = pikepdf.Array([0, 255, 0, 255, 0, 255])


def another_page(pdf: pikepdf.Pdf) -> None:
    """The last page twice."""
    pdf.pages.append(pdf.pages[-1])


def mirrored_picture(pdf: pikepdf.Pdf) -> None:
    """A picture turned round in its place."""
    for page in range(len(pdf.pages)):
        if found := re.search(rb"([0-9.]+) 0 0 ([0-9.]+) ([0-9.]+) ([0-9.]+) cm(?=\n/\w+ Do)", content(pdf, page)):
            width, height, x, y = map(float, found.groups())
            rewrite(pdf, found[0], b"%.3f 0 0 %.3f %.3f %.3f cm" % (-width, height, x + width, y), page)
            return
    raise AssertionError("there is no picture")


@pytest.mark.parametrize("spoil", [other_pixels, inverted_colours, masked_picture, another_page, mirrored_picture])
def test_a_changed_picture_is_found(spoil: Spoil, pictures: tuple[Edition, bytes]) -> None:
    """What a picture shows is compared, not only that there is one."""
    edition, data = pictures
    found = check(spoiled(data, spoil), edition, thorough=True, again=data)
    assert "pages-differ" in {each.code for each in found}
