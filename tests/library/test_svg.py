"""Drawings: what the subset of SVG means, and what is refused, with its place."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.diagnostics import Refused
from leafletgen.library.svg.drawing import MOST_STEPS, read_svg
from leafletgen.library.svg.tree import DEEPEST_DRAWING
from leafletgen.model.graphics import PathStep, Shape

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'


def shapes(body: str, head: str = HEAD) -> tuple[Shape, ...]:
    """The shapes of a drawing."""
    return read_svg(f"{head}{body}</svg>".encode(), "drawing.svg").shapes


def path(d: str) -> tuple[PathStep, ...]:
    """The steps of a path, rounded."""
    (shape,) = shapes(f'<path d="{d}"/>')
    return tuple((step[0], *(round(number, 3) + 0.0 for number in step[1:])) for step in shape.path)


def refusal(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of every error in a file."""
    with pytest.raises(Refused) as caught:
        read_svg(text if isinstance(text, bytes) else text.encode(), "drawing.svg")
    for one in caught.value.diagnostics:
        assert one.place.file == "drawing.svg"
        assert one.message.strip()
        assert one.hint.strip()
        assert str(one).isprintable()
    return [(one.code, one.place.line, one.place.column) for one in caught.value.diagnostics]


def points(steps: tuple[PathStep, ...], count: int = 20) -> list[tuple[float, float]]:
    """Points along the curves of a path."""
    found, here = [], (0.0, 0.0)
    for step in steps:
        if step[0] == "C":
            (x1, y1), (x2, y2), (x3, y3) = zip(step[1::2], step[2::2], strict=True)
            for index in range(count + 1):
                t = index / count
                weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
                found.append((
                    sum(w * x for w, x in zip(weights, (here[0], x1, x2, x3), strict=True)),
                    sum(w * y for w, y in zip(weights, (here[1], y1, y2, y3), strict=True)),
                ))  # fmt: skip
        here = step[-2:] if len(step) > 1 else here
    return found


@pytest.mark.parametrize(
    ("d", "expected"),
    [
        ("M1 2L3 4", (("M", 1, 2), ("L", 3, 4))),
        ("M1 2 3 4 5 6", (("M", 1, 2), ("L", 3, 4), ("L", 5, 6))),
        ("m1 2 3 4 5 6", (("M", 1, 2), ("L", 4, 6), ("L", 9, 12))),
        ("M1,2h3v4H5V6", (("M", 1, 2), ("L", 4, 2), ("L", 4, 6), ("L", 5, 6), ("L", 5, 6))),
        ("M.5.5L1e1-0", (("M", 0.5, 0.5), ("L", 10, 0))),
        ("M1 1L9 1Zl1 1", (("M", 1, 1), ("L", 9, 1), ("Z",), ("M", 1, 1), ("L", 2, 2))),
        ("M1 1C2 2 3 3 4 4S8 8 9 9", (("M", 1, 1), ("C", 2, 2, 3, 3, 4, 4), ("C", 5, 5, 8, 8, 9, 9))),
        ("M1 1s3 3 4 4", (("M", 1, 1), ("C", 1, 1, 4, 4, 5, 5))),
        ("M0 0q3 3 6 0t6 0", (("M", 0, 0), ("C", 2, 2, 4, 2, 6, 0), ("C", 8, -2, 10, -2, 12, 0))),
        ("M1 1A0 5 0 0 0 9 9", (("M", 1, 1), ("L", 9, 9))),
    ],
)  # fmt: skip
def test_paths_mean_what_svg_says(d: str, expected: tuple[PathStep, ...]) -> None:
    """Every command of a path, absolute or relative, repeated or smooth, ends where SVG 2, 9.3 says."""
    if "q" in d:  # its second half reaches above the drawing, so that it is set lower
        expected = tuple((step[0], *(n + 20 * (i % 2) for i, n in enumerate(step[1:]))) for step in expected)
        d = d.replace("M0 0", "M0 20")
    assert path(d) == expected


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_arcs_lie_on_their_circle(large: int, sweep: int) -> None:
    """Each of the four arcs between two points lies on its circle, on its side, as far round as it should."""
    steps = path(f"M40 25A10 10 0 {large}{sweep}50 35")
    centre = (50, 25) if large == sweep else (40, 35)
    assert max(abs(hypot(x - centre[0], y - centre[1]) - 10) for x, y in points(steps)) < 0.01
    assert len(steps) - 1 == (3 if large else 1)
    assert steps[-1][-2:] == (50, 35)


def test_short_arcs_are_enlarged() -> None:
    """Radii that do not reach from point to point become as large as they must (SVG 2, B.2.5)."""
    assert max(abs(hypot(x - 50, y - 25) - 20) for x, y in points(path("M30 25a1 1 0 0 1 40 0"))) < 0.01


