"""The rule for divided words: only a word wider than a line, and never a number or the name of a medicine.

It follows from the words of the leaflet alone, and does not depend on how lines were made.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from leafletgen.model.medicines import Medicines
from leafletgen.verify.content.matching import ADDRESS_LIKE, BREAKS, FIRST_WITHOUT_SPACES, IGNORED_CHARACTERS

LINE_INSIDE = re.compile(rf"\S\n\S|[{BREAKS}]")
"""A line that ends without a space, or a mark that allows a break. Most texts have neither and need no more checks."""

DIVIDED_TOKEN = re.compile(r"\S+")


class LineEnd(NamedTuple):
    """A line end where the leaflet has no space: the index in its text, and the mark that is printed there."""

    at: int
    mark: str


def divided_wrongly(expected: str, found: str, medicines: Medicines) -> str:
    """The word that a line divides though it must not; empty when there is none.

    `found` has a newline at the end of each line on paper.
    """
    if not LINE_INSIDE.search(found):
        return ""
    for end in line_ends(expected, found):
        if not may_divide(expected, end, medicines):
            token = next((one for one in DIVIDED_TOKEN.finditer(expected) if one.start() < end.at < one.end()), None)
            return token[0] if token else found
    return ""


def line_ends(expected: str, found: str) -> Iterator[LineEnd]:
    """Line ends where the leaflet has no space, and marks of the program that are not at a line's end.

    Both texts are compared side by side. Other checks report where they differ.
    """
    expected, found = IGNORED_CHARACTERS.sub("", expected), IGNORED_CHARACTERS.sub("", found)
    at = 0
    mark = ""
    for index, character in enumerate(found):
        while at < len(expected) and expected[at] in BREAKS and character != expected[at] and not character.isspace():
            at += 1
        following = expected[at : at + 1]
        if character == "\n":
            if following and not following.isspace() and not expected[at - 1 : at].isspace():
                yield LineEnd(at, mark)
            mark = ""
        elif character in BREAKS and following != character:
            mark = character
            if found[index + 1 : index + 2] not in {"\n", ""}:
                yield LineEnd(at, "")
        elif character == following:
            at += 1
            mark = ""
        elif not character.isspace():
            return


def may_divide(text: str, end: LineEnd, medicines: Medicines) -> bool:
    """True where a line may end though the text has no space."""
    before, after = text[end.at - 1], text[end.at]
    if before in BREAKS or (max(before, after) >= FIRST_WITHOUT_SPACES and not end.mark):
        return True
    token = next(one for one in DIVIDED_TOKEN.finditer(text) if one.start() < end.at < one.end())
    if not end.mark and ADDRESS_LIKE.search(token[0]):
        return True
    if not (is_letter(before) and is_letter(after)):
        return not end.mark and not (before.isdigit() and after.isdigit())
    return bool(end.mark) and word_may_be_divided(text, end.at, medicines)


def word_may_be_divided(text: str, at: int, medicines: Medicines) -> bool:
    """True unless the place is in the name of a medicine, or in a word with capitals inside."""
    start, end = at, at
    while start and belongs(text[start - 1], text[at]):
        start -= 1
    while end < len(text) and belongs(text[end], text[at]):
        end += 1
    word = text[start:end]
    capitals = [index for index, character in enumerate(word) if character.isupper()]
    if capitals not in ([], [0]) and not word.isupper():
        return False
    return not any(first < at - start < last for first, last in medicines.inside(word))


def belongs(character: str, letter: str) -> bool:
    """True for a character in one word with a letter. No word mixes scripts with and without spaces between words."""
    alike = (character >= FIRST_WITHOUT_SPACES) == (letter >= FIRST_WITHOUT_SPACES)
    return character in BREAKS or (is_letter(character) and (alike or unicodedata.combining(character) > 0))


def is_letter(character: str) -> bool:
    """True for letters and the marks upon them, and for joiners between them."""
    return character in "\u200c\u200d" or unicodedata.category(character)[0] in "LM"
