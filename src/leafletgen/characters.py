"""Finds characters that cannot be printed, in the files of a library and in the values of fields."""

import unicodedata

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import named

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5). The program sets its own; others could reverse a dose."""

KEPT_FORMATS = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"
)
"""Format characters (category Cf) that texts need: breaks, joiners, direction marks, Arabic number signs."""

CODE_OF_CATEGORY = {
    "Cc": "control-character",
    "Zl": "control-character",
    "Zp": "control-character",
    "Cf": "invisible-character",
    "Co": "private-character",
    "Cn": "unassigned-character",
    "Cs": "unassigned-character",
}
LOST = {
    "\ufffd": ("a character that a program could not read", "look the text up, and type what stood there"),
    "\ufffc": (
        "a picture or another object in the program that the text comes from",
        "delete it; a picture is a block 'figure:'",
    ),
}
"""Characters that replace something that is lost: what is lost, and what to do."""
WORD_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf020": " ",
}
"""The signs that Word's symbol fonts show for private characters."""


def refused_characters(text: str) -> list[str]:
    """The different characters of a text that are not allowed in it."""
    return sorted(character for character in set(text) if _code(character))


def unprintable(character: str, place: Place) -> Diagnostic:
    """The diagnostic for a character that `refused_characters` gave."""
    if character in LOST:
        what, hint = LOST[character]
        return problem("lost-character", place, name=named(character), what=what, hint=hint)
    return problem(_code(character), place, name=named(character), hint=_instead(character))


def _instead(character: str) -> str:
    """The hint for a control or private character: the sign that Windows or Word shows for it, if that is known."""
    meant = WORD_BULLETS.get(character, "")
    if "\x80" <= character <= "\x9f":
        meant = bytes([ord(character)]).decode("cp1252", "ignore")
    if meant:
        return f"write {meant}" if not meant.isspace() else "write a space"
    return "type the real character" if unicodedata.category(character) == "Co" else "delete it; it cannot be printed"


def _code(character: str) -> str:
    """The code of the error for a character; empty if it is allowed."""
    if character in BIDI_CONTROLS:
        return "bidi-control"
    if character in LOST:
        return "lost-character"
    if character in "\t\n\r" or character in KEPT_FORMATS:
        return ""
    return CODE_OF_CATEGORY.get(unicodedata.category(character), "")
