"""The addresses that a link may have, and the check that its words do not show another address."""

import re
from collections.abc import Iterator

from leafletgen.model.addresses import SCHEME, digits, target

HOST = r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*"
"""A host name: labels of letters and digits of any script (RFC 5890, 2.3)."""
LINK_PATTERNS = (
    re.compile(rf"https?://(?:[^\s/?#@]*@)*(?:{HOST}|\[[0-9a-f:.]+\])(?::[0-9]{{1,5}})?(?:[/?#]\S*)?", re.IGNORECASE),
    re.compile(rf"mailto:[^\s@?]+@{HOST}(?:\?\S*)?", re.IGNORECASE),
    re.compile(r"(?:tel|sms):\+?[\d*#][\d().\-*# \u00a0\u202f]*(?:;[a-z-]+=[\w+.-]+)*(?:\?\S*)?", re.IGNORECASE),
)
"""The forms of a link's address: of a web page, an e-mail, a telephone."""
LONGEST_LINK = 2000
"""The most characters of an address. Not every browser accepts more."""

_WEB = re.compile(rf"(?:https?://)?(?P<host>{HOST}\.[^\W\d_]{{2,}})/?", re.IGNORECASE)
_MAIL = re.compile(rf"[^\s@<>()\[\]]+@{HOST}", re.IGNORECASE)
_FEW = 3
"""This many digits and more may be a telephone number."""


def is_address(address: str) -> bool:
    """True for an address that a link may have."""
    return len(address) <= LONGEST_LINK and any(pattern.fullmatch(address) for pattern in LINK_PATTERNS)


def link_difference(words: str, address: str) -> Iterator[str]:
    """The real target of a link whose words, or the beginning of its address, show another; empty if they agree."""
    scheme = SCHEME.match(address)
    kind = scheme[0].lower().rstrip(":/") if scheme else ""
    rest = address[scheme.end() :] if scheme else address
    if kind in {"tel", "sms"}:
        said, called = digits(words), digits(re.split(r"[;?]", rest)[0])
        if len(said) >= _FEW and not (_is_same(said, called) or called.startswith(said) or _has_letters(words)):
            yield called
    elif kind == "mailto":
        said_mail = _MAIL.search(words)
        if said_mail and said_mail[0].rstrip(".").lower() != rest.partition("?")[0].lower():
            yield rest.partition("?")[0]
    elif kind:
        yield from _other_host(words, target(address))


def _other_host(words: str, address: str) -> Iterator[str]:
    authority = re.split(r"[/?#]", address.split("//", 1)[1])[0]
    user, _, host = authority.rpartition("@")
    host = _plain_host(host.partition(":")[0])
    said = _WEB.fullmatch(words.strip())
    if user or (said and not f".{host}".endswith(f".{_plain_host(target('https://' + said['host'])[8:])}")):
        yield host


def _plain_host(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_same(said: str, called: str) -> bool:
    """True when two numbers are the same. One may have a country code, and the words may have further digits."""
    one, two = said.lstrip("0"), called.lstrip("0")
    return one.endswith(two) or two.endswith(one) or two in one


def _has_letters(words: str) -> bool:
    """True with letters between the first and the last digit: a number spelt in letters, or two numbers."""
    places = [at for at, one in enumerate(words) if one.isdecimal()]
    return any(one.isalpha() for one in words[places[0] : places[-1] + 1])
