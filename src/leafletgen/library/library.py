"""A library of leaflets on disk: lists its leaflets, languages, layouts and clinics, and reads each by name.

A library's own leaflets, languages, layouts, clinics and font families are added to those that the package ships; an
own one replaces the shipped one of the same name. Only names of existing files are accepted, so no name leads outside.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.cases import Cases
from leafletgen.library.folder import DISK, STRAY, Disk, FileTrouble, Source, files_in, names_in
from leafletgen.library.names import USABLE, is_unusable, same_elsewhere
from leafletgen.library.parser import Parser, check_structure, check_tag
from leafletgen.model.blocks import Figure
from leafletgen.model.clinic import Clinic
from leafletgen.model.credits import Credits
from leafletgen.model.edition import Edition, Job
from leafletgen.model.headline import Headline
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.medicines import KNOWN, Medicines
from leafletgen.model.people import Person, Records
from leafletgen.model.typeface import Typefaces
from leafletgen.model.words import Words
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import LONGEST_SHOWN, did_you_mean, shown
from leafletgen.trust.terms import Glossary

if TYPE_CHECKING:
    from leafletgen.library.schema.language import ReadLanguage
    from leafletgen.library.schema.leaflet import FactsFile

FACTS = "leaflet"
"""The name of a leaflet's file with its facts, which is not a language."""
RECORDS = "records"
"""The name of a leaflet's file with its signatures."""
PEOPLE = "people.yaml"
GLOSSARY = "glossary.yaml"
"""The name of the file with the terms that every translation must have; it may be missing."""
FONTS = "fonts/fonts.yaml"
SETTINGS = "library.yaml"
"""The name of the file with the settings of a whole library. It may be missing."""
FOLDERS = ("leaflets", "clinics", "layouts", "languages")
"""A folder that has one of these is a library; so is one with fonts."""
FILE_NAME = re.compile(r"[A-Za-z0-9_-]+")
"""The form of a layout's or clinic's name, which becomes a part of file names, between full stops."""


