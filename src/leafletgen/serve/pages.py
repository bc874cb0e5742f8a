"""The addresses of the page and what they answer; those with a patient's words are in `patient`."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound, ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from leafletgen.serve import leaflet_page, reporting
from leafletgen.serve.desk import NO_CLINIC, Choice, Desk
from leafletgen.serve.fields import Filling, filling
from leafletgen.serve.finding import results
from leafletgen.serve.making import Made
from leafletgen.serve.qr import qr_svg
from leafletgen.serve.shelf import Card
from leafletgen.serve.trouble import RETRY, Trouble, attempt

STATIC = {
    path.name: path.read_bytes()
    for path in sorted(Path(__file__).with_name("static").iterdir())
    if path.suffix != ".md"
}
"""The sheet of styles, the script and the icon, read once."""
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
YEAR = 365 * 24 * 3600
LONGEST_QUERY = 200
"""Characters; the rest is not read."""
REMEMBERED = "leaflets-choice"
"""The cookie with the paper and clinic that were used last: nothing of a patient, and never a language."""


class Pages:
    """Everything but the pages with a patient's words."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def install(self, app: Flask) -> None:
        """Give every page its address."""
        rules: dict[str, Callable[..., ResponseReturnValue]] = {
            "/": self.start,
            "/find.js": self.find_script,
            "/l/<id>": self.leaflet,
            "/l/<id>/point": self.point,
            "/l/<id>/leaflet.pdf": self.pdf,
            "/l/<id>/page-<int:number>.jpg": self.picture,
            "/l/<id>/qr.svg": self.qr,
            "/status": self.status,
            "/status.csv": self.status_csv,
            "/static/<name>": self.static_file,
            "/favicon.ico": self.icon,
        }
        for rule, view in rules.items():
            app.add_url_rule(rule, view.__name__, view, methods=["GET"], provide_automatic_options=False)
        app.add_url_rule("/new", "new_patient", self.new_patient, methods=["POST"], provide_automatic_options=False)

    def start(self) -> str:
        """Find a leaflet."""
        self.desk.shelf.look_soon()
        return render_template("start.html", **self.found())

    def find_script(self) -> Response:
        """The results for what has been typed so far, as a module for the script of the page."""
        self.desk.shelf.look_soon()
        found = self.found()
        html, said = render_template("results.html", **found), found["results"].said
        script = f"export const html = {in_script(html)};\nexport const said = {in_script(said)};\n"
        return Response(script, mimetype="text/javascript")

    def found(self) -> dict[str, Any]:
        """What the start page shows."""
        query = request.args.get("q", "")[:LONGEST_QUERY].strip()
        specialty = request.args.get("specialty", "")
        shelf, drafts = self.desk.shelf, self.desk.settings.drafts
        return {
            "results": results(self.desk, query, specialty),
            "query": query,
            "specialty": specialty,
            "nothing_signed": not (drafts or shelf.any_released or shelf.is_reading or not shelf.cards),
            "read": len(shelf.cards),
            "total": shelf.total,
        }

    def leaflet(self, id: str) -> AnyResponse:
        """Choose language and paper of a leaflet, see it, and print it."""
        choice = self.choice(id)
        fields, filled = filling(self.desk, choice, request.args.get("sheet", ""))
        made, trouble = (filled, None) if filled else attempt(self.desk, choice)
        return self.shown(choice, made, trouble, fields)

    def shown(
        self, choice: Choice, made: Made | None, trouble: Trouble | None, fields: Filling | None = None
    ) -> AnyResponse:
        """The page of a leaflet."""
        fields = fields or filling(self.desk, choice, "")[0]
        shown = leaflet_page.leaflet_context(self.desk, choice, made, trouble, fields)
        page = render_template("leaflet.html", **shown)
        answer = Response(page, trouble.status if trouble else 200)
        if trouble and trouble.retry:
            answer.headers["Retry-After"] = str(RETRY)
        self.remember(answer, choice)
        return answer

    def point(self, id: str) -> str:
        """The languages in large letters, for a patient to point at."""
        choice = self.choice(id)
        tiles = leaflet_page.language_tiles(self.desk, choice)
        return render_template("point.html", choice=choice, tiles=tiles)

    def pdf(self, id: str) -> AnyResponse:
        """The PDF itself, the same bytes that `build` writes."""
        choice = self.choice(id)
        made, trouble = attempt(self.desk, choice, others=False)
        if made is None or trouble:
            return self.shown(choice, *attempt(self.desk, choice))
        job = self.desk.order(choice, {}, others=False).request.jobs[0]
        how = "attachment" if request.args.get("save") else "inline"
        headers = {"Content-Disposition": f'{how}; filename="{ascii_name(job.name)}.pdf"'}
        return Response(made.pdf, mimetype="application/pdf", headers=headers)

    def picture(self, id: str, number: int) -> AnyResponse:
        """A page of the very PDF as a picture."""
        made, trouble = attempt(self.desk, self.choice(id), others=False)
        if trouble and trouble.status == HTTPStatus.SERVICE_UNAVAILABLE:
            raise ServiceUnavailable(retry_after=RETRY)
        if made is None or trouble or not 1 <= number <= len(made.pictures):
            raise NotFound
        return Response(made.pictures[number - 1].jpeg, mimetype="image/jpeg")

    def qr(self, id: str) -> Response:
        """The QR code of the address under which others find the leaflet."""
        address = leaflet_page.public_address(self.desk, self.choice(id))
        if not address:
            raise NotFound
        return Response(qr_svg(address), mimetype="image/svg+xml")

    def new_patient(self) -> AnyResponse:
        """Forget what was typed for the last patient."""
        self.desk.sheets.forget(g.visitor)
        return redirect(url_for("start"), 303)

    def status(self) -> str:
        """What is open in the library, for the one who answers for it."""
        return render_template("status.html", **reporting.status_context(self.desk, everything="all" in request.args))

    def status_csv(self) -> Response:
        """The same for a spreadsheet."""
        headers = {"Content-Disposition": 'attachment; filename="status.csv"'}
        return Response(reporting.as_csv(self.desk), mimetype="text/csv", headers=headers)

    def static_file(self, name: str) -> Response:
        """A file of the page itself."""
        if name not in STATIC:
            raise NotFound
        answer = Response(STATIC[name], mimetype=TYPES[Path(name).suffix])
        answer.headers["Cache-Control"] = "no-cache"
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    def icon(self) -> Response:
        """The icon, where browsers look for it."""
        return self.static_file("icon.svg")

    def card(self, id: str) -> Card:
        """A leaflet by its id, which is looked up and never part of a path."""
        card = self.desk.shelf.card(id)
        if card is None:
            raise NotFound
        return card

    def choice(self, id: str) -> Choice:
        """What the address chooses of a leaflet."""
        card = self.card(id)
        asked = {name: request.args.get(name, "") for name in ("lang", "paper", "clinic")}
        if asked["lang"] and asked["lang"] not in self.known_languages(card):
            raise NotFound
        return self.desk.chosen(card, asked, remembered(request.cookies))

    def known_languages(self, card: Card) -> set[str]:
        """Languages that may be named in an address: those of the program and of the leaflet."""
        return {*self.desk.settings.library.language_names(), *(text.language for text in card.status.texts)}

    def remember(self, answer: AnyResponse, choice: Choice) -> None:
        """Have the browser remember paper and clinic, where they were chosen just now."""
        if choice.paper and {"paper", "clinic"} & set(request.args):
            chosen = urlencode({"paper": choice.paper.id, "clinic": choice.clinic or NO_CLINIC})
            secure = bool(self.desk.settings.proxy)
            answer.set_cookie(REMEMBERED, chosen, max_age=YEAR, httponly=True, samesite="Strict", secure=secure)


def in_script(words: str) -> str:
    """Words as a value of a script, without a sign that could begin markup."""
    return json.dumps(words).replace("<", "\\u003c")


def remembered(cookies: Mapping[str, str]) -> dict[str, str]:
    """What the browser used last."""
    return dict(parse_qsl(cookies.get(REMEMBERED, "")[:500]))


def ascii_name(name: str) -> str:
    """The name of a file as a header can say it (RFC 6266)."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.+") else "_" for c in name)
