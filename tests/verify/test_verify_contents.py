"""Page contents mean the same however they are written, and text is where the page says."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from verified import shipped

from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.interpreter import Interpreter
from leafletgen.verify.content.operands import Adjustments, flat, strings
from leafletgen.verify.content.painted import Painted
from leafletgen.verify.reader.opening import open_file
from leafletgen.verify.reader.syntax import parse

ESCAPES = {ord(byte): rb"\%03o" % ord(byte) for byte in "()\\\r"}
"""What cannot stand in a literal string as it is, by its number."""


def literal(string: bytes) -> bytes:
    """A string with nothing escaped that need not be."""
    return b"(%b)" % b"".join(ESCAPES.get(byte, bytes([byte])) for byte in string)


def escaped(string: bytes) -> bytes:
    """A string with every byte escaped."""
    return b"(%b)" % b"".join(rb"\%03o" % byte for byte in string)


def hexadecimal(string: bytes) -> bytes:
    """A string in digits."""
    return b"<%b>" % string.hex().encode()


def spelled(operand: pikepdf.Object | int | float, string: Callable[[bytes], bytes]) -> bytes:
    """An operand, its strings written in one of these ways."""
    match operand:
        case pikepdf.Array():
            return b"[%b]" % b" ".join(spelled(each, string) for each in operand)
        case pikepdf.Dictionary():
            pairs = (b"%b %b" % (key.encode(), spelled(each, string)) for key, each in operand.items())
            return b"<<%b>>" % b" ".join(pairs)
        case pikepdf.String():
            return string(bytes(operand))
        case pikepdf.Object():
            return bytes(operand.unparse())
    return str(operand).encode()


def respelled(data: bytes, string: Callable[[bytes], bytes], between: bytes) -> bytes:
    """A file whose pages have the same content, written in another way, with this between any two tokens."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            tokens: list[bytes] = []
            for instruction in pikepdf.parse_content_stream(page):
                tokens += (spelled(each, string) for each in instruction.operands)
                tokens.append(bytes(instruction.operator))
            page.Contents = pdf.make_stream(between.join(tokens))
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
    return out.getvalue()


def painted(data: bytes) -> list[Painted]:
    """All that the pages of a file paint."""
    file = open_file(data)
    fonts = FileFonts(file)
    return [Interpreter(file, page, fonts).page() for page in file.pages]


def what(page: Painted) -> tuple[object, ...]:
    """What a page paints, to be compared."""
    sequences = [(each.tag, each.mcid, each.runs, each.replaced) for each in page.sequences]
    paints = [paint[:-1] for paint in page.paints]
    return sequences, paints, page.loose, page.hidden, page.odd, page.foreign, page.nested, page.unknown_fonts


@pytest.mark.parametrize("between", [b" ", b"\n", b"%|\n"], ids=["spaces", "lines", "comments"])
@pytest.mark.parametrize("string", [literal, escaped, hexadecimal])
@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_content_may_be_written_in_any_way(language: str, string: Callable[[bytes], bytes], between: bytes) -> None:
    """Strings in digits, as they are, or escaped; statements read in one go, or torn into tokens by comments."""
    _, data = shipped(language, "a4")
    pages = painted(data)
    assert sum(len(each.runs) for page in pages for each in page.sequences) > 100
    expected = [what(page) for page in pages]
    assert [what(page) for page in painted(respelled(data, string, between))] == expected


OPERANDS = [
    "[(ab)5(c)-2]",
    "[<6162>5<63>-2]",
    "[<6162> 5 (c) -2]",
    "[(a\\142) 5 (c) -2]",
    "[ (ab) 1 4 (c)-2 ]",
    "[-2(a)(b)5<63>]",
    "[(a)% 7\n(b)5(c)-2]",
    "[<61>% 7\n<62>5<63>-2]",
]


@pytest.mark.parametrize("operand", OPERANDS)
def test_an_operand_is_its_strings_and_what_is_between_them(operand: str) -> None:
    """Strings of either kind, of both, with escapes; numbers anywhere between and around them."""
    assert strings(flat(operand), Adjustments()) == (b"abc", 3.0)


@pytest.mark.parametrize(
    ("operand", "shown"), [("(a(5)b)", b"a(5)b"), ("[(a()b)]", b"a()b"), ("[]", b""), ("<6>", b"`")]
)
def test_brackets_inside_a_string_are_part_of_it(operand: str, shown: bytes) -> None:
    """What stands in brackets inside of a string is no adjustment."""
    assert strings(flat(operand), Adjustments()) == (shown, 0.0)


@pytest.mark.parametrize("line_end", [b"\n", b"\r", b"\r\n"])
def test_a_line_end_in_a_string_is_a_line_feed(line_end: bytes) -> None:
    """Whoever writes a carriage return as it is into a string has written another character."""
    text = b"(a%bb) (a\\%bb) (\\r)" % (line_end, line_end)
    assert parse(text.decode("latin-1")) == [b"a\nb", b"ab", b"\r"]


def test_text_is_where_the_page_says() -> None:
    """Positions come from the matrices, adjustments and spacing of the page, through forms and inline pictures."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        widths = pikepdf.Array([500] * 224)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding, FirstChar=32, Widths=widths,
        )  # fmt: skip
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        form = pdf.make_stream(b"/Span BMC BT /F 10 Tf 1 0 0 1 5 5 Tm (in) Tj ET EMC", {
            "/Subtype": pikepdf.Name.Form, "/Resources": resources, "/Matrix": pikepdf.Array([1, 0, 0, 1, 50, 0]),
        })  # fmt: skip
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(X=form))
        pdf.pages[0].Contents = pdf.make_stream(
            b"/P <</MCID 0 /X (a>b)>> BDC q 2 0 0 2 0 0 cm BT /F 10 Tf 10 20 Td [(A\\(b) -1000 (c)] TJ T* 12 TL "
            b"(d) ' 1 2 (e f) \" ET Q BI /W 1 /H 1 ID \x00EMC EI /X Do EMC"
        )
        pdf.save(out)
    file = open_file(out.getvalue())
    (page,) = file.pages
    painted = Interpreter(file, page, FileFonts(file)).page()
    (sequence,) = painted.sequences
    runs = [(run.text, run.x0, run.x1, run.y) for run in sequence.runs]
    assert runs == [
        ("A(bc", 20.0, 80.0, 40.0),
        ("d", 20.0, 30.0, 16.0),
        ("e f", 20.0, 64.0, -8.0),
        ("in", 55.0, 65.0, 5.0),
    ]
    assert not painted.loose
    assert [paint.what for paint in painted.paints] == ["an inline picture"]
