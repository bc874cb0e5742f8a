"""What is typed for one patient: from the form into a sheet in memory, and nowhere else.

Nothing here is logged, stored or put into an address; a sheet is found by a random name, by the browser that made it.
"""

from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, g, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from leafletgen.model.blocks import FillIn
from leafletgen.serve import leaflet_page
from leafletgen.serve.desk import Choice, Desk
from leafletgen.serve.fields import Filling, field_faults, fields_of, shown_fields
from leafletgen.serve.making import Made
from leafletgen.serve.pages import Pages, remembered
from leafletgen.serve.sheets import Sheet, SheetGone
from leafletgen.serve.trouble import Trouble, attempt

CHOSEN = ("lang", "paper", "clinic")


class PatientPages:
    """The pages with a patient's words."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk = desk
        self.pages = pages

    def install(self, app: Flask) -> None:
        """Give every page its address."""
        own = {"provide_automatic_options": False}
        app.add_url_rule("/l/<id>/sheet", "fill", self.fill, methods=["POST"], **own)
        app.add_url_rule("/sheet/<sheet>/leaflet.pdf", "sheet_pdf", self.pdf, methods=["GET"], **own)
        app.add_url_rule("/sheet/<sheet>/page-<int:number>.jpg", "sheet_picture", self.picture, methods=["GET"], **own)

    def fill(self, id: str) -> AnyResponse:
        """Make a sheet of what was typed; then it is shown, or opened as a PDF, or the patient points at a language."""
        choice = self._choice(id)
        fields = fields_of(self.desk, choice)
        typed = {name: words for name, words in self._typed(fields).items() if words.strip()}
        if request.form.get("do") == "point":
            tiles = leaflet_page.language_tiles(self.desk, choice)
            sent = [(f"f{number}", typed.get(one.name, "")) for number, one in enumerate(fields, 1)]
            page = render_template("point.html", choice=choice, tiles=tiles, typed=sent)
            return Response(page)
        made, trouble = self._made(choice, typed, fields)
        if made is None or trouble:
            filling = Filling(shown_fields(self.desk, choice, fields, typed, trouble))
            return self.pages.shown(choice, made, trouble, filling)
        job = self.desk.order(choice, {}, others=False).request.jobs[0]
        name = self.desk.sheets.add(g.visitor, job, made, typed)
        if request.form.get("do") == "print":
            return redirect(url_for("sheet_pdf", sheet=name), 303)
        then = {"then": "print"} if request.form.get("then") == "print" else {}
        return redirect(f"{url_for('leaflet', id=id)}?{urlencode(choice.address(sheet=name, **then))}", 303)

    def pdf(self, sheet: str) -> Response:
        """A sheet."""
        found = self._sheet(sheet)
        headers = {"Content-Disposition": 'inline; filename="leaflet.pdf"'}
        return Response(found.made.pdf, mimetype="application/pdf", headers=headers)

    def picture(self, sheet: str, number: int) -> Response:
        """A page of a sheet as a picture."""
        pictures = self._sheet(sheet).made.pictures
        if not 1 <= number <= len(pictures):
            raise NotFound
        return Response(pictures[number - 1].jpeg, mimetype="image/jpeg")

    def _sheet(self, name: str) -> Sheet:
        found = self.desk.sheets.get(name, g.visitor)
        if found is None:
            raise SheetGone
        return found

    def _choice(self, id: str) -> Choice:
        """What the form chooses; a button for another language or paper says so in `go`."""
        card = self.pages.card(id)
        asked = {name: request.form.get(name, "") for name in CHOSEN}
        asked |= {name: value for name, value in parse_qsl(request.form.get("go", "")[:500]) if name in CHOSEN}
        if asked["lang"] and asked["lang"] not in self.pages.known_languages(card):
            raise NotFound
        return self.desk.chosen(card, asked, remembered(request.cookies))

    def _typed(self, fields: tuple[FillIn, ...]) -> dict[str, str]:
        return {one.name: request.form.get(f"f{number}", "") for number, one in enumerate(fields, 1)}

    def _made(
        self, choice: Choice, typed: dict[str, str], fields: tuple[FillIn, ...]
    ) -> tuple[Made | None, Trouble | None]:
        made, trouble = attempt(self.desk, choice, typed)
        if made is None or choice.paper is None or made.pdf:
            return made, trouble
        wrong = field_faults(self.desk, fields, typed, made.fits[choice.paper.id].problems)
        if not wrong:
            return made, trouble
        words = self.desk.words
        return None, Trouble(words("trouble.fields"), "", 422, tone="alarm", fields=tuple(wrong.items()))
