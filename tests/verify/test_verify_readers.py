"""The quick reader, the thorough reader and the interpreter agree about good files, and survive bad ones."""

import io
import random
import time
import zlib
from contextlib import suppress

import pikepdf
import pytest
from verified import shipped

from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.places import line_of_runs, lines_on_others
from leafletgen.verify.checks.seen import room_of
from leafletgen.verify.checks.table import check
from leafletgen.verify.checks.text import all_words_are_there
from leafletgen.verify.content.identity import Identity, identify
from leafletgen.verify.content.layers import MOST_PAIRS, Layers
from leafletgen.verify.content.opened import Opened, Passage
from leafletgen.verify.content.painted import Painted, PaintedShape, ShownRun
from leafletgen.verify.reader.compact import CompactFile
from leafletgen.verify.reader.foreign import ForeignFile
from leafletgen.verify.reader.objects import FileStream, Malformed, Name, PdfFile, Ref
from leafletgen.verify.reader.opening import open_file
from leafletgen.verify.reader.syntax import parse

PATIENCE = 5.0
"""Seconds of processor time after which a check hangs."""


@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_both_readers_read_the_same_objects(language: str) -> None:
    """Every object of a good file is the same through the quick reader and through qpdf."""
    _, data = shipped(language, "trifold-a4")
    quick, thorough = CompactFile(data), ForeignFile(data)
    assert quick.places.size > 100
    for number in range(quick.places.size):
        assert everything(quick, Ref(number)) == everything(thorough, Ref(number)), number


def everything(file: PdfFile, ref: Ref) -> object:
    """An object; of a stream, the dictionary without its encoding, and the data."""
    value = file.load(ref)
    if not isinstance(value, FileStream):
        return value
    encoding = {"Filter", "DecodeParms", "Length"}
    return {key: each for key, each in value.entries.items() if key not in encoding}, value.data


def test_what_is_not_compact_is_read_by_qpdf() -> None:
    """A file with a table of another form is opened all the same, and says the same."""
    edition, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    assert isinstance(open_file(out.getvalue()), ForeignFile)
    assert check(out.getvalue(), edition) == []


def test_a_file_says_what_it_is() -> None:
    """The leaflet, version, language and layout, its text and dates come from the file itself."""
    edition, data = shipped("ar", "trifold-a4")
    found = identify(data)
    assert found == Identity.of(edition)
    assert found[:4] == (edition.leaflet.id, edition.leaflet.version, "ar", "trifold-a4")
    assert (found.text, found.says) == (edition.fingerprints[0][:16], "draft")
    assert identify(b"%PDF-1.7 and no more") is None


