"""The page as other computers get it: through a proxy with log-in, under one name."""

import csv
import io
from pathlib import Path

import pytest
from inside import Inside
from ward import ROOT

from leafletgen.library.library import Library
from leafletgen.serve.reporting import harmless
from leafletgen.serve.server import EVERYWHERE, LOOPBACK, RunningPage
from leafletgen.serve.settings import Settings

NAME = "leaflets.hospital.example"


@pytest.fixture(scope="module")
def inside(ward: Path) -> Inside:
    """The page behind a proxy."""
    return Inside(ward, proxy="Leaflets.Hospital.Example", clinic="north")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (NAME, 303),
        (NAME.upper(), 303),
        ("127.0.0.1:8765", 303),
        (f"{NAME}:8765", 421),
        (f"{NAME}.", 421),
        (f"x.{NAME}", 421),
        (f"{NAME}.evil.example", 421),
        ("hospital.example", 421),
        ("10.0.0.7", 421),
        ("", 421),
    ],
)
def test_it_answers_to_its_name_alone(inside: Inside, host: str, status: int) -> None:
    """A browser needs no token, for the proxy has a log-in; under any other name nothing is answered."""
    for path in ("/", "/l/fever", "/nothing"):
        found = inside.desk_client().get(path, headers={"Host": host})
        assert found.status_code == (404 if (path, status) == ("/nothing", 303) else status)


def test_cookies_go_by_https_alone(inside: Inside) -> None:
    """Every cookie is Secure, for no script, and for no other site."""
    browser = inside.desk_client()
    given = [
        browser.get(path, headers={"Host": NAME}).headers.get("Set-Cookie", "") for path in ("/", "/l/fever?paper=a4")
    ]
    for cookie in given:
        assert {"Secure", "HttpOnly", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize(
    ("origin", "status"),
    [(f"https://{NAME}", 303), ("null", 303), ("https://evil.example", 403), (f"https://x.{NAME}", 403)],
)
def test_forms_come_from_its_own_name(inside: Inside, origin: str, status: int) -> None:
    """A form that says it comes from elsewhere is refused."""
    headers = {"Host": "127.0.0.1:8765", "Sec-Fetch-Site": "same-origin", "Origin": origin}
    sent = inside.browser.post("/new", data={"token": inside.token()}, headers=headers)
    assert sent.status_code == status


def test_links_for_others_have_the_name_of_the_proxy(inside: Inside) -> None:
    """QR codes and e-mail name the address that others can open, and nothing of this machine."""
    shown = inside.get("/l/fever?lang=ar&paper=a4").text
    assert f"https%3A//{NAME}/l/fever%3Flang%3Dar%26paper%3Da4" in shown.lower().replace("%3a", "%3A").replace(
        "%3f", "%3F"
    ).replace("%3d", "%3D")


@pytest.mark.parametrize(("proxy", "address"), [("", LOOPBACK), (NAME, EVERYWHERE)])
def test_only_behind_a_proxy_it_can_be_reached(ward: Path, proxy: str, address: str) -> None:
    """Without a proxy the page is bound to this computer alone."""
    page = RunningPage(Settings(Library(ward, ROOT), 0, proxy=proxy))
    assert page.server.socket.getsockname()[0] == address
    page.server.close()
    page.renderer.close()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_of_the_table_is_a_formula(cell: str) -> None:
    """A title that a spreadsheet would compute is text in the file for it."""
    file = io.StringIO()
    csv.writer(file).writerow([harmless(cell), harmless("Asthma")])
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [f"'{cell}", "Asthma"]
