"""Rules of typography, one test each: a rule that is taken away makes its test fail.

Where a panel ends is swept over every line of what a rule is about, and a measure over every width.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from compositions import FIRST, LIBRARY, TYPEFACES, composed, language, leaves, wide

from leafletgen.compose.composer import Composed, compose
from leafletgen.model.blocks import Bullets, NoteBox, Paragraph, ProsAndCons, Subheading
from leafletgen.model.edition import Edition, Job
from leafletgen.model.layout import Layout, StyleName
from leafletgen.model.leaflet import Block, Leaflet, Section, Span, Text
from leafletgen.pages import Artifact, Item, Rule, Tagged, TextLine
from leafletgen.text.lines import HAIR, Line
from leafletgen.text.paragraphs import shape_paragraph
from leafletgen.text.typesetter import Typesetter
from leafletgen.text.wrapping import break_lines
from leafletgen.units import length

RULES = {
    "orphan": "The first line of a paragraph does not stand alone at the end of a panel.",
    "widow": "The last line of a paragraph does not stand alone at the start of a panel.",
    "lone_last_word": "A short word does not stand alone on the last line.",
    "heading_kept_with_next": "A heading stands on the panel of what it heads.",
    "introduction_kept_with_list": "A line that introduces a list stands on the panel of its first item.",
    "box_kept": "A box that fits on a panel is not parted.",
    "pair_kept": "What stands side by side begins at one height on one panel.",
    "number_kept_with_unit": "A number and its unit, and the groups of a number, stand on one line.",
    "ink_distance": "The ink of two lines does not touch.",
    "ticks": "Ticks stand at the folds, outside the safe area, and nowhere else.",
    "safe_area": "Nothing else is nearer to the edge of the paper than the layout allows.",
}
"""Every rule by the name of its test."""

LONG = (
    "These words fill a few lines, so that the end of a panel can fall on each of them in turn, one after the other. "
    * 3
)
"""Five lines or so of running text on A4."""


def test_every_rule_has_its_test() -> None:
    """The table names the tests of this file, each once, and no other."""
    tests = [name.removeprefix("test_") for name in globals() if name.startswith("test_")]
    assert tests[1:] == list(RULES)


def text(id: str, words: str) -> Text:
    """An English text."""
    return Text(id, "en", (Span(words),))


def leaflet(*sections: Sequence[Block]) -> Leaflet:
    """The shipped leaflet with these sections instead of its own."""
    headed = (
        Section(f"s{number}", text(f"s{number}.heading", "A heading"), tuple(body))
        for number, body in enumerate(sections)
    )
    return replace(LIBRARY.leaflet(FIRST, "en"), sections=tuple(headed))


def plain(**changes: object) -> Layout:
    """A4 in one column with headings above their text."""
    return replace(wide(), **changes)  # type: ignore[arg-type]  # fields of a Layout


def swept(*sections: Sequence[Block], layout: Layout) -> Iterator[Composed]:
    """The sections behind a section of 10, 11 … 39 lines, so that a page ends on each line of what they hold.

    Pages are lower by none, a third or two thirds of a line, in turn.
    """
    for count in range(10, 40):
        filler = [Paragraph(f"fill.{index}", text(f"fill.{index}.text", "One line.")) for index in range(count)]
        margins = replace(layout.margins, bottom=layout.margins.bottom + count % 3 * 6.0)
        languages = {"en": language("en")}
        yield compose(Edition(leaflet(filler, *sections), replace(layout, margins=margins), languages, TYPEFACES))


def pages_of(made: Composed, prefix: str) -> list[int]:
    """The page of every line of the texts whose id begins so, in reading order."""
    return [
        number
        for number, items in enumerate(leaves(made))
        for item in items
        if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node.startswith(prefix)
    ]


def parted(pages: list[int]) -> list[int]:
    """How many lines are on each of the pages."""
    return [pages.count(page) for page in sorted(set(pages))]


def test_orphan() -> None:
    """Wherever a page ends, it ends with none or with at least two lines of a paragraph."""
    made = swept([Paragraph("p", text("p.text", LONG))], layout=plain())
    first = {parts[0] for parts in (parted(pages_of(one, "p.text")) for one in made) if len(parts) > 1}
    assert min(first) == 2


def test_widow() -> None:
    """Wherever a page ends, the next begins with none or with at least two lines of a paragraph."""
    made = swept([Paragraph("p", text("p.text", LONG))], layout=plain())
    last = {parts[-1] for parts in (parted(pages_of(one, "p.text")) for one in made) if len(parts) > 1}
    assert min(last) == 2


def lines_at_every_width(words: str, tag: str) -> Iterator[tuple[float, tuple[Line, ...]]]:
    """A text set in each of many measures, in ems, from that of its widest word to that of a line on A4."""
    paragraph = shape_paragraph(Text("t", tag, (Span(words),)), language(tag), TYPEFACES, Typesetter(), bold=False)
    for tenth in range(int(paragraph.widest * 10) + 1, 400):
        yield tenth / 10, break_lines(paragraph, tenth / 10)


def words_of(line: Line) -> list[str]:
    """The words of a line."""
    return "".join(word.text for word in line.words).split()


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("Many people have this and most of them never need any treatment for it at all", "en"),
        ("Большинству людей с этим никакого лечения не нужно, и это надолго так и будет", "ru"),
        ("كثير من الناس لديهم هذا ولا يحتاج معظمهم إلى أي علاج له في أي وقت", "ar"),
    ],
)
def test_lone_last_word(words: str, tag: str) -> None:
    """In whichever measure, a last word of less than a fifth of it has company, unless the line above is short of words."""
    moved = 0
    for width, lines in lines_at_every_width(words, tag):
        if len(lines) < 2:
            continue
        above, last = lines[-2:]
        alone = len(words_of(last)) == 1 and last.width < width / 5
        assert not alone or len(words_of(above)) <= 3, (width, words_of(last))
        moved += len(words_of(last)) == 2 and above.width + last.words[0].advance + 0.3 < width
    assert moved


@pytest.mark.parametrize("held", ["section", "sub-heading"])
def test_heading_kept_with_next(held: str) -> None:
    """Wherever a page ends, a heading has at least two lines under it, also where each of them is an item of a list."""
    items = Bullets("b", (text("b.0", "One."), text("b.1", "Two."), text("b.2", "Three.")))
    content: dict[str, tuple[list[Block], str, tuple[str, str]]] = {
        "section": ([Paragraph("p", text("p.text", LONG))], "s1.heading", ("p.text", "p.text")),
        "sub-heading": (
            [Paragraph("p", text("p.text", "One line.")), Subheading("h", text("h.text", "Below")), items],
            "h.text",
            ("b.0", "b.1"),
        ),
    }
    blocks, heading, (first, second) = content[held]
    starts = set()
    for made in swept(blocks, layout=plain()):
        (page,) = set(pages_of(made, heading))
        assert page == pages_of(made, first)[0] == pages_of(made, second)[first == second]
        starts.add(page)
    assert len(starts) > 1, "a page ended before the heading and another after it"


def test_introduction_kept_with_list() -> None:
    """Wherever a page ends, a one-line paragraph before a list is on the page of the list's first item."""
    items = (text("b.0", "One."), text("b.1", "Two."), text("b.2", "Three."))
    introduced: list[Block] = [Paragraph("p", text("p.text", LONG)), Paragraph("i", text("i.text", "These are:"))]
    starts = set()
    for made in swept([*introduced, Bullets("b", items)], layout=plain()):
        assert pages_of(made, "i.text")[-1:] == pages_of(made, "b.0")[:1]
        starts.add(pages_of(made, "b.0")[0])
    assert len(starts) > 1


