"""What a nurse sees when the page has too much to do."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from ward import ROOT

from leafletgen.library.library import Library
from leafletgen.serve.app import make_app, make_desk
from leafletgen.serve.making import Made, Order
from leafletgen.serve.rendering import Busy, Failed
from leafletgen.serve.settings import Settings

HOST = "127.0.0.1:8765"


class NoRenderer:
    """Workers that never have time."""

    def __init__(self, wrong: Exception) -> None:
        self.wrong = wrong

    def make(self, _: Order, __: object = None) -> Made:
        """Refuse."""
        raise self.wrong


def client(ward: Path, wrong: Exception) -> FlaskClient:
    """A browser before a page whose workers fail so."""
    desk = make_desk(Settings(Library(ward, ROOT), 8765), NoRenderer(wrong))  # type: ignore[arg-type]
    desk.shelf.look()
    browser = make_app(desk).test_client()
    browser.get(f"/?k={desk.visitors.launch}", headers={"Host": HOST})
    return browser


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Busy(), ["Too many people are printing at this moment", "Try again", 'data-retry="5"']),
        (Failed("too-slow"), ["could not be made in time", "Try again", "Folded"]),
        (Failed("lost"), ["could not be made in time", "Try again"]),
    ],
)
def test_a_busy_page_loses_nothing(ward: Path, wrong: Exception, words: list[str]) -> None:
    """The answer is 503 with a way on; the choices, and what was typed for the patient, are still there."""
    browser = client(ward, wrong)
    shown = browser.get("/l/visit?lang=ar&paper=a4", headers={"Host": HOST})
    assert shown.status_code == 503
    token = re.search(r'name="token" value="([0-9a-f]+)"', shown.text)
    assert token
    form = {"token": token[1], "lang": "ar", "paper": "a4", "f1": "Zyxwvia", "do": "print"}
    sent = browser.post("/l/visit/sheet", data=form, headers={"Host": HOST, "Sec-Fetch-Site": "same-origin"})
    assert sent.status_code == 503
    for one in words:
        assert one in sent.text
    assert 'value="Zyxwvia"' in sent.text
    assert 'name="lang" value="ar"' in sent.text
    assert isinstance(wrong, Failed) or sent.headers["Retry-After"] == "5"
    assert browser.get("/?q=fever", headers={"Host": HOST}).status_code == 200


def test_a_picture_of_a_busy_page_is_asked_for_again(ward: Path) -> None:
    """A picture that cannot be made now is 503 with a time to wait, not a page that is not there."""
    shown = client(ward, Busy()).get("/l/fever/page-1.jpg?lang=en&paper=a4", headers={"Host": HOST})
    assert (shown.status_code, shown.headers["Retry-After"]) == (503, "5")


def test_an_unforeseen_fault_is_a_sentence(ward: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What nobody foresaw is told with a code; the log has the code and the place, and no word that was sent."""
    browser = client(ward, RuntimeError("Zyxwvia"))
    shown = browser.get("/l/visit?q=Quornbury", headers={"Host": HOST})
    code = re.search(r"the code ([0-9A-F]{4})", shown.text)
    assert (shown.status_code, bool(code)) == (500, True)
    assert code
    assert code[1] in caplog.text
    assert "Zyxwvia" not in caplog.text + shown.text
    assert "Quornbury" not in caplog.text
