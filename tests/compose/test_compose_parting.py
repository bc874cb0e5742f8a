"""What is taller than a panel begins where it stands and goes on in the next one; nothing else is parted."""

from dataclasses import replace

import pytest
from compositions import FIRST, LIBRARY, leaves, make
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.compose.composer import Composed, compose
from leafletgen.compose.parting import take
from leafletgen.compose.rows import Cell, Frame, Row, height, row_of_cells
from leafletgen.diagnostics import Refused
from leafletgen.model.blocks import Bullets, Moment, Paragraph, ProsAndCons, Terms, Timeline, WarningBox
from leafletgen.model.blocks import Term as TermNoun
from leafletgen.model.clinic import Clinic
from leafletgen.model.edition import Job
from leafletgen.model.layout import BoxStyle
from leafletgen.model.leaflet import Block, Leaflet, Span, Text
from leafletgen.pages import Artifact, Box, Rule, Tagged, TextLine
from leafletgen.pipeline import make_leaflet

LINE = 10.0
ROOM = 100.0
WORDS = "Tell the nurse on the ward if you feel unwell, and drink a glass of water before you go home. "


def row(name: int, *, keep: int = 0, frame: Frame | None = None) -> Row:
    """A row of one line, told from others by the length of a rule."""
    return Row(LINE, (Rule(Artifact.LAYOUT, 0, 0, name, 0, 1, (0, 0, 0)),), keep=keep, lines=1, frame=frame)


def box() -> Frame:
    """A box with a little padding."""
    return Frame(BoxStyle(padding=3.0, fill=(1, 1, 1)), 0.0, 50.0, rtl=False)


def names(rows: list[Row]) -> list[float]:
    """The names of rows, those of columns one after the other."""
    return [item.x2 for each in rows for item in each.items if isinstance(item, Rule)]


def panels(rows: list[Row]) -> list[list[Row]]:
    """The rows dealt to as many panels as they take."""
    dealt = []
    while rows:
        taken, rows = take(rows, ROOM)
        assert taken, "a panel that takes nothing would never end"
        dealt.append(taken)
    return dealt


@st.composite
def stacks(draw: st.DrawFn) -> list[Row]:
    """Rows of every kind: alone, kept together, in boxes, in columns, taller than a panel or not."""
    counter = iter(range(1, 10_000))
    rows: list[Row] = []
    for _ in range(draw(st.integers(1, 4))):
        count = draw(st.integers(1, 25))
        kind = draw(st.sampled_from(["plain", "kept", "box", "columns"]))
        frame = box() if kind == "box" else None
        if kind == "columns":
            counts = draw(st.lists(st.integers(1, 30), min_size=2, max_size=3))
            cells = [
                Cell(tuple(row(next(counter)) for _ in range(many)), draw(st.sampled_from([0.0, 4.0])))
                for many in counts
            ]
            rows.append(row_of_cells(cells, level=draw(st.booleans()))._replace(keep=draw(st.integers(0, 1))))
        else:
            keeps = [draw(st.integers(0, 2)) if kind != "kept" else 1 for _ in range(count)]
            rows += [row(next(counter), keep=keep, frame=frame) for keep in keeps]
    return rows


@given(stacks())
def test_nothing_is_lost_and_no_panel_is_too_full(rows: list[Row]) -> None:
    """Every row is in a panel once, the columns of a row each in their order, and no panel holds more than it has room for."""
    dealt = panels(rows)
    assert sorted(name for taken in dealt for name in names(taken)) == sorted(names(rows))
    assert all(height(taken) <= ROOM + 1e-6 for taken in dealt)
    for number, each in enumerate(rows):
        if not each.cells:
            continue
        for cell in each.cells:
            order = [name for taken in dealt for name in names(taken) if name in set(names(list(cell.rows)))]
            assert order == names(list(cell.rows)), number


def test_a_box_that_no_panel_holds_begins_where_it_stands() -> None:
    """Its first rows are in the panel that has some already; a box that a panel does hold waits for the next one."""
    tall, short = box(), box()
    before = [row(1), row(2), row(3)]
    first, *_ = panels([*before, *(row(name, frame=tall) for name in range(10, 40))])
    assert names(first)[:5] == [1, 2, 3, 10, 11]
    first, second = panels([*before, *(row(name, frame=short) for name in range(10, 18))])
    assert (names(first), names(second)[0]) == ([1, 2, 3], 10)


def test_what_is_kept_together_and_too_tall_has_no_lone_row() -> None:
    """Two rows at least stand at the end of one panel and at the beginning of the next."""
    for many in range(11, 40):
        for before in range(11):
            start = [row(900 + number) for number in range(before)]
            dealt = panels([*start, *(row(name, keep=name < many) for name in range(1, many + 1))])
            parts = [[name for name in names(taken) if name < 900] for taken in dealt]
            assert all(len(part) != 1 for part in parts), (many, before)