def test_box_kept() -> None:
    """Wherever a page ends, the lines of a box that is lower than a page are on one page."""
    box = NoteBox(
        "n", text("n.heading", "In a box"), (Paragraph("q", text("q.text", LONG)), Paragraph("r", text("r.text", LONG)))
    )
    starts = set()
    for made in swept([box], layout=plain()):
        (page,) = set(pages_of(made, "n.") + pages_of(made, "q.") + pages_of(made, "r."))
        starts.add(page)
    assert len(starts) > 1


def tops(made: Composed, prefix: str) -> dict[str, tuple[int, float]]:
    """Page and baseline of the first line of each text whose id begins so."""
    found: dict[str, tuple[int, float]] = {}
    for number, items in enumerate(leaves(made)):
        for item in items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node.startswith(prefix):
                found.setdefault(item.owner.node, (number, item.baseline))
    return found


def test_pair_kept() -> None:
    """Pros begin beside cons, and a text beside its other language, wherever a page ends."""
    block = ProsAndCons("c", (text("c.pro", "Good. " * 40),), (text("c.con", "Bad."),))
    for made in swept([block], layout=plain()):
        found = tops(made, "c.")
        assert found["c.pro"] == found["c.con"]
        assert len(set(pages_of(made, "c."))) == 1
    found = tops(compose(LIBRARY.edition(Job(FIRST, "ar", "bilingual-a4"))), "")
    headings = [node for node in found if re.fullmatch(r"[a-z-]+\.heading", node) and f"en:{node}" in found]
    assert len(headings) > 5
    for own in headings:
        assert found[own][0] == found[f"en:{own}"][0]
        assert abs(found[own][1] - found[f"en:{own}"][1]) < 4.0


