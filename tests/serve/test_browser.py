"""The page in a real browser: what a nurse does, with the clicks counted, and what axe-core finds."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Nurse, browser
from playwright.sync_api import Browser
from tasks import LANGUAGES, PAPERS, STATES, TASKS
from ward import ROOT, Served

pytestmark = pytest.mark.slow
NAME = "Zyxwvia Quornbury"
ALL = bool(os.environ.get("LEAFLETGEN_ALL_FILES"))
"""Play every task, as the gate does; else every fifth, and those with a word in it that is mistyped or in another language."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    """A browser."""
    with browser() as found:
        yield found


@pytest.fixture
def nurse(opened: Browser, page: Served) -> Iterator[Nurse]:
    """A nurse at the page."""
    one = Nurse(opened, page)
    yield one
    one.close()


@pytest.mark.parametrize(("query", "leaflet", "language", "paper"), TASKS if ALL else [*TASKS[:36:5], *TASKS[36:]])
def test_three_clicks_from_the_search_to_the_print_window(
    nurse: Nurse, query: str, leaflet: str, language: str, paper: str
) -> None:
    """Press the row, a language if need be, and Print: three clicks at most, for any language and paper that is typed."""
    nurse.type(f"{query} {PAPERS[paper]}")
    nurse.click(nurse.page.locator(".rows .title").first)
    nurse.page.locator("#print").wait_for()
    if f"lang={language}" not in nurse.page.url:
        nurse.click(nurse.page.locator(".language").filter(has_text=LANGUAGES[language]))
        nurse.page.wait_for_url(re.compile(f"lang={language}"))
    said = nurse.page.locator("#print").inner_text()
    assert LANGUAGES[language] in said
    nurse.click(nurse.page.locator("#print"))
    sent = urlsplit(nurse.printed())
    if leaflet == "visit":
        assert re.fullmatch(r"/sheet/[0-9a-f]{32}/leaflet\.pdf", sent.path)
    else:
        assert sent.path == f"/l/{leaflet}/leaflet.pdf"
        assert {name: parse_qs(sent.query)[name] for name in ("lang", "paper")} == {
            "lang": [language],
            "paper": [paper],
        }
    assert nurse.clicks <= 3
    assert nurse.said == []


def test_two_clicks_for_the_next_patient(nurse: Nurse) -> None:
    """On the leaflet: a language and Print. From the start page: a line of today's list and Print."""
    nurse.go("/l/scrotal-calcinosis?lang=ar&paper=trifold-a4")
    nurse.click(nurse.page.locator(".language").filter(has_text="Polish"))
    nurse.page.wait_for_url(re.compile("lang=pl"))
    nurse.click(nurse.page.locator("#print"))
    assert "lang=pl&paper=trifold-a4" in nurse.printed()
    assert nurse.clicks == 2
    nurse.page.get_by_role("button", name="New patient").click()
    nurse.clicks = 0
    nurse.click(nurse.page.locator("#today .title"))
    nurse.page.locator("#print").wait_for()
    nurse.click(nurse.page.locator("#print"))
    assert "lang=pl&paper=trifold-a4" in nurse.printed()
    assert nurse.clicks == 2


def test_the_keyboard_alone_is_enough(nurse: Nurse) -> None:
    """From the search box to the print window with Tab and Enter; what has the focus is always to be seen."""
    page = nurse.page
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("scrotal polish folded")
    page.get_by_role("heading", name="scrotal polish folded").wait_for()
    press_until(nurse, "document.activeElement.matches('.rows .title')")
    page.keyboard.press("Enter")
    page.locator("#print").wait_for()
    press_until(nurse, "document.activeElement.matches('a[href=\"#print\"]')")
    page.keyboard.press("Enter")
    press_until(nurse, "document.activeElement.id === 'print'")
    page.keyboard.press("Enter")
    assert "lang=pl&paper=trifold-a4" in nurse.printed()


