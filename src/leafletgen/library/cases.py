"""Collects, for each text, everything that decides whether it may be given to patients: a case.

Reading and comparing every text of a large library takes minutes. So signing records a hash of all files that the
comparison used. While none of them changes, their bytes are hashed and not read any further.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.folder import Source
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Leaflet
from leafletgen.model.people import Compared, Person, Records, TextRecord
from leafletgen.model.standing import Standing, joined_standing
from leafletgen.model.words import Words
from leafletgen.problems.catalogue import problem
from leafletgen.trust.fingerprint import FORM, PrintedBeside, pictures_of, text_fingerprint
from leafletgen.trust.quantities import Reader
from leafletgen.trust.standing import Case, standing
from leafletgen.trust.terms import Glossary, required_terms
from leafletgen.trust.which_language import looks_like

if TYPE_CHECKING:
    from leafletgen.library.schema.leaflet import FactsFile


REVIEWED = re.compile(rb"""^[{ ]*['"]?reviewed""", re.MULTILINE)
"""The key of older signatures, where a key may begin."""


class Shelves(Protocol):
    """The part of a library that cases need. Every method raises Refused."""

    @property
    def root(self) -> Path:
        """The library's own folder."""

    def facts(self, id: str) -> "FactsFile":
        """The facts of a leaflet, which are true in every language."""

    def languages_of(self, id: str) -> tuple[str, ...]:
        """The languages of a leaflet."""

    def home(self, id: str) -> Path:
        """The root of the library that a leaflet is in."""

    def text_file(self, id: str, language: str) -> Source:
        """The file of a text."""

    def title(self, id: str, language: str) -> str:
        """The title of a leaflet."""

    def leaflet(self, id: str, language: str) -> Leaflet:
        """A text."""

    def records(self, id: str) -> Records:
        """The records of a leaflet."""

    def people(self) -> Mapping[str, Person]:
        """The people who may sign."""

    def words(self, tag: str) -> Words:
        """The words of a language for numbers and units."""

    def glossary(self) -> Glossary:
        """The terms that the library requires."""

    def language(self, tag: str) -> Language:
        """A language."""

    def language_names(self) -> tuple[str, ...]:
        """The tags of all languages."""

    def files_compared(self, id: str, language: str) -> tuple[Path, ...]:
        """Every file that the comparison of a text with its source depends on."""


class Cases:
    """The texts of a library as cases, on one day. Everything that several cases share is read once.

    `thorough` compares each text with its source even if the text is not ready for another reason. `by_record` trusts
    the records about files with the same bytes: that is quick, and good enough for a list. For printing and
    releasing, the words themselves decide, because records may have been edited by hand.
    """

    def __init__(self, library: Shelves, today: date, *, thorough: bool = False, by_record: bool = False) -> None:
        self.library = library
        self.today = today
        self.thorough = thorough
        self.by_record = by_record
        self.standings: dict[tuple[str, str], Standing] = {}
        self.fingerprints: dict[tuple[str, str], str] = {}
        self.hashes: dict[Path, str] = {}
        self.cases: dict[tuple[str, str], Case] = {}
        self.records: dict[str, Records] = {}
        self.known_facts: dict[str, FactsFile] = {}
        self.known_languages: dict[str, tuple[str, ...]] = {}
        self.known_folders: dict[str, Path] = {}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The people who may sign. Raises Refused."""
        return self.library.people()

    def standing(self, id: str, *languages: str) -> Standing:
        """The standing of a paper with a leaflet in these languages. Raises Refused when a language is missing."""
        for language in languages:
            if (id, language) not in self.standings:
                self.standings[id, language] = standing(self.case(id, language), thorough=self.thorough)
        return joined_standing(self.standings[id, language] for language in languages)

    def fingerprint(self, id: str, language: str) -> str:
        """The fingerprint of everything that is printed from a text. Raises Refused."""
        if (id, language) not in self.fingerprints:
            self.fingerprints[id, language] = self.case(id, language).fingerprint
        return self.fingerprints[id, language]

    def case(self, id: str, language: str) -> Case:
        """Everything that the decision on a text depends on. Raises Refused when leaflet or language is missing."""
        facts = self.facts(id)
        source = None if language == facts.source_language else self.source(id, facts.source_language)
        if language not in self.languages(id):
            self.library.text_file(id, language)  # which raises the error for a language that is not there
        file = Source(self.library.root, f"leaflets/{id}/{language}.yaml")
        return Case(
            leaflet=id,
            language=language,
            file=file.name,
            review_by=facts.review_by,
            records=self.records_of(id),
            people=self.people,
            today=self.today,
            load=lambda: self.library.leaflet(id, language),
            hashed=lambda leaflet: fingerprint(leaflet, self.library.language(language)),
            terms=lambda: required_terms(self.library.glossary(), facts.source_language, language),
            readers=lambda: (Reader(self.library.words(facts.source_language)), Reader(self.library.words(language))),
            seems_to_be=lambda text, tag: seems_to_be(self.library, text, tag),
            compared=self.compared(id, language),
            source=source,
            has_reviews=lambda: has_reviews(self.folder(id) / f"{language}.yaml"),
        )

    def facts(self, id: str) -> "FactsFile":
        """The facts of a leaflet, which are true in every language."""
        if id not in self.known_facts:
            self.known_facts[id] = self.library.facts(id)
        return self.known_facts[id]

    def languages(self, id: str) -> tuple[str, ...]:
        """The languages of a leaflet."""
        if id not in self.known_languages:
            self.known_languages[id] = self.library.languages_of(id)
        return self.known_languages[id]

    def folder(self, id: str) -> Path:
        """The folder of a leaflet, in the library's own files or in the shipped ones."""
        if id not in self.known_folders:
            self.known_folders[id] = self.library.home(id) / "leaflets" / id
        return self.known_folders[id]

    def source(self, id: str, language: str) -> Case:
        """The case of a source. All its translations share it."""
        if (id, language) not in self.cases:
            self.cases[id, language] = self.case(id, language)
        return self.cases[id, language]

    def records_of(self, id: str) -> Records:
        """The records of a leaflet."""
        if id not in self.records:
            self.records[id] = self.library.records(id)
        return self.records[id]

    def compared(self, id: str, language: str) -> Compared | None:
        """The recorded comparison, if records are trusted and the text's files still have the same bytes; else None."""
        if not self.by_record:
            return None
        compared = self.records_of(id).languages.get(language, TextRecord()).compared
        return compared if compared and compared.inputs == self.inputs(id, language) else None

    def inputs(self, id: str, language: str) -> str:
        """A hash of every file that a text and its comparison with the source depend on. Raises Refused."""
        whole = sha256(f"{FORM} {version('leafletgen')}".encode())
        for path in self.library.files_compared(id, language):
            if path not in self.hashes:
                self.hashes[path] = file_hash(path, id)
            whole.update(self.hashes[path].encode("ascii"))
        return whole.hexdigest()


def case_of(library: Shelves, id: str, language: str, today: date) -> Case:
    """The case of one text, on a day."""
    return Cases(library, today).case(id, language)


def fingerprint(leaflet: Leaflet, language: Language) -> str:
    """The fingerprint of everything that is printed from a text. Raises Refused when a picture cannot be read."""
    pictures = {path: file_hash(path, leaflet.id) for path in pictures_of(leaflet)}
    return text_fingerprint(leaflet, PrintedBeside(pictures, language.labels))


def file_hash(path: Path, id: str) -> str:
    """The SHA-256 of a file. Raises Refused when it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as wrong:
        place = Place(f"leaflets/{id}/{path.name}")
        raise Refused(problem("unreadable-file", place, reason=wrong.strerror or "unknown")) from None


def has_reviews(path: Path) -> bool:
    """True where a text may have signatures of an older kind. Also true for an unreadable file."""
    try:
        data = path.read_bytes()
        return b"reviewed" in data and bool(REVIEWED.search(data))
    except OSError:
        return True


def seems_to_be(library: Shelves, text: str, tag: str) -> str:
    """The language of the library in which a text seems to be, if that is not `tag`; else empty."""
    tags = {tag, *library.language_names()}
    scripts = {one: library.language(one).script for one in tags}
    return looks_like(text, tag, scripts, {one: library.words(one) for one in tags})
