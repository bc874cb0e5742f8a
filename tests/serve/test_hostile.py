"""Requests that no nurse makes. Each has its answer; none is a 500, none gives away what is on the disk."""

import socket
from pathlib import Path
from urllib.parse import quote

import pytest
from ward import Browser, Served

FORM = "application/x-www-form-urlencoded"
LEAFLET = "/l/scrotal-calcinosis"
ON_DISK = "root:"


@pytest.fixture(scope="module")
def anybody(page: Served) -> Browser:
    """A browser that has opened the page and is then used for mischief."""
    return page.browser()


HOSTS = [
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1.evil.example:{port}",
    "evil.example@127.0.0.1:{port}",
    "127.0.0.1:{port}@evil.example",
    "127.0.0.1:{port}/x",
    "127.0.0.1:{port} evil.example",
    "127.0.0.1:0{port}",
    "0.0.0.0:{port}",
    "127.1:{port}",
    "2130706433:{port}",
    "localhost",
    "localhost.:{port}",
    "[::]:{port}",
    "",
]


@pytest.mark.parametrize("path", ["/", LEAFLET, "/nothing", "/static/page.css", "/status"])
@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_misdirected(anybody: Browser, host: str, path: str) -> None:
    """Under any other name the page answers 421 on every route and error (DNS rebinding)."""
    found = anybody.get(path, Host=host.format(port=anybody.served.port))
    assert found.status == 421
    assert "scrotal" not in found.text.lower()


def test_a_request_without_a_host_is_misdirected(page: Served) -> None:
    """HTTP/1.0 needs no Host, this page does."""
    assert page.raw(b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 421")


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_its_own_names_are_answered(anybody: Browser, host: str) -> None:
    """The names of this computer are the page's."""
    assert anybody.get("/", Host=host.format(port=anybody.served.port)).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "FOO"])
@pytest.mark.parametrize("path", ["/", LEAFLET, f"{LEAFLET}/leaflet.pdf", "/new", "/static/page.js"])
def test_other_methods_are_refused(anybody: Browser, method: str, path: str) -> None:
    """GET, HEAD and POST, each where it belongs; all else is 405."""
    assert anybody.ask(method, path).status == 405


@pytest.mark.parametrize("path", ["/", LEAFLET, "/status", "/find.js", f"{LEAFLET}/leaflet.pdf"])
def test_a_page_takes_no_post(anybody: Browser, path: str) -> None:
    """A page that is looked at cannot be posted to."""
    assert anybody.post(path, {"token": "x"}).status == 405


def test_new_patient_is_no_link(anybody: Browser) -> None:
    """What changes something is never a GET."""
    assert anybody.get("/new").status == 405


TRAVERSALS = [
    "/l/../../etc/passwd",
    "/l/..%2f..%2fetc%2fpasswd",
    "/l/%2e%2e/%2e%2e/etc/passwd",
    "/l/..%5c..%5cetc%5cpasswd",
    "/l/%2fetc%2fpasswd",
    "/l/scrotal-calcinosis%00.yaml",
    "/l/scrotal-calcinosis/../../people.yaml",
    "/l/people.yaml",
    "/l/.",
    "/l/..",
    "/l/%ff%fe",
    "/l/scrotal-calcinosis%20",
    "/l/SCROTAL-CALCINOSIS",
    "/l/" + "a" * 1500,
    "/l/{{7*7}}",
    "/l/%7B%7B7*7%7D%7D",
    "/static/../pages.py",
    "/static/..%2fpages.py",
    "/static/%2e%2e/app.py",
    "/static//etc/passwd",
    "/static/page.css/../../app.py",
    "//etc/passwd",
    "//evil.example/",
    "/l//scrotal-calcinosis",
    "/sheet/../../etc/passwd/leaflet.pdf",
    "/sheet/0123456789abcdef0123456789abcdef/leaflet.pdf",
    "/.git/config",
    "/people.yaml",
    "/leaflets/scrotal-calcinosis/records.yaml",
    f"{LEAFLET}/page-0.jpg",
    f"{LEAFLET}/page-99.jpg",
    f"{LEAFLET}/page--1.jpg",
    f"{LEAFLET}/page-99999999999999999999999999.jpg",
    f"{LEAFLET}?lang=../en",
    f"{LEAFLET}?lang=%00",
    f"{LEAFLET}?lang=<script>",
    f"{LEAFLET}/leaflet.pdf?lang=leaflet",
    f"{LEAFLET}/leaflet.pdf?lang=records",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out(anybody: Browser, path: str) -> None:
    """Names are looked up in lists; what is in none of them is 404, and no file of the disk is shown."""
    found = anybody.get(path)
    assert found.status == 404, found.text[:200]
    assert ON_DISK not in found.text
    assert "49" not in found.headers.get("location", "")


@pytest.mark.parametrize("paper", ["../a4", "%00", "a4%0d%0aSet-Cookie:x=1", "nowhere", "<b>", "9" * 300])
def test_an_unknown_paper_is_another_paper(anybody: Browser, paper: str) -> None:
    """A paper or a clinic that is not there is not used; one that is takes its place."""
    found = anybody.get(f"{LEAFLET}?paper={paper}&clinic={paper}")
    assert found.status == 200
    assert "x=1" not in str(found.headers)
    assert "<b>" not in found.text


@pytest.mark.parametrize(
    "word", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{config}}", "%s%n", "\u202e"]
)
def test_what_is_typed_is_never_markup(anybody: Browser, word: str) -> None:
    """A query comes back as the words that were typed."""
    for path in ("/?q=", "/find.js?q="):
        found = anybody.get(path + quote(word))
        assert found.status == 200
        assert "<script>alert" not in found.text
        assert "<img src=x" not in found.text
        assert "SECRET_KEY" not in found.text


