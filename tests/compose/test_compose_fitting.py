"""Copy-fitting: sizes go down to the floor and no further, and what does not fit is an error, never a cut."""

import re
import time
from dataclasses import replace
from math import inf

import pytest
from compositions import FIRST, LIBRARY, TYPEFACES, composed, language, make

from leafletgen.compose import fit as fitting
from leafletgen.compose.composer import Composed, compose
from leafletgen.compose.footer import ShapedFooter
from leafletgen.compose.setting import Setting
from leafletgen.diagnostics import Refused
from leafletgen.model.blocks import Paragraph, Steps
from leafletgen.model.edition import Edition
from leafletgen.model.layout import Flow, Part, StyleName
from leafletgen.model.leaflet import Leaflet, Span, Text
from leafletgen.pages import Tagged, TextLine

LINE = "One more short line."

SLACK = 12
"""Lines: a box that is kept together may need as many when one line pushes it into the next panel."""


def lengthened(leaflet: Leaflet, count: int) -> Leaflet:
    """The leaflet with so many more one-line paragraphs in its first section."""
    first = leaflet.sections[0]
    more = tuple(
        Paragraph(f"more.{index}", Text(f"more.{index}.text", leaflet.language, (Span(LINE),)))
        for index in range(count)
    )
    return replace(leaflet, sections=(replace(first, body=(*first.body, *more)), *leaflet.sections[1:]))


def placed_lines(made: Composed) -> int:
    """How many of the added lines are on paper."""
    return sum(
        isinstance(item, TextLine) and isinstance(item.owner, Tagged) and item.owner.node.startswith("more.")
        for page in made.composition.pages
        for item in page.items
    )


@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_one_line_at_a_time_until_it_overflows(language: str) -> None:
    """With each further line the tri-fold either holds them all or is refused with place, lines and help; never cut."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    floor = LIBRARY.layout("trifold-a4").styles[StyleName.BODY].floor
    smallest = 1e9
    refused = 0
    for count in range(120):
        try:
            made = make(lengthened(leaflet, count), "trifold-a4")
        except Refused as refusal:
            refused += 1
            (diagnostic,) = refusal.diagnostics
            assert diagnostic.code == "does-not-fit"
            for word in (FIRST, language, "trifold-a4"):
                assert word in str(diagnostic.place)
            assert "panel back" in diagnostic.message
            (lines,) = re.findall(r"is (\d+) lines? too long", diagnostic.message)
            # Fewer than were added may do: a line less elsewhere can let what is kept together move up.
            assert 1 <= int(lines) <= refused + SLACK
            assert diagnostic.hint
        else:
            assert not refused, "what was too long fits again with more text"
            assert placed_lines(made) == count
            assert made.report.sizes["body"] >= floor
            smallest = min(smallest, made.report.sizes["body"])
        if refused == 3:
            break
    assert refused == 3
    assert smallest == floor


def test_sizes_are_half_points() -> None:
    """Sizes go down from the preferred one in half points."""
    styles = LIBRARY.layout("trifold-a4").styles
    sizes = composed("ar", "trifold-a4").report.sizes
    assert all(
        ((style.size - sizes[name.value]) / 0.5).is_integer() or sizes[name.value] == style.floor
        for name, style in styles.items()
    )


def test_a_long_text_takes_more_pages_not_smaller_type() -> None:
    """Where sides repeat the text keeps its preferred size and flows over as many pages as it needs."""
    made = make(lengthened(LIBRARY.leaflet(FIRST, "en"), 400), "a4")
    assert made.report.sizes["body"] == LIBRARY.layout("a4").styles[StyleName.BODY].size
    assert made.report.pages > composed("en", "a4").report.pages
    assert placed_lines(made) == 400


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("1234567890" * 9, "half of a number"),
        ("paracetamol" * 9, "half of the name of a medicine"),
        ("LevETIRAcetamXR" * 9, "half of the name of a medicine"),
        ("McAllisterSmithJones" * 9, "capitals inside"),
    ],
)
@pytest.mark.parametrize("layout", ["trifold-a4", "a4"])
def test_what_is_never_divided_is_refused_with_the_reason(word: str, reason: str, layout: str) -> None:
    """What no line has room for and must not be divided is an error with its place that says why, all of them at once."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    summary = replace(leaflet.summary, spans=(Span(word),))
    heading = replace(leaflet.sections[0].heading, spans=(Span(word),))
    sections = (replace(leaflet.sections[0], heading=heading), *leaflet.sections[1:])
    with pytest.raises(Refused) as refusal:
        make(replace(leaflet, summary=summary, sections=sections), layout)
    found = refusal.value.diagnostics
    assert [(one.code, one.place) for one in found] == [("too-wide", summary.place), ("too-wide", heading.place)]
    for diagnostic in found:
        assert word[:30] in diagnostic.message
        assert reason in diagnostic.message