def shipped_root() -> Path:
    """The library that the package ships: beside the modules when installed, at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parents[1]


@dataclass(frozen=True, slots=True)
class Library:
    """A folder with leaflets/, and the shipped library for everything it lacks. Methods raise only Refused.

    `parser` remembers the last files that were read. `disk` has the folders.
    """

    root: Path
    shipped: Path
    parser: Parser = field(default_factory=Parser, compare=False, repr=False)
    disk: Disk = field(default=DISK, compare=False, repr=False)

    @classmethod
    def find(cls, given: Path | None = None) -> "Library":
        """The given folder; else the current folder if it is a library; else the shipped library."""
        shipped = shipped_root()
        if given is not None:
            if not any((given / folder).is_dir() for folder in (*FOLDERS, "fonts")):
                raise Refused(problem("no-library", Place(), value=shown(str(given))))
            return cls(given, shipped)
        try:
            here = Path.cwd()
        except OSError:
            raise Refused(problem("no-current-folder", Place(os.environ.get("PWD", ".")))) from None
        return cls(here if _is_library(here) else shipped, shipped)

    def own_leaflet_ids(self) -> tuple[str, ...]:
        """The ids of the library's own leaflets; those of the shipped ones if it has no folder leaflets/."""
        root = self.root if (self.root / "leaflets").is_dir() else self.shipped
        return self.disk.names_in(root / "leaflets", folders=True)

    def leaflet_ids(self) -> tuple[str, ...]:
        """The ids of all leaflets, the library's own and the shipped ones."""
        own, shipped = (self.disk.names_in(root / "leaflets", folders=True) for root in (self.root, self.shipped))
        return tuple(sorted({*own, *shipped}))

    def languages_of(self, id: str) -> tuple[str, ...]:
        """The tags of the languages in which there is a leaflet."""
        folder = self.home(id) / "leaflets" / id
        # All leaflets are listed only for an error: a run asks for each, so listing always would take quadratic time.
        if not id or Path(id).name != id or id.startswith(".") or not os.path.isdir(folder):  # noqa: PTH112 - no name fails
            _known("leaflet", id, self.leaflet_ids())
        if is_unusable(id):
            raise Refused(
                problem("bad-file-name", Place(f"leaflets/{id}"), value=shown(id), what="a leaflet", hint=USABLE)
            )
        return tuple(name for name in self.disk.names_in(folder) if name not in {FACTS, RECORDS})

    def home(self, id: str) -> Path:
        """The root of a leaflet's library: this one, unless only the shipped one has its `leaflet.yaml`."""
        own = id and Path(id).name == id and not id.startswith(".") and self._has(self.root, id)
        return self.root if own or not self._has(self.shipped, id) else self.shipped

    @staticmethod
    def _has(root: Path, id: str) -> bool:
        # Not `Path.is_file`: that raises for names that no file can have.
        return os.path.isfile(root / "leaflets" / id / f"{FACTS}.yaml")  # noqa: PTH113

    def overlooked(self, id: str) -> tuple[str, ...]:
        """The files of a leaflet that look like texts but are ignored, because their names do not end in `.yaml`."""
        return files_in(self.home(id) / "leaflets" / id, STRAY)

    def source_language(self, id: str) -> str:
        """The tag of the language that a leaflet is translated from."""
        return self.parser.facts(self._text(id, FACTS)).file.source_language

    def layouts_of(self, id: str) -> tuple[str, ...]:
        """The layouts that a leaflet is made in when none is named: its own list, else all that are for it.

        Raises Refused when `leaflet.yaml` has errors. A layout that cannot be read is included, so that its error is reported.
        """
        named = tuple(self.parser.facts(self._text(id, FACTS)).file.layouts)
        return named or tuple(name for name in self.layout_names() if self._is_usual(name, id))

    def _is_usual(self, layout: str, id: str) -> bool:
        try:
            return self.parser.is_usual(self._source("layouts", "layout", layout), id)
        except (Refused, FileTrouble):
            return True

    def layout_names(self) -> tuple[str, ...]:
        """The names of all layouts."""
        return self._names("layouts")

    def clinic_names(self) -> tuple[str, ...]:
        """The names of all clinics."""
        return self._names("clinics")

    def own_clinic_names(self) -> tuple[str, ...]:
        """The names of the library's own clinics, without the shipped fictional one."""
        return self.disk.names_in(self.root / "clinics")

    def leaflet(self, id: str, language: str) -> Leaflet:
        """A leaflet in one language, with the same sections and blocks as in its source language."""
        own = self._translation(id, language)
        if language != own.source_language:
            check_structure(own, self._translation(id, own.source_language))
        return own

    def edition(self, job: Job, cases: Cases | None = None) -> Edition:
        """The edition of a job. `cases` decides whether its texts may be given to patients; by default for today.

        Raises Refused for a withdrawn leaflet: not even a draft is made of it.
        """
        leaflet = self.leaflet(job.leaflet, job.language)
        layout = self.layout(job.layout)
        clinic = self.clinic(job.clinic).in_language(job.language) if job.clinic else None
        languages = self.languages_for(leaflet, clinic)
        beside = self.beside(leaflet, layout)
        texts = (job.language, beside.language) if beside else (job.language,)
        decided_by = cases or Cases(self, date.today())  # noqa: DTZ011 - signatures count where the leaflet is made
        standing = decided_by.standing(job.leaflet, *texts)
        if standing.withdrawn:
            raise Refused(*standing.withdrawn)
        edition = Edition(
            leaflet,
            layout,
            languages,
            self.typefaces(),
            clinic,
            beside,
            marks=job.marks,
            emergency=(clinic.emergency if clinic else "") or self.emergency(),
            standing=standing,
            medicines=self.medicines(),
            fingerprints=tuple(decided_by.fingerprint(job.leaflet, tag) for tag in texts),
            credits=self.credits(leaflet, clinic),
        )
        return (
            replace(edition, clinic_title=self.title_for(edition.clinic_language, leaflet))
            if edition.foreign
            else edition
        )

    def title_for(self, language: str, leaflet: Leaflet) -> Text:
        """The title of a leaflet in a language. If that text is missing or has errors, the title of the source."""
        try:
            return self._translation(leaflet.id, self._text_read_in(language, leaflet.id)).title
        except Refused:
            return self._translation(leaflet.id, leaflet.source_language).title

    def _text_read_in(self, language: str, id: str) -> str:
        """The tag of a leaflet's text for readers of a language: `en` for `en-GB` if there is no `en-GB`."""
        general = language.partition("-")[0]
        return general if language not in self.languages_of(id) and general in self.languages_of(id) else language

    def credits(self, leaflet: Leaflet, clinic: Clinic | None) -> Credits:
        """Who speaks in a leaflet: by the leaflet's own file, the clinic's, or the library's."""
        from leafletgen.library.build.credits import credits_of  # noqa: PLC0415 - loads pydantic, as reading does

        source = self._settings()
        return credits_of(self.facts(leaflet.id), self.parser.settings(source) if source else None, leaflet, clinic)

    def medicines(self) -> Medicines:
        """The names of medicines, which lines never divide: the program's, and those that the library adds."""
        source = self._settings()
        return self.parser.medicines(source) if source else KNOWN

    def emergency(self) -> str:
        """The number to call in an emergency; empty if the library has none."""
        source = self._settings()
        return (self.parser.settings(source).emergency or "") if source else ""

    def contact(self) -> str:
        """The address where clinicians ask for a leaflet or a language; empty if the library has none."""
        source = self._settings()
        return (self.parser.settings(source).contact or "") if source else ""

    def beside(self, leaflet: Leaflet, layout: Layout) -> Leaflet | None:
        """The leaflet in its source language, for a bilingual layout; else None, as for the source itself."""
        if not layout.bilingual or leaflet.language == leaflet.source_language:
            return None
        return self._translation(leaflet.id, leaflet.source_language)

    def language(self, tag: str) -> Language:
        """A language. If there is no file for `pt-BR`, that of `pt` is used."""
        return self._language(tag).language

    def words(self, tag: str) -> Words:
        """The words of a language for numbers and units. Without a file for them, only its months are known."""
        language = self.language(tag)
        source = self._words_source(tag)
        return self.parser.words(source, language) if source else Words(months=language.months)

    def _words_source(self, tag: str) -> Source | None:
        known = self._names("languages/words")
        name = next((one for one in (tag, tag.partition("-")[0]) if one in known), "")
        return self._source("languages/words", "language", name) if name else None

    def people(self) -> Mapping[str, Person]:
        """The people who may sign, by id; empty in a library without `people.yaml`."""
        return (
            self.parser.people(Source(self.root, PEOPLE, self.disk)) if self.disk.is_there(self.root / PEOPLE) else {}
        )

    def glossary(self) -> Glossary:
        """The terms that every translation must have; empty in a library without `glossary.yaml`."""
        source = Source(self.root, GLOSSARY, self.disk)
        return self.parser.glossary(source) if self.disk.is_there(source.path) else ()

    def records(self, id: str) -> Records:
        """The records of a leaflet; empty if nobody has signed anything."""
        name = f"leaflets/{id}/{RECORDS}.yaml"
        root = self.root if self.disk.is_there(self.root / name) else self.home(id)
        return self.parser.records(Source(root, name, self.disk)) if self.disk.is_there(root / name) else Records()

    def facts(self, id: str) -> "FactsFile":
        """The facts of a leaflet, which are true in every language."""
        return self.parser.facts(self._text(id, FACTS)).file

    def title(self, id: str, language: str) -> str:
        """The title of a leaflet. The rest of the file is not checked."""
        return self.parser.title(self._text(id, language))

    def headline(self, id: str, language: str) -> Headline:
        """The parts of a text that a search looks at. The rest of the file is not checked."""
        return self.parser.headline(self._text(id, language))

    def text_file(self, id: str, language: str) -> Source:
        """The file of a leaflet in one language, which must be there."""
        return self._text(id, language)

    def files_compared(self, id: str, language: str) -> tuple[Path, ...]:
        """Every file that a text and its comparison with the source depend on, including the leaflet's pictures."""
        source = self.source_language(id)
        tags = tuple(dict.fromkeys((language, source)))
        folder = self.root / "leaflets" / id
        pictures = sorted(
            path for path in folder.iterdir() if path.suffix != ".yaml" and path.is_file() and path.name[0] != "."
        )
        texts = [self._text(id, name).path for name in (FACTS, *tags)]
        words = [path for tag in tags if (path := self._words_source(tag))]
        return (
            *texts,
            *pictures,
            *(self._language_source(tag).path for tag in tags),
            *(source.path for source in words),
            *filter(self.disk.is_there, [self.root / GLOSSARY]),
        )

    def language_names(self) -> tuple[str, ...]:
        """The tags of all languages that have a language file."""
        return self._names("languages")

    def languages_for(self, leaflet: Leaflet, clinic: Clinic | None = None) -> dict[str, Language]:
        """The languages of all words on the paper, by tag: the leaflet's, its source's and the clinic's."""
        return {tag: self.language(tag) for tag in _tags(leaflet, clinic)}

    def layout(self, name: str) -> Layout:
        """A layout."""
        own, base = self._layout_sources(name)
        return self.parser.layout(own, base, name)

    def typefaces(self) -> Typefaces:
        """The library's own families, then the shipped ones. The same object while `fonts.yaml` does not change."""
        return self.parser.typefaces(*self._fonts())

    def clinic(self, name: str) -> Clinic:
        """A clinic."""
        return self.parser.clinic(self._source("clinics", "clinic", name), name)

    def text_sources(self, id: str, language: str) -> tuple[Path, ...]:
        """The existing files that a finished leaflet depends on in every layout and for every clinic."""
        leaflet = self.leaflet(id, language)
        files = [self._text(id, name).path for name in (FACTS, language, leaflet.source_language)]
        # Signatures are sources too: a signature removes the mark of a draft.
        signing = (self.root / "leaflets" / id / f"{RECORDS}.yaml", self.root / PEOPLE)
        files += [path for path in signing if self.disk.is_there(path)]
        # The source's pictures count too: a bilingual layout prints them.
        sections = (*leaflet.sections, *self._translation(id, leaflet.source_language).sections)
        files += [figure.image for section in sections for figure in section.body if isinstance(figure, Figure)]
        files += [self._language_source(tag).path for tag in _tags(leaflet, None)]
        return tuple(dict.fromkeys(files))

    def setting_sources(self, layout: str, clinic: str | None = None, leaflet: str = "") -> tuple[Path, ...]:
        """The other files that it depends on: layout, clinic, `library.yaml`, `fonts.yaml` with the fonts' hashes.

        With `leaflet`, an id, also the text from which its title for the clinic is taken.
        """
        files = [source.path for source in (*self._layout_sources(layout), *self._fonts(), self._settings()) if source]
        if clinic:
            whose = self.clinic(clinic)
            files += [self._source("clinics", "clinic", clinic).path, self._language_source(whose.language).path]
            files += [whose.logo.graphic.path] if whose.logo else []
            read = self._text_read_in(whose.language, leaflet) if leaflet else ""
            files += [self._text(leaflet, read).path] if read and read in self.languages_of(leaflet) else []
        return tuple(files)

    def _translation(self, id: str, language: str) -> Leaflet:
        about = self._text(id, FACTS)
        self.parser.facts(about)
        source = self._text(id, language)
        check_tag(language, source)
        return self.parser.translation(source, about, language, self._language(language).disclaimer)

    def _text(self, id: str, name: str) -> Source:
        """`leaflet.yaml` or the file of a language. It must exist."""
        languages = self.languages_of(id)
        if name != FACTS:
            _known("language", name, languages, Place(f"leaflets/{id}"))
        return Source(self.home(id), f"leaflets/{id}/{name}.yaml", self.disk)

    def _language(self, tag: str) -> "ReadLanguage":
        return self.parser.language(self._language_source(tag), tag)

    def _language_source(self, tag: str) -> Source:
        """The file of a language, or of a wider one in the same script (RFC 4647, 3.4, without dropping a script)."""
        known = self._names("languages")
        nearest = tag
        while nearest not in known and "-" in nearest and not nearest[-4:].istitle():
            nearest = nearest.rpartition("-")[0]
        if nearest not in known:
            raise Refused(_unknown_language(tag, known))
        return self._source("languages", "language", nearest)

    def _layout_sources(self, name: str) -> tuple[Source, Source | None]:
        own = self._source("layouts", "layout", name)
        base = self.parser.layout_base(own)
        return own, self._source("layouts", "layout", base) if base else None

    def _settings(self) -> Source | None:
        return Source(self.root, SETTINGS, self.disk) if self.disk.is_there(self.root / SETTINGS) else None

    def _fonts(self) -> tuple[Source, ...]:
        own = self.root != self.shipped and self.disk.is_there(self.root / FONTS)
        shipped = Source(self.shipped, FONTS, self.disk)
        return (Source(self.root, FONTS, self.disk), shipped) if own else (shipped,)

    def _names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted({*self.disk.names_in(self.shipped / folder), *self.disk.names_in(self.root / folder)}))

    def _source(self, folder: str, what: str, name: str) -> Source:
        """A file of the library, or else of the shipped one."""
        names = self._names(folder)
        _known(what, name, names)
        hint = "" if FILE_NAME.fullmatch(name) else "use letters a to z, digits, hyphens and underscores"
        if is_unusable(name):
            hint = USABLE
        elif other := same_elsewhere(name, names):
            hint = f"rename it: Windows and macOS take it for the same as {shown(other)}"
        if hint:
            raise Refused(
                problem("bad-file-name", Place(f"{folder}/{name}.yaml"), value=shown(name), what=f"a {what}", hint=hint)
            )
        own = name in self.disk.names_in(self.root / folder)
        root = self.root if own else self.shipped
        return Source(root, f"{folder}/{self.disk.file_of(root / folder, name)}", self.disk)


