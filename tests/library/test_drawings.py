"""Drawings as drawing programs write them: what changes nothing on paper is passed over, what can be drawn is drawn.

The pictures of the files in `drawings/` were compared with those of another renderer, resvg, when `shapes.json` was
written: `UPDATE_DRAWINGS=1` writes it anew, and is to be followed by such a comparison.
"""

import json
import os
import time
from contextlib import suppress
from pathlib import Path

import pytest

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.svg.bounds import extremes
from leafletgen.library.svg.drawing import read_svg
from leafletgen.library.svg.styles import MOST_RULES
from leafletgen.library.svg.tree import MOST_SVG_ELEMENTS
from leafletgen.model.graphics import Cap, Join, Shape
from leafletgen.pdf.shapes import operators

FOLDER = Path(__file__).parent / "drawings"
FILES = sorted(FOLDER.glob("*.svg"))
GOLDEN = FOLDER / "shapes.json"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'
SQUARE = '<path d="M10 10h20v20h-20z"/>'
SECONDS = 10.0
"""Processor time that a hostile drawing of the largest size may take; the pathological cases would take hours."""


def described(shape: Shape) -> list[object]:
    """What there is to see of a shape: colours, rule, pen, and the box that it fills."""
    ends = [[f(extremes(shape.path, axis)) for axis in (0, 1)] for f in (min, max)]
    colours = ["".join(f"{round(part * 255):02x}" for part in one or ()) for one in (shape.fill, shape.stroke)]
    pen = shape.pen
    return [
        *colours, round(shape.stroke_width, 3), "evenodd" if shape.even_odd else "nonzero", pen.cap.name, pen.join.name,
        pen.miter, [round(one, 3) for one in pen.dashes], [[round(one, 2) for one in point] for point in ends],
    ]  # fmt: skip


def drawn(body: str, head: str = HEAD) -> tuple[Shape, ...]:
    """The shapes of a drawing."""
    return read_svg(f"{head}\n{body}</svg>".encode(), "drawing.svg").shapes


def refused(body: str, head: str = HEAD) -> list[Diagnostic]:
    """What is wrong with a drawing."""
    with pytest.raises(Refused) as caught:
        drawn(body, head)
    for one in caught.value.diagnostics:
        assert str(one).isprintable()
        assert one.hint
    return list(caught.value.diagnostics)


def test_there_are_enough_of_them() -> None:
    """The reader is tried on at least 40 files as programs write them."""
    assert len(FILES) >= 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_of_drawing_programs_are_read(file: Path) -> None:
    """Each file has the size, the shapes and the colours that its program shows."""
    vector = read_svg(file.read_bytes(), file.name)
    now = {"size": [vector.width, vector.height], "shapes": [described(shape) for shape in vector.shapes]}
    golden = json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}
    if os.environ.get("UPDATE_DRAWINGS"):
        golden[file.stem] = now
        GOLDEN.write_text(json.dumps(golden, indent=1) + "\n", "utf-8")
    assert json.loads(json.dumps(now)) == golden[file.stem]


@pytest.mark.parametrize(
    "body",
    [
        "<title>A square</title><desc>Drawn by hand</desc><metadata><x xmlns='http://example.org'>y</x></metadata>",
        "<defs/><defs><linearGradient id='g'/><filter id='f'><feBlend/></filter></defs>",
        "<x:view xmlns:x='http://example.org' x:zoom='2'><x:grid/></x:view>",
        "<style>.unused{fill:red}</style>",
        "<!-- words --><?adobe x?>",
        "<g style='display:none'><text>words</text><image href='x.png'/></g>",
        "<g visibility='hidden'><rect width='9' height='9'/></g>",
        "<symbol id='s'><path d='M0 0L1 1'/></symbol>",
        "<g opacity='0'><rect width='9' height='9'/></g>",
        "<rect width='9' height='9' fill='none' stroke='none'/><rect width='9' height='9' fill='transparent'/>",
    ],
)  # fmt: skip
def test_what_is_not_seen_is_passed_over(body: str) -> None:
    """Words about a drawing, other programs' data, definitions and what is hidden change nothing."""
    assert drawn(body + SQUARE) == drawn(SQUARE)


