"""Who may ask what: checked before every answer, also before an error, and the headers that every answer carries."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, Request, Response, g, redirect, request
from werkzeug.exceptions import Forbidden, HTTPException, MisdirectedRequest, RequestEntityTooLarge, RequestURITooLarge
from werkzeug.wrappers import Response as AnyResponse

from leafletgen.serve.settings import Settings
from leafletgen.serve.visitors import Visitors, same_secret

LARGEST_BODY = 16 * 1024
LONGEST_ADDRESS = 2_048
"""Bytes of a form, and of an address with its query."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
PDF_POLICY = "frame-ancestors 'self'"
"""A viewer of PDF needs its own scripts and styles; who may show it in a frame is all that can be said."""
SEALS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer carries besides its policy."""
OPEN_TO_ALL = frozenset({"static_file", "icon"})
"""Answers that need no cookie: the sheet of styles and the script have nothing to hide."""


class NotLaunched(Forbidden):
    """A browser that was not opened by this program."""


class NoForm(Forbidden):
    """A form that was not sent by a page of ours."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of access."""

    settings: Settings
    visitors: Visitors

    def install(self, app: Flask) -> None:
        """Have every request and every answer pass here."""
        app.before_request(self.admit)
        app.after_request(self.sealed)

    @property
    def cookie(self) -> str:
        """The name of the cookie. Cookies of one host are shared by all its ports, so the port is in it."""
        return f"leaflets-{self.settings.port}"

    def admit(self) -> AnyResponse | None:
        """Refuse what may not ask. Gives a browser a name where it has none and may have one."""
        # Not `request.host`, which leaves out some ports.
        if request.environ.get("HTTP_HOST", "").lower() not in self.settings.hosts:
            raise MisdirectedRequest
        if len(request.full_path) > LONGEST_ADDRESS:
            raise RequestURITooLarge
        if (request.content_length or 0) > LARGEST_BODY:
            raise RequestEntityTooLarge
        g.visitor = self.visitors.name(request.cookies.get(self.cookie, ""))
        if isinstance(request.routing_exception, HTTPException) or request.endpoint in OPEN_TO_ALL:
            return None
        if request.method == "POST":
            self._check_form(request)
            return None
        return None if g.visitor and "k" not in request.args else self._welcome()

    def sealed(self, answer: Response) -> Response:
        """Put the headers on an answer."""
        is_pdf = answer.mimetype == "application/pdf"
        answer.headers["Content-Security-Policy"] = PDF_POLICY if is_pdf else POLICY
        answer.headers.update(SEALS)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    def _check_form(self, asked: Request) -> None:
        came_from = asked.headers.get("Sec-Fetch-Site", "")
        if came_from not in {"same-origin", "none"} or not g.visitor:
            raise NoForm
        # Browsers say `null` because of our own Referrer-Policy.
        if asked.headers.get("Origin", "null").lower() not in {"null", *self.settings.origins}:
            raise NoForm
        if not same_secret(asked.form.get("token", ""), self.visitors.form_token(g.visitor)):
            raise NoForm

    def _welcome(self) -> AnyResponse | None:
        """A browser without a name: it is sent on with one, or refused."""
        if not g.visitor and request.headers.get("Sec-Fetch-Site") == "cross-site" and "k" not in request.args:
            # A link from elsewhere comes without our cookie (SameSite). When our own answer asks again, it comes with it.
            answer = Response(status=200)
            answer.headers["Refresh"] = "0"
            return answer
        if not g.visitor and not self.settings.proxy and not self.visitors.may_launch(request.args.get("k", "")):
            raise NotLaunched
        rest = urlencode([(key, value) for key, value in request.args.items(multi=True) if key != "k"])
        answer_with_name = redirect(request.path + (f"?{rest}" if rest else ""), 303)
        if not g.visitor:
            secure = bool(self.settings.proxy)
            answer_with_name.set_cookie(
                self.cookie, self.visitors.new(), httponly=True, samesite="Strict", secure=secure
            )
        return answer_with_name