@pytest.mark.parametrize(
    ("words", "tag", "kept"),
    [
        ("Take 500 mg of it every 8 hours, and never more than 4 000 mg a day, at 37.5 °C", "en", ("500 mg", "4 000 mg", "37.5 °C")),
        ("خذ 500 ملغ كل 8 ساعات ولا تزد على 4 000 ملغ في اليوم أبدًا", "ar", ("500 ملغ", "4 000 ملغ")),
        ("इसे हर 8 घंटे में 500 mg लें और एक दिन में 4 000 mg से अधिक कभी नहीं", "hi", ("500 mg", "4 000 mg")),
    ],
)  # fmt: skip
def test_number_kept_with_unit(words: str, tag: str, kept: tuple[str, ...]) -> None:
    """In whichever measure, a line holds both a number and its unit, or neither."""
    for width, lines in lines_at_every_width(words, tag):
        written = ["".join(word.text for word in line.words).replace("\u00a0", " ") for line in lines]
        for expression in kept:
            assert any(expression in line for line in written), (width, expression)


def test_ink_distance() -> None:
    """Letters with more marks above and below than the leading has room for keep off those of the lines above and below."""
    layout = LIBRARY.layout("a4")
    tight = replace(layout.styles[StyleName.BODY], leading=0.5, before=0.0, after=0.0)
    layout = plain(styles={**layout.styles, StyleName.BODY: tight})
    two = [Paragraph(name, text(f"{name}.text", "Ậ̣̂̂Ậ̣̂̂ " * 40)) for name in ("p", "q")]
    made = compose(Edition(leaflet(two), layout, {"en": language("en")}, TYPEFACES))
    lines = [item for item in made.composition.pages[0].items if is_line_of(item, ("p.text", "q.text"))]
    assert len(lines) >= 4
    for above, below in pairwise(lines):
        assert isinstance(above, TextLine)
        assert isinstance(below, TextLine)
        white = below.baseline - above.baseline - (above.line.fall + below.line.rise) * above.size
        assert white > HAIR * above.size * 0.99 or {above.owner, below.owner} == {Tagged("p.text"), Tagged("q.text")}
        assert white > -1e-6


def is_line_of(item: Item, nodes: tuple[str, ...]) -> bool:
    """True for a line of text that belongs to one of the nodes."""
    return isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node in nodes


@pytest.mark.parametrize(
    ("tag", "folds"),
    [("en", [["97 mm", "197 mm"], ["100 mm", "200 mm"]]), ("ar", [["100 mm", "200 mm"], ["97 mm", "197 mm"]])],
)
def test_ticks(tag: str, folds: list[list[str]]) -> None:
    """A tri-fold sheet has a tick at head and foot of both folds of both sides, mirrored from right to left; A4 has none."""
    layout = LIBRARY.layout("trifold-a4")
    for page, expected in zip(composed(tag, "trifold-a4").composition.pages, folds, strict=True):
        ticks = [item for item in page.items if isinstance(item, Rule) and item.owner is Artifact.PAGE]
        assert sorted({round(tick.x1, 3) for tick in ticks}) == [round(length(fold), 3) for fold in expected]
        assert len(ticks) == 2 * len(expected)
        for tick in ticks:
            assert tick.x1 == tick.x2
            ends = sorted((tick.y1, tick.y2))
            assert 0 < ends[0] < ends[1] <= layout.safe or page.height - layout.safe <= ends[0] < ends[1] < page.height
    assert not any(item.owner is Artifact.PAGE for page in composed(tag, "a4").composition.pages for item in page.items)


@pytest.mark.parametrize("name", ["a4", "large-print", "trifold-a4"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_safe_area(name: str, tag: str) -> None:
    """Lines of text begin and end inside the safe area, and inside the margins of the paper."""
    layout = LIBRARY.layout(name)
    for page in composed(tag, name).composition.pages:
        lines = [item for item in page.items if isinstance(item, TextLine)]
        left = min(item.x for item in lines)
        right = max(item.x + item.line.width * item.size for item in lines)
        assert left >= layout.safe
        assert right <= page.width - layout.safe
        assert min(left, page.width - right) >= layout.margins.trim - 0.01
        assert max(item.baseline for item in lines) <= page.height - layout.margins.bottom
        assert min(item.baseline - item.line.rise * item.size for item in lines) >= layout.safe
