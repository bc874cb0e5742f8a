"""Tables: words whole, rows whole, headings for every cell, empty cells to write in, stacked where there is no room."""

import io
from dataclasses import replace
from itertools import groupby, pairwise

import pikepdf
import pytest
from compositions import FIRST, LANGUAGES, LIBRARY, wide

from leafletgen.compose.composer import compose
from leafletgen.model.blocks import Table, TableCell, TableRow
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Leaflet, Span, Text
from leafletgen.pages import Artifact, Rule, Tagged, TextLine
from leafletgen.pipeline import make_leaflet
from leafletgen.text.typesetter import Typesetter
from leafletgen.units import length
from leafletgen.verify.checks.table import check

TYPESETTER = Typesetter()
SOME = ("en", "ar", "hi")
STACKED = ("a4", "letter", "trifold-a4", "trifold-letter", "booklet-a5")
WIDE = "wide"
"""What the tests call a layout of one column, as wide as the paper."""


def edition(language: str, layout: str, columns: int = 4, rows: int = 3, blanks: tuple[int, ...] = (1,)) -> Edition:
    """The first leaflet with one table, whose first cells are headings of their rows; `blanks` are columns to write in."""
    found = LIBRARY.edition(Job(FIRST, language, "a4" if layout == WIDE else layout, LIBRARY.clinic_names()[0]))
    if layout == WIDE:
        found = replace(found, layout=wide())
    beside = with_table(found.beside, columns, rows, blanks) if found.beside else None
    return replace(found, leaflet=with_table(found.leaflet, columns, rows, blanks), beside=beside)


def with_table(leaflet: Leaflet, columns: int, rows: int, blanks: tuple[int, ...]) -> Leaflet:
    """A leaflet of one section that is a table; no two of its cells say the same."""
    plain = leaflet.summary.plain
    words = plain.split() if " " in plain else [plain[at : at + 3] for at in range(0, 12, 3)]

    def cell(node: str, number: int) -> TableCell:
        few = " ".join(words[: 1 + number % 3])
        return TableCell(node, Text(f"{node}.text", leaflet.language, (Span(f"{few} {number}"),)))

    heads = tuple(cell(f"t.columns.{at}", at) for at in range(columns))
    lines = tuple(
        TableRow(
            f"t.rows.{row}",
            tuple(
                TableCell(f"t.rows.{row}.{at}", None)
                if at in blanks
                else cell(f"t.rows.{row}.{at}", 10 * row + at + 10)
                for at in range(columns)
            ),
        )
        for row in range(rows)
    )
    caption = replace(leaflet.title, id="t.caption")
    section = replace(leaflet.sections[0], body=(Table("t", caption, heads, lines, row_headings=True),))
    return replace(leaflet, sections=(section,))


def texts(one: Edition) -> list[tuple[int, str, TextLine]]:
    """Every tagged line of the table with its page and its node."""
    return [
        (number, item.owner.node, item)
        for number, page in enumerate(compose(one, TYPESETTER).composition.pages)
        for item in page.items
        if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node.startswith("t.")
    ]


def repeated(one: Edition) -> list[str]:
    """The words of artifacts that are no footers."""
    return [
        "".join(word.text for word in item.line.words).strip()
        for page in compose(one, TYPESETTER).composition.pages
        for item in page.items
        if isinstance(item, TextLine) and item.owner is Artifact.LAYOUT
    ]


@pytest.mark.parametrize("layout", [WIDE, "a4", "trifold-a4", "large-print", "booklet-a5", "bilingual-a4"])
@pytest.mark.parametrize("language", SOME)
def test_a_table_is_read_back(language: str, layout: str) -> None:
    """Tables of two to four columns, with and without empty cells, come back word for word in every kind of layout."""
    for columns, blanks in ((2, ()), (3, (2,)), (4, (1, 3)), (1, ())):
        one = edition(language, layout, columns, 3, blanks)
        assert check(make_leaflet(one, TYPESETTER).pdf, one, thorough=True) == []


@pytest.mark.parametrize("language", SOME)
def test_cells_stand_beside_each_other(language: str) -> None:
    """In a wide column the cells of a row are level, each further from where reading starts than the one before."""
    found = {node: item for _, node, item in reversed(texts(edition(language, WIDE)))}
    for row in range(3):
        cells = [found[f"t.rows.{row}.{at}.text"] for at in (0, 2, 3)]
        assert len({round(cell.baseline, 3) for cell in cells}) == 1
        edges = [cell.x + cell.line.width * cell.size if language == "ar" else cell.x for cell in cells]
        assert all((one > other) if language == "ar" else (one < other) for one, other in pairwise(edges))


