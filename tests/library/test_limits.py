"""What a file may hold: refused early and clearly above it, and drawn below it."""

import time
from pathlib import Path

import pytest
from PIL import Image
from small_library import ENGLISH, make_library, write

from leafletgen.diagnostics import Refused
from leafletgen.library.folder import FileTrouble
from leafletgen.library.library import Library
from leafletgen.library.pictures import raster
from leafletgen.model.graphics import MOST_PIXELS
from leafletgen.pdf.images import decoded_picture

HEAD = "title: Lumps\nsummary: x\nsections:\n  - id: first\n    heading: First\n    body:\n"
SECONDS = 10.0
"""Processor time that a refusal may take; setting what is refused takes minutes."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small library."""
    make_library(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "body",
    [
        "      - bullets:\n" + "          - x\n" * 45_000,
        "      - steps:\n" + f"          - {'word ' * 100}\n" * 1_400,
        "      - x\n" * 45_000,
        f"      - {'word ' * 10_000}\n" * 6,
        "      - note:\n          body:\n" + "            - x\n" * 2_000,
    ],
    ids=["bullets", "steps", "paragraphs", "long texts", "boxes"],
)
def test_more_than_sixty_pages_are_refused_at_once(root: Path, body: str) -> None:
    """Thousands of items, or far too many words, are one clear error before anything is set."""
    write(root, {"leaflets/lumps/en.yaml": HEAD + body})
    begin = time.process_time()
    with pytest.raises(Refused) as caught:
        Library(root, root).leaflet("lumps", "en")
    assert time.process_time() - begin < SECONDS
    assert [one.code for one in caught.value.diagnostics] == ["too-long"]
    assert caught.value.diagnostics[0].place.line > 1


def test_a_long_leaflet_is_read(root: Path) -> None:
    """A section of hundreds of texts, which somebody may need, is read."""
    write(root, {"leaflets/lumps/en.yaml": HEAD + "      - bullets:\n" + "          - x\n" * 900})
    assert Library(root, root).leaflet("lumps", "en").sections


@pytest.mark.parametrize("orientation", ["up", b"\x06", 9, 0, -1, 2**31, (6, 6)])
def test_orientations_that_are_none_leave_a_picture_upright(tmp_path: Path, orientation: object) -> None:
    """A camera's note that is a text, or no orientation, is no reason to refuse or to turn a picture."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    try:
        Image.new("RGB", (40, 20)).save(tmp_path / "a.jpg", exif=exif)
    except Exception:
        pytest.skip("not to be written")
    found = raster(tmp_path, "a.jpg")
    assert (found.width, found.height) == (40, 20)
    assert decoded_picture(tmp_path / "a.jpg")[0].size == (40, 20)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (5, (20, 40)), (6, (20, 40)), (8, (20, 40))]
)
def test_orientations_turn_a_picture(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    """A picture is measured and drawn as the camera was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (40, 20)).save(tmp_path / "a.jpg", exif=exif)
    found = raster(tmp_path, "a.jpg")
    assert (found.width, found.height) == size
    assert decoded_picture(tmp_path / "a.jpg")[0].size == size


def test_too_many_pixels_are_refused_by_the_header(tmp_path: Path) -> None:
    """A picture of more pixels than paper shows is refused without decoding it."""
    Image.new("1", (MOST_PIXELS // 1000 + 1, 1000)).save(tmp_path / "a.png")
    with pytest.raises(FileTrouble) as caught:
        raster(tmp_path, "a.png")
    assert caught.value.code == "picture-too-large"


def test_a_picture_that_may_not_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture without permission is not called damaged: the error says which file, and why."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(root, {"leaflets/lumps/en.yaml": ENGLISH})
    monkeypatch.setattr(Image, "open", forbidden)
    with pytest.raises(Refused) as caught:
        Library(root, root).leaflet("lumps", "en")
    assert [one.code for one in caught.value.diagnostics] == ["unreadable-file"]
    assert "dot.png" in caught.value.diagnostics[0].message
