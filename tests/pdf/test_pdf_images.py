"""Pictures in the file: what was in the picture file, upright, without its metadata; nothing that is no picture."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest
from PIL import Image as PictureFile
from typesetting import composed, page_of

from leafletgen.diagnostics import Refused
from leafletgen.pages import Artifact, Box, Composition, Element, Image, Role, Tagged
from leafletgen.pdf import images
from leafletgen.pdf.write import write
from leafletgen.text.typesetter import Typesetter
from leafletgen.units import Rect

AREA = Rect(100, 100, 200, 100)


def picture_of(path: Path) -> Composition:
    """A page with one picture on a green ground."""
    ground = Box(Artifact.LAYOUT, Rect(0, 0, 595.28, 841.89), fill=(0.0, 1.0, 0.0))
    figure = Element(Role.FIGURE, "figure", alt="A picture")
    return composed([page_of(ground, Image(Tagged("figure"), AREA, path))], figure)


@contextmanager
def embedded(data: bytes) -> Iterator[pikepdf.Object]:
    """The first picture in a file."""
    with pikepdf.open(io.BytesIO(data)) as file:
        yield file.pages[0].Resources.XObject["/I1"]


def seen(data: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour that pdfium shows at a place on the page."""
    pixel = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(int(part) for part in pixel)


def saved(picture: PictureFile.Image, path: Path, **options: object) -> Path:
    """Write a picture file."""
    picture.save(path, **options)  # type: ignore[arg-type]  # whatever Pillow takes
    return path


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_pixel_conforms(mode: str, tmp_path: Path) -> None:
    """Pictures of every kind that PNG and JPEG know become grey or RGB, and the file conforms."""
    name = "picture.jpg" if mode == "CMYK" else "picture.png"
    data = write(picture_of(saved(PictureFile.new(mode, (20, 10)), tmp_path / name)))
    with embedded(data) as stored:
        assert str(stored.ColorSpace) in {"/DeviceRGB", "/DeviceGray"}
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        assert [failure.message for failure in validation.validate_pdf_bytes(data, profile=profile).failures] == []


def test_pixels_survive(tmp_path: Path) -> None:
    """A PNG's pixels are in the file exactly as they are in the picture."""
    picture = PictureFile.new("RGB", (7, 5))
    picture.putdata([(x * 30, y * 50, (x * y) % 256) for y in range(5) for x in range(7)])
    path = saved(picture, tmp_path / "picture.png")
    with embedded(write(picture_of(path))) as stored:
        assert stored.read_bytes() == picture.tobytes()


def test_deep_greys_keep_their_shades(tmp_path: Path) -> None:
    """A picture with 16 bits a pixel is stored with the upper eight."""
    picture = PictureFile.new("I;16", (3, 1))
    for column, value in enumerate((200, 0x8000, 0xFFFF)):
        picture.putpixel((column, 0), value)
    with embedded(write(picture_of(saved(picture, tmp_path / "picture.png")))) as stored:
        assert list(stored.read_bytes()) == [0, 128, 255]


def test_pictures_stand_in_their_rectangle(tmp_path: Path) -> None:
    """A picture fills its rectangle, the right way up, and nothing outside it."""
    picture = PictureFile.new("RGB", (2, 1), (255, 0, 0))
    picture.putpixel((1, 0), (0, 0, 255))
    data = write(picture_of(saved(picture, tmp_path / "picture.png")))
    assert seen(data, 110, 150) == (255, 0, 0)
    assert seen(data, 290, 150) == (0, 0, 255)
    assert seen(data, 95, 150) == seen(data, 200, 205) == (0, 255, 0)


def test_transparency_shows_the_ground(tmp_path: Path) -> None:
    """What is transparent in a picture shows what is under it."""
    picture = PictureFile.new("RGBA", (2, 1), (255, 0, 0, 255))
    picture.putpixel((1, 0), (255, 0, 0, 0))
    data = write(picture_of(saved(picture, tmp_path / "picture.png")))
    assert seen(data, 110, 150) == (255, 0, 0)
    assert seen(data, 290, 150) == (0, 255, 0)


def test_photographs_are_upright_and_say_nothing_of_their_maker(tmp_path: Path) -> None:
    """A photograph taken with a turned camera is upright, and its camera, place and comment are gone."""
    picture = PictureFile.new("RGB", (40, 20), (255, 0, 0))
    picture.paste((0, 0, 255), (20, 0, 40, 20))
    marks = picture.getexif()
    marks[0x0112], marks[0x010F] = 3, "SecretCamera"
    path = saved(picture, tmp_path / "picture.jpg", exif=marks, comment=b"SecretComment", quality=95)
    data = write(picture_of(path))
    with embedded(data) as stored:
        assert str(stored.Filter) == "/DCTDecode"
        assert b"Secret" not in stored.read_raw_bytes()
    assert b"Secret" in path.read_bytes()
    red, _, blue = seen(data, 120, 150)
    assert (red < 60, blue > 200) == (True, True)