def _is_library(folder: Path) -> bool:
    """True when the current folder is a library: it has leaflets, a folder of `FOLDERS`, or fonts."""
    return (
        (folder / "leaflets").is_dir()
        or (folder / FONTS).is_file()
        or any(names_in(folder / name) for name in FOLDERS[1:])
    )


def _known(what: str, name: str, names: tuple[str, ...], place: Place = Place()) -> None:
    """Raise Refused if the name is not among the known names. `what` says of which kind it is."""
    if name not in names:
        raise Refused(problem("unknown-name", place, what=what, value=shown(name), hint=did_you_mean(name, names)))


def _unknown_language(tag: str, known: tuple[str, ...]) -> Diagnostic:
    """The error for a language without a language file: a new language, or a mistyped tag."""
    guess = did_you_mean(tag, known)
    if not FILE_NAME.fullmatch(tag) or len(tag) > LONGEST_SHOWN:
        return problem("unknown-name", Place("languages"), what="language", value=shown(tag), hint=guess)
    start = f"start it with: leafletgen new language {tag}"
    hint = f"{guess} If not, {start}" if guess.endswith("?") else start
    return problem("unknown-name", Place(f"languages/{tag}.yaml"), what="language", value=shown(tag), hint=hint)


def _tags(leaflet: Leaflet, clinic: Clinic | None) -> tuple[str, ...]:
    of_clinic = (clinic.language, *filter(None, [clinic.staff])) if clinic else ()
    return tuple(dict.fromkeys((leaflet.language, leaflet.source_language, *of_clinic)))
