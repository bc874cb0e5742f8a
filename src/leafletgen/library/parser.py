"""Parses source files. The same bytes are parsed once, as long as the parser remembers them.

The module for a kind of file is imported with the first file of that kind: a build with nothing to do imports none.
"""

import contextlib
import os
import re
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
from leafletgen.model.graphics import Vector
from leafletgen.model.headline import Headline
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.medicines import KNOWN, Medicines
from leafletgen.model.people import Person, Records
from leafletgen.model.typeface import Typefaces
from leafletgen.model.words import Words
from leafletgen.problems.catalogue import problem
from leafletgen.trust.terms import Glossary

if TYPE_CHECKING:
    from leafletgen.library.build.leaflet import Facts
    from leafletgen.library.schema.language import ReadLanguage
    from leafletgen.library.schema.settings import LibraryFile

# ruff: noqa: PLC0415 - see above

TITLE_LINES = re.compile(rb"^title:.*(?:\r?\n[ \t]+.*)*", re.MULTILINE)
"""The key `title` of a text with all lines of its value."""


class _Content(NamedTuple):
    """A file that has been read."""

    data: bytes
    file: str
    folder: Path


class Parser:
    """Parses the files of a library, and remembers the last of each kind, up to the numbers in `__init__`.

    Files are parsed again when their bytes have changed. Each library has its own parser, unless it is given one.
    `clear` forgets all files. A parser that is sent to another process remembers nothing there. Methods raise Refused.
    """

    def __init__(self) -> None:
        # The caches belong to this parser, not to its class, so they are dropped with it.
        self._documents = lru_cache(maxsize=16)(_document)
        self._drawings = lru_cache(maxsize=32)(_drawing)
        self._facts = lru_cache(maxsize=16)(self._parse_facts)
        self._translations = lru_cache(maxsize=16)(self._parse_translation)
        self._medicines = lru_cache(maxsize=4)(Medicines)
        self._records = lru_cache(maxsize=16)(_records)
        self._languages = lru_cache(maxsize=128)(self._parse_language)
        self._words = lru_cache(maxsize=64)(self._parse_words)
        self._layouts = lru_cache(maxsize=64)(self._parse_layout)
        self._uses = lru_cache(maxsize=64)(self._parse_use)
        self._typefaces = lru_cache(maxsize=4)(self._parse_typefaces)

    def __reduce__(self) -> tuple[type["Parser"], tuple[()]]:
        return Parser, ()

    def clear(self) -> None:
        """Forget every file."""
        for remembered in vars(self).values():
            remembered.cache_clear()

    def facts(self, source: Source) -> "Facts":
        """The facts of a leaflet, which are true in every language."""
        return self._facts(_content(source))

    def title(self, source: Source) -> str:
        """The title in a leaflet's text, without markup; empty without one."""
        # The rest of the file would take a hundred times as long to read; where the lines of the title are no YAML, it is read.
        if lines := TITLE_LINES.search(source.read()):
            with contextlib.suppress(Refused):
                tree = _document(lines[0], source.name, "title").tree
                return _without_markup(tree.get("title")) if isinstance(tree, dict) else ""
        return self.headline(source).title

    def headline(self, source: Source) -> Headline:
        """The parts of a text that a search looks at, without markup; missing or wrong values are empty."""
        tree = self._documents(source.read(), source.name, "title, summary and sections").tree
        found = tree if isinstance(tree, dict) else {}
        keywords = found.get("keywords")
        return Headline(
            _without_markup(found.get("title")),
            _without_markup(found.get("summary")),
            tuple(one for one in keywords if isinstance(one, str)) if isinstance(keywords, list) else (),
            _without_markup(found.get("specialty")),
        )

    def translation(self, source: Source, about: Source, language: str, disclaimer: Text) -> Leaflet:
        """A leaflet in one language; `about` is its `leaflet.yaml`."""
        pictures = _pictures(source.folder)
        return self._translations(_content(source), _content(about), language, disclaimer, pictures)

    def language(self, source: Source, tag: str) -> "ReadLanguage":
        """A language."""
        return self._languages(source.read(), source.name, tag)

    def words(self, source: Source, language: Language) -> Words:
        """The words of a language for numbers and units."""
        return self._words(source.read(), source.name, language)

    def people(self, source: Source) -> Mapping[str, Person]:
        """The people who may sign, by id."""
        from leafletgen.library.schema.people import read_people

        return read_people(self._documents(source.read(), source.name, "people"))

    def glossary(self, source: Source) -> Glossary:
        """The terms of a library, by language."""
        from leafletgen.library.schema.glossary import read_glossary

        return read_glossary(self._documents(source.read(), source.name, "terms"))

    def records(self, source: Source) -> Records:
        """The records of a leaflet."""
        return self._records(source.read(), source.name)

    def layout(self, source: Source, base: Source | None, name: str) -> Layout:
        """A layout, with missing values taken from its base."""
        return self._layouts(source.read(), source.name, base and base.read(), base and base.name, name)

    def layout_base(self, source: Source) -> str:
        """The name of the layout that a layout extends; empty when it extends none."""
        from leafletgen.library.build.layout import extended

        return extended(self._layout_document(source.read(), source.name))

    def is_usual(self, source: Source, leaflet: str) -> bool:
        """Whether a leaflet is made in a layout when none is named."""
        on_request, leaflets = self._uses(source.read(), source.name)
        return not on_request and (not leaflets or leaflet in leaflets)

    def typefaces(self, *sources: Source) -> Typefaces:
        """The families of fonts folders, in order. Of several families with one name the first counts.

        The same files give the same object, because a typesetter remembers by it.
        """
        return self._typefaces(tuple(_content(source) for source in sources))

    def settings(self, source: Source) -> "LibraryFile":
        """The settings of a library."""
        from leafletgen.library.schema.settings import read_settings

        return read_settings(self._documents(source.read(), source.name, "emergency: and a number"))

    def medicines(self, source: Source) -> Medicines:
        """The names of medicines, which lines never divide: the program's, and those that a library adds."""
        added = self.settings(source).medicines
        return self._medicines(frozenset(added)) if added else KNOWN

    def clinic(self, source: Source, name: str) -> Clinic:
        """A clinic."""
        from leafletgen.library.schema.clinic import read_clinic

        return read_clinic(self._documents(source.read(), source.name, "language and name"), name, source.folder)

    def _parse_facts(self, about: _Content) -> "Facts":
        from leafletgen.library.build.leaflet import read_facts

        return read_facts(self._documents(about.data, about.file, "id, version and the other facts"), about.folder)

    def _parse_translation(
        self, own: _Content, about: _Content, language: str, disclaimer: Text, _pictures: object
    ) -> Leaflet:
        from leafletgen.library.build.leaflet import read_leaflet
        from leafletgen.library.schema.origins import Origin

        document = self._documents(own.data, own.file, "title, summary and sections")
        origin = Origin(document, language, own.folder, self._drawings)
        return read_leaflet(origin, self._facts(about), disclaimer)

    def _parse_language(self, data: bytes, file: str, tag: str) -> "ReadLanguage":
        from leafletgen.library.schema.language import read_language

        return read_language(self._documents(data, file, "name, script, direction and labels"), tag)

    def _parse_words(self, data: bytes, file: str, language: Language) -> Words:
        from leafletgen.library.schema.words import read_words

        return read_words(self._documents(data, file, "decimal, group, numbers and units"), language)

    def _parse_layout(self, data: bytes, file: str, base: bytes | None, base_file: str | None, name: str) -> Layout:
        from leafletgen.library.build.layout import merged, read_layout

        document = self._layout_document(data, file)
        if base is None:
            return read_layout(document, name)
        whole = merged(document, self._layout_document(base, base_file or ""))
        # The base is read first, alone. So errors in the base are told from errors in extending it.
        self._layouts(base, base_file or "", None, None, Path(base_file or "").stem)
        return read_layout(whole, name)

    def _parse_use(self, data: bytes, file: str) -> tuple[bool, tuple[str, ...]]:
        from leafletgen.library.build.layout import use_of

        return use_of(self._layout_document(data, file))

    def _layout_document(self, data: bytes, file: str) -> Document:
        return self._documents(data, file, "paper, sides, flows and styles")

    def _parse_typefaces(self, files: tuple[_Content, ...]) -> Typefaces:
        from leafletgen.library.schema.fonts import joined_families, read_typefaces

        return joined_families(
            read_typefaces(self._documents(one.data, one.file, "families"), one.folder) for one in files
        )