@given(
    radii=st.tuples(st.floats(0.5, 30), st.floats(0.5, 30)),
    turn=st.floats(-360, 360),
    flags=st.tuples(st.booleans(), st.booleans()),
    end=st.tuples(st.floats(-20, 20), st.floats(-20, 20)),
)
def test_arcs_end_where_they_say(
    radii: tuple[float, float], turn: float, flags: tuple[bool, bool], end: tuple[float, float]
) -> None:
    """An arc ends at its end point and is smooth where its curves meet, whatever its radii and direction."""
    large, sweep = map(int, flags)
    d = f"M2000 2000a{radii[0]:.4f} {radii[1]:.4f} {turn:.4f} {large} {sweep} {end[0]:.4f} {end[1]:.4f}"
    (shape,) = shapes(f'<path d="{d}" stroke="red"/>', HEAD.replace("100 50", "4000 4000"))
    assert shape.path[-1][-2:] == pytest.approx((2000 + round(end[0], 4), 2000 + round(end[1], 4)))
    for one, two in zip(shape.path[1:], shape.path[2:], strict=False):
        (ax, ay, x, y), (bx, by) = one[3:], two[1:3]
        cross = (x - ax) * (by - y) - (y - ay) * (bx - x)
        assert abs(cross) < 1e-6 * max(1.0, hypot(x - ax, y - ay) * hypot(bx - x, by - y))


def test_basic_shapes() -> None:
    """Rectangles, circles, ellipses, lines, polylines and polygons have the outlines that SVG gives them."""
    found = shapes(
        '<rect x="1" y="2" width="30" height="20"/><circle cx="50" cy="25" r="10"/><ellipse cx="50" cy="25" rx="9" ry="3"/>'
        '<line x1="1" y1="2" x2="3" y2="4" stroke="black"/><polyline points="1,2 3,4"/><polygon points="1 2 3 4 5 6"/>'
    )
    assert found[0].path == (("M", 1, 2), ("L", 31, 2), ("L", 31, 22), ("L", 1, 22), ("Z",))
    assert max(abs(hypot(x - 50, y - 25) - 10) for x, y in points(found[1].path)) < 0.01
    assert max(abs(hypot((x - 50) / 9, (y - 25) / 3) - 1) for x, y in points(found[2].path)) < 0.001
    assert (found[3].path, found[3].fill) == ((("M", 1, 2), ("L", 3, 4)), None)
    assert found[4].path == (("M", 1, 2), ("L", 3, 4))
    assert found[5].path == (("M", 1, 2), ("L", 3, 4), ("L", 5, 6), ("Z",))


def test_round_corners() -> None:
    """One radius of a rectangle counts for both directions, and none reaches further than the middle."""
    (one,) = shapes('<rect width="40" height="20" rx="4"/>')
    (both,) = shapes('<rect width="40" height="20" rx="4" ry="4"/>')
    (most,) = shapes('<rect width="40" height="20" rx="90" ry="90"/>')
    assert one == both
    assert most.path[1] == ("L", 20, 0)


@pytest.mark.parametrize(
    ("transform", "expected"),
    [
        ("translate(5 6)", (6, 8)),
        ("translate(5)", (6, 2)),
        ("scale(3)", (3, 6)),
        ("scale(3,4)", (3, 8)),
        ("rotate(90 10 10)", (18, 1)),
        ("matrix(1 2 3 4 5 6)", (12, 16)),
        ("translate(10,0) scale(2)", (12, 4)),
        ("rotate(180) translate(-20,-20)", (19, 18)),
    ],
)
def test_transforms(transform: str, expected: tuple[float, float]) -> None:
    """Transforms are done from the last to the first, and those of groups after those inside them."""
    (alone,) = shapes(f'<path transform="{transform}" d="M1 2V2.1"/>')
    assert alone.path[0][1:] == pytest.approx(expected)
    (grouped,) = shapes(f'<g transform="translate(7 0)"><path transform="{transform}" d="M1 2V2.1"/></g>')
    assert grouped.path[0][1:] == pytest.approx((expected[0] + 7, expected[1]))


def test_paint_is_inherited() -> None:
    """Colours and widths go from groups to what is in them, unless it has its own; without any, shapes are black."""
    plain, grouped, own = shapes(
        '<rect width="9" height="9"/><g fill="#0b4f5c" stroke="#f00" stroke-width="2" transform="translate(2,2) scale(2)">'
        '<rect width="9" height="9"/><rect width="9" height="9" fill="none" stroke="NAVY" stroke-width=".5"/></g>'
    )
    assert (plain.fill, plain.stroke) == ((0, 0, 0), None)
    assert grouped.fill == pytest.approx((11 / 255, 79 / 255, 92 / 255))
    assert (grouped.stroke, grouped.stroke_width) == ((1, 0, 0), 4)
    assert own.stroke == pytest.approx((0, 0, 128 / 255))
    assert (own.fill, own.stroke_width) == (None, 1)


