"""The file as a whole: conforming, the same every time, and true about itself."""

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import page as validation
import pikepdf
import pypdf
import pytest
from PIL import Image, ImageCms
from typesetting import composed, everything, page_of, paragraph, text_line

from leafletgen.model.layout import Duplex
from leafletgen.pages import Metadata
from leafletgen.pdf.colour import srgb_profile
from leafletgen.pdf.document import pdf_number
from leafletgen.pdf.write import write

SMALL = composed([page_of(text_line("Small", "en", "p"))], paragraph("p"))


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    """A file with everything in it."""
    return write(everything(tmp_path))


@pytest.mark.parametrize("profile", [validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A])
def test_files_conform(data: bytes, profile: validation.ValidationProfile) -> None:
    """A file with everything that can be drawn conforms to PDF/UA-1 and to PDF/A-2a."""
    report = validation.validate_pdf_bytes(data, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_the_validator_sees_faults(data: bytes) -> None:
    """The validator that the other tests trust refuses a file whose language is taken away."""
    with pikepdf.open(io.BytesIO(data)) as file:
        del file.Root.MarkInfo
        broken = io.BytesIO()
        file.save(broken)
    report = validation.validate_pdf_bytes(broken.getvalue(), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.is_compliant


def test_same_input_same_bytes(data: bytes, tmp_path: Path) -> None:
    """The same composition gives the same bytes, in this process again and in others with other hash seeds and zones."""
    assert write(everything(tmp_path)) == data
    script = (
        "import hashlib, sys; from pathlib import Path; from typesetting import everything;"
        "from leafletgen.pdf.write import write;"
        "print(hashlib.sha256(write(everything(Path(sys.argv[1])))).hexdigest())"
    )
    for seed, zone in (("1", "Asia/Kathmandu"), ("2", "America/Caracas")):
        surroundings = os.environ | {
            "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parent), "RL_pdfMultiLine": "1",
        }  # fmt: skip
        command = [sys.executable, "-c", script, str(tmp_path)]
        run = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_information_and_xmp_agree() -> None:
    """Title, author, subject, producer and dates are the same in the information dictionary and in XMP."""
    file = pikepdf.open(io.BytesIO(write(SMALL)))
    assert str(file.docinfo.CreationDate) == str(file.docinfo.ModDate) == "D:20261122000000Z"
    with file.open_metadata() as xmp:
        assert xmp["dc:title"] == str(file.docinfo.Title) == "Test of <text> & „drawing“"
        assert xmp["dc:creator"] == [str(file.docinfo.Author)] == ["A & B"]
        assert xmp["dc:description"] == str(file.docinfo.Subject) == "test 1.0"
        assert xmp["pdf:Producer"] == str(file.docinfo.Producer) == "leafletgen"
        assert xmp["xmp:CreatorTool"] == str(file.docinfo.Creator)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-22T00:00:00Z"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
        assert "en" in xmp["dc:language"]


@pytest.mark.parametrize(
    ("duplex", "expected"),
    [
        (Duplex.SHORT_EDGE, {"/Duplex": "/DuplexFlipShortEdge"}),
        (Duplex.LONG_EDGE, {"/Duplex": "/DuplexFlipLongEdge"}),
        (Duplex.NONE, {"/Duplex": "/Simplex"}),
    ],
)
def test_printers_are_told(duplex: Duplex, expected: dict[str, str]) -> None:
    """The file asks for its title to be shown, for no scaling, for the tray with that paper, and for the right way to turn the sheet, and no more."""
    file = pikepdf.open(io.BytesIO(write(replace(SMALL, duplex=duplex))))
    preferences = {str(key): value for key, value in file.Root.ViewerPreferences.items()}
    told = {key: str(value) for key, value in preferences.items()}
    assert told == expected | {"/PrintScaling": "/None", "/DisplayDocTitle": "True", "/PickTrayByPDFSize": "True"}


def test_without_bookmarks_no_outline() -> None:
    """A file without bookmarks has no empty outline."""
    file = pikepdf.open(io.BytesIO(write(SMALL)))
    assert "/Outlines" not in file.Root
    assert "/PageMode" not in file.Root


def reached(start: pikepdf.Object) -> set[tuple[int, int]]:
    """The numbers of all objects that can be reached from one."""
    numbers: set[tuple[int, int]] = set()
    waiting = [start]
    while waiting:
        each = waiting.pop()
        if each.is_indirect and each.objgen in numbers:
            continue
        numbers.add(each.objgen)
        values = each.values() if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) else each
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            waiting += [value for value in values if isinstance(value, pikepdf.Object)]
    return numbers


def test_every_object_is_reached(data: bytes) -> None:
    """Nothing is in the file that is not used: no standard fonts, no leftovers."""
    with pikepdf.open(io.BytesIO(data)) as file:
        packing = {each.objgen for each in file.objects if each.get("/Type") in {"/ObjStm", "/XRef"}}
        assert {each.objgen for each in file.objects} - packing <= reached(file.trailer)
    assert b"Helvetica" not in data


def test_streams_end_on_a_line_of_their_own(data: bytes) -> None:
    """Every stream's data are followed by an end of line that their length does not count."""
    found = list(re.finditer(rb"/Length (\d+)\b[^>]*?(?:<<[^>]*>>[^>]*?)*>>\nstream\n", data))
    assert len(found) == data.count(b"endstream")
    for match in found:
        end = match.end() + int(match[1])
        assert data[end : end + 11] == b"\r\nendstream"


def test_identifiers_tell_files_apart() -> None:
    """The identifier is the same for the same content and differs for any other."""
    other = composed([page_of(text_line("Other", "en", "p"))], paragraph("p"))
    one, same, different = (pypdf.PdfReader(io.BytesIO(write(each))).trailer["/ID"] for each in (SMALL, SMALL, other))
    assert one == same != different


def test_profile_means_srgb() -> None:
    """Colours seen through the profile in the file are those of another library's sRGB, to one step of 255."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = [(red, green, blue) for red in (0, 9, 128, 255) for green in (0, 77, 255) for blue in (0, 200, 255)]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    seen = ImageCms.profileToProfile(picture, ours, theirs)
    assert seen is not None
    for column, colour in enumerate(colours):
        pixel = seen.getpixel((column, 0))
        assert isinstance(pixel, tuple)
        assert all(abs(one - other) <= 1 for one, other in zip(pixel, colour, strict=True))


def test_numbers_are_short_and_plain() -> None:
    """Numbers have no exponent, no needless zeros and no negative zero."""
    values = {0.0: "0", -0.001: "0", 1e-9: "0", 12.0: "12", 12.345: "12.35", 100.0: "100", -0.5: "-0.5", 1e6: "1000000"}
    assert {value: pdf_number(value) for value in values} == values
    assert pdf_number(119.96, 0) == "120"


def test_a_large_file_spreads_over_object_streams() -> None:
    """A file with more objects than one object stream holds is read whole by two other libraries."""
    ids = [f"p{index}" for index in range(450)]
    lines = [text_line("word", "en", each, 50 + 15 * (index % 50)) for index, each in enumerate(ids)]
    pages = [page_of(*lines[start : start + 50]) for start in range(0, 450, 50)]
    data = write(composed(pages, *(paragraph(each) for each in ids)))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.Root.StructTreeRoot.K.K) == 450
        assert sum(each.get("/Type") == "/ObjStm" for each in file.objects if isinstance(each, pikepdf.Stream)) == 3
    assert [page.extract_text().split() for page in pypdf.PdfReader(io.BytesIO(data)).pages] == [["word"] * 50] * 9


def test_dates_and_words_of_any_kind() -> None:
    """Metadata in any script, with characters that XML and PDF strings give a meaning to, come back as given."""
    metadata = Metadata(r"تكلس (\) <&>", "ar", "", "s", date(1999, 1, 2), draft=True)
    data = write(replace(SMALL, metadata=metadata))
    file = pikepdf.open(io.BytesIO(data))
    assert str(file.docinfo.Title) == metadata.title
    with file.open_metadata() as xmp:
        assert xmp["dc:title"] == metadata.title
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        assert validation.validate_pdf_bytes(data, profile=profile).is_compliant