STRANGERS = [
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Sec_Fetch_Site": ""},
    {"Sec_Fetch_Site": "SAME-ORIGIN"},
    {"Sec_Fetch_Site": "same-origin, none"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://127.0.0.1.evil.example"},
    {"Cookie": "leaflets-1=x"},
    {"Cookie": ""},
    {"Cookie": "{cookie}"},
]


@pytest.mark.parametrize("headers", STRANGERS)
def test_a_form_of_another_page_is_refused(page: Served, headers: dict[str, str]) -> None:
    """A form must come from this page, with this browser's cookie."""
    browser = page.browser()
    token = browser.get("/").token
    name, value = next(iter(browser.cookies.items()))
    forged = {key: one.format(cookie=f"{name}={value[:-1]}0") for key, one in headers.items()}
    if "Cookie" in forged:
        browser.cookies.clear()
    assert browser.post("/new", {"token": token}, **forged).status == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "\u00e9" * 64, "x" * 4000])
def test_a_form_without_its_token_is_refused(anybody: Browser, token: str) -> None:
    """A form carries the token of its browser."""
    assert anybody.post("/new", {"token": token}).status == 403


def test_a_token_is_for_one_browser(page: Served) -> None:
    """The token of one browser does not serve another."""
    other = page.browser().get("/").token
    assert page.browser().post("/new", {"token": other}).status == 403


@pytest.mark.parametrize("launch", ["", "k=", "k=wrong", "k=%00", "k=" + "a" * 500])
def test_a_browser_that_was_not_sent_here_gets_nothing(page: Served, launch: str) -> None:
    """Without the token of the address nothing of the library is shown to another user of this computer."""
    for path in ("/", LEAFLET, "/status", f"{LEAFLET}/leaflet.pdf", "/find.js"):
        found = Browser(page).get(f"{path}?{launch}")
        assert found.status == 403
        assert "calcinosis" not in found.text


def test_the_token_leaves_the_address(page: Served) -> None:
    """The address that opens the page is answered by one without the token, and by a cookie no script can read."""
    found = Browser(page).get(f"/?k={page.launch}&q=x")
    assert (found.status, found.headers["location"]) == (303, "/?q=x")
    assert "HttpOnly" in found.headers["set-cookie"]
    assert "SameSite=Strict" in found.headers["set-cookie"]


def test_a_link_from_elsewhere_opens_the_page(anybody: Browser) -> None:
    """A link in an e-mail comes without the cookie; the page asks again by itself, and then it is there."""
    stranger = Browser(anybody.served)
    found = stranger.get(LEAFLET, Sec_Fetch_Site="cross-site")
    assert (found.status, found.headers["refresh"]) == (200, "0")
    assert "calcinosis" not in found.text
    assert anybody.get(LEAFLET, Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize(
    ("size", "sent"), [(16 * 1024 + 1, True), (60_000, True), (200_000, False), (10_000_000, False)]
)
def test_a_large_body_is_refused(anybody: Browser, size: int, sent: bool) -> None:
    """More than 16 KB are refused; of far too much not even the bytes are waited for."""
    headers = {"Content_Type": FORM, "Sec_Fetch_Site": "same-origin", "Content_Length": str(size)}
    found = anybody.ask("POST", "/new", b"a" * size if sent else b"", **headers)
    assert found.status == 413
    assert found.headers["x-content-type-options"] == "nosniff"


def test_a_page_that_is_looked_at_takes_no_large_body(anybody: Browser) -> None:
    """The same limit holds where nobody reads the body."""
    assert anybody.ask("GET", "/", b"a" * 20_000, Content_Type=FORM).status == 413


def test_a_large_body_in_chunks_is_refused(page: Served) -> None:
    """A body without a length is counted as it comes."""
    head = f"POST /new HTTP/1.1\r\nHost: {page.host}\r\nTransfer-Encoding: chunked\r\nContent-Type: {FORM}\r\n\r\n"
    chunks = b"".join(b"2000\r\n" + b"a" * 0x2000 + b"\r\n" for _ in range(20)) + b"0\r\n\r\n"
    assert page.raw(head.encode() + chunks).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
    ],
)
def test_large_headers_are_refused(page: Served, raw: bytes) -> None:
    """A head of more than 16 KB is refused."""
    assert page.raw(raw.replace(b"{host}", page.host.encode()))[8:13] == b" 431 "


