"""Turns addresses as people write them into the form that PDF needs (RFC 3986, 3987, 3966, 5724)."""

import re
import unicodedata
from urllib.parse import quote

SCHEME = re.compile(r"(https?)://|(mailto|tel|sms):", re.IGNORECASE)
"""The scheme at the start of a link's address."""
KEPT = "!#$%&'()*+,/:;=?@[]~"
"""Characters that are not percent-encoded, in addition to letters, digits and `_.-` (RFC 3987, 3.1)."""

_AUTHORITY = re.compile(r"(https?://)([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(tel|sms):([^;?]*)(.*)", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"(mailto):([^?]*)(.*)", re.IGNORECASE | re.DOTALL)


def target(address: str) -> str:
    """The address in ASCII: hosts in Punycode, other characters percent-encoded, numbers without spaces."""
    if web := _AUTHORITY.fullmatch(address):
        user, at, host = web[2].rpartition("@")
        return f"{web[1].lower()}{_quoted(user)}{at}{_host(host)}{_quoted(web[3])}"
    if number := _NUMBER.fullmatch(address):
        # `#` would begin a fragment (RFC 3986, 3.5), and a telephone would not dial it.
        digits = re.sub(r"\s", "", _western(number[2])).replace("#", "%23")
        return f"{number[1].lower()}:{_quoted(digits)}{_quoted(number[3])}"
    if mail := _MAIL.fullmatch(address):
        user, at, host = mail[2].rpartition("@")
        return f"{mail[1].lower()}:{_quoted(user)}{at}{_host(host)}{_quoted(mail[3])}"
    return _quoted(address)


def _quoted(text: str) -> str:
    return quote(unicodedata.normalize("NFC", text), safe=KEPT)


def _host(name: str) -> str:
    """A host name, its labels in Punycode if they are not ASCII (RFC 5891, 5)."""
    labels = unicodedata.normalize("NFKC", name).split(".") if not name.isascii() else [name]
    return ".".join(
        label
        if label.isascii()
        else f"xn--{unicodedata.normalize('NFC', label.lower()).encode('punycode').decode('ascii')}"
        for label in labels
    )


def _western(text: str) -> str:
    """The text with all decimal digits as 0 to 9."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def digits(text: str) -> str:
    """The decimal digits of a text, as 0 to 9."""
    return "".join(str(unicodedata.decimal(one)) for one in text if one.isdecimal())


def without_scheme(address: str) -> str:
    """An address as it is printed: without the scheme, which a browser or telephone adds by itself."""
    return SCHEME.sub("", address, count=1).rstrip("/") if SCHEME.match(address) else address.rstrip("/")
