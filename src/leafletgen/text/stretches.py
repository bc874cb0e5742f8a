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

from leafletgen.text.unit_names import PER, SYMBOLS, UNITS

LETTER = "A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
"""Letters of Latin, Greek and Cyrillic, of which codes such as COVID-19 are made."""

ZEROS = "0०০੦૦୦௦౦೦൦๐໐༠၀႐០᠐᱐꯰０"
"""The zeros of the digits that run left to right (Nd of Bidi_Class EN or L) in scripts of living languages."""

DIGIT = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS)
ARABIC_DIGIT = "٠-٩۰-۹"
ALL_ZEROS = f"{ZEROS}٠۰"

GAP = "[ \u00a0\u2007\u2009\u202f]"
"""A space inside a stretch, of any width."""

DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
FRACTION = "¼-¾⅐-⅞"
POWER = f"(?:[⁺⁻]?[⁰¹²³⁴-⁹]++|\\^-?[{DIGIT}]++)"
PREFIX = "$£€¥₹₪₦₽₺#№"

UNIT_NAME = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
PER_NAME = "|".join(sorted(map(re.escape, (*UNITS, *PER)), key=len, reverse=True))
UNIT = (
    f"(?:{GAP}?[{SYMBOLS}]|[°º](?!\\w)"
    f"|(?:{GAP}|/)?(?>{UNIT_NAME})(?:mm{GAP}Hg)?(?![{LETTER}{DIGIT}])(?:[/·⋅](?>{PER_NAME})(?![{LETTER}{DIGIT}]))*+)"
)
