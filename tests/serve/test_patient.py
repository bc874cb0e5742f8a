"""What is typed for a patient is on that sheet and nowhere else."""

import gc
import io
import re
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import FunctionType, ModuleType

import pypdfium2
import pytest
from pypdf import PdfReader
from ward import ROOT, Answer, Browser, Served, make_ward

from leafletgen.build.plan import Request
from leafletgen.build.task import parser, typesetter
from leafletgen.library.library import Library
from leafletgen.model.blocks import fill_ins
from leafletgen.model.edition import Job
from leafletgen.pipeline import make_leaflet
from leafletgen.serve import making
from leafletgen.serve.making import Made, Order, make_order
from leafletgen.serve.sheets import MOST_SHEETS, SECONDS, Sheets

NAME = "Zyxwvia Quornbury"
DAY = "Vrindsday 41 Octember"
VISIT = "/l/visit"
SHEET = re.compile(r"/sheet/[0-9a-f]{32}/leaflet\.pdf")


def filled(browser: Browser, name: str = NAME, day: str = DAY, **more: str) -> Answer:
    """What the form of the page sends."""
    form = {"token": browser.get(VISIT).token, "lang": "en", "paper": "a4", "clinic": ".", "f1": name, "f2": day}
    return browser.post(f"{VISIT}/sheet", {**form, "do": "print", **more})


