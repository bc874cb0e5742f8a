"""The layouts that are made on request: each is one of the others with other sizes or colours, and keeps its own promise."""

from dataclasses import replace
from functools import cache

import pytest
from compositions import FIRST, LAYOUTS, LIBRARY, TYPESETTER, composed, edition_of

from leafletgen.compose.composer import compose
from leafletgen.diagnostics import Refused, Severity
from leafletgen.model.edition import Edition, Job
from leafletgen.model.layout import Part, Sources, StyleName
from leafletgen.pages import Box, Drawing, Rule, TextLine
from leafletgen.pipeline import MadeLeaflet, make_leaflet

REQUESTED = sorted(set(LIBRARY.layout_names()) - set(LAYOUTS))
SIZES = {"a4-14": 14, "letter-14": 14, "giant-print": 24, "giant-print-letter": 24, "a4-black": 12, "letter-black": 12}
BLACK = ("a4-black", "letter-black")


def edition(tag: str, layout: str) -> Edition:
    """The first leaflet in a layout."""
    return LIBRARY.edition(Job(FIRST, tag, layout))


@cache
def made(tag: str, layout: str) -> MadeLeaflet:
    """The finished file, which `verify` has found good."""
    return make_leaflet(edition(tag, layout), TYPESETTER)


def test_they_are_these() -> None:
    """Every layout that is not made by itself has its promise here."""
    assert set(REQUESTED) == {*SIZES, "handout-a5"}


@pytest.mark.parametrize("layout", REQUESTED)
@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_each_is_made_and_verified(tag: str, layout: str) -> None:
    """In three scripts each is a file that passes every check, at the size in its name."""
    report = made(tag, layout).report
    assert report.sizes["body"] >= SIZES.get(layout, 12) - 0.5
    assert report.sheets == -(-report.pages // 2)


@pytest.mark.parametrize(("layout", "least"), [("giant-print", 18), ("giant-print-letter", 18), ("a4-14", 10)])
def test_nothing_is_below_its_least_size(layout: str, least: float) -> None:
    """Giant print has nothing below 18 points, and A4 at 14 points nothing below 10."""
    assert min(style.floor for style in LIBRARY.layout(layout).styles.values()) >= least
    assert min(made("my", layout).report.sizes.values()) >= least


@pytest.mark.parametrize("layout", BLACK)
def test_black_is_black(layout: str) -> None:
    """A layout for copiers has black ink on white paper: in its lines, rules and boxes; drawings are grey."""
    pages = compose(edition("en", layout), TYPESETTER).composition.pages
    colours, drawn = set(), set()
    for item in (item for page in pages for item in page.items):
        match item:
            case TextLine(colour=colour) | Rule(colour=colour):
                colours.add(colour)
            case Box(fill=fill, stroke=stroke):
                colours |= {one for one in (fill, stroke) if one}
            case Drawing(vector=vector):
                drawn |= {one for shape in vector.shapes for one in (shape.fill, shape.stroke) if one}
    assert colours <= {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}
    assert (0.0, 0.0, 0.0) in colours
    assert len(drawn) > 2
    assert all(len(set(colour)) == 1 for colour in drawn)


def test_a_handout_says_what_it_leaves_out() -> None:
    """A handout is one sheet with title, summary, when to get help and the clinic; the manifest names the rest."""
    for tag in ("en", "ar", "my"):
        report = made(tag, "handout-a5").report
        assert (report.sheets, report.left_out) == (1, ("sections", "sources"))
    nodes = {one.id for one in compose(edition("en", "handout-a5"), TYPESETTER).composition.structure.walk()}
    assert {"title", "summary", "when-to-get-help.heading", "clinic.heading"} <= nodes
    assert not any(node.startswith(("causes", "what-it-is", "sources")) for node in nodes)


def test_a_handout_without_help_is_refused() -> None:
    """Where no section says when to get help, there is no sheet without it."""
    given = edition("en", "handout-a5")
    sections = tuple(replace(one, role=None) for one in given.leaflet.sections)
    with pytest.raises(Refused) as caught:
        compose(replace(given, leaflet=replace(given.leaflet, sections=sections)), TYPESETTER)
    assert [one.code for one in caught.value.diagnostics] == ["key-points-missing"]


@pytest.mark.parametrize(("tag", "layout"), [("en", "a4"), ("de", "a4"), ("my", "trifold-a4"), ("ar", "large-print")])
def test_questions_that_are_left_out_are_reported(tag: str, layout: str) -> None:
    """Lines for questions are on paper, or their absence is in the report and a warning: never both, never neither."""
    found = composed(tag, layout)
    on_paper = any(one.id == "questions.heading" for one in found.composition.structure.walk())
    assert ("questions" in found.report.left_out) is not on_paper
    warned = [one.severity for one in found.warnings if one.code == "questions-left-out"]
    assert warned == ([] if on_paper else [Severity.WARNING])


def test_sources_that_a_layout_leaves_out_are_reported() -> None:
    """A layout without sources says so in the report, and without a warning, for that is what it is."""
    given = edition_of(LIBRARY.leaflet(FIRST, "en"), "large-print")
    found = compose(replace(given, layout=replace(given.layout, sources=Sources.NONE)), TYPESETTER)
    assert found.report.left_out == (Part.SOURCES.value,)
    assert not found.warnings


def test_the_sizes_are_those_of_the_layout() -> None:
    """The body of each layout is set at the size that its name says."""
    found = {name: LIBRARY.layout(name).styles[StyleName.BODY].size for name in SIZES}
    assert found == SIZES
