"""What every composed page must be, for three languages of every kind of script and every kind of layout."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest
from compositions import FIRST, LIBRARY, composed, leaves

from leafletgen.model.layout import Imposition, Sources
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.pages import Artifact, Box, Drawing, Image, Item, LinkArea, Role, Rule, Tagged, TextLine
from leafletgen.text.clusters import Glyph
from leafletgen.text.lines import clearance
from leafletgen.text.shaping import ShapedWord

SCRIPTS = {
    "alphabetic": ("en", "ru", "am"),
    "right to left": ("ar", "he", "ur"),
    "Indic": ("hi", "bn", "ta"),
    "no spaces, by dictionary": ("th", "km", "my"),
    "no spaces, by character": ("zh-Hans", "ja", "ko"),
}
"""Three languages of each kind of script; what is said of them holds of the others, whose files are verified one by one."""

LAYOUTS = ("a4", "bilingual-a4", "booklet-a5", "large-print", "trifold-a4")
"""One layout of each kind; those on letter paper differ in their measures only."""


def pages_of(languages: Iterable[str]) -> pytest.MarkDecorator:
    """A test for each of these languages in each of the layouts."""
    return pytest.mark.parametrize(
        ("language", "layout"),
        [pytest.param(language, layout, id=f"{language}-{layout}") for language in languages for layout in LAYOUTS],
    )


every_script = pages_of(language for languages in SCRIPTS.values() for language in languages)
every_kind = pages_of(languages[0] for languages in SCRIPTS.values())
"""For what hangs on the content and not on its glyphs."""


def lines(items: tuple[Item, ...]) -> Iterator[TextLine]:
    """Every line of text among the items of a page."""
    return (item for item in items if isinstance(item, TextLine))


def extent(item: Item) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an item, in points; of a line, those of its ink."""
    match item:
        case TextLine(x=x, baseline=baseline, size=size, line=line):
            inked = [piece for piece in line.pieces if not piece.word.blank]
            left = min(piece.x for piece in inked) * size
            right = max(piece.right for piece in inked) * size
            return x + left, baseline - line.rise * size, x + right, baseline + line.fall * size
        case Rule():
            return min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
        case Box(rect=rect) | Drawing(rect=rect) | Image(rect=rect) | LinkArea(rect=rect):
            return rect.x, rect.y, rect.right, rect.bottom


@every_script
def test_everything_stays_in_the_safe_area(language: str, layout: str) -> None:
    """Nothing but fold ticks comes nearer to the trim than the layout's safe margin."""
    safe = LIBRARY.layout(layout).safe
    for page in composed(language, layout).composition.pages:
        for item in page.items:
            if item.owner is Artifact.PAGE:
                continue
            left, top, right, bottom = extent(item)
            assert left >= safe - 0.01, item
            assert top >= safe - 0.01, item
            assert right <= page.width - safe + 0.01, item
            assert bottom <= page.height - safe + 0.01, item


@every_script
def test_text_keeps_off_the_folds(language: str, layout: str) -> None:
    """No text, rule or box is nearer to a fold than the layout's fold margin, so none stands across one."""
    found = LIBRARY.layout(layout)
    for number, page in enumerate(composed(language, layout).composition.pages):
        side = found.sides[number % len(found.sides)]
        widths = [panel.width for panel in side.panels]
        if composed(language, layout).composition.rtl:
            widths.reverse()
        if found.imposition is Imposition.SADDLE:
            widths = [page.width / 2, page.width / 2]
        elif found.repeats:
            widths = [page.width]
        folds = [sum(widths[: index + 1]) for index in range(len(widths) - 1)]
        for item in page.items:
            if item.owner is Artifact.PAGE:
                continue
            left, _, right, _ = extent(item)
            for fold in folds:
                assert right <= fold - found.margins.fold + 0.01 or left >= fold + found.margins.fold - 0.01, item


@every_script
def test_no_ink_touches_another_line(language: str, layout: str) -> None:
    """No mark of any line touches a line above or below it, measured on the glyphs' own outlines."""
    for page in composed(language, layout).composition.pages:
        for one, two in combinations(lines(page.items), 2):
            upper, lower = sorted((one, two), key=lambda item: item.baseline)
            if lower.baseline - upper.baseline < 2.0 or lower.baseline - upper.baseline > 3 * lower.size:
                continue
            size = max(upper.size, lower.size)
            if upper.size == lower.size:
                least = clearance(upper.line, lower.line, 0.0, (lower.x - upper.x) / size) * size
                assert lower.baseline - upper.baseline >= least - 0.05 * size, (text_of(upper), text_of(lower))


def text_of(item: TextLine) -> str:
    """The words of a line, in logical order."""
    return "".join(piece.word.text for piece in item.line.pieces)


