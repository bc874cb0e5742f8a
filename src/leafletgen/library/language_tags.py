"""The form of a language tag, and the hint for a tag in another form."""

import re

LANGUAGE_TAG = re.compile(
    r"""
    [a-z]{2,3} (?: - (?P<script> [A-Z][a-z]{3} ) )? (?: - (?: [A-Z]{2} | [0-9]{3} ) )?
    (?: - (?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*
    (?: -x (?: - [a-z0-9]{1,8} )+ )?
    """,
    re.VERBOSE,
)
"""BCP 47 (RFC 5646, 2.1) in its canonical case, without extensions: `pt-BR`, `zh-Hans`, `de-x-plain`."""


def how_to_write(text: str) -> str:
    """The hint for a tag that is written wrongly."""
    first, *rest = text.replace("_", "-").split("-")
    canonical = "-".join([first.lower(), *map(_canonical, rest)])
    usual = LANGUAGE_TAG.fullmatch(canonical) and canonical != text
    return f"write it as '{canonical}'" if usual else "write it as BCP 47 does, like en, pt-BR or zh-Hans"


def _canonical(subtag: str) -> str:
    """A subtag in its usual case: a region in capitals, a script with one capital, others in small letters."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()
