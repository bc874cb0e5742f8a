"""Recognisers of what reads left to right in every language: numbers with what belongs to them, codes and addresses.

A recogniser takes a text and a place in it, and gives the end of what starts there, or `start` itself for nothing. No
pattern backtracks further than a fixed distance, so that a hostile text costs no more than an honest one.

Two kinds of digits are told apart, because native readers do:

- Western digits, and the digits of scripts that run left to right. Everything built with them reads left to right:
  `5-10 mg`, `<4`, `-5`, whatever the language around.
- Arabic-Indic digits, as in Arabic (٠-٩) or Persian and Urdu (۰-۹). One number, a telephone number, a time, a date or a
  fraction reads left to right there as well. Two numbers with a dash between them do not: Arabic and Persian readers
  take the first from the right, «٥–١٠» is from five, on the right, to ten. So the range is left to the direction of the
  text, and only its two numbers are recognised; signs, comparisons and percent signs, which are mirrored and set
  right to left with these digits, are left to the text too. CLDR's number patterns for Arabic say the same.
"""

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from leafletgen.text.unit_names import PER, SYMBOLS, UNITS

LETTER = "A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
"""Letters of Latin, Greek and Cyrillic, of which codes such as COVID-19 are made."""

ZEROS = "0०০੦૦୦௦౦೦൦๐໐༠၀႐០᠐᱐꯰０"
"""The zeros of those digits that run left to right (Bidi_Class EN or L), in the scripts of living languages."""

DIGIT = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS)
ARABIC = "٠-٩۰-۹"

GAP = "[ \u00a0\u2007\u2009\u202f]"
"""A space inside a stretch, of any width."""

HYPHEN = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
FRACTION = "¼-¾⅐-⅞"
PREFIX = "$£€¥₹₪₦₽₺#№"
COMPARISON = "<>≤≥≈~∼±"


def any_of(names: tuple[str, ...]) -> str:
    """A pattern of one of the names, the longest that fits, with any space for a space."""
    return "|".join(re.escape(name).replace("\\ ", GAP) for name in sorted(names, key=len, reverse=True))


UNIT = (
    f"(?:{GAP}?[{SYMBOLS}](?![{DIGIT}])|{GAP}?[°º](?!\\w)"
    f"|(?:{GAP}|/)?(?:{any_of(UNITS)})(?![{LETTER}{DIGIT}])(?:[/·⋅](?:{any_of((*UNITS, *PER))})(?![{LETTER}{DIGIT}]))*+)"
)
POWER = f"(?:[⁺⁻]?[⁰¹²³⁴-⁹]++|\\^-?[{DIGIT}]++)"
CHAINED = (
    f"(?:[.,'’·:/;⁄][eE]?[{DIGIT}]++|\\([{DIGIT}]{{1,6}}(?:[{HYPHEN}][{DIGIT}]{{1,6}})?\\)(?:[:,][eE]?[{DIGIT}]++)?)"
)
THOUSANDS = f"[{DIGIT}]{{1,3}}(?:{GAP}[{DIGIT}]{{3}}){{1,5}}+(?![{DIGIT}])(?:[.,][{DIGIT}]++)?"
NUMBER = f"(?:(?:{THOUSANDS}|\\.?[{DIGIT}]++{CHAINED}*+)(?:{GAP}?[{FRACTION}])?|[{FRACTION}]){POWER}?"
SIGNS = f"(?:(?:[<>]=|[{COMPARISON}]){GAP}?)?(?:(?<![\\w)%°])[+{HYPHEN}])?(?:[{PREFIX}]{GAP}?)?"

QUANTITY = re.compile(f"{SIGNS}{NUMBER}{UNIT}?")
JOIN = re.compile(f"[{HYPHEN}×x*+÷=~/](?!{GAP})|{GAP}[×x÷]{GAP}|(?P<dash>{GAP}?[{HYPHEN}]{GAP}?)")
"""What joins two quantities to one: a stroke, a dash, a multiplication. A `dash` with a space joins only a range."""

