"""Where a line may break: UAX #14 as ICU has it, with dictionaries, but never where a leaflet must not break."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from icu4py.breakers import CharacterBreaker, LineBreaker

from leafletgen.text import ucd

STRICT = frozenset({"ja", "zh"})
"""Languages set with strict kinsoku (CSS Text 3, `line-break: strict`)."""

UNBROKEN_SCRIPTS = frozenset({"Hang", "Hani"})
"""Korean breaks at spaces, not between syllables (KLREQ 2.3.1), though UAX #14 allows both."""


AUTHORS_BREAKS = frozenset("\u200b\u00ad")
"""Zero-width space and soft hyphen: the author allows a break here, so the customs below do not forbid it."""


NOT_AT_THE_START = {
    "my": re.compile("[\u1000-\u1021][\u103b-\u103e]*\u1037?\u103a"),  # a consonant with asat ends a syllable
    "km": re.compile("\u17d7"),  # the sign that repeats the word before it
    "th": re.compile("[\u0e01-\u0e2e]{1,2}[\u0e34\u0e38]?\u0e4c"),  # consonants silenced by thanthakhat
}
"""No line may begin with these. They are parts of words; a dictionary that lacks the word would cut there."""

NOT_ALONE = {"my": frozenset({"\u1019", "\u1021"})}
"""No line may end with these standing alone: a Burmese negation away from its verb would reverse the meaning."""


WITH_CUSTOMS = frozenset({"ko", *NOT_AT_THE_START, *NOT_ALONE})
"""Languages whose custom forbids breaks that UAX #14 allows."""


def unbroken_parts(text: str, language: str, unbroken: Sequence[tuple[int, int]]) -> list[str]:
    """Split the text into parts that no line may break. White space belongs to the part before it.

    `language` is BCP 47; `unbroken` are ranges kept whole, in order. A line may also end between two touching ranges.
    """
    parts = list(LineBreaker(text, locale(language)))
    primary = language.partition("-")[0]
    if not unbroken and primary not in WITH_CUSTOMS:
        return parts
    inside = {index for start, stop in unbroken for index in range(start + 1, stop)}
    touching = {end for (_, end), (start, _) in pairwise(unbroken) if end == start}
    ends: list[int] = [0]
    for end in sorted({*accumulate(map(len, parts)), *touching}):
        if end not in inside and may_break(text, ends[-1], end, primary):
            ends.append(end)
    return [text[start:end] for start, end in pairwise(ends)]


def may_break(text: str, start: int, end: int, language: str) -> bool:
    """False when the language's custom forbids the break at `end`, after the part from `start`. UAX #14 allows it."""
    if end == len(text) or text[end - 1].isspace() or text[end - 1] in AUTHORS_BREAKS:
        return True
    if language == "ko":
        return UNBROKEN_SCRIPTS.isdisjoint((ucd.script(text[end - 1]), ucd.script(text[end])))
    if text[start:end] in NOT_ALONE.get(language, ()):
        return False
    return not (language in NOT_AT_THE_START and NOT_AT_THE_START[language].match(text, end))


def locale(language: str) -> str:
    """The locale that makes ICU break by a language's rules."""
    return f"{language}-u-lb-strict" if language.split("-", maxsplit=1)[0] in STRICT else language


def clusters(text: str) -> list[str]:
    """The text in extended grapheme clusters (UAX #29), which are the same in every language."""
    return list(CharacterBreaker(text, "en"))