def test_columns_go_on_beside_each_other() -> None:
    """Of each column what has room, and the rest in the next panel; boxes that end level do so in each."""
    cells = [
        Cell(tuple(row(100 * at + name, frame=frame) for name in range(many)))
        for at, many, frame in ((1, 25, box()), (2, 5, box()))
    ]
    dealt = panels([row_of_cells(cells, level=True)])
    columns = [[[name for name in names(taken) if name // 100 == at] for taken in dealt] for at in (1, 2)]
    assert [len(part) for part in columns[0]] == [9, 9, 7]
    assert [len(part) for part in columns[1]] == [5, 0, 0]
    boxes = [[item.rect.bottom for each in taken for item in each.items if isinstance(item, Box)] for taken in dealt]
    assert [len(found) for found in boxes] == [2, 1, 1]
    assert boxes[0][0] == pytest.approx(boxes[0][1])


def texts(count: int, words: str = WORDS * 3) -> tuple[Text, ...]:
    """Texts of some lines each."""
    return tuple(Text(f"t.{number}", "en", (Span(words.strip()),)) for number in range(count))


LONG = texts(1, WORDS * 60)[0]
TALL: dict[str, tuple[Block, ...]] = {
    "warning": (WarningBox("w", None, tuple(Paragraph(f"w.{at}", text) for at, text in enumerate(texts(40)))),),
    "pros and cons": (ProsAndCons("p", texts(1, "Short."), texts(24)),),
    "term": (Terms("m", (TermNoun("m.0", texts(1, "Word")[0], LONG),)),),
    "timeline": (Timeline("l", (Moment("l.0", texts(1, "Before")[0], (Paragraph("l.p", LONG),)),)),),
    "list in a timeline": (Timeline("l", (Moment("l.0", texts(1, "Before")[0], (Bullets("l.b", texts(30)),)),)),),
    "paragraph": (Paragraph("x", LONG),),
}


def with_blocks(leaflet: Leaflet, blocks: tuple[Block, ...]) -> Leaflet:
    """The leaflet with other blocks in its first section, after its first."""
    first = leaflet.sections[0]
    return replace(leaflet, sections=(replace(first, body=(first.body[0], *blocks)), *leaflet.sections[1:]))


def lines_on(made: Composed) -> list[list[TextLine]]:
    """The lines of running text of each page."""
    return [
        [item for item in items if isinstance(item, TextLine) and isinstance(item.owner, Tagged)]
        for items in leaves(made)
    ]


@pytest.mark.parametrize("layout", ["a4", "letter", "large-print", "booklet-a5"])
@pytest.mark.parametrize("kind", TALL)
def test_tall_blocks_go_on_from_page_to_page(kind: str, layout: str) -> None:
    """What is taller than a page begins on the page of what is before it, and goes on in the next."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    before = {text.id for text in leaflet.sections[0].body[0].texts()}
    made = make(with_blocks(leaflet, TALL[kind]), layout)
    pages = lines_on(made)
    own = {"t.0", "w.0", "w.heading", "p.pros.heading", "l.0"}
    starts = [
        number
        for number, lines in enumerate(pages)
        if any(str(line.owner.node) in own for line in lines if isinstance(line.owner, Tagged))
    ]
    last = max(
        number
        for number, lines in enumerate(pages)
        if any(line.owner.node in before for line in lines if isinstance(line.owner, Tagged))
    )
    assert starts[0] == last
    assert len(pages) > 2


def test_a_bilingual_row_goes_on_in_both_languages() -> None:
    """A warning that is taller than a page goes on in both halves, and the file is as good as any."""
    edition = LIBRARY.edition(Job(FIRST, "ar", "bilingual-a4"))
    assert edition.beside
    block = TALL["warning"]
    both = replace(edition, leaflet=with_blocks(edition.leaflet, block), beside=with_blocks(edition.beside, block))
    made = compose(both)
    own = {f"w.{at}" for at in range(40)} | {f"t.{at}" for at in range(40)}
    pages = [{line.owner.node for line in lines if isinstance(line.owner, Tagged)} for lines in lines_on(made)]
    here = [bool(nodes & own) for nodes in pages]
    beside = [bool(nodes & {f"en:{node}" for node in own}) for nodes in pages]
    assert here == beside
    assert sum(here) > 2
    assert make_leaflet(both).report.pages > 3


def test_a_trifold_still_says_how_much_is_too_much() -> None:
    """Where panels are given nothing goes on behind the last of them."""
    with pytest.raises(Refused) as refusal:
        make(with_blocks(LIBRARY.leaflet(FIRST, "en"), TALL["warning"]), "trifold-a4")
    (found,) = refusal.value.diagnostics
    assert found.code == "does-not-fit"
    assert "a4" in found.hint


@pytest.mark.parametrize("layout", ["a4", "booklet-a5", "bilingual-a4"])
def test_a_clinic_with_hours_for_every_week_goes_on(layout: str) -> None:
    """A clinic's card that no page holds goes on over pages, its columns beside each other."""
    hours = tuple(f"Week {number}: Monday to Friday 09:00-17:00" for number in range(45))
    clinic = Clinic("north", "en", "North", telephone="020 7946 0958", hours=hours, web="north.example")
    edition = LIBRARY.edition(Job(FIRST, "ar", layout))
    languages = {**edition.languages, "en": LIBRARY.language("en")}
    usual = make_leaflet(edition).report.pages
    assert make_leaflet(replace(edition, clinic=clinic, languages=languages)).report.pages > usual
