"""A library of leaflets on disk: what there is, and each thing read by name.

What a library lacks comes from the library that the package ships: languages, layouts and clinics one by one, fonts as
a whole. Names are looked up among the files that are there, so that no name leads out of the library.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library import cache as parsed
from leafletgen.library.folder import Source, names_in
from leafletgen.model.blocks import Figure
from leafletgen.model.clinic import Clinic
from leafletgen.model.edition import Edition, Job
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet
from leafletgen.model.people import Person, Records
from leafletgen.model.typeface import Typefaces
from leafletgen.model.words import Words
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown

if TYPE_CHECKING:
    from leafletgen.library.schema.language import ReadLanguage
    from leafletgen.library.schema.leaflet import FactsFile

FACTS = "leaflet"
"""The name of the file of a leaflet that is no language."""
RECORDS = "records"
"""The name of the file of a leaflet that says who has signed it."""
PEOPLE = "people.yaml"
FONTS = "fonts/fonts.yaml"
SETTINGS = "library.yaml"
"""The name of the file with what is true of a whole library; it may be missing."""
FILE_NAME = re.compile(r"[A-Za-z0-9_-]+")
"""What a layout or a clinic may be called: its name becomes a part of the names of files, between full stops."""


def shipped_root() -> Path:
    """The library that the package ships: beside the modules when installed, at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parents[1]


