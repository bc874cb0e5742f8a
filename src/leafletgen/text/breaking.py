"""Where a line may break: ICU's UAX #14 with dictionaries, less what leaflets must never break."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker

from leafletgen.text import ucd

STRICT = frozenset({"ja", "zh"})
"""Languages set with strict kinsoku (CSS Text 3, `line-break: strict`)."""

UNBROKEN_SCRIPTS = frozenset({"Hang", "Hani"})
"""Korean breaks at spaces, not between syllables (KLREQ 2.3.1), though UAX #14 allows both."""


AUTHORS_BREAKS = frozenset("\u200b\u00ad")
"""Where an author allows a break, custom does not forbid it: zero-width space, soft hyphen."""


def break_ends(text: str, language: str, unbroken: Sequence[tuple[int, int]]) -> list[int]:
    """The ends of the stretches that a line may not break, in characters; the last is the text's length.

    White space belongs to the stretch that it ends. `language` is BCP 47; `unbroken` are ranges kept whole.
    """
    ends = list(accumulate(map(len, LineBreaker(text, locale(language)))))
    inside = {index for start, stop in unbroken for index in range(start + 1, stop)}
    return [end for end in ends if end not in inside and may_break(text, end, language)]


def may_break(text: str, end: int, language: str) -> bool:
    """False where the language's own custom forbids a break that UAX #14 allows."""
    if end == len(text) or not language.startswith("ko") or text[end - 1].isspace() or text[end - 1] in AUTHORS_BREAKS:
        return True
    return UNBROKEN_SCRIPTS.isdisjoint((ucd.script(text[end - 1]), ucd.script(text[end])))


@lru_cache(maxsize=256)
def locale(language: str) -> str:
    """The locale that makes ICU break by a language's rules."""
    return f"{language}-u-lb-strict" if language.split("-", maxsplit=1)[0] in STRICT else language


def clusters(text: str) -> list[str]:
    """The text in extended grapheme clusters (UAX #29), which are the same in every language."""
    return list(CharacterBreaker(text, "en"))