def check_tag(tag: str, source: Source) -> None:
    """Raise Refused if the name of a text's file is not a language tag."""
    from pydantic_core import PydanticCustomError

    from leafletgen.library.schema.fields import parse_language_tag

    try:
        parse_language_tag(tag)
    except PydanticCustomError as wrong:
        raise Refused(problem(wrong.type, Place(source.name), **(wrong.context or {}))) from None


def check_structure(own: Leaflet, source: Leaflet) -> None:
    """Raise Refused if a translation has another structure than its source."""
    found = structure_differences(own, source)
    if found:
        raise Refused(*first_errors(found))


def _content(source: Source) -> _Content:
    return _Content(source.read(), source.name, source.folder)


def _document(data: bytes, file: str, expected: str) -> Document:
    from leafletgen.library.yaml.events import read_document

    return read_document(data, file, expected)


def _drawing(data: bytes, file: str) -> Vector:
    from leafletgen.library.svg.drawing import read_svg

    return read_svg(data, file)


def _records(data: bytes, file: str) -> Records:
    from leafletgen.library.schema.records import read_records

    return read_records(data, file)


def _pictures(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of every file beside a text that is not YAML. They show when a picture has changed."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.endswith(".yaml"):
                # A broken link is an error only if a text names it.
                with contextlib.suppress(OSError):
                    status = entry.stat()
                    found.append((entry.name, status.st_size, status.st_mtime_ns))
    return tuple(sorted(found))


def _without_markup(value: object) -> str:
    """The words of a value in a file, without markup; empty if it is not a text."""
    from leafletgen.library.markup import MarkupError, spans

    if not isinstance(value, str):
        return ""
    try:
        return "".join(span.text for span in spans(value))
    except MarkupError:
        return value