@dataclass(frozen=True, slots=True)
class Library:
    """A folder with leaflets/, and the shipped one for what it lacks. Every method raises Refused, never another error."""

    root: Path
    shipped: Path

    @classmethod
    def find(cls, given: Path | None = None) -> "Library":
        """The given folder; else the current one if it has leaflets/; else what the package ships."""
        shipped = shipped_root()
        if given is not None:
            if not (given / "leaflets").is_dir():
                raise Refused(problem("no-library", Place(), value=shown(str(given))))
            return cls(given, shipped)
        try:
            here = Path.cwd()
        except OSError:
            raise Refused(problem("no-current-folder", Place(os.environ.get("PWD", ".")))) from None
        return cls(here if (here / "leaflets").is_dir() else shipped, shipped)

    def leaflet_ids(self) -> tuple[str, ...]:
        """The ids of all leaflets: the folders in leaflets/."""
        return names_in(self.root / "leaflets", folders=True)

    def languages_of(self, id: str) -> tuple[str, ...]:
        """The tags of the languages in which there is a leaflet."""
        folder = self.root / "leaflets" / id
        # Only for an error are all leaflets listed: a run asks for each, which would take the square of their number.
        if not id or Path(id).name != id or id.startswith(".") or not os.path.isdir(folder):  # noqa: PTH112 - no name fails
            _known("leaflet", id, self.leaflet_ids())
        return tuple(name for name in names_in(folder) if name not in {FACTS, RECORDS})

    def overlooked(self, id: str) -> tuple[str, ...]:
        """The files of a leaflet that nobody reads, for their names end in `.yml`."""
        return names_in(self.root / "leaflets" / id, suffix=".yml")

    def source_language(self, id: str) -> str:
        """The tag of the language that a leaflet is translated from."""
        return parsed.facts(self._text(id, FACTS)).file.source_language

    def layout_names(self) -> tuple[str, ...]:
        """The names of all layouts."""
        return self._names("layouts")

    def clinic_names(self) -> tuple[str, ...]:
        """The names of all clinics."""
        return self._names("clinics")

    def leaflet(self, id: str, language: str) -> Leaflet:
        """A leaflet in one language, with the same sections and blocks as in its source language."""
        own = self._translation(id, language)
        if language != own.source_language:
            parsed.check_structure(own, self._translation(id, own.source_language))
        return own

    def edition(self, job: Job) -> Edition:
        """Everything that a job takes."""
        leaflet = self.leaflet(job.leaflet, job.language)
        layout = self.layout(job.layout)
        clinic = self.clinic(job.clinic) if job.clinic else None
        languages = self.languages_for(leaflet, clinic)
        return Edition(
            leaflet,
            layout,
            languages,
            self.typefaces(),
            clinic,
            beside=self.beside(leaflet, layout),
            marks=job.marks,
            emergency=(clinic.emergency if clinic else "") or self.emergency(),
        )

    def emergency(self) -> str:
        """The number to call in an emergency, or nothing where the library gives none."""
        source = self._settings()
        return parsed.emergency(source) if source else ""

    def beside(self, leaflet: Leaflet, layout: Layout) -> Leaflet | None:
        """What a bilingual layout sets beside a leaflet: the same in its source language; nothing beside that itself."""
        if not layout.bilingual or leaflet.language == leaflet.source_language:
            return None
        return self._translation(leaflet.id, leaflet.source_language)

    def language(self, tag: str) -> Language:
        """A language; where there is none for `pt-BR`, the words of `pt` are taken for it."""
        return self._language(tag).language

    def words(self, tag: str) -> Words:
        """What a language calls numbers and units; of a language without such a file nothing but its months is known."""
        language = self.language(tag)
        source = self._words_source(tag)
        return parsed.words(source, language) if source else Words(months=language.months)

    def _words_source(self, tag: str) -> Source | None:
        known = self._names("languages/words")
        name = next((one for one in (tag, tag.partition("-")[0]) if one in known), "")
        return self._source("languages/words", "language", name) if name else None

    def people(self) -> Mapping[str, Person]:
        """Everybody who may sign, by id; nobody in a library without `people.yaml`."""
        return parsed.people(Source(self.root, PEOPLE)) if (self.root / PEOPLE).is_file() else {}

    def records(self, id: str) -> Records:
        """What is on record of a leaflet; nothing where nobody has signed anything."""
        name = f"leaflets/{id}/{RECORDS}.yaml"
        return parsed.records(Source(self.root, name)) if (self.root / name).is_file() else Records()

    def facts(self, id: str) -> "FactsFile":
        """What is true of a leaflet in every language."""
        return parsed.facts(self._text(id, FACTS)).file

    def title(self, id: str, language: str) -> str:
        """The title of a leaflet, without reading more of it."""
        return parsed.title(self._text(id, language))

    def text_file(self, id: str, language: str) -> Source:
        """The file of a leaflet in one language, which must be there."""
        return self._text(id, language)

    def files_compared(self, id: str, language: str) -> tuple[Path, ...]:
        """Every file that decides what a text is and how it compares with its source, the pictures of the leaflet among them."""
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
        )

    def language_names(self) -> tuple[str, ...]:
        """The tags of all languages that the program has words in."""
        return self._names("languages")

    def languages_for(self, leaflet: Leaflet, clinic: Clinic | None = None) -> dict[str, Language]:
        """The languages of every word on the paper, by tag: the leaflet's, that of its source, and the clinic's."""
        return {tag: self.language(tag) for tag in _tags(leaflet, clinic)}

    def layout(self, name: str) -> Layout:
        """A layout."""
        own, base = self._layout_sources(name)
        return parsed.layout(own, base, name)

    def typefaces(self) -> Typefaces:
        """The typefaces; the same object as long as `fonts.yaml` stays the same."""
        return parsed.typefaces(self._fonts())

    def clinic(self, name: str) -> Clinic:
        """A clinic."""
        return parsed.clinic(self._source("clinics", "clinic", name), name)

    def sources_of(self, id: str, language: str, layout: str, clinic: str | None = None) -> tuple[Path, ...]:
        """Every file that a finished leaflet depends on, except font files, for whose bytes `fonts.yaml` stands."""
        files = (*self.text_sources(id, language), *self.setting_sources(layout, clinic))
        return tuple(dict.fromkeys(files))

    def text_sources(self, id: str, language: str) -> tuple[Path, ...]:
        """Of the files that a finished leaflet depends on, those that it has in common in every layout, for every clinic."""
        leaflet = self.leaflet(id, language)
        files = [self._text(id, name).path for name in (FACTS, language, leaflet.source_language)]
        # Of the source's pictures too: a bilingual layout sets them beside.
        sections = (*leaflet.sections, *self._translation(id, leaflet.source_language).sections)
        files += [figure.image for section in sections for figure in section.body if isinstance(figure, Figure)]
        return (*files, *(self._language_source(tag).path for tag in _tags(leaflet, None)))

    def setting_sources(self, layout: str, clinic: str | None = None) -> tuple[Path, ...]:
        """The other files that it depends on: layout, clinic, `fonts.yaml` and `library.yaml`."""
        files = [source.path for source in (*self._layout_sources(layout), self._fonts(), self._settings()) if source]
        if clinic:
            whose = self.clinic(clinic)
            files += [self._source("clinics", "clinic", clinic).path, self._language_source(whose.language).path]
            files += [whose.logo.graphic.path] if whose.logo else []
        return tuple(files)

    def _translation(self, id: str, language: str) -> Leaflet:
        about = self._text(id, FACTS)
        parsed.facts(about)
        source = self._text(id, language)
        parsed.check_tag(language, source)
        return parsed.translation(source, about, language, self._language(language).disclaimer)

    def _text(self, id: str, name: str) -> Source:
        """`leaflet.yaml`, or the file of a language, which must be there."""
        languages = self.languages_of(id)
        if name != FACTS:
            _known("language", name, languages, Place(f"leaflets/{id}"))
        return Source(self.root, f"leaflets/{id}/{name}.yaml")

    def _language(self, tag: str) -> "ReadLanguage":
        return parsed.language(self._language_source(tag), tag)

    def _language_source(self, tag: str) -> Source:
        """The file of a language, or of the nearest that is written alike (RFC 4647, 3.4, but never without a script)."""
        known = self._names("languages")
        nearest = tag
        while nearest not in known and "-" in nearest and not nearest[-4:].istitle():
            nearest = nearest.rpartition("-")[0]
        if nearest not in known:
            raise Refused(_unknown_language(tag, known))
        return self._source("languages", "language", nearest)

    def _layout_sources(self, name: str) -> tuple[Source, Source | None]:
        own = self._source("layouts", "layout", name)
        base = parsed.layout_base(own)
        return own, self._source("layouts", "layout", base) if base else None

    def _settings(self) -> Source | None:
        return Source(self.root, SETTINGS) if (self.root / SETTINGS).is_file() else None

    def _fonts(self) -> Source:
        own = (self.root / FONTS).is_file()
        return Source(self.root if own else self.shipped, FONTS)

    def _names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted({*names_in(self.shipped / folder), *names_in(self.root / folder)}))

    def _source(self, folder: str, what: str, name: str) -> Source:
        """A file that is the library's own or else a shipped one."""
        _known(what, name, self._names(folder))
        if not FILE_NAME.fullmatch(name):
            hint = "use letters a to z, digits, hyphens and underscores"
            raise Refused(
                problem("bad-file-name", Place(f"{folder}/{name}.yaml"), value=shown(name), what=f"a {what}", hint=hint)
            )
        own = name in names_in(self.root / folder)
        return Source(self.root if own else self.shipped, f"{folder}/{name}.yaml")


def _known(what: str, name: str, names: tuple[str, ...], place: Place = Place()) -> None:
    """Raise Refused where there is no such thing of this name."""
    if name not in names:
        raise Refused(problem("unknown-name", place, what=what, value=shown(name), hint=did_you_mean(name, names)))


def _unknown_language(tag: str, known: tuple[str, ...]) -> Diagnostic:
    """The error for a language that the program has no words in: a new one, unless its tag is mistyped."""
    guess = did_you_mean(tag, known)
    start = f"start it with: leafletgen new language {tag}"
    hint = f"{guess} If not, {start}" if guess.endswith("?") else start
    return problem("unknown-name", Place(f"languages/{tag}.yaml"), what="language", value=shown(tag), hint=hint)


def _tags(leaflet: Leaflet, clinic: Clinic | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((leaflet.language, leaflet.source_language, *([clinic.language] if clinic else ()))))