@pytest.mark.parametrize(
    "attributes",
    [
        'id="a" class="b c" data-name="Layer 1" aria-hidden="true" role="img" focusable="false" tabindex="-1"',
        'xml:space="preserve" style="font-family:Arial;-inkscape-font-specification:Arial;mix-blend-mode:normal"',
        'style="isolation:isolate;text-rendering:geometricPrecision;color-interpolation:sRGB;paint-order:normal"',
        'opacity="1" fill-opacity="100%" stroke-opacity=".999" filter="none" clip-path="none" mask="none" marker-end="none"',
        'clip-rule="evenodd" shape-rendering="auto" pointer-events="all" enable-background="new"',
        'xmlns:i="http://example.org/i" i:label="x" xlink:type="simple"',
        'style="fill:black; /* a note; */ stroke:none !important" stroke="red"',
        'stroke-dasharray="none" stroke-linecap="round" vector-effect="none"',
        'clip-path="url(#nothing)"',
    ],
)
def test_attributes_that_change_nothing_are_passed_over(attributes: str) -> None:
    """Names, data, and properties of words or with their first value change nothing."""
    assert drawn(SQUARE.replace("<path", f"<path {attributes}")) == drawn(SQUARE)


@pytest.mark.parametrize(
    ("written", "red", "green", "blue"),
    [
        ("#f00", 255, 0, 0), ("#FF8000", 255, 128, 0), ("#ff8000ff", 255, 128, 0), ("rgb(255,128,0)", 255, 128, 0),
        ("rgb(100%, 50%, 0%)", 255, 127.5, 0), ("hsl(0, 100%, 50%)", 255, 0, 0), ("hsl(120deg 100% 25%)", 0, 127.5, 0), ("hsla(-120, 100%, 50%, 1)", 0, 0, 255),
        ("hsl(480 0% 50% / 100%)", 127.5, 127.5, 127.5), ("rgb(255 128 0 / 1)", 255, 128, 0), ("rgba(255,128,0,1.0)", 255, 128, 0),
        ("Tomato", 255, 99, 71), ("rebeccapurple", 102, 51, 153), ("#0b4f5c icc-color(x, 1, 2)", 11, 79, 92),
    ],
)  # fmt: skip
def test_colours_of_css(written: str, red: float, green: float, blue: float) -> None:
    """Colours may be written in every way that drawing programs write them."""
    (shape,) = drawn(SQUARE.replace("<path", f'<path fill="{written}"'))
    assert shape.fill is not None
    assert tuple(part * 255 for part in shape.fill) == pytest.approx((red, green, blue), abs=0.51)


def test_strokes_have_ends_corners_and_dashes() -> None:
    """Ends, corners, dashes and the limit of points come through to the page, in the drawing's own units."""
    style = "fill:none;stroke:#000;stroke-width:4;stroke-linecap:square;stroke-linejoin:bevel;stroke-dasharray:4 2 1;stroke-dashoffset:1"
    (shape,) = drawn(f'<g transform="scale(.5)"><path style="{style}" d="M20 20L40 20L40 40"/></g>')
    assert (shape.stroke_width, shape.pen.cap, shape.pen.join) == (2.0, Cap.SQUARE, Join.BEVEL)
    assert (shape.pen.dashes, shape.pen.phase) == ((2.0, 1.0, 0.5, 2.0, 1.0, 0.5), 0.5)
    vector = read_svg(f'{HEAD}<path style="{style}" d="M10 10L40 10"/></svg>'.encode(), "x.svg")
    assert {"2 J", "2 j", "[4 2 1 4 2 1] 1 d"} <= set(operators(vector, 2).split("\n"))


def test_even_odd_comes_through() -> None:
    """A shape that is filled by the even-odd rule has its hole on the page."""
    vector = read_svg(f'{HEAD}<path fill-rule="evenodd" d="M0 0h9v9h-9zM3 3h3v3h-3z"/></svg>'.encode(), "x.svg")
    assert operators(vector, 2).endswith("f*")


def test_points_of_corners_are_cut_as_svg_says() -> None:
    """SVG cuts pointed corners off from a limit of 4 on, PDF from 10: where it matters the page says 4."""
    sharp = '<path fill="none" stroke="red" stroke-width="2" d="M10 10L40 15L10 20"/>'
    blunt = '<path fill="none" stroke="red" stroke-width="2" d="M10 10L40 10L40 40"/>'
    assert [shape.pen.miter for shape in drawn(sharp + blunt)] == [4.0, 10.0]


