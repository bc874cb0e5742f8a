"""A source file to what it says. Same bytes are parsed once."""

from functools import lru_cache
from pathlib import Path

from pydantic_core import PydanticCustomError

from leafletgen.diagnostics import Place, Refused
from leafletgen.model.clinic import Clinic
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.typeface import Typefaces
from leafletgen.reading.clinic_files import read_clinic
from leafletgen.reading.document import Document
from leafletgen.reading.events import read_document
from leafletgen.reading.fields import parse_language_tag
from leafletgen.reading.files import Source
from leafletgen.reading.font_files import read_typefaces
from leafletgen.reading.language_files import ReadLanguage, read_language
from leafletgen.reading.layouts import extended, merged, read_layout
from leafletgen.reading.leaflets import Facts, read_facts, read_leaflet
from leafletgen.reading.problems import first_errors, problem
from leafletgen.reading.structure import structure_differences


def facts(source: Source) -> Facts:
    """What is true of a leaflet in every language. Raises Refused."""
    return read_facts(_document(source.read(), source.name, "id, version and the other facts"), source.folder)


def check_tag(tag: str, source: Source) -> None:
    """Raise Refused where the name of a leaflet's file is not the tag of a language."""
    try:
        parse_language_tag(tag)
    except PydanticCustomError as wrong:
        raise Refused(problem(wrong.type, Place(source.name), **(wrong.context or {}))) from None


def translation(source: Source, about: Facts, language: str, disclaimer: Text) -> Leaflet:
    """A leaflet in one language. Raises Refused."""
    document = _document(source.read(), source.name, "title, summary and sections")
    return read_leaflet(document, about, language, disclaimer, source.folder)


def check_structure(own: Leaflet, source: Leaflet) -> None:
    """Raise Refused where a translation is built otherwise than what it translates."""
    found = structure_differences(own, source)
    if found:
        raise Refused(*first_errors(found))


def language(source: Source, tag: str) -> ReadLanguage:
    """A language. Raises Refused."""
    return read_language(_document(source.read(), source.name, "name, script, direction and labels"), tag)


def layout(source: Source, base: Source | None, name: str) -> Layout:
    """A layout, with what it leaves out taken from its base. Raises Refused."""
    document = _layout_document(source)
    return read_layout(merged(document, _layout_document(base)) if base else document, name)


def layout_base(source: Source) -> str:
    """The name of the layout that a layout extends, or nothing. Raises Refused."""
    return extended(_layout_document(source))


def typefaces(source: Source) -> Typefaces:
    """The typefaces of a fonts folder; the same object for the same file, as others remember it. Raises Refused."""
    return _typefaces(source.read(), source.name, source.folder)


def clinic(source: Source, name: str) -> Clinic:
    """A clinic. Raises Refused."""
    return read_clinic(_document(source.read(), source.name, "language and name"), name, source.folder)


def _layout_document(source: Source) -> Document:
    return _document(source.read(), source.name, "paper, sides, flows and styles")


@lru_cache(maxsize=16)
def _document(data: bytes, file: str, expected: str) -> Document:
    return read_document(data, file, expected)


@lru_cache(maxsize=4)
def _typefaces(data: bytes, file: str, folder: Path) -> Typefaces:
    return read_typefaces(_document(data, file, "families"), folder)