@every_script
def test_every_word_is_placed(language: str, layout: str) -> None:
    """The glyphs placed for each node, in order, say every string of the leaflet, letter for letter."""
    leaflet = LIBRARY.leaflet(FIRST, language)
    said: dict[str, str] = {}
    for page in leaves(composed(language, layout)):
        for line in lines(page):
            if isinstance(line.owner, Tagged):
                glyphs = (glyph.text for piece in line.line.pieces for glyph in logical(piece.word))
                said[line.owner.node] = said.get(line.owner.node, "") + "".join(glyphs)
    for text in printed(leaflet, layout):
        assert squeezed(said[text.id]) == squeezed("".join(span.text for span in text.printed)), text.id


def printed(leaflet: Leaflet, layout: str) -> list[Text]:
    """The strings that are on paper: all but the words for those who do not see a picture; of sources, those the layout has."""
    short = LIBRARY.layout(layout).sources is Sources.SHORT
    texts = [text for text in leaflet.texts() if not text.id.endswith(".alt")]
    at = next(number for number, text in enumerate(texts) if text.id.startswith("sources."))
    others = [text for text in texts if not text.id.startswith("sources.")]
    return [*others[:at], *(leaflet.short_sources if short else leaflet.sources), *others[at:]]


def logical(word: ShapedWord) -> tuple[Glyph, ...]:
    """The glyphs of a word in the order in which they are read."""
    return tuple(reversed(word.glyphs)) if word.rtl else word.glyphs


def squeezed(text: str) -> str:
    """The text without white space and word joiners."""
    return "".join(text.replace("\u2060", "").split())


@every_kind
def test_every_owner_is_in_the_tree_once(language: str, layout: str) -> None:
    """Whatever is painted as text belongs to one element of the structure tree, and every element with text is painted."""
    composition = composed(language, layout).composition
    elements = Counter(element.id for element in composition.structure.walk())
    assert max(elements.values()) == 1
    owners = {item.owner.node for page in composition.pages for item in page.items if isinstance(item.owner, Tagged)}
    assert owners <= set(elements)
    leaves = {element.id for element in composition.structure.walk() if not element.children}
    assert leaves <= owners


@every_kind
def test_tree_is_in_reading_order(language: str, layout: str) -> None:
    """The structure tree holds the leaflet's strings once, those of each section in order, then the footer.

    A layout may place sections by their role, give the first figure a place of its own, and print the sources in short.
    """
    leaflet = LIBRARY.leaflet(FIRST, language)
    order = [element.id for element in composed(language, layout).composition.structure.walk()]
    told = [text.id for text in printed(leaflet, layout)]
    found = [node for node in order if node in set(told)]
    assert sorted(found) == sorted(told)
    for section in {node.partition(".")[0] for node in told}:
        own = [node for node in told if node.partition(".")[0] == section and not node.endswith(".caption")]
        assert [node for node in found if node in own] == own
    if layout not in {"a4", "trifold-a4"}:
        assert found == told
    footer = ["draft", *(["for-clinic"] if language != "en" else []), "disclaimer"]
    assert order[-len(footer) - 1 :] == [*footer, "imprint"]


@every_kind
def test_headings_have_no_gaps(language: str, layout: str) -> None:
    """There is one H1, and a heading is never more than one level deeper than the one before it."""
    levels = [
        int(element.role.value[1])
        for element in composed(language, layout).composition.structure.walk()
        if element.role in {Role.H1, Role.H2, Role.H3}
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


@every_kind
def test_footer_is_on_every_page_and_heard_once(language: str, layout: str) -> None:
    """Every page shows the disclaimer, the draft mark, version and page number; one page's are real content."""
    pages = leaves(composed(language, layout))
    disclaimer = squeezed(LIBRARY.leaflet(FIRST, language).disclaimer.plain)
    heard = 0
    for page in pages:
        feet = [
            line
            for line in lines(page)
            if line.owner in (Artifact.FOOTER, *map(Tagged, ("draft", "for-clinic", "disclaimer", "imprint")))
        ]
        assert disclaimer in squeezed("".join(text_of(line) for line in feet))
        heard += any(line.owner == Tagged("disclaimer") for line in feet)
    assert heard == 1


@every_kind
def test_sizes_keep_their_floor(language: str, layout: str) -> None:
    """No text is smaller than the floor of the smallest style, and A4 body text is never below 12 points."""
    report = composed(language, layout).report
    styles = LIBRARY.layout(layout).styles
    assert all(size >= styles[style].floor for style, size in ((name, report.sizes[name.value]) for name in styles))
    assert report.sizes["disclaimer"] >= 9
    if layout in {"a4", "letter"}:
        assert report.sizes["body"] >= 12


@every_kind
def test_no_heading_is_left_alone(language: str, layout: str) -> None:
    """Under, or beside, every section heading its text begins on the same page."""
    composition = composed(language, layout).composition
    where: dict[str, set[int]] = {}
    for number, page in enumerate(leaves(composed(language, layout))):
        for line in lines(page):
            if isinstance(line.owner, Tagged):
                where.setdefault(line.owner.node, set()).add(number)
    painted = [element.id for element in composition.structure.walk() if element.id in where]
    for section in LIBRARY.leaflet(FIRST, language).sections:
        following = painted[painted.index(section.heading.id) + 1]
        assert where[section.heading.id] <= where[following], section.id
