"""How the tag of a language is written, and what to say of one that is written otherwise."""

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
    """The next step for a tag that is written wrongly."""
    first, *rest = text.replace("_", "-").split("-")
    canonical = "-".join([first.lower(), *map(_canonical, rest)])
    usual = LANGUAGE_TAG.fullmatch(canonical) and canonical != text
    return f"write it as '{canonical}'" if usual else "write it as BCP 47 does, like en, pt-BR or zh-Hans"


def _canonical(subtag: str) -> str:
    """A subtag of a language tag in its usual case: region in capitals, script with one, all else small."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()
