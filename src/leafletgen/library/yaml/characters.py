"""Decodes bytes: only UTF-8, and only characters that can be printed or read aloud."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from leafletgen.characters import refused_characters, unprintable
from leafletgen.diagnostics import Place, Refused
from leafletgen.library.faults import first_errors
from leafletgen.library.yaml.traps import YAML_LINE_END
from leafletgen.problems.catalogue import problem

WHITE_SPACE = re.compile(r"[ \t\r\n]+")


def decode(data: bytes, file: str) -> str:
    """The text of a file, without the byte order mark that Windows editors write.

    Raises Refused with the place of every byte or character that a file must not have.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise Refused(problem("bad-encoding", Place(file, 1, 1), reason="it is UTF-16 or UTF-32"))
    data = data.removeprefix(codecs.BOM_UTF8)
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


def single_spaced(text: str) -> str:
    """The text with one space for each run of spaces, tabs and line ends. Other characters stay as written."""
    return WHITE_SPACE.sub(" ", text).strip(" ")


def is_blank(text: str) -> bool:
    """True for an invisible text: spaces, joiners, marks of direction, break marks."""
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in text)


def _first_indexes(text: str, character: str, most: int = 20) -> Iterator[int]:
    index = text.find(character)
    while index >= 0 and most:
        yield index
        index, most = text.find(character, index + 1), most - 1


def _place(file: str, text: str, index: int) -> Place:
    lines = YAML_LINE_END.split(text[:index])
    return Place(file, len(lines), len(lines[-1]) + 1)
