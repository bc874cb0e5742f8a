"""The markup of every page, held without a browser: the forty tasks by links alone, names, order, contrast, words."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from inside import Inside
from markup import faults, tree
from tasks import PAPERS, STATES, TASKS
from ward import ROOT

from leafletgen.serve.words import PageWords

FOLDER = ROOT / "src/leafletgen/serve"


@pytest.fixture(scope="module")
def page(ward: Path) -> Inside:
    """The page as a nurse gets it."""
    return Inside(ward, clinic="north", published="https://leaflets.example")


@pytest.fixture(scope="module")
def drafts(ward: Path) -> Inside:
    """The page with drafts, from right to left."""
    written = (FOLDER / "texts/en.toml").read_text("utf-8")
    turned = written.replace('language = "en"', 'language = "ar"').replace('direction = "ltr"', 'direction = "rtl"')
    (ward / "page-turned.toml").write_text(turned, "utf-8")
    return Inside(ward, drafts=True, texts=ward / "page-turned.toml")


def test_there_are_forty_tasks() -> None:
    """Forty tasks are played, here and in a browser."""
    assert len(TASKS) == 40


@pytest.mark.parametrize(("query", "leaflet", "language", "paper"), TASKS)
def test_three_links_from_the_search_to_the_pdf(
    page: Inside, query: str, leaflet: str, language: str, paper: str
) -> None:
    """A row, a language if need be, and Print: three presses at most, all of them links or buttons of forms."""
    rows = tree(page.get(f"/?q={query} {PAPERS[paper]}").text)
    address, presses = next(rows.all("a", **{"class": "title"})).attributes["href"], 1
    if f"lang={language}" not in address:
        shown = tree(page.get(address).text)
        tiles = [one for one in shown.all("a", "button") if one.attributes.get("class", "").startswith("tile language")]
        where = [one.attributes.get("href") or f"{leaflet}?{one.attributes['value']}" for one in tiles]
        address = next(one for one in where if f"lang={language}&" in one)
        address = address if address.startswith("/") else f"/l/{address}"
        presses += 1
    found = tree(page.get(address).text)
    print_it = next(found.all(id="print"))
    presses += 1
    sent = {
        one.attributes["name"]: one.attributes["value"]
        for one in found.all("input", type="hidden")
        if "value" in one.attributes
    }
    if print_it.tag == "a":
        link = urlsplit(print_it.attributes["href"])
        assert link.path == f"/l/{leaflet}/leaflet.pdf"
        sent = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert (sent["lang"], sent["paper"]) == (language, paper)
    assert presses <= 3


@pytest.mark.parametrize("path", [*STATES, "/?specialty=Heart", "/l/visit/point", "/status", "/l/fever?paper=letter"])
def test_no_page_has_faults_that_need_no_browser(page: Inside, drafts: Inside, path: str) -> None:
    """Every page and state, released only and with drafts, in both directions: names, labels, order, headings."""
    for one in (page, drafts):
        assert faults(tree(one.get(path).text)) == []


@pytest.mark.parametrize(
    "form", [{"f1": "\U0001f9ff"}, {"f1": "a" * 300}, {"f1": "Zyxwvia", "do": "point"}, {"f1": "x", "go": "lang=ar"}]
)
def test_no_page_of_a_patient_has_faults(page: Inside, form: dict[str, str]) -> None:
    """The same of what is shown after a form was sent."""
    sent = page.post("/l/visit/sheet", {"token": page.token("/l/visit"), "lang": "en", "paper": "a4", **form})
    shown = page.get(sent.headers["location"]) if sent.status_code == 303 else sent
    assert faults(tree(shown.text)) == []


def test_messages_come_before_choices(page: Inside) -> None:
    """Where nothing can be printed, the message and its buttons are read before the languages and papers."""
    shown = page.get("/l/scrotal-calcinosis?lang=ur").text
    assert shown.index('id="trouble"') < shown.index('id="language-title"')
    printed = page.get("/l/scrotal-calcinosis?lang=ar").text
    assert printed.index('id="language-title"') < printed.index('id="print"')


def test_the_markup_test_sees_faults() -> None:
    """Each kind of fault is one that the test finds."""
    good = '<html lang="en" dir="ltr"><title>T</title><main><h1>A</h1>{}</main></html>'
    for wrong in (
        "<h3>B</h3>",
        "<h1>B</h1>",
        "<input id=x>",
        "<button></button>",
        "<a href=#z>x</a>",
        "<img src=x>",
        "<p onclick=x>",
        "<i id=a></i><i id=a></i>",
        "<label for=y>y</label>",
        "<bdi dir=rtl>x</bdi>",
        "<b tabindex=3>x</b>",
        "<script>x</script>",
    ):
        closed = wrong + "</p>" * wrong.startswith("<p")
        assert faults(tree(good.format(closed))), wrong
    assert faults(tree(good.format(""))) == []


PAIRS = [
    ("ink", "sheet", 4.5), ("ink", "ground", 4.5), ("quiet", "sheet", 4.5), ("quiet", "ground", 4.5), ("quiet", "calm", 4.5),
    ("accent", "sheet", 4.5), ("accent", "ground", 4.5), ("accent", "calm", 4.5), ("accent", "care-tint", 4.5),
    ("accent", "alarm-tint", 4.5), ("sheet", "accent-dark", 4.5), ("ink", "care-tint", 4.5), ("ink", "alarm-tint", 4.5),
    ("ink", "calm", 4.5), ("care", "care-tint", 4.5), ("care", "sheet", 4.5), ("care", "calm", 4.5), ("alarm", "sheet", 4.5),
    ("alarm", "ground", 4.5), ("alarm", "calm", 4.5), ("alarm", "alarm-tint", 4.5), ("checked", "sheet", 4.5),
    ("checked", "ground", 4.5), ("edge", "sheet", 3.0), ("focus", "sheet", 3.0), ("focus", "ground", 3.0),
]  # fmt: skip
"""What stands on what, and the least contrast (WCAG 1.4.3 for words, 1.4.11 for edges and focus)."""


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_can_be_told_apart(front: str, back: str, least: float) -> None:
    """Every pair of colours that meets on the page has its contrast; no rule brings colours of its own but white."""
    style = (FOLDER / "static/page.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", style))
    light, dark = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least
    rules = style[style.index("}") :]
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rules)) <= {"#fff", "#dfe5e4"}


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [part / 255 for part in bytes.fromhex(digits)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_texts_of_the_page_are_data() -> None:
    """No template has a word of its own; every name that one asks for is in the file, and every sentence is asked for."""
    words = PageWords(FOLDER / "texts/en.toml")
    for template in sorted((FOLDER / "templates").glob("*.html")):
        text = re.sub(
            r"\{#.*?#\}|\{% set \w+ %\}.*?\{% endset %\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;",
            " ",
            template.read_text("utf-8"),
            flags=re.DOTALL,
        )
        assert re.findall(r"[A-Za-z]{2,}", text) == [], template.name
    source = "\n".join(
        path.read_text("utf-8") for path in (*FOLDER.glob("*.py"), *(FOLDER / "templates").glob("*.html"))
    )
    asked = set(re.findall(r'(?:\bw|words)\(\s*"([a-z_.]+)"', source))
    asked = {name for name in asked if name[-1] not in "._"}  # the others are completed by a state or a kind
    assert asked - set(words.sentences) == set()
    families = {"marks", "tile", "draft", "blocked", "paper", "advice", "status", "trouble"}
    whole = {name for name in words.sentences if name.split(".")[0] not in families and not name.endswith("-one")}
    assert whole - set(re.findall(r'"([a-z_]+\.[a-z_]+)"', source)) == set()