def test_lines_without_length_are_dots() -> None:
    """A line from a point to itself with round ends is a dot, as in icons."""
    (shape,) = drawn('<path stroke="red" stroke-linecap="round" d="M10 10L10 10"/>')
    assert 0 < shape.path[1][1] - 10 < 0.1


def test_style_beats_rules_and_rules_beat_attributes() -> None:
    """Of an attribute, rules for an element, a class and an id, and `style`, the nearer one counts."""
    sheet = "<style>#d{fill:#040000} .c{fill:#030000} path{fill:#020000} g > .e{fill:#050000 !important}</style>"
    bodies = [
        "",
        'class="c"',
        'class="c" id="d"',
        'class="c" id="d" style="fill:#060000"',
        'class="e" style="fill:#060000"',
    ]
    paths = "".join(SQUARE.replace("<path", f'<path fill="#010000" {body}') for body in bodies)
    fills = [round((shape.fill or (0, 0, 0))[0] * 255) for shape in drawn(f"{sheet}<g>{paths}</g>")]
    assert fills == [2, 3, 4, 6, 5]


def test_colour_of_the_element_is_the_current_one() -> None:
    """`currentColor` is the `color` where the shape is, black where there is none."""
    one, two = drawn(f'<g fill="currentColor">{SQUARE}<g color="red">{SQUARE}</g></g>')
    assert (one.fill, two.fill) == ((0, 0, 0), (1, 0, 0))