def test_a_long_address_is_refused(anybody: Browser) -> None:
    """An address of more than 2 KB is refused."""
    assert anybody.get("/?q=" + "a" * 3000).status == 414


BROKEN = [
    b"GET\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\n Host: {host}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : {host}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1, 2\r\n\r\n",
    b"POST /new HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /status HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"POST /new HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    b"POST /new HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: \xff\xfe=\x80\r\n\r\n",
    b"GET /?k=%FF%FE&q=%80 HTTP/1.1\r\nHost: {host}\r\n\r\n",
]


@pytest.mark.parametrize("raw", BROKEN)
def test_what_is_no_request_is_refused(page: Served, raw: bytes) -> None:
    """Bytes that are no request, or two in one, are refused with a status of 4xx, or 501 for an encoding; the page goes on."""
    answer = page.raw(raw.replace(b"{host}", page.host.encode()), seconds=3.0)
    assert answer[:5] == b"HTTP/"
    statuses = {int(part[3:6]) for part in answer.split(b"HTTP/1")[1:]}
    assert all(400 <= status < 500 or status == 501 for status in statuses), statuses
    assert page.browser().get("/").status == 200


@pytest.mark.parametrize(
    "body", [b"token=%ff", b"token=a&token=b", b"&&&=&", b"\x00\xff", b"a=" + b"%" * 9000, b"x&" * 8000]
)
@pytest.mark.parametrize(
    "kind", [FORM, "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "\u00ff"]
)
def test_a_strange_form_is_refused(anybody: Browser, body: bytes, kind: str) -> None:
    """A form that is none, or has no token, is refused."""
    found = anybody.ask("POST", "/new", body, Content_Type=kind, Sec_Fetch_Site="same-origin")
    assert found.status in {403, 413}


def test_slow_bodies_hold_up_nobody(page: Served) -> None:
    """Two hundred connections that never finish their request leave the page quick for others."""
    head = f"POST /new HTTP/1.1\r\nHost: {page.host}\r\nContent-Length: 1000\r\nContent-Type: {FORM}\r\n\r\na"
    lines = [socket.create_connection(("127.0.0.1", page.port)) for _ in range(200)]
    try:
        for line in lines:
            line.sendall(head.encode())
        assert page.browser().get("/").status == 200
    finally:
        for line in lines:
            line.close()


HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.mark.parametrize("path", ["/", LEAFLET, "/nothing", "/status", "/find.js?q=a", f"{LEAFLET}/page-1.jpg", "/new"])
def test_every_answer_is_sealed(anybody: Browser, path: str) -> None:
    """Pages, pictures and errors carry the same headers, and none tells what serves them."""
    found = anybody.get(path)
    assert {name: found.headers.get(name) for name in HEADERS} == HEADERS
    assert "server" not in found.headers


def test_a_pdf_may_stand_in_our_own_frame_alone(anybody: Browser) -> None:
    """A viewer needs its scripts; who shows it is limited to this page."""
    found = anybody.get(f"{LEAFLET}/leaflet.pdf")
    assert found.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert found.headers["cache-control"] == "no-store"
    assert found.headers["x-content-type-options"] == "nosniff"


def test_the_page_listens_on_this_computer_alone(page: Served) -> None:
    """The only socket of the page that listens is on the loopback address."""
    held = {
        found.readlink().name.removeprefix("socket:[").removesuffix("]")
        for found in Path(f"/proc/{page.process.pid}/fd").iterdir()
        if found.readlink().name.startswith("socket:")
    }
    listening = [
        fields[1]
        for table in ("tcp", "tcp6", "udp", "udp6")
        for fields in (row.split() for row in Path(f"/proc/net/{table}").read_text("ascii").splitlines()[1:])
        if fields[9] in held and fields[3] in {"0A", "07"}
    ]
    assert listening == [f"0100007F:{page.port:04X}"]
