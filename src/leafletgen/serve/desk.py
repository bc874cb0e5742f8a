"""Everything that answers a request needs, and what a nurse has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from leafletgen.build.plan import Request
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Job
from leafletgen.model.language import Direction
from leafletgen.serve.making import Order
from leafletgen.serve.papers import Kind, Paper, papers
from leafletgen.serve.rendering import Recent, Renderer
from leafletgen.serve.settings import Settings
from leafletgen.serve.sheets import Sheets
from leafletgen.serve.shelf import Card, Shelf
from leafletgen.serve.visitors import Visitors
from leafletgen.serve.words import PageWords

SOON = timedelta(days=90)
"""The page points out a review that is due within this time."""

NO_CLINIC = "."
"""What an address says for a sheet without a clinic; no clinic can have this name and be printed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of the page."""

    settings: Settings
    words: PageWords
    shelf: Shelf
    renderer: Renderer
    recent: Recent
    sheets: Sheets
    visitors: Visitors

    def tongue(self, tag: str) -> "Tongue":
        """A language as the page shows it; where its file cannot be read, its tag is its name."""
        try:
            language = self.settings.library.language(tag)
        except Refused:
            return Tongue(tag, self.words.language_name(tag), tag, "ltr", ())
        rtl = language.direction is Direction.RTL
        return Tongue(tag, self.words.language_name(tag), language.name, "rtl" if rtl else "ltr", language.also_read)

    def clinics(self) -> dict[str, str]:
        """The clinics of the library by id, with their names; those that cannot be read are left out."""
        found = {}
        library = self.settings.library
        try:
            names = {*library.own_clinic_names(), *([self.settings.clinic] if self.settings.clinic else ())}
        except Refused:
            return {}
        for name in sorted(names):
            try:
                found[name] = library.clinic(name).name
            except Refused:
                continue
        return found

    def contact(self) -> str:
        """Where a nurse asks the library team; empty where nobody says."""
        try:
            return self.settings.library.contact()
        except Refused:
            return ""

    def chosen(self, card: Card, asked: Mapping[str, str], remembered: Mapping[str, str]) -> "Choice":
        """What was asked for, completed by what this browser used last; a language is never remembered."""
        language = asked.get("lang") or card.source
        offered = [one for one in papers(self.settings.library, self.words) if fits_language(one, card, language)]
        by_id = {paper.id: paper for paper in offered}
        paper = by_id.get(asked.get("paper", "")) or by_id.get(remembered.get("paper", ""))
        if paper is None and offered:
            size = next(
                (one.size for one in papers(self.settings.library, self.words) if one.id == asked.get("paper")), ""
            )
            paper = next((one for one in offered if one.size == size), offered[0])
        clinics = self.clinics()
        wanted = (asked.get("clinic"), remembered.get("clinic"), self.settings.clinic)
        clinic = next((one for one in wanted if one in clinics or one == NO_CLINIC), "") or ""
        return Choice(card, language, paper, tuple(offered), "" if clinic == NO_CLINIC else clinic, clinics)

    def order(self, choice: "Choice", typed: Mapping[str, str], *, others: bool = True) -> Order:
        """The order for what was chosen; with `others`, the other papers are tried too."""
        layouts = [choice.paper.id] if choice.paper else []
        layouts += [paper.id for paper in choice.papers if others and paper.id not in layouts]
        jobs = tuple(Job(choice.card.id, choice.language, layout, choice.clinic) for layout in layouts)
        return Order(Request(self.settings.library, jobs, "", self.today(), release=not self.settings.drafts), typed)

    def today(self) -> date:
        """The day that counts for signatures and reviews."""
        return self.shelf.today()


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: what the page calls it, what its readers call it, its direction, and what many of them read too."""

    tag: str
    name: str
    own: str
    direction: str
    also_read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A leaflet in a language, on a paper (None where the library has no layout for it), for a clinic or for none."""

    card: Card
    language: str
    paper: Paper | None
    papers: tuple[Paper, ...]
    clinic: str
    clinics: Mapping[str, str]

    def address(self, **other: str) -> dict[str, str]:
        """The choice as it stands in an address, with something changed."""
        paper = self.paper.id if self.paper else ""
        return {"lang": self.language, "paper": paper, "clinic": self.clinic or NO_CLINIC, **other}


def fits_language(paper: Paper, card: Card, language: str) -> bool:
    """Two languages side by side need two."""
    return paper.kind is not Kind.BILINGUAL or language != card.source