ARABIC_START = re.compile(f"[(+]*[{ARABIC}]")
ARABIC_NUMBER = re.compile(
    f"[{ARABIC}]++(?:[.,:/٫٬؍'’][{ARABIC}]++|(?:[{HYPHEN}][{ARABIC}]++){{2,}}+|(?:{GAP}[{ARABIC}]{{3}}(?![{ARABIC}])){{1,5}}+)*+"
)
"""One number, fraction, time or date. Three groups with hyphens are a date or a code: only two can be a range."""


@cache
def telephone_pattern(digit: str) -> re.Pattern[str]:
    """Groups of digits, apart by a space, a hyphen or a point, perhaps with `+` and brackets; no unit follows."""
    group = f"(?:\\([{digit}]{{1,5}}\\){GAP}?)?[{digit}]{{1,15}}+(?![{digit}])"
    return re.compile(f"\\+?{group}(?:(?:{GAP}|[.{HYPHEN}]){group}){{0,9}}(?![.,:/;٫{HYPHEN}]?[{digit}])(?!{UNIT})")


DIGITS = re.compile("\\d+")
CLOCK = re.compile("[:/]|[ap][.]?m", re.IGNORECASE)
"""What a time or a date has and no other number: of two of them the second need not be greater."""

WORD = f"[{LETTER}{DIGIT}]++"
CODE = re.compile(f"{WORD}(?:[./_&+{HYPHEN}]{WORD})*+(?:\\+{{1,2}}(?![\\w]))?")
"""A word, or words and numbers joined by signs; a code when there are both: COVID-19, HbA1c, CD4+, 24-hour."""

LOCAL_PART = "A-Za-z0-9.!#$%&*+/=?^_`{|}~-"
TAIL = r"[^\s<>\"“”«»،؛؟۔।॥、。]*+"
ADDRESS = re.compile(
    f"(?:[A-Za-z][A-Za-z0-9+.-]{{1,20}}://|www\\.|mailto:|tel:|doi:|10\\.[0-9]{{4,9}}/){TAIL}"
    f"|(?<![{LOCAL_PART}])[{LOCAL_PART}]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++"
    f"|(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9][A-Za-z0-9-]*+\\.)+[A-Za-z]{{2,24}}(?![{LETTER}{DIGIT}@])(?:[:/?#]{TAIL})?"
    f"|@[A-Za-z0-9_]{{2,30}}+"
)
"""A URL, a DOI, an e-mail address, a name of a site without scheme, a name in a social network."""

START = re.compile(
    f"(?<![{LETTER}{DIGIT}])(?:[{DIGIT}]|[{LETTER}](?=[{LETTER}]*+(?:[{DIGIT}@_:/+]|[.&{HYPHEN}][{LETTER}{DIGIT}])))"
    f"|(?<![{ARABIC}])[{ARABIC}]|[{FRACTION}{COMPARISON}{PREFIX}]|(?<![\\w)%°])[+{HYPHEN}](?=[{DIGIT}{ARABIC}{PREFIX}])"
    f"|(?<![\\w.])\\.(?=[{DIGIT}])|\\((?=\\+?[{DIGIT}{ARABIC}])|(?<!\\w)@(?=\\w)|[°º](?=[CF])"
)
"""Where a stretch can start. Words of letters alone are passed over."""


HINT = re.compile(
    f"[{DIGIT}{ARABIC}{FRACTION}{COMPARISON}{PREFIX}{HYPHEN}@_:/+&°º]|\\.(?=[{LETTER}])",
)
"""Without one of these nothing starts anywhere. Most paragraphs have none, and this is seen much sooner."""


class Kind(Enum):
    """What a stretch is: a number, a number in Arabic-Indic digits, or letters as well (code or address)."""

    NUMBER = "number"
    ARABIC_NUMBER = "Arabic number"
    WORD = "word"


class Stretch(NamedTuple):
    """Characters `start` to `end` of a text, which read left to right and stay on one line."""

    start: int
    end: int
    kind: Kind


def recognise(text: str) -> list[Stretch]:
    """All stretches of a text, in order, none in another."""
    found: list[Stretch] = []
    if not HINT.search(text):
        return found
    position = 0
    while start := START.search(text, position):
        stretch = recognise_at(text, start.start())
        if stretch.end > stretch.start:
            found.append(stretch)
        position = max(stretch.end, past_word(text, stretch.start))
    return found