def words(pdf: bytes) -> str:
    """The words on the pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_form_names_its_fields_as_the_leaflet_does(nurse: Browser) -> None:
    """Each field has its label, in the nurse's language and the patient's, and browsers are asked to keep nothing."""
    shown = nurse.get(f"{VISIT}?lang=ar").text
    for part in ("Name", "Next appointment", "الاسم", "Only on this sheet, not saved"):
        assert part in shown
    inputs = re.findall(r"<input id=\"f[12]\"[^>]*>", shown)
    assert len(inputs) == 2
    for one in inputs:
        assert 'autocomplete="off"' in one
        assert 'maxlength="200"' in one
    assert "For this patient" not in nurse.get("/l/fever").text


def test_enter_in_a_field_never_prints(nurse: Browser) -> None:
    """The first button of the form, which Enter presses, shows the sheet; Print is another one behind it."""
    shown = nurse.get(VISIT).text
    buttons = re.findall(r'<button[^>]*(?:name="(?:do|go)")[^>]*>', shown)
    assert 'value="preview"' in buttons[0]
    assert sum('value="print"' in one for one in buttons) == 1


def test_a_sheet_is_printed_with_what_was_typed(nurse: Browser) -> None:
    """The form is answered by 303 to a random address; there is the sheet, with the words on it."""
    sent = filled(nurse)
    assert sent.status == 303
    assert SHEET.fullmatch(sent.headers["location"])
    found = nurse.get(sent.headers["location"])
    assert found.headers["content-type"] == "application/pdf"
    assert NAME in words(found.body)
    assert found.headers["cache-control"] == "no-store"
    assert found.headers["content-disposition"] == 'inline; filename="leaflet.pdf"'


def test_a_sheet_is_previewed_before_it_is_printed(nurse: Browser) -> None:
    """The preview shows the very sheet, and the fields keep what was typed."""
    sent = filled(nurse, do="preview")
    assert (sent.status, sent.headers["location"].startswith(f"{VISIT}?")) == (303, True)
    shown = nurse.get(sent.headers["location"]).text
    assert f'value="{NAME}"' in shown
    picture = re.search(r'src="(/sheet/[0-9a-f]{32}/page-1\.jpg)"', shown)
    assert picture
    assert nurse.get(picture[1]).headers["content-type"] == "image/jpeg"


def test_another_language_keeps_what_was_typed(nurse: Browser) -> None:
    """A button for another language carries the words along."""
    sent = filled(nurse, do="", go="lang=ar&paper=a4&clinic=.")
    shown = nurse.get(sent.headers["location"]).text
    assert "lang=ar" in sent.headers["location"]
    assert f'value="{NAME}"' in shown
    assert "Arabic · A4 pages" in shown


def test_the_patient_may_point_with_a_name_typed(nurse: Browser) -> None:
    """The page with large languages carries the words along, and is kept by nobody."""
    found = filled(nurse, do="point")
    assert found.status == 200
    assert f'name="f1" value="{NAME}"' in found.text
    assert found.headers["cache-control"] == "no-store"


def test_empty_fields_give_the_sheet_of_build(nurse: Browser, ward: Path) -> None:
    """With nothing typed, or spaces alone, the bytes are those of `build`."""
    plain = make_leaflet(Library(ward, ROOT).edition(Job("visit", "en", "a4"))).pdf
    for empty in ("", "   "):
        sent = filled(nurse, empty, empty)
        assert nurse.get(sent.headers["location"]).body == plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a" * 201, "Name: 201 letters; at most 200 fit."),
        ("\U0001f9ff here", "Name: the sign “\U0001f9ff” cannot be printed."),
        ("\U00013000 here", "Name: it has a sign that cannot be printed."),
        ("a\u0000b", "Name: "),
        ("a\nb", "Name: "),
        ("\ue000", "Name: "),
    ],
)
def test_what_cannot_be_printed_is_told_beside_its_field(nurse: Browser, typed: str, said: str) -> None:
    """A field that cannot be printed is one message, linked to the field, and nothing that was typed is lost."""
    found = filled(nurse, typed)
    assert found.status == 422
    assert "There is a problem" in found.text
    assert said in found.text
    assert '<a href="#f1">' in found.text
    assert 'aria-invalid="true"' in found.text
    assert f'value="{DAY}"' in found.text


@pytest.mark.parametrize(
    "typed", ["<b>x</b>", '"><script>', "{{7*7}}", "%s", "\\n", "=1+1", "\u202eabc", "Zo\u00eb", "محمد"]
)
def test_what_is_typed_is_printed_as_typed(nurse: Browser, typed: str) -> None:
    """Nothing that is typed is markup or computed: it is on the sheet, or told as a sign that cannot be printed."""
    sent = filled(nurse, typed)
    assert sent.status in {303, 422}
    assert "<script>" not in sent.text.replace('<script type="module" src="/static/page.js"></script>', "")
    if sent.status == 303 and typed.isascii():
        assert typed in words(nurse.get(sent.headers["location"]).body)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("leaflet", "language", "layout"),
    [
        ("colonoscopy", "en", "a4"),
        ("colonoscopy", "ar", "booklet-a5"),
        ("colonoscopy", "hi", "large-print"),
        ("tonsil-operation", "ur", "a4"),
        ("tonsil-operation", "zh-Hans", "booklet-a5"),
    ],
)
def test_every_field_of_a_shipped_leaflet_is_filled(leaflet: str, language: str, layout: str) -> None:
    """Each field of the leaflets that hospitals write every day is printed as typed, and the file names none of it."""
    library = Library(ROOT, ROOT)
    typed = {
        one.name: f"Zyxw{chr(97 + number)}via" for number, one in enumerate(fill_ins(library.leaflet(leaflet, "en")))
    }
    assert typed
    made = make_order(Order(Request(library, (Job(leaflet, language, layout),), "", date(2026, 11, 28)), typed))
    assert [one.problems for one in made.fits.values()] == [()]
    printed = words(made.pdf)
    assert [word for word in typed.values() if word not in printed] == []
    assert "Zyxw" not in metadata(made.pdf)


def test_a_sheet_belongs_to_the_browser_that_made_it(page: Served) -> None:
    """Another browser that knows the address gets nothing of the sheet."""
    one, other = page.browser(), page.browser()
    address = filled(one).headers["location"]
    for path in (address, address.replace("leaflet.pdf", "page-1.jpg")):
        assert other.get(path).status == 404
        assert Browser(page).get(path).status == 403
    shown = other.get(f"{VISIT}?lang=en&paper=a4&clinic=.&sheet={address.split('/')[2]}").text
    assert NAME not in shown


def test_new_patient_forgets_the_sheet(nurse: Browser) -> None:
    """At New patient the sheet is gone, and the page shows empty fields."""
    sent = filled(nurse, do="preview")
    assert nurse.post("/new", {"token": nurse.get("/").token}).headers["location"] == "/"
    shown = nurse.get(sent.headers["location"]).text
    assert NAME not in shown
    assert "has been deleted" in shown


def test_new_patient_leaves_the_sheets_of_others(page: Served) -> None:
    """One nurse's New patient does not take the sheet of another nurse."""
    one, other = page.browser(), page.browser()
    address = filled(one).headers["location"]
    other.post("/new", {"token": other.get("/").token})
    assert one.get(address).status == 200