@pytest.mark.parametrize("layout", STACKED)
@pytest.mark.parametrize("language", SOME)
def test_a_table_is_stacked_where_there_is_no_room(language: str, layout: str) -> None:
    """In a narrow column cells stand one below the other beside their headings, which are heard once and printed for each row."""
    one = edition(language, layout)
    lines = texts(one)
    for row in range(3):
        cells = [next(item for _, node, item in lines if node == f"t.rows.{row}.{at}.text") for at in (0, 2, 3)]
        assert all(upper.baseline < lower.baseline for upper, lower in pairwise(cells))
    assert len(repeated(one)) >= 2 * 4
    assert repeated(edition(language, layout, columns=2, rows=1)) == []


@pytest.mark.parametrize("layout", [WIDE, "large-print"])
@pytest.mark.parametrize("language", SOME)
def test_rows_are_whole_and_the_header_comes_again(language: str, layout: str) -> None:
    """A table longer than a page goes on under its header, which is an artifact there; no row is on two pages."""
    one = edition(language, layout, columns=2, rows=20)
    pages: dict[str, set[int]] = {}
    for page, node, _ in texts(one):
        pages.setdefault(node.rsplit(".", 2)[0], set()).add(page)
    parts = set.union(*pages.values())
    assert all(len(found) == 1 for node, found in pages.items() if ".rows." in node)
    assert len(parts) > 1
    assert len(repeated(one)) == 2 * (len(parts) - 1)
    assert check(make_leaflet(one, TYPESETTER).pdf, one, thorough=True) == []


@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
def test_an_empty_cell_is_a_place_to_write(layout: str) -> None:
    """An empty cell is at least 9 mm high, with a line below it."""
    pages = compose(edition("en", layout, 3, 4, (1, 2)), TYPESETTER).composition.pages
    rules = [item for page in pages for item in page.items if isinstance(item, Rule) and item.owner is Artifact.LAYOUT]
    spaces = 0
    for _, group in groupby(sorted(rules, key=lambda rule: (rule.x1, rule.y1)), key=lambda rule: rule.x1):
        lines = sorted({rule.y1 for rule in group})
        spaces += sum(lower - upper >= length("9 mm") - 0.1 for upper, lower in pairwise(lines))
    assert spaces >= 3


@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "large-print"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_reader_finds_the_headings_of_every_cell(language: str, layout: str) -> None:
    """Read by the tags alone, each data cell has a heading of its column in the first row and one of its row before it."""
    one = edition(language, layout)
    file = pikepdf.open(io.BytesIO(make_leaflet(one, TYPESETTER).pdf))
    (table,) = [node for node in walk(file.Root.StructTreeRoot) if node.get("/S") == "/Table"]
    caption, header, *rows = list(table.K)
    assert [caption.S, header.S, *(row.S for row in rows)] == ["/Caption", *["/TR"] * 4]
    assert [(str(cell.S), str(cell.A.Scope)) for cell in header.K] == [("/TH", "/Column")] * 4
    for row in rows:
        head, *cells = list(row.K)
        assert (str(head.S), str(head.A.Scope)) == ("/TH", "/Row")
        assert [cell.S for cell in cells] == ["/TD"] * 3


def walk(node: pikepdf.Object) -> list[pikepdf.Object]:
    """A structure element and all below it."""
    kids = node.get("/K")
    below = list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []
    return [node, *(one for kid in below if isinstance(kid, pikepdf.Dictionary) for one in walk(kid))]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_tables_are_good_in_every_language(tag: str) -> None:
    """In every language a table is made, beside and stacked, without a word broken."""
    for layout in ("a4", "trifold-a4"):
        one = edition(tag, layout)
        assert not [warning for warning in make_leaflet(one, TYPESETTER).warnings if warning.code == "word-torn"]


def test_a_false_heading_is_found() -> None:
    """What is printed again and is no heading of a column is foreign."""
    one = edition("en", "trifold-a4")
    made = make_leaflet(one, TYPESETTER).pdf
    table = one.leaflet.sections[0].body[0]
    assert isinstance(table, Table)
    last = TableCell("t.columns.3", Text("t.columns.3.text", "en", (Span("Else"),)))
    other = replace(table, columns=(*table.columns[:-1], last))
    section = replace(one.leaflet.sections[0], body=(other,))
    wrong = replace(one, leaflet=replace(one.leaflet, sections=(section,)))
    assert "footer-wrong" in {each.code for each in check(made, wrong)}