def press_until(nurse: Nurse, reached: str, most: int = 60) -> None:
    """Press Tab until something is reached; every stop shows its focus inside the window."""
    for _ in range(most):
        if nurse.page.evaluate(reached):
            return
        nurse.page.keyboard.press("Tab")
        shown = nurse.page.evaluate(
            "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
            "return getComputedStyle(one).outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight; })()"
        )
        assert shown, nurse.page.evaluate("document.activeElement.outerHTML")
    pytest.fail(f"not reached: {reached}")


def test_it_works_without_a_script(opened: Browser, page: Served) -> None:
    """Search by Enter, a row, a language, and Print is a real link to the PDF in a window of its own."""
    nurse = Nurse(opened, page, script=False)
    nurse.page.locator("#q").fill("scrotal")
    nurse.page.keyboard.press("Enter")
    nurse.page.locator(".rows .title").first.click()
    nurse.page.locator(".language").filter(has_text="Polish").click()
    link = nurse.page.locator("#print")
    assert link.get_attribute("target") == "_blank"
    found = nurse.context.request.get(f"http://{page.host}{link.get_attribute('href')}")
    assert found.headers["content-type"] == "application/pdf"
    nurse.close()


def test_fields_work_without_a_script(opened: Browser, page: Served) -> None:
    """Enter in a field shows the sheet and never prints; Print sends the form and gets the sheet."""
    nurse = Nurse(opened, page, script=False)
    nurse.go("/l/visit?paper=a4")
    nurse.page.locator("#f1").fill(NAME)
    nurse.page.locator("#f1").press("Enter")
    nurse.page.wait_for_url(re.compile("sheet="))
    assert nurse.page.locator("#f1").input_value() == NAME
    assert nurse.page.locator(".pages img").first.get_attribute("src").startswith("/sheet/")  # type: ignore[union-attr]
    button = nurse.page.locator("#print")
    assert (button.get_attribute("value"), button.get_attribute("formtarget")) == ("print", "_blank")
    nurse.close()


def test_print_sends_the_sheet_that_is_seen(nurse: Nurse) -> None:
    """One press makes the sheet of what was typed, shows it and prints it; the name is in no address."""
    nurse.go("/l/visit?paper=a4")
    asked: list[str] = []
    nurse.page.on("request", lambda one: asked.append(one.url))
    nurse.page.locator("#f1").fill(NAME)
    nurse.click(nurse.page.locator("#print"))
    nurse.page.wait_for_url(re.compile("sheet="))
    sent = nurse.printed()
    assert nurse.clicks == 1
    assert sent in [
        nurse.page.locator(".pages img").first.evaluate("one => one.src.replace('page-1.jpg', 'leaflet.pdf')")
    ]
    assert nurse.page.locator("#f1").input_value() == NAME
    kept = nurse.page.evaluate(
        "JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie + document.title"
    )
    for word in NAME.split():
        assert not any(word in one for one in [*asked, nurse.page.url, kept])


def test_enter_in_a_field_shows_and_does_not_print(nurse: Nurse) -> None:
    """Enter in a field makes the preview; nothing goes to the print window."""
    nurse.go("/l/visit?paper=a4")
    nurse.page.locator("#f1").fill(NAME)
    nurse.page.locator("#f1").press("Enter")
    nurse.page.wait_for_url(re.compile("sheet="))
    assert nurse.page.evaluate("window.printed") == []


def test_a_name_does_not_come_back(nurse: Nurse) -> None:
    """After New patient the Back button shows empty fields."""
    nurse.go("/l/visit?paper=a4")
    nurse.page.locator("#f1").fill(NAME)
    nurse.page.locator("#f1").press("Enter")
    nurse.page.wait_for_url(re.compile("sheet="))
    nurse.page.get_by_role("button", name="New patient").click()
    nurse.page.locator("#q").wait_for()
    nurse.page.go_back()
    nurse.page.locator("#f1").wait_for()
    assert nurse.page.locator("#f1").input_value() == ""
    assert NAME not in nurse.page.content()