def test_pictures_finer_than_print_are_made_coarser(tmp_path: Path) -> None:
    """A picture of more than 300 dots an inch on paper is stored with 300."""
    path = saved(PictureFile.new("L", (2000, 1000)), tmp_path / "picture.png")
    with embedded(write(picture_of(path))) as stored:
        assert (int(stored.Width), int(stored.Height)) == (833, 417)


def test_a_picture_used_twice_is_stored_once(tmp_path: Path) -> None:
    """A picture on two pages in one size is one object."""
    path = saved(PictureFile.new("RGB", (4, 2)), tmp_path / "picture.png")
    pages = [page_of(Image(Tagged("figure"), AREA, path)) for _ in range(2)]
    data = write(composed(pages, Element(Role.FIGURE, "figure", alt="A picture")))
    assert data.count(b"/Subtype /Image") == 1


def refusal(path: Path) -> tuple[str, str]:
    """The code and place of the refusal of a picture file."""
    with pytest.raises(Refused) as caught:
        write(picture_of(path))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint
    return diagnostic.code, str(diagnostic.place)


def test_missing_pictures_are_refused(tmp_path: Path) -> None:
    """A picture that is not there is named."""
    assert refusal(tmp_path / "none.png") == ("image-missing", str(tmp_path / "none.png"))


@pytest.mark.parametrize("content", [b"", b"no picture", b"GIF89a" + bytes(40)])
def test_what_is_no_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    """A file that is no PNG and no JPEG is named, whatever it is called."""
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    assert refusal(path) == ("image-unreadable", str(path))


@pytest.mark.parametrize("name", ["picture.png", "picture.jpg"])
def test_torn_pictures_are_refused(name: str, tmp_path: Path) -> None:
    """A picture file that ends too early is refused, not shown in part."""
    path = saved(PictureFile.effect_noise((80, 60), 50), tmp_path / name)
    path.write_bytes(path.read_bytes()[:1500])
    assert refusal(path) == ("image-unreadable", str(path))


def test_giant_pictures_are_refused_unopened(tmp_path: Path) -> None:
    """A picture of too many pixels is refused from its header, before any memory is spent on it."""
    path = saved(PictureFile.new("1", (10, 10)), tmp_path / "picture.png")
    file = bytearray(path.read_bytes())
    for side in (7_000, 60_000):
        file[16:24] = side.to_bytes(4) + (7_000).to_bytes(4)
        file[29:33] = zlib.crc32(file[12:29]).to_bytes(4)
        path.write_bytes(file)
        assert refusal(path) == ("image-too-large", str(path))


def test_a_picture_is_decoded_once_for_all_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as its file stays the same; and the bytes are those of a typesetter that remembers nothing."""
    path = saved(PictureFile.effect_noise((40, 30), 50), tmp_path / "picture.png")
    decoded: list[Path] = []
    real = images.decoded_picture

    def counted(path: Path, file: io.BytesIO | None = None) -> tuple[PictureFile.Image, bool]:
        """The picture, and a note that it was decoded."""
        decoded.append(path)
        return real(path, file)

    monkeypatch.setattr(images, "decoded_picture", counted)
    typesetter = Typesetter()
    first = [write(picture_of(path), each) for each in (typesetter, typesetter, typesetter.private(), Typesetter())]
    assert len(set(first)) == 1
    assert len(decoded) == 2
    saved(PictureFile.effect_noise((40, 30), 90), path)
    assert write(picture_of(path), typesetter) != first[0]
    assert len(decoded) == 3


def test_a_picture_that_a_layout_makes_coarser_is_another(tmp_path: Path) -> None:
    """A finer picture is remembered for each size in which it is printed, and a giant one not at all."""
    path = saved(PictureFile.new("RGB", (2000, 1000), "teal"), tmp_path / "picture.png")
    memory = images.EncodedPictures(Typesetter())
    assert memory.encoded(path, (300, 150)).entries["Width"] == 300
    assert memory.encoded(path, (400, 200)).entries["Width"] == 400
    assert memory.encoded(path, (4000, 2000)).entries["Width"] == 2000
    assert len(memory) == 3
    noise = saved(PictureFile.effect_noise((3300, 2200), 200), tmp_path / "noise.png")
    assert memory.encoded(noise, (4000, 3000)).weight > memory.LARGEST
    assert len(memory) == 3
