"""The page as a Flask application, put together from its parts."""

from collections.abc import Callable
from datetime import date

from flask import Flask, g

from leafletgen.serve.desk import Desk
from leafletgen.serve.failures import Failures
from leafletgen.serve.guard import LARGEST_BODY, Guard
from leafletgen.serve.pages import Pages
from leafletgen.serve.patient import PatientPages
from leafletgen.serve.rendering import Recent, Renderer
from leafletgen.serve.settings import Settings
from leafletgen.serve.sheets import Sheets
from leafletgen.serve.shelf import Shelf
from leafletgen.serve.visitors import Visitors
from leafletgen.serve.words import PageWords


def make_desk(settings: Settings, renderer: Renderer, today: Callable[[], date] = date.today) -> Desk:
    """The parts of a page."""
    words, shelf = PageWords(settings.texts), Shelf(settings.library, today)
    return Desk(settings, words, shelf, renderer, Recent(renderer), Sheets(), Visitors())


def make_app(desk: Desk) -> Flask:
    """The application of a page. Nothing of Flask's own reaches a browser or a log: no session, no traceback."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        MAX_FORM_PARTS=64,
        TRAP_HTTP_EXCEPTIONS=False,
    )
    # An address has one form: two slashes are another page, not a reason to send a browser elsewhere.
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.autoescape = True
    Guard(desk.settings, desk.visitors).install(app)
    Failures(desk.words).install(app)
    pages = Pages(desk)
    pages.install(app)
    PatientPages(desk, pages).install(app)

    @app.context_processor
    def shared() -> dict[str, object]:
        visitor = g.get("visitor", "")
        return {
            "w": desk.words,
            "token": desk.visitors.form_token(visitor) if visitor else "",
            "drafts": desk.settings.drafts,
            "contact": desk.contact() if visitor else "",
        }

    return app
