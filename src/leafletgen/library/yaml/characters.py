"""Bytes to characters: UTF-8 without exceptions, and nothing in it that paper or a reader could not show."""

import re
import unicodedata
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.faults import first_errors
from leafletgen.library.yaml.traps import LINE_END
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import named

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5): the engine sets its own, and others could turn a dose round."""

KEPT_FORMATS = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"
)
"""Format characters (category Cf) that writing needs: breaks, joiners, direction marks, Arabic number signs."""

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
"""Characters that stand for something that is gone: for what, and what to do."""
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
"""What Word's symbol fonts show for characters that mean something else everywhere."""
WHITE_SPACE = re.compile(r"[ \t\r\n]+")


def decode(data: bytes, file: str) -> str:
    """The text of a file.

    Raises Refused with the place of every byte or character that cannot stand in a file.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise Refused(problem("bad-encoding", Place(file, 1, 1), reason="it is UTF-16 or UTF-32"))
    if data.startswith(b"\xef\xbb\xbf"):
        raise Refused(problem("byte-order-mark", Place(file, 1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8")
        reason = f"byte 0x{data[wrong.start]:02X} begins no character"
        raise Refused(problem("bad-encoding", _place(file, before, len(before)), reason=reason)) from None
    found = [
        unprintable(character, _place(file, text, index))
        for character in refused_characters(text)
        for index in _first_indexes(text, character)
    ]
    if found:
        raise Refused(*first_errors(found))
    return text


def refused_characters(text: str) -> list[str]:
    """The different characters of a text that cannot stand in it."""
    return sorted(character for character in set(text) if _code(character))


def unprintable(character: str, place: Place) -> Diagnostic:
    """The diagnostic for a character that `refused_characters` gave."""
    if character in LOST:
        what, hint = LOST[character]
        return problem("lost-character", place, name=named(character), what=what, hint=hint)
    return problem(_code(character), place, name=named(character), hint=_instead(character))


def _instead(character: str) -> str:
    """What to do about a control or private character: to write what Windows or Word shows for it, if that is known."""
    meant = WORD_BULLETS.get(character, "")
    if "\x80" <= character <= "\x9f":
        meant = bytes([ord(character)]).decode("cp1252", "ignore")
    if meant:
        return f"write {meant}" if not meant.isspace() else "write a space"
    return "type the real character" if unicodedata.category(character) == "Co" else "delete it; it cannot be printed"


def single_spaced(text: str) -> str:
    """The text with each run of spaces, tabs and line ends as one space; other characters are left as written."""
    return WHITE_SPACE.sub(" ", text).strip(" ")


def is_blank(text: str) -> bool:
    """True for a text that nobody would see: spaces, joiners, marks of direction, places for breaks."""
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in text)


def _code(character: str) -> str:
    """Which code of the table refuses a character; empty when it may stand."""
    if character in BIDI_CONTROLS:
        return "bidi-control"
    if character in LOST:
        return "lost-character"
    if character in "\t\n\r" or character in KEPT_FORMATS:
        return ""
    return CODE_OF_CATEGORY.get(unicodedata.category(character), "")


def _first_indexes(text: str, character: str, most: int = 20) -> Iterator[int]:
    index = text.find(character)
    while index >= 0 and most:
        yield index
        index, most = text.find(character, index + 1), most - 1


def _place(file: str, text: str, index: int) -> Place:
    lines = LINE_END.split(text[:index])
    return Place(file, len(lines), len(lines[-1]) + 1)
