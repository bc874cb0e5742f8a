"""`leafletgen preview`, from the command line to the dots of its pictures."""

import io
import json
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from leafletgen.cli.app import status_of
from leafletgen.library.library import Library
from leafletgen.preview.drawing import GROUND_MARGIN, PREVIEW_DPI, dots
from leafletgen.preview.faces import layout_faces

FACES = ["face-1-cover", "face-2-opening", "face-3-inside", "face-4-back"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A library with one leaflet in English."""
    monkeypatch.chdir(tmp_path)
    assert status_of(["new", "leaflet", "asthma"]) == 0
    capsys.readouterr()
    return tmp_path


pytestmark = pytest.mark.usefixtures("here")


def drawn(folder: Path = Path("preview")) -> list[str]:
    """What there is in a folder, without what all names have in common."""
    return sorted(path.name.removeprefix("asthma.en.").removesuffix(".png") for path in folder.iterdir())


def test_pages_and_faces_are_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    """Each page is a picture of its size, and a tri-fold has its faces; their names are told in the order of reading."""
    assert status_of(["preview", "asthma", "-L", "trifold-a4", "-L", "letter"]) == 0
    told = capsys.readouterr().out.splitlines()
    names = [Path(line).name.removeprefix("asthma.en.").removesuffix(".png") for line in told]
    assert [name for name in names if "trifold" in name] == [
        f"trifold-a4.{part}" for part in ("page-1", "page-2", *FACES)
    ]
    assert sorted(names) == drawn()
    with Image.open("preview/asthma.en.letter.page-1.png") as page:
        assert page.size == (round(8.5 * PREVIEW_DPI), 11 * PREVIEW_DPI)
        assert len(set(page.convert("L").tobytes())) > 10
    with Image.open("preview/asthma.en.trifold-a4.face-3-inside.png") as inside:
        assert inside.width == pytest.approx(297 / 25.4 * PREVIEW_DPI + 2 * GROUND_MARGIN, abs=1)


def test_a_face_shows_what_is_on_its_panels() -> None:
    """The cover has the title and nothing of the sections, and its dots are those of the page."""
    assert status_of(["build", "-L", "trifold-a4"]) == 0
    assert status_of(["preview", "asthma", "-L", "trifold-a4"]) == 0
    layout = Library.find().layout("trifold-a4")
    with pdfium.PdfDocument("dist/asthma/asthma.en.trifold-a4.pdf") as document:
        said: dict[str, str] = {}
        for face in layout_faces(layout, False, 2):
            for piece in face.pieces:
                part = piece.part
                text = document[piece.page].get_textpage().get_text_bounded(part.x, 0, part.right, layout.height)
                said[face.name] = said.get(face.name, "") + text
    assert "Asthma" in said["cover"]
    assert "What is it?" not in said["cover"]
    assert "What is it?" in said["opening"]
    assert "What is it?" in said["inside"]
    cover = layout_faces(layout, False, 2)[0].pieces[0].part
    with (
        Image.open("preview/asthma.en.trifold-a4.page-1.png") as page,
        Image.open("preview/asthma.en.trifold-a4.face-1-cover.png") as picture,
    ):
        inner = page.crop((dots(cover.x) + 1, 1, dots(cover.right) - 1, dots(cover.bottom) - 1))
        box = (GROUND_MARGIN + 1, GROUND_MARGIN + 1, GROUND_MARGIN + 1 + inner.width, GROUND_MARGIN + 1 + inner.height)
        assert picture.crop(box).tobytes() == inner.tobytes()


def test_pictures_are_of_the_leaflet_as_it_is_now() -> None:
    """Pictures of pages that are gone are deleted; those of other leaflets, and other files, stay."""
    Path("preview").mkdir()
    others = ["asthma.en.a4.north.page-9.png", "asthma.en.a4.page-9.png.txt", "asthma.en.a4-green.page-9.png"]
    for name in (*others, "asthma.en.a4.page-9.png", "asthma.en.a4.face-1-cover.png"):
        Path("preview", name).touch()
    assert status_of(["preview", "asthma", "-L", "a4"]) == 0
    there = {path.name for path in Path("preview").iterdir()}
    assert there >= {"asthma.en.a4.page-1.png", *others}
    assert not there & {"asthma.en.a4.page-9.png", "asthma.en.a4.face-1-cover.png"}


def test_the_same_leaflet_gives_the_same_pictures() -> None:
    """Two runs give the same bytes."""
    for folder in ("one", "two"):
        assert status_of(["preview", "asthma", "-L", "trifold-letter", "-o", folder]) == 0
    assert drawn(Path("one")) == drawn(Path("two"))
    for path in Path("one").iterdir():
        assert path.read_bytes() == Path("two", path.name).read_bytes()


def test_the_source_language_is_drawn_unless_another_is_named() -> None:
    """Without -l there are pictures in the language the leaflet was written in; with it, in those."""
    assert status_of(["new", "language", "ar", "asthma"]) == 0
    assert status_of(["preview", "asthma", "-L", "a4"]) == 0
    assert {path.name.split(".")[1] for path in Path("preview").iterdir()} == {"en"}
    assert status_of(["preview", "asthma", "-L", "a4", "-l", "all", "-o", "every"]) == 0
    assert {path.name.split(".")[1] for path in Path("every").iterdir()} == {"ar", "en"}


def test_a_leaflet_with_errors_is_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be built is told as everywhere, has no pictures any more, and the others are drawn."""
    assert status_of(["new", "leaflet", "burns"]) == 0
    assert status_of(["preview", "asthma", "burns", "-L", "a4"]) == 0
    with Path("leaflets/asthma/en.yaml").open("a", encoding="utf-8") as file:
        file.write("headng: x\n")
    capsys.readouterr()
    assert status_of(["preview", "all", "-L", "a4", "--format", "json"]) == 1
    said = capsys.readouterr()
    # The new leaflet has so many blocks that A4 has no room for its questions.
    assert {json.loads(line)["code"] for line in said.err.splitlines()} == {"unknown-key", "questions-left-out"}
    files = json.loads(said.out)["files"]
    assert sorted(map(Path, files)) == sorted(Path("preview").iterdir())
    assert {Path(name).name.split(".")[0] for name in files} == {"burns"}
    Path("leaflets/burns/leaflet.yaml").write_text("id: burns\n", "utf-8")
    assert status_of(["preview", "burns", "-L", "a4"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("asthna",), "did you mean 'asthma'?"),
        (("asthma", "-L", "a44"), "did you mean 'a4'?"),
        (("asthma", "-o", "leaflets/asthma/en.yaml"), "cannot-write"),
        ((), "LEAFLET"),
    ],
)
def test_unusable_arguments_are_status_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    """What cannot be done as it was asked for says why, and gives status 2."""
    assert status_of(["preview", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not Path("preview").exists()


def test_a_missing_extra_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library that draws there is one line with the command that installs it, status 1, and no folder."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert status_of(["preview", "asthma"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "pip install 'leafletgen[preview]'" in line
    assert not Path("preview").exists()


def test_pictures_carry_their_resolution() -> None:
    """A picture printed at its own size is as large as the paper."""
    assert status_of(["preview", "asthma", "-L", "a4"]) == 0
    with Image.open(io.BytesIO(Path("preview/asthma.en.a4.page-1.png").read_bytes())) as page:
        assert page.info["dpi"] == pytest.approx((PREVIEW_DPI, PREVIEW_DPI), abs=0.1)
