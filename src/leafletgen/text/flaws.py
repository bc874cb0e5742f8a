"""Finds text that would be printed wrongly: dotted circles, letters without ink, Burmese in the Zawgyi encoding."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic
from leafletgen.problems.catalogue import problem
from leafletgen.text.expression_grammar import DIGIT
from leafletgen.text.faces import Face, is_invisible

DOTTED_CIRCLE = "\u25cc"
"""Drawn for a missing letter under a sign that needs one (OpenType, scripts of South and South-East Asia)."""

INKLESS_CHARACTERS = frozenset("\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f")
"""Letters and marks that no font draws: fillers, inherent vowels, variation selectors (UAX #44, Default_Ignorable_Code_Point)."""

MYANMAR_BASES = "\u1000-\u1021\u1025\u1027\u1029\u1039\u103b-\u103f\u104e\u1050-\u109f"
"""The vowel sign E and medial consonants may follow only these: consonants, medials, some independent vowels."""

ZAWGYI = re.compile(
    "\u1039(?![\u1000-\u1021\u103f\u104e])"  # an asat in Zawgyi; in Unicode a consonant is stacked under the one before
    f"|(?:\\A|[^{MYANMAR_BASES}])[\u1031\u103c-\u103e]|(?:\\A|[^{MYANMAR_BASES}\u103a])\u103b"  # a sign that follows no letter
    "|[\u1060-\u1097]"  # shapes of Burmese letters in Zawgyi, letters of other languages in Unicode
)
"""Patterns that never occur in Burmese in Unicode, and occur in nearly every sentence of Burmese in Zawgyi."""


MOST_STACKED = 20
"""The most characters of one cluster. No language needs ten; a taller stack would cover the lines around it."""


MOST_EMS = 5
"""No glyph reaches further up or down than this, in ems."""


BARE_DECIMAL = re.compile(rf"\.([{DIGIT}]++)")
"""A number without a nought before its full stop."""


class Flaw(NamedTuple):
    """A cluster that is not drawn as it is written. `code` is the code of the problem."""

    code: str
    cluster: str


def flaw_of(cluster: str, glyphs: Sequence[int], face: Face) -> Flaw | None:
    """The flaw in the glyphs of a cluster; None when there is none."""
    if len(cluster) > MOST_STACKED:
        return Flaw("stacked-marks", cluster)
    if face.circle in glyphs and DOTTED_CIRCLE not in cluster:
        return Flaw("dotted-circle", cluster)
    limit = MOST_EMS * face.upem
    if any(max(map(abs, face.bounds[glyph] or (0,))) > limit for glyph in glyphs):
        return Flaw("glyph-outsize", cluster)
    blank = {glyph for glyph in glyphs if not face.has_ink(glyph)}
    if not blank:
        return None
    seen = [character for character in cluster if has_ink(character)]
    nominal = {face.hb_font.get_nominal_glyph(ord(character)) for character in seen}
    if seen and (blank.issuperset(glyphs) or not blank.isdisjoint(nominal)):
        return Flaw("blank-glyph", cluster)
    return None


def has_ink(character: str) -> bool:
    """True for characters that leave ink on paper: letters, marks, digits and signs."""
    return not (
        is_invisible(character) or character in INKLESS_CHARACTERS or unicodedata.category(character)[0] in "ZC"
    )


def is_zawgyi(text: str, language: str) -> bool:
    """True for Burmese in the Zawgyi encoding. `language` is BCP 47: other languages use the same letters rightly."""
    return language.partition("-")[0] == "my" and ZAWGYI.search(text) is not None


def bare_decimals(text: str, starts: Iterable[int], language: str) -> Iterator[Diagnostic]:
    """The errors for expressions like `.5` of a text from right to left. `starts` are the places where expressions begin.

    There the full stop of a sentence stands at the left of its last number: `take .5 ml` and `take 5 ml.` would look alike.
    """
    for found in (BARE_DECIMAL.match(text, start) for start in starts):
        if found:
            yield problem("bare-decimal", number=found[0], other=f"{found[1]}.", language=language)


def flaw_problem(flaw: Flaw, language: str, font: str) -> Diagnostic:
    """The error for a flaw."""
    first = flaw.cluster[:4]
    return problem(
        flaw.code, character=repr(first), names=character_names(first), language=language, font=font,
        count=len(flaw.cluster),
    )  # fmt: skip


def character_names(cluster: str) -> str:
    """The characters of a cluster by code point and name."""
    return ", ".join(f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}" for character in cluster)