def test_a_soft_hyphen_divides_what_nothing_else_does() -> None:
    """Where the author writes a soft hyphen, a line may end, in any word."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    made = make(
        replace(leaflet, summary=replace(leaflet.summary, spans=(Span("LevETIRAcetam\u00ad" * 8),))), "trifold-a4"
    )
    assert not made.warnings


HEADING = "Pneumonoultramicroscopicsilicovolcanoconiosis"


def heading_of(word: str) -> Leaflet:
    """The first leaflet with a heading of one word."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    first = replace(leaflet.sections[0], heading=replace(leaflet.sections[0].heading, spans=(Span(word),)))
    return replace(leaflet, sections=(first, *leaflet.sections[1:]))


@pytest.mark.parametrize("layout", ["a4", "letter", "large-print", "booklet-a5", "trifold-a4"])
@pytest.mark.parametrize(
    "word", ["CONTRAINDICATIONS", "Contraindications", "Electrocardiography", HEADING, "www.example.org/some-page"]
)
def test_a_wide_heading_changes_nothing_but_headings(word: str, layout: str) -> None:
    """For a word that is too wide headings become smaller, down to their floor or that of body text, and nothing else does."""
    styles = LIBRARY.layout(layout).styles
    usual, made = composed("en", layout).report, make(heading_of(word), layout).report
    changed = {style for style, size in made.sizes.items() if size != usual.sizes[style]}
    assert changed <= {"heading"}
    assert made.sizes["heading"] >= min(styles[StyleName.HEADING].floor, styles[StyleName.BODY].floor)


def test_a_heading_is_smaller_only_where_that_keeps_its_word_whole() -> None:
    """A word that fits the column in a smaller size is whole there; one that never fits is divided in the usual size."""
    usual = composed("en", "a4").report.sizes["heading"]
    smaller, divided = (make(heading_of(word), "a4") for word in ("Contraindications" * 2 + "ins", HEADING))
    assert smaller.report.sizes["heading"] < usual == divided.report.sizes["heading"]
    node = LIBRARY.leaflet(FIRST, "en").sections[0].heading.id
    assert [len(heading_lines(made, node)) for made in (smaller, divided)] == [1, 2]
    assert "".join(heading_lines(divided, node)).replace("\u00ad", "") == HEADING


def heading_lines(made: Composed, node: str) -> list[str]:
    """The lines of a heading."""
    items = [item for page in made.composition.pages for item in page.items if isinstance(item, TextLine)]
    own = [item for item in items if isinstance(item.owner, Tagged) and item.owner.node == node]
    return ["".join(word.text for word in item.line.words) for item in own]


def test_a_word_of_a_language_without_patterns_is_divided_with_a_warning() -> None:
    """Between any two letters, and the warning has the place and the word."""
    leaflet = LIBRARY.leaflet(FIRST, "so")
    word = "walaalahaaguwaxaykuuwarrameen" * 4
    made = make(replace(leaflet, summary=replace(leaflet.summary, spans=(Span(word),))), "a4")
    (warning,) = (each for each in made.warnings if each.code != "questions-left-out")
    assert (warning.code, warning.place) == ("word-torn", leaflet.summary.place)
    assert word[:20] in warning.message


def test_a_missing_glyph_is_refused_with_its_name_and_place() -> None:
    """Every character that no font has is an error of its own, with name and code point, and nothing is drawn for it."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    odd = replace(leaflet, summary=replace(leaflet.summary, spans=(Span("Take \u2faf and \U0001f9ff daily."),)))
    with pytest.raises(Refused) as refusal:
        make(odd, "a4")
    assert [diagnostic.code for diagnostic in refusal.value.diagnostics] == ["missing-glyph"] * 2
    assert "U+2FAF KANGXI RADICAL FACE" in refusal.value.diagnostics[0].message
    assert refusal.value.diagnostics[0].place == leaflet.summary.place


def test_a_script_without_a_font_is_refused_once() -> None:
    """A text in a script that no font is for is one error, which names the font that is needed and where it goes."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    spans = (Span("საინფორმაციო ფურცელი"),)
    odd = replace(leaflet, title=replace(leaflet.title, spans=spans), summary=replace(leaflet.summary, spans=spans))
    with pytest.raises(Refused) as refusal:
        make(odd, "a4")
    (diagnostic,) = refusal.value.diagnostics
    assert diagnostic.code == "missing-font"
    assert "Georgian script (Geor)" in diagnostic.message
    assert "Noto Sans Georgian" in diagnostic.hint
    assert "scripts: [Geor]" in diagnostic.hint