@pytest.mark.parametrize("step", [97])
def test_a_file_cut_off_anywhere_is_refused(step: int) -> None:
    """However little or much of a file is missing at its end, it is refused, at once and without a traceback."""
    _, data = shipped("en", "a4")
    for length in range(0, len(data) - 8, len(data) // step):
        began = time.process_time()
        assert [diagnostic.code for diagnostic in check(data[:length], None)][:1], length
        assert time.process_time() - began < PATIENCE


def test_a_file_with_changed_bytes_never_breaks_the_check() -> None:
    """Random damage gives diagnostics or nothing, never an exception, and never takes long."""
    edition, data = shipped("hi", "a4")
    chance = random.Random(7)  # noqa: S311 - the same damage in every run
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        began = time.process_time()
        found = check(bytes(damaged), edition)
        assert all(diagnostic.code and diagnostic.hint for diagnostic in found)
        assert time.process_time() - began < PATIENCE


HOSTILE = [
    b"",
    b"%PDF-",
    b"\0" * 1000,
    b"<<" * 100_000,
    b"[" * 100_000,
    b"(" * 100_000,
    b"%PDF-1.7\nstartxref\n0\n%%EOF",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_what_is_no_pdf_is_refused_at_once(data: bytes) -> None:
    """Bytes that are no PDF give one diagnostic, soon."""
    began = time.process_time()
    assert [diagnostic.code for diagnostic in check(data, None)] in (["pdf-unreadable"], ["pdf-empty"])
    assert time.process_time() - began < PATIENCE


def test_a_bomb_is_not_unpacked() -> None:
    """A page whose content unpacks to gigabytes is refused before it fills the memory."""
    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    _, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(bomb, {"/Filter": pikepdf.Name.FlateDecode})
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert [diagnostic.code for diagnostic in check(out.getvalue(), None)] == ["pdf-unreadable"]


def test_forms_that_call_each_other_end() -> None:
    """Forms that multiply at every level are refused, not followed to the end."""
    _, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.make_stream(b"0 0 m 1 1 l S ", {"/Subtype": pikepdf.Name.Form})
        for _ in range(12):
            inside = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
            form = pdf.make_stream(b"/X Do " * 20, {"/Subtype": pikepdf.Name.Form, "/Resources": inside})
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
        pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    began = time.process_time()
    assert [diagnostic.code for diagnostic in check(out.getvalue(), None)] == ["pdf-unreadable"]
    assert time.process_time() - began < PATIENCE


STRAY = [
    b"(a) 9 9 m 20 20 l S",
    b"5 9 9 m 20 20 l S",
    b"1 /Span BMC EMC",
    b"BT 40 40 Td (a) (b) Tj ET",
    b"BT 40 40 Td /F1 12Tf (a) Tj ET",
    b"BT 40 40 Td /F1 Tj ET",
    b"1 g nan nan m 0 0 m 595 0 l 595 841 l 0 841 l f",
    b"inf 0 0 841 0 0 cm",
    b"1_0 w",
]


@pytest.mark.parametrize("stray", STRAY)
def test_operands_that_no_operator_takes_are_told(stray: bytes) -> None:
    """What readers may take for one thing or another is not good, whatever else the page has."""
    _, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Artifact BMC %b EMC" % stray)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert [diagnostic.code for diagnostic in check(out.getvalue(), None)] == ["pdf-unreadable"]


@pytest.mark.parametrize("paint", [b"40 %d 400 9 re f ", b"%d 0 m 300 841 l S ", b"0 0 595 841 re %d w S "])
def test_looking_for_what_covers_text_ends(paint: bytes) -> None:
    """Thousands of lines of text and thousands of paints, low or high, are not compared each with each for ever."""
    _, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        name = next(iter(page.Resources.Font.keys())).encode()
        text = b"".join(b"/Artifact BMC BT 50 %d Td %b 9 Tf (b) Tj ET EMC " % (y % 800, name) for y in range(5_000))
        paints = b"".join(paint % (y % 800) for y in range(5_000))
        page.Contents = pdf.make_stream(text + b"/Artifact BMC " + paints + b"EMC")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    opened = Opened(open_file(out.getvalue()))
    layers = Layers(opened.painted[0])
    with suppress(Malformed):
        for sequence in opened.painted[0].sequences:
            if extent := sequence.extent():
                layers.near(room_of(extent))
    assert layers.compared <= MOST_PAIRS + 5_000


def test_lines_are_compared_with_what_is_near_them_alone() -> None:
    """Twice as much text and paint down a page is twice as much work."""
    page = open_file(shipped("en", "a4")[1]).pages[0]
    counts = []
    for number in (400, 800):
        paints = [PaintedShape(0, y, 99, y + 3, "a line", None) for y in range(0, 10 * number, 10)]
        layers = Layers(Painted(page, paints=paints))
        for y in range(0, 10 * number, 10):
            assert [layer for layer, _ in layers.near((0, y + 1, 99, y + 2))] == [y // 10]
        counts.append(layers.compared)
    assert counts[1] <= 2.1 * counts[0]


@pytest.mark.parametrize("content", [b"1 0 " * 100_000, b"h " * 200_000 + b"x", b"BI " * 50_000, b"BI ID " * 50_000])
def test_content_that_never_gets_anywhere_is_read_at_once(content: bytes) -> None:
    """Operands without an operator, and pictures without an end, are each looked at once, however many there are."""
    _, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(content)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    began = time.process_time()
    assert check(out.getvalue(), None)
    assert time.process_time() - began < PATIENCE


def test_objects_are_parsed_as_the_standard_says() -> None:
    """Names, strings, numbers, references, arrays and dictionaries, nested, with escapes and comments."""
    text = (
        r"<< /A#20b [1 -2.5 +3 .5 true null] /S (a\(b\)\n\101(c)) /H <48 6> % remark" + "\n /R 12 0 R /D << /X /Y >> >>"
    )
    assert parse(text) == [
        {
            "A b": [1, -2.5, 3, 0.5, True, None],
            "S": b"a(b)\nA(c)",
            "H": b"H`",
            "R": Ref(12, 0),
            "D": {"X": Name("Y")},
        }
    ]


@pytest.mark.parametrize("text", ["]", ">>", "<<", "[", "<< /A >>", "<< 1 2 >>", "<< /A @ >>"])
def test_what_is_no_object_is_refused(text: str) -> None:
    """Brackets that do not match, keys that are no names, words that mean nothing."""
    with pytest.raises(Malformed):
        parse(text)


@pytest.mark.parametrize(
    "around", [(b"", b"x"), (b"", b"\n" * 9), (b"", b"<script>"), (b"MZ", b""), (b"", b"PK\3\4" * 9)]
)
def test_a_file_has_nothing_around_it(around: tuple[bytes, bytes]) -> None:
    """Data before or behind the file make it broken, whichever reader they leave it to."""
    edition, data = shipped("en", "a4")
    assert check(around[0] + data + around[1], edition)


@pytest.mark.parametrize("action", ["Launch", "GoToR", "SubmitForm", "Rendition", "JavaScript", "Named"])
def test_an_action_anywhere_is_found(action: str) -> None:
    """The thorough check looks at every object of the file, wherever it hangs."""
    edition, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Outlines.First.A = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{action}")))
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "file-acts" in {diagnostic.code for diagnostic in check(out.getvalue(), edition, thorough=True)}


@pytest.mark.parametrize("key", ["F", "FFilter"])
def test_data_in_another_file_are_found(key: str) -> None:
    """A stream whose data are in another file is found by the thorough check."""
    edition, data = shipped("en", "a4")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].Contents.stream_dict[f"/{key}"] = pikepdf.String("/etc/passwd")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "file-acts" in {diagnostic.code for diagnostic in check(out.getvalue(), edition, thorough=True)}


def test_looking_for_what_has_changed_ends() -> None:
    """Hundreds of paragraphs that are all a little like each of the leaflet's are not compared for ever with each of them."""
    edition, data = shipped("en", "a4")
    case = FileCase(open_file(data), edition)
    texts = [f"{passage.text} {number}" for number, passage in enumerate(case.passages * 4)]
    case.__dict__["passages"] = [Passage(case.elements[0], ((1, text),)) for text in texts]
    most = case.comparing_left = 100_000
    found = {each.code for each in all_words_are_there(case)}
    assert {"text-changed", "text-lost", "text-added"} <= found
    assert most - case.comparing_left < 2 * most


def test_lines_side_by_side_are_not_compared_for_ever() -> None:
    """Thousands of lines at one height, none on another, are refused."""
    runs = [ShownRun("a", x, x + 0.5, 100.0, 10.0, None, 0) for x in range(2_000)]
    lines = [line_of_runs(1, [run]) for run in runs]
    with pytest.raises(Malformed, match="beside each other"):
        list(lines_on_others(lines, 1))
    assert list(lines_on_others(lines[:500], 1)) == []
