"""One file to make: by its names (`Job`), and with everything that is printed (`Edition`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.blocks import FillIn, fill_ins
from leafletgen.model.clinic import Clinic
from leafletgen.model.credits import NOBODY, Credits
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.medicines import KNOWN, Medicines
from leafletgen.model.standing import Mark, Standing
from leafletgen.model.typeface import Typefaces


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One file to make: a leaflet in a language and a layout, with a clinic (empty for none).

    `marks`: with bleed, crop marks and fold marks, for a print shop.
    """

    leaflet: str
    language: str
    layout: str
    clinic: str = ""
    marks: bool = False

    @property
    def name(self) -> str:
        """The name of the file without its suffix: `asthma.pt-BR.trifold-a4.north-clinic`; with marks, `…+marks`."""
        clinic = f".{self.clinic}" if self.clinic else ""
        return f"{self.leaflet}.{self.language}.{self.layout}{clinic}{'+marks' if self.marks else ''}"

    @property
    def output(self) -> str:
        """The path of the file in the output folder, with `/` on every system."""
        return f"{self.leaflet}/{self.name}.pdf"


@dataclass(frozen=True, slots=True)
class Edition:
    """A leaflet in one language and layout, with everything that is printed with it.

    `languages` has the language of every text, by tag: the leaflet's, that of its sources, and the clinic's. `beside`
    is the same leaflet in its source language, for a bilingual layout. `emergency` is the printed number to call in an
    emergency; empty if there is none. `marks`: with bleed, crop marks and fold marks, for a print shop. `standing` says
    whether all its texts may be given to patients; None if that was not decided. `medicines` are the names that lines
    never divide. `fingerprints` are those of the texts on the paper, the leaflet's first. `clinic_title` is the title in
    the language of the clinic's staff, else in the source language; None if the staff read the leaflet's own.
    `credits` names its authors.

    `fields` has the values of the leaflet's fields for one patient, by their ids. They are printed and nothing else: they
    are in no file name, no metadata and no memory, and `repr` does not show them.
    """

    leaflet: Leaflet
    layout: Layout
    languages: Mapping[str, Language]
    typefaces: Typefaces
    clinic: Clinic | None = None
    beside: Leaflet | None = None
    marks: bool = False
    emergency: str = ""
    standing: Standing | None = None
    medicines: Medicines = KNOWN
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    fingerprints: tuple[str, ...] = ()
    clinic_title: Text | None = None
    credits: Credits = NOBODY

    @property
    def printed_marks(self) -> tuple[Mark, ...]:
        """The marks on every page for texts that nobody has signed as they are."""
        return (Mark.DRAFT,) if self.standing is None else self.standing.marks

    @property
    def clinic_language(self) -> str:
        """The tag of the language of the clinic's staff: the clinic's language, else the leaflet's source language."""
        return (self.clinic.staff or self.clinic.language) if self.clinic else self.leaflet.source_language

    @property
    def foreign(self) -> bool:
        """True when the clinic's staff read another language. A form of their language from another country is not another."""
        own, clinic = (self.languages[tag] for tag in (self.leaflet.language, self.clinic_language))
        return (own.tag.partition("-")[0], own.script) != (clinic.tag.partition("-")[0], clinic.script)

    @property
    def draft(self) -> bool:
        """True when every page is marked as a draft, because some text is not signed as it is."""
        return self.standing is None or self.standing.draft

    @property
    def fillable(self) -> tuple[FillIn, ...]:
        """The fields of the leaflet, in reading order, with their ids (`name`) and labels."""
        return tuple(fill_ins(self.leaflet))

    def filled(self, name: str) -> str:
        """The printed value of a field, without needless spaces; empty when the value would be invisible."""
        words = " ".join(filter(None, self.fields.get(name, "").split(" ")))
        return words if any(not character.isspace() and category(character) != "Cf" for character in words) else ""

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings about the files that the words come from."""
        return (*self.leaflet.warnings, *(self.clinic.warnings if self.clinic else ()))