@pytest.mark.parametrize("language", ["en", "ar"])
def test_numbers_of_steps_keep_off_their_text(language: str) -> None:
    """However many steps there are, no number touches the text beside it, and all texts begin at the same edge."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    items = tuple(Text(f"step.{index}", language, (Span("5 mg"),)) for index in range(120))
    section = replace(leaflet.sections[0], body=(Steps("step", items),))
    made = make(replace(leaflet, sections=(section,)), "wide")
    lines = [item for page in made.composition.pages for item in page.items if isinstance(item, TextLine)]
    found = {item.owner.node: item for item in lines if isinstance(item.owner, Tagged)}
    edges = set()
    for item in items:
        left, right = sorted((found[item.id], found[f"{item.id}.label"]), key=lambda line: line.x)
        assert left.x + left.line.width * left.size < right.x
        text = found[item.id]
        edges.add(round(text.x if language == "en" else text.x + text.line.width * text.size, 3))
    assert len(edges) == 1


def test_a_footer_that_is_too_wide_is_refused() -> None:
    """A number of the disclaimer that is wider than its panel is an error like any other."""
    leaflet = LIBRARY.leaflet(FIRST, "en")
    wide = replace(leaflet, disclaimer=replace(leaflet.disclaimer, spans=(Span("1" * 200),)))
    for layout in ("a4", "trifold-a4"):
        with pytest.raises(Refused) as refusal:
            make(wide, layout)
        assert [one.code for one in refusal.value.diagnostics] == ["too-wide"]


def test_a_foot_that_is_too_tall_is_refused_with_the_lines_it_is_too_long() -> None:
    """What stands at the foot of a panel and is taller than the panel is refused, with about as many lines as are too many."""
    layout = LIBRARY.layout("trifold-a4")
    flows = (
        Flow(("cover",), (Part.TITLE,)),
        Flow(("left", "middle", "right", "flap"), (Part.SOURCES, Part.QUESTIONS)),
        Flow(("back",), (), (Part.SUMMARY, Part.SECTIONS, Part.CLINIC)),
    )
    leaflet = LIBRARY.leaflet(FIRST, "en")
    with pytest.raises(Refused) as refusal:
        compose(Edition(leaflet, replace(layout, flows=flows, tight_flows=()), {"en": language("en")}, TYPEFACES))
    (diagnostic,) = refusal.value.diagnostics
    assert diagnostic.code == "does-not-fit"
    (lines,) = re.findall(r"is (\d+) lines? too long", diagnostic.message)
    assert int(lines) > 40


def test_far_too_much_text_is_refused_as_soon_as_a_little_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is hopeless is tried at the largest and the smallest size alone, and counted to the same line."""
    section, *_ = LIBRARY.leaflet(FIRST, "en").sections
    body = tuple(Paragraph(f"p{at}", Text(f"p{at}.text", "en", (Span(f"{at}. " + "word " * 30),))) for at in range(400))
    leaflet = replace(LIBRARY.leaflet(FIRST, "en"), sections=(replace(section, body=body),))
    start = time.process_time()
    found = refused_lines(leaflet)
    assert time.process_time() - start < 5, "in proportion to the text, this is a fraction of a second"
    monkeypatch.setattr(fitting.Overflow, "is_hopeless", lambda *_: False)
    monkeypatch.setattr(fitting, "room", lambda *_: inf)
    assert refused_lines(leaflet) == found > 1000


def refused_lines(leaflet: Leaflet) -> int:
    """By how many lines a leaflet is too long for the tri-fold."""
    with pytest.raises(Refused) as refusal:
        make(leaflet, "trifold-a4")
    (diagnostic,) = refusal.value.diagnostics
    (lines,) = re.findall(r"is (\d+) lines? too long", diagnostic.message)
    return int(lines)


@pytest.mark.parametrize("layout", ["a4", "booklet-a5", "letter", "trifold-a4"])
@pytest.mark.parametrize("tag", ["en", "ar", "th"])
def test_what_is_not_tried_would_not_be_taken(monkeypatch: pytest.MonkeyPatch, tag: str, layout: str) -> None:
    """However long a text is, all settings and drafts tried to the end give the same pages as those that are tried."""
    leaflets = [lengthened(LIBRARY.leaflet(FIRST, tag), count) for count in range(0, 100, 9)]

    def reports() -> list[object]:
        found: list[object] = []
        for leaflet in leaflets:
            try:
                found.append(make(leaflet, layout).report)
            except Refused as refused:
                found.append(refused.diagnostics)
        return found

    quick = reports()
    monkeypatch.setattr(fitting, "least_sheets", lambda *_: 0)
    monkeypatch.setattr(fitting, "until_settled", list)
    assert reports() == quick


def test_a_setting_that_cannot_save_a_sheet_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A booklet that fills its sheets at the floor is set at the largest size that takes as many, and at no other."""
    tried = set()
    fill = fitting.filled_at

    def noted(draft: fitting.Draft, setting: Setting, footer: ShapedFooter) -> fitting.Fitted | fitting.Overflow:
        tried.add(setting.step)
        return fill(draft, setting, footer)

    monkeypatch.setattr(fitting, "filled_at", noted)
    make(LIBRARY.leaflet(FIRST, "en"), "booklet-a5")
    assert tried == {0}
