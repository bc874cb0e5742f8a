"""A ward's library with a leaflet in every state, and the page served from it by a process of its own."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from vouching import vouch

from leafletgen.library.library import Library
from leafletgen.signing.acts import Act, withdraw

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "leaflets" / "scrotal-calcinosis"
SIGNED = date(2026, 1, 2)
PATIENTLY = str(Path(__file__).with_name("patiently.py"))
OPTIONS = ("--no-browser", "--port", "0", "--library")

FACTS = """id: {id}
version: '1.0'
published: '2025-11-01'
review_by: '{review_by}'
source_language: en
"""
TEXT = """title: {title}
summary: {summary}
keywords: [{keywords}]
specialty: {specialty}
sections:
  - id: a
    heading: {heading}
    body:
{body}
"""
BODY = "      - {}\n"
FIELDS = """
      - fields:
          - {{id: name, label: '{}'}}
          - {{id: appointment, label: '{}'}}
"""
VISIT = {
    "en": ("Name", "Next appointment"),
    "ar": ("\u0627\u0644\u0627\u0633\u0645", "\u0627\u0644\u0645\u0648\u0639\u062f"),
}
"""The labels of the fields of a leaflet."""
LONG = 90
"""Paragraphs that no tri-fold holds."""


def put(root: Path, id: str, texts: Mapping[str, str], review_by: str = "2099-01-01") -> None:
    """Write a leaflet."""
    folder = root / "leaflets" / id
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(FACTS.format(id=id, review_by=review_by), "utf-8")
    for language, text in texts.items():
        (folder / f"{language}.yaml").write_text(text, "utf-8")


def text(title: str, *paragraphs: str, keywords: str = "", specialty: str = "Children") -> str:
    """A text of one section."""
    body = "".join(BODY.format(paragraph) for paragraph in paragraphs or ("Take it with water.",))
    summary = paragraphs[0] if paragraphs else "Take it with water."
    return TEXT.format(
        title=title, summary=summary, keywords=keywords, specialty=specialty, heading=title, body=body.rstrip("\n")
    )


def make_ward(root: Path, *, signed: bool = True) -> Library:
    """A library: signed and unsigned texts, one too long for folded paper, one overdue, one withdrawn, one broken."""
    folder = root / "leaflets" / "scrotal-calcinosis"
    folder.mkdir(parents=True)
    facts = (
        (SHIPPED / "leaflet.yaml")
        .read_text("utf-8")
        .replace("2028-11-22", "2099-11-22")
        .replace("2026-11-22", "2025-11-22")
    )
    (folder / "leaflet.yaml").write_text(facts, "utf-8")
    for name in ("en.yaml", "ar.yaml", "pl.yaml", "ru.yaml", "skin.svg"):
        shutil.copy(SHIPPED / name, folder)
    (root / "clinics").mkdir()
    (root / "clinics" / "north.yaml").write_text(
        "language: en\nname: North Clinic\ntelephone: 020 7946 0999\n", "utf-8"
    )
    (root / "languages").mkdir()
    somali = (ROOT / "languages" / "so.yaml").read_text("utf-8")
    (root / "languages" / "so.yaml").write_text(f"{somali}also_read: [ar]\n", "utf-8")
    (root / "library.yaml").write_text("contact: leaflets@hospital.example\n", "utf-8")
    put(
        root,
        "fever",
        {
            "en": text("Fever in children", keywords="temperature, pyrexia"),
            "ar": text(
                "\u0627\u0644\u062d\u0645\u0649",
                "\u062e\u0630\u0647\u0627 \u0645\u0639 \u0627\u0644\u0645\u0627\u0621.",
            ),
            "de": text("Fieber bei Kindern", "Nehmen Sie es mit Wasser.", keywords="Temperatur", specialty="Kinder"),
        },
    )
    put(
        root, "long", {"en": text("A long story", *["Many words that say little, again and again, for a page."] * LONG)}
    )
    put(
        root,
        "visit",
        {"en": text("Your visit"), "ar": text("\u0632\u064a\u0627\u0631\u062a\u0643", "\u062e\u0630\u0647\u0627.")},
    )
    for language, labels in VISIT.items():
        with (root / "leaflets" / "visit" / f"{language}.yaml").open("a", encoding="utf-8") as file:
            file.write(FIELDS.format(*labels))
    put(root, "old", {"en": text("Warfarin", specialty="Heart")}, review_by="2026-02-01")
    put(root, "gone", {"en": text("Old advice")})
    put(root, "torn", {"en": text("Torn paper"), "de": text("Zerrissen", "Nehmen Sie es mit Wasser.")})
    library = Library(root, ROOT)
    if signed:
        vouch(library, on=SIGNED)
        withdraw(library, Act("gone", "", "maria", SIGNED), "A new study")
    shutil.copy(SHIPPED / "ur.yaml", folder)
    (root / "leaflets" / "torn" / "de.yaml").write_text("title: [", "utf-8")
    return library


@dataclass
class Answer:
    """What the page answered: status, headers by their small names, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body in words."""
        return self.body.decode("utf-8")

    @property
    def token(self) -> str:
        """The token of the forms on a page."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.text)
        assert found
        return found[1]


@dataclass
class Served:
    """The page in a process of its own, until the end of the block; `log` gets all that it prints."""

    root: Path
    options: Sequence[str] = ()
    program: Sequence[str] = (PATIENTLY, "serve", *OPTIONS)
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    launch: str = ""
    log: str = ""

    def __enter__(self) -> Self:
        command = [sys.executable, *self.program, str(self.root)]
        # Errors go to a pipe of their own that is read at the end; a page that works says nothing there.
        self.process = subprocess.Popen(
            [*command, *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **self.environment},
        )
        assert self.process.stdout
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)/\?k=(\S+)", first)
        assert found, first
        self.port, self.launch = int(found[1]), found[2]
        self.wait_until_read()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> int:
        """End the page as the system does, and give its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            said = self.process.communicate(timeout=600)
            self.log += "".join(said)
        return self.process.returncode

    @property
    def host(self) -> str:
        """What a browser calls it."""
        return f"127.0.0.1:{self.port}"

    def wait_until_read(self) -> None:
        """Wait until all leaflets can be found."""
        browser = self.browser()
        while "still being read" in browser.get("/").text:
            time.sleep(0.05)

    def browser(self) -> "Browser":
        """Somebody who has opened the page."""
        browser = Browser(self)
        browser.get(f"/?k={self.launch}")
        assert browser.cookies
        return browser

    def raw(self, data: bytes, seconds: float = 60.0) -> bytes:
        """Send bytes and give all that comes back until the page closes the connection, or nothing comes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            line.sendall(data)
            answer = b""
            try:
                while part := line.recv(1 << 16):
                    answer += part
            except (TimeoutError, ConnectionResetError):
                pass
            return answer


class Browser:
    """What asks as a browser does, with cookies."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form as a page of ours does."""
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec_Fetch_Site": "same-origin", **headers}
        return self.ask("POST", path, urlencode(form).encode(), **sent)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send a request; `_` in the name of a header stands for `-`, and an empty one is left out."""
        line = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=600)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        whole = {"Host": self.served.host, **({"Cookie": cookies} if cookies else {})}
        whole |= {name.replace("_", "-"): value for name, value in headers.items()}
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in whole.items():
            if value:
                line.putheader(name, value)
        if body is not None and "Content-Length" not in whole:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        found = Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read())
        line.close()
        return found
