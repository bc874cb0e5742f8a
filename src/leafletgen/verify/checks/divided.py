"""The rule of what a line may divide: words that no line has room for, and never a number or the name of a medicine.

It is derived from the words of the leaflet and knows nothing of how lines were made.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from leafletgen.model.medicines import Medicines
from leafletgen.verify.content.matching import ADDRESS_LIKE, BREAKS, FIRST_WITHOUT_SPACES, IGNORED_CHARACTERS

LINE_INSIDE = re.compile(rf"\S\n\S|[{BREAKS}]")
"""A line that ends with no space beside it, or a mark where one may end: most texts have neither, and are done."""

DIVIDED_TOKEN = re.compile(r"\S+")


class LineEnd(NamedTuple):
    """A line that ends where the leaflet has no space: at which index of its text, and the mark that is printed there."""

    at: int
    mark: str


def divided_wrongly(expected: str, found: str, medicines: Medicines) -> str:
    """The word of a text that a line divides though it must not; empty when all is well.

    `found` has a new line for each line on paper.
    """
    if not LINE_INSIDE.search(found):
        return ""
    for end in line_ends(expected, found):
        if not may_divide(expected, end, medicines):
            token = next((one for one in DIVIDED_TOKEN.finditer(expected) if one.start() < end.at < one.end()), None)
            return token[0] if token else found
    return ""


def line_ends(expected: str, found: str) -> Iterator[LineEnd]:
    """The ends of lines inside what the leaflet writes without a space, and marks of the program that end no line.

    Both texts are read side by side; where they differ other checks say so.
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
    """True where a line may end inside what is written without a space."""
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
    """True for what is in one word with a letter; of scripts with and without spaces between words no word has both."""
    alike = (character >= FIRST_WITHOUT_SPACES) == (letter >= FIRST_WITHOUT_SPACES)
    return character in BREAKS or (is_letter(character) and (alike or unicodedata.combining(character) > 0))


def is_letter(character: str) -> bool:
    """True for letters and the marks upon them, and for joiners between them."""
    return character in "\u200c\u200d" or unicodedata.category(character)[0] in "LM"