def test_origin_is_the_corner_of_the_view_box() -> None:
    """What the viewBox begins with is taken off, and nothing without ink is kept."""
    body = '<path d="M-5 10H5"/><path d="M0 20H9" fill="none"/><path d=""/><rect width="0" height="9"/>'
    drawing = read_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 10 40,30" width="4cm">{body}</svg>'.encode(),
        "drawing.svg",
    )
    assert (drawing.width, drawing.height) == (40, 30)
    assert [shape.path for shape in drawing.shapes] == [(("M", 5, 0), ("L", 15, 0))]


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("<script>alert(1)</script>", [1]),
        ("<text x='1' y='2'>words</text>", [1]),
        ('<image href="https://example.org/x.png" width="9" height="9"/>', [1]),
        ('<use href="#a"/>', [1]),
        ("<foreignObject/>", [1]),
        ("<svg viewBox='0 0 1 1'/>", [1]),
        ("<a><path d='M0 0L1 1'/></a>", [1]),
        ("<path d='M0 0L1 1'><g/></path>", [20]),
        ("<path d='M0 0L1 1'/>words", [21]),
        ("<path d='M0 0L1 1'/><?xml-stylesheet href='x.css'?>", [21]),
        ("<path d='M0 0L1 1'/><![CDATA[words]]>", [30]),
        ("<path d='M0 0L1 1' onclick='x()' opacity='.5'/>", [1, 1]),
        ("<circle cx='9' cy='9' r='9' d='M0 0L1 1'/>", [1]),
    ],
)
def test_whatever_else_svg_can_do_is_refused(body: str, columns: list[int]) -> None:
    """Elements, attributes and words that are not in the subset are errors where they stand, and each is reported once."""
    expected = [("unsafe-svg", 2, column) for column in columns]
    assert refusal(f"{HEAD}\n{body}</svg>") == expected


@pytest.mark.parametrize(
    "body",
    [
        "<path d='L1 1'/>", "<path d='M1'/>", "<path d='M1 1X2'/>", "<path d='M1 1L2 2 3'/>", "<path d='M1 1 nan 2'/>",
        "<path d='M0 0A5 5 0 2 0 9 9'/>", "<path d='M0 0L1e9 1'/>", "<path d='M0 0L1e999 1'/>",
        "<rect width='9'/>", "<rect width='-1' height='9'/>", "<circle r='auto'/>",
        "<polygon points='1 2 3'/>", "<polygon points='1 2 x'/>",
        "<g fill='url(#a)'/>", "<g fill='#12345'/>", "<g stroke-width='2em'/>",
        "<g transform='scale(1 2 3)'/>", "<g transform='scale(1'/>",
        "<g transform='scale(1e5) scale(1e5)'/>",
        "<rect x='60' width='41' height='9'/>", "<rect y='-2' width='9' height='9'/>",
        "<path d='M10 10C10 -20 20 -20 20 10'/>", "<path d='M1 1H99' stroke='red' stroke-width='9'/>",
    ],
)  # fmt: skip
def test_faulty_drawings_are_refused(body: str) -> None:
    """What is in the subset but wrong, or would be painted outside the drawing, is an error where it stands."""
    assert refusal(f"{HEAD}\n\n  {body}</svg>") == [("bad-svg", 3, 3)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-svg"),
        ("words", "bad-svg"),
        (f"{HEAD}<g></svg>", "bad-svg"),
        (f"{HEAD}&amp;copy;&nbsp;</svg>", "bad-svg"),
        (f"{HEAD}</svg>", "bad-svg"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0V1"/></svg>', "bad-svg"),
        (HEAD.replace("viewBox", "id") + "</svg>", "bad-svg"),
        (HEAD.replace("100 50", "0 50") + "</svg>", "bad-svg"),
        (HEAD.replace("100 50", "50") + "</svg>", "bad-svg"),
        ("<html/>", "unsafe-svg"),
        (f'<!DOCTYPE svg SYSTEM "file:///etc/passwd">{HEAD}</svg>', "unsafe-svg"),
        (f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}&b;</svg>', "unsafe-svg"),
        (f"{HEAD}{'<g>' * DEEPEST_DRAWING}", "too-deep"),
        (f'{HEAD}<path d="M0 0{"h1h-1" * (MOST_STEPS // 2)}"/></svg>', "bad-svg"),
        (f"{HEAD}<!--{'x' * (1 << 20)}--></svg>", "file-too-large"),
        (f"{HEAD}</svg>".encode("utf-16"), "bad-svg"),
        (b"\xff\xfe\x00", "bad-svg"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)  # fmt: skip
def test_hostile_files_are_refused(text: str | bytes, code: str) -> None:
    """What is no XML, declares entities, is too deep, too large or too fine is refused at once."""
    found = refusal(text)
    assert code in {one for one, _, _ in found}


def test_all_errors_are_told() -> None:
    """Every error of a file is reported, in its order, each at its own place."""
    body = "<text/>\n<path d='M'/>\n<g fill='x'><use/></g>"
    assert refusal(f"{HEAD}\n{body}</svg>") == [
        ("unsafe-svg", 2, 1), ("bad-svg", 3, 1), ("bad-svg", 4, 1), ("unsafe-svg", 4, 13),
    ]  # fmt: skip


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE #", max_size=60))
def test_no_path_data_fails_the_reader(d: str) -> None:
    """Whatever stands in a path, it is read or refused, and never anything else."""
    with pytest.raises(Refused, match="bad-svg"):
        shapes(f'<path d="{d}"/><path d="X"/>')
