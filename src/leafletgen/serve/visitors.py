"""Who asks: a browser is known by a random name in a cookie, signed with a key that ends with the program."""

import hmac
import secrets
from hashlib import sha256


class Visitors:
    """Names of browsers. Nothing is kept of them, so their number costs no memory.

    `launch` is the token in the address that opens the page on this computer.
    """

    def __init__(self) -> None:
        self.key = secrets.token_bytes(32)
        self.launch = secrets.token_urlsafe(24)

    def new(self) -> str:
        """The cookie for a browser that has none yet."""
        name = secrets.token_hex(16)
        return f"{name}.{self._signature('visitor', name)}"

    def name(self, cookie: str) -> str:
        """The name in a cookie that this program has given; empty for any other."""
        name, _, signature = cookie.partition(".")
        return name if same_secret(signature, self._signature("visitor", name)) else ""

    def form_token(self, name: str) -> str:
        """What a form of this browser must send along."""
        return self._signature("form", name)

    def may_launch(self, token: str) -> bool:
        """True for the token of the address that opens the page."""
        return same_secret(token, self.launch)

    def _signature(self, use: str, name: str) -> str:
        return hmac.new(self.key, f"{use} {name}".encode(), sha256).hexdigest()


def same_secret(given: str, expected: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
