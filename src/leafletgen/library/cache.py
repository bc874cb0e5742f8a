"""A source file to what it says. Same bytes are parsed once.

What reads a kind of file is imported with the first of its kind: a build with nothing to make reads none.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.build.translation import structure_differences
from leafletgen.library.faults import first_errors
from leafletgen.library.folder import Source
from leafletgen.library.yaml.document import Document
from leafletgen.model.clinic import Clinic
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.people import Person, Records
from leafletgen.model.typeface import Typefaces
from leafletgen.model.words import Words
from leafletgen.problems.catalogue import problem

if TYPE_CHECKING:
    from leafletgen.library.build.leaflet import Facts
    from leafletgen.library.schema.language import ReadLanguage

# ruff: noqa: PLC0415 - see above


def facts(source: Source) -> "Facts":
    """What is true of a leaflet in every language. Raises Refused."""
    return _facts(source.read(), source.name, source.folder)


def title(source: Source) -> str:
    """The title in a leaflet's text, without its markup; empty where there is none. Raises Refused."""
    from leafletgen.library.markup import MarkupError, spans

    document = _document(source.read(), source.name, "title, summary and sections")
    value = document.tree.get("title", "") if isinstance(document.tree, dict) else ""
    try:
        return "".join(span.text for span in spans(value)) if isinstance(value, str) else ""
    except MarkupError:
        return str(value)


def check_tag(tag: str, source: Source) -> None:
    """Raise Refused where the name of a leaflet's file is not the tag of a language."""
    from pydantic_core import PydanticCustomError

    from leafletgen.library.schema.fields import parse_language_tag

    try:
        parse_language_tag(tag)
    except PydanticCustomError as wrong:
        raise Refused(problem(wrong.type, Place(source.name), **(wrong.context or {}))) from None


def translation(source: Source, about: Source, language: str, disclaimer: Text) -> Leaflet:
    """A leaflet in one language; `about` is its `leaflet.yaml`. Raises Refused."""
    stamp = _pictures(source.folder)
    own, shared = (_Content(each.read(), each.name, each.folder) for each in (source, about))
    return _translation(own, shared, language, disclaimer, stamp)


def check_structure(own: Leaflet, source: Leaflet) -> None:
    """Raise Refused where a translation is built otherwise than what it translates."""
    found = structure_differences(own, source)
    if found:
        raise Refused(*first_errors(found))


def language(source: Source, tag: str) -> "ReadLanguage":
    """A language. Raises Refused."""
    return _language(source.read(), source.name, tag)


def people(source: Source) -> Mapping[str, Person]:
    """Everybody who may sign, by id. Raises Refused."""
    from leafletgen.library.schema.people import read_people

    return read_people(_document(source.read(), source.name, "people"))


def records(source: Source) -> Records:
    """What is on record of a leaflet. Raises Refused."""
    return _records(source.read(), source.name)


@lru_cache(maxsize=16)
def _records(data: bytes, file: str) -> Records:
    from leafletgen.library.schema.records import read_records

    return read_records(data, file)


def words(source: Source, language: Language) -> Words:
    """What a language calls numbers and units. Raises Refused."""
    return _words(source.read(), source.name, language)


def layout(source: Source, base: Source | None, name: str) -> Layout:
    """A layout, with what it leaves out taken from its base. Raises Refused."""
    return _layout(source.read(), source.name, base and base.read(), base and base.name, name)


def layout_base(source: Source) -> str:
    """The name of the layout that a layout extends, or nothing. Raises Refused."""
    from leafletgen.library.build.layout import extended

    return extended(_layout_document(source.read(), source.name))


def typefaces(*sources: Source) -> Typefaces:
    """The families of fonts folders, the first before the next; one of the same name replaces those behind it.

    The same object for the same files, as others remember it. Raises Refused.
    """
    return _typefaces(tuple((source.read(), source.name, source.folder) for source in sources))


def emergency(source: Source) -> str:
    """The number to call in an emergency that a library gives, or nothing. Raises Refused."""
    from leafletgen.library.schema.settings import read_settings

    return read_settings(_document(source.read(), source.name, "emergency: and a number")).emergency or ""


def clinic(source: Source, name: str) -> Clinic:
    """A clinic. Raises Refused."""
    from leafletgen.library.schema.clinic import read_clinic

    return read_clinic(_document(source.read(), source.name, "language and name"), name, source.folder)


def _pictures(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells that a picture beside a text has changed: name, size and time of every file that is not YAML."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.stat()) for entry in entries if not entry.name.endswith(".yaml")]
    return tuple(sorted((name, status.st_size, status.st_mtime_ns) for name, status in found))


@lru_cache(maxsize=16)
def _facts(data: bytes, file: str, folder: Path) -> "Facts":
    from leafletgen.library.build.leaflet import read_facts

    return read_facts(_document(data, file, "id, version and the other facts"), folder)


class _Content(NamedTuple):
    """A file that has been read."""

    data: bytes
    file: str
    folder: Path


@lru_cache(maxsize=16)
def _translation(own: _Content, facts: _Content, language: str, disclaimer: Text, _stamp: object) -> Leaflet:
    from leafletgen.library.build.leaflet import read_leaflet

    document = _document(own.data, own.file, "title, summary and sections")
    return read_leaflet(document, _facts(*facts), language, disclaimer, own.folder)


@lru_cache(maxsize=128)
def _language(data: bytes, file: str, tag: str) -> "ReadLanguage":
    from leafletgen.library.schema.language import read_language

    return read_language(_document(data, file, "name, script, direction and labels"), tag)


@lru_cache(maxsize=64)
def _words(data: bytes, file: str, language: Language) -> Words:
    from leafletgen.library.schema.words import read_words

    return read_words(_document(data, file, "decimal, group, numbers and units"), language)


@lru_cache(maxsize=64)
def _layout(data: bytes, file: str, base: bytes | None, base_file: str | None, name: str) -> Layout:
    from leafletgen.library.build.layout import merged, read_layout

    document = _layout_document(data, file)
    if base is None:
        return read_layout(document, name)
    whole = merged(document, _layout_document(base, base_file or ""))
    # The base by itself comes first, so that only what comes of extending it is told of the layout that extends it.
    _layout(base, base_file or "", None, None, Path(base_file or "").stem)
    return read_layout(whole, name)


def _layout_document(data: bytes, file: str) -> Document:
    return _document(data, file, "paper, sides, flows and styles")


@lru_cache(maxsize=16)
def _document(data: bytes, file: str, expected: str) -> Document:
    from leafletgen.library.yaml.events import read_document

    return read_document(data, file, expected)


@lru_cache(maxsize=4)
def _typefaces(files: tuple[tuple[bytes, str, Path], ...]) -> Typefaces:
    from leafletgen.library.schema.fonts import joined, read_typefaces

    return joined(read_typefaces(_document(data, file, "families"), folder) for data, file, folder in files)