def test_size_without_a_view_box() -> None:
    """Without a viewBox the width and height in their units are the size."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="25.4mm">'
    vector = read_svg(f"{head}{SQUARE}</svg>".encode(), "x.svg")
    assert (vector.width, vector.height) == pytest.approx((96, 96))


@pytest.mark.parametrize(
    ("body", "code", "what", "hint"),
    [
        ("<text x='1' y='9'>Ask</text>", "unsafe-svg", "<text>", "Object to Path"),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", "unsafe-svg", "<image>", "PNG"),
        ("<script>x()</script>", "unsafe-svg", "<script>", "delete it"),
        ("<path d='M0 0L9 9'><animate attributeName='d'/></path>", "unsafe-svg", "<animate>", "delete it"),
        (SQUARE.replace("<path", "<path onclick='x()'"), "unsafe-svg", "onclick", "delete it"),
        (SQUARE.replace("<path", "<path opacity='.5'"), "unsafe-svg", "transparency", "paler"),
        (SQUARE.replace("<path", "<path fill='#0000007f'"), "unsafe-svg", "transparency", "paler"),
        (SQUARE.replace("<path", "<path style='filter:url(#f)'"), "unsafe-svg", "filter", "PNG"),
        (SQUARE.replace("<path", "<path style='mix-blend-mode:multiply'"), "unsafe-svg", "mix-blend-mode", "effect"),
        (SQUARE.replace("<path", "<path marker-end='url(#arrow)'"), "unsafe-svg", "marker-end", "Stroke to Path"),
        (SQUARE.replace("<path", "<path style='vector-effect:non-scaling-stroke'"), "unsafe-svg", "vector-effect", "Stroke to Path"),
        (
            "<linearGradient id='g'><stop stop-color='red'/><stop stop-color='blue'/></linearGradient>"
            + SQUARE.replace("<path", "<path fill='url(#g)'"), "bad-svg", "linearGradient", "Flat colour",
        ),
        (
            "<clipPath id='c'><circle r='9'/></clipPath>" + SQUARE.replace("<path", "<path clip-path='url(#c)'"),
            "bad-svg", "clip", "Intersect",
        ),
        (
            "<clipPath id='c'><rect width='15' height='15'/></clipPath>" + SQUARE.replace("<path", "<path clip-path='url(#c)'"),
            "bad-svg", "cut off", "Intersect",
        ),
        ("<g transform='scale(1,3)'><path stroke='red' d='M9 9H20'/></g>", "bad-svg", "stretched", "Stroke to Path"),
        ("<use href='other.svg#a'/>", "unsafe-svg", "<use>", "Ungroup"),
        ("<g id='a'><use href='#a'/></g>", "unsafe-svg", "<use>", "Ungroup"),
        ("<style>path:hover{fill:red}</style>" + SQUARE, "unsafe-svg", "<style>", "plain"),
        ("<style>@import 'x.css';</style>" + SQUARE, "unsafe-svg", "<style>", "plain"),
        ("<rect x='80' y='9' width='40' height='9'/>", "bad-svg", "reaches out", "Resize to content"),
        ("<path fill='none' stroke='red' stroke-width='8' d='M80 20L98 22L80 24'/>", "bad-svg", "reaches out", "Resize to content"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_is_named_with_what_to_do(body: str, code: str, what: str, hint: str) -> None:
    """What other programs draw and this one does not is an error that names it, and what to do in the program."""
    found = refused(body)
    assert {one.code for one in found} == {code}
    assert what in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    "body",
    [
        "<path fill='x&#10;20 made&#x9b;31m' d='M0 0L1 1'/>",
        "<path d='M0 0&#10;&#x9b;'/>",
        "<path transform='&#x202e;x' d='M0 0L1 1'/>",
        "<path stroke-width='x&#10;&#x85;' d='M0 0L1 1'/>",
        "<path d='M0 0L1 1' style='&#x85;x:&#10;y'/>",
        "<path stroke-linecap='&#x9b;' d='M0 0L1 1'/>",
        "<style>&#x9b;{}</style>",
        "<path d='M0 0L1 1' stroke-dasharray='&#x9b;'/>",
    ],
)
def test_text_in_messages_is_escaped(body: str) -> None:
    """Nothing in a drawing reaches a terminal as it is: control characters are shown as codes."""
    assert refused(body)


HOSTILE = {
    "uses of uses": "".join(f"<g id='a{n}'><use href='#a{n + 1}'/><use href='#a{n + 1}'/></g>" for n in range(28)) + SQUARE,
    "rules": "<style>" + ".a{fill:red}" * 60_000 + "</style>" + SQUARE,
    "open comments": "<style>" + "/*" * 400_000 + "</style>" + SQUARE,
    "semicolons": f"<path style='{';' * 900_000}' d='M0 0L1 1'/>",
    "brackets": f"<path style='{'(;' * 400_000}' d='M0 0L1 1'/>",
    "selectors": "<style>" + "a " * 400_000 + "{}</style>" + SQUARE,
    "spaces": "<style>" + " " * 900_000 + "</style>" + SQUARE,
    "elements": "<g/>" * (MOST_SVG_ELEMENTS + 1),
    "elements that are passed over": "<metadata>" + "<g/>" * (MOST_SVG_ELEMENTS + 1) + "</metadata>" + SQUARE,
    "classes": "<style>" + ".a .b .c{fill:red}" * MOST_RULES + "</style>" + "<g class='c'/>" * (MOST_SVG_ELEMENTS - 9) + SQUARE,
    "clips": "<clipPath id='c'><rect width='99' height='49'/></clipPath>" + "<g clip-path='url(#c)'>" * 25 + SQUARE + "</g>" * 25,
    "transforms": f"<path transform='{'scale(1)' * 100_000}' d='M0 0L1 1'/>",
    "dashes": f"<path stroke='red' stroke-dasharray='{'1 ' * 400_000}' d='M0 0L1 1'/>",
    "gradients of gradients": "".join(f"<linearGradient id='g{n}' href='#g{(n + 1) % 9}'/>" for n in range(9)) + "<path fill='url(#g0)' d='M0 0L9 9'/>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drawings_end_soon(name: str) -> None:
    """A hostile drawing is drawn or refused in a moment."""
    begin = time.process_time()
    with suppress(Refused):
        drawn(HOSTILE[name])
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize(
    ("doctype", "harmless"),
    [
        ("<!DOCTYPE svg>", True),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">', True),
        ('<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>', True),
        ('<!DOCTYPE svg SYSTEM "file:///etc/passwd">', False),
        ('<!DOCTYPE html>', False),
        ('<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', False),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', False),
        ('<!DOCTYPE svg [<!ENTITY % a "x">]>', False),
        (f'<!DOCTYPE svg [<!ENTITY a "{"x" * 300}">]>', False),
    ],
)  # fmt: skip
def test_only_harmless_document_types_pass(doctype: str, harmless: bool) -> None:
    """A document type of SVG, with short names for texts, is passed over; what could fetch or blow up is refused."""
    if harmless:
        assert drawn(SQUARE, f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}\n{HEAD}') == drawn(SQUARE)
    else:
        assert [one.code for one in refused(SQUARE, doctype + HEAD)] == ["unsafe-svg"]