def test_the_page_itself_prints_one_sentence(nurse: Nurse) -> None:
    """Ctrl+P on the chooser prints that it is not the leaflet."""
    nurse.go("/l/scrotal-calcinosis")
    nurse.page.emulate_media(media="print")
    assert nurse.page.locator("body").inner_text().strip().startswith("This is not the leaflet.")
    assert nurse.page.locator("main").is_hidden()


OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
SMALL = """
[...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")].filter((one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (one.matches(".skip, .unseen, .matrix a, tbody th a") || !box.width || style.visibility === "hidden") return false;
  return box.height < 43.5 || box.width < 24;
}).map((one) => one.outerHTML.slice(0, 120))
"""


def faults(nurse: Nurse) -> list[str]:
    """What axe-core finds on the page as it stands."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(nurse.page, options=rules).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", STATES)
def test_axe_finds_nothing(opened: Browser, page: Served, path: str, width: int) -> None:
    """No page or state breaks a rule of axe-core, scrolls sideways at 320 px (400 % of 1280), or has a target under 44 px."""
    nurse = Nurse(opened, page, width=width)
    nurse.go(path)
    nurse.page.evaluate(OPEN)
    assert faults(nurse) == []
    assert nurse.page.evaluate("document.documentElement.scrollWidth") <= width
    assert nurse.page.evaluate(SMALL) == []
    assert [one for one in nurse.said if "status of 4" not in one] == []
    nurse.close()


@pytest.mark.parametrize("path", ["/l/scrotal-calcinosis?lang=ur&paper=a4", "/l/torn?lang=en", "/l/visit?lang=ar"])
def test_axe_finds_nothing_on_drafts(opened: Browser, drafts: Served, path: str) -> None:
    """The same with drafts."""
    nurse = Nurse(opened, drafts)
    nurse.go(path)
    assert faults(nurse) == []
    nurse.close()


def test_axe_finds_nothing_where_fields_are_wrong(nurse: Nurse) -> None:
    """The same where a field cannot be printed; the message has the focus."""
    nurse.go("/l/visit?paper=a4")
    nurse.page.locator("#f1").fill("\U0001f9ff")
    nurse.page.locator("#f1").press("Enter")
    nurse.page.locator(".field-wrong").wait_for()
    assert faults(nurse) == []
    assert nurse.page.evaluate("document.activeElement.id") == "trouble"


RIGHT_TO_LEFT = """
import sys
from functools import partial
from pathlib import Path
from leafletgen.library.library import Library
from leafletgen.serve import server
from leafletgen.serve.rendering import Renderer
from leafletgen.serve.settings import Settings
root = Path(sys.argv[1])
server.Renderer = partial(Renderer, limit=300.0)
page = server.RunningPage(Settings(Library.find(root), 0, texts=root / "page-ar.toml"))
print(page.address, flush=True)
page.run()
"""


@pytest.fixture(scope="module")
def mirrored(ward: Path) -> Iterator[Served]:
    """The page with its texts in a language that is read from right to left: the English ones between Arabic words."""
    written = (ROOT / "src/leafletgen/serve/texts/en.toml").read_text("utf-8")
    turned = re.sub(r'= "(?=[^"]* )([^"]*)"', '= "مرحبا \\1 مرحبا"', written)
    turned = turned.replace('language = "en"', 'language = "ar"').replace('direction = "ltr"', 'direction = "rtl"')
    (ward / "page-ar.toml").write_text(turned, "utf-8")
    with Served(ward, program=("-c", RIGHT_TO_LEFT)) as served:
        yield served


@pytest.mark.parametrize("path", STATES)
def test_axe_finds_nothing_from_right_to_left(opened: Browser, mirrored: Served, path: str) -> None:
    """The same pages in a language that is read from right to left, at the width of a telephone."""
    nurse = Nurse(opened, mirrored, width=390)
    nurse.go(path)
    nurse.page.evaluate(OPEN)
    assert nurse.page.evaluate("document.documentElement.dir") == "rtl"
    assert faults(nurse) == []
    assert nurse.page.evaluate("document.documentElement.scrollWidth") <= 390
    nurse.close()
