"""The grammar of expressions: which characters they have, and in which order.

An expression is set from left to right as one piece, in the order in which it is written, inside text of either
direction. It consists of numbers, units and codes, with the signs between them.

    expression = [attaching gap] cluster { joint cluster } [gap attaching]
    joint      = gap { signs gap }
    cluster    = characters that touch each other: a value (it has a digit), or, after a value, a unit; or a word of
                 letters with a sign written against it (A+, #HELP)

The tables below say which characters those are. A digit is a digit whatever script it belongs to. Every pattern is linear
in the text: none starts inside a cluster, and each repetition is possessive or bounded.
"""

import re

from leafletgen.text.unit_names import PER, UNITS

ZEROS = "0०০੦૦୦௦౦೦൦๐໐༠၀႐០᠐᱐꯰０٠۰"
"""The zero of each script in use. The other nine digits follow it in Unicode."""

LETTER = "A-Za-zªµÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿᴀ-ᶿḀ-ỿΩKÅℓⅠ-ↈ"
"""Letters of Latin, Greek and Cyrillic, of which units and codes are made."""

DIGIT = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS) + "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅟↉①-⒛⓪-⓿❶-➓"
"""Digits, with raised, lowered and circled ones, and fractions of one character."""

RTL_LETTER = "\u0591-\u05bd\u05bf-\u05f4\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
"""Letters and marks of words that read from right to left."""

GAP = "[ \u00a0\u2007\u2009\u202f]"
"""A space of any width inside an expression. The em space is not one of them: in the footer it separates facts."""

HYPHENS = "\\-\u2010\u2011\u2012\u2013\ufe58\ufe63\uff0d\u05be"
"""Dashes that stand between two values or before one. Written against a right-to-left word, they belong to that word."""

ATTACHING = "<>≤≥≦≧⩽⩾≪≫≮≯≰≱~∼≈≃≅±∓%‰‱٪؉؊°º℃℉$£€¥¢₠-₿؋﷼#№§"
"""Comparisons, percent, degrees, currencies and number signs: they belong to a value, also with a gap between."""

EDGE = f"{ATTACHING}{HYPHENS}\u2212\u207a\u207b\u208a\u208b+=≠×÷*∗^√←-⇿⟵-⟿′″‴†‡®™©"
"""Signs that belong to the value or word that they are written against."""

PARTING = f"{HYPHENS}=≠×÷"
"""Edge signs that belong to a right-to-left word when they touch one: ל-5."""

BETWEEN = "\u2014\u2015/⁄∕:∶.,;·⋅…‥'’‘ʼ_|\\\\&@؍٫٬∀-⋿"
"""Signs that only stand between two values; at the edge of an expression they belong to the sentence."""

JOINING = f"{HYPHENS}{BETWEEN}+=×÷*xX"
"""Signs that join two values, with a gap on both sides of them."""

OPENING, CLOSING = "([{", ")]}"
BRACKETS = re.escape(OPENING + CLOSING)

UNSEEN_CHARACTERS = "\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f"
"""Marks upon a character, and format characters, which change no order."""

SIGN = f"{EDGE}{BETWEEN}{BRACKETS}{UNSEEN_CHARACTERS}"
TOUCHING = f"{LETTER}{DIGIT}{SIGN}"
"""All characters of a cluster."""

BETWEEN_DIGITS = "،؛۔"
"""Arabic punctuation that is a sign only between two digits that it touches; with a space it separates sentences."""


def any_of(names: tuple[str, ...]) -> str:
    """A pattern of one of the names, the longest that fits, with any space for a space."""
    return "|".join(re.escape(name).replace("\\ ", GAP) for name in sorted(names, key=len, reverse=True))


CLUSTER_REST = f"(?:[{TOUCHING}]++|(?<=[{DIGIT}])[{BETWEEN_DIGITS}](?=[{DIGIT}]))*+"
VALUE_PATTERN = f"(?<![{TOUCHING}])[{LETTER}{SIGN}]*+[{DIGIT}]{CLUSTER_REST}"
"""A cluster with a digit: `5`, `<4`, `5–10`, `12:30`, `HbA1c`, `*123#`, `1,25(OH)2D3`."""

UNIT_NAMES, PER_NAMES = any_of(UNITS), any_of((*UNITS, *PER))
UNIT = (
    f"(?<![{TOUCHING}])[{BRACKETS}]*+(?:{UNIT_NAMES}|(?:[/⁄]|(?<=[/⁄]{GAP}))(?:{PER_NAMES}))(?:[/·⋅.*×](?:{PER_NAMES}))*+"
    f"(?![{LETTER}{DIGIT}])[{SIGN}]*+(?![{TOUCHING}])"
)
"""A cluster that is a unit, or units with a stroke between them: `mg`, `mg/kg/day`, `/day`."""

SIGNED = (
    f"(?<![{TOUCHING}])[{SIGN}]*+(?:(?<=[{EDGE}])[{LETTER}]"
    f"|[{LETTER}]++(?:[{SIGN}]++[{LETTER}]++)*+[{re.escape(CLOSING)}]*+[{EDGE}])[{TOUCHING}]*+"
)
"""A word of letters with a sign written against it: `A+`, `O−`, `Na+`, `C++`, `#HELP`."""

SIGN_RUN = f"(?:[{SIGN}]++[xX]?+|[xX])(?={GAP})"
ATTACHED = f"[{BRACKETS}'’‘]*+[{ATTACHING}][{ATTACHING}=]{{0,2}}+"

EXPRESSION_START = re.compile(
    f"(?:(?<![{TOUCHING}{RTL_LETTER}]){ATTACHED}{GAP}{{1,2}}+)?+(?P<cluster>{VALUE_PATTERN}|{SIGNED})"
)
"""Where an expression begins: its first cluster, perhaps after an attaching sign and a gap: `≥ 38.5`."""

NEXT = re.compile(
    f"{GAP}{{1,2}}+(?P<signs>(?:{SIGN_RUN}{GAP}{{1,2}}+){{0,3}}+)(?:(?P<unit>{UNIT})|(?P<cluster>{VALUE_PATTERN}|{SIGNED}))"
)
"""How an expression goes on: gaps and signs, then a further cluster."""

EXPRESSION_END = re.compile(f"{GAP}{{1,2}}+{ATTACHED}[{SIGN}]*+(?![{TOUCHING}{RTL_LETTER}])")
"""An attaching sign behind its last gap: `5 %`, `50 ₪`."""

EXPRESSION_HINT = re.compile(
    f"[{DIGIT}]|(?<![{LETTER}])[{EDGE}][{LETTER}]|[{LETTER}][{re.escape(CLOSING)}]*+[{EDGE}](?![{LETTER}])"
)
"""Every expression has one of these. Most paragraphs have none, so this quick test comes first."""
