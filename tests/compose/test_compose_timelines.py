"""Timelines: a table of two columns whose times are headers, mirrored in right-to-left languages, no row split that a page holds."""

import io
from dataclasses import replace

import pikepdf
import pytest
from compositions import FIRST, LIBRARY

from leafletgen.compose.composer import compose
from leafletgen.model.blocks import Bullets, Moment, Paragraph, Timeline
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Text
from leafletgen.pages import Tagged, TextLine
from leafletgen.pipeline import make_leaflet

LANGUAGES = ("en", "ar", "hi")
LAYOUTS = ("a4", "trifold-a4", "large-print", "booklet-a5")


def edition(language: str, layout: str, count: int) -> Edition:
    """The first leaflet with a timeline of so many moments, texts and lists by turns."""
    found = LIBRARY.edition(Job(FIRST, language, layout))

    def words(node: str, *, short: bool = False) -> Text:
        return replace(found.leaflet.title if short else found.leaflet.summary, id=node)

    moments = tuple(
        Moment(
            f"t.moments.{at}",
            words(f"t.moments.{at}.when", short=True),
            (Bullets(f"t.moments.{at}.what.0", (words(f"t.moments.{at}.a"), words(f"t.moments.{at}.b"))),)
            if at % 2
            else (Paragraph(f"t.moments.{at}.what.0", words(f"t.moments.{at}.a")),),
        )
        for at in range(count)
    )
    section = replace(found.leaflet.sections[0], body=(Timeline("t", moments),))
    return replace(found, leaflet=replace(found.leaflet, sections=(section,)))


def lines(one: Edition) -> list[tuple[int, str, TextLine]]:
    """Every line of the timeline with its page and the moment that it belongs to."""
    return [
        (number, item.owner.node.split(".")[2], item)
        for number, page in enumerate(compose(one).composition.pages)
        for item in page.items
        if isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node.startswith("t.moments.")
    ]


@pytest.mark.parametrize("layout", ["a4", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_is_never_split(language: str, layout: str) -> None:
    """A timeline that is longer than a page goes on over the next, but all of a moment is on one page."""
    pages: dict[str, set[int]] = {}
    for page, moment, _ in lines(edition(language, layout, 16)):
        pages.setdefault(moment, set()).add(page)
    assert all(len(found) == 1 for found in pages.values())
    assert len(set.union(*pages.values())) > 1


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_times_stand_where_reading_starts(language: str, layout: str) -> None:
    """Times are in the column where reading starts, level with the first line of what happens then."""
    found = lines(edition(language, layout, 2))
    for moment in ("0", "1"):
        own = [item for _, of, item in found if of == moment]
        when = next(item for item in own if item.owner == Tagged(f"t.moments.{moment}.when"))
        what = next(item for item in own if item.owner == Tagged(f"t.moments.{moment}.a"))
        assert when.baseline == pytest.approx(what.baseline)
        assert when.x > what.x if language == "ar" else when.x < what.x


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_has_its_time_as_header(language: str, layout: str) -> None:
    """In the finished file each row has a header cell for its row, then what happens then, and nothing else."""
    file = pikepdf.open(io.BytesIO(make_leaflet(edition(language, layout, 3)).pdf))
    tables = [node for node in walk(file.Root.StructTreeRoot) if node.get("/S") == "/Table"]
    assert len(tables) == 1
    rows = list(tables[0].K)
    assert [row.S for row in rows] == ["/TR"] * 3
    for row in rows:
        head, cell = list(row.K)
        assert [str(one) for one in (head.S, head.A.O, head.A.Scope, cell.S)] == ["/TH", "/Table", "/Row", "/TD"]


def walk(node: pikepdf.Object) -> list[pikepdf.Object]:
    """A structure element and all below it."""
    kids = node.get("/K")
    below = list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []
    return [node, *(one for kid in below if isinstance(kid, pikepdf.Dictionary) for one in walk(kid))]
