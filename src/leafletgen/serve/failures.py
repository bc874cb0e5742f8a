"""Pages for requests that are refused or fail: always a sentence, always a way on, never a trace of what went wrong inside."""

import secrets

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    HTTPException,
    MethodNotAllowed,
    MisdirectedRequest,
    NotFound,
    RequestEntityTooLarge,
    RequestURITooLarge,
    ServiceUnavailable,
)

from leafletgen.serve.faults import log_fault
from leafletgen.serve.guard import NoForm, NotLaunched
from leafletgen.serve.sheets import SheetGone
from leafletgen.serve.trouble import RETRY
from leafletgen.serve.words import PageWords

NAMES: dict[type[HTTPException], str] = {
    NotLaunched: "not_launched",
    NoForm: "form",
    Forbidden: "form",
    SheetGone: "gone",
    MisdirectedRequest: "misdirected",
    RequestEntityTooLarge: "too_large",
    RequestURITooLarge: "too_large",
    MethodNotAllowed: "method",
    NotFound: "not_found",
    BadRequest: "not_found",
    ServiceUnavailable: "busy",
}
"""The sentences for a refusal: `trouble.NAME` and `trouble.NAME_text`."""


class Failures:
    """The pages of errors."""

    def __init__(self, words: PageWords) -> None:
        self.words = words

    def install(self, app: Flask) -> None:
        """Have every exception answered here."""
        app.register_error_handler(HTTPException, self.refused)
        app.register_error_handler(Exception, self.unforeseen)

    def refused(self, wrong: HTTPException) -> Response:
        """The page for a request that is refused."""
        name = next((name for kind, name in NAMES.items() if isinstance(wrong, kind)), "method")
        answer = self.page(self.words(f"trouble.{name}"), self.words(f"trouble.{name}_text"), wrong.code or 400)
        if isinstance(wrong, MethodNotAllowed) and wrong.valid_methods:
            answer.headers["Allow"] = ", ".join(wrong.valid_methods)
        if isinstance(wrong, ServiceUnavailable):
            answer.headers["Retry-After"] = str(RETRY)
        return answer

    def unforeseen(self, wrong: Exception) -> Response:
        """The page for what nobody foresaw. The log says what and where in the program, never what was typed."""
        code = secrets.token_hex(2).upper()
        log_fault(code, wrong)
        return self.page(self.words("trouble.unforeseen"), self.words("trouble.unforeseen_text", code=code), 500)

    @staticmethod
    def page(heading: str, text: str, status: int) -> Response:
        """A page with a sentence and the way to the leaflets."""
        known = status not in {403, 421} and request.method in {"GET", "HEAD", "POST"}
        return Response(render_template("problem.html", heading=heading, text=text, known=known), status)