def recognise_at(text: str, start: int) -> Stretch:
    """The longest stretch that starts here; an empty one when none does."""
    if ARABIC_START.match(text, start, start + 3):
        return Stretch(start, max(telephone(text, start, ARABIC), arabic_number(text, start)), Kind.ARABIC_NUMBER)
    number = max(telephone(text, start, DIGIT), quantity(text, start))
    word = max(address(text, start), code(text, start))
    return Stretch(start, max(number, word), Kind.WORD if word > number else Kind.NUMBER)


def past_word(text: str, start: int) -> int:
    """Where to look on after nothing was found: behind the whole word, so that none is looked at twice."""
    word = CODE.match(text, start)
    return word.end() if word else start + 1


def quantity(text: str, start: int) -> int:
    """`5`, `<4`, `38.5 °C`, `12:30–14:00`, `22/11/2026`, `120 mg/5 ml`, `2018;11(3):333–337`."""
    found = QUANTITY.match(text, start)
    if not found:
        return start
    while join := JOIN.match(text, found.end()):
        following = QUANTITY.match(text, join.end())
        if not following or (join["dash"] and not is_range(found[0], following[0])):
            break
        found = following
    return found.end()


def is_range(first: str, last: str) -> bool:
    """True when `first – last` is a range and not two things beside a dash: `5 – 10`, but not `111 – 24`."""
    if CLOCK.search(first) and CLOCK.search(last):
        return True
    low, high = DIGITS.search(first), DIGITS.search(last)
    return bool(low and high and len(high[0]) < 10 and len(low[0]) < 10 and int(low[0]) < int(high[0]))


def arabic_number(text: str, start: int) -> int:
    """`٥`, `١٬٠٠٠`, `١٢:٣٠`, `٢٢/١١/٢٠٢٦`, `۱۴۰۵-۰۹-۰۱`; not a range."""
    found = ARABIC_NUMBER.match(text, start)
    return found.end() if found else start


def telephone(text: str, start: int, digit: str) -> int:
    """`020 7946 0958`, `+44 (0)20 7946 0958`, `(020) 7946-0958`, `٠٢٠ ٧٩٤٦ ٠٩٥٨`."""
    found = telephone_pattern(digit).match(text, start)
    return found.end() if found and is_telephone(found[0]) else start


def is_telephone(text: str) -> bool:
    """True when groups of digits look like a telephone number and not like a range, or numbers that happen to meet.

    A `+`, brackets or a leading zero tell it; else it takes seven digits, with at least two in each group after the
    first. Two groups with a dash between them and nothing else to tell are a range: `2018–2020`.
    """
    groups = DIGITS.findall(text)
    count = sum(map(len, groups))
    if text[0] == "+" or "(" in text:
        return count >= 6
    if int(groups[0][0]) == 0 and len(groups[0]) > 1:
        return count >= 6 and len(groups) > 1
    two_ends = len(groups) == 2 and re.search(f"[{HYPHEN}]", text)
    return count >= 7 and len(groups) > 1 and not two_ends and all(len(group) > 1 for group in groups[1:])


def code(text: str, start: int) -> int:
    """`COVID-19`, `HbA1c`, `5-FU`, `CD4+`, `24-hour`; also the unit `°C` of a number in Arabic-Indic digits."""
    if text[start] in "°º":
        return start + 2
    found = CODE.match(text, start)
    if found and re.search(f"[{DIGIT}]", found[0]) and re.search(f"[{LETTER}]", found[0]):
        return found.end()
    return start


def address(text: str, start: int) -> int:
    """`https://example.org/x?y=1`, `nhs.uk/111`, `a.b@example.org`, `@example`, without the punctuation of the sentence."""
    found = ADDRESS.match(text, start)
    if not found:
        return start
    end = found.end()
    excess = {closing: found[0].count(closing) - found[0].count(opening) for opening, closing in ("()", "[]", "{}")}
    while end > start and (text[end - 1] in ".,;:!?'’…*_" or excess.get(text[end - 1], 0) > 0):
        if text[end - 1] in excess:
            excess[text[end - 1]] -= 1
        end -= 1
    return end
