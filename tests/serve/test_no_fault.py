"""Requests put together by chance: whatever is asked, and in whatever form, the page has an answer, and it is never a fault."""

import random
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from inside import HOST, Inside

PATHS = [
    "/",
    "/find.js",
    "/status",
    "/status.csv",
    "/new",
    "/static/page.css",
    "/l/visit",
    "/l/visit/sheet",
    "/l/visit/point",
    "/l/visit/leaflet.pdf",
    "/l/visit/page-1.jpg",
    "/l/visit/qr.svg",
    "/l/old",
    "/l/torn",
    "/l/long",
    "/sheet/{}/leaflet.pdf",
    "/sheet/0/page-{}.jpg",
    "/l/{}",
    "/{}",
]
NAMES = [
    "q",
    "specialty",
    "lang",
    "paper",
    "clinic",
    "sheet",
    "then",
    "save",
    "all",
    "k",
    "n",
    "do",
    "go",
    "f1",
    "f2",
    "f99",
    "{}",
]
VALUES = ["", "en", "ar", "so", "xx", "a4", "trifold-a4", "north", ".", "..", "../..", "print", "preview", "point", "1", "-1", "9" * 400,
          "lang=ar&paper=a4", "lang=&lang=so", "\x00", "\ud7ff\ue000", "\u202e\u0301", "<b>{{7*7}}</b>", "%", "%00%ff", "=1+1", "\r\nX: y", "é" * 150]  # fmt: skip
METHODS = ["GET"] * 6 + ["POST"] * 5 + ["HEAD", "PUT", "DELETE", "OPTIONS", "BREW"]
HEADERS = {
    "Cookie": [
        "leaflets-choice=paper%3D..",
        "leaflets-choice=%ff%fe=&&=",
        "leaflets-8765=x.y.z",
        "=;=;",
        "a=" + "b" * 3000,
    ],
    "Content-Type": [
        "text/plain",
        "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=utf-99",
        "\x7f",
    ],
    "Sec-Fetch-Site": ["cross-site", "", "none"],
    "Accept": ["*/*;q=x"],
    "If-None-Match": ['W/"', "*"],
    "Range": ["bytes=0-0", "bytes=9-1", "x"],
    "X-Forwarded-Host": ["evil.example"],
    "Content-Length": ["-1", "x", "99999999"],
}


@pytest.fixture(scope="module")
def page(ward: Path) -> Inside:
    """The page with drafts, so that more of it is reached."""
    return Inside(ward, drafts=True, published="https://leaflets.example")


@pytest.mark.parametrize("seed", range(8))
def test_no_request_is_a_fault(page: Inside, caplog: pytest.LogCaptureFixture, seed: int) -> None:
    """A hundred requests of parts that are right, wrong and strange: none is answered by 500, and nothing is logged."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    token, seen = page.token(), set()
    for _ in range(100):
        value = dice.choice([*VALUES, quote_from_bytes(dice.randbytes(8))])
        path = dice.choice(PATHS).format(quote_from_bytes(value.encode("utf-8", "surrogatepass")))
        pairs = {dice.choice(NAMES).format(dice.choice(VALUES)): dice.choice(VALUES) for _ in range(dice.randrange(4))}
        form = {**pairs, dice.choice(["token", "Token"]): dice.choice([token, token, token, "x"])}
        headers = {"Host": HOST, "Sec-Fetch-Site": "same-origin"}
        headers |= {
            name: dice.choice(HEADERS[name]) for name in dice.sample(list(HEADERS), dice.choice([0, 0, 0, 1, 2]))
        }
        method = dice.choice(METHODS)
        sent = {"data": form} if method == "POST" else {"query_string": pairs}
        found = page.browser.open(path, method=method, headers=headers, **sent)  # type: ignore[arg-type]
        seen.add(found.status_code)
        assert found.status_code < 500, (method, path, pairs, headers)
    assert {200, 404, 405} <= seen
    assert caplog.records == []