def test_a_fault_in_a_worker_tells_nothing_of_the_patient(ward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an exception says may hold what was typed; what is told of it does not."""

    def fail(*_: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr(making, "make_leaflet", fail)
    request = Request(Library(ward, ROOT), (Job("visit", "en", "a4"),), "", date(2026, 11, 28), release=True)
    made = make_order(Order(request, {"name": NAME}))
    assert [one.code for one in made.fits["a4"].problems] == ["internal-error"]
    assert NAME not in repr(made)


def test_sheets_are_few_and_go_by_themselves() -> None:
    """At most 32 sheets are kept, five minutes at most, each for its owner."""
    now = [0.0]
    sheets = Sheets(lambda: now[0])
    job, made = Job("visit", "en", "a4"), Made(b"", (), {})
    names = [sheets.add("nurse", job, made, {"name": NAME}) for _ in range(MOST_SHEETS + 5)]
    assert len(set(names)) == len(names)
    assert all(len(name) == 32 for name in names)
    assert len(sheets.kept) == MOST_SHEETS
    assert sheets.get(names[0], "nurse") is None
    assert sheets.get(names[-1], "nurse")
    assert sheets.get(names[-1], "other") is None
    now[0] = SECONDS
    sheets.drop_old()
    assert not sheets.kept
    assert NAME not in repr(made) + repr(sheets)


def test_two_nurses_are_never_mixed_up(page: Served) -> None:
    """Two people who fill in sheets at once each get their own patient's, every time."""
    wrong: list[str] = []

    def work(name: str, other: str) -> None:
        browser = page.browser()
        for number in range(6):
            sent = filled(browser, f"{name}{number}")
            found = words(browser.get(sent.headers["location"]).body) if sent.status == 303 else ""
            if f"{name}{number}" not in found or other in found:
                wrong.append(f"{sent.status} {found[:80]}")

    people = [
        threading.Thread(target=work, args=pair) for pair in (("Annabelu", "Bertrandu"), ("Bertrandu", "Annabelu"))
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert wrong == []


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder with a short name: workers are reached through a socket in it, whose name may have 107 bytes."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_the_name_is_nowhere_else(short_path: Path) -> None:
    """A name that is sent through every route is on the sheet, and in no address, header, log, metadata, file or worker.

    The library, the temporary folder and the home of the program are all in one folder, which is searched; so are
    everything printed, and every answer but the sheet and its own form.
    """
    ward, home, temporary = short_path / "ward", short_path / "home", short_path / "temporary"
    for folder in (ward, home, temporary):
        folder.mkdir()
    make_ward(ward)
    places = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(home)}
    with Served(ward, environment=places) as served:
        browser = served.browser()
        seen: list[str] = []
        for how in ("preview", "print", "point", ""):
            for typed in (NAME, NAME * 20, f"{NAME}\U00013000"):
                sent = filled(browser, typed, do=how)
                seen += [str(sent.headers)]
                if sent.status == 303:
                    found = browser.get(sent.headers["location"])
                    seen += [str(found.headers)]
                    if found.headers["content-type"] == "application/pdf":
                        seen.append(metadata(found.body))
        for path in ("/", "/?q=visit", VISIT, f"{VISIT}/leaflet.pdf", "/status", "/status.csv", f"{VISIT}/point"):
            found = browser.get(path)
            seen += [str(found.headers), found.body.decode("latin-1")]
        browser.post("/new", {"token": browser.get("/").token})
        status = served.stop()
        seen.append(served.log)
    seen += [
        f"{path} {path.read_bytes().decode('latin-1') if path.is_file() else ''}" for path in short_path.rglob("*")
    ]
    assert status in {0, 130}
    assert [
        one[:200]
        for one in seen
        if "Zyxwvia" in one or "Quornbury" in one or "Zyxwvia".encode("utf-16-be").decode("latin-1") in one
    ] == []


def metadata(pdf: bytes) -> str:
    """What a file says of itself, in every place for it."""
    read = PdfReader(io.BytesIO(pdf))
    xmp = read.root_object["/Metadata"].get_object()
    return f"{read.metadata} {xmp.get_data().decode('utf-8')}"  # type: ignore[union-attr]


def test_no_worker_remembers_a_name(ward: Path) -> None:
    """After a sheet with a name, nothing that the typesetter or the parser of its process keeps leads to the name."""
    library = Library(ward, ROOT)
    request = Request(
        library, (Job("visit", "en", "a4"), Job("visit", "en", "trifold-a4")), "", date(2026, 11, 28), release=True
    )
    made = make_order(Order(request, {"name": NAME, "appointment": DAY}))
    assert NAME in words(made.pdf)
    assert NAME not in repr(made) + repr(Order(request, {"name": NAME}))
    kept = reachable(typesetter(), parser())
    assert any("Your visit" in one for one in kept if isinstance(one, str))
    for one in kept:
        held = one if isinstance(one, str) else one.decode("latin-1") if isinstance(one, bytes) else ""
        assert not any(word in held for word in NAME.split())


def reachable(*roots: object) -> list[object]:
    """Every object that some lead to."""
    found: dict[int, object] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in found or isinstance(one, (type, ModuleType, FunctionType)):
            continue
        found[id(one)] = one
        waiting += gc.get_referents(one)
    return list(found.values())
